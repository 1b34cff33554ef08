"""Saves what can be read of a plan with faults, so that one run can tell all of them."""

import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from pejl.plan.locator import Path as DataPath
from pejl.plan.model import Plan

ROUNDS = 4
"""Mending one fault can lay bare another below it; a plan nests no deeper than this."""

_FILL: tuple[Any, ...] = ("x", "l. 1", "0", 0, date(2000, 1, 1), [], {}, ["x"], False)


def data_path(fault: ErrorDetails, entries: Any) -> DataPath:
    """Where in the data the fault is; pydantic also names the branch of a `text or list`, the file does not."""
    path: list[str | int] = []
    here = entries
    for part in fault["loc"]:
        if isinstance(here, dict):
            path.append(part)
            here = here.get(part)
        elif isinstance(here, list) and isinstance(part, int):
            path.append(part)
            here = here[part]
    return tuple(path)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of a faulty file: the plan (None when nothing like one is there), every fault with its place
    in the data, and the places that were filled in."""

    plan: Plan | None
    faults: list[tuple[DataPath, ErrorDetails]]
    damaged: set[DataPath]


def salvage(entries: dict[str, Any]) -> Salvaged:
    """Validate, mend what is wrong, and validate again, until the plan stands or nothing more can be mended."""
    mended = copy.deepcopy(entries)
    result = Salvaged(None, [], set())
    for _ in range(ROUNDS):
        try:
            return replace(result, plan=Plan.model_validate(mended))
        except ValidationError as fault:
            found = [(data_path(each, mended), each) for each in fault.errors()]
        told = {path for path, _ in result.faults}
        result.faults.extend((path, each) for path, each in found if not _follows(path, told))
        for path, each in found:
            if path and _mend(mended, path, each["type"]):
                result.damaged.add(path)
    return result


def _follows(path: DataPath, told: set[DataPath]) -> bool:
    """A fault at, above or below one that has been told is what mending it left behind."""
    return any(path == each[: len(path)] or each == path[: len(each)] for each in told)


def _mend(entries: dict[str, Any], path: DataPath, kind: str) -> bool:
    """Take the faulty key out; one that must be there is filled in on the next round. True when filled."""
    parent: Any = entries
    for part in path[:-1]:
        try:
            parent = parent[part]
        except (KeyError, IndexError, TypeError):
            return False
    last = path[-1]
    if kind == "missing" and isinstance(parent, dict):
        parent[last] = _filling(path)
        return True
    if isinstance(parent, dict):
        parent.pop(last, None)
    elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        parent[last] = "x"
        return True
    return False


def _filling(path: DataPath) -> Any:
    """Something the model accepts at the path, whatever it is."""
    model: type[BaseModel] = Plan
    info: FieldInfo | None = None
    for part in (part for part in path if isinstance(part, str)):
        info = field_at(model, part)
        model = (inner_model(info.annotation) if info else None) or model
    shape: Any = Annotated[info.annotation, info] if info else Any
    adapter: TypeAdapter[Any] = TypeAdapter(shape)
    for filling in _FILL:
        try:
            adapter.validate_python(filling, strict=True)
        except ValidationError:
            continue
        return filling
    return {}


def field_at(model: type[BaseModel], key: str) -> FieldInfo | None:
    """The field behind a key of the file."""
    return next((info for name, info in model.model_fields.items() if key in (name, info.alias)), None)


def inner_model(annotation: Any) -> type[BaseModel] | None:
    """The model inside `list[Maal]`, `Tidsrum | None` and the like."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (inner_model(argument) for argument in getattr(annotation, "__args__", ()))
    return next((each for each in found if each), None)
