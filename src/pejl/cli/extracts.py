"""`pejl load udtraek`: extracts from a case system, through a column map, into the ledger's events."""

from argparse import Namespace
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from secrets import SystemRandom
from zlib import crc32

from pejl import law
from pejl.cli import show
from pejl.cli.surroundings import Surroundings, Told, unknown_name
from pejl.intake import Fault
from pejl.ledger import Rejected
from pejl.ledger.events import EventStore
from pejl.periods import end_of_day
from pejl.sources.udtraek import Preview, Read, TooManyRejected, known_maps, map_text, preview, read_extract
from pejl.words import say, word

SHOWN = 20
"""Rejected rows that are told one by one."""


def load_extracts(arguments: Namespace, around: Surroundings, paths: Sequence[Path]) -> int:
    """Read every file, and only when all of them are sound publish them as one load; or tell what would change."""
    lang = arguments.lang
    if not arguments.map or not arguments.known:
        raise Told("udtraek_mangler", lang, findes=known_maps())
    with around.identities() as register:
        if arguments.dry_run:
            ids = _known_or_new(register.known_ids)
            company_ids, staff_ids = _known_or_new(register.known_companies), _known_or_new(register.known_staff)
        else:
            random = SystemRandom()
            ids = lambda numbers: register.ids_for(numbers, around.now, random)  # noqa: E731 - three alike
            company_ids = lambda numbers: register.company_ids(numbers, around.now, random)  # noqa: E731 - three alike
            staff_ids = lambda names: register.staff_ids(names, around.now, random)  # noqa: E731 - three alike
        found = [_read(arguments, path, ids, company_ids, staff_ids) for path in paths]
    store = EventStore(around.ledger)
    if arguments.dry_run:
        for read in found:
            _tell_preview(read, preview(read.facts, store.standing(read.facts.source)), lang)
    else:
        try:
            published = store.publish([read.facts for read in found], around.now)
        except Fault as fault:
            raise Told(fault.code, lang, exit_code=2, **fault.params) from None
        for read, new in zip(found, published.new, strict=True):
            _tell(read, "udtraek_laest" if new else "udtraek_uaendret", lang)
        show.lines(
            [say("udtraek_foldet", {"antal": published.touched, "skaaret": published.cut + published.covered}, lang)]
        )
    for read in found:
        _tell_rejected(read.facts.name, read.rejected, lang)
    return 3 if any(read.rejected for read in found) else 0


def _read(
    arguments: Namespace,
    path: Path,
    ids: Callable[[Sequence[str]], Sequence[int]],
    company_ids: Callable[[Sequence[str]], Sequence[int]],
    staff_ids: Callable[[Sequence[str]], Sequence[int]],
) -> Read:
    lang = arguments.lang
    text = map_text(arguments.map) if arguments.map in known_maps() else _text_of(Path(arguments.map), lang)
    try:
        area = law.find_area(arguments.area) if arguments.area else None
        return read_extract(
            path,
            path.name,
            column_map=text,
            as_of=end_of_day(arguments.known),
            ids=ids,
            company_ids=company_ids,
            staff_ids=staff_ids,
            area=area,
            most_rejected=Fraction(arguments.most_rejected, 100),
        )
    except law.UnknownName as unknown:
        raise unknown_name(unknown, lang) from None
    except TooManyRejected as many:
        _tell_rejected(path.name, many.rejected, lang)
        raise Told(many.code, lang, exit_code=3, **many.params) from None


def _text_of(path: Path, lang: str) -> str:
    from pejl.cli.loading import text_of

    return text_of(path, lang)


def _known_or_new(known: Callable[[Sequence[str]], dict[str, int]]) -> Callable[[Sequence[str]], list[int]]:
    """Ids for a preview: those the register has, and for the rest a passing number that is nobody's."""

    def ids(numbers: Sequence[str]) -> list[int]:
        found = known(numbers)
        return [found.get(number, -1 - crc32(number.encode())) for number in numbers]

    return ids


def _tell(read: Read, code: str, lang: str) -> None:
    for tally in read.tallies:
        told = {
            "fil": read.facts.name,
            "tabel": word(f"tabel.{tally.table}", lang),
            "laest": tally.read,
            "taget": tally.taken,
            "afvist": tally.rejected,
            "sprunget": tally.skipped,
            "dobbelte": tally.duplicate,
            "rettet": tally.repaired or "",
        }
        show.lines([say(code, told, lang)])
    for table in read.held_back:
        show.lines([say("udtraek_ikke_helt", {"tabel": word(f"tabel.{table}", lang)}, lang)])


def _tell_preview(read: Read, would: Preview, lang: str) -> None:
    _tell(read, "udtraek_proevet", lang)
    for each in would.changes:
        told = {"nye": each.new, "rettede": each.changed, "tilbage": each.withdrawn, "uaendrede": each.unchanged}
        show.lines([say("udtraek_ville", {"tabel": word(f"tabel.{each.table}", lang), **told}, lang)])
    show.lines([say("udtraek_nye_personer", {"antal": would.persons_new}, lang)])
    headings = [say(f"kolonne_{name}", {}, lang) for name in ("tabel", "emne", "periode", "raekker", "dage")]
    cells = [
        (word(f"tabel.{each.table}", lang), each.code, each.month, str(each.rows), str(each.days or ""))
        for each in would.totals
    ]
    show.table(say("udtraek_kontroltal", {}, lang), headings, cells, right=(3, 4))


def _tell_rejected(name: str, rows: Sequence[Rejected], lang: str) -> None:
    for row in rows[:SHOWN]:
        params = {"fil": name, "linje": row.line, "kolonne": row.column, "skrevet": row.text}
        show.lines([say("afvist_raekke", {**params, "hvorfor": row.reason}, lang)])
    if len(rows) > SHOWN:
        show.lines([say("flere_afvist", {"antal": len(rows) - SHOWN}, lang)])
