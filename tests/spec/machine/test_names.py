"""A name of law or code: Danish to all that find it, and in the reader's language to those it is shown to."""

import copy
import pickle
from collections.abc import Iterator

import pytest

from pejl import indicators, law, moments
from pejl.rules import Indicator, Moment, collect
from pejl.words import Name, joined, say, show

BENEFIT = Name("kontanthjælp", "social assistance")


def test_name_is_its_danish_and_is_shown_in_the_readers_language() -> None:
    assert BENEFIT == "kontanthjælp"
    assert {BENEFIT: 1}["kontanthjælp"] == 1
    assert (show(BENEFIT), show(BENEFIT, "en")) == ("kontanthjælp", "social assistance")
    assert show([BENEFIT, "Sorø"], "en") == "social assistance, Sorø"
    assert say("rap_ministermaal", {"navne": BENEFIT}, "en") == "Relates to ministerial goals: social assistance."


def test_name_in_a_parameter_of_codes_is_shown_and_not_looked_up() -> None:
    assert say("rap_taeller", {"hvad": BENEFIT, "grupper": "x", "opgoerelse": "", "naevner": ""}, "en") == (
        "social assistance: x"
    )


def test_names_are_joined_in_both_languages() -> None:
    both = joined([BENEFIT, "Sorø"], " + ")
    assert (both, both.english) == ("kontanthjælp + Sorø", "social assistance + Sorø")
    assert (joined([]), joined([]).english) == ("", "")


@pytest.mark.parametrize("again", [copy.deepcopy(BENEFIT), pickle.loads(pickle.dumps(BENEFIT))])  # noqa: S301
def test_copied_name_keeps_its_english(again: Name) -> None:
    assert (again, again.english) == (BENEFIT, BENEFIT.english)


def test_narrowed_group_is_named_in_both_languages() -> None:
    name = law.group("kontanthjaelp:jobparat@18-29").name
    assert name == "jobparate på kontanthjælp (18-29 år)"
    assert name.english == "job-ready on social assistance (aged 18-29)"


# --- every name has English ------------------------------------------------------------------------------


def named() -> Iterator[tuple[str, Name]]:
    for shelf in (law.groups(), law.denominators(), law.measures(), law.ministerial_goals()):
        yield from ((code, each.name) for code, each in shelf.items())
    yield from ((code, law.group(f"kontanthjaelp:{code}").name) for code in law.visitations())
    yield from ((each.name, each.title) for each in collect(indicators, Indicator).values())
    yield from ((each.name, each.title) for each in collect(moments, Moment).values())
    yield law.COUNTRY, law.areas()[law.COUNTRY].name


@pytest.mark.parametrize(("code", "name"), list(named()))
def test_every_name_of_law_and_code_has_english(code: str, name: Name) -> None:
    assert name.english != name
    assert not set("æøå") & set(name.english.lower().replace("fokusmål", ""))


def test_municipality_has_one_name() -> None:
    assert law.areas()["269"].name.english == law.areas()["269"].name == "Solrød"
