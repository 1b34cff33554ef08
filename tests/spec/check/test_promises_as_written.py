"""A promise that would give no rows, or other rows than it says, is a fault where it is written, with what to write."""

from pathlib import Path

import pytest

from pejl.check import Checked
from pejl.check.lengths import shorter, too_long
from pejl.sentences.shapes import Duration, Span
from pejl.words import LANGUAGES, say
from spec.check.planning import FAULT, REMARK, expect, plan, promise

ENQUIRY = {"maalgruppe": '"virksomheder"', "udloeses_af": '"jobordrer.henvendelse"', "opfyldt_af": '"jobordrer.svar"'}
COMPANY = {**ENQUIRY, "opfyldt_af": '"besoeg.holdt"'}
VISITS = {"maalgruppe": '"virksomheder"', "udloeses_af": '"kalender.maaned"', "opfyldt_af": '"besoeg.holdt"'}
TALK = {"udloeses_af": '"samtaler.holdt"', "opfyldt_af": '"samtaler.konkrete_job"'}
FIRST = {**TALK, "udloeses_af": '"samtaler.foerste"'}


def faulty(tmp_path: Path, rows: str, writes: str) -> Checked:
    """A fault at its mark whose sentence says, in both languages, what to write instead."""
    found = expect(tmp_path, plan(rows), severity=FAULT)
    assert found.bound is None
    (finding,) = found.findings
    for lang in LANGUAGES:
        assert writes in say(finding.code, finding.params, lang)
    return found


def fine(tmp_path: Path, rows: str) -> None:
    assert expect(tmp_path, plan(rows)).bound is not None


# --- whom it is about ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "writes"),
    [
        (promise('"hver 4. uge"', naar='‹naar_passer_ikke›"jobordrer.over_fem"'), "`naar`"),
        (promise('"hver 4. uge"', naar='‹naar_passer_ikke›"kalender.rapport"'), "`naar`"),
        (promise('"hver 4. uge"', naar='‹naar_passer_ikke›"virksomheder"'), "`naar`"),
        (promise('"inden for 4 uger"', **COMPANY, naar='‹naar_passer_ikke›"samtaler.holdt"'), "`naar`"),
        (promise('"inden for 4 uger"', **COMPANY, naar='‹naar_passer_ikke›"forloeb.varighed"'), "`naar`"),
        (promise('"inden for 4 uger"', **COMPANY, naar='‹naar_passer_ikke›"A-dagpenge"'), "`naar`"),
        (promise('"inden for 2 døgn"', **ENQUIRY, naar='‹naar_ikke_henvendelser›"jobordrer.over_fem"'), "besoeg.holdt"),
    ],
)
def test_condition_must_be_about_those_the_promise_is_about(tmp_path: Path, rows: str, writes: str) -> None:
    faulty(tmp_path, rows, writes)


def test_condition_of_a_company_can_be_about_its_enquiry(tmp_path: Path) -> None:
    fine(tmp_path, promise('"inden for 4 uger"', **COMPANY, naar='"jobordrer.over_fem"'))
    fine(tmp_path, promise('"inden for 4 uger"', **COMPANY, naar='"jobordrer.svar"'))


@pytest.mark.parametrize(
    ("hvornaar", "keys"),
    [('"inden for 2 døgn"', ENQUIRY), ('"inden for 4 uger"', COMPANY), ('"2 om måneden"', VISITS)],
)
@pytest.mark.parametrize("key", ["i_de_foerste", "undtagen"])
def test_key_that_is_used_for_citizens_only(tmp_path: Path, hvornaar: str, keys: dict[str, str], key: str) -> None:
    written = {"i_de_foerste": '"6 måneder"', "undtagen": '"A-dagpenge"'}[key]
    faulty(tmp_path, promise(hvornaar, **{**keys, key: f"‹kun_om_borgere›{written}"}), f"`{key}`")


@pytest.mark.parametrize("key", ["maalgruppe", "undtagen"])
def test_empty_list_of_groups_does_not_stand_for_everybody(tmp_path: Path, key: str) -> None:
    faulty(tmp_path, promise('"hver 4. uge"', **{key: "‹tom_liste›[]"}), f"`{key}`")


@pytest.mark.parametrize(
    ("hvornaar", "keys", "groups", "writes"),
    [
        ('"hver 4. uge"', {}, "virksomheder", "`udloeses_af`"),
        ('"hver 4. uge"', {}, "jobordrer", "`udloeses_af`"),
        ('"hver 4. uge"', {}, "udvalget", "`udloeses_af`"),
        ('"inden for 4 uger"', COMPANY, "A-dagpenge", 'maalgruppe = "virksomheder"'),
        ('"inden for 2 døgn"', ENQUIRY, "borgere", 'maalgruppe = "virksomheder"'),
        ('"inden for 2 døgn"', ENQUIRY, "udvalget", 'maalgruppe = "virksomheder"'),
    ],
)
def test_target_group_must_be_those_the_trigger_happens_to(
    tmp_path: Path, hvornaar: str, keys: dict[str, str], groups: str, writes: str
) -> None:
    rows = promise(hvornaar, **{**keys, "maalgruppe": f'‹maalgruppe_passer_ikke›"{groups}"'})
    faulty(tmp_path, rows, writes)


@pytest.mark.parametrize("groups", ["virksomheder", "udvalget", "borgere"])
def test_what_the_municipality_does_can_be_for_anybody(tmp_path: Path, groups: str) -> None:
    fine(tmp_path, promise('"2 om måneden"', **{**VISITS, "maalgruppe": f'"{groups}"'}))


@pytest.mark.parametrize(
    ("groups", "without", "left"),
    [
        ('"A-dagpenge"', '"A-dagpenge"', False),
        ('"jobparate kontanthjælpsmodtagere"', '["sygedagpenge", "kontanthjælp"]', False),
        ('"kontanthjælp"', '"jobparate kontanthjælpsmodtagere"', True),
        ('["A-dagpenge", "kontanthjælp"]', '"kontanthjælp"', True),
    ],
)
def test_exception_that_leaves_nobody(tmp_path: Path, groups: str, without: str, left: bool) -> None:
    keys = {"maalgruppe": groups, "undtagen": without if left else f"‹undtagen_er_alle›{without}"}
    rows = promise('"hver 4. uge"', **keys)
    fine(tmp_path, rows) if left else faulty(tmp_path, rows, "`undtagen`")


# --- what is counted -------------------------------------------------------------------------------------


def test_noun_must_be_what_the_act_is_called(tmp_path: Path) -> None:
    faulty(tmp_path, promise('‹navneord_er_ikke_handlingen›"mindst 4 tilbud inden for 12 måneder"'), "jobsamtale")


def test_act_that_has_no_name_of_its_own_can_be_called_anything(tmp_path: Path) -> None:
    fine(tmp_path, promise('"mindst 4 tilbud inden for 12 måneder"', opfyldt_af='"tilbud.kompetencekort"'))


@pytest.mark.parametrize("again", ["1 samtale", "1 møde", "2 tilbud og 1 samtale"])
def test_same_thing_counted_twice(tmp_path: Path, again: str) -> None:
    rows = promise(f'‹talt_to_gange›"mindst 4 samtaler og {again} inden for 12 måneder"', opfyldt_af=None)
    found = faulty(tmp_path, rows, "samtale")
    assert found.findings[0].params["foerste"] == "samtale"


def test_count_in_another_period_than_the_one_that_begins(tmp_path: Path) -> None:
    rows = promise('"2 om måneden"', **{**VISITS, "udloeses_af": '‹kalender_anden_periode›"kalender.aar"'})
    faulty(tmp_path, rows, 'udloeses_af = "kalender.maaned"')


# --- what starts it --------------------------------------------------------------------------------------


def test_side_of_the_trigger_can_only_be_done_the_same_day(tmp_path: Path) -> None:
    faulty(tmp_path, promise('‹samme_dags_frist›"inden for 2 uger"', **TALK), 'hvornaar = "ved hver samtale"')


def test_what_is_to_be_done_soon_after_the_first_talk_can_be_done_at_the_next(tmp_path: Path) -> None:
    fine(tmp_path, promise('"inden for 2 uger"', **FIRST))


@pytest.mark.parametrize(
    ("hvornaar", "starts"), [("ved hver samtale", "samtaler.holdt"), ("ved den første samtale", "samtaler.foerste")]
)
def test_at_something_without_a_trigger(tmp_path: Path, hvornaar: str, starts: str) -> None:
    rows = promise(f'‹ved_uden_start+loefte_uden_frist›"{hvornaar}"', udloeses_af=None)
    found = expect(tmp_path, plan(rows))
    assert [each.params.get("forslag") for each in found.faults] == [starts]


@pytest.mark.parametrize(
    ("hvornaar", "keys", "writes"),
    [
        ("ved den første samtale", TALK, 'udloeses_af = "samtaler.foerste"'),
        ("ved den første samtale", TALK, 'hvornaar = "ved hver samtale"'),
    ],
)
def test_the_first_is_not_every_one(tmp_path: Path, hvornaar: str, keys: dict[str, str], writes: str) -> None:
    faulty(tmp_path, promise(f'‹foerste_er_hver›"{hvornaar}"', **keys), writes)


def test_the_first_talk_is_started_by_the_first_talk(tmp_path: Path) -> None:
    fine(tmp_path, promise('"ved den første samtale"', **FIRST))


@pytest.mark.parametrize(
    ("hvornaar", "keys"),
    [
        ("ved hver samtale", {"udloeses_af": '"forloeb.begynder"'}),
        ("ved den første samtale", {"udloeses_af": '"forloeb.begynder"'}),
        ("ved hvert tilbud", {"udloeses_af": '"samtaler.holdt"'}),
        ("ved det første tilbud", {"udloeses_af": '"samtaler.foerste"'}),
        ("ved hver samtale", {"udloeses_af": '"samtaler.foerste"'}),
    ],
)
def test_started_by_something_else_than_it_says_is_remarked(
    tmp_path: Path, hvornaar: str, keys: dict[str, str]
) -> None:
    rows = promise(f'‹navneord_passer_ikke+loefte_uden_frist›"{hvornaar}"', opfyldt_af='"tilbud.mentor"', **keys)
    assert expect(tmp_path, plan(rows), severity=REMARK).bound is not None


def test_citizens_limit_that_nothing_starts_runs_from_the_first_day(tmp_path: Path) -> None:
    rows = promise('"inden for 4 uger"', id='‹loefte_uden_start›"l"', udloeses_af=None)
    (finding,) = expect(tmp_path, plan(rows), severity=REMARK).findings
    assert "forløbets første dag" in say(finding.code, finding.params)


def test_companys_limit_that_nothing_starts_has_no_first_day(tmp_path: Path) -> None:
    keys = {**COMPANY, "id": '‹virksomhed_uden_start›"l"', "udloeses_af": None}
    faulty(tmp_path, promise('"inden for 4 uger"', **keys), 'udloeses_af = "jobordrer.henvendelse"')


# --- lengths of time -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hvornaar", "limit", "fits"),
    [
        ("inden for 4 uger", "27 dage", False),
        ("inden for 4 uger", "28 dage", True),
        ("inden for 6 måneder", "26 uger", True),
        ("hver 4. uge", "3 uger", False),
        ("hver måned", "30 dage", True),
        ("2 om måneden", "2 uger", False),
        ("mindst 4 samtaler inden for 12 måneder", "11 måneder", False),
        ("mindst 4 samtaler inden for 12 måneder", "1 år", True),
    ],
)
def test_time_in_force_that_is_over_before_anything_is_due(
    tmp_path: Path, hvornaar: str, limit: str, fits: bool
) -> None:
    mark = "" if fits else "‹i_de_foerste_for_kort›"
    rows = promise(f'"{hvornaar}"', i_de_foerste=f'{mark}"{limit}"')
    fine(tmp_path, rows) if fits else faulty(tmp_path, rows, "`i_de_foerste`")


def test_time_in_force_is_not_used_with_a_time_reached(tmp_path: Path) -> None:
    keys = {"udloeses_af": '"forloeb.varighed"', "i_de_foerste": '‹i_de_foerste_med_varighed›"9 måneder"'}
    faulty(tmp_path, promise('"når forløbet når 6 måneder"', **keys), "`i_de_foerste`")


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        (Duration(6, Span.MONTHS), Duration(26, Span.WEEKS), False),
        (Duration(6, Span.MONTHS), Duration(27, Span.WEEKS), True),
        (Duration(25, Span.WEEKS), Duration(6, Span.MONTHS), True),
        (Duration(12, Span.MONTHS), Duration(1, Span.YEARS), False),
        (Duration(11, Span.MONTHS), Duration(1, Span.YEARS), True),
        (Duration(6, Span.DAYS), Duration(5, Span.WORKING_DAYS), True),
        (Duration(7, Span.DAYS), Duration(5, Span.WORKING_DAYS), False),
        (Duration(5, Span.WORKING_DAYS), Duration(8, Span.DAYS), False),
        (Duration(24, Span.HOURS), Duration(1, Span.DAYS), False),
        (Duration(24, Span.HOURS), Duration(2, Span.DAYS_AND_NIGHTS), True),
    ],
)
def test_length_is_shorter_only_where_it_is_so_from_every_day(one: Duration, other: Duration, sure: bool) -> None:
    assert shorter(one, other) is sure


@pytest.mark.parametrize(
    ("number", "span"), [(100, Span.YEARS), (1200, Span.MONTHS), (36_525, Span.DAYS), (24 * 36_525, Span.HOURS)]
)
def test_length_of_a_hundred_years_is_the_longest(number: int, span: Span) -> None:
    assert not too_long(Duration(number, span))
    assert too_long(Duration(number + 1, span))


@pytest.mark.parametrize("hvornaar", ["inden for 101 år", "hver 5219. uge", "mindst 2 samtaler inden for 1201 måneder"])
def test_length_over_a_hundred_years_is_a_fault(tmp_path: Path, hvornaar: str) -> None:
    faulty(tmp_path, promise(f'‹for_lang_tid›"{hvornaar}"'), "100")
    faulty(tmp_path, promise('"hver 4. uge"', i_de_foerste='‹for_lang_tid›"101 år"'), "100")


# --- what is not used ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hvornaar", "keys", "timer"),
    [
        ("inden for 4 uger", {}, "døgn"),
        ("inden for 4 uger", {}, "åbningstid"),
        ("2 om måneden", VISITS, "døgn"),
        ("inden for 2 døgn", ENQUIRY, "åbningstid"),
    ],
)
def test_clock_of_what_is_not_in_hours_is_remarked(
    tmp_path: Path, hvornaar: str, keys: dict[str, str], timer: str
) -> None:
    rows = promise(f'"{hvornaar}"', **keys, timer=f'‹timer_bruges_ikke›"{timer}"')
    bound = expect(tmp_path, plan(rows), severity=REMARK).bound
    assert bound is not None
    assert bound.promises[0].clock == ("døgn" if "døgn" in hvornaar else "")


@pytest.mark.parametrize(
    ("fra", "til", "outside"),
    [
        ("2023-01-01", "2023-12-31", True),
        ("2023-01-01", "2024-01-01", False),
        ("2024-12-31", "2025-12-31", False),
        ("2025-01-01", "2025-12-31", True),
    ],
)
def test_time_in_force_wholly_outside_the_plan_is_remarked(tmp_path: Path, fra: str, til: str, outside: bool) -> None:
    mark = "‹gaelder_uden_for_planen›" if outside else ""
    rows = promise('"hver 4. uge"', gaelder=f"{mark}{{ fra = {fra}, til = {til} }}")
    assert expect(tmp_path, plan(rows), severity=REMARK).bound is not None


def test_form_of_opening_hours_is_shown_by_opening_hours(tmp_path: Path) -> None:
    head = '[kalender]\naabningstid = { mandag = ‹forkert_form›"om morgenen" }\n'
    (finding,) = expect(tmp_path, plan(head), severity=FAULT).findings
    assert finding.params["eksempel"] == "8-15"
