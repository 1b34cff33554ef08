"""The goals as a role may see them: the committee is not shown small counts of the municipality's own persons."""

from collections.abc import Sequence
from dataclasses import replace

from pejl.answers.disclosed import disclosed
from pejl.answers.disclosure import Released
from pejl.answers.leaving import LEAST, Leaving, leaving, told_of_nobody
from pejl.answers.leaving.numbers import has_persons
from pejl.answers.since import Change, Move, Reason, Why, since
from pejl.answers.standings import standings
from pejl.goals import Goal, Part, Standing
from pejl.ledger import Figures
from pejl.web.access import Role
from pejl.web.stand import Stand
from pejl.web.told import telling
from pejl.words import Step


def standings_for(role: str, stand: Stand) -> list[Standing]:
    """The standings, as they are or as they may be shown."""
    if role != Role.UDVALG:
        return stand.standings
    seen = leaving_for(stand)
    return stand.once("for udvalget", lambda: [disclosed(each, seen) for each in _standings(stand)])


def figures_for(role: str, stand: Stand) -> Figures:
    """The figures to ask on behalf of a role."""
    return told_of_nobody(stand.figures) if role == Role.UDVALG else stand.figures


def _standings(stand: Stand) -> list[Standing]:
    return stand.once("for udvalget: tal", lambda: standings(stand.plan, figures_for(Role.UDVALG, stand), stand.day))


def leaving_for(stand: Stand) -> Leaving:
    """What the committee may see of the own counts, kept as told."""

    def decide(told: Sequence[Released]) -> tuple[Leaving]:
        return (leaving(stand.plan, figures_for(Role.UDVALG, stand), stand.day, _standings(stand), earlier=told),)

    _, (found,) = stand.once("for udvalget: afgjort", lambda: telling(stand.plan.name, stand.now, decide))
    return found


def hides_rows(role: str, part: Part | Goal) -> bool:
    """Whether single numbers behind a goal or a part of one are kept from the role: any may be of few persons."""
    if role != Role.UDVALG:
        return False
    if isinstance(part, Goal):
        return any(hides_rows(role, each) for each in (part.part, *part.parts))
    return has_persons(part)


def changes_for(role: str, stand: Stand, then: Stand) -> list[Change]:
    """What has changed since `then`, as it may be shown."""
    who = "for udvalget" if role == Role.UDVALG else "alle"
    now, before = figures_for(role, stand), figures_for(role, then)
    every = stand.once(("siden", who, then.day), lambda: since(stand.plan, now, before, stand.day, then.day))
    if role != Role.UDVALG:
        return every
    seen = leaving_for(then), leaving_for(stand)
    return [
        _seen(each, *seen) if hides_rows(role, goal) else each
        for goal, each in zip(stand.plan.goals, every, strict=True)
    ]


def _seen(change: Change, then: Leaving, now: Leaving) -> Change:
    """Only the numbers before and after that are shown; where one is withheld, what moved it and whether that turned
    the verdict is withheld with it."""
    before, after = disclosed(change.before, then), disclosed(change.after, now)
    whole = before is change.before and after is change.after
    own = change.own
    if not whole or len(own.reasons) > 1:
        withheld = Reason(Why.UNKNOWN, None, Step("svar_faa_personer", {"mindst": LEAST}))
        shown = (before.judgement.value, after.judgement.value)
        own = Move(*shown, own.before_period, own.after_period, (withheld,) if own.reasons else ())
    says = change.says if whole else ()
    reference = change.reference if whole else None
    parts = tuple(_seen(each, then, now) for each in change.parts)
    return replace(change, before=before, after=after, own=own, reference=reference, says=says, parts=parts)
