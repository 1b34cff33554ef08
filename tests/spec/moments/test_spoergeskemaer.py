"""Being asked: what the municipality does, and what one citizen was sent."""

from spec.moments.happening import happens

LEDGER = """
acts  kind              day
1     rundspoerge       2024-05-01
1     aaben_rundspoerge 2024-05-02
1     interview         2024-06-01
2     interview         2024-06-01
1     rapport           2024-06-03

happenings  kind         day
1           skema_sendt  2024-05-01
1           raskmeldt    2024-05-02

replies  survey   question  answer   day
1        borgere  samlet    positiv  2024-05-10
""".strip("\n")


def test_udsendt_is_the_survey_and_not_its_answers() -> None:
    assert happens("spoergeskemaer.udsendt", LEDGER) == ["2024-05-01"]


def test_sendt_is_to_that_citizen() -> None:
    assert happens("spoergeskemaer.sendt", LEDGER) == ["1 2024-05-01"]


def test_interview_is_each_round_and_not_one_of_open_questions() -> None:
    assert happens("spoergeskemaer.interview", LEDGER) == ["2024-06-01", "2024-06-01"]


def test_aaben_rundspoerge_is_a_round_of_open_questions() -> None:
    assert happens("spoergeskemaer.aaben_rundspoerge", LEDGER) == ["2024-05-02"]
