"""Fleksjob og ledighedsydelse: to sider af samme gruppe."""

from pejl.ledger.verbs import held
from pejl.numbers import Value, counted, percent_of_both
from pejl.rules import Ask, Missing, Own, OwnRule, Reckoned, full_time, indicator, per_cent

BOTH = ("fleksjob", "ledighedsydelse")


def _own(part: str) -> OwnRule:
    """Full-time persons on the one over full-time persons on both."""

    def rule(own: Own) -> Reckoned:
        return per_cent(full_time(held("spells", part)), full_time(held("spells", *BOTH)))

    return rule


def _of_both(ask: Ask, part: str, rest: str) -> Value:
    """The published share of the visiterede, or what the other group's leaves of 100, else the exact ratio of
    the two counts. A share of the population or the labour force is another number."""
    for group, of_hundred in ((part, False), (rest, True)):
        try:
            share = ask.share("andel", group, of="fleksjobvisiterede")
        except Missing:
            continue
        return counted(100) - share if of_hundred else share
    ratio = percent_of_both(ask.count("fuldtidspersoner", part), ask.count("fuldtidspersoner", rest))
    if ratio is None:
        raise Missing("ingen_i_naevneren")
    return ratio


@indicator(
    title="andel i fleksjob",
    english="share in flex jobs",
    unit="%",
    measures=("andel", "fuldtidspersoner"),
    share=True,
    groups=BOTH,
    own=_own("fleksjob"),
)
def andel_i_fleksjob(ask: Ask) -> Value:
    """Fleksjobvisiterede, der er i fleksjob, i procent af alle fleksjobvisiterede.

    Definition: Fleksjob / (fleksjob + ledighedsydelse) x 100, fuldtidspersoner.
    Kilde: Jobindsats `y08a02` og `y09a02`.
    Grænsetilfælde: Er den ene celle skjult, er andelen et interval.
    """
    return _of_both(ask, "fleksjob", "ledighedsydelse")


@indicator(
    title="andel på ledighedsydelse",
    english="share on benefit between flex jobs",
    unit="%",
    measures=("andel", "fuldtidspersoner"),
    share=True,
    groups=BOTH,
    own=_own("ledighedsydelse"),
)
def andel_ledighedsydelse(ask: Ask) -> Value:
    """Fleksjobvisiterede på ledighedsydelse i procent af alle fleksjobvisiterede.

    Definition: Ledighedsydelse / (fleksjob + ledighedsydelse) x 100; det, der mangler i `andel_i_fleksjob`.
    Kilde: Jobindsats `y09a02` og `y08a02`.
    Grænsetilfælde: De to andele er tilsammen præcis 100.
    """
    return _of_both(ask, "ledighedsydelse", "fleksjob")
