"""Pandas as an analyst writes it: dates as dates, and a loop over the months. Each month costs the same, so it is run
on some months and the loop's time is multiplied up."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bench.workloads import NEEDS
from pejl.ledger.snapshot import Snapshot
from pejl.periods import Period

CELL = ["area", "group"]
Tables = dict[str, pd.DataFrame]


def load(name: str, snapshot: Snapshot) -> Tables:
    """The columns of a workload, days as datetimes."""
    tables = {}
    for table, columns in NEEDS[name].items():
        read = [pq.read_table(file, columns=list(columns)) for file in snapshot.files[table]]
        tables[table] = pa.concat_tables(read).to_pandas(date_as_object=False)
    return tables


def months(name: str, tables: Tables, snapshot: Snapshot, periods: tuple[Period, ...]) -> list[np.ndarray]:
    """The workload's arrays for these periods only."""
    shape = (len(snapshot.books["area"]), len(snapshot.books["spells.group"]))
    if "talks" in tables:
        talks = tables["talks"]
        tables = tables | {"talks": talks[talks["outcome"] == snapshot.code("talks", "outcome", "holdt")]}
    each = [_month(name, tables, period) for period in periods]
    return [np.stack([_dense(series, shape) for series in measure], axis=2) for measure in zip(*each, strict=True)]


def _dense(series: pd.Series, shape: tuple[int, int]) -> np.ndarray:
    found = np.zeros(shape, np.int64)
    found[series.index.get_level_values(0), series.index.get_level_values(1)] = series.to_numpy()
    return found


def _month(name: str, tables: Tables, period: Period) -> list[pd.Series]:
    first, end = pd.Timestamp(period.first), pd.Timestamp(period.end)
    match name:
        case "W1":
            return [_full_time(tables["spells"], first, end)]
        case "W2-4" | "W2-1":
            return [_kept(tables, end - pd.Timedelta(days=1), int(name[-1]))]
        case "W4a":
            return _ended(tables["spells"], first, end)
        case "W4b":
            return [_long_term(tables["spells"], end)]
    last = end - pd.Timedelta(days=1)
    spells = tables["spells"]
    return [
        _full_time(spells, first, end),
        _kept(tables, last, 4),
        *_ended(spells, first, end),
        _long_term(spells, end),
    ]


def _full_time(spells: pd.DataFrame, first: pd.Timestamp, end: pd.Timestamp) -> pd.Series:
    rows = spells[(spells["start"] < end) & (spells["end"] > first)]
    days = (rows["end"].clip(upper=end) - rows["start"].clip(lower=first)).dt.days
    return (days * rows["minutes"]).groupby([rows["area"], rows["group"]]).sum()


def _running(spells: pd.DataFrame, last: pd.Timestamp) -> pd.DataFrame:
    return spells[(spells["start"] <= last) & (spells["end"] > last)]


def _kept(tables: Tables, last: pd.Timestamp, needed: int) -> pd.Series:
    talks, offers, year = tables["talks"], tables["offers"], pd.DateOffset(months=12)
    lately = talks[(talks["day"] <= last) & (talks["day"] > last - pd.DateOffset(months=13))]
    lately = lately[lately["day"] + year > last]
    many = lately.groupby("person").size()
    enough = many.index[many >= needed]
    near = offers[(offers["start"] <= last) & (offers["end"] > last - pd.DateOffset(months=13))]
    ended = near["end"].where(near["end"] <= last, last + pd.Timedelta(days=1)) - pd.Timedelta(days=1)
    offered = near.loc[ended + year > last, "person"].unique()
    rows = _running(tables["spells"], last)
    return rows[rows["person"].isin(enough) & rows["person"].isin(offered)].groupby(CELL)["person"].nunique()


def _ended(spells: pd.DataFrame, first: pd.Timestamp, end: pd.Timestamp) -> list[pd.Series]:
    rows = spells[(spells["end"] > first) & (spells["end"] <= end)]
    rows = rows.assign(days=(rows["end"] - rows["start"]).dt.days)
    found = rows.groupby(CELL)["days"].agg(["size", "sum"])
    return [found["size"], found["sum"]]


def _long_term(spells: pd.DataFrame, end: pd.Timestamp) -> pd.Series:
    """At least 292 of the last 364 days, a day of two spells counted once."""
    first = end - pd.Timedelta(days=364)
    rows = spells[(spells["start"] < end) & (spells["end"] > first)]
    cut = pd.DataFrame({"person": rows["person"], "start": rows["start"].clip(lower=first)})
    cut["end"] = rows["end"].clip(upper=end)
    cut = cut.sort_values(["person", "start"])
    reached = cut.groupby("person")["end"].cummax().groupby(cut["person"]).shift()
    begin = cut["start"].where(reached.isna() | (cut["start"] > reached), reached)
    days = (cut["end"] - begin).dt.days.clip(lower=0).groupby(cut["person"]).sum()
    active = _running(rows, end - pd.Timedelta(days=1))
    return active[active["person"].isin(days.index[days >= 292])].groupby(CELL)["person"].nunique()
