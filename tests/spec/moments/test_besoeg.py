"""Visits and events, one ledger for all three."""

from spec.moments.happening import counted, happens

LEDGER = """
visits  kind                day         outcome
1       virksomhedsbesoeg   2024-02-01  holdt
1       virksomhedsbesoeg   2024-02-08  aflyst
2       rekrutteringsmoede  2024-02-01  holdt
2       rekrutteringsmoede  2024-02-15  aflyst
3       fastholdelsesbesoeg 2024-02-20  holdt

events  kind      day         outcome
0       jobmesse  2024-03-01  holdt
4       jobmesse  2024-03-02  holdt
4       jobmesse  2024-03-09  aflyst
""".strip("\n")


def test_holdt_is_any_visit_that_was_held() -> None:
    assert happens("besoeg.holdt", LEDGER) == ["1 2024-02-01", "2 2024-02-01", "3 2024-02-20"]


def test_rekrutteringsmoede_is_that_kind_and_held() -> None:
    assert happens("besoeg.rekrutteringsmoede", LEDGER) == ["2 2024-02-01"]


def test_arrangement_is_a_company_s_own_and_held() -> None:
    assert happens("besoeg.arrangement", LEDGER) == ["4 2024-03-02"]


def test_arrangement_that_the_job_centre_holds_is_counted_by_the_municipality() -> None:
    assert counted("besoeg.arrangement", LEDGER) == ["2024-03-01", "2024-03-02"]
