"""Enquiries: received, answered, helped; an answer is one end and help another."""

from spec.moments.happening import happens

LEDGER = """
orders  kind         day         minute  positions  answer  help
1       henvendelse  2024-02-01  600     5          -1      -1
2       jobordre     2024-02-02  -1      6          0       -1
3       henvendelse  2024-02-03  1439    1          -1      0
4       jobordre     2024-02-04  0       40         90      2880
""".strip("\n")


def test_henvendelse_is_every_enquiry_with_or_without_its_minute() -> None:
    every = ["1 2024-02-01", "2 2024-02-02", "3 2024-02-03", "4 2024-02-04"]
    assert happens("jobordrer.henvendelse", LEDGER) == every


def test_svar_is_an_answer_also_in_the_same_minute_and_help_is_none() -> None:
    assert happens("jobordrer.svar", LEDGER) == ["2 2024-02-02", "4 2024-02-04"]


def test_hjaelp_givet_is_help_and_an_answer_is_none() -> None:
    assert happens("jobordrer.hjaelp_givet", LEDGER) == ["3 2024-02-03", "4 2024-02-04"]


def test_over_fem_is_six_or_more_and_not_five() -> None:
    assert happens("jobordrer.over_fem", LEDGER) == ["2 2024-02-02", "4 2024-02-04"]
