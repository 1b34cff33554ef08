"""The young counted from own events: where they are 3, 6 and 12 months after a course has ended."""

import pytest

from spec.indicators.counting import lacks, measured, over, own, periods

AFTER = "unge.efter_forloeb"
ENDED_ALONE = """
    spells  group              start       end
    1       uddannelseshjaelp  2023-06-01  2024-02-01
"""


def after(*blocks: str, variant: str = "3 måneder") -> int:
    """The share of the one who ended on 31 January 2024."""
    return int(own(AFTER, "\n".join((ENDED_ALONE, *blocks)), "2024M01", "uddannelseshjaelp", variant=variant))


def school(start: str, end: str) -> str:
    return f"    schooling  kind  start       end\n    1          fgu   {start}  {end}\n"


def job(month: str, kind: str = "ordinaer", minutes: int = 60) -> str:
    return f"    jobs  kind      month       minutes\n    1     {kind:8}  {month}  {minutes}\n"


@pytest.mark.parametrize(
    ("variant", "day", "before"),
    [
        ("1 måned", "2024-03-01", "2024-02-29"),
        ("3 måneder", "2024-05-02", "2024-05-01"),
        ("6 måneder", "2024-07-31", "2024-07-30"),
        ("12 måneder", "2025-01-30", "2025-01-29"),
    ],
)
def test_efter_forloeb_the_status_is_that_of_one_day(variant: str, day: str, before: str) -> None:
    assert after(school(day, "-"), variant=variant) == 100
    assert after(school("2024-02-01", day), variant=variant) == 0
    assert after(school(before, "-"), variant=variant) == 100


def test_efter_forloeb_a_job_is_ordinary_hours_in_the_month_of_the_day() -> None:
    assert after(job("2024-05-01")) == 100
    assert after(job("2024-05-01", minutes=1)) == 100
    assert after(job("2024-05-01", minutes=0)) == 0
    assert after(job("2024-04-01")) == after(job("2024-06-01")) == 0


def test_efter_forloeb_a_supported_job_is_not_a_job() -> None:
    assert after(job("2024-05-01", kind="stoettet")) == 0


ON_A_BENEFIT = """
    spells  group              start       end
    1       uddannelseshjaelp  2023-06-01  2024-02-01
    1       sygedagpenge       2024-05-02  2024-05-03
"""


def test_efter_forloeb_a_benefit_goes_before_school_and_school_before_job() -> None:
    both = school("2024-02-01", "-") + "\n" + job("2024-05-01")
    assert after(both) == 100
    assert own(AFTER, f"{ON_A_BENEFIT}\n{both}", "2024M01", "uddannelseshjaelp", variant="3 måneder") == 0
    assert own(AFTER, f"{ON_A_BENEFIT}\n{both}", "2024M01", "uddannelseshjaelp", variant="6 måneder") == 100


def test_efter_forloeb_who_is_back_before_a_whole_month_has_not_ended() -> None:
    ledger = """
        spells  group              start       end
        1       uddannelseshjaelp  2023-06-01  2024-02-01
        1       uddannelseshjaelp  2024-02-29  -
        2       uddannelseshjaelp  2023-06-01  2024-02-01
    """
    assert own(AFTER, ledger, "2024M01", "uddannelseshjaelp", variant="3 måneder") == 0
    assert over(measured(AFTER, ledger, "2024M01", "uddannelseshjaelp", variant="3 måneder")) == 1


@pytest.mark.parametrize(
    ("variant", "known", "newest"),
    [
        ("3 måneder", "2024-07-01", "2024Q01"),
        ("3 måneder", "2024-06-30", "2023Q04"),
        ("12 måneder", "2025-03-31", "2024Q01"),
        ("12 måneder", "2025-03-30", "2023Q04"),
    ],
)
def test_efter_forloeb_the_newest_quarter_is_the_one_whose_day_has_come_for_all(
    variant: str, known: str, newest: str
) -> None:
    found = periods(AFTER, ENDED_ALONE, "uddannelseshjaelp", variant=variant, known=known)
    assert next(period for period in found if "Q" in period) == newest


def test_efter_forloeb_a_month_after_is_known_when_the_course_has_surely_ended() -> None:
    newest = [
        periods(AFTER, ENDED_ALONE, group, variant="1 måned", known="2024-03-01")[0]
        for group in ("uddannelseshjaelp", "sygedagpenge")
    ]
    assert newest == ["2023M12", "2024M01"]


@pytest.mark.parametrize("variant", ["", "2 måneder", "3 måneder efter"])
def test_efter_forloeb_needs_one_of_the_published_spans(variant: str) -> None:
    assert lacks(AFTER, ENDED_ALONE, "2024M01", "uddannelseshjaelp", variant=variant) == "ukendt_opgoerelse"


@pytest.mark.parametrize("name", ["ungdomsuddannelse", "uden_tilknytning", "eud_ansoegninger"])
def test_what_only_the_registers_know_is_not_counted_from_events(name: str) -> None:
    assert lacks(f"unge.{name}", ENDED_ALONE, "2024M01", "unge") == "egne_ingen_regel"
