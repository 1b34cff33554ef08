"""Fleksjob and ledighedsydelse: two sides of one group."""

from fractions import Fraction

import pytest

from pejl.measure import joined
from pejl.rules import Missing
from spec.drawing import OWN, PEER, measured, spec

IN_JOB, WAITING = spec("fleksjob.andel_i_fleksjob"), spec("fleksjob.andel_ledighedsydelse")


def counts(fleksjob: str, ledighedsydelse: str, area: str = OWN) -> str:
    return f"""
        maaling           gruppe           naevner             omraade  2023M07
        fuldtidspersoner  fleksjob                             {area}      {fleksjob}
        fuldtidspersoner  ledighedsydelse                      {area}      {ledighedsydelse}
    """


def test_andel_i_fleksjob_with_one_withheld_cell_is_an_interval() -> None:
    value = measured(counts("18", "."), IN_JOB).value
    assert (value.exact, value.low, value.high) == (None, Fraction(3500, 39), 100)


def test_the_two_shares_are_exactly_100_together() -> None:
    table = counts("161", "29")
    job, waiting = measured(table, IN_JOB).value.exact, measured(table, WAITING).value.exact
    assert job == Fraction(16100, 190)
    assert job is not None
    assert waiting is not None
    assert job + waiting == 100


def test_a_share_published_for_the_whole_group_goes_before_the_computed() -> None:
    published = "        andel             fleksjob         fleksjobvisiterede  250      84.9\n"
    table = f"{counts('161', '29').rstrip()}\n{published}"
    assert measured(table, IN_JOB).value.exact == Fraction("84.9")


def test_the_two_shares_are_100_together_also_when_only_one_is_published() -> None:
    published = "        andel             fleksjob         fleksjobvisiterede  250      84.9\n"
    table = f"{counts('161', '29').rstrip()}\n{published}"
    job, waiting = measured(table, IN_JOB).value.exact, measured(table, WAITING).value.exact
    assert job is not None
    assert waiting is not None
    assert job + waiting == 100


def test_the_share_of_the_population_is_another_number_and_never_taken() -> None:
    """Jobindsats publishes fleksjob in per cent of the population (about 2); that is not of the visiterede."""
    population = "        andel             fleksjob         befolkningen_16_66  250      2.1\n"
    table = f"{counts('161', '29').rstrip()}\n{population}"
    assert measured(table, IN_JOB).value.exact == Fraction(16100, 190)


def test_several_published_denominators_do_not_hide_the_counts() -> None:
    published = """
        andel             fleksjob         befolkningen_16_66  250      2.1
        andel             fleksjob         gruppen             250      2.8
    """
    table = f"{counts('161', '29').rstrip()}{published}"
    assert measured(table, IN_JOB).value.exact == Fraction(16100, 190)


def test_nobody_in_either_has_no_share() -> None:
    with pytest.raises(Missing) as lacking:
        measured(counts("0", "0"), IN_JOB)
    assert lacking.value.code == "ingen_i_naevneren"


def test_two_withheld_cells_may_be_nobody_and_have_no_share() -> None:
    with pytest.raises(Missing) as lacking:
        measured(counts(".", "."), IN_JOB)
    assert lacking.value.code == "ingen_i_naevneren"


def test_a_set_is_summed_before_it_is_divided() -> None:
    lines = counts("90", "10").rstrip() + "\n" + "\n".join(counts("10", "30", PEER).splitlines()[2:4]) + "\n"
    assert measured(lines, IN_JOB, joined("naboer", [OWN, PEER])).value.exact == Fraction(10000, 140)


def test_one_count_alone_is_no_share() -> None:
    with pytest.raises(Missing):
        measured("maaling           gruppe    omraade  2023M07\nfuldtidspersoner  fleksjob  250      9", IN_JOB)
