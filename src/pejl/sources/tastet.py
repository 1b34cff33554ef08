"""Figures typed by hand beside a plan: the numbers the plan itself prints, with the line they stand on."""

from collections.abc import Callable, Sequence
from datetime import datetime

from pejl import law
from pejl.intake import Fault, Limits, Row, Table, parse_cell, read_table
from pejl.ledger import Figure, Rejected
from pejl.numbers import NotANumber
from pejl.sources import (
    WITHHELD_WORD,
    Extract,
    UnknownArea,
    area_code,
    as_utc,
    digest_of,
    group_code,
    period_id,
    plain,
    remembered,
)

SOURCE = "tastet"
HEADER = (
    "tabel",
    "maaling",
    "gruppe",
    "naevner",
    "opgoerelse",
    "omraade",
    "periode",
    "vaerdi",
    "trykt",
    "linje",
    "bemaerkning",
)


def read_typed(
    data: bytes,
    name: str,
    *,
    table: str,
    area: str,
    as_of: datetime,
    find_group: Callable[[str], str] = law.find_group,
    find_area: Callable[[str], str] = area_code,
    limits: Limits | None = None,
) -> Extract:
    """Figures of a file with exactly the columns of `HEADER`, `;` between, decimal comma.

    `table` is the plan, `area` its municipality (for rows without `omraade`), `find_group` and
    `find_area` find the plan's own groups and area sets too (raise law.UnknownName). `vaerdi` `skjult` is
    withheld. An area nobody knows is kept under a code of its own, `x:` and its folded name, and told once in
    `unknown_areas`. Rejected, one
    reason a row: `antal_celler`, `ukendt_maaling`, `ukendt_gruppe`, `ukendt_naevner`, `ukendt_periode`,
    `intet_tal`, `ikke_et_tal` (see `intake.suggest`: `75 %`, `1.7`). Faults: those of `read_table`,
    `forkerte_kolonner`.
    """
    content = read_table(data, name, limits)
    if content.header != HEADER:
        missing = tuple(column for column in HEADER if column not in content.header)
        new = tuple(column for column in content.header if column not in HEADER)
        raise Fault("forkerte_kolonner", fil=name, mangler=missing, nye=new, ventet=HEADER)
    reading = _Reading(content, table, area, as_utc(as_of), find_group, find_area)
    figures: list[Figure] = []
    rejected: list[Rejected] = []
    for row in content.rows:
        taken = reading.take(row)
        if isinstance(taken, Figure):
            figures.append(taken)
        else:
            rejected.append(taken)
    known = sorted({figure.group for figure in figures})
    digest = digest_of(data, table, area, known)
    return Extract(SOURCE, name, digest, figures, rejected, unknown_areas=reading.unknown(figures))


class _Reading:
    def __init__(
        self,
        content: Table,
        table: str,
        area: str,
        as_of: datetime,
        find_group: Callable[[str], str],
        find_area: Callable[[str], str],
    ) -> None:
        self.content, self.table, self.area, self.as_of = content, table, area, as_of
        self._unknown: dict[str, law.UnknownName] = {}
        self.find = {
            "maaling": remembered(law.find_measure),
            "gruppe": remembered(lambda text: group_code(text, find_group)),
            "naevner": remembered(lambda text: law.find_denominator(text) if text else ""),
            "omraade": remembered(lambda text: self._area(text, find_area)),
            "periode": remembered(period_id),
        }

    def _area(self, text: str, find_area: Callable[[str], str]) -> str:
        if not text:
            return self.area
        try:
            return find_area(text)
        except law.UnknownName as unknown:
            code = f"x:{law.fold(text)}"
            self._unknown.setdefault(code, unknown)
            return code

    def unknown(self, figures: Sequence[Figure]) -> list[UnknownArea]:
        """Each unknown area that a figure is of, in the order of the file."""
        places = {figure.area: figure.origin for figure in reversed(figures)}
        found = [(code, each) for code, each in self._unknown.items() if code in places]
        return [UnknownArea(each.name, each.nearest, places[code]) for code, each in found]

    def take(self, row: Row) -> Figure | Rejected:
        if len(row.cells) != len(HEADER):
            return Rejected(row.line, "", "antal_celler", plain(self.content.delimiter.join(map(str, row.cells))))
        cell = {column: str(said).strip() for column, said in zip(HEADER, row.cells, strict=True)}
        code: dict[str, str] = {}
        for column, find in self.find.items():
            found = find(cell[column])
            if found is None:
                return Rejected(row.line, column, f"ukendt_{column}", plain(cell[column]))
            code[column] = found
        if not cell["vaerdi"]:
            return Rejected(row.line, "vaerdi", "intet_tal", "")
        value = None
        if cell["vaerdi"].casefold() != WITHHELD_WORD:
            try:
                value = f"{parse_cell(cell['vaerdi']):f}"
            except NotANumber:
                return Rejected(row.line, "vaerdi", "ikke_et_tal", plain(cell["vaerdi"]))
        return self._figure(row.line, cell, code, value)

    def _figure(self, line: int, cell: dict[str, str], code: dict[str, str], value: str | None) -> Figure:
        seen = f" (l. {cell['linje']})" if cell["linje"] else ""
        return Figure(
            SOURCE,
            f"{self.table}/{cell['tabel']}" if cell["tabel"] else self.table,
            code["maaling"],
            code["gruppe"],
            code["naevner"],
            cell["opgoerelse"],
            code["omraade"],
            code["periode"],
            value,
            self.as_of,
            cell["trykt"] or cell["vaerdi"],
            f"{self.content.name}:{line}{seen}",
        )
