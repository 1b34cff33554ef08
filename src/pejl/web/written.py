"""What was recorded of a citizen on the pages: each thing's newest version, with its fields as people read them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from pejl import law
from pejl.law.catalogue import TOPICS, catalogue
from pejl.periods import day_in_copenhagen
from pejl.web.access import Field
from pejl.web.kinds import CHOICES, KINDS, Asked, Input, RecordKind
from pejl.web.models import CitizenRecord, User
from pejl.web.models.records import Version
from pejl.web.narrowed import HEALTH_MARKS, HEALTH_TOPICS
from pejl.web.stand import Stand
from pejl.words import catalogue as sentences
from pejl.words import say, show

SHARED = "delt"
AGREED = tuple(code for code, kind in KINDS.items() if not kind.table and code != SHARED)
"""Kinds that are words, and stay here."""


@dataclass(frozen=True, slots=True)
class Written:
    """A version. `of`: its fields by name, days as days, codes as codes; `told`: label and value of each field that is
    filled in. `by`, `unit`: who wrote it and for whom; `day`: when."""

    record: Any
    of: Mapping[str, Any]
    told: Sequence[tuple[str, str]]
    by: str
    unit: str
    day: date

    @property
    def line(self) -> str:
        """All of it on one line, without labels."""
        return " · ".join(value for _, value in self.told)


@dataclass
class Teller:
    """Puts versions into the words of a language. `kinds`: what can be recorded; `words`: how the codes of its
    sentences begin."""

    stand: Stand
    lang: str
    kinds: Mapping[str, RecordKind] = field(default_factory=lambda: KINDS)
    words: str = "web_borger"

    @cached_property
    def workers(self) -> Mapping[str, str]:
        """What members of staff who log in here are called, by code. One query."""
        found = User.objects.filter(is_active=True).exclude(worker="").order_by("pk")
        return dict(found.values_list("worker", "name"))

    @cached_property
    def profiles(self) -> Mapping[str, str]:
        """The plan's need profiles, by id; none where it has none."""
        plan = self.stand.base.checked.plan
        return {each.id: str(each.tekst) for each in plan.profil} if plan else {}

    def label(self, kind: str, name: str) -> str:
        """A field's label: its own for the kind, else the common one."""
        common = f"{self.words}_felt_{name}"
        own = f"{common}_{kind}"
        return say(own if own in sentences() else common, {}, self.lang)

    def hint(self, kind: str, name: str) -> str:
        """What is said under a field; "" for most."""
        code = f"{self.words}_hjaelp_{name}_{kind}"
        return say(code, {}, self.lang) if code in sentences() else ""

    def choice(self, of: str, code: str) -> str:
        """A code as people say it; one that is in no list any more is said as it is."""
        if of == "profil":
            return self.profiles.get(code, code)
        if of in CHOICES:
            return say(f"{self.words}_{of}_{code}", {}, self.lang) if code in CHOICES[of] else code
        entry = catalogue(*of.split(".", 1)).get(code)
        return entry.name if entry else code

    def told(self, kind: str, data: Mapping[str, Any]) -> list[tuple[str, str]]:
        asked = {**self.kinds[kind].fields, "grund": Asked(Input.TEXT)}
        shown = [(name, self._shown(each, data.get(name))) for name, each in asked.items()]
        return [(self.label(kind, name), value) for name, value in shown if value]

    def _shown(self, asked: Asked, value: Any) -> str:
        if value in (None, "", False):
            return ""
        tell: Mapping[Input, Callable[[], str]] = {
            Input.DAY: lambda: show(date.fromisoformat(value), self.lang),
            Input.CODE: lambda: self.choice(asked.of, str(value)),
            Input.CODES: lambda: ", ".join(self.choice(asked.of, each) for each in str(value).split(TOPICS)),
            Input.FLAG: lambda: say("web_borger_ja", {}, self.lang),
            Input.HOURS: lambda: show(Decimal(str(value)), self.lang),
            Input.NUMBER: lambda: show(int(value), self.lang),
            Input.WORKER: lambda: self.workers.get(str(value), str(value)),
            Input.AREA: lambda: law.areas()[value].name if value in law.areas() else str(value),
            Input.TIME: lambda: str(value).replace(":", ".") if self.lang == "da" else str(value),
        }
        return tell[asked.input]() if asked.input in tell else str(value)

    def written(self, record: Any) -> Written:
        kind = self.kinds[record.kind]
        of = {name: _read(asked, record.data.get(name)) for name, asked in kind.fields.items()}
        lines = self.told(record.kind, record.data)
        return Written(record, of, lines, record.by.name, record.by.unit, day_in_copenhagen(record.at))

    def of_citizen(
        self, citizen: int, fields: Collection[Field], kinds: Collection[str] = tuple(KINDS)
    ) -> dict[str, list[Written]]:
        """What stands of a citizen by kind, oldest first, of the parts that may be shown. One query."""
        seen = [each for each in kinds if KINDS[each].part in fields]
        rows = CitizenRecord.standing().filter(citizen=citizen, kind__in=seen).select_related("by")
        found: dict[str, list[Written]] = {}
        for each in rows.order_by("at", "pk") if seen else ():
            if Field.HELBRED in fields or not of_health(each):
                found.setdefault(each.kind, []).append(self.written(each))
        return found

    def versions(self, record: Version) -> list[Written]:
        """Every version of the row, the newest first. One query."""
        rows = type(record)._default_manager.filter(ref=record.ref).select_related("by").order_by("-number")
        return [self.written(each) for each in rows]


def _read(asked: Asked, value: Any) -> Any:
    return date.fromisoformat(value) if asked.input is Input.DAY and value else value


def of_health(record: CitizenRecord) -> bool:
    """Whether a record that is of another part tells of health."""
    if record.kind == "haendelse":
        return record.data.get("kind") in HEALTH_MARKS
    topics = set(str(record.data.get("topics") or "").split(TOPICS))
    return record.kind == "samtale" and bool(topics & HEALTH_TOPICS)


def newest_of(citizen: int, kind: str, ref: object) -> CitizenRecord | None:
    """The newest version of the citizen's row of that kind, taken back or not; None for another citizen's."""
    rows = CitizenRecord.newest().filter(citizen=citizen, kind=kind, ref=ref)
    found: CitizenRecord | None = rows.select_related("by").first()
    return found
