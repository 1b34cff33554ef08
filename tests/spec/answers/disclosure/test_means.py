"""What joint disclosure does with means, and with many rows of few persons."""

from fractions import Fraction

import pytest

from pejl.answers.disclosure import Cell, Protected, Reason, Relation, Released, Share, protect


def test_many_rows_of_few_persons_are_withheld_and_not_told_by_what_they_are_a_part_of() -> None:
    cells = [Cell("alle", 60), Cell("unge", 48), Cell("resten", 12, printed=False, few=True)]
    found = protect(cells, [Relation("alle", ("unge", "resten"))])
    assert (found.shown, found.withheld) == ({"alle": 60}, {"unge": Reason.SECONDARY})
    enough = [*cells[:2], Cell("resten", 12, printed=False)]
    assert protect(enough, [Relation("alle", ("unge", "resten"))]).withheld == {}


def mean(days: int, ended: int, *earlier: Released) -> Protected:
    cells = [Cell("dage", days, persons=False, printed=False), Cell("endt", ended, printed=False)]
    return protect(cells, [], earlier, shares=[Share("snit", "dage", "endt", Fraction(days, ended), mean=True)])


@pytest.mark.parametrize(("days", "ended", "shown"), [(3, 5, True), (900, 5, True), (900, 4, False)])
def test_mean_is_shown_however_few_the_days_where_it_is_of_enough(days: int, ended: int, *, shown: bool) -> None:
    assert ("snit" in mean(days, ended).shown) is shown


@pytest.mark.parametrize(
    ("days", "ended", "shown"),
    [(640, 8, 80), (641, 8, None), (640, 12, None), (900, 12, None), (900, 13, Fraction(900, 13))],
    ids=["the same", "other days", "few more", "few more and other days", "more"],
)
def test_mean_of_about_as_many_as_before_is_as_it_was(days: int, ended: int, shown: Fraction | None) -> None:
    """What it was told as may stand."""
    found = mean(days, ended, mean(640, 8).released)
    assert found.shown.get("snit") == shown
    assert found.as_before == ({} if shown else {"snit": 80})


def test_mean_of_a_whole_does_not_tell_that_the_days_of_a_part_were_corrected() -> None:
    """The parts were told before; of the whole the days would tell."""
    first = mean(640, 8).released
    cells = [Cell("dage", 660, persons=False, printed=False), Cell("endt", 8, printed=False)]
    cells += [Cell("mere", 500, persons=False, printed=False), Cell("flere", 9, printed=False)]
    cells += [Cell("alle dage", 1160, persons=False, printed=False), Cell("alle endt", 17, printed=False)]
    shares = [
        Share("snit", "dage", "endt", Fraction(165, 2), mean=True),
        Share("andet", "mere", "flere", Fraction(500, 9), mean=True),
        Share("samlet", "alle dage", "alle endt", Fraction(1160, 17), mean=True),
    ]
    sums = [Relation("alle dage", ("dage", "mere")), Relation("alle endt", ("endt", "flere"))]
    found = protect(cells, sums, [first], shares=shares)
    assert "snit" in found.as_before
    assert len(found.shown) == 1
