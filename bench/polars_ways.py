"""Polars by the same algorithms, lazily: columns are scanned as they are needed, on all cores."""

from collections.abc import Callable

import numpy as np
import polars as pl

from bench.points import Grid
from bench.workloads import DAY, HOURS_80, LATER, MONTHS, QUARTERS, Answer
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.tables import FAR
from pejl.ledger.verbs import NEVER
from pejl.periods import Grain

CELL = ["area", "group"]
Asked = tuple[list[pl.LazyFrame], Callable[[list[pl.DataFrame]], list[np.ndarray]]]
"""Some queries, and their answers as arrays."""


class Ways:
    def __init__(self, snapshot: Snapshot, name: str) -> None:
        self.periods = QUARTERS if name in ("W3", "W4a") else MONTHS
        self.grid = Grid.of(snapshot, self.periods)
        self.first, self.end = self.periods[0].first, self.periods[-1].end
        self.snapshot = snapshot
        self.spells, self.talks, self.offers, self.jobs, self.schooling = (
            pl.scan_parquet(list(snapshot.files[table])) for table in ("spells", "talks", "offers", "jobs", "schooling")
        )
        self.held = pl.col("outcome") == snapshot.code("talks", "outcome", "holdt")
        self.booked = pl.col("outcome") == snapshot.code("talks", "outcome", "booket")

    def place(self, day: pl.Expr) -> pl.Expr:
        months = day.dt.year().cast(pl.Int32) * 12 + day.dt.month() - (self.first.year * 12 + self.first.month)
        each = 1 if self.periods[0].grain is Grain.MONTH else 3
        return (months // each).clip(0, len(self.periods)).alias("place")

    def summed(self, found: pl.DataFrame, value: str) -> np.ndarray:
        return self.grid.filled(*(found[name].to_numpy() for name in (*CELL, "place", value)))

    def full_time(self) -> Asked:
        both = []
        for column, sign in (("start", 1), ("end", -1)):
            day = pl.col(column).clip(self.first, self.end)
            both.append(self.spells.select(*CELL, self.place(day), day=day.cast(pl.Int64), w=sign * pl.col("minutes")))
        weight = pl.col("w").cast(pl.Int64)
        sums = pl.concat(both).group_by(*CELL, "place").agg(points=weight.sum(), moments=(weight * pl.col("day")).sum())

        def put(found: list[pl.DataFrame]) -> list[np.ndarray]:
            return [self.grid.added_days(*(self.summed(found[0], each) for each in ("points", "moments")))]

        return [sums], put

    def persons(self, rows: pl.LazyFrame) -> Asked:
        """Rows of one person and cell do not overlap here, so rows are persons."""
        both = [
            rows.select(*CELL, self.place(pl.col(day).clip(self.first, self.end)), n=pl.lit(n))
            for day, n in (("start", 1), ("end", -1))
        ]
        sums = pl.concat(both).group_by(*CELL, "place").agg(pl.col("n").sum())
        return [sums], lambda found: [self.grid.levels(self.summed(found[0], "n"))]

    def ended(self) -> Asked:
        done = self.spells.filter(pl.col("end").is_between(self.first, self.end, closed="right"))
        last = self.place(pl.col("end").dt.offset_by("-1d"))
        rows = done.select(*CELL, last, days=(pl.col("end") - pl.col("start")).dt.total_days())
        sums = rows.group_by(*CELL, "place").agg(n=pl.len(), days=pl.col("days").sum())
        return [sums], lambda found: [self.summed(found[0], each)[:, :, :-1] for each in ("n", "days")]

    def kept(self, talks: int) -> Asked:
        person, day = pl.col("person"), pl.col("day")
        noted = self.talks.filter(self.held).select("person", "day")
        following = pl.when(person.shift(-1) == person).then(day.shift(-1)).otherwise(pl.lit(FAR))
        axis = noted.with_columns(
            back=day.shift(talks - 1), enough=person.shift(talks - 1) == person, following=following.fill_null(FAR)
        )
        leaves = pl.col("back").dt.offset_by("12mo")
        rule = axis.filter("enough").select("person", start=day, end=pl.min_horizontal(leaves, "following"))
        ends = pl.when(pl.col("end") < FAR).then(pl.col("end").dt.offset_by("-1d").dt.offset_by("12mo"))
        lately = islands(self.offers.select("person", "start", end=ends.otherwise(pl.lit(FAR))))
        rule = cut(rule.filter(pl.col("start") < pl.col("end")), lately)
        return self.persons(cut(self.spells.select("person", *CELL, "start", "end"), rule))

    def long_term(self) -> Asked:
        days = islands(self.spells.select("person", "start", "end"))
        length = (pl.col("end") - pl.col("start")).dt.total_days()
        on = (length.cum_sum() - length).over("person").alias("on")
        begin = pl.col("start").first().over("person").alias("begin")
        days = days.with_columns(on, begin)
        days = days.with_columns(off=(pl.col("start") - pl.col("begin")).dt.total_days() - pl.col("on"))
        days = days.with_columns(wanted=pl.col("off") - (364 - 292)).sort("person", "off")
        begins = days.select("person", "off", first_on="on")
        found = days.join_asof(
            begins, left_on="wanted", right_on="off", by="person", strategy="forward", check_sortedness=False
        )
        reached = pl.col("begin") + pl.duration(days=pl.col("off") + pl.col("first_on") + 291)
        found = found.select("person", "end", start=pl.max_horizontal("start", reached))
        long = found.filter(pl.col("start") < pl.col("end"))
        return self.persons(cut(self.spells.select("person", *CELL, "start", "end"), long))

    def statuses(self) -> Asked:
        done = self.spells.filter(pl.col("end").is_between(self.first, self.end, closed="right"))
        day = pl.col("end").dt.offset_by(f"{LATER - 1}d")
        rows = done.select("person", *CELL, self.place(pl.col("end").dt.offset_by("-1d")), day=day)
        jobs = self.jobs.filter(pl.col("minutes") >= HOURS_80).select("person", "month").unique()
        rows = rows.with_columns(month=pl.col("day").dt.truncate("1mo"))
        rows = rows.join(jobs.with_columns(job=pl.lit(True)), on=["person", "month"], how="left").sort("person", "day")
        for name, table in (("school", self.schooling), ("benefit", self.spells)):
            stretches = islands(table.select("person", "start", "end")).rename({"end": name})
            rows = rows.join_asof(stretches, left_on="day", right_on="start", by="person", check_sortedness=False).drop(
                "start"
            )
        job = pl.col("job").fill_null(False)
        school, benefit = ((pl.col("day") < pl.col(name)).fill_null(False) for name in ("school", "benefit"))
        met = {"job": job, "school": school & ~job, "benefit": benefit & ~school & ~job}
        sums = rows.group_by(*CELL, "place").agg(pl.len(), **{name: each.sum() for name, each in met.items()})
        return [sums], lambda found: [self.summed(found[0], each)[:, :, :-1] for each in ("len", *met)]


def islands(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Overlapping and touching rows of a person as one; `rows` is in the order of person and start."""
    person, start = pl.col("person"), pl.col("start")
    rows = rows.with_columns(reached=pl.col("end").cum_max().over("person"))
    new = (person != person.shift()) | (start > pl.col("reached").shift())
    rows = rows.with_columns(island=new.fill_null(True).cum_sum())
    return rows.group_by("island", maintain_order=True).agg(person.first(), start.first(), pl.col("end").max())


def cut(rows: pl.LazyFrame, days: pl.LazyFrame) -> pl.LazyFrame:
    both = rows.join(days, on="person", suffix="_of").with_columns(
        start=pl.max_horizontal("start", "start_of"), end=pl.min_horizontal("end", "end_of")
    )
    return both.filter(pl.col("start") < pl.col("end")).select(rows.collect_schema().names())


def answer(name: str, snapshot: Snapshot) -> Answer:
    ways = Ways(snapshot, name)
    if name == "W5":
        return _work_list(ways)
    parts = {
        "W1": lambda: [ways.full_time()],
        "W2-4": lambda: [ways.kept(4)],
        "W2-1": lambda: [ways.kept(1)],
        "W3": lambda: [ways.statuses()],
        "W4a": lambda: [ways.ended()],
        "W4b": lambda: [ways.long_term()],
        "ALL4": lambda: [ways.full_time(), ways.kept(4), ways.ended(), ways.long_term()],
    }[name]()
    found = pl.collect_all([query for queries, _ in parts for query in queries])
    return [array for (_, put), each in zip(parts, found, strict=True) for array in put([each])]


def _work_list(ways: Ways) -> dict[str, np.ndarray]:
    day, start = pl.col("day"), pl.col("start")
    running = ways.spells.filter((start <= DAY) & (pl.col("end") > DAY)).select("person", *CELL, "start")
    talks = ways.talks.filter(ways.held, day <= DAY)
    looks = (
        talks.group_by("person").agg(
            last=day.max(),
            fourth=day.top_k(4).sort(descending=True).get(3, null_on_oob=True),
            held=(day.dt.offset_by("12mo") > DAY).sum(),
        ),
        ways.talks.filter(ways.booked, day > DAY).group_by("person").agg(booked=day.min()),
        ways.offers.filter(start <= DAY).group_by("person").agg(offer=start.max()),
    )
    rows = running
    for look in looks:
        rows = rows.join(look, on="person", how="left")
    order = ["person", "area", "cell", "start"]
    found = rows.rename({"group": "cell"}).sort(order).collect()
    answered = {name: found[name].to_physical().to_numpy() for name in order}
    for name in ("last", "fourth", "offer", "booked", "held"):
        nothing = 0 if name == "held" else NEVER
        answered[name] = found[name].to_physical().cast(pl.Int64).fill_null(nothing).to_numpy()
    return answered
