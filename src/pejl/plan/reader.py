"""Reads a plan file. Faults come back all at once, each with its place and what would be right."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from pejl.intake import Fault, Limits
from pejl.law import nearest
from pejl.plan.locator import Path as DataPath
from pejl.plan.locator import Position, Positions, locate
from pejl.plan.model import Plan
from pejl.plan.salvage import field_at, inner_model, salvage


class Severity(StrEnum):
    """`fejl` cannot be read or bound and stops everything; `anmærkning` is reported and never stops anything."""

    ERROR = "fejl"
    REMARK = "anmærkning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong in a plan: a code and its parameters (`words` makes the sentence), and where."""

    code: str
    severity: Severity
    position: Position
    params: dict[str, object] = field(default_factory=dict)


class PlanFaults(Exception):
    """The file could not be read as a plan; carries every fault found."""

    def __init__(self, file: Path, findings: list[Finding]) -> None:
        super().__init__(f"{file}: {len(findings)}")
        self.file = file
        self.findings = findings


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan as read: its name (the file's), its models, where each key stands, and what was wrong.

    With faults the models are what could be saved: a wrong optional key is left out, a wrong required one is
    filled in and its path kept in `damaged`, so that the rest of the file can be checked in the same run.
    """

    path: Path
    plan: Plan
    positions: Positions
    faults: tuple[Finding, ...] = ()
    damaged: frozenset[DataPath] = frozenset()

    @property
    def name(self) -> str:
        return self.path.stem


PLAN_LIMITS = Limits(bytes=2_000_000)
"""The five real plans are 20-40 thousand bytes; a file fifty times that is something else."""


def read_plan(path: Path) -> PlanFile:
    """Read a plan file. Raises PlanFaults where nothing can be read at all (no TOML, not UTF-8, nothing like
    a plan); OSError when there is no such file. Other faults are in the result."""
    try:
        data = PLAN_LIMITS.read(path)
    except Fault as fault:
        raise PlanFaults(path, [_error(fault.code, Position(1, 1), **fault.params)]) from None
    try:
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig").replace("\r\n", "\n"))
        entries = tomllib.loads(text)
    except UnicodeDecodeError as fault:
        before = data[: fault.start].rpartition(b"\n")[2].decode()
        position = Position(data[: fault.start].count(b"\n") + 1, len(before.removeprefix("\ufeff")) + 1)
        raise PlanFaults(path, [_error("ikke_utf8", position)]) from None
    except (ValueError, RecursionError) as fault:
        raise PlanFaults(path, [_syntax(fault, text)]) from None
    positions = locate(text)
    saved = salvage(entries)
    faults = _without_repeats(_translate(where, each, positions) for where, each in saved.faults)
    if saved.plan is None:
        raise PlanFaults(path, faults)
    return PlanFile(path, saved.plan, positions, tuple(faults), frozenset(saved.damaged))


def _without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """One finding a place: pydantic tells a wrong `text or list` once for each."""
    first: dict[Position, Finding] = {}
    for finding in findings:
        first.setdefault(finding.position, finding)
    return sorted(first.values(), key=lambda finding: finding.position)


def json_schema() -> dict[str, Any]:
    """The plan file's JSON Schema, for editors."""
    schema = Plan.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _error(code: str, position: Position, **params: object) -> Finding:
    return Finding(code, Severity.ERROR, position, params)


def _syntax(fault: Exception, text: str) -> Finding:
    """Where tomllib stops; a number or a nesting beyond all measure stops it without saying where."""
    place = re.search(r"line (\d+), column (\d+)", str(fault))
    last = Position(text.count("\n") + 1, 1)
    position = Position(int(place[1]), int(place[2])) if place else last
    line = text.split("\n")[position.line - 1] if text else ""
    if "overwrite" in str(fault) or "declare" in str(fault):
        start = len(line) - len(line.lstrip()) + 1
        return _error("noegle_to_gange", Position(position.line, start), noegle=line.partition("=")[0].strip())
    return _error("toml_syntaks", position, skrevet=line.strip())


_CODES = {
    "extra_forbidden": "ukendt_noegle",
    "missing": "mangler_noegle",
    "too_short": "tom_liste",
    "literal_error": "ikke_tilladt",
    "enum": "ikke_tilladt",
    "string_pattern_mismatch": "forkert_form",
    "value_error": "til_foer_fra",
    "greater_than_equal": "dato_uden_for",
    "less_than_equal": "dato_uden_for",
}
_EXPECTED = {
    "string": "tekst",
    "date": "dato",
    "int": "heltal",
    "list": "liste",
    "bool": "boolesk",
    "dict": "tabel",
}


def _translate(path: DataPath, fault: ErrorDetails, positions: Positions) -> Finding:
    code = _CODES.get(fault["type"])
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if code == "ukendt_noegle":
        known = _known_keys(path[:-1])
        return _error(code, positions.key(path), noegle=key, forslag=nearest(key, known), kendte=sorted(known))
    if code == "mangler_noegle":
        table = ".".join(str(part) for part in path[:-1] if isinstance(part, str))
        return _error(code, positions.key(path), noegle=key, tabel=table)
    if code == "ikke_tilladt":
        allowed = re.findall(r"'([^']+)'", str(fault.get("ctx", {}).get("expected", "")))
        written = str(fault["input"])
        return _error(
            code,
            positions.value(path),
            noegle=key,
            skrevet=written,
            forslag=nearest(written, allowed),
            kendte=allowed,
        )
    if code == "forkert_form":
        return _error(
            code, positions.value(path), noegle=key, skrevet=str(fault["input"]), eksempel=_example(path, key)
        )
    if code == "til_foer_fra":
        return _error(code, positions.key(path), noegle=key)
    if code == "tom_liste":
        return _error(code, positions.value(path), noegle=key)
    if code == "dato_uden_for":
        return _error(code, positions.value(path), noegle=key, skrevet=str(fault["input"]))
    expected = _EXPECTED.get(fault["type"].split("_")[0], fault["type"])
    written = fault["input"]
    shown = f'"{written}"' if isinstance(written, str) else str(written)
    return _error("forkert_slags", positions.value(path), noegle=key, ventet=expected, skrevet=shown)


def _known_keys(path: DataPath) -> set[str]:
    model: type[BaseModel] = Plan
    for part in (part for part in path if isinstance(part, str)):
        info = field_at(model, part)
        model = (inner_model(info.annotation) if info else None) or model
    return {info.alias or name for name, info in model.model_fields.items()}


def _example(path: DataPath, key: str) -> str:
    """A right value; of opening hours the key is the day."""
    if "aabningstid" in path:
        return "8-15"
    numbers = {"vaerdi", "budget"}
    return {"kilde": "l. 59, 412-414", "alder": "18-29"}.get(key, "1.715,5" if key in numbers else "unge-kontakt")
