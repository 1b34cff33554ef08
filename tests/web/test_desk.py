"""What is opened: the plan as it was saved last, whenever that was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from web.conftest import Site
from web.own_goals import PLAN

HEAD = "tabel;maaling;gruppe;naevner;opgoerelse;omraade;periode;vaerdi;trykt;linje;bemaerkning\n"
ROW = ";fuldtidspersoner;kontanthjælp;;;Frederikssund;2024M{month};{value};;;\n"


def planned(folder: Path) -> Path:
    """A plan that names a file of figures."""
    file = folder / "plan.toml"
    file.write_text(PLAN.replace('titel = "Egne tal"', 'titel = "Egne tal"\ntal = ["tal*.csv"]'), "utf-8")
    (folder / "tal.csv").write_text(HEAD + ROW.format(month="01", value=10), "utf-8")
    return file


def title(folder: Path) -> None:
    file = folder / "plan.toml"
    file.write_text(file.read_text("utf-8").replace("Egne tal", "Rettede tal"), "utf-8")


def figures(folder: Path) -> None:
    (folder / "tal.csv").write_text(HEAD + ROW.format(month="01", value=200), "utf-8")


def one_more_file(folder: Path) -> None:
    (folder / "tal-2.csv").write_text(HEAD + ROW.format(month="02", value=20), "utf-8")


def seen(desk: Any) -> tuple[str, list[str | None]]:
    checked = desk.stand_unrecorded().base.checked
    return checked.plan.plan.titel, sorted(each.value for each in checked.typed)


# What is saved, and what is seen then.
SAVED = [
    (title, ("Rettede tal", ["10"])),
    (figures, ("Egne tal", ["200"])),
    (one_more_file, ("Egne tal", ["10", "20"])),
]


@pytest.mark.parametrize("first", [True, False], ids=["first", "later"])
@pytest.mark.parametrize(("save", "told"), SAVED, ids=lambda each: getattr(each, "__name__", ""))
def test_desk_sees_what_is_saved_while_the_plan_is_checked(
    site: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    save: Callable[[Path], None],
    told: tuple[str, list[str]],
    first: bool,
) -> None:
    from pejl.check import check_file
    from pejl.web import desk as desks

    desk = desks.Desk({"PEJL_LEDGER": str(tmp_path / "pejl-data")}, str(planned(tmp_path)))
    if not first:
        assert seen(desk) == ("Egne tal", ["10"])
        (tmp_path / "plan.toml").touch()
    waiting = [save]

    def checked(path: Path) -> Any:
        found = check_file(path)
        if waiting:
            waiting.pop()(tmp_path)
        return found

    monkeypatch.setattr(desks, "check_file", checked)
    seen(desk)
    assert seen(desk) == told


def test_desk_checks_a_plan_that_stands_no_more_than_it_must(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twice the first time: which files of figures it names is known once it is read."""
    from pejl.check import check_file
    from pejl.web import desk as desks

    many: list[Path] = []

    def checked(path: Path) -> Any:
        many.append(path)
        return check_file(path)

    monkeypatch.setattr(desks, "check_file", checked)
    desk = desks.Desk({"PEJL_LEDGER": str(tmp_path / "pejl-data")}, str(planned(tmp_path)))
    seen(desk)
    assert len(many) == 2
    seen(desk)
    assert len(many) == 2
    figures(tmp_path)
    seen(desk)
    assert len(many) == 3
