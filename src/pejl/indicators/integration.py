"""Flygtninge og familiesammenførte: beskæftigelse og selvforsørgelse."""

from pejl.numbers import Value
from pejl.rules import Ask, indicator


@indicator(title="andel i beskæftigelse", unit="%", measures=("i_beskaeftigelse",), share=True)
def i_beskaeftigelse(ask: Ask) -> Value:
    """Andel af flygtninge og familiesammenførte, der er i beskæftigelse.

    Definition: 18-66-årige bosat i kommunen ved periodens slutning med ustøttet lønarbejde i måneden.
    `opgoerelse` siger hvilke år tilflytningen dækker.
    Kilde: Jobindsats MM13.
    Grænsetilfælde: Fleksjob, løntilskud og skånejob tæller ikke. To tilflytningsårgange er to forskellige tal.
    """
    return ask.share("i_beskaeftigelse")


@indicator(title="andel selvforsørgende", unit="%", measures=("selvforsoergende",), share=True)
def selvforsoergende(ask: Ask) -> Value:
    """Andel, der ikke modtager selvforsørgelses- og hjemrejseydelse.

    Definition: Personer i gruppen uden SHO på opgørelsesdagen over alle i gruppen.
    Kilde: Fagsystemet og egne beregninger (Allerød 2022, l. 648).
    Grænsetilfælde: Ikke på SHO er ikke det samme som i arbejde; en anden ydelse tæller også som "ikke på SHO".
    """
    return ask.share("selvforsoergende")


@indicator(title="andel tilbudt ordinært job", unit="%", measures=("ordinaert_job_tilbudt",), share=True)
def ordinaert_job_tilbudt(ask: Ask) -> Value:
    """Andel, der tilbydes ordinært job efter virksomhedsnær aktivering.

    Definition: Afsluttede virksomhedsforløb med tilbud om ordinært job over alle afsluttede.
    Kilde: Egne forløb (Allerød 2022, l. 217).
    Grænsetilfælde: Tilbudt og taget er to tal.
    """
    return ask.share("ordinaert_job_tilbudt")
