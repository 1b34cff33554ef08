"""Plans of a few lines, with the place of each finding marked in them.

`‹code›` stands right before the place where the finding must be told, and is taken out of the text before it is
written. The plan around the rows has nothing wrong: every finding is one that a row of the test calls for.
"""

import re
from pathlib import Path

from pejl.check import Checked, check_file

FAULT, REMARK = "fejl", "anmærkning"
MARK = re.compile(r"‹([^›]+)›")
FIGURES = "tal.csv"
COLUMNS = "tabel;maaling;gruppe;naevner;opgoerelse;omraade;periode;vaerdi;trykt;linje;bemaerkning"
HEAD = """\
[plan]
kommune = "Solrød"
titel = "Plan"
gaelder = {{ fra = {fra}, til = {til} }}
{head}

"""
GOAL = {
    "id": '"1"',
    "tekst": '"Færre ledige"',
    "indikator": '"ydelser.andel"',
    "maalgruppe": '"A-dagpenge"',
    "naevner": '"arbejdsstyrken 16-66"',
    "tal_fra": '"tastet"',
    "maaltal": '"højst 2 %"',
    "opgoeres": '"seneste måned"',
    "senest": "2024-12-31",
    "ejer": '"Jobcenterchef"',
}


def plan(*rows: str, fra: str = "2024-01-01", til: str = "2024-12-31", head: str = "") -> str:
    return HEAD.format(fra=fra, til=til, head=head) + "\n".join(rows)


def goal(**keys: str | None) -> str:
    """A goal that nothing is wrong with, but for the keys given (None: left out)."""
    return row("maal", **{**GOAL, **keys})


def row(table: str, **keys: str | None) -> str:
    """A row of a table; every value is TOML as it is to stand."""
    lines = [f"{key.removesuffix('_')} = {value}" for key, value in keys.items() if value is not None]
    return "\n".join((f"[[{table}]]", *lines, ""))


def promise(hvornaar: str, **keys: str | None) -> str:
    base = {"id": '"l"', "tekst": '"Løfte"', "maalgruppe": '"sygedagpenge"', "udloeses_af": '"forloeb.begynder"'}
    return row("loefte", **{**base, "opfyldt_af": '"samtaler.holdt"', "hvornaar": hvornaar, **keys})


def budget(**keys: str) -> str:
    base = {"id": '"b"', "tekst": '"Budgetrække"', "maalgruppe": '"sygedagpenge"', "aar": "2024", "budget": '"70"'}
    return row("budget", **{**base, "enhed": '"helårspersoner"', "godt": '"lavere"', **keys})


def effort(**keys: str) -> str:
    return row("indsats", **{"id": '"i"', "tekst": '"Indsats"', **keys})


def typed(vaerdi: str, **keys: str) -> str:
    """A figure typed in the plan itself."""
    base = {"maaling": '"andel"', "maalgruppe": '"A-dagpenge"', "naevner": '"arbejdsstyrken 16-66"'}
    return row("tal", **{**base, "periode": '"2023M10"', **keys, "vaerdi": vaerdi})


def printed(*rows: str, i_alt: str = "ydelser i alt", maaling: str = "fuldtidspersoner", **keys: str) -> str:
    """A printed table whose figures are the rows of the file beside the plan."""
    base = {"id": '"t"', "tekst": '"Tabel"', "i_alt": f'"{i_alt}"', "maaling": f'"{maaling}"'}
    return row("tabel", **{**base, **keys})


def checked(folder: Path, text: str, figures: tuple[str, ...] = ()) -> Checked:
    path = folder / "plan.toml"
    path.write_text(MARK.sub("", text), "utf-8")
    if figures:
        (folder / FIGURES).write_text("\n".join((COLUMNS, *figures)) + "\n", "utf-8")
    return check_file(path)


def told(found: Checked, *codes: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each finding; with codes given only of those."""
    return sorted(
        (each.code, each.position.line, each.position.column)
        for each in found.findings
        if not codes or each.code in codes
    )


def places(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each mark."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        clean = 0
        for piece in re.split(r"(‹[^›]+›)", line):
            if mark := MARK.fullmatch(piece):
                found += [(code, number, clean + 1) for code in mark[1].split("+")]
            else:
                clean += len(piece)
    return sorted(found)


def expect(folder: Path, text: str, figures: tuple[str, ...] = (), *, severity: str = "") -> Checked:
    """Exactly the findings that are marked, each at its place."""
    found = checked(folder, text, figures)
    assert told(found) == places(text), [(each.code, each.params) for each in found.findings]
    if severity:
        assert {each.severity.value for each in found.findings} <= {severity}
    return found
