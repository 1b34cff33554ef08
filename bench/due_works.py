"""One thing asked of due rows, in a process of its own: `python -m bench.running due <work> <folder> [columns]`.

What takes seconds is done once to warm up and once timed. What takes milliseconds is done for many citizens or many
times, and its sample is the median; `slow` is the time that 95 of 100 stay below.
"""

import json
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from bench import due_asking as asking
from bench.running import Cost, peak, timed
from pejl.answers.worklist import Wanted, chosen
from pejl.due.sheet import Sheet
from pejl.ledger.one import part_with
from pejl.ledger.snapshot import Snapshot, read

TIMES = 15
CITIZENS = 60
Sample = dict[str, Any]


def scan(folder: Path, columns: str) -> Sample:
    """Decoding these columns, a JSON object by table, and nothing else."""
    import pyarrow.parquet as pq

    files = read(folder).files

    def decode() -> None:
        for table, names in json.loads(columns).items():
            for file in files[table]:
                pq.ParquetFile(file, memory_map=True).read(columns=names, use_threads=False)

    decode()
    return _told(timed(decode)[1], 0)


def unkept(folder: Path) -> Sample:
    return _once(lambda: asking.country(read(folder)))


def kept(folder: Path) -> Sample:
    return _once(lambda: asking.country(read(folder), unkept=False))


def work_list(snapshot: Snapshot) -> Sheet:
    """As it is shown: the open rows of running cases in order of their day."""
    return chosen(asking.municipality(snapshot), Wanted())


def list_cold(folder: Path) -> Sample:
    return _many([lambda: work_list(read(folder))] * TIMES)


def list_warm(folder: Path) -> Sample:
    snapshot = asking.opened(read(folder))
    return _many([lambda: work_list(snapshot)] * TIMES)


def list_country(folder: Path) -> Sample:
    """One municipality's list from the ledger of them all."""
    return _many([lambda: work_list(read(folder))] * 3)


def citizen_cold(folder: Path) -> Sample:
    def ask(person: int) -> Sheet:
        snapshot = read(folder)
        part = part_with(snapshot, person)
        assert part is not None
        return asking.citizen(snapshot, part, person)

    return _many([lambda person=person: ask(person) for person in _some(folder)])


def citizen_warm(folder: Path) -> Sample:
    some, snapshot = _some(folder), asking.opened(read(folder))
    asking.municipality(snapshot)

    def ask(person: int) -> Sheet:
        part = part_with(snapshot, person)
        assert part is not None
        return asking.citizen(snapshot, part, person)

    return _many([lambda person=person: ask(person) for person in some])


def update(folder: Path) -> Sample:
    """A citizen's rows counted anew and put into the country's sheet, the parts open."""
    snapshot = asking.opened(read(folder))
    sheet = asking.country(snapshot)

    def ask(person: int) -> Sheet:
        part = part_with(snapshot, person)
        assert part is not None
        return asking.put_in(sheet, person, asking.duties_to(snapshot, part, person))

    return _many([lambda person=person: ask(person) for person in _some(folder)[:TIMES]])


WORKS: dict[str, Callable[..., Sample]] = {
    each.__name__: each
    for each in (scan, unkept, kept, list_cold, list_warm, list_country, citizen_cold, citizen_warm, update)
}


def _some(folder: Path) -> list[int]:
    """Citizens of the municipality who have rows, the same ones every time."""
    rows = asking.municipality(read(folder), unkept=False)
    ids = rows.of([rows.promises.index(each) for each in asking.to_persons()]).subjects()
    return np.random.default_rng(1).choice(ids, min(CITIZENS, len(ids)), replace=False).tolist()


def _once(ask: Callable[[], Sheet]) -> Sample:
    ask()
    found, cost = timed(ask)
    return _told(cost, len(found))


def _many(asks: Sequence[Callable[[], Sheet]]) -> Sample:
    """The median of calls after one to warm up."""
    asks[0]()
    found = [timed(each) for each in asks]
    cpu, wall = ([getattr(cost, name) for _, cost in found] for name in ("cpu", "wall"))
    rows = statistics.median(len(each) for each, _ in found)
    told = _told(Cost(statistics.median(cpu), statistics.median(wall)), rows)
    return told | {"slow": sorted(wall)[int(0.95 * (len(wall) - 1))]}


def _told(cost: Cost, rows: float) -> Sample:
    return {"cpu": cost.cpu, "wall": cost.wall, "peak": peak(), "rows": rows}


def measured(name: str, folder: str, *more: str) -> Sample:
    return WORKS[name](Path(folder), *more)
