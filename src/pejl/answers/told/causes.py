"""What moved where a verdict changed: of the number and what it is held against only that which turned it."""

from collections.abc import Iterator

from pejl.answers.since import Change, Move, Why
from pejl.answers.told.facts import Cause, Facts
from pejl.goals import Standing
from pejl.goals.awaited import awaits
from pejl.goals.limit import Limit
from pejl.goals.stand import AT_RISK, BASELINE, SETTLED

_TOLD = {
    Why.REVISION: Cause.REVISED,
    Why.OWN_WORK: Cause.OWN_WORK,
    Why.OTHER_SOURCE: Cause.SOURCE,
    Why.GONE: Cause.GONE,
}


def causes_of(change: Change, before: Standing, after: Standing, shown: Facts) -> tuple[Cause, ...]:
    """The causes in the order they are told; none where the verdict is the same. `before` and `after` are the standings
    as the reader sees them: where a number in them is withheld the only cause is that it is."""
    if shown.verdict_before == shown.verdict_now:
        return ()
    if _hidden(change.before, before) or _hidden(change.after, after):
        return (Cause.HIDDEN,)
    return tuple(dict.fromkeys(_causes(change, shown)))


def _hidden(raw: Standing, seen: Standing) -> bool:
    """Whether a number of the standing is withheld, was taken away for the reader, or stands as it was first told."""
    numbers = [each.value for each in seen.judgement.measured]
    lost = raw.judgement.reference is not None and seen.judgement.reference is None
    return lost or any(value.withheld for value in numbers) or numbers != [m.value for m in raw.judgement.measured]


def _causes(change: Change, shown: Facts) -> Iterator[Cause]:
    if shown.broken is not None:
        yield Cause.BREAK
    if change.before.stage != change.after.stage:
        yield _stage(change)
        if _as_before(change):
            return
    if awaits(change.after.judgement) and not awaits(change.before.judgement):
        yield Cause.AWAITED
    by_number, by_limit = _decisive(change)
    if by_number:
        yield from _number(change.own)
    if by_limit:
        yield from _limit(change, change.reference)
    if _as_before(change) and change.after.verdict == AT_RISK:
        yield Cause.PATH


def _stage(change: Change) -> Cause:
    """Its time has begun, of a budget's row its year; its day has passed; or it is back from settled."""
    before, after = change.before.stage, change.after.stage
    if before == BASELINE:
        return Cause.YEAR_BEGUN if _of_budget(change) else Cause.BEGUN
    return Cause.ENDED if after == SETTLED else Cause.STAGE


def _of_budget(change: Change) -> bool:
    name = change.after.judgement.reference_name
    return name is not None and name.code == "budget"


def _as_before(change: Change) -> bool:
    """It holds or does not as before: the verdict changed with the stage, or since the way to the level got longer."""
    return change.before.holds is not None and change.before.holds is change.after.holds


def _number(own: Move) -> Iterator[Cause]:
    """That it is another number, or the same of another period, and what is known of how it came."""
    if own.before is not None and own.after is not None:
        if own.before != own.after:
            yield Cause.NUMBER
        elif own.before_period != own.after_period:
            yield Cause.PERIOD
    yield from (_TOLD[each.why] for each in own.reasons if each.why in _TOLD)


def _limit(change: Change, reference: Move | None) -> Iterator[Cause]:
    """The line moves with the number that is held against, or by itself: a law's limit, a new budget."""
    if reference is not None and reference.before != reference.after:
        if reference.before is None:
            yield Cause.FIRST_REFERENCE
        else:
            yield Cause.REFERENCE if reference.after is not None else Cause.GONE_REFERENCE
        return
    was, now = change.before.judgement.limit, change.after.judgement.limit
    if was is not None and now is not None and was.limit.exact != now.limit.exact:
        yield Cause.LIMIT


def _decisive(change: Change) -> tuple[bool, bool]:
    """Whether the number and whether the limit had a share in turning the verdict. Where one of them alone turns it
    and the other alone does not, only the one had; else both, as far as they moved."""
    was, now = change.before.judgement.limit, change.after.judgement.limit
    if was is None or now is None or was.sense is not now.sense:
        return True, True
    before, after = was.holds, now.holds
    if before is None or after is None or before is after:
        return True, True
    number_alone = Limit(now.own, was.limit, now.sense).holds is after
    limit_alone = Limit(was.own, now.limit, now.sense).holds is after
    if number_alone == limit_alone:
        return True, True
    return number_alone, limit_alone
