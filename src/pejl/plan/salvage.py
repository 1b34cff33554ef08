"""Saves what can be read of a plan with faults, so that one run can tell all of them."""

import copy
import re
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


def data_path(fault: ErrorDetails) -> DataPath:
    """Where in the data the fault is; pydantic also names the branch of a `text or list`, the file does not."""
    return tuple(part for part in fault["loc"] if not _is_branch(part))


def _is_branch(part: str | int) -> bool:
    return isinstance(part, str) and bool(re.search(r"\[|^(str|int|constrained-str|literal)$", part))


def salvage(entries: dict[str, Any]) -> tuple[Plan | None, list[ErrorDetails], set[DataPath]]:
    """The plan (None when nothing like one is there), every fault, and the paths that were filled in."""
    mended = copy.deepcopy(entries)
    faults: list[ErrorDetails] = []
    damaged: set[DataPath] = set()
    told: set[DataPath] = set()
    for _ in range(ROUNDS):
        try:
            return Plan.model_validate(mended), faults, damaged
        except ValidationError as fault:
            fault_list = fault.errors()
        found = [each for each in fault_list if not _follows(data_path(each), told)]
        faults += found
        told |= {data_path(each) for each in found}
        for each in fault_list:
            path = data_path(each)
            if path and _mend(mended, path, each["type"]):
                damaged.add(path)
    return None, faults, damaged


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
