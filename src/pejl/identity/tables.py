"""The tables of the register. A number stands in one row only; everything else carries random ids."""

import sqlalchemy as sa

METADATA = sa.MetaData()
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

PERSONS = sa.Table(
    "identity_persons",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("created", sa.DateTime(timezone=True), nullable=False),
)

NUMBERS = sa.Table(
    "identity_numbers",
    METADATA,
    sa.Column("number", sa.String(10), primary_key=True),
    sa.Column("id", _ID, sa.ForeignKey(PERSONS.c.id), nullable=False, index=True),
    sa.Column("kind", sa.String(11), nullable=False),
    sa.Column("start", sa.Date),
    sa.Column("end", sa.Date),
    sqlite_with_rowid=False,
)
"""`kind`: cpr, replacement, or alias, the number of a person who turned out to be this one. `start`: empty when the
number was there before Pejl saw it. `end`: the first day it was no longer the person's; empty while it is."""

NAMES = sa.Table(
    "identity_names",
    METADATA,
    sa.Column("id", _ID, sa.ForeignKey(PERSONS.c.id), primary_key=True, autoincrement=False),
    sa.Column("start", sa.Date, primary_key=True),
    sa.Column("name", sa.String, nullable=False),
    sa.Column("protected", sa.Boolean, nullable=False),
)

COMPANIES = sa.Table(
    "identity_companies",
    METADATA,
    sa.Column("number", sa.String(10), primary_key=True),
    sa.Column("id", _ID, nullable=False, unique=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""CVR numbers (8 digits) and P-numbers (10), each its own id."""

STAFF = sa.Table(
    "identity_staff",
    METADATA,
    sa.Column("number", sa.String(80), primary_key=True),
    sa.Column("id", _ID, nullable=False, unique=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""Who stands by a person, by what the case system calls them: initials, a name, a number."""

ALIASES = sa.Table(
    "identity_aliases",
    METADATA,
    sa.Column("dropped", _ID, primary_key=True, autoincrement=False),
    sa.Column("id", _ID, sa.ForeignKey(PERSONS.c.id), nullable=False, index=True),
)
"""Ids that stand for another id since two persons were joined; never a chain."""

ERASED = sa.Table(
    "identity_erased",
    METADATA,
    sa.Column("id", _ID, primary_key=True, autoincrement=False),
    sa.Column("erased", sa.DateTime(timezone=True), nullable=False),
)
"""Ids that must never come back; what they stood for is gone."""

TAKEN = (PERSONS.c.id, COMPANIES.c.id, STAFF.c.id, ALIASES.c.dropped, ERASED.c.id)
"""Every column that holds an id which is used or was."""
