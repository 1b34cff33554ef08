"""Flygtninge og familiesammenførte: beskæftigelse og selvforsørgelse."""

from pejl.law.catalogue import offers_counting_as
from pejl.ledger.verbs import NumberOf, PersonsAt, aged, days, held, noted
from pejl.numbers import Value
from pejl.rules import Ask, Own, OwnRule, Reckoned, indicator, per_cent

AFTER = 92
"""Days after the last of a company placement up to and including which an ordinary job is seen as following it."""


def _employed(own: Own) -> Reckoned:
    there = own.people & aged(18, 67)
    paid = held("jobs", "ordinaer", where=[("minutes", ">=", 1)])
    return per_cent(PersonsAt(there & paid), PersonsAt(there))


@indicator(
    title="andel i beskæftigelse",
    english="share in employment",
    unit="%",
    measures=("i_beskaeftigelse",),
    share=True,
    own=_employed,
)
def i_beskaeftigelse(ask: Ask) -> Value:
    """Andel af flygtninge og familiesammenførte, der er i beskæftigelse.

    Definition: 18-66-årige bosat i kommunen ved periodens slutning med ustøttet lønarbejde i måneden.
    `opgoerelse` siger hvilke år tilflytningen dækker.
    Kilde: Jobindsats MM13.
    Grænsetilfælde: Fleksjob, løntilskud og skånejob tæller ikke. To tilflytningsårgange er to forskellige tal.
    Egne hændelser: Medlemmer af gruppen ved periodens slutning med ordinære løntimer i den måned, over alle. En
    årgang er en målgruppe for sig: hændelserne kan ikke deles efter `opgoerelse`.
    """
    return ask.share("i_beskaeftigelse")


def _not_on_sho(own: Own) -> Reckoned:
    supported = held("spells", "sho")
    left = PersonsAt(own.people - supported)
    return per_cent(left, PersonsAt(own.people), needs=("sho",), notes=("ikke_paa_sho",))


@indicator(
    title="andel selvforsørgende",
    english="share self-supporting",
    unit="%",
    measures=("selvforsoergende",),
    share=True,
    own=_not_on_sho,
)
def selvforsoergende(ask: Ask) -> Value:
    """Andel, der ikke modtager selvforsørgelses- og hjemrejseydelse.

    Definition: Personer i gruppen uden SHO på opgørelsesdagen over alle i gruppen.
    Kilde: Fagsystemet og egne beregninger (Allerød 2022, l. 648).
    Grænsetilfælde: Ikke på SHO er ikke det samme som i arbejde; en anden ydelse tæller også som "ikke på SHO".
    Egne hændelser: Ydelsen ophørte med juni 2025; ingen periode derefter opgøres.
    """
    return ask.share("selvforsoergende")


def _job_after(kind: str) -> OwnRule:
    """Ended company placements of the group's members after which the job came."""

    def rule(own: Own) -> Reckoned:
        ended = held("offers", *offers_counting_as("virksomhedsrettet")).ends().on(own.people)
        job = noted("happenings", kind)
        return per_cent(NumberOf(ended.followed_by(job, days(AFTER + 1))), NumberOf(ended), settles=AFTER)

    return rule


@indicator(
    title="andel tilbudt ordinært job",
    english="share offered an ordinary job",
    unit="%",
    measures=("ordinaert_job_tilbudt",),
    share=True,
    own=_job_after("job_tilbudt"),
)
def ordinaert_job_tilbudt(ask: Ask) -> Value:
    """Andel, der tilbydes ordinært job efter virksomhedsnær aktivering.

    Definition: Afsluttede virksomhedsforløb med tilbud om ordinært job over alle afsluttede.
    Kilde: Egne forløb (Allerød 2022, l. 217).
    Grænsetilfælde: Tilbudt og taget er to tal.
    Egne hændelser: Et job er tilbudt efter forløbet, når det sker fra forløbets sidste dag til og med 92 dage senere.
    Hver række med et tilbud er et forløb; personen skal være i målgruppen på dets sidste dag.
    """
    return ask.share("ordinaert_job_tilbudt")


@indicator(
    title="andel, der tager ordinært job",
    english="share taking an ordinary job",
    unit="%",
    measures=("ordinaert_job_taget",),
    share=True,
    own=_job_after("job_taget"),
)
def ordinaert_job_taget(ask: Ask) -> Value:
    """Andel, der begynder i ordinært job efter virksomhedsnær aktivering.

    Definition: Afsluttede virksomhedsforløb, efter hvilke der tages et ordinært job, over alle afsluttede.
    Kilde: Egne forløb (Allerød 2022, l. 217).
    Grænsetilfælde: Et job, der er tilbudt, men ikke taget, tæller kun i `ordinaert_job_tilbudt`; 92 dage som der.
    """
    return ask.share("ordinaert_job_taget")
