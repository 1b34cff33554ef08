"""The commands about promises used wrongly: exit code 2 and a Danish sentence that tells what to do."""

import re
from pathlib import Path

import pytest

from conftest import Pejl

PLAN = "plans/frederikssund-2024.toml"
AT = ("--on", "2024-03-31")

WRONG = [
    (("due",), ("der mangler", "PLAN")),
    (("due", PLAN, "--on", "2023-01-01"), ("ingen hændelser kendt", "--as-known 2024-03-31")),
    (("due", "plans/solroed-2024.toml", *AT), ("Solrøds", "Frederikssund")),
    (("due", PLAN, *AT, "--who", "smed"), ('"smed"', "ungerådgiver")),
    (("due", PLAN, *AT, "--team", "fleksjo"), ('"fleksjo"', 'Mente du "fleksjob"')),
    (("due", PLAN, *AT, "--worker", "x"), ('"x"', "koden")),
    (("due", PLAN, *AT, "--promise", "P3"), ('"P3"', "P37", "docs/lov.md")),
    (("due", PLAN, *AT, "--state", "flyv"), ("ukendt valg", "flyv", "overskredet")),
    (("due", PLAN, *AT, "--by", "dag", "--waiting"), ("--waiting", "kan ikke bruges sammen med", "--by")),
    (("due", PLAN, *AT, "--still", "0"), ("ikke et helt tal fra 1",)),
    (("due", PLAN, *AT, "--still", "4", "--team", "unge"), ("--team", "--still")),
    (("due", PLAN, *AT, "--still", "4", "--group", "dagpennge"), ('"dagpennge"', "dagpenge")),
    (("due", PLAN, *AT, "--group", "dagpenge"), ("--group", "--still")),
    (("due", PLAN, *AT, "--citizen", "12"), ("nummeret 12",)),
    (("due", PLAN, *AT, "--citizen", "0101901234"), ("aldrig et cpr-nummer",)),
    (("why",), ("der mangler", "RÆKKE")),
    (("why", "x/y"), ('"x/y"', "ikke en række")),
    (("why", "frederikssund-2024/P37/0101901234/2024-01-01/1"), ("aldrig et cpr-nummer",)),
    (("why", "frederikssund-2024/P37/12/2024-01-01/1", *AT), ("nummeret 12",)),
    (("why", "frederikssund-2024/P99/12/2024-01-01/1", *AT), ('"P99"', "P37")),
    (("why", "frederikssund-2024/P37/x/2024-01-01/1", *AT), ("ikke en række",)),
    (("why", "solroed-2024/1/2/2024-01-01/1", "--plan", PLAN, *AT), ("solroed-2024", "frederikssund-2024")),
    (("why", "nix/1/2/2024-01-01/1", *AT), ("Hvilken plan", "nix")),
    (("kept", PLAN, *AT, "--by-team", "P1"), ('"P1"', "P37")),
    (("whatif", PLAN, *AT), ("der mangler", "--rules-on")),
    (("whatif", PLAN, *AT, "--rules-on", "i dag"), ("ikke en dato",)),
]
ENGLISH = ("No such", "not allowed", "invalid", "required", "argument ", "Traceback", "expected")


@pytest.mark.parametrize(("argv", "words"), WRONG, ids=lambda each: " ".join(each))
def test_wrong_use_ends_with_2_and_a_danish_sentence(
    small_town: Pejl, argv: tuple[str, ...], words: tuple[str, ...]
) -> None:
    ran = small_town(*argv)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("pejl: ")
    assert [word for word in words if word not in ran.err] == [], ran.err
    assert [word for word in ENGLISH if word in ran.err] == [], ran.err
    assert "0101901234" not in ran.err


def test_a_ledger_without_events_says_how_to_get_some(pejl: Pejl) -> None:
    for argv in (("due", PLAN), ("kept", PLAN), ("whatif", PLAN, "--rules-on", "2026-08-01")):
        ran = pejl(*argv)
        assert ran.code == 2
        assert "pejl load udtraek" in ran.err


def test_a_row_that_is_gone_says_why_it_can_be(small_town: Pejl) -> None:
    (row,) = small_town("due", PLAN, *AT, "--promise", "P37", "--most", "1", "--json").data["rows"]
    ran = small_town("why", re.sub(r"\d{4}-\d\d-\d\d/\d+$", "2024-02-30/1", row["row"]), *AT)
    assert ran.code == 2
    assert "findes ikke 31. marts 2024" in ran.err


# --- extracts that were never loaded ---------------------------------------------------------------------

LOADED = ("--area", "Frederikssund", "--known", "2024-03-31", "--since", "2023-01-01")


@pytest.fixture
def benefits_alone(pejl: Pejl, tmp_path: Path) -> Pejl:
    """A ledger of benefits and of DFDG's deadlines for somebody else."""
    spells, deadlines = tmp_path / "ydelser.csv", tmp_path / "frister.csv"
    row = "Y1;616190-0000;sygedagpenge;01-01-2024;;37;Frederikssund\n"
    spells.write_text(f"Id;CPR;Ydelse;Fra;Til;Timer pr. uge;Kommune\n{row}", "utf-8")
    text = "Id;CPR;FriststatusType;SamtaleType;Fristdato;SidsteAfholdelsesdato\n1;6463014001;ny;7;2024-05-01;\n"
    deadlines.write_text(text, "utf-8")
    for path, named in ((spells, "generisk"), (deadlines, "dfdg")):
        ran = pejl("load", "udtraek", path, "--map", named, *LOADED)
        assert ran.code == 0, ran.err
    return pejl


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("--still", "4"), ("intet udtræk har fortalt om samtaler.",)),
        (("--lacking", "plan"), ("intet udtræk har fortalt om hændelser.",)),
        (("--lacking", "sagsbehandler"), ("intet udtræk har fortalt om relationer.",)),
        (("--national",), ("har frister fra DFDG, men ingen af dem er for kommunens egne borgere",)),
    ],
)
def test_what_was_never_loaded_is_named_and_nobody_is_called_lacking(
    benefits_alone: Pejl, asked: tuple[str, ...], words: tuple[str, ...]
) -> None:
    ran = benefits_alone("due", PLAN, *AT, *asked)
    assert (ran.code, ran.out) == (2, "")
    assert [word for word in words if word not in ran.err] == [], ran.err
