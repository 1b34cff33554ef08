"""What closed rounds give the ledger: answers of the round's last day and nothing finer, and that it was asked."""

from collections.abc import Iterator, Sequence
from datetime import date

from pejl.periods import day_in_copenhagen, start_of_day
from pejl.sources.sider import Registration
from pejl.surveys import Kind, from_json
from pejl.web.desk import desk
from pejl.web.models import Interview, Reply, Round
from pejl.web.surveys_frame import after_talk


def day_of_round(row: Round) -> date:
    """The last day to answer, or the day it was closed where that is later."""
    last: date = max(row.due, row.closed or row.due)
    return last


def replies_of(row: Round, area: str = "") -> Sequence[Registration]:
    """The answers of a closed round as rows of `replies`, in the order of their random ids; none while it is open.
    `area`: the municipality, the site's own unless it is given. `number` tells the day's answers to one question apart
    and says nothing: which answers came together is known nowhere."""
    if row.closed is None:
        return ()
    numbers: dict[str, int] = {}
    area = area or _own()
    return [_reply(row, each, area, numbers) for each in Reply.objects.filter(round=row).order_by("pk")]


def _reply(row: Round, each: Reply, area: str, numbers: dict[str, int]) -> Registration:
    numbers[each.question] = numbers.get(each.question, 0) + 1
    values = {"survey": row.survey, "question": each.question, "answer": each.answer, "day": day_of_round(row)}
    values |= {"area": area, "number": numbers[each.question]}
    return _registration(str(each.pk), "replies", values, day_of_round(row))


def acts_of(row: Round, area: str = "") -> Sequence[Registration]:
    """That citizens were asked, as a row of `acts`: `rundspoerge` and `aaben_rundspoerge` (every question in words) on
    the day it was sent, `interview` on the day the last one was held. Nothing for a round of companies, one after each
    talk (its marks are the citizens' own), and interviews of which none was held. `number` is the round's."""
    q = from_json(row.frozen)
    if q.companies:
        return ()
    area = area or _own()
    if q.kind is Kind.INTERVIEW:
        return [_act(row, "interview", day, area) for day in _last_held(row)]
    if after_talk(q):
        return ()
    return [_act(row, "aaben_rundspoerge" if q.open_only else "rundspoerge", row.day, area)]


def _own() -> str:
    return desk().stand().plan.own.code


def _last_held(row: Round) -> Iterator[date]:
    held = Interview.objects.filter(round=row, state="holdt").exclude(at=None).order_by("-at").first()
    if held is not None and held.at is not None:
        yield day_in_copenhagen(held.at)


def _act(row: Round, kind: str, day: date, area: str) -> Registration:
    values: dict[str, object] = {"kind": kind, "day": day, "area": area, "number": row.pk}
    return _registration(f"runde-{row.pk}", "acts", values, day)


def _registration(ref: str, table: str, values: dict[str, object], day: date) -> Registration:
    """Known when its day began: no instant of an answer or a draw is told."""
    return Registration(ref=ref, table=table, subject=0, values=values, withdrawn=False, at=start_of_day(day))
