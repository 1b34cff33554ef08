"""Whether the number that settles a goal is there, and which one is waited for where it is not."""

from collections.abc import Iterator, Sequence
from datetime import date

from pejl.goals.case import Judgement
from pejl.law import tables
from pejl.measure import Measured
from pejl.periods import Period
from pejl.words import Name, Step


def part_of_year(own: Measured) -> list[Step]:
    """How much of its year the number is of; nothing for all of it."""
    return [step for step in own.trail.steps if step.code == "del_af_aaret"]


def final(own: Measured | None, rule: str, due: date) -> bool:
    """Settled needs the last whole period that ends by the goal's date; a survey needs one from the plan's
    last year."""
    if own is None:
        return False
    if rule == "hver måling":
        return own.period.year >= due.year
    return _following(own).last > due and not part_of_year(own)


def _following(own: Measured) -> Period:
    """The next period its table will have; a half-yearly table steps two quarters."""
    table = _table(own)
    return tables.next_expected(table, own.period)[0] if table else own.period.step(1)


def _table(own: Measured) -> tables.TableSpec | None:
    return tables.known_table(own.trail.figures[0].table) if own.trail.figures else None


def awaited(own: Measured, rule: str, due: date) -> Iterator[Step]:
    """Which number is missing by the date, and when the statistic that the last one came from is expected to have it.
    Where the last year is there in part, those that lack of it; nothing where all is there."""
    if rule == "hver måling":
        yield from [Step("afventer_maaling", {"aar": due.year})] if own.period.year < due.year else []
        return
    following = _following(own)
    if lacking := _lacking(own, due) if following.last > due else [following]:
        yield _expected(lacking, _table(own))


def awaits(judged: Judgement) -> bool:
    """Whether its date has passed without the last number."""
    return any(step.code.startswith("afventer") for step in judged.why)


def _lacking(own: Measured, due: date) -> list[Period]:
    """The months or quarters that have ended by the date and are not in the year's number."""
    parts = own.period.parts(own.made_of[0].grain) if own.made_of else []
    return [each for each in parts if each not in own.made_of and each.last <= due]


def _expected(lacking: Sequence[Period], table: tables.TableSpec | None) -> Step:
    """Of several the day of the last one."""
    code, said = ("afventer", lacking[0]) if len(lacking) == 1 else ("afventer_flere", several(lacking))
    if table is None:
        return Step(code, {"periode": said})
    return Step(f"{code}_dag", {"periode": said, "dag": tables.expected_day(table, lacking[-1])})


def several(periods: Sequence[Period]) -> Name:
    """`1. og 3. kvartal 2023`, in the order of time: what the names end alike with is said once. At least one."""
    periods = sorted(periods, key=lambda each: each.end)
    return Name(
        _listed([each.label("da") for each in periods], "og"), _listed([each.label("en") for each in periods], "and")
    )


def _listed(names: Sequence[str], between: str) -> str:
    *most, last = names
    if not most:
        return last
    words = last.split()
    ends = (f" {' '.join(words[at:])}" for at in range(1, len(words)))
    alike = next((end for end in ends if all(each.endswith(end) for each in most)), "")
    return f"{', '.join(each.removesuffix(alike) for each in most)} {between} {last}"
