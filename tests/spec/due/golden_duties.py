"""Golden rows of the law: across a change of rules, by the a-kasse, for a share of a group."""

from spec.due.golden import Golden

DUTIES = (
    Golden(
        "a case that began the day before the rule changed keeps the old rule: four talks with us in six months",
        "",
        """
        spells      group       start       end
        1           a_dagpenge  2023-12-31  -

        talks       day         resets
        1           2024-01-20  ja
        """,
        "2024-03-20",
        "lov/samtaler_dagpenge_2020/1/2023-12-31/2",
        "1 samtale 2023-12-31 → 2024-06-30 AABEN",
        """
        lov · 4 samtaler i de første 6 måneder · mindst 4 samtaler inden for 6 måneder · LAB § 31 · elov.dk § 31
        regel · 2023-12-31 · 2020-01-01
        haendelse · forløbet begynder · 2023-12-31
        forfald · 2024-06-30
        ansvarlig · sagsbehandler
        staar · staar_aaben · 2024-03-20
        """,
        law=True,
    ),
    Golden(
        "the day after, three talks with us before six months, the a-kasse's three before three",
        "",
        """
        spells      group       start       end
        1           a_dagpenge  2024-01-01  -
        """,
        "2024-03-20",
        "lov/samtaler_akasse_2024/1/2024-01-01/3",
        "1 samtale 2024-01-01 → 2024-04-01 AFVENTER (a-kasse) [anden]",
        """
        lov · 3 samtaler i a-kassen i de første 3 måneder · mindst 3 samtaler inden for 3 måneder · """
        """LAB § 31 · elov.dk § 31
        regel · 2024-01-01 · 2024-01-01
        haendelse · forløbet begynder · 2024-01-01
        forfald · 2024-04-01
        ansvarlig · a-kasse
        staar · staar_afventer · 2024-03-20
        """,
        law=True,
    ),
    Golden(
        "from 1 July 2026 the talks are a duty to three in four: the row says how the whole group stands",
        "",
        """
        spells  group            start       end
        1       ledighedsydelse  2026-07-01  -
        2       ledighedsydelse  2026-07-01  -

        talks   day              resets
        1       2026-08-01       ja
        1       2026-09-01       ja
        1       2026-10-01       ja
        1       2026-11-01       ja
        2       2026-08-01       ja
        2       2026-09-01       ja
        """,
        "2027-01-10",
        "lov/samtaler_ledighedsydelse_2026/2/2026-07-01/3",
        "2 samtale 2026-07-01 → 2027-01-01 OVERSKREDET [kommunen]",
        """
        lov · 4 samtaler i de første 6 måneder · mindst 4 samtaler inden for 6 måneder · """
        """lov nr. 1750 af 29. december 2025 · STAR, webinar 21. januar 2026; admin.elov.dk, L 66
        andel · 75
        regel · 2026-07-01 · 2026-07-01
        haendelse · forløbet begynder · 2026-07-01
        forfald · 2027-01-01
        ansvarlig · sagsbehandler
        andel_staar · 75 · 50.0
        staar · staar_overskredet · 2027-01-10 · 9
        """,
        law=True,
    ),
)
