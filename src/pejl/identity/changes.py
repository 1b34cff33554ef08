"""What is done to the tables inside one transaction; `register` says when, and what it means."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Protocol

import sqlalchemy as sa

from pejl.identity.cpr import Cpr
from pejl.identity.database import Lost
from pejl.identity.rows import among, chunks, found, given, listed
from pejl.identity.tables import ALIASES, ERASED, NAMES, NUMBERS, PERSONS, TAKEN
from pejl.intake import Fault

_ID_BITS = 63
_DRAWS = 100


class Randomness(Protocol):
    """`secrets.SystemRandom()`; a seeded `random.Random` only for made-up persons, for its ids can be foretold."""

    def getrandbits(self, k: int, /) -> int: ...


def new_ids(
    connection: sa.Connection, table: sa.Table, numbers: Sequence[str], now: datetime, rng: Randomness
) -> dict[str, int]:
    """Ids for numbers that had none a moment ago; what another writer put in since stands."""
    known = found(connection, table, numbers)
    new = [number for number in numbers if number not in known]
    ids = dict(zip(new, _fresh(connection, len(new), rng), strict=True))
    columns: dict[str, Any] = {"number": sa.String(), "id": sa.BigInteger()}
    if table is NUMBERS:
        persons = given(connection, [(each,) for each in ids.values()], {"id": sa.BigInteger()}).subquery()
        row = sa.select(persons.c.id, sa.literal(now.astimezone(UTC), sa.DateTime(timezone=True)))
        connection.execute(sa.insert(PERSONS).from_select(["id", "created"], row))
        columns["kind"] = sa.String()
    told = [(number, each, kind_of(number)) if table is NUMBERS else (number, each) for number, each in ids.items()]
    rows = given(connection, told, columns)
    if _insert_new(connection, table, list(columns), rows) != len(ids):
        raise Lost
    return known | ids


def enrol(connection: sa.Connection, numbers: Mapping[int, Cpr], now: datetime) -> None:
    """Persons with ids of their own and their numbers; those that are there so already are passed over. Faults
    `reg_nummer_optaget`, `reg_id_optaget`."""
    if len(set(numbers.values())) != len(numbers):
        raise Fault("reg_nummer_optaget")
    outside = [each for each in numbers if not 0 < each < 1 << _ID_BITS]
    if outside:
        raise Fault("reg_id_optaget", id=min(outside))
    for some in chunks(sorted(numbers)):
        digits = {numbers[person].number: person for person in some}
        known = found(connection, NUMBERS, list(digits))
        if any(digits[number] != person for number, person in known.items()):
            raise Fault("reg_nummer_optaget")
        new = {person: number for number, person in digits.items() if number not in known}
        ids = list(new)
        taken = set[int]().union(*(among(connection, column, ids) for column in TAKEN))
        if taken:
            raise Fault("reg_id_optaget", id=min(taken))
        created = sa.literal(now.astimezone(UTC), sa.DateTime(timezone=True))
        persons = given(connection, [(each,) for each in ids], {"id": sa.BigInteger()}).subquery()
        connection.execute(sa.insert(PERSONS).from_select(["id", "created"], sa.select(persons.c.id, created)))
        told = [(number, person, kind_of(number)) for person, number in new.items()]
        columns: dict[str, Any] = {"number": sa.String(), "id": sa.BigInteger(), "kind": sa.String()}
        if _insert_new(connection, NUMBERS, list(columns), given(connection, told, columns)) != len(new):
            raise Lost


def current(connection: sa.Connection, person: int) -> int:
    """The id that stands for this one now."""
    kept = connection.scalar(sa.select(ALIASES.c.id).where(ALIASES.c.dropped == person))
    return person if kept is None else kept


def person_of(connection: sa.Connection, person: int) -> int:
    """The same; Fault `identitet_ukendt` where that is no person."""
    kept = current(connection, person)
    if connection.scalar(sa.select(PERSONS.c.id).where(PERSONS.c.id == kept)) is None:
        raise Fault("identitet_ukendt", id=person)
    return kept


def put_number(connection: sa.Connection, cpr: Cpr, person: int, days: Mapping[str, date | None], known: bool) -> None:
    """A number is this person's own, with these of its days set."""
    row = {"id": person, "kind": kind_of(cpr.number), **days}
    if known:
        connection.execute(sa.update(NUMBERS).where(NUMBERS.c.number == cpr.number).values(row))
    else:
        connection.execute(sa.insert(NUMBERS).values(number=cpr.number, **row))


def put_names(connection: sa.Connection, rows: Sequence[tuple[int, str, bool]], on: date) -> None:
    """Names from a day on, in place of those of the same day. Fault `identitet_ukendt`."""
    kinds = {"id": sa.BigInteger(), "name": sa.String(), "protected": sa.Boolean()}
    for some in chunks(rows):
        ids = [row[0] for row in some]
        unknown = sorted(set(ids) - among(connection, PERSONS.c.id, ids))
        if unknown:
            raise Fault("identitet_ukendt", id=unknown[0])
        connection.execute(sa.delete(NAMES).where(NAMES.c.start == on, NAMES.c.id.in_(listed(connection, ids))))
        each = given(connection, some, kinds).subquery()
        row = sa.select(each, sa.literal(on, sa.Date()))
        connection.execute(sa.insert(NAMES).from_select([*kinds, "start"], row))


def move(connection: sa.Connection, kept: int, dropped: int) -> None:
    """All that is `dropped`'s becomes `kept`'s, and `dropped` an alias of it."""

    def owned(table: sa.Table) -> sa.Update:
        return sa.update(table).where(table.c.id == dropped)

    connection.execute(owned(NUMBERS).values(id=kept, kind="alias"))
    connection.execute(owned(ALIASES).values(id=kept))
    if connection.scalar(sa.select(sa.func.count()).where(NAMES.c.id == kept)):
        connection.execute(sa.delete(NAMES).where(NAMES.c.id == dropped))
    else:
        connection.execute(owned(NAMES).values(id=kept))
    connection.execute(sa.delete(PERSONS).where(PERSONS.c.id == dropped))
    connection.execute(sa.insert(ALIASES).values(dropped=dropped, id=kept))


def ids_of(connection: sa.Connection, persons: Sequence[int]) -> set[int]:
    """These ids, and every other that stands or stood for the same persons."""
    joined = sa.select(ALIASES.c.id).where(ALIASES.c.dropped.in_(listed(connection, persons)))
    ids = {*persons, *connection.scalars(joined)}
    aliases = sa.select(ALIASES.c.dropped).where(ALIASES.c.id.in_(listed(connection, list(ids))))
    return ids.union(connection.scalars(aliases))


def forget(connection: sa.Connection, persons: Iterable[int], now: datetime) -> None:
    """Everything of these persons but their ids, which are noted as erased."""
    for some in chunks(list(persons)):
        gone = ids_of(connection, some)
        for table in (NAMES, NUMBERS, ALIASES, PERSONS):
            connection.execute(sa.delete(table).where(table.c.id.in_(listed(connection, list(gone)))))
        gone -= among(connection, ERASED.c.id, list(gone))
        if gone:
            when = now.astimezone(UTC)
            connection.execute(sa.insert(ERASED), [{"id": each, "erased": when} for each in sorted(gone)])


def kind_of(number: str) -> str:
    return "replacement" if Cpr(number).replacement else "cpr"


def _fresh(connection: sa.Connection, many: int, rng: Randomness) -> list[int]:
    """Ids that were never in use. Raises ValueError when the randomness gives only such as were."""
    ids: dict[int, None] = {}
    for _ in range(_DRAWS):
        drawn = [rng.getrandbits(_ID_BITS) for _ in range(many - len(ids))]
        taken = {0}.union(*(among(connection, column, drawn) for column in TAKEN))
        ids.update((each, None) for each in drawn if each not in taken)
        if len(ids) == many:
            return list(ids)
    raise ValueError("the randomness repeats itself")


def _insert_new(connection: sa.Connection, table: sa.Table, columns: list[str], rows: sa.Select[Any]) -> int:
    """How many of the rows got in. Those whose number is there are passed over without an error, since PostgreSQL
    would write that error to its log, number and all."""
    from sqlalchemy.dialects import postgresql, sqlite

    insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)
    each = rows.subquery()
    source = sa.select(each).where(sa.true())  # SQLite cannot tell ON CONFLICT from a join's ON without a WHERE
    statement = insert.from_select(columns, source).on_conflict_do_nothing(index_elements=[table.c.number])
    return connection.execute(statement, execution_options={"preserve_rowcount": True}).rowcount
