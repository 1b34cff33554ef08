"""The plan's own groups and areas, and its need profiles."""

from collections.abc import Iterator

from pejl import law
from pejl.reports.document import Block, Heading, Table, bullets
from pejl.reports.planen.said import Said


def groups(said: Said) -> Iterator[Block]:
    if not said.plan.grupper:
        return
    yield Heading(1, said("grupper"), "grupper")
    rows = []
    for name, each in said.plan.grupper.items():
        narrowed = ", ".join(filter(None, (each.visitation, said("alder", alder=each.alder) if each.alder else "")))
        rows.append((name, ", ".join(dict.fromkeys(map(_called, each.ydelsesgrupper))), narrowed))
    head = said.head("gruppe", "bestaar_af", "kun")
    yield Table(said("grupper_tabel"), head, tuple(rows), danish=(0, 1, 2))


def _called(group: str) -> str:
    """As it is called wherever a number is of it; the plan's own groups as the plan calls them."""
    try:
        return law.group(law.find_group(group)).name
    except law.UnknownName:
        return group


def areas(said: Said) -> Iterator[Block]:
    if not said.plan.omraader:
        return
    yield Heading(1, said("omraader"), "omraader")
    rows = tuple((name, ", ".join(members)) for name, members in said.plan.omraader.items())
    yield Table(said("omraader_tabel"), said.head("omraade", "bestaar_af"), rows, danish=(0, 1))


def profiles(said: Said) -> Iterator[Block]:
    if not said.practice.profiles:
        return
    yield Heading(1, said("profiler"), "profiler")
    yield bullets([each.text for each in said.practice.profiles], danish=True)
