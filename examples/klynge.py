"""Indicators counted on a Spark cluster, from the ledger's own Parquet files to numbers by municipality.

    python examples/klynge.py spark://MASTER:7077 LEDGER [YYYYMmm]

Every worker must see LEDGER under the same path. The rules are those of the shelf. The kernels of this machine are
asked the same afterwards; the script ends with 1 when one number differs.
"""

import sys
import tempfile
from pathlib import Path

from pejl import indicators, law, rules
from pejl.ledger.events import EventStore
from pejl.ledger.verbs import Count, Minutes, consecutive, held, kernels
from pejl.ledger.verbs.relational import evaluate, spark_session, spark_tables
from pejl.periods import Period
from pejl.rules import FullTime, Own

ASKED = ("ydelser.fuldtidspersoner", "ydelser.personer", "ledige.langtidsledige", "indsats.fokusmaal")


def terms(name: str) -> list[Count]:
    """What an indicator counts, over everyone on a benefit."""
    own = rules.collect(indicators)[name].own
    if own is None:
        raise ValueError(name)
    reckoned = own(Own(held("spells"), (), ""))
    found = [Minutes(each.rows) if isinstance(each, FullTime) else each for each in (reckoned.part, reckoned.whole)]
    return [each for each in found if isinstance(each, Count)]


def main(master: str, ledger: str, first: str) -> int:
    counts = [count for name in ASKED for count in terms(name)]
    periods = consecutive(Period.parse(first), 12)
    with EventStore(Path(ledger)).pinned() as snapshot, tempfile.TemporaryDirectory() as folder:
        tables = spark_tables(snapshot, spark_session(master, Path(folder)))
        cubes = evaluate(counts, snapshot, periods, tables)
        tables.close()
        same = kernels.evaluate(counts, snapshot, periods)
    labels = [name for name in ASKED for _ in terms(name)]
    for label, cube in zip(labels, cubes, strict=True):
        for place, area in enumerate(cube.areas):
            if cube.values[place].any():
                sys.stdout.write(f"{label:26} {law.areas()[area].name:14} {cube.values[place, 0].tolist()}\n")
    return 0 if all((one.values == other.values).all() for one, other in zip(cubes, same, strict=True)) else 1


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3] if len(sys.argv) == 4 else "2023M01"))
