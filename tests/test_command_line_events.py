"""The commands about own events, run as a user runs them: made up, loaded, held against print, saved, erased."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from conftest import Pejl, Ran, run_in

PLAN = "plans/frederikssund-2024.toml"
EXTRACTS = Path(__file__).parent / "extracts" / "files"
BANNER = "OPDIGTEDE BORGERE"


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    """The made-up extract of spells, under the name the map `generisk` knows."""
    return Path(shutil.copy(EXTRACTS / "udtraek-generisk-ydelser.csv", tmp_path / "ydelser.csv"))


def load(pejl: Pejl, *given: object) -> Ran:
    said = ("--map", "generisk", "--area", "Frederikssund", "--known", "2026-01-31", "--since", "2020-01-01")
    return pejl("load", "udtraek", *given, *said)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Pejl:
    """A municipality made up once for all that is asked of it."""
    folder = tmp_path_factory.mktemp("opdigtet") / "pejl-data"
    made = run_in(folder, "made-up", "Frederikssund", "--plan", PLAN, "--from", "2022-01-01", "--to", "2023-12-31")
    assert made.code == 0, made.err
    assert BANNER in made.out
    return lambda *argv: run_in(folder, *argv)


def test_afstem_counts_what_the_plan_prints(town: Pejl) -> None:
    rows = {row["label"]: row for row in town("afstem", PLAN, "--on", "2023-12-31", "--json").data}
    printed = {label: row for label, row in rows.items() if label.startswith("fuldtidspersoner, ")}
    assert len(printed) == 14
    assert [label for label, row in printed.items() if row["match"] == "stemmer ikke"] == []
    assert rows["fuldtidspersoner, sygedagpenge"]["printed"] == "660"


def test_afstem_says_what_the_rows_cannot_explain(town: Pejl) -> None:
    told = town("afstem", PLAN, "--on", "2023-12-31")
    assert told.code == 0
    assert BANNER in told.out
    assert "Jobindsats' egen dagformel" in told.words


def test_sources_and_goals_carry_the_banner(town: Pejl) -> None:
    assert BANNER in town("sources").out
    assert BANNER in town("goals", PLAN, "--on", "2023-12-31").out


def test_made_up_again_changes_nothing(town: Pejl) -> None:
    again = town("made-up", "Frederikssund", "--plan", PLAN, "--from", "2022-01-01", "--to", "2023-12-31")
    assert "intet er ændret" in again.words


def test_made_up_wants_whole_months_and_a_municipality(town: Pejl) -> None:
    assert town("made-up", "Solrød", "--from", "2022-01-02", "--to", "2023-12-31").code == 2
    assert "ikke en kommune" in town("made-up", "Danmark", "--from", "2022-01-01", "--to", "2022-12-31").err


def test_afstem_without_events_says_how_to_get_some(pejl: Pejl) -> None:
    told = pejl("afstem", PLAN)
    assert told.code == 2
    assert "pejl load udtraek" in told.err


def test_load_udtraek_shows_what_would_change_and_changes_nothing(pejl: Pejl, extract: Path) -> None:
    would = load(pejl, extract, "--dry-run")
    assert would.code == 0
    assert "2 nye" in would.words
    assert "2 personer er ikke i registret" in would.words
    assert pejl("sources", "--json").data == []


def test_load_udtraek_twice_is_loaded_once(pejl: Pejl, extract: Path) -> None:
    assert load(pejl, extract).code == 0
    assert "intet er ændret" in load(pejl, extract).words
    assert "2 uændrede" in load(pejl, extract, "--dry-run").words


def test_load_udtraek_wants_a_map_and_a_day(pejl: Pejl, extract: Path) -> None:
    told = pejl("load", "udtraek", extract)
    assert told.code == 2
    assert "--known" in told.err
    assert "momentum" in told.err


def test_load_udtraek_tells_rejected_rows_without_their_cpr_number(pejl: Pejl, extract: Path) -> None:
    text = extract.read_text("utf-8-sig")
    extract.write_text(
        text + text.splitlines()[1].replace("Y1", "Y3").replace("01-01-2026", "31-02-2026") + "\n", "utf-8"
    )
    told = load(pejl, extract, "--most-rejected", "50")
    assert told.code == 3
    assert "linje 4" in told.words
    assert "31-02-2026" in told.words
    assert not any(part.replace("-", "").isdigit() and len(part.replace("-", "")) == 10 for part in told.words.split())


def test_made_up_and_real_persons_are_never_in_one_ledger(pejl: Pejl, extract: Path) -> None:
    assert pejl("made-up", "Læsø", "--from", "2023-01-01", "--to", "2023-12-31").code == 0
    born_2057 = extract.read_text("utf-8-sig").splitlines()[1].replace("616190-0000", "010157-5000")
    extract.write_text(f"{extract.read_text('utf-8-sig').splitlines()[0]}\n{born_2057}\n", "utf-8")
    told = load(pejl, extract)
    assert told.code == 2, told.words
    assert "opdigtede" in told.err


def test_backup_and_restore_bring_back_all_but_those_erased(pejl: Pejl, extract: Path, tmp_path: Path) -> None:
    load(pejl, extract)
    archive = tmp_path / "register.tar"
    assert pejl("backup", archive).code == 0
    from pejl.ledger.events import EventStore

    store = EventStore(tmp_path / "pejl-data")
    person = int(next(store.snapshot().parts()).ids[0])
    assert pejl("erase", person).code == 0
    assert pejl("restore", archive).code == 0
    assert person not in [int(each) for part in store.snapshot().parts() for each in part.ids]


def test_a_restored_ledger_is_in_the_state_that_was_saved(pejl: Pejl, extract: Path, tmp_path: Path) -> None:
    load(pejl, extract)
    saved = pejl("backup", tmp_path / "register.tar").words
    assert (
        saved.rpartition("tilstand ")[2] == pejl("restore", tmp_path / "register.tar").words.rpartition("tilstand ")[2]
    )


@pytest.mark.parametrize(
    ("site", "told"),
    [
        (None, "gemt er registret, identiteterne ("),
        ("sqlite", "gemt er registret, identiteterne, websidens database ("),
        ("postgresql://h/pejl", "gemt er registret, identiteterne ("),
    ],
)
def test_backup_tells_each_part_it_has_saved_and_what_is_elsewhere(
    pejl: Pejl, extract: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: str | None, told: str
) -> None:
    load(pejl, extract)
    if site == "sqlite":
        sqlite3.connect(tmp_path / "pejl-data.web.sqlite").execute("CREATE TABLE a (b)")
    elif site:
        monkeypatch.setenv("PEJL_DATABASE", site)
    saved = pejl("backup", tmp_path / "register.tar").words
    assert told in saved
    assert saved.endswith("gemmes dér: websidens database") is (site not in (None, "sqlite"))


def test_a_damaged_part_of_the_ledger_is_said_to_be_so(pejl: Pejl, extract: Path, tmp_path: Path) -> None:
    load(pejl, extract)
    part = next((tmp_path / "pejl-data" / "snapshots").glob("*/spells.0.parquet"))
    part.write_bytes(part.read_bytes()[:100])
    told = pejl("goals", "plans/solroed-2024.toml", "--on", "2026-02-15")
    frederikssund = pejl("afstem", PLAN, "--on", "2026-02-15")
    assert (told.code, frederikssund.code) == (0, 2)
    assert "spells.0.parquet" in frederikssund.err


def test_erase_of_nobody_says_so(pejl: Pejl, extract: Path) -> None:
    load(pejl, extract)
    assert "ingen rækker har nummeret" in pejl("erase", 5).words


def test_restore_of_a_damaged_file_leaves_the_ledger_whole(pejl: Pejl, extract: Path, tmp_path: Path) -> None:
    load(pejl, extract)
    archive = tmp_path / "register.tar"
    pejl("backup", archive)
    held = archive.read_bytes()
    archive.write_bytes(held[: len(held) // 2])
    before = pejl("sources", "--json").data
    told = pejl("restore", archive)
    assert told.code == 2
    assert "register.tar" in told.err
    assert pejl("sources", "--json").data == before


def test_a_second_made_up_municipality_is_refused_and_nothing_is_lost(town: Pejl) -> None:
    before = town("sources", "--json").data
    told = town("made-up", "Lejre", "--from", "2022-01-01", "--to", "2023-12-31")
    assert told.code == 2
    assert "PEJL_LEDGER" in told.err
    assert town("sources", "--json").data == before


def test_erase_takes_no_cpr_number_and_says_it_to_nobody(pejl: Pejl, tmp_path: Path) -> None:
    for written in ("616190-0000", "6161900000", "61 61 90 00 00"):
        told = pejl("erase", written)
        assert told.code == 2
        assert "cpr-nummer" in told.err
        assert "6190" not in told.words
    assert pejl("erase", "9" * 25).code == 2
    assert not (tmp_path / "pejl-data").exists()


def test_load_wants_a_day_that_has_come_and_options_of_the_source(pejl: Pejl, extract: Path) -> None:
    told = pejl("load", "udtraek", extract, "--map", "generisk", "--known", "2199-01-01", "--since", "2020-01-01")
    assert (told.code, "ikke er kommet" in told.err) == (2, True)
    given = ("--map", "generisk", "--known", "2024-06-30", "--since", "2024-07-01", "--dry-run")
    told = pejl("load", "udtraek", extract, *given)
    assert (told.code, "dække fra 2024-07-01" in told.words) == (2, True), told.words
    assert "kun til kilden udtraek" in pejl("load", "tabel", extract, "--dry-run").err


def test_machine_forms_say_when_people_are_made_up(town: Pejl) -> None:
    assert town("goals", PLAN, "--on", "2023-12-31", "--json").data["made_up"] is True
    assert town("goals", PLAN, "--on", "2023-12-31", "--csv").out.splitlines()[1].endswith(";true")
    assert all(row["made_up"] for row in town("afstem", PLAN, "--on", "2023-12-31", "--json").data)
    assert BANNER in town("explain", PLAN, "2a", "--on", "2023-12-31").out


def test_own_events_asked_about_before_they_were_known_say_so(town: Pejl) -> None:
    told = town("goals", "plans/solroed-2024.toml", "--on", "2023-06-30")
    assert "først kendt fra 31. december 2023" in told.words


def test_backup_writes_over_nothing_and_saves_no_empty_ledger(pejl: Pejl, extract: Path, tmp_path: Path) -> None:
    assert "intet register" in pejl("backup", tmp_path / "a.tar").err
    load(pejl, extract)
    assert "findes i forvejen" in pejl("backup", extract).err
    assert "mappen findes ikke" in pejl("backup", tmp_path / "nej" / "a.tar").err
    assert "mappen findes ikke" in pejl("backup", tmp_path).err
