"""The register: which person a CPR number stands for, and back.

A person is a random 63-bit id, never 0, never given twice, also not after erasure. Ids go out to the ledger, pages
and logs; numbers and names stay here.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from pejl.identity import changes, naming
from pejl.identity.changes import Randomness
from pejl.identity.cpr import Cpr, masked, parse_cpr
from pejl.identity.database import Database
from pejl.identity.rows import chunks, found, listed
from pejl.identity.tables import COMPANIES, ERASED, NAMES, NUMBERS, STAFF
from pejl.intake import Fault

_COMPANY = re.compile(r"[1-9][0-9]{7}(?:[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name from a day on. `protected`: name and address protection; show it only where the law lets you.
    The repr does not show it."""

    name: str = field(repr=False)
    protected: bool
    start: date


class Identities:
    """The register at `sqlite:///path` (a file for its owner only) or `postgresql://...`; made on first use.

    `patience`: seconds to wait for another writer. Every function can raise the Fault `identitet_svarer_ikke`;
    an address that is neither raises `identitet_adresse`.
    """

    def __init__(self, address: str, patience: float = 20) -> None:
        self._database = Database(address, patience)

    def ids_for(self, numbers: Sequence[str], now: datetime, rng: Randomness) -> list[int]:
        """Each number's person, in order; a number not seen before gets a new person. `now` is aware.

        Numbers may be written as `parse_cpr` reads them; its Fault comes before anything is stored. Stored in
        parts: a run that was broken off is simply run again.
        """
        digits = {text: parse_cpr(text).number for text in dict.fromkeys(numbers)}
        ids = self._ids(NUMBERS, sorted(set(digits.values())), now, rng)
        return [ids[digits[text]] for text in numbers]

    def company_ids(self, numbers: Sequence[str], now: datetime, rng: Randomness) -> list[int]:
        """Each company's id by CVR number (8 digits) or P-number (10), as `ids_for`; spaces are let through.

        Fault `virksomhedsnummer_afvist` for anything else.
        """
        digits = {text: "".join(text.split()) for text in dict.fromkeys(numbers)}
        for text, number in digits.items():
            if not _COMPANY.fullmatch(number):
                raise Fault("virksomhedsnummer_afvist", skrevet=masked(text))
        ids = self._ids(COMPANIES, sorted(set(digits.values())), now, rng)
        return [ids[digits[text]] for text in numbers]

    def staff_ids(self, names: Sequence[str], now: datetime, rng: Randomness) -> list[int]:
        """Each member of staff by what the case system calls them (at most 80 letters), as `ids_for`."""
        ids = self._ids(STAFF, sorted(set(names)), now, rng)
        return [ids[name] for name in names]

    def known_ids(self, numbers: Sequence[str]) -> dict[str, int]:
        """Those of the numbers (10 digits) that have a person; nothing is stored."""
        return self._known(NUMBERS, numbers)

    def known_companies(self, numbers: Sequence[str]) -> dict[str, int]:
        """Those of the CVR and P-numbers that are known; nothing is stored."""
        return self._known(COMPANIES, numbers)

    def known_staff(self, names: Sequence[str]) -> dict[str, int]:
        """Those of the names that are known; nothing is stored."""
        return self._known(STAFF, names)

    def find(self, text: str) -> int | None:
        """The person of a number, None when it is not known. Fault `cpr_afvist`."""
        number = parse_cpr(text).number
        with self._database.reading() as connection:
            return connection.scalar(sa.select(NUMBERS.c.id).where(NUMBERS.c.number == number))

    def current(self, person: int) -> int:
        """The id that stands for this person now: another one when two were joined, else the same."""
        with self._database.reading() as connection:
            return changes.current(connection, person)

    def number_of(self, person: int) -> Cpr | None:
        """The number the person has now, a CPR number before a replacement one; None without any."""
        with self._database.reading() as connection:
            mine = (NUMBERS.c.id == changes.current(connection, person)) & NUMBERS.c.end.is_(None)
            query = sa.select(NUMBERS.c.number).where(mine, NUMBERS.c.kind != "alias")
            number = connection.scalar(
                query.order_by(NUMBERS.c.kind, NUMBERS.c.start.desc().nulls_last(), NUMBERS.c.number)
            )
        return None if number is None else Cpr(number)

    def name_of(self, person: int, on: date | None = None) -> Name | None:
        """The newest name, or the one on a day; None when there is none."""
        with self._database.reading() as connection:
            query = sa.select(NAMES.c.name, NAMES.c.protected, NAMES.c.start)
            query = query.where(NAMES.c.id == changes.current(connection, person))
            if on is not None:
                query = query.where(NAMES.c.start <= on)
            row = connection.execute(query.order_by(NAMES.c.start.desc())).first()
        return None if row is None else Name(*row)

    def names_of(self, persons: Collection[int]) -> dict[int, Name]:
        """The newest name of each person that has one; one query for 50,000. An id that was joined into another has
        none of its own: ask for `current`."""
        names: dict[int, Name] = {}
        for some in chunks(sorted(set(persons))):
            with self._database.reading() as connection:
                rows = naming.newest(connection, NAMES.c.id.in_(listed(connection, some)))
                names |= {person: Name(name, hidden, start) for person, name, hidden, start in rows}
        return names

    def find_name(self, text: str, most: int = 20) -> list[int]:
        """At most so many persons each of whose search words begins a word of their newest name, by name: `an jens`
        finds Anne Jensen; case does not count, and å is aa. Nobody for fewer than two letters. Protected names are
        found too: who may see them is the asker's to know."""
        with self._database.reading() as connection:
            return naming.found(connection, text, most)

    def enrol(self, numbers: Mapping[int, str], now: datetime) -> None:
        """Numbers for persons whose ids are in the ledger already: made-up people. Doing it again changes nothing.

        Faults, and nothing is stored then: `cpr_afvist`; `reg_nummer_optaget` where a number is another's or given
        twice; `reg_id_optaget` where an id is a company's, a member of staff's, an erased or joined person's, or a
        person's of another number.
        """
        given = {person: parse_cpr(text) for person, text in numbers.items()}
        self._database.write(lambda connection: changes.enrol(connection, given, now))

    def set_name(self, person: int, name: str, on: date, *, protected: bool = False) -> None:
        """The person's name from a day on; one set for the same day is replaced. Fault `identitet_ukendt`."""
        self.set_names({person: name}, on, {person} if protected else ())

    def set_names(self, names: Mapping[int, str], on: date, protected: Collection[int] = ()) -> None:
        """Many names by person, all from one day on. Fault `identitet_ukendt` with the first id that is no person's
        (one that was joined into another is; write `current`); nothing is stored then."""
        rows = [(person, name, person in protected) for person, name in names.items()]
        self._database.write(lambda connection: changes.put_names(connection, rows, on))

    def change_number(self, old: str, new: str, on: date) -> int:
        """The person got a new number on a day (a replacement number became a CPR number): both lead to the same
        id, which is returned, and `number_of` gives the new one. Doing it again changes nothing.

        Faults: `cpr_ukendt` when neither is known; `to_personer` with the two ids when each is a person already:
        `join` them, then change the number; `cpr_afvist`.
        """
        first, second = parse_cpr(old), parse_cpr(new)

        def work(connection: sa.Connection) -> int:
            ids = found(connection, NUMBERS, [first.number, second.number])
            if not ids:
                raise Fault("cpr_ukendt")
            if len(set(ids.values())) == 2:
                raise Fault("to_personer", foerste=ids[first.number], anden=ids[second.number])
            person = next(iter(ids.values()))
            if first != second:
                changes.put_number(connection, first, person, {"end": on}, known=first.number in ids)
                days = {"start": on, "end": None}
                changes.put_number(connection, second, person, days, known=second.number in ids)
            return person

        return self._database.write(work)

    def join(self, keep: int, drop: int) -> int:
        """Two ids turned out to be one person: `keep` stays and gets the other's numbers (as `alias`), and its names
        if it has none itself. Returns the id that was dropped, for the ledger to rename.

        `current` of the dropped one is the kept one from then on. Joining two that are joined changes nothing.
        Faults: `identitet_ukendt` when an id is no person's, `identitet_samme` when they are one and the same id.
        """

        def work(connection: sa.Connection) -> int:
            kept, dropped = changes.person_of(connection, keep), changes.person_of(connection, drop)
            if kept == dropped:
                if keep == drop:
                    raise Fault("identitet_samme", id=keep)
                return keep if drop == kept else drop
            changes.move(connection, kept, dropped)
            return dropped

        return self._database.write(work)

    def ids_of(self, person: int) -> list[int]:
        """Every id the person is or was known by since two were joined: all that a ledger may hold. An id of nobody
        stands for itself."""
        with self._database.reading() as connection:
            return sorted(changes.ids_of(connection, [person]))

    def erase(self, *persons: int, now: datetime) -> None:
        """Numbers, names and aliases of these persons are gone, from the bytes of the files too; their ids are kept
        as erased, so that none comes back. Doing it again, or for an id that is no person's, does no harm: so it
        is replayed on a restored backup.

        Fault `sletning_venter`: all is deleted, yet another process is at work, and what it works on is still in
        the files; erase the same again. What PostgreSQL keeps in its own log is PostgreSQL's. ValueError for what is
        no id (0 < id < 2**63); nothing is erased then.
        """
        if not all(0 < each < 1 << 63 for each in persons):
            raise ValueError("an id is above 0 and below 2**63")
        self._database.write(lambda connection: changes.forget(connection, persons, now))
        self._database.scrub()

    def erased(self) -> list[int]:
        """Every id that was erased: what a restored backup and a ledger must erase again."""
        with self._database.reading() as connection:
            return list(connection.scalars(sa.select(ERASED.c.id).order_by(ERASED.c.id)))

    def backup(self, path: Path) -> None:
        """A copy of the register as it stands (SQLite). It holds all numbers: keep it as well as the register.

        Faults `sikkerhedskopi_findes` (nothing is written over), `sikkerhedskopi_postgres`: PostgreSQL's own tools
        back it up. OSError as usual.
        """
        self._database.backup(path)

    def take_over(self, path: Path) -> None:
        """Be what another register's file is, in one step (SQLite). What was here is gone but for remains in the
        files, which `erase` takes out. Faults `sikkerhedskopi_postgres`, and `identitet_svarer_ikke` when another
        writer does not let go: nothing is changed then."""
        self._database.take_over(path)

    def close(self) -> None:
        """Let go of the connections; the register can be used again."""
        self._database.close()

    def _known(self, table: sa.Table, numbers: Sequence[str]) -> dict[str, int]:
        ids: dict[str, int] = {}
        for some in chunks(sorted(set(numbers))):
            with self._database.reading() as connection:
                ids |= found(connection, table, some)
        return ids

    def _ids(self, table: sa.Table, numbers: Sequence[str], now: datetime, rng: Randomness) -> dict[str, int]:
        ids: dict[str, int] = {}
        for some in chunks(numbers):
            with self._database.reading() as connection:
                known = found(connection, table, some)
            lacking = [number for number in some if number not in known]
            if lacking:
                new = partial(changes.new_ids, table=table, numbers=lacking, now=now, rng=rng)
                known |= self._database.write(new)
            ids |= known
        return ids


@dataclass(frozen=True, slots=True)
class Archived:
    """A register's file out of an archive, on its way to be the content of the register in use."""

    register: Identities
    now: datetime

    def ready(self, file: Path, erased: Collection[int]) -> list[int]:
        """The file lets go of those who are erased; returns all who are erased as it knows them, those too."""
        archived = Identities(f"sqlite:///{file}")
        try:
            archived.erase(*erased, now=self.now)
            return archived.erased()
        finally:
            archived.close()

    def place(self, file: Path) -> None:
        """The register is what the file is."""
        self.register.take_over(file)
