"""What another day's rules would ask of the same cases: rows that vanish, arise and move."""

from dataclasses import dataclass, replace
from datetime import date

from pejl.answers.promises import duties, group_names
from pejl.due import Promise
from pejl.due.run import Setting
from pejl.due.run import sheet as run
from pejl.due.sheet import DueRow, Sheet
from pejl.law.duties import RuleChange, rule_calendar
from pejl.law.duties import duties as versions
from pejl.ledger.snapshot import Snapshot

Key = tuple[str, str, int, date, int]


@dataclass(frozen=True, slots=True)
class Changed:
    """One duty (`family`; `text` for each of its groups) with the rows that are open on the day: under each case's own
    rule and under the other day's. `moved` are open under both and due on another day. `older`: how many of those that
    arise are in cases that began before there was such a version of the duty."""

    family: str
    text: str
    groups: str
    before: int
    after: int
    vanish: tuple[DueRow, ...]
    arise: tuple[DueRow, ...]
    moved: tuple[tuple[DueRow, DueRow], ...]
    unverified: bool
    expected: bool
    older: int = 0


MAIN_LAW = "lab"
"""The change of the rule calendar from which the duties are in Pejl; of the rules before it only few are."""


def first_rules() -> date:
    """The first day whose rules are in Pejl."""
    return next(each.day for each in rule_calendar() if each.code == MAIN_LAW)


def expected_by(rules_on: date) -> tuple[RuleChange, ...]:
    """The changes that are expected on the day or before it and not adopted: they are not in the rules of the day."""
    return tuple(each for each in rule_calendar() if each.expected and each.day <= rules_on)


def whatif(snapshot: Snapshot, day: date, rules_on: date, setting: Setting) -> list[Changed]:
    """The duties of the law as they are and as they would be if every case were under the rules of `rules_on`; only
    what nobody has done yet."""
    unkept = replace(setting, unkept=True)
    own, other = run(duties(), snapshot, day, unkept), run(duties(rules_on), snapshot, day, unkept)
    rows, instead = _rows(own), _rows(other)
    named = {**_families(other), **_families(own)}
    return [_changed(family, promise, rows, instead, other) for family, promise in sorted(named.items())]


def _families(sheet: Sheet) -> dict[str, Promise]:
    return {promise.basis.family: promise for promise in sheet.promises if promise.basis}


def _rows(sheet: Sheet) -> dict[Key, DueRow]:
    return {_key(row): row for row in sheet.running().rows()}


def _key(row: DueRow) -> Key:
    """What makes it the same row under another rule: the duty, the noun, the person, the event, its number."""
    family = row.promise.basis.family if row.promise.basis else row.promise.id
    return family, row.act.noun if row.act else "", row.subject, row.anchor, row.nth


def _changed(
    family: str, promise: Promise, rows: dict[Key, DueRow], instead: dict[Key, DueRow], other: Sheet
) -> Changed:
    before = {key: row for key, row in rows.items() if key[0] == family}
    after = {key: row for key, row in instead.items() if key[0] == family}
    told = [each for each in other.promises if each.basis and each.basis.family == family] or [promise]
    bases = [each.basis for each in told if each.basis]
    arise = tuple(after[key] for key in sorted(after.keys() - before.keys()))
    since = {each.code: each.force.first for each in versions()}
    return Changed(
        family,
        " / ".join(dict.fromkeys(each.text for each in told)),
        ", ".join(sorted({group_names(each) for each in told})),
        len(before),
        len(after),
        tuple(before[key] for key in sorted(before.keys() - after.keys())),
        arise,
        tuple(
            (before[key], after[key])
            for key in sorted(before.keys() & after.keys())
            if before[key].due != after[key].due
        ),
        any(basis.unverified for basis in bases),
        any(basis.expected for basis in bases),
        sum(row.began is not None and row.began < since[row.promise.id] for row in arise),
    )
