"""Own formidlings- and besættelsesgrad: counts with numerator and denominator, apart from what is published."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from pejl.answers.own_orders import OwnCount, own_orders
from pejl.goals.case import Case
from pejl.ledger import Origin
from pejl.measure import Measured
from pejl.numbers import Value
from pejl.periods import COPENHAGEN
from pejl.words import say


@dataclass(frozen=True)
class Order:
    kind: str
    received: datetime
    referred: int
    hired: int


def order(day: str, referred: int = 0, hired: int = 0, kind: str = "jobordre", clock: str = "10:00") -> Order:
    return Order(kind, datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=COPENHAGEN), referred, hired)


JANUARY, FEBRUARY, LATER = date(2024, 1, 1), date(2024, 2, 1), date(2024, 12, 31)


def test_formidling_is_orders_with_somebody_referred_over_all_orders() -> None:
    rows = [
        order("2024-01-05", 3),
        order("2024-01-06"),
        order("2024-01-07", 1),
        order("2024-01-08", kind="henvendelse"),
    ]
    found = own_orders(rows, JANUARY, FEBRUARY, LATER).formidling
    assert (found.numerator, found.denominator, found.share) == (2, 3, Fraction(2, 3))


def test_besaettelse_is_orders_with_somebody_hired_over_those_with_a_referral() -> None:
    rows = [order("2024-01-05", 3, 1), order("2024-01-06", 2), order("2024-01-07", 0, 1)]
    found = own_orders(rows, JANUARY, FEBRUARY, LATER).besaettelse
    assert (found.numerator, found.denominator) == (1, 2)  # hired without a referral is nobody's placement


def test_besaettelse_takes_an_order_in_on_its_92nd_day_and_not_the_day_before() -> None:
    rows = [order("2024-01-31", 1, 1)]
    before, on = (own_orders(rows, JANUARY, FEBRUARY, each) for each in (date(2024, 5, 1), date(2024, 5, 2)))
    assert (before.besaettelse.denominator, before.unsettled) == (0, 1)
    assert (on.besaettelse.denominator, on.unsettled) == (1, 0)
    assert before.formidling.numerator == 1  # which knows at once


def test_the_period_is_half_open_and_days_are_those_of_copenhagen() -> None:
    rows = [order("2024-01-01", clock="00:10"), order("2024-01-31", clock="23:59"), order("2024-02-01", clock="00:00")]
    assert own_orders(rows, JANUARY, FEBRUARY, LATER).formidling.denominator == 2


def test_an_order_of_a_later_day_is_not_known_yet() -> None:
    rows = [order("2024-01-05"), order("2024-01-20")]
    assert own_orders(rows, JANUARY, FEBRUARY, date(2024, 1, 19)).formidling.denominator == 1


def test_nothing_to_count_is_no_share_and_says_so() -> None:
    found = own_orders([], JANUARY, FEBRUARY, LATER)
    assert (found.formidling.share, found.besaettelse.share) == (None, None)
    assert "kan ikke regnes" in say(found.formidling.told().code, found.formidling.told().params)


def test_the_counts_are_own_and_no_type_that_figures_are_compared_by() -> None:
    count = own_orders([order("2024-01-05", 1)], JANUARY, FEBRUARY, LATER).formidling
    assert isinstance(count, OwnCount)
    assert count.origin is Origin.OWN
    assert not isinstance(count, Value | Measured | Case | Decimal | Fraction)


def test_the_words_have_both_numbers_and_say_that_they_are_not_comparable() -> None:
    steps = own_orders([order("2024-01-05", 1), order("2024-01-06")], JANUARY, FEBRUARY, LATER).told()
    told = [say(each.code, each.params) for each in steps]
    assert told[0] == "Egen formidlingsgrad: 0,50 (1 af 2 jobordrer har mindst én henvist)"
    assert "kan ikke sammenlignes med de offentliggjorte" in told[-1]
    assert "1. februar 2022" in told[-1]
