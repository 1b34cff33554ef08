"""A plan with faults: every fault at its own place, the rest still read, and no name that breaks the run."""

from datetime import date
from pathlib import Path

import pytest

from pejl.check import Checked, check_file
from pejl.goals import stand
from pejl.plan.locator import Position
from spec.drawing import shelf_of

HEAD = """\
[plan]
kommune = "Bornholm"
titel = "x"
gaelder = { fra = 2024-01-01, til = 2024-12-31 }
"""
GOAL = """
[[maal]]
id = "a"
tekst = "x"
indikator = "ydelser.fuldtidspersoner"
maalgruppe = "min gruppe"
maaltal = "højst 10 fuldtidspersoner"
"""


def checked(folder: Path, text: str) -> Checked:
    file = folder / "plan.toml"
    file.write_text(HEAD + text, "utf-8")
    return check_file(file)


def places(found: Checked) -> list[tuple[str, Position]]:
    return [(fault.code, fault.position) for fault in found.faults]


@pytest.mark.parametrize("name", ['"unge 18-29"', '"unge [18-29]"', "str", "int", "literal", '"list[str]"'])
def test_a_wrong_key_in_a_group_of_any_name_is_told_at_its_place(tmp_path: Path, name: str) -> None:
    text = f'\n[grupper.{name}]\nydelsesgrupper = ["kontanthjælp"]\nalderr = "18-29"\n'
    found = checked(tmp_path, text)
    assert places(found) == [("ukendt_noegle", Position(8, 1))]
    assert found.faults[0].params["forslag"] == "alder"


@pytest.mark.parametrize("name", ['"unge 18-29"', '"unge [18-29]"', "str"])
def test_a_lacking_key_in_a_group_of_any_name_is_told_at_its_table(tmp_path: Path, name: str) -> None:
    found = checked(tmp_path, f'\n[grupper.{name}]\nalder = "18-29"\n')
    assert places(found) == [("mangler_noegle", Position(6, 2))]


def test_every_fault_is_told_in_one_run(tmp_path: Path) -> None:
    text = '\n[[maal]]\nid = "a"\ntekst = 3\n\n[[maal]]\nid = "b"\ntekst = "x"\nsenst = 2024-12-31\n'
    assert places(checked(tmp_path, text)) == [("forkert_slags", Position(8, 9)), ("ukendt_noegle", Position(13, 1))]


def test_a_group_narrowed_twice_is_a_fault_and_not_a_crash(tmp_path: Path) -> None:
    group = """
[grupper."min gruppe"]
ydelsesgrupper = ["aktivitetsparate kontanthjælpsmodtagere"]
visitation = "jobparat"
"""
    assert checked(tmp_path, group + GOAL).faults


@pytest.mark.parametrize(
    ("alder", "ages"),
    [("under 30", "0-29"), ("over 49", "50-150"), ("13-25", "13-25"), ("18", "18-18")],
)
def test_a_groups_ages_are_the_first_and_the_last_year_of_age(tmp_path: Path, alder: str, ages: str) -> None:
    """So that they are counted, whichever way they are written."""
    group = f'\n[grupper."min gruppe"]\nydelsesgrupper = ["kontanthjælp"]\nalder = "{alder}"\n'
    bound = checked(tmp_path, group + GOAL).bound
    assert bound is not None
    spec = bound.goals[0].part.spec
    assert spec is not None
    assert spec.groups == (f"kontanthjaelp@{ages}",)


@pytest.mark.parametrize("alder", ["under 0", "over 1000", "30 år", "-29"])
def test_ages_that_are_none_are_a_fault(tmp_path: Path, alder: str) -> None:
    group = f'\n[grupper."min gruppe"]\nydelsesgrupper = ["kontanthjælp"]\nalder = "{alder}"\n'
    assert places(checked(tmp_path, group + GOAL))[0][1] == Position(8, 9)


def test_ages_that_run_backwards_are_a_fault_and_no_empty_group(tmp_path: Path) -> None:
    group = '\n[grupper."min gruppe"]\nydelsesgrupper = ["kontanthjælp"]\nalder = "30-20"\n'
    found = checked(tmp_path, group + GOAL)
    assert [(each.code, each.position) for each in found.faults] == [("alder_baglaens", Position(8, 9))]


def test_the_municipality_of_bornholm_is_the_municipality(tmp_path: Path) -> None:
    table = """
        maaling           gruppe         omraade  2024M06
        fuldtidspersoner  kontanthjaelp  400      9
    """
    found = checked(tmp_path, '\n[grupper."min gruppe"]\nydelsesgrupper = ["kontanthjælp"]\n' + GOAL)
    assert found.bound is not None
    assert stand(found.bound.goals[0], found.bound, shelf_of(table), date(2024, 8, 1)).holds is True


def test_a_very_long_number_in_a_plan_does_not_break_the_run(tmp_path: Path) -> None:
    row = f"""
[[budget]]
id = "r"
tekst = "x"
maalgruppe = "kontanthjælp"
aar = 2024
budget = "{"9" * 40}"
enhed = "helårspersoner"
godt = "lavere"
kilde = "l. 1"

[[tal]]
maaling = "fuldtidspersoner"
maalgruppe = "kontanthjælp"
periode = "2024M01"
vaerdi = "{"9" * 40}"
"""
    checked(tmp_path, row)
