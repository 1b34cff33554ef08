"""A benefit that a source says together with its visitation (`kontanthjaelp:jobparat`), told apart."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

SIGN = ":"
"""Between a benefit and its visitation in one code."""


def told_apart(tables: Mapping[str, "pa.Table"]) -> dict[str, "pa.Table"]:
    """The benefit alone in `spells`, and the visitation as a membership in `groups` for the same days. Rows without a
    visitation stay as they are."""
    import pyarrow as pa
    import pyarrow.compute as pc

    spells = tables.get("spells")
    said = None if spells is None else pc.match_substring(spells["group"], SIGN)
    if spells is None or not pc.any(said).as_py():
        return dict(tables)
    both = {word: word.partition(SIGN) for word in spells["group"].unique().to_pylist()}

    def column(rows: "pa.Table", place: int) -> "pa.Array":
        coded = rows["group"].combine_chunks().dictionary_encode()
        return pa.array([both[word][place] for word in coded.dictionary.to_pylist()], pa.string()).take(coded.indices)

    marked = spells.filter(said)
    added = pa.table(
        [marked["person"], column(marked, 2), marked["start"], marked["end"]], ["person", "group", "start", "end"]
    )
    groups = pa.concat_tables([tables["groups"].select(added.column_names), added]) if "groups" in tables else added
    alone = spells.set_column(spells.column_names.index("group"), "group", column(spells, 0))
    return {**tables, "spells": alone, "groups": groups}
