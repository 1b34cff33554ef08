"""Golden rows of promises: one for each shape of `hvornaar`, and what can come in between."""

from spec.due.golden import Golden
from spec.due.promising import promise

SICK = {"maalgruppe": "sygedagpenge", "udloeses_af": "sygdom.sygemeldt", "opfyldt_af": "samtaler.holdt"}
INSURED = {"maalgruppe": "A-dagpenge", "opfyldt_af": "samtaler.holdt"}
REACHED = {"udloeses_af": "forloeb.varighed", "opfyldt_af": "samtaler.intensivt_forloeb"}

PROMISES = (
    Golden(
        "within working days, across Easter: four free days and a week-end are skipped, and the fifth day is in time",
        promise("inden for 5 hverdage", **SICK),
        """
        spells  group         start       end
        1       sygedagpenge  2024-03-25  -

        talks   day         resets
        1       2024-04-04  ja
        """,
        "2024-04-10",
        "plan/L/1/2024-03-25/1",
        "1 2024-03-25 → 2024-04-04 holdt 2024-04-04 HOLDT",
        """
        loefte · Løfte · inden for 5 hverdage · plan
        haendelse · sygemeldingen begynder · 2024-03-25
        ikke_hverdage · 2 · fridag · Skærtorsdag · 2024-03-28, fridag · Langfredag · 2024-03-29, """
        """fridag · Anden påskedag · 2024-04-01
        forfald · 2024-04-04
        ansvarlig · sagsbehandler
        holdt · samtalen er holdt · 2024-04-04
        staar · staar_holdt · 2024-04-10
        """,
    ),
    Golden(
        "within a month clamps to 29 February; the day after is late, and nobody but the municipality was in the way",
        promise("inden for 1 måned", **SICK),
        """
        spells  group         start       end
        1       sygedagpenge  2024-01-31  -

        talks   day         resets
        1       2024-03-01  ja
        """,
        "2024-03-10",
        "plan/L/1/2024-01-31/1",
        "1 2024-01-31 → 2024-02-29 holdt 2024-03-01 HOLDT_FOR_SENT [kommunen]",
        """
        loefte · Løfte · inden for 1 måned · plan
        haendelse · sygemeldingen begynder · 2024-01-31
        forfald · 2024-02-29
        ansvarlig · sagsbehandler
        holdt · samtalen er holdt · 2024-03-01
        staar · staar_holdt_for_sent · 2024-03-10 · 1
        """,
    ),
    Golden(
        "every fourth week runs from the last contact; absence keeps nothing, and the delay is then the citizen's",
        promise("hver 4. uge", maalgruppe="unge", udloeses_af="unge.indgang", opfyldt_af="unge.kontakt"),
        """
        persons      born
        1            2001-01-01

        spells       group          start       end
        1            kontanthjaelp  2024-02-01  -

        happenings   kind           day
        1            indgang_unge   2024-02-01

        talks        day            outcome
        1            2024-02-20     holdt
        1            2024-03-05     udeblevet
        """,
        "2024-03-20",
        "plan/L/1/2024-02-20/1",
        "1 2024-02-20 → 2024-03-19 OVERSKREDET [borgeren]",
        """
        loefte · Løfte · hver 4. uge · plan
        sag · 2024-02-01
        sidst · den unge har haft kontakt · 2024-02-20
        forfald · 2024-03-19
        ansvarlig · sagsbehandler
        udeblevet · 2024-03-05
        staar · staar_overskredet · 2024-03-20 · 1
        """,
    ),
    Golden(
        "a count in a year is that many rows of the year; what was called off was not held",
        promise("2 om året", maalgruppe="virksomheder", udloeses_af="kalender.aar", opfyldt_af="besoeg.arrangement"),
        """
        events  kind      day         outcome  company
        9       jobmesse  2024-05-05  holdt    9
        9       jobmesse  2024-09-05  aflyst   9
        """,
        "2024-12-20",
        "plan/L/0/2024-01-01/2",
        "0 2024-01-01 → 2024-12-31 SNART",
        """
        loefte · Løfte · 2 om året · plan
        periode · 2024-01-01 · 2024-12-31
        forfald · 2024-12-31
        ansvarlig · sagsbehandler
        staar · staar_snart · 2024-12-20
        """,
    ),
    Golden(
        "several acts in a rolling window: the fifth talk is due a year after the first, not a year after the fourth",
        promise(
            "mindst 4 samtaler og 1 tilbud inden for 12 måneder",
            maalgruppe="ledighedsydelse",
            udloeses_af="forloeb.begynder",
        ),
        """
        spells  group            start       end
        1       ledighedsydelse  2024-01-10  -

        talks   day         resets
        1       2024-02-01  ja
        1       2024-04-01  ja
        1       2024-06-01  ja
        1       2024-08-01  ja

        offers  kind                start       end
        1       virksomhedspraktik  2024-03-01  2024-04-01
        """,
        "2024-12-31",
        "plan/L.samtale/1/2024-02-01/1",
        "1 samtale 2024-02-01 → 2025-02-01 AABEN",
        """
        loefte · Løfte · mindst 4 samtaler og 1 tilbud inden for 12 måneder · plan
        sag · 2024-01-10
        sidst · samtalen er holdt · 2024-02-01
        forfald · 2025-02-01
        ansvarlig · sagsbehandler
        staar · staar_aaben · 2024-12-31
        """,
    ),
    Golden(
        "at each talk: what was not in the talk cannot be put into it the day after",
        promise(
            "ved hver samtale",
            maalgruppe="A-dagpenge",
            udloeses_af="samtaler.holdt",
            opfyldt_af="samtaler.konkrete_job",
        ),
        """
        spells  group       start       end
        1       a_dagpenge  2024-01-10  -

        talks   day         resets  topics
        1       2024-02-01  ja      konkrete_job+plan
        1       2024-03-01  ja      plan
        """,
        "2024-03-02",
        "plan/L/1/2024-03-01/1",
        "1 2024-03-01 → 2024-03-01 OVERSKREDET [kommunen]",
        """
        loefte · Løfte · ved hver samtale · plan
        sag · 2024-01-10
        haendelse · samtalen er holdt · 2024-03-01
        forfald · 2024-03-01
        ansvarlig · sagsbehandler
        staar · staar_overskredet · 2024-03-02 · 1
        """,
    ),
    Golden(
        "at the first talk, by another act: no limit in days is invented; it is held, and the wait is told elsewhere",
        promise(
            "ved den første samtale",
            maalgruppe="sygedagpenge",
            udloeses_af="samtaler.foerste",
            opfyldt_af="sygdom.virksomhedskonsulent",
            naar="sygdom.ansat_uden_opstart",
        ),
        """
        spells       group                         start       end
        1            sygedagpenge                  2024-01-10  -

        happenings   kind                          day
        1            sygemelding_med_arbejdsgiver  2024-01-10

        talks        day                           resets
        1            2024-02-01                    ja
        1            2024-03-01                    ja

        relations    role                          start       end
        1            virksomhedskonsulent          2024-02-10  -
        """,
        "2024-03-02",
        "plan/L/1/2024-02-01/1",
        "1 2024-02-01 → - holdt 2024-02-10 HOLDT",
        """
        loefte · Løfte · ved den første samtale · plan
        sag · 2024-01-10
        haendelse · den første samtale er holdt · 2024-02-01
        ingen_frist
        ansvarlig · sagsbehandler
        holdt · virksomhedskonsulenten er knyttet på · 2024-02-10
        staar · staar_holdt · 2024-03-02
        """,
    ),
    Golden(
        "when unemployment reaches 39 weeks, of dagpenge: 92 days before a break and 181 after it are 273, and the day "
        "after them is the day",
        promise("når ledigheden når 39 uger", maalgruppe="A-dagpenge", **REACHED),
        """
        spells   group                     start       end
        1        a_dagpenge                2023-06-01  2023-09-01
        1        a_dagpenge                2023-11-01  -

        efforts  kind                      start       end
        1        intensivt_samtaleforloeb  2024-06-10  2024-08-01
        """,
        "2024-06-20",
        "plan/L/1/2024-04-30/1",
        "1 2024-04-30 → 2024-04-30 holdt 2024-06-10 HOLDT_FOR_SENT [kommunen]",
        """
        loefte · Løfte · når ledigheden når 39 uger · plan
        sag · 2023-11-01
        naaet · 2024-04-30 · når ledigheden når 39 uger
        samlet
        forfald · 2024-04-30
        ansvarlig · sagsbehandler
        holdt · det intensive samtaleforløb begynder · 2024-06-10
        staar · staar_holdt_for_sent · 2024-06-20 · 41
        """,
    ),
    Golden(
        "four weeks from the municipality's take-over, although the group's own row begins some days later",
        promise(
            "inden for 4 uger",
            maalgruppe="flygtninge og familiesammenførte",
            udloeses_af="integration.overtaget",
            opfyldt_af="integration.program_tilbudt",
        ),
        """
        groups      group                 start       end
        1           flygtninge            2024-03-05  -

        happenings  kind                  day
        1           kommunal_overtagelse  2024-03-01
        """,
        "2024-03-20",
        "plan/L/1/2024-03-01/1",
        "1 2024-03-01 → 2024-03-29 SNART",
        """
        loefte · Løfte · inden for 4 uger · plan
        sag · 2024-03-05
        haendelse · kommunen overtager ansvaret · 2024-03-01
        forfald · 2024-03-29
        ansvarlig · sagsbehandler
        staar · staar_snart · 2024-03-20
        """,
    ),
    Golden(
        "an exemption moves the day: 14 days of holiday in the four weeks are 14 days more",
        promise("inden for 4 uger", **SICK),
        """
        spells      group         start       end
        1           sygedagpenge  2024-03-01  -

        exemptions  kind          start       end
        1           ferie         2024-03-10  2024-03-24
        """,
        "2024-04-05",
        "plan/L/1/2024-03-01/1",
        "1 2024-03-01 → 2024-04-12 SNART",
        """
        loefte · Løfte · inden for 4 uger · plan
        haendelse · sygemeldingen begynder · 2024-03-01
        stille · ferie · 2024-03-10 · 2024-03-23
        flyttet · 2024-03-29 · 14
        forfald · 2024-04-12
        ansvarlig · sagsbehandler
        staar · staar_snart · 2024-04-05
        """,
    ),
    Golden(
        "from 2024 the a-kasse has the first three months: the row waits for the a-kasse and is not ours",
        promise("inden for 2 uger", udloeses_af="forloeb.begynder", **INSURED),
        """
        spells      group       start       end
        1           a_dagpenge  2024-01-01  -
        """,
        "2024-01-20",
        "plan/L/1/2024-01-01/1",
        "1 2024-01-01 → 2024-01-15 AFVENTER (a-kasse) [anden]",
        """
        loefte · Løfte · inden for 2 uger · plan
        haendelse · forløbet begynder · 2024-01-01
        forfald · 2024-01-15
        overdraget · a-kasse
        staar · staar_afventer · 2024-01-20
        """,
    ),
)
