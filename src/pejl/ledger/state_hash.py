"""The meaning of a snapshot as one hash: equal in whatever order it was loaded, under whatever ids it is kept."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from pejl.ledger.snapshot import Part, Snapshot, book_of
from pejl.ledger.tables import TABLES, Kind

PERSONAL = tuple(name for name, table in TABLES.items() if table.subject == "person")
OF_COMPANIES = tuple(name for name, table in TABLES.items() if table.subject == "company")
OF_NOBODY = tuple(name for name, table in TABLES.items() if not table.subject)


@dataclass(frozen=True, slots=True)
class Meanings:
    """Eight bytes of SHA-256 for each word of each book, and for each company (`ids` ascending) its own rows'."""

    words: Mapping[str, np.ndarray]
    ids: np.ndarray
    companies: np.ndarray

    def company(self, ids: np.ndarray) -> np.ndarray:
        """0 stands for none; a company of which no row is known is like any other such."""
        if not len(self.ids):
            unknown: np.ndarray = (ids != 0).astype(np.uint64)
            return unknown
        place = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        found = np.where(self.ids[place] == ids, self.companies[place], np.uint64(1))
        meant: np.ndarray = np.where(ids == 0, np.uint64(0), found)
        return meant


def words_of(snapshot: Snapshot) -> dict[str, np.ndarray]:
    """Each book's words as numbers that do not depend on their places in the book."""
    return {
        book: np.array([_eight(hashlib.sha256(word.encode()).digest()) for word in words], np.uint64)
        for book, words in snapshot.books.items()
    }


def _eight(digest: bytes) -> int:
    return int.from_bytes(digest[:8], "little")


def numbers(part: Part, table: str, words: Mapping[str, np.ndarray], meanings: Meanings | None = None) -> np.ndarray:
    """A table's own columns, rows × columns, 64 bits each; a company by what it means, where that is given."""
    columns = []
    for name in TABLES[table].own:
        column, kind = part.column(table, name), TABLES[table].columns[name]
        if kind is Kind.CODE:
            columns.append(words[book_of(table, name)][column] if len(column) else np.empty(0, np.uint64))
        elif kind is Kind.ID and meanings:
            columns.append(meanings.company(column))
        else:
            columns.append(column.astype(np.int64).view(np.uint64))
    return np.column_stack(columns)


def held_by(part: Part) -> list[str]:
    """The persons' tables of which a part has a row; the others need not be read."""
    return [name for name in PERSONAL if part.rows[name].any()]


def state_hash(snapshot: Snapshot) -> str:
    """SHA-256 of the sorted digests of all persons, of all companies, and of the rows that are nobody's. A person's
    digest is of that person's rows without the id."""
    words = words_of(snapshot)
    companies = snapshot.companies()
    digests = _companies(companies, words, [name for name in OF_COMPANIES if snapshot.sizes[name]])
    meanings = Meanings(
        words,
        np.array(sorted(digests), np.int64),
        np.array([_eight(digests[each]) for each in sorted(digests)], np.uint64),
    )
    persons = sorted(digest for part in snapshot.parts() for digest in _persons(part, meanings))
    nobodys = [_of_nobody(companies, name, words) for name in OF_NOBODY if snapshot.sizes[name]]
    whole = hashlib.sha256()
    for kind in (persons, sorted(digests.values()), nobodys):
        whole.update(len(kind).to_bytes(8, "little"))
        for each in kind:
            whole.update(hashlib.sha256(each).digest())
    return whole.hexdigest()


def _of_nobody(part: Part, name: str, words: Mapping[str, np.ndarray]) -> bytes:
    rows = numbers(part, name, words)
    return f"{name} {len(rows)} ".encode() + _ordered(rows, rows[:, :0]).tobytes()


def _persons(part: Part, meanings: Meanings) -> Iterator[bytes]:
    """A digest for each person of the part."""
    tables = []
    for name in held_by(part):
        rows = numbers(part, name, meanings.words, meanings)
        start = part.column(name, TABLES[name].start)
        level = _level(part.subject(name), start)
        rows[level] = _ordered(rows[level], np.column_stack((part.subject(name)[level], start[level])))
        ends = (part.offsets(name) * rows.shape[1] * 8).tolist()
        tables.append((name, memoryview(rows.tobytes()), ends))
    for person in range(part.persons):
        digest = hashlib.sha256()
        for name, content, ends in tables:
            own = content[ends[person] : ends[person + 1]]
            if own:
                digest.update(f"{name} {len(own)} ".encode())
                digest.update(own)
        yield digest.digest()


def _level(subject: np.ndarray, start: np.ndarray) -> np.ndarray:
    """The places of rows that share person and first day with a neighbour; only their order is not said by those."""
    same = (subject[1:] == subject[:-1]) & (start[1:] == start[:-1])
    return np.flatnonzero(np.append(same, False) | np.insert(same, 0, False))


def _ordered(rows: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Rows by the columns of `first`, then by all their own."""
    keys = [*rows.T[::-1], *first.T[::-1]]
    return np.ascontiguousarray(rows[np.lexsort(keys)]) if len(rows) else rows


def _companies(part: Part, words: Mapping[str, np.ndarray], tables: Sequence[str]) -> dict[int, bytes]:
    """A digest for each company that has a row; that of number 0 is of what no company holds."""
    rows: dict[int, list[bytes]] = {}
    for name in tables:
        company = part.column(name, "company")
        own = _ordered(
            np.column_stack((company.view(np.uint64), numbers(part, name, words))), np.empty((len(company), 0))
        )
        ids, first = np.unique(own[:, 0].view(np.int64), return_index=True)
        for each, start, end in zip(ids.tolist(), first, np.append(first, len(own))[1:], strict=True):
            told = own[start:end, 1:].tobytes()
            rows.setdefault(each, []).append(f"{name} {len(told)} ".encode() + told)
    return {each: hashlib.sha256(b"".join(told) + (b"" if each else b"0")).digest() for each, told in rows.items()}
