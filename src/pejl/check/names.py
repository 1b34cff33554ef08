"""Binds the names a plan uses to shelves and law: groups, areas, denominators, indicators, sentences."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeVar

from pejl import indicators, law, moments, rules
from pejl.law.codes import ages
from pejl.law.overlap import overlap
from pejl.ledger import Figure
from pejl.measure import COUNTRY, Place, area, join, joined
from pejl.plan import Finding, PlanFile, Position, Severity
from pejl.plan.locator import Path as DataPath
from pejl.rules import Indicator, Moment
from pejl.sentences import SentenceError
from pejl.sources import area_code
from pejl.surveys import Questionnaire

Bound = TypeVar("Bound")


class Names:
    """The plan's own names over the law's, and the findings made on the way."""

    def __init__(self, file: PlanFile) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self._groups = {law.fold(name): name for name in file.plan.grupper}
        self._areas = {law.fold(name): name for name in file.plan.omraader}
        self.typed_at: dict[str, DataPath] = {}
        self.questionnaires: tuple[Questionnaire, ...] = ()
        self._broken: set[str | None] = set()
        self.shelf: Mapping[str, Indicator] = rules.collect(indicators, rules.Indicator)
        self.moments: Mapping[str, Moment] = rules.collect(moments, rules.Moment)

    # --- findings -----------------------------------------------------------------------------------------

    def error(self, code: str, path: DataPath, **params: object) -> None:
        self._add(code, Severity.ERROR, path, self.file.positions.value(path), params)

    def remark(self, code: str, path: DataPath, **params: object) -> None:
        self._add(code, Severity.REMARK, path, self.file.positions.value(path), params)

    def _add(
        self, code: str, severity: Severity, path: DataPath, position: Position, params: Mapping[str, object]
    ) -> None:
        """Nothing is said of what was filled in for a fault that has been told already."""
        damaged = any(path[: len(each)] == each or each[: len(path)] == path for each in self.file.damaged)
        if not (damaged and severity is Severity.ERROR):
            self.findings.append(Finding(code, severity, position, dict(params)))

    def at_figure(self, figure: Figure) -> DataPath:
        """Where a typed figure stands: in the plan itself, or in one of the files it names."""
        return self.typed_at.get(figure.origin, ("plan", "tal"))

    # --- names --------------------------------------------------------------------------------------------

    def groups(self, written: str | list[str] | None, path: DataPath) -> tuple[str, ...]:
        """The codes of a group or a union of groups; each unknown name is a fault at its own place."""
        if written is None:
            return ()
        names = [written] if isinstance(written, str) else written
        codes: dict[str, None] = {}
        for place, name in enumerate(names):
            here = path if isinstance(written, str) else (*path, place)
            found = self.bound(self.find_groups, name, here)
            for code in found or ():
                twice = next((each for each in codes if each != code and overlap(each, code)), None)
                if twice:
                    told = {"foerste": law.group(twice).name, "anden": law.group(code).name}
                    self.error("grupper_overlapper", here, **told)
                codes[code] = None
        return tuple(codes)

    def find_groups(self, name: str) -> tuple[str, ...]:
        """A name's codes: the plan's own groups first. Raises law.UnknownName."""
        own = self._groups.get(law.fold(name))
        if own in self._broken:
            return ()
        if own is None:
            try:
                return (law.find_group(name),)
            except law.UnknownName as unknown:
                near = unknown.nearest or law.nearest(name, self.file.plan.grupper)
                raise law.UnknownName("gruppe", name, near) from None
        group = self.file.plan.grupper[own]
        visitation = f":{_ascii(group.visitation)}" if group.visitation else ""
        age = f"@{ages(group.alder)}" if group.alder else ""
        bases = (law.find_group(each).partition(":") for each in group.ydelsesgrupper)
        return tuple(f"{base}{visitation or own + narrowed}{age}" for base, own, narrowed in bases)

    def in_force(self, code: str, path: DataPath) -> None:
        """A remark where a group is not in force through all of the plan, with what replaced it."""
        group, force = law.group(code), self.file.plan.plan.gaelder
        if group.force.covers(force.fra) and group.force.covers(force.til):
            return
        first, end = group.force.first, group.force.end
        self.remark(
            "gruppe_ikke_i_kraft",
            path,
            gruppe=group.name,
            fra=first if first > date.min else None,
            til=end - timedelta(days=1) if end else None,
            ny=law.groups()[group.replaced_by].name if group.replaced_by else "",
            tabel=group.replaced_table,
        )

    def _areas_in_force(self, codes: tuple[str, ...], path: DataPath) -> None:
        force = self.file.plan.plan.gaelder
        for code in codes:
            area = law.areas()[code]
            if not (area.force.covers(force.fra) and area.force.covers(force.til)):
                self.remark("omraade_ikke_i_kraft", path, omraade=area.name)

    def find_joined(self, name: str) -> str:
        """One code for one name in a figure file; a plan's own group of several is their union."""
        return join(self.find_groups(name))

    def find_area(self, name: str) -> str:
        """One code for one name in a figure file; a set of one area is that area."""
        if law.fold(name) in self._areas:
            return joined(name, self.find_areas(name)).code
        try:
            return area_code(name)
        except law.UnknownName as unknown:
            near = unknown.nearest or law.nearest(name, self.file.plan.omraader)
            raise law.UnknownName("omraade", name, near) from None

    def place(self, names: tuple[str, ...], path: DataPath) -> Place | None:
        """The one place a sentence's areas make up; None (and a fault) where one is unknown."""
        codes: list[str] = []
        for name in names:
            found = self.bound(self.find_areas, name, path)
            if not found:
                return None
            codes += found
            self._areas_in_force(found, path)
        if codes == [law.COUNTRY]:
            return COUNTRY
        if law.COUNTRY in codes:
            self.error("landet_i_et_saet", path, saet=" og ".join(names))
            return None
        return joined(" og ".join(names), codes)

    def find_areas(self, name: str) -> tuple[str, ...]:
        """A name's area codes: the plan's own sets first. Raises law.UnknownName."""
        own = self._areas.get(law.fold(name))
        if own in self._broken:
            return ()
        if own is not None:
            return tuple(law.find_area(each) for each in self.file.plan.omraader[own])
        try:
            return (law.find_area(name),)
        except law.UnknownName as unknown:
            near = unknown.nearest or law.nearest(name, self.file.plan.omraader)
            raise law.UnknownName("omraade", name, near) from None

    def field(self, names: tuple[str, ...], path: DataPath) -> tuple[Place, ...]:
        """Every municipality a rank is among."""
        if names == ("landet",):
            return tuple(area(code) for code in law.municipalities())
        place = self.place(names, path)
        return tuple(area(code) for code in place.members) if place else ()

    def denominator(self, written: str | None, path: DataPath) -> str:
        return (self.bound(law.find_denominator, written, path) or "") if written else ""

    def indicator(self, written: str | None, path: DataPath) -> Indicator | None:
        if written is None:
            return None
        found = self.shelf.get(written)
        if found is None:
            near = law.nearest(written, self.shelf)
            self.error("ukendt_indikator", path, skrevet=written, forslag=near)
        return found

    def nearest_moment(self, written: str) -> str | None:
        """The moment somebody may have meant: by its whole name, or by its file where the rest is unknown."""
        file = written.partition(".")[0]
        return law.nearest(written, self.moments) or next(
            (name for name in self.moments if name.startswith(file)), None
        )

    def sentence(self, code: str, parse: Callable[[str], Bound], written: str | None, path: DataPath) -> Bound | None:
        """A parsed sentence; one that is not understood is a fault at the word that does not fit."""
        if written is None:
            return None
        try:
            return parse(written)
        except SentenceError as fault:
            start = self.file.positions.value(path)
            position = Position(start.line, start.column + fault.column)
            params = {"skrevet": written, "ventet": fault.expected[:6], "forslag": fault.nearest}
            self._add(code, Severity.ERROR, path, position, params)
            return None

    def bound(self, find: Callable[[str], Bound], name: str, path: DataPath) -> Bound | None:
        """What a name stands for; None (and a fault at the path) where nothing knows it."""
        try:
            return find(name)
        except law.UnknownName as unknown:
            self.error("ukendt_navn", path, slags=unknown.kind, skrevet=name, forslag=unknown.nearest)
            return None

    def own_sets(self) -> None:
        """The plan's own groups and area sets must themselves be made of known names; one that is not has been
        told here, and binds to nothing where it is used."""
        for name, group in self.file.plan.grupper.items():
            low, high = map(int, ages(group.alder or "0-0").split("-"))
            if low > high:
                self.error("alder_baglaens", ("grupper", name, "alder"), baand=group.alder)
                self._broken.add(name)
            for place, each in enumerate(group.ydelsesgrupper):
                path: DataPath = ("grupper", name, "ydelsesgrupper", place)
                code = self.bound(law.find_group, each, path)
                if code and ":" in code and group.visitation:
                    self.error("visiteret_to_gange", path, skrevet=each, visitation=group.visitation)
                if code is None:
                    self._broken.add(name)
        for name, areas in self.file.plan.omraader.items():
            for place, each in enumerate(areas):
                path = ("omraader", name, place)
                code = self.bound(law.find_area, each, path)
                if code == law.COUNTRY and len(areas) > 1:
                    self.error("landet_i_et_saet", path, saet=name)
                    code = None
                if code is None:
                    self._broken.add(name)


def _ascii(visitation: str) -> str:
    return visitation.replace("å", "aa").replace(" ", "_")
