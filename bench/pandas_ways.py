"""Pandas by the same algorithms as the kernels: two points a stretch, sorted columns, no loop over months."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from bench.points import FAR_DAY, Grid, number, year_later
from bench.workloads import DAY, HOURS_80, LATER, MONTHS, NEEDS, QUARTERS, Answer
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs import NEVER

CELL = ["area", "group"]


def read(snapshot: Snapshot, table: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """The columns as numbers, in the order of person and first day that the files have."""
    found = pa.concat_tables([pq.read_table(file, columns=list(columns)) for file in snapshot.files[table]])
    dated = [field.with_type(pa.int32()) if pa.types.is_date32(field.type) else field for field in found.schema]
    return found.cast(pa.schema(dated)).to_pandas(split_blocks=True, self_destruct=True)


def answer(name: str, snapshot: Snapshot) -> Answer:
    tables = {table: read(snapshot, table, columns) for table, columns in NEEDS[name].items()}
    months, quarters = Grid.of(snapshot, MONTHS), Grid.of(snapshot, QUARTERS)
    held = snapshot.code("talks", "outcome", "holdt")
    match name:
        case "W1":
            return [full_time(tables, months)]
        case "W2-4" | "W2-1":
            return [kept(tables, months, int(name[-1]), held)]
        case "W3":
            return statuses(tables, quarters)
        case "W4a":
            return ended(tables, quarters)
        case "W4b":
            return [long_term(tables, months)]
        case "ALL4":
            kept_4 = kept(tables, months, 4, held)
            return [full_time(tables, months), kept_4, *ended(tables, months), long_term(tables, months)]
    return work_list(tables, held, snapshot.code("talks", "outcome", "booket"))


def _summed(grid: Grid, points: pd.DataFrame, value: str) -> np.ndarray:
    sums = points.groupby([*CELL, "place"], sort=False)[value].sum().reset_index()
    return grid.filled(sums["area"], sums["group"], sums["place"], sums[value])


def full_time(tables: dict[str, pd.DataFrame], grid: Grid) -> np.ndarray:
    spells, both = tables["spells"], []
    for column, sign in (("start", 1), ("end", -1)):
        day = spells[column].clip(grid.first, grid.end)
        weight = sign * spells["minutes"].astype("int64")
        each = spells[CELL].assign(place=grid.place(day.to_numpy()), points=weight, moments=weight * day)
        both.append(each.groupby([*CELL, "place"], sort=False)[["points", "moments"]].sum().reset_index())
    sums = pd.concat(both)
    points, moments = (grid.filled(sums["area"], sums["group"], sums["place"], sums[each]) for each in sums.columns[3:])
    return grid.added_days(points, moments)


def _persons(rows: pd.DataFrame, grid: Grid) -> np.ndarray:
    """Rows of one person and cell do not overlap here, so rows are persons."""
    both = [rows[CELL].assign(place=grid.place(rows[day].to_numpy()), n=n) for day, n in (("start", 1), ("end", -1))]
    return grid.levels(_summed(grid, pd.concat(both), "n"))


def _islands(rows: pd.DataFrame) -> pd.DataFrame:
    """Overlapping and touching rows of a person as one; `rows` is in the order of person and start."""
    reached = rows.groupby("person", sort=False)["end"].cummax()
    same = rows["person"].eq(rows["person"].shift())
    island = (~same | (rows["start"] > reached.shift())).cumsum().rename("island")
    return rows.groupby(island, sort=False).agg(
        person=("person", "first"), start=("start", "first"), end=("end", "max")
    )


def _cut(rows: pd.DataFrame, days: pd.DataFrame) -> pd.DataFrame:
    both = rows.merge(days, on="person", suffixes=("", "_of"))
    start = np.maximum(both["start"].to_numpy(), both["start_of"].to_numpy())
    end = np.minimum(both["end"].to_numpy(), both["end_of"].to_numpy())
    left = start < end
    return both.loc[left, list(rows.columns)].assign(start=start[left], end=end[left])


def kept(tables: dict[str, pd.DataFrame], grid: Grid, talks: int, held: int) -> np.ndarray:
    noted = tables["talks"].loc[tables["talks"]["outcome"] == held, ["person", "day"]].reset_index(drop=True)
    before = noted.shift(talks - 1)
    following = noted["day"].shift(-1).where(noted["person"].eq(noted["person"].shift(-1)), FAR_DAY)
    enough = noted["person"].eq(before["person"])
    rule = noted[enough].rename(columns={"day": "start"})
    leaves = year_later(before.loc[enough, "day"].to_numpy().astype(np.int64))
    rule["end"] = np.minimum(leaves, following[enough].to_numpy().astype(np.int64))
    offers = tables["offers"]
    lately = offers.assign(end=year_later(offers["end"].to_numpy().astype(np.int64) - (offers["end"] < FAR_DAY)))
    rule = _cut(rule[rule["start"] < rule["end"]], _islands(lately))
    return _persons(_cut(tables["spells"][["person", *CELL, "start", "end"]], rule), grid)


def ended(tables: dict[str, pd.DataFrame], grid: Grid) -> list[np.ndarray]:
    spells = tables["spells"]
    spells = spells[(spells["end"] > grid.first) & (spells["end"] <= grid.end)]
    last = spells["end"].to_numpy() - 1
    rows = spells[CELL].assign(place=grid.place(last), n=1, days=spells["end"] - spells["start"])
    return [_summed(grid, rows, value)[:, :, :-1] for value in ("n", "days")]


def long_term(tables: dict[str, pd.DataFrame], grid: Grid) -> np.ndarray:
    spells = tables["spells"][["person", *CELL, "start", "end"]]
    days = _islands(spells)
    by = days.groupby("person", sort=False)
    length = (days["end"] - days["start"]).astype("int64")
    on = length.groupby(days["person"], sort=False).cumsum() - length
    off = days["start"] - by["start"].transform("first") - on
    person = days["person"].ne(days["person"].shift()).cumsum().to_numpy().astype(np.int64)
    axis = (person << 32) + off.to_numpy()
    begins = np.searchsorted(axis, person << 32)
    first = np.maximum(np.searchsorted(axis, axis - (364 - 292)), begins)
    reached = days["start"].to_numpy()[begins] + off.to_numpy() + on.to_numpy()[first] + 291
    days = days.assign(start=np.maximum(days["start"], reached))
    return _persons(_cut(spells, days[days["start"] < days["end"]]), grid)


def statuses(tables: dict[str, pd.DataFrame], grid: Grid) -> list[np.ndarray]:
    spells = tables["spells"]
    rows = spells.loc[(spells["end"] > grid.first) & (spells["end"] <= grid.end), ["person", *CELL, "end"]]
    last = rows["end"].to_numpy().astype(np.int64) - 1
    month = (last + LATER).astype("datetime64[D]").astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)
    rows = rows.assign(place=grid.place(last), day=(last + LATER).astype(np.int32), month=month, n=1)
    jobs = tables["jobs"]
    jobs = jobs.loc[jobs["minutes"] >= HOURS_80, ["person", "month"]].drop_duplicates()
    rows = rows.merge(jobs.assign(job=True), on=["person", "month"], how="left").sort_values("day", kind="stable")
    job = rows["job"].notna()
    school, benefit = _on(rows, tables["schooling"]), _on(rows, spells[["person", "start", "end"]])
    met = (job, school & ~job, benefit & ~school & ~job)
    return [_summed(grid, chosen, "n")[:, :, :-1] for chosen in (rows, *(rows[each] for each in met))]


def _on(rows: pd.DataFrame, stretches: pd.DataFrame) -> pd.Series:
    """Whether a stretch of the person runs on each row's day; `rows` is in the order of `day`."""
    days = _islands(stretches).sort_values("start", kind="stable")
    last = pd.merge_asof(rows, days, left_on="day", right_on="start", by="person", suffixes=("", "_of"))
    return pd.Series((last["day"] < last["end_of"]).to_numpy(), rows.index)


def work_list(tables: dict[str, pd.DataFrame], held: int, booked: int) -> dict[str, np.ndarray]:
    day, spells, talks = number(DAY), tables["spells"], tables["talks"]
    rows = spells.loc[(spells["start"] <= day) & (day < spells["end"]), ["person", *CELL, "start"]]
    talks = talks[talks["person"].isin(rows["person"])]
    coming = talks[(talks["outcome"] == booked) & (talks["day"] > day)].groupby("person")["day"].first()
    past = talks[(talks["outcome"] == held) & (talks["day"] <= day)]
    back = past.groupby("person").cumcount(ascending=False)
    offers = tables["offers"]
    inside = past[year_later(past["day"].to_numpy().astype(np.int64)) > day]
    looks = {
        "last": past[back == 0].set_index("person")["day"],
        "fourth": past[back == 3].set_index("person")["day"],
        "offer": offers[offers["start"] <= day].groupby("person")["start"].last(),
        "booked": coming,
        "held": inside.groupby("person").size(),
    }
    for name, look in looks.items():
        rows[name] = rows["person"].map(look).fillna(0 if name == "held" else NEVER).astype("int64")
    rows = rows.rename(columns={"group": "cell"}).sort_values(["person", "area", "cell", "start"])
    return {name: rows[name].to_numpy() for name in ("person", "area", "cell", "start", *looks)}
