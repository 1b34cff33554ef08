"""Questionnaires as they are bound, and what is told of one that cannot be used as it is written."""

from pathlib import Path

import pytest

from pejl.sentences.shapes import AtEach, Duration, Per, Span, Times
from pejl.surveys import Kind, Question, Questionnaire, Scale, ShownWhen
from spec.check.planning import checked, expect, goal, plan, row, told

ERROR, REMARK = "fejl", "anmærkning"
QUIET = {"id": '"firmaer"', "tekst": '"Tilfredshed"', "maalgruppe": '"virksomheder"', "tilfreds": '["positiv"]'}
ONE = '["Jeg blev hørt"]'
BAD_A = '{ spoergsmaal = "a", svar = ["negativ"] }'
ASK = {
    "indikator": '"tilfredshed.andel"',
    "maalgruppe": '"virksomheder"',
    "naevner": '"besvarelserne"',
    "maaltal": '"mindst 75 %"',
    "opgoeres": '"år"',
}


def survey(*questions: str, **keys: str | None) -> str:
    """A questionnaire nothing is wrong with, but for the keys given, and its questions."""
    written = {**QUIET, **({} if questions or "slags" in keys else {"udsagn": ONE}), **keys}
    return "\n".join((row("spoergeskema", **written), *questions))


def question(name: str, skala: str | None = None, vises_naar: str | None = None, kraeves: str | None = None) -> str:
    keys = {"id": f'"{name}"', "tekst": f'"Spørgsmål {name}"', "skala": skala, "vises_naar": vises_naar}
    return row("spoergeskema.spoergsmaal", **keys, kraeves=kraeves)


def bound(folder: Path, text: str) -> Questionnaire:
    found = checked(folder, plan(goal(), text))
    assert found.bound is not None, [(each.code, each.params) for each in found.findings]
    return found.bound.questionnaires[0]


# --- bound -----------------------------------------------------------------------------------------------


def test_a_short_questionnaire_has_the_usual_of_everything(tmp_path: Path) -> None:
    found = bound(tmp_path, survey())
    assert found.questions == (Question("udsagn-1", "Jeg blev hørt", Scale.AGREE),)
    assert (found.kind, found.many, found.rhythm, found.open_days, found.reminder_days) == (
        *(Kind.FORM, None, None, 21),
        None,
    )
    assert (found.companies, found.groups, found.satisfied) == (True, ("virksomheder",), ("positiv",))


def test_everything_written_is_bound(tmp_path: Path) -> None:
    keys = {"maalgruppe": '"borgere"', "udtraek": '"1.200 tilfældige"', "hvornaar": '"4-6 gange om året"'}
    more = {"forloeb_over": '"6 måneder"', "svarfrist": '"3 uger"', "rykker": '"10 dage"', "engelsk": '"Satisfied"'}
    asked = [question("a", '"tilfreds"', kraeves="true"), question("b", '"tekst"', BAD_A)]
    found = bound(tmp_path, survey(*asked, **keys, **more))
    assert (found.many, found.open_days, found.reminder_days, found.said("en")) == (1200, 21, 10, "Satisfied")
    assert found.rhythm == Times(4, 6, Per.YEAR)
    assert found.longer_than == Duration(6, Span.MONTHS)
    assert not found.companies
    assert [(each.required, each.shown_when) for each in found.questions] == [
        (True, None),
        (False, ShownWhen("a", ("negativ",))),
    ]


def test_statements_come_before_questions(tmp_path: Path) -> None:
    found = bound(tmp_path, survey(question("a"), udsagn='["Et", "To"]'))
    assert [each.id for each in found.questions] == ["udsagn-1", "udsagn-2", "a"]


def test_at_each_talk_is_bound_for_everybody(tmp_path: Path) -> None:
    found = bound(tmp_path, survey(maalgruppe='"borgere"', hvornaar='"ved hver samtale"'))
    assert (found.rhythm, found.many) == (AtEach("samtale"), None)


def test_an_interview_has_a_guide_and_no_questions(tmp_path: Path) -> None:
    keys = {"slags": '"interview"', "guide": '["Hvad hjalp?"]', "udtraek": '"5 tilfældige"', "tilfreds": None}
    found = bound(tmp_path, survey(**keys))
    assert (found.kind, found.guide, found.many, found.questions) == (Kind.INTERVIEW, ("Hvad hjalp?",), 5, ())


# --- faults ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "key", "value"),
    [
        ("skema_udtraek_ikke_forstaaet", "udtraek", "0 tilfældige"),
        ("skema_udtraek_ikke_forstaaet", "udtraek", "nogle"),
        ("skema_udtraek_ikke_forstaaet", "udtraek", "12.00 tilfældige"),
        ("skema_frist_ikke_forstaaet", "svarfrist", "5 hverdage"),
        ("skema_frist_ikke_forstaaet", "svarfrist", "0 dage"),
        ("skema_frist_ikke_forstaaet", "svarfrist", "366 dage"),
        ("skema_frist_ikke_forstaaet", "rykker", "1 måned"),
        ("skema_rykker_efter_frist", "rykker", "3 uger"),
        ("skema_hvornaar_uden_runder", "hvornaar", "inden for 4 uger"),
        ("skema_forloeb_over_enhed", "forloeb_over", "48 timer"),
        ("skema_forloeb_over_enhed", "forloeb_over", "5 hverdage"),
    ],
)
def test_a_key_that_is_not_understood_is_told_at_its_place(tmp_path: Path, code: str, key: str, value: str) -> None:
    expect(tmp_path, plan(goal(), survey(maalgruppe='"borgere"', **{key: f'‹{code}›"{value}"'})), severity=ERROR)


@pytest.mark.parametrize(("key", "value"), [("hvornaar", "‹›engang"), ("forloeb_over", "6 ‹›mdr. og lidt")])
def test_a_sentence_that_is_not_understood_is_told_at_its_word(tmp_path: Path, key: str, value: str) -> None:
    marked = value.replace("‹›", "‹hvornaar_ikke_forstaaet›")
    expect(tmp_path, plan(goal(), survey(maalgruppe='"borgere"', **{key: f'"{marked}"'})), severity=ERROR)


def test_a_company_has_no_course(tmp_path: Path) -> None:
    expect(tmp_path, plan(goal(), survey(forloeb_over='‹skema_forloeb_over_virksomhed›"6 måneder"')), severity=ERROR)


@pytest.mark.parametrize("name", ["to.dele", "x" * 41, ""])
def test_an_id_that_a_goal_could_not_point_at_is_refused(tmp_path: Path, name: str) -> None:
    assert checked(tmp_path, plan(goal(), survey(question(name)))).faults
    assert checked(tmp_path, plan(goal(), survey(id=f'"{name}"'))).faults


def test_two_questions_of_one_id_are_told_with_the_first_line(tmp_path: Path) -> None:
    twice = question("a").replace('id = "a"', 'id = ‹samme_id›"a"')
    found = expect(tmp_path, plan(goal(), survey(question("a"), twice)), severity=ERROR)
    (fault,) = found.faults
    assert int(str(fault.params["foerste"])) < fault.position.line


def test_a_question_may_not_take_the_id_of_a_statement(tmp_path: Path) -> None:
    taken = question("udsagn-1").replace('id = "', 'id = ‹samme_id›"')
    expect(tmp_path, plan(goal(), survey(taken, udsagn=ONE)), severity=ERROR)


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ('{ spoergsmaal = ‹›"x", svar = ["negativ"] }', "skema_ukendt_spoergsmaal"),
        ('{ spoergsmaal = ‹›"b", svar = ["negativ"] }', "skema_spoergsmaal_ikke_tidligere"),
        ('{ spoergsmaal = ‹›"c", svar = ["negativ"] }', "skema_spoergsmaal_ikke_tidligere"),
        ('{ spoergsmaal = "a", svar = ["positiv", ‹›"neutral"] }', "skema_svar_ikke_paa_skala"),
        ('{ spoergsmaal = "ord", svar = [‹›"positiv"] }', "skema_svar_ikke_paa_skala"),
        ('{ spoergsmaal = "a", svar = ‹›[] }', "tom_liste"),
    ],
)
def test_a_skip_points_at_an_earlier_question_and_answers_of_its_scale(tmp_path: Path, when: str, code: str) -> None:
    asked = (
        question("a", '"ja-nej"'),
        question("ord", '"tekst"'),
        question("b", None, when.replace("‹›", f"‹{code}›")),
    )
    expect(tmp_path, plan(goal(), survey(*asked, question("c"))), severity=ERROR)


def test_a_form_that_could_not_be_sealed_is_refused(tmp_path: Path) -> None:
    words = [question(f"ord{number}", '"tekst"') for number in range(4)]
    assert told(checked(tmp_path, plan(goal(), survey(question("a"), *words[:3])))) == []
    found = checked(tmp_path, plan(goal(), survey(question("a"), *words)))
    assert [each.code for each in found.faults] == ["skema_for_langt"]
    many = [question(f"a{number}") for number in range(41)]
    assert [each.code for each in checked(tmp_path, plan(goal(), survey(*many))).faults] == ["skema_for_langt"]


# --- remarks ---------------------------------------------------------------------------------------------


def test_scale_questions_without_what_is_satisfied_are_remarked(tmp_path: Path) -> None:
    text = survey(id='‹skema_uden_tilfreds›"firmaer"', tilfreds=None)
    expect(tmp_path, plan(goal(), text), severity=REMARK)


def test_questions_in_words_alone_need_nothing_said(tmp_path: Path) -> None:
    expect(tmp_path, plan(goal(), survey(question("ord", '"tekst"'), tilfreds=None)))


@pytest.mark.parametrize(
    ("code", "at", "keys"),
    [
        ("skema_uden_spoergsmaal", "id", {"udsagn": None}),
        ("skema_med_guide", "guide", {"guide": '["Hvad?"]'}),
        ("skema_interview_uden_guide", "id", {"slags": '"interview"'}),
        ("skema_interview_med_spoergsmaal", "id", {"slags": '"interview"', "guide": '["Hvad?"]', "udsagn": ONE}),
    ],
)
def test_a_form_and_an_interview_each_need_their_own(
    tmp_path: Path, code: str, at: str, keys: dict[str, str | None]
) -> None:
    marked = {**keys, at: f"‹{code}›{keys.get(at, QUIET.get(at))}"}
    expect(tmp_path, plan(goal(), survey(**marked)), severity=REMARK)


# --- a goal that points at a question --------------------------------------------------------------------


def test_a_goal_is_bound_to_the_question_with_what_counts(tmp_path: Path) -> None:
    found = checked(tmp_path, plan(goal(**ASK, spoergsmaal='"firmaer.a"'), survey(question("a", '"tilfreds"'))))
    assert found.bound is not None
    spec = found.bound.goals[0].part.spec
    assert spec is not None
    assert spec.asked is not None
    assert (spec.asked.survey, spec.asked.question, spec.asked.satisfied) == ("firmaer", "a", ("positiv",))
    assert [each.code for each in spec.asked.counts] == ["skema_svar_tilfreds_positiv"]


def test_a_part_of_a_goal_takes_its_goals_question(tmp_path: Path) -> None:
    parts = row("maal.del", id='"x"', tekst='"Del"') + row(
        "maal.del", id='"y"', tekst='"Del"', spoergsmaal='"firmaer.b"'
    )
    text = plan(goal(**ASK, spoergsmaal='"firmaer.a"'), parts, survey(question("a"), question("b")))
    found = checked(tmp_path, text)
    assert found.bound is not None
    specs = [part.spec for part in found.bound.goals[0].parts]
    assert [spec.asked.question for spec in specs if spec and spec.asked] == ["a", "b"]


@pytest.mark.parametrize(
    ("written", "code", "near"),
    [
        ("firmaer", "skema_ukendt_skema", None),
        ("firma.a", "skema_ukendt_skema", "firmaer.a"),
        ("firmaer.tilfred", "skema_ukendt_spoergsmaal", "firmaer.tilfreds"),
        ("firmaer.ord", "skema_spoergsmaal_i_ord", None),
    ],
)
def test_a_goal_that_points_at_nothing_that_can_be_counted(
    tmp_path: Path, written: str, code: str, near: str | None
) -> None:
    asked = survey(question("tilfreds"), question("ord", '"tekst"'))
    found = expect(tmp_path, plan(goal(**ASK, spoergsmaal=f'‹{code}›"{written}"'), asked), severity=ERROR)
    if near:
        assert found.faults[0].params["forslag"] == near


def test_a_goal_of_another_indicator_asks_no_question(tmp_path: Path) -> None:
    wrong = goal(spoergsmaal='‹skema_kun_tilfredshed›"firmaer.udsagn-1"')
    expect(tmp_path, plan(wrong, survey()), severity=ERROR)


def test_a_goal_of_others_than_the_questionnaire_asks_is_remarked(tmp_path: Path) -> None:
    text = plan(
        goal(**{**ASK, "maalgruppe": '"borgere"'}, spoergsmaal='‹skema_anden_gruppe›"firmaer.udsagn-1"'), survey()
    )
    expect(tmp_path, text, severity=REMARK)
