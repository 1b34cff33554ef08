"""The two printed tables on paper: cell by cell what the plan prints, in its order."""

import csv
from datetime import date
from pathlib import Path

import pytest

from pejl.reports.document import Document, Heading, Note, Table, Text, shown
from pejl.reports.planen import plan_document
from spec.reports.papers import ROOT, checked, report

SEEDS = ROOT.parent / "shared" / "seeds"
TABLES = {
    "solroed-2024": ("bilag1", 11, 14),
    "frederikssund-2024": ("tabel1", 6, 15),
}
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds with the plans' own text is absent")


def printed(plan: str, made: Document) -> Table:
    own = checked(plan).plan
    assert own is not None
    (table,) = (each for _, each in made.tables() if each.caption == own.tabel[0].tekst)
    return table


def typed(plan: str) -> dict[str, list[str]]:
    """By row, what the file of the table says is printed."""
    rows: dict[str, list[str]] = {}
    path: Path = ROOT / "examples" / "figures" / f"{plan}-{TABLES[plan][0]}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            rows.setdefault(row["gruppe"], []).append(plainly(row["trykt"]))
    return rows


def plainly(text: str) -> str:
    """A printed cell without its sign of per cent; a point is a withheld number."""
    return "skjult" if text == "." else text.removesuffix("%")


def cells(row: tuple[object, ...]) -> list[str]:
    return [shown(each) for each in row if each != ""]  # type: ignore[arg-type]


@pytest.mark.parametrize("plan", TABLES)
def test_table_has_every_cell_that_was_typed_in_the_order_it_is_printed(plan: str) -> None:
    table, budget = printed(plan, report(plan)), plan == "solroed-2024"
    found = [cells(row[1:-1] if budget else row[1:]) for row in table.rows]
    assert found == list(typed(plan).values())
    assert (len(table.header), len(table.rows)) == TABLES[plan][1:]


@needs_seeds
@pytest.mark.parametrize(
    ("plan", "first", "last"),
    [
        ("solroed-2024", "Ydelsesgrupper i alt", "Seniorpension"),
        ("frederikssund-2024", "Ydelsesmodtagere i alt", "Tidlig"),
    ],
)
def test_table_is_the_plans_own_text_row_by_row(plan: str, first: str, last: str) -> None:
    lines = next(
        lines
        for each in sorted(SEEDS.glob("*.txt"))
        for lines in [each.read_text("utf-8").splitlines()]
        if any(line.startswith(f"{first}\t") for line in lines)
    )
    begin = next(at for at, line in enumerate(lines) if line.startswith(f"{first}\t"))
    end = next(at for at, line in enumerate(lines) if at > begin and line.startswith(last))
    own = [[plainly(each) for each in line.split("\t")[1:] if each not in ("", "-")] for line in lines[begin : end + 1]]
    assert [cells(row[1:]) for row in printed(plan, report(plan)).rows] == own


def test_budget_stands_at_the_first_of_the_groups_it_is_for() -> None:
    rows = {row[0]: shown(row[-1]) for row in printed("solroed-2024", report("solroed-2024")).rows}
    assert (rows["Kontanthjælp"], rows["Uddannelseshjælp"]) == ("110", "")
    assert (rows["Ledighedsydelse"], rows["Fleksjob"]) == ("281", "")


@pytest.mark.parametrize(
    ("plan", "heading"),
    [
        ("solroed-2024", "Hele landet, 4. kvartal 2022"),
        ("solroed-2024", "Solrød: tendens (%)"),
        ("solroed-2024", "Solrød, 2023: faktisk gennemsnit"),
        ("solroed-2024", "Budget 2023"),
        ("frederikssund-2024", "Frederikssund: fuldtidspersoner"),
        ("frederikssund-2024", "Hele landet: andel fuldtidspersoner (%)"),
    ],
)
def test_heading_says_what_the_columns_differ_in(plan: str, heading: str) -> None:
    assert heading in printed(plan, report(plan)).header


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        ("solroed-2024", "Tal uden anden enhed er fuldtidspersoner."),
        (
            "solroed-2024",
            "Tendensen holder 3. kvartal 2023 op mod gennemsnittet af 4. kvartal 2022 og 1. kvartal 2023.",
        ),
        ("solroed-2024", "Gennemsnit og budget 2023 ud for kontanthjælp er også for uddannelseshjælp."),
        ("solroed-2024", "Gennemsnit og budget 2023 ud for ledighedsydelse er også for fleksjob."),
        ("frederikssund-2024", "Alle tal er for 2. kvartal 2023."),
        ("frederikssund-2024", "Andele er af befolkningen 16-66 år."),
    ],
)
def test_what_is_alike_in_all_columns_is_said_in_the_note(plan: str, says: str) -> None:
    assert says in printed(plan, report(plan)).note


# --- beside it -------------------------------------------------------------------------------------------


def test_solroeds_annex_has_its_printed_total_beside_the_trend_of_the_same_groups() -> None:
    table = next(each for _, each in report("solroed-2024").tables() if each.caption.startswith("Solrød: tendensen"))
    assert table.header == ("Gruppe", "Planens tal, %", "Regnet efter, %")
    assert [[shown(each) for each in row] for row in table.rows[:3]] == [
        ["Ydelsesgrupper i alt", "-7", "-7,4"],
        ["– kun grupper, som alle perioder har", "", "1,3"],
        ["A-dagpenge", "8", "7,8"],
    ]


def test_trend_that_no_row_has_is_said_to_lack() -> None:
    said = [run.text for each in report("solroed-2024").blocks if isinstance(each, Text) for run in each.runs]
    (about,) = [each for each in said if each.startswith("Planens tendens")]
    assert "op mod gennemsnittet af 4. kvartal 2022 og 1. kvartal 2023;" in about
    assert "Mod 3. kvartal 2022 kan ingen række regnes" in about


def test_withheld_count_stays_withheld() -> None:
    table = printed("frederikssund-2024", report("frederikssund-2024"))
    row = next(each for each in table.rows if each[0] == "Revalidering")
    assert [shown(each) for each in row] == ["Revalidering", "skjult", "0,0", "0,0", "0,0", "0,0"]


@pytest.mark.parametrize(("plan", "least"), [("solroed-2024", 10), ("frederikssund-2024", 1)])
def test_what_does_not_fit_in_a_printed_table_is_said_as_a_fault(plan: str, least: int) -> None:
    faults = [each for each in report(plan).blocks if isinstance(each, Note) and each.kind == "fejl"]
    assert len(faults) >= least


@pytest.mark.parametrize("plan", TABLES)
def test_faults_stand_under_a_heading_of_their_own(plan: str) -> None:
    blocks = report(plan).blocks
    at = next(at for at, each in enumerate(blocks) if isinstance(each, Heading) and each.anchor == "tabellernes-fejl")
    assert isinstance(blocks[at + 1], Note)


@pytest.mark.parametrize("plan", TABLES)
def test_no_file_and_no_line_is_named_on_paper(plan: str) -> None:
    """Who runs the plan finds them on the page of findings."""
    said = [each.text for each in report(plan).blocks if isinstance(each, Note)]
    assert said
    assert not [text for text in (*said, printed(plan, report(plan)).note) if ".csv" in text or "l. " in text]


@pytest.mark.parametrize("plan", TABLES)
def test_plan_on_paper_has_the_same_table_among_its_annexes(plan: str) -> None:
    assert printed(plan, plan_document(checked(plan), date(2024, 1, 1))) == printed(plan, report(plan))
