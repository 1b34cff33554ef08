"""The plan on paper: what it says reads back to the same plan."""

import re
from dataclasses import replace
from datetime import date

import pytest

from pejl.check import Checked
from pejl.reports.document import Bullets, Document, Heading, Note, Number, Table, Text, shown
from pejl.reports.planen import plan_document
from pejl.reports.typst import pdf
from pejl.sentences import parse_rhythm, parse_target
from spec.reports.papers import PLANS, checked

EVERY = (*PLANS, "eksempel")
DAY = date(2024, 1, 1)


def document(plan: str) -> Document:
    return plan_document(checked(plan), DAY)


def printed_targets(made: Document) -> list[str]:
    """The sentences that are printed with weight, one for each measure, in the order of the pages."""
    strong = [[run.text for run in each.runs if run.strong] for each in made.blocks if isinstance(each, Text)]
    return [text for texts in strong for text in texts]


def in_printed_order(found: Checked, made: Document) -> list[str]:
    """The goals' texts as they are bound, to hold the order of the pages against."""
    assert found.bound is not None
    titles = [each.text for each in made.blocks if isinstance(each, Heading) and each.level == 2]
    goals = {goal.part.text: goal for goal in found.bound.goals}
    return [goals[text].id for title in titles for text in goals if title.endswith(f" {text}")]


@pytest.mark.parametrize("plan", EVERY)
def test_every_printed_target_reads_back_to_the_bound_one(plan: str) -> None:
    found, made = checked(plan), document(plan)
    assert found.bound is not None
    goals = {goal.id: goal for goal in found.bound.goals}
    order = in_printed_order(found, made)
    assert sorted(order) == sorted(goals)
    bound = [part.target for id_ in order for part in (goals[id_].parts or (goals[id_].part,))]
    read = [None if text == "uden måltal" else parse_target(text) for text in printed_targets(made)]
    assert read == bound


@pytest.mark.parametrize("plan", EVERY)
def test_every_printed_due_time_reads_back_to_the_bound_one(plan: str) -> None:
    found = checked(plan)
    assert found.bound is not None
    tables = [each for heading, each in document(plan).tables() if heading == "Løfter"]
    rows = [row for each in tables for row in each.rows]
    assert [(shown(row[0]), parse_rhythm(shown(row[2]))) for row in rows] == [
        (each.text, each.rhythm) for each in found.bound.promises
    ]


@pytest.mark.parametrize("plan", EVERY)
def test_everything_the_plan_has_is_printed(plan: str) -> None:
    found, made = checked(plan), document(plan)
    assert found.plan is not None
    cells = [shown(cell) for each in made.blocks if isinstance(each, Table) for row in each.rows for cell in row]
    assert {each.tekst for each in found.plan.indsats} <= set(cells)
    assert set(found.plan.grupper) | set(found.plan.omraader) <= set(cells)
    heads = [each.text for each in made.blocks if isinstance(each, Heading)]
    assert {each.tekst for each in found.plan.projekt} | {each.tekst for each in found.plan.spoergeskema} <= set(heads)


def said(made: Document) -> str:
    """All that is printed, on one line."""
    texts = [[run.text for run in each.runs] for each in made.blocks if isinstance(each, Text)]
    tables = [[shown(cell) for row in each.rows for cell in row] for each in made.blocks if isinstance(each, Table)]
    notes = [[each.text] for each in made.blocks if isinstance(each, Note)]
    return " ".join("".join(each) for each in texts) + " ".join(" ".join(each) for each in (*tables, *notes))


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        # The indicator, whom it is of and what a share is of are told apart.
        (
            "frederikssund-2024",
            "Måles på: andel i fleksjob; målgruppe: fleksjobvisiterede; andel af visiterede til fleksjob",
        ),
        ("solroed-2024", "Måles på: andel tilfredse (let adgang); målgruppe: virksomheder; andel af besvarelserne;"),
        # A group that is called as its indicator is said once.
        ("soroe-2023", "Måles på: langtidsledige; opgøres: år."),
        # A part has its own target, and one without a number is quoted without the key of the file.
        ("soroe-2023", "Antallet på dagpenge falder. Måltal: skal falde. Måles på"),
        ("stevns-2024-2026", 'Erhvervsfrekvensen bliver ved med at være høj. Måltal: "forbliver høj", uden tal.'),
        # Whom a number is of is the plan's own target group; a way to count that is called as the group is said once.
        ("stevns-2024-2026", "Måles på: beskæftigelsesfrekvens; målgruppe: personer med handicap; andel af"),
        ("soroe-2023", "Måles på: andel på ledighedsydelse; målgruppe: fleksjobvisiterede; andel af"),
        # Whose numbers: not all that is typed stands in the plan.
        ("soroe-2023", "Tallene tastes af kommunen."),
        ("solroed-2024", "Tallene tælles af kommunens egne hændelser."),
        # What counts as satisfied is said of each scale, and that the plan does not say is not said.
        ("frederikssund-2024", "meget utilfreds, ved ikke. Som tilfreds tæller: meget tilfreds, tilfreds."),
    ],
)
def test_what_is_measured_is_said_in_words(plan: str, says: str) -> None:
    assert says in said(document(plan))


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        # One scale, whether or not all are answered by it, or several: runs of questions are told as one.
        ("stevns-2024-2026", ["Der kan svares: helt enig"]),
        (
            "solroed-2024",
            ["Til spørgsmål 1 kan der svares: helt enig", "Til spørgsmål 2 kan der svares: meget tilfreds"],
        ),
        (
            "frederikssund-2024",
            [
                "Til spørgsmål 1 kan der svares: meget tilfreds",
                "Til spørgsmål 2-4 kan der svares: helt enig",
                "Til spørgsmål 1, 3 kan der svares: meget tilfreds",
                "Til spørgsmål 4 kan der svares: helt enig",
                "Til spørgsmål 5 kan der svares: ja",
            ],
        ),
    ],
)
def test_answers_are_told_of_the_questions_they_are_to(plan: str, asked: list[str]) -> None:
    texts = ["".join(run.text for run in each.runs) for each in document(plan).blocks if isinstance(each, Text)]
    told = [found[0] for each in texts if (found := re.match(r".*(kan der|Der kan) svares: [^,]*", each))]
    assert told == asked


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        ("frederikssund-2024", "Af bilagene er kun tabellerne trykt her."),
        ("stevns-2024-2026", ""),
    ],
)
def test_what_of_the_annexes_is_not_printed_is_said(plan: str, says: str) -> None:
    texts = ["".join(run.text for run in each.runs) for each in document(plan).blocks if isinstance(each, Text)]
    assert [each for each in texts if "trykt her" in each] == ([says] if says else [])


def test_annexes_without_tables_are_said_not_to_be_printed() -> None:
    found = checked("frederikssund-2024")
    assert found.plan is not None
    bare = replace(found, plan=found.plan.model_copy(update={"tabel": []}))
    texts = [run.text for each in plan_document(bare, DAY).blocks if isinstance(each, Text) for run in each.runs]
    assert texts[-1] == "Bilagene er ikke trykt her."


@pytest.mark.parametrize("plan", EVERY)
def test_nothing_of_the_plan_file_itself_is_printed(plan: str) -> None:
    """Neither its name nor its keys: who reads the paper has not got the file."""
    made = document(plan)
    assert [word for word in (plan, "åben:", "profil:", ".toml") if word in said(made)] == []
    assert made.meta.plan == ""


def due_rows(plan: str) -> dict[str, tuple[str, str]]:
    """What a promise is, when it is due, and the remark."""
    (table,) = (each for heading, each in document(plan).tables() if heading == "Løfter")
    at = table.header.index("Bemærk") if "Bemærk" in table.header else None
    return {shown(row[0]): (shown(row[2]), shown(row[at]) if at else "") for row in table.rows}


@pytest.mark.parametrize(
    ("plan", "promise", "when", "remark"),
    [
        ("frederikssund-2024", "Svar til virksomheden", "inden for 48 timer", "Regnes fra: henvendelsen er modtaget."),
        ("frederikssund-2024", "Kontakt med den unge", "hver 4. uge", "Regnes fra: den unge kommer ind."),
        # At each, at the first, when a time is reached, so many a year: the sentence itself says from what.
        ("frederikssund-2024", "Fælles samtale", "ved hver raskmelding", ""),
        ("alleroed-2022", "Ledige job", "ved den første samtale", ""),
        ("solroed-2024", "Særligt fokus", "når ledigheden når 6 måneder", ""),
        ("frederikssund-2024", "Borgerne spørges", "1 gang om året", ""),
        ("frederikssund-2024", "Møde med virksomheden", "ved hver henvendelse", "Kun ved: mere end fem skal ansættes."),
    ],
)
def test_what_starts_the_clock_is_told_of_a_length_of_time_alone(
    plan: str, promise: str, when: str, remark: str
) -> None:
    (found,) = (told for text, told in due_rows(plan).items() if text.startswith(promise))
    assert found == (when, remark)


def test_promise_of_the_first_part_of_a_course_says_so() -> None:
    told = [remark for _, remark in due_rows("eksempel").values()]
    assert [each for each in told if "Kun inden for 6 måneder fra forløbets første dag." in each]


def test_column_of_remarks_is_left_out_where_there_are_none() -> None:
    (table,) = (each for heading, each in document("stevns-2024-2026").tables() if heading == "Løfter")
    assert table.header == ("Løfte", "For hvem", "Hvornår", "Ansvarlig")


def test_number_that_the_plan_uses_twice_is_said_to_be_so_at_both() -> None:
    for plan, times in (("alleroed-2022", 2), ("frederikssund-2024", 0)):
        assert said(document(plan)).count("Planen bruger nummer 2 om flere fokusområder.") == times


def test_fokusmaal_is_explained_once_after_the_first_goal_that_is_held_to_it() -> None:
    blocks = document("solroed-2024").blocks
    (at,) = (at for at, each in enumerate(blocks) if isinstance(each, Note) and "Fokusmålet er lovens" in each.text)
    heads = [each.text for each in blocks[:at] if isinstance(each, Heading)]
    assert heads[-1].startswith("3 ")
    assert "under 30 %" in str(blocks[at])
    assert "Fokusmålet" not in said(document("frederikssund-2024"))


@pytest.mark.parametrize(
    ("plan", "has", "lacks"),
    [
        ("alleroed-2022", "Planens egne områder", "Planens egne grupper"),
        ("stevns-2024-2026", "Behovsprofiler", "Planens egne grupper"),
        ("frederikssund-2024", "Planens egne grupper", "Planens egne områder"),
    ],
)
def test_groups_areas_and_profiles_have_each_their_heading(plan: str, has: str, lacks: str) -> None:
    heads = [each.text for each in document(plan).blocks if isinstance(each, Heading)]
    assert (has in heads, lacks in heads) == (True, False)


def test_annex_that_is_not_there_is_said_to_be_missing() -> None:
    annex = document("stevns-2024-2026").blocks[-1]
    assert isinstance(annex, Bullets)
    assert [[run.text for run in item] for item in annex.items] == [["Bilag med planens mål", " (ikke vedlagt)"]]


@pytest.mark.parametrize("plan", PLANS)
def test_what_is_noted_of_a_goal_for_those_who_run_the_plan_is_not_printed(plan: str) -> None:
    """Where it was read in the source, what it lacks, and the remark."""
    found, made = checked(plan).plan, document(plan)
    assert found is not None
    said = str(made.blocks)
    noted = [each for goal in found.maal for each in (goal.kilde, goal.bemaerkning) if each]
    assert noted
    assert [each for each in noted if each in said] == []
    assert not [each for each in made.blocks if isinstance(each, Note) and each.kind == "mangler"]


def test_assumption_without_numbers_is_listed_and_one_with_them_has_a_row() -> None:
    made = document("alleroed-2022")
    rows = [row for heading, each in made.tables() if heading == "Forudsætninger" for row in each.rows]
    assert len(rows) == 3
    assert all(isinstance(row[3], Number) for row in rows)
    lists = [[run.text for item in each.items for run in item] for each in made.blocks if isinstance(each, Bullets)]
    assert ["Ledigheden ventes tilbage på 2019-niveau ved udgangen af 2021 (Allerød). Allerød Kommune"] in lists


def test_document_has_the_plans_day_and_no_other() -> None:
    assert pdf(document("stevns-2024-2026")) == pdf(plan_document(checked("stevns-2024-2026"), DAY))
    assert document("stevns-2024-2026").meta.known is None


def test_plan_with_faults_is_refused() -> None:
    with pytest.raises(ValueError, match="faults"):
        plan_document(replace(checked("eksempel"), bound=None), DAY)
