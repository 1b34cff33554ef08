"""One person at a time through SQLAlchemy's ORM over SQLite: the work-list of the persons of a sample, each with
lazily loaded rows. Time is proportional to the lines, and multiplied up to all of them."""

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

from bench.points import number
from bench.workloads import DAY
from pejl.ledger.snapshot import Snapshot
from pejl.ledger.verbs import NEVER


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "persons"
    person: Mapped[int] = mapped_column(primary_key=True)
    spells: Mapped[list["Spell"]] = relationship()
    talks: Mapped[list["Talk"]] = relationship(order_by="Talk.day")
    offers: Mapped[list["Offer"]] = relationship(order_by="Offer.start")


class Spell(Base):
    __tablename__ = "spells"
    row: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[int] = mapped_column(ForeignKey("persons.person"), index=True)
    group: Mapped[int]
    start: Mapped[date]
    end: Mapped[date]
    area: Mapped[int]


class Talk(Base):
    __tablename__ = "talks"
    row: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[int] = mapped_column(ForeignKey("persons.person"), index=True)
    day: Mapped[date]
    outcome: Mapped[int]


class Offer(Base):
    __tablename__ = "offers"
    row: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[int] = mapped_column(ForeignKey("persons.person"), index=True)
    start: Mapped[date]
    end: Mapped[date]


def stored(snapshot: Snapshot, file: Path, sample: int) -> Session:
    """A database with all rows of the first part's persons, or of as many as `sample`."""
    engine = create_engine(f"sqlite:///{file}")
    Base.metadata.create_all(engine)
    people = sorted(next(snapshot.parts()).ids.tolist())
    people = people[:: max(len(people) // sample, 1)]
    with Session(engine) as session:
        session.execute(Person.__table__.insert(), [{"person": person} for person in people])
        for kind, name in ((Spell, "spells"), (Talk, "talks"), (Offer, "offers")):
            columns = [column.name for column in kind.__table__.columns if column.name != "row"]
            rows = pq.read_table(snapshot.files[name][0], columns=columns, filters=[("person", "in", people)])
            session.execute(kind.__table__.insert(), rows.to_pylist())
        session.commit()
    return Session(engine)


def work_list(session: Session, held: int, booked: int) -> dict[str, np.ndarray]:
    lines = []
    for person in session.scalars(select(Person).order_by(Person.person)).yield_per(100):
        for spell in person.spells:
            if spell.start <= DAY < spell.end:
                lines.append(
                    (person.person, spell.area, spell.group, number(spell.start), *_looks(person, held, booked))
                )
    lines.sort()
    names = ("person", "area", "cell", "start", "last", "fourth", "offer", "booked", "held")
    return {name: np.array(column) for name, column in zip(names, zip(*lines, strict=True), strict=True)}


def _looks(person: Person, held: int, booked: int) -> tuple[int, ...]:
    past = [talk.day for talk in person.talks if talk.outcome == held and talk.day <= DAY]
    coming = [talk.day for talk in person.talks if talk.outcome == booked and talk.day > DAY]
    offers = [offer.start for offer in person.offers if offer.start <= DAY]
    year = [day for day in past if _year_later(day) > DAY]
    found = (past[-1:], past[-4:-3], offers[-1:], coming[:1])
    return (*(number(each[0]) if each else NEVER for each in found), len(year))


def _year_later(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return date(day.year + 1, 2, 28) if leap else day.replace(year=day.year + 1)
