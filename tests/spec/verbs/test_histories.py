"""The kernels answer as the oracle does: on random histories and rules, one by one and many at once."""

from hypothesis import HealthCheck, given, settings

from pejl.ledger.verbs import kernels
from pejl.ledger.verbs.counts import Count, DayCount, NumberOf, PersonsAt, PersonsIn
from spec.verbs import histories, oracle
from spec.verbs.drawing import Rows, filled, periods, snapshot_of, tables_of

UNHURRIED = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@UNHURRIED
@given(histories.ledgers(), histories.expressions())
def test_a_rule_comes_to_the_same_day_by_day(rows: Rows, rule: Count) -> None:
    tables, asked = tables_of(rows), periods(histories.PERIODS[0])
    (found,) = kernels.evaluate([rule], snapshot_of(tables), asked)
    (meant,) = oracle.evaluate([rule], oracle.subjects(tables), asked)
    assert filled(found) == filled(meant)


def test_500_histories_and_60_rules_at_once() -> None:
    tables, rules = tables_of(histories.histories(seed=2024, many=500)), histories.rules(seed=7)
    snapshot, persons = snapshot_of(tables, persons_a_part=120), oracle.subjects(tables)
    for asked in map(periods, histories.PERIODS):
        found, meant = kernels.evaluate(rules, snapshot, asked), oracle.evaluate(rules, persons, asked)
        wrong = [rule for rule, one, other in zip(rules, found, meant, strict=True) if filled(one) != filled(other)]
        assert wrong == []


def test_the_rules_speak_of_every_verb_and_most_find_something() -> None:
    tables, rules = tables_of(histories.histories(seed=2024, many=100)), histories.rules(seed=7)
    outermost = {type(rule.of) for rule in rules}
    assert outermost >= {*histories.SPAN_VERBS, *histories.MARK_VERBS}
    assert {type(rule) for rule in rules} >= {DayCount, PersonsAt, PersonsIn, NumberOf}
    cubes = oracle.evaluate(rules, oracle.subjects(tables), periods(histories.PERIODS[2]))
    assert sum(bool(filled(cube)) for cube in cubes) >= 0.7 * len(rules)
