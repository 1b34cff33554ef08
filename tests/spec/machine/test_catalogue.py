"""The catalogue of redskaber and of the other words of the ledger: what counts as what, and when."""

from datetime import date

import pytest

from pejl.law.catalogue import COUNTS_AS, catalogue, offers_counting_as


def test_company_placements_are_praktik_and_loentilskud_and_nothing_else() -> None:
    assert offers_counting_as("virksomhedsrettet") == (
        "loentilskud_offentligt",
        "loentilskud_privat",
        "virksomhedspraktik",
    )
    apart = [set(offers_counting_as(what)) for what in ("virksomhedsrettet", "ordinaer_ansaettelse", "stoette")]
    assert sum(map(len, apart)) == len(set.union(*apart))


def test_a_redskab_counts_only_while_it_is_in_force() -> None:
    assert "jobrotation" in offers_counting_as("ordinaer_ansaettelse", date(2026, 1, 31))
    assert "jobrotation" not in offers_counting_as("ordinaer_ansaettelse", date(2026, 2, 1))


def test_what_no_redskab_counts_as_is_refused_and_each_counts_as_something() -> None:
    with pytest.raises(KeyError):
        offers_counting_as("aktivering")
    assert {each.code for each in catalogue("offers").values()} == {
        code for what in COUNTS_AS for code in offers_counting_as(what)
    }


def test_only_kinds_of_talk_reset_a_clock_and_a_table_without_words_has_no_catalogue() -> None:
    assert catalogue("talks")["jobsamtale"].resets
    assert not catalogue("talks")["information_uden_moedepligt"].resets
    with pytest.raises(KeyError):
        catalogue("groups")
