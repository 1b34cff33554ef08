"""`pejl load udtraek`: extracts from a case system, through a column map, into the ledger's events."""

from argparse import Namespace
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from pejl import law
from pejl.cli import show
from pejl.cli.told import Told, text_of, unknown_name
from pejl.identity.given import Ids, kept_ids, passing_ids
from pejl.ledger.events import EventStore
from pejl.ledger.rejections import keep_rejected
from pejl.periods import end_of_day
from pejl.sources.udtraek import Preview, Read, TooManyRejected, known_maps, map_text, preview, read_extract
from pejl.surroundings import Surroundings
from pejl.words import say, word


def load_extracts(arguments: Namespace, around: Surroundings, paths: Sequence[Path], most: Fraction) -> int:
    """Read every file, and only when all of them are sound publish them as one load; or tell what would change. A file
    is sound when at most the share `most` of its rows is rejected."""
    lang = arguments.lang
    if not (arguments.map and arguments.known and arguments.since):
        raise Told("udtraek_mangler", lang, findes=known_maps())
    store = EventStore(around.ledger)
    if arguments.dry_run:
        with around.known_identities() as register:
            found = [_read(arguments, path, passing_ids(register), most) for path in paths]
        for read in found:
            _tell_preview(read, preview(read.facts, store.standing(read.facts.source)), lang)
    else:
        with around.identities() as register:
            found = [_read(arguments, path, kept_ids(register, around.now), most) for path in paths]
        would = [preview(read.facts, store.standing(read.facts.source)) for read in found]
        published = store.publish([read.facts for read in found], around.now)
        for read, change, new in zip(found, would, published.new, strict=True):
            keep_rejected(around.ledger, read.facts.source, read.facts.digest, read.rejected, of_persons=True)
            _tell(read, "udtraek_laest" if new else "udtraek_uaendret", lang)
            if new:
                _tell_changes(change, lang)
        show.lines(
            [say("udtraek_foldet", {"antal": published.touched, "skaaret": published.cut + published.covered}, lang)]
        )
    if any(read.facts.made_up for read in found):
        show.lines([say("opdigtet_banner", {}, lang)])
    show.rejected([(read.facts.name, row) for read in found for row in read.rejected], lang)
    return 3 if any(read.rejected for read in found) else 0


def _read(arguments: Namespace, path: Path, ids: tuple[Ids, Ids, Ids], most: Fraction) -> Read:
    lang = arguments.lang
    text = map_text(arguments.map) if arguments.map in known_maps() else text_of(Path(arguments.map), lang)
    try:
        area = law.find_area(arguments.area) if arguments.area else None
        return read_extract(
            path,
            path.name,
            column_map=text,
            as_of=end_of_day(arguments.known),
            ids=ids[0],
            company_ids=ids[1],
            staff_ids=ids[2],
            area=area,
            since=arguments.since,
            most_rejected=most,
        )
    except law.UnknownName as unknown:
        raise unknown_name(unknown, lang) from None
    except TooManyRejected as many:
        show.rejected([(path.name, row) for row in many.rejected], lang)
        raise Told(many.code, lang, exit_code=3, **many.params) from None


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
    _tell_changes(would, lang)
    show.lines([say("udtraek_nye_personer", {"antal": would.persons_new}, lang)])
    headings = [say(f"kolonne_{name}", {}, lang) for name in ("tabel", "emne", "periode", "raekker", "dage")]
    cells = [
        (word(f"tabel.{each.table}", lang), each.code, each.month, str(each.rows), str(each.days or ""))
        for each in would.totals
    ]
    show.table(say("udtraek_kontroltal", {}, lang), headings, cells, right=(3, 4))


def _tell_changes(would: Preview, lang: str) -> None:
    for each in would.changes:
        told = {"nye": each.new, "rettede": each.changed, "tilbage": each.withdrawn, "uaendrede": each.unchanged}
        show.lines([say("udtraek_ville", {"tabel": word(f"tabel.{each.table}", lang), **told}, lang)])
