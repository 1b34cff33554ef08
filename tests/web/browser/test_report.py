"""The quarterly report in a browser: approved by the leader, fetched by the committee."""

from typing import Any

AT = "/rapport/2024Q2"


def test_the_leader_approves_the_quarter_with_one_press_and_the_committee_gets_the_pdf(person: Any) -> None:
    leader = person("leder")
    leader.go(AT)
    leader.click("button[value=godkend]")
    assert "er godkendt som udgave 1" in leader.text
    committee = person("udvalg")
    committee.go("/rapporter")
    with committee.page.expect_download() as fetched:
        committee.click('section:has(#k2024Q2) a[href$="/pdf"]')
    assert fetched.value.path().read_bytes().startswith(b"%PDF")


def test_the_draft_is_fetched_as_a_pdf(person: Any) -> None:
    leader = person("leder")
    leader.go(AT)
    with leader.page.expect_download() as fetched:
        leader.click('a[href$="/kladde/pdf"]')
    assert fetched.value.path().read_bytes().startswith(b"%PDF")
