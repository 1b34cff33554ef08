"""What is said beside the headline of a change: reserves, small numbers, per cent, which way is good."""

from collections.abc import Iterator

from pejl.answers.told.amounts import COUNTS, SHARE, amount, relative, said_weight, same_print, weight_of_one
from pejl.answers.told.claim import HELD, MOVED, Claim, Compared, certainly_below, difference, furthest_apart
from pejl.answers.told.facts import Facts, Good, Seen, Thresholds
from pejl.numbers import Value, rounded
from pejl.words import Step

BETTER, WORSE = "bedre", "vaerre"


def details_of(facts: Facts, found: Compared, course: str | None, thresholds: Thresholds) -> Iterator[Step]:
    """In the order they are read. Of numbers that the headline does not name nothing is said here either."""
    yield from _course(facts, found, course)
    if found.claim is Claim.NO_EARLIER:
        yield Step("aend_intet_kendt_tal")
    if found.same_time and found.claim in HELD:
        yield Step("aend_samme_tid")
    if found.claim in MOVED:
        yield from _in_per_cent(facts, found, thresholds)
        yield from _before_rounding(found)
    yield from _small_bases(facts, found, thresholds)
    if found.claim in MOVED:
        yield from _small_difference(facts, found, thresholds)
    if found.claim is Claim.BROKEN and facts.broken is not None:
        yield Step("aend_brud_hvilket", {"brud": facts.broken})


# --- which way is good -----------------------------------------------------------------------------------


def course_of(facts: Facts, found: Compared) -> str | None:
    """`bedre` or `vaerre`: only where the goal says which way is good, the number certainly moved between two periods
    (a revision moves nothing), and, where it is held against another number, the distance certainly moved that way
    too."""
    if facts.good is Good.UNSAID or found.claim not in MOVED or found.revised:
        return None
    if facts.relative and _distance(found) is not found.claim:
        return None
    return BETTER if (found.claim is Claim.FELL) == (facts.good is Good.LOWER) else WORSE


def _distance(found: Compared) -> Claim | None:
    """Which way the number moved against what it is held against; None where that cannot be told."""
    pair = [
        each.value - each.reference
        for each in (found.before, found.now)
        if each is not None and each.reference is not None and not each.reference.withheld
    ]
    if len(pair) < 2:
        return None
    if certainly_below(pair[0], pair[1]):
        return Claim.ROSE
    return Claim.FELL if certainly_below(pair[1], pair[0]) else None


def _course(facts: Facts, found: Compared, course: str | None) -> Iterator[Step]:
    if course is not None:
        yield Step("aend_bedre" if course == BETTER else "aend_vaerre")
    elif facts.relative and found.claim in MOVED and _reference_moved(found):
        yield Step("aend_maalestok_flyttet")


def _reference_moved(found: Compared) -> bool:
    before = found.before.reference if found.before else None
    now = found.now.reference if found.now else None
    if found.revised or before is None or now is None or before.withheld or now.withheld:
        return False
    return certainly_below(before, now) or certainly_below(now, before)


# --- how much --------------------------------------------------------------------------------------------


def _pair(found: Compared) -> tuple[Value, Value]:
    """The two numbers of a claim that is about both."""
    if found.before is None or found.now is None:
        raise ValueError("a claim of two numbers has both")
    return found.before.value, found.now.value


def _in_per_cent(facts: Facts, found: Compared, thresholds: Thresholds) -> Iterator[Step]:
    """Counts alone, and only where both are large enough: a share has percentage points, a length of time and a ratio
    have their own units."""
    before, now = _pair(found)
    if facts.unit not in COUNTS or found.revised or min(before.low, now.low) < thresholds.relative_least:
        return
    fold = _fold(before, now)
    if fold is not None:
        yield fold
        return
    change = relative(before, now)
    if change is None or change.exact is None or rounded(change.exact, 0) == 0:
        return
    told = amount(change, SHARE)
    told = told if same_print(change) else Step("aend_ca", {"tal": told})
    yield Step("aend_procent_op" if found.claim is Claim.ROSE else "aend_procent_ned", {"tal": told})


def _fold(before: Value, now: Value) -> Step | None:
    """Doubled or halved, exactly or more: only where no possible number says otherwise."""
    twice_before, twice_now = before + before, now + now
    if _exactly(twice_before, now):
        return Step("aend_fordoblet")
    if _exactly(twice_now, before):
        return Step("aend_halveret")
    if certainly_below(twice_before, now):
        return Step("aend_mere_end_fordoblet")
    return Step("aend_mere_end_halveret") if certainly_below(twice_now, before) else None


def _exactly(one: Value, other: Value) -> bool:
    return one.low == one.high == other.low == other.high


def _before_rounding(found: Compared) -> Iterator[Step]:
    """Said where a reader who takes the two prints from each other gets another number than the one told."""
    before, now = _pair(found)
    between = difference(before, now)
    if before.exact is None or now.exact is None or between.exact is None:
        return
    by_print = rounded(now.exact, now.decimals) - rounded(before.exact, before.decimals)
    told = rounded(between.exact, between.decimals)
    if told and told != rounded(by_print, between.decimals):
        yield Step("aend_foer_afrunding")


# --- small numbers ---------------------------------------------------------------------------------------


def _small_bases(facts: Facts, found: Compared, thresholds: Thresholds) -> Iterator[Step]:
    """How few a share is of, and what one of them moves it; said once where both are of as many."""
    small = [seen for seen in found.in_force if _is_small(facts, seen, thresholds)]
    if len(small) == 2 and small[0].base == small[1].base:
        yield Step("aend_lille_base_begge", _of_base(facts, small[0]))
        return
    for seen in small:
        yield Step("aend_lille_base", {"periode": seen.period, **_of_base(facts, seen)})


def _is_small(facts: Facts, seen: Seen, thresholds: Thresholds) -> bool:
    known = facts.unit == SHARE and weight_of_one(seen.base) is not None
    return known and seen.base is not None and (seen.base.exact or 0) <= thresholds.small_base


def _of_base(facts: Facts, seen: Seen) -> dict[str, object]:
    weight = weight_of_one(seen.base)
    if weight is None or seen.base is None:
        raise ValueError("a base that is told is known")
    return {"antal": amount(seen.base, facts.base_unit), "vaegt": said_weight(weight)}


def _small_difference(facts: Facts, found: Compared, thresholds: Thresholds) -> Iterator[Step]:
    """That a share moved by no more than one person does, and that a count is small."""
    before, now = _pair(found)
    furthest = furthest_apart(before, now)
    if facts.unit == SHARE:
        weights = [weight_of_one(seen.base) for seen in found.shown]
        if weights and all(weight is not None and furthest <= weight for weight in weights):
            yield Step("aend_som_en")
    elif facts.unit in COUNTS and min(before.high, now.high) <= thresholds.small_count:
        yield Step("aend_lille_antal")
