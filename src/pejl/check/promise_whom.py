"""Whom a promise is about: its groups, its condition and its exceptions must be of the same sort as its moments."""

from collections.abc import Iterator

from pejl import law
from pejl.due import Promise
from pejl.law.codes import within
from pejl.plan.practice import Loefte
from pejl.rules import Case, Moment
from pejl.words import Step

Wrong = tuple[str, str, dict[str, object]]
"""A code, the key it is told at, and the parameters beside the promise's own name."""

_GROUPS = {"virksomheder": Case.COMPANY, "jobordrer": Case.COMPANY, "udvalg": Case.MUNICIPALITY}
"""Groups that are no citizens."""
_AT_COMPANIES = (Case.COMPANY, Case.ENQUIRY)


def strange(row: Loefte, promise: Promise) -> Iterator[Wrong]:
    """What is not about those the promise is about. Of the municipality's own acts the group says who it is done for,
    so that any will do."""
    if promise.case is not Case.MUNICIPALITY:
        yield from _groups(promise)
        yield from _condition(row, promise)
    if promise.case is not Case.PERSON:
        for key, written in (("undtagen", row.undtagen), ("i_de_foerste", row.i_de_foerste)):
            if written is not None:
                yield "kun_om_borgere", key, {"noegle": key, "sag": about(promise.case)}
    elif promise.groups and all(_is_in(code, promise.without) for code in promise.groups):
        yield "undtagen_er_alle", "undtagen", {}


def about(case: Case) -> Step:
    """Whom a promise is about, to be put into words."""
    return Step(f"sag_{case}")


def _is_in(code: str, among: tuple[str, ...]) -> bool:
    return any(within(code, each) for each in among)


def _groups(promise: Promise) -> Iterator[Wrong]:
    ours = _AT_COMPANIES if promise.case in _AT_COMPANIES else (Case.PERSON,)
    for code in promise.groups:
        if _of(code) not in ours:
            told: dict[str, object] = {"sag": about(promise.case), "gruppe": law.group(code).name}
            yield "maalgruppe_passer_ikke", "maalgruppe", {**told, "forslag": _USUAL.get(promise.case)}
            return


_USUAL = {Case.COMPANY: "virksomheder", Case.ENQUIRY: "virksomheder"}


def _of(code: str) -> Case:
    return _GROUPS.get(code.partition(":")[0].partition("@")[0], Case.PERSON)


def _condition(row: Loefte, promise: Promise) -> Iterator[Wrong]:
    """A condition holds for a citizen, or for a company's event; all enquiries with a clock of their own are judged."""
    condition, case = promise.condition, promise.case
    if condition is None:
        return
    if case is Case.ENQUIRY:
        yield "naar_ikke_henvendelser", "naar", {}
        return
    if isinstance(condition, Moment):
        fits = condition.case in (_AT_COMPANIES if case is Case.COMPANY else (Case.PERSON,))
    else:
        fits = case is Case.PERSON and all(_of(code) is Case.PERSON for code in condition)
    if not fits:
        yield "naar_passer_ikke", "naar", {"skrevet": row.naar, "sag": about(case)}
