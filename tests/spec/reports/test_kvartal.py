"""The quarterly report: what is in it, that its numbers are those of `pejl goals`, and what it does not show."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pypdfium2  # type: ignore[import-untyped]
import pytest

from pejl.answers.explain import reference_words, verdict_words
from pejl.answers.standings import standings
from pejl.due import LAW
from pejl.goals import Standing
from pejl.periods import Period
from pejl.reports.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    KeyFigure,
    Note,
    Number,
    Picture,
    Table,
    Text,
    shown,
)
from pejl.reports.kvartal import Edition, Texts, edition_of, written
from pejl.reports.typst import pdf
from pejl.sentences import print_rhythm
from pejl.words import number_with_unit, show, word
from spec.answers.asking import asked, cases
from spec.reports.papers import PLANS, checked, figures, report, squeezed

CHAPTERS = ("Sammenfatning", "Alle mål", "Løfter holdt", "Budget", "Andre kommuner")
MORE = ("Forudsætninger og hvad det blev", "Statusbilag: planens egne tabeller", "Kilder og metode")


def texts(block: Block) -> list[str]:
    if isinstance(block, Table):
        return [block.caption, block.note, *block.header, *(shown(cell) for row in block.rows for cell in row)]
    if isinstance(block, Text):
        return ["".join(run.text for run in block.runs)]
    return [block.text] if isinstance(block, Heading | Note) else []


def said(plan: str) -> str:
    return "\n".join(text for block in report(plan).blocks for text in texts(block))


def told_by_goals(plan: str) -> list[str]:
    """What `pejl goals` prints of each goal and part: number, period, limit, reference, distance, verdict, stage."""
    found, quarter = checked(plan), Period.parse(PLANS[plan])
    assert found.bound is not None
    every = standings(found.bound, figures(found, quarter.last), quarter.last)
    return [text for goal in every for each in (goal, *goal.parts) for text in _printed(each)]


def _printed(each: Standing) -> list[str]:
    judged, limit = each.judgement, each.judgement.limit
    own = [number_with_unit(judged.value, judged.unit)] if judged.value else []
    own += [judged.own.period.label()] if judged.own else []
    line = [show(limit.limit), show(limit.distance)] if limit else []
    stage = word(each.stage, "da")
    verdict = verdict_words(each, "da").removeprefix(f"{stage} ")
    return [each.text, *own, *line, reference_words(each, "da"), verdict, stage]


# --- the numbers -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS)
def test_text_of_the_pdf_has_everything_that_goals_prints(plan: str) -> None:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf(report(plan)))]
    text = squeezed("".join(pages)).lower()
    assert [each for each in told_by_goals(plan) if squeezed(each).lower() not in text] == []


@pytest.mark.parametrize("plan", PLANS)
def test_every_goal_is_a_row_with_its_exact_number(plan: str) -> None:
    found, quarter = checked(plan), Period.parse(PLANS[plan])
    assert found.bound is not None
    table = next(each for _, each in report(plan).tables() if each.header[0] == "Mål")
    exact = {row[0]: row[2].value.exact for row in table.rows if isinstance(row[2], Number)}
    every = standings(found.bound, figures(found, quarter.last), quarter.last)
    wanted = {each.id: each.judgement.value.exact for each in every if each.judgement.value}
    assert wanted.items() <= exact.items()
    assert [row[0] for row in table.rows if row[0]] == [goal.id for goal in found.bound.goals]


@pytest.mark.parametrize("plan", PLANS)
def test_every_chapter_and_every_focus_area_is_there_in_order(plan: str) -> None:
    heads = [each.text for each in report(plan).blocks if isinstance(each, Heading) and each.level == 1]
    focus = [each for each in heads if each.startswith("Fokusområde") or each == "Andre mål"]
    assert heads == [*CHAPTERS[:2], *focus, *CHAPTERS[2:], *MORE]
    plan_as_written = checked(plan).plan
    assert plan_as_written is not None
    assert len([each for each in focus if each != "Andre mål"]) == len(plan_as_written.fokus)


@pytest.mark.parametrize("plan", PLANS)
def test_verdict_never_stands_without_a_word_and_a_sign(plan: str) -> None:
    keys = [each for each in report(plan).blocks if isinstance(each, KeyFigure)]
    assert keys
    assert [each.label for each in keys if not (each.word and each.sign)] == []


def test_number_stands_with_its_denominator_and_its_reference() -> None:
    key = next(
        each
        for each in report("solroed-2024").blocks
        if isinstance(each, KeyFigure) and "ledighedsydelse" in each.label
    )
    assert key.number is not None
    assert key.number.value.exact == Fraction(28 * 100, 28 + 255)
    assert "af visiterede til fleksjob" in key.detail
    assert "Grænse: under 13,3 %; Hele landet, 3. kvartal 2023: 13,3." in key.detail


def test_number_of_a_goal_and_of_a_part_says_whom_it_is_of() -> None:
    details = [each.detail for each in report("frederikssund-2024").blocks if isinstance(each, KeyFigure)]
    assert any("Målgruppe: uddannelseshjælp; andel af befolkningen 16-66 år." in each for each in details)
    assert any("Formidlingsgrad: jobordrer." in each for each in details)


def test_gap_is_told_as_a_difference_between_two_numbers() -> None:
    key = next(
        each
        for each in report("frederikssund-2024").blocks
        if isinstance(each, KeyFigure) and each.number and each.number.unit == "procentpoint"
    )
    assert key.label == "Forskel til hele landet: andel på sygedagpenge"
    assert key.number is not None
    assert key.number.value.exact == Fraction(3, 5)
    assert "Målgruppe: sygedagpenge, jobafklaringsforløb. Frederikssund 4,0 %, hele landet 3,4 %." in key.detail


def test_curve_is_drawn_between_two_numbers_and_told_in_words() -> None:
    drawn = [each for each in report("solroed-2024").blocks if isinstance(each, Picture)][-1]
    told = "Kurve over Solrød: 299 fuldtidspersoner i 4. kvartal 2022, 276 fuldtidspersoner i 3. kvartal 2023."
    assert drawn.alt == told


def test_owners_words_stand_at_their_goal_and_lacking_ones_are_said_to_lack() -> None:
    blocks = report("solroed-2024").blocks
    at = next(place for place, each in enumerate(blocks) if isinstance(each, Heading) and each.text.startswith("2 "))
    words = [text for each in blocks[at : at + 12] for text in texts(each)]
    assert "Det har vi gjort. Holdt møder." in words
    assert "Det gør vi nu. Flere." in words
    assert said("solroed-2024").count("»Det har vi gjort« og »Det gør vi nu« er ikke skrevet") == 1
    assert "er ikke skrevet for dette kvartal: mål 1a, 1b, 3, 4, 5," in said("solroed-2024")
    assert "Ikke skrevet for dette kvartal." not in said("solroed-2024")


@pytest.mark.parametrize(("did", "lack"), [("Holdt møder.", "kvartal: mål 2, 3, 4."), ("", "kvartal.")])
def test_words_that_owners_have_not_written_are_said_to_lack(did: str, lack: str) -> None:
    found, quarter = checked("stevns-2024-2026"), Period.parse("2024Q1")
    now = figures(found, quarter.last)
    of = edition_of(found, now, now, quarter.last, quarter, texts={"1": Texts(did, " ")})
    words = [text for each in written(of).blocks for text in texts(each)]
    assert ("Det gør vi nu. Ikke skrevet for dette kvartal." in words) is bool(did)
    assert any(each.endswith(f"er ikke skrevet for dette {lack}") for each in words)


# --- what is lacking -------------------------------------------------------------------------------------


def test_plan_that_has_not_begun_says_so_and_counts_where_its_goals_start() -> None:
    found, quarter = checked("frederikssund-2024"), Period.parse("2023Q4")
    now, then = figures(found, quarter.last), figures(found, date(2023, 9, 30))
    words = [
        text for each in written(edition_of(found, now, then, quarter.last, quarter)).blocks for text in texts(each)
    ]
    assert words[1:4] == [
        "Planen er ikke begyndt: den gælder fra 1. januar 2024.",
        "Mål i planen: 11. Ikke begyndt, ved udgangspunktet: 6 holder, 2 holder ikke, 3 kan ikke afgøres.",
        "Der er ingen tidligere vurdering at holde målene op mod.",
    ]
    assert "Mål uden tal: 1a, 4b." in words


def test_plan_judged_on_numbers_from_before_it_says_so_on_the_first_page() -> None:
    found, quarter = checked("frederikssund-2024"), Period.parse("2024Q2")
    now = figures(found, quarter.last)
    blocks = written(edition_of(found, now, now, quarter.last, quarter)).blocks
    words = [text for each in blocks for text in texts(each)]
    assert "Alle vurderinger bygger på tal fra før planen." in words
    lines = ["".join(run.text for run in item) for each in blocks if isinstance(each, Bullets) for item in each.items]
    assert [each[:2] for each in lines if each.endswith("Vurderingen kan vende, se målet.")] == ["2a"]


def test_lack_of_a_number_is_said_once_at_the_goal() -> None:
    assert "Der er intet tal nu." not in said("solroed-2024")
    assert said("solroed-2024").count("Der er endnu ingen tal for andel delvist raskmeldte") == 1


def test_target_without_a_number_is_said_as_the_plan_writes_it() -> None:
    assert 'Planen skriver "styrkes" uden tal. Fristen er 31. december 2022.' in said("alleroed-2022")
    labels = [each.label for each in report("stevns-2024-2026").blocks if isinstance(each, KeyFigure)]
    assert 'Erhvervsfrekvensen bliver ved med at være høj ("forbliver høj", uden tal)' in labels
    assert [each for each in labels if "åben" in each] == []


def test_numbers_behind_the_curves_are_for_a_spreadsheet_alone() -> None:
    (table,) = report("solroed-2024").behind
    points = [row for row in table.rows if row[0] == "6"]
    places = {(row[2], row[3]) for row in points}
    assert places == {("Solrød", each) for each in ("4. kvartal 2022", "1. kvartal 2023", "3. kvartal 2023")} | {
        ("Hele landet", each) for each in ("4. kvartal 2022", "1. kvartal 2023", "3. kvartal 2023")
    }
    assert table.caption not in said("solroed-2024")


# --- promises --------------------------------------------------------------------------------------------


def with_rows(sick: int = 4) -> Edition:
    """Frederikssund in the first quarter of 2024: so many citizens became ill on 1 January, so the follow-up of the
    eighth week is due in it."""
    found, quarter = checked("frederikssund-2024"), Period.parse("2024Q1")
    assert found.bound is not None
    sheet = asked(found.bound, cases("01-15 01-16" + " -" * (sick - 2)), "2024-03-31", law=True)
    now = figures(found, quarter.last)
    return edition_of(found, now, now, quarter.last, quarter, sheet=sheet)


def promised(made: Document, caption: str = "Løfter, der forfaldt") -> list[tuple[Cell, ...]]:
    table = next(each for _, each in made.tables() if each.caption.startswith(caption))
    return list(table.rows)


def test_promises_of_the_quarter_stand_in_the_plans_order_with_their_sentence() -> None:
    found = checked("frederikssund-2024").bound
    assert found is not None
    assert [(row[0], row[1]) for row in promised(written(with_rows()))] == [
        (each.text, print_rhythm(each.rhythm)) for each in found.promises
    ]


@pytest.mark.parametrize(("sick", "listed"), [(4, []), (5, ["5", "5"])])
def test_duty_of_which_nothing_may_be_shown_is_left_out_as_one_that_nobody_had_due(
    sick: int, listed: list[str]
) -> None:
    edition = with_rows(sick)
    duties = [each.quarters for each in edition.courses if each.promise.origin == LAW]
    assert [now.kept.decided for _, now in duties if now.kept.decided] == [sick, sick]
    made = written(edition)
    tables = [each for _, each in made.tables() if each.caption.startswith("Lovens pligter")]
    assert [shown(row[2]) for each in tables for row in each.rows] == listed


def test_without_events_the_promises_are_listed_and_it_is_said_that_nothing_is_known_of_them() -> None:
    assert "Der er ingen hændelser i registret" in said("solroed-2024")


# --- what is asked for -----------------------------------------------------------------------------------


def test_a_day_before_the_quarter_has_ended_is_refused() -> None:
    found, quarter = checked("solroed-2024"), Period.parse("2023Q4")
    now = figures(found, quarter.last)
    with pytest.raises(ValueError, match="has not ended"):
        edition_of(found, now, now, date(2023, 12, 30), quarter)


@pytest.mark.parametrize("period", ["2023", "2023M12"])
def test_period_that_is_no_quarter_is_refused(period: str) -> None:
    found = checked("solroed-2024")
    now = figures(found, date(2023, 12, 31))
    with pytest.raises(ValueError, match="no quarter"):
        edition_of(found, now, now, date(2023, 12, 31), Period.parse(period))


def test_plan_with_faults_is_refused() -> None:
    found = replace(checked("solroed-2024"), bound=None)
    now = figures(checked("solroed-2024"), date(2023, 12, 31))
    with pytest.raises(ValueError, match="faults"):
        edition_of(found, now, now, date(2023, 12, 31), Period.parse("2023Q4"))


@pytest.mark.parametrize("plan", PLANS)
def test_english_report_has_the_same_numbers_in_the_same_places(plan: str) -> None:
    danish, english = report(plan), report(plan, "en")
    assert [type(each) for each in danish.blocks] == [type(each) for each in english.blocks]
    for (_, one), (_, other) in zip(danish.tables(), english.tables(), strict=True):
        assert [_values(row) for row in one.rows] == [_values(row) for row in other.rows]


def _values(row: tuple[object, ...]) -> list[object]:
    return [each.value for each in row if isinstance(each, Number)]


def test_progress_tells_each_chapter_before_it_is_written() -> None:
    found, quarter = checked("stevns-2024-2026"), Period.parse("2024Q1")
    now, steps = figures(found, quarter.last), list[tuple[str, int, int]]()
    written(edition_of(found, now, now, quarter.last, quarter), lambda *told: steps.append(told))
    assert [each[1:] for each in steps] == [(at, 8) for at in range(8)]
    assert [name for name, *_ in steps] == ["Sammenfatning", "Fokusområder", *CHAPTERS[2:], *MORE]
