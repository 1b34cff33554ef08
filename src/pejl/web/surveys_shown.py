"""Surveys as the pages show them: whom they ask, what is due, how many answered, and what the answers say."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.db.models import Count

from pejl import law
from pejl.answers.surveyed import Answered
from pejl.answers.surveyed import newest as newest_of
from pejl.numbers import format_decimal
from pejl.periods import Period
from pejl.surveys import (
    Kind,
    Question,
    Questionnaire,
    Rounds,
    Satisfied,
    Scale,
    due,
    from_json,
    of_counts,
    questionnaires,
)
from pejl.surveys import counts as counts_as
from pejl.web.models import Round, Ticket
from pejl.web.stand import Stand
from pejl.web.surveys_close import counts
from pejl.web.surveys_frame import FRESH, after_talk
from pejl.words import say, show


def whom(q: Questionnaire, lang: str) -> str:
    """`virksomheder`, `modtagere af sygedagpenge`."""
    if q.companies:
        return say("web_skema_virksomheder", {}, lang)
    return show([law.group(code).name for code in q.groups] or law.group("borgere").name, lang)


# --- rounds -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asking:
    """A round on a list. `answered`: a count, so far where it is open."""

    row: Round
    q: Questionnaire
    answered: int

    @property
    def interview(self) -> bool:
        return self.q.kind is Kind.INTERVIEW

    @property
    def state(self) -> tuple[str, str, str]:
        """The code of its word, a sign and a shade."""
        if self.row.closed is None:
            return "web_skema_runde_aaben", "○", "maaske"
        return f"web_skema_udfald_{self.row.response.get('udfald', 'afsluttet')}", "●", "ukendt"


def askings(rows: Sequence[Round]) -> list[Asking]:
    """With one query for all that are open."""
    live = [each.pk for each in rows if each.closed is None]
    left = dict(Ticket.objects.filter(round__in=live).order_by().values_list("round").annotate(Count("hashed")))
    return [
        Asking(each, from_json(each.frozen), each.answers if each.closed else each.asked - left.get(each.pk, 0))
        for each in rows
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """A questionnaire on the list."""

    q: Questionnaire
    whom: str
    rounds: Rounds | None
    open: Sequence[Asking]
    closed: Sequence[Asking]
    results: Sequence["Result"]
    lang: str

    @property
    def title(self) -> str:
        return self.q.said(self.lang)

    @property
    def caption(self) -> str:
        """Of the table of results."""
        return say("web_skema_resultat_for", {"skema": self.title}, self.lang)

    @property
    def interview(self) -> bool:
        return self.q.kind is Kind.INTERVIEW

    @property
    def standing(self) -> tuple[str, str, str]:
        """The code of its word, a sign and a shade."""
        if self.rounds is None:
            return "web_skema_runder_ukendt", "?", "ukendt"
        if self.open:
            return "web_skema_runder_i_gang", "○", "maaske"
        if self.rounds.late:
            return "web_skema_runder_mangler", "✗", "skidt"
        return ("web_skema_runder_nu", "○", "maaske") if self.rounds.now else ("web_skema_runder_ok", "✓", "godt")


def told(stand: Stand, lang: str, only: str = "") -> list[Told]:
    """Every questionnaire of the plan, or the one."""
    asked = [each for each in questionnaires(stand.plan) if only in ("", each.id)]
    rows = Round.objects.filter(survey__in=[each.id for each in asked]).order_by("-day", "-pk")
    by_survey: dict[str, list[Asking]] = {each.id: [] for each in asked}
    for each in askings(list(rows)):
        by_survey[each.row.survey].append(each)
    return [_line(stand, each, by_survey[each.id], lang) for each in asked]


def _line(stand: Stand, q: Questionnaire, rows: Sequence[Asking], lang: str) -> Told:
    return Told(
        q=q,
        whom=whom(q, lang),
        rounds=due(q, [each.row.day for each in rows], stand.day, stand.plan.first),
        open=[each for each in rows if each.row.closed is None],
        closed=[each for each in rows if each.row.closed is not None],
        results=[_result(each, lang) for each in _newest(stand) if each.questionnaire.id == q.id],
        lang=lang,
    )


# --- results ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Result:
    """One question. `period`: of the answers, None for a round's own. `own`: from answers; None where there are none or
    they are too few to tell (`withheld`). `typed`: figures from a report, as written. `counts`: what counts as
    satisfied, "" where the plan does not say."""

    text: str
    period: Period | None
    counts: str
    own: Satisfied | None
    withheld: bool
    typed: Sequence[str]
    lang: str

    @property
    def share(self) -> str:
        """`72,4 %`; "" where there is none."""
        return _per_cent(self.own.share, self.lang) if self.own and self.own.share is not None else ""

    @property
    def interval(self) -> str:
        if self.own is None or self.own.low is None or self.own.high is None:
            return ""
        low, high = (format_decimal(Fraction(each), 1, self.lang) for each in (self.own.low, self.own.high))
        return f"{low}–{high} %"


def _per_cent(share: Fraction, lang: str) -> str:
    return f"{format_decimal(share, 1, lang)} %"


def _newest(stand: Stand) -> list[Answered]:
    """Each question in the newest period with an answer or a typed figure."""
    return stand.once("svar", lambda: newest_of(stand.plan, stand.figures, stand.day))


def _result(each: Answered, lang: str) -> Result:
    typed = [
        say("web_skema_tastet", {"tal": one.measured.value, "periode": one.measured.period}, lang) for one in each.typed
    ]
    text = each.question.said(lang)
    return Result(text, each.period, each.counts(lang), each.own.result, each.own.withheld, typed, lang)


def of_round(row: Round, q: Questionnaire, lang: str) -> list[Result]:
    """What the answers of one closed round say, question by question; those too few answered are withheld."""
    many = counts(row)
    few = set(row.response.get("faa", ()))
    said = say("web_skema_taeller_ukendt", {}, lang) if not q.satisfied else ""
    scales = [each for each in q.questions if each.scale is not Scale.TEXT]
    return [
        Result(each.said(lang), None, said or counts_as(q, each, lang), _of(q, each, many), each.id in few, (), lang)
        for each in scales
    ]


def _of(q: Questionnaire, question: Question, many: Counter[tuple[str, str]]) -> Satisfied | None:
    own = {answer: count for (asked, answer), count in many.items() if asked == question.id}
    if not own or not q.satisfied:
        return None
    unsure = own.pop("ved_ikke", 0)
    return of_counts(sum(own.get(each, 0) for each in q.satisfied), sum(own.values()), unsure)


def spread(row: Round, q: Questionnaire, lang: str) -> list[tuple[str, list[tuple[str, int]]]]:
    """How many gave each answer, by question; questions with none are left out."""
    many = counts(row)
    found = []
    for each in q.questions:
        told = [(each.scale.said(code, lang), many[each.id, code]) for code in each.scale.answers]
        if any(count for _, count in told):
            found.append((each.said(lang), told))
    return found


def group_name(code: str, lang: str) -> str:
    return show(law.group(code).name, lang) if code else say("web_skema_andre", {}, lang)


def past(row: Round, day: date) -> bool:
    """Whether the last day to answer is over."""
    return bool(day > row.due)


def groups_of(response: Mapping[str, object]) -> Mapping[str, object] | None:
    """The response that closing kept; None where there is none."""
    found = response.get("svar")
    return found if isinstance(found, dict) and found else None


def grounds(q: Questionnaire, lang: str) -> str:
    """Who can be asked, in words."""
    everybody = "lange" if q.longer_than else "alle"
    kind = "virksomheder" if q.companies else "efter_samtale" if after_talk(q) else everybody
    return say(f"web_skema_ramme_{kind}", {"dage": FRESH.days}, lang)
