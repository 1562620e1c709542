"""Looking for damage in the tables of an archive; each check yields what it finds amiss."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from typing import TypeAlias

from summitdesk.domain.catalogue import ARCHIVE_NOTES, KINDS
from summitdesk.domain.damage import Damage
from summitdesk.domain.kind import FieldType, columns
from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, Row, canonical_json, content_hash, uid_of
from summitdesk.i18n import tr
from summitdesk.store.connection import harden
from summitdesk.store.edition import INFO_FIELDS, archive_hash, record_row
from summitdesk.store.migrations import migrate
from summitdesk.store.revisions import Lineage, edition_seal, revision_uid
from summitdesk.store.schema import SCHEMA_VERSION
from summitdesk.store.writing import computed_days

_OWNERS = {group.table: group.owner for kind in KINDS.values() for group in kind.groups}
_REFERRING = {
    **_OWNERS,
    **dict.fromkeys((*KINDS, "record", "archive_note"), "uid"),
    "revision": "record",
}
"""The tables that name records, each with its column that says whose row it is."""

_REFERENCES = {
    *(each.field.name for kind in KINDS.values() for each in columns(kind)),
    *_REFERRING.values(),
    "revision",
    "change_set",
    "note_kind",
}
"""The columns that may name a record: nothing else of a file's own words gets into a statement."""
_TORN = (sqlite3.DatabaseError, ValueError, OverflowError, TypeError, AttributeError, MemoryError)
"""What reading a damaged page raises: its values may be of types that no table of ours takes."""

_NOTE_FIELDS = ("uid", *(field.name for field in ARCHIVE_NOTES.fields))

Copy: TypeAlias = sqlite3.Connection
"""A connection to a private copy of an archive; see `private_copy`."""

_SCHEMA = "SELECT name, type, tbl_name, sql FROM sqlite_schema ORDER BY name"


def private_copy(conn: sqlite3.Connection) -> Copy:
    """A copy that may be written to and vanishes when closed: some checks of FTS5 are writes."""
    copy = sqlite3.connect("", isolation_level=None)
    harden(copy)
    conn.backup(copy)
    (version,) = copy.execute("PRAGMA user_version").fetchone()
    if 0 < version < SCHEMA_VERSION:
        migrate(copy, applied_at="")  # what earlier steps made is checked as what it becomes
    return copy


def as_far_as_possible(check: Iterator[Damage]) -> Iterator[Damage]:
    """What a check finds; one that the damage itself stops says so and is the last of its kind."""
    try:
        yield from check
    except _TORN as error:
        yield Damage("file", tr("cannot be checked to the end ({error})", error=error))


def file_damage(conn: Copy) -> Iterator[Damage]:
    """Damage to the pages and indexes of the file, as SQLite sees it."""
    for (message,) in conn.execute("PRAGMA integrity_check"):
        for line in message.splitlines():
            if line != "ok" and not line.startswith("***"):
                yield Damage("file", line)


def row_ids(conn: Copy) -> dict[str, int]:
    """The row ids of all records that are listed, by uid."""
    return dict(conn.execute("SELECT uid, id FROM record").fetchall())


def schema_damage(conn: Copy) -> Iterator[Damage]:
    """Tables and indexes that are not those this program makes."""
    expected = _schema_of_ours()
    found = {row[0]: row for row in conn.execute(_SCHEMA)}
    for name in sorted(expected.keys() | found.keys(), key=str):
        if name not in found:
            yield Damage(tr("schema {name}", name=name), tr("is missing"))
        elif name not in expected:
            yield Damage(tr("schema {name}", name=name), tr("does not belong to an archive"))
        elif found[name] != expected[name]:
            yield Damage(tr("schema {name}", name=name), tr("is not what this program makes"))


def dangling_references(conn: Copy) -> Iterator[Damage]:
    """Rows that name a record that is not there."""
    for table, rowid, parent, key in conn.execute("PRAGMA foreign_key_check").fetchall():
        if (owner := _REFERRING.get(table)) is None:
            continue  # a table that does not belong here is named by another check
        columns_of_key = conn.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        column = next(row[3] for row in columns_of_key if row[0] == key)
        if column not in _REFERENCES:
            continue  # of somebody else's making, and so named by another check
        rows = conn.execute(f"SELECT {owner}, {column} FROM {table} WHERE rowid = ?", (rowid,))
        for uid, named in rows:
            what = tr(
                "names {uid} in {table}.{column}, but no such {kind} is there",
                uid=named,
                table=table,
                column=column,
                kind=parent,
            )
            yield Damage(str(uid), what)


def revision_damage(conn: Copy) -> Iterator[Damage]:
    """Revisions that are not what their hash and their name say."""
    for uid, record, number, parents, *rest, content, hashed in conn.execute(
        """
        SELECT uid, record, number, parents, change_set, device, sequence, previous, content, hash
        FROM revision
        ORDER BY record, number
        """
    ):
        lineage = Lineage(record, number, parents, *rest)
        if content_hash(content) != hashed:
            yield Damage(str(record), tr("has a revision whose content does not match its hash"))
        elif revision_uid(lineage, content) != uid:
            yield Damage(str(record), tr("has a revision that does not match its name"))


def record_damage(conn: Copy, library: Library) -> Iterator[Damage]:
    """Records whose content is not that of their revision, or is not listed as it is."""
    listed = {
        row[0]: row[1:]
        for row in conn.execute(
            """
            SELECT record.uid, revision.content, record.kind, record.label, record.sort_key,
                   record.date_first, record.date_last
            FROM record
            LEFT JOIN revision
                   ON revision.uid = record.revision AND revision.record = record.uid
            ORDER BY record.id
            """
        )
    }
    for uid, (content, *_) in listed.items():
        if content is None:
            yield Damage(str(uid), tr("has no revision"))
        if library.get(uid) is None:
            yield Damage(str(uid), tr("is listed, but its own row is missing"))
    for aggregate in library:
        uid = uid_of(aggregate)
        if uid not in listed:
            yield Damage(uid, tr("is not listed among the records"))
            continue
        content, *row = listed[uid]
        if content is not None and (fields := _difference(aggregate, content)):
            yield Damage(uid, tr("differs from its revision in {fields}", fields=fields))
        if not _is_listed_right(aggregate, library, row):
            yield Damage(uid, tr("is listed under another title, date or kind than its own"))


def row_damage(conn: Copy) -> Iterator[Damage]:
    """Rows whose order or computed days are not what they should be."""
    for table, owner in _OWNERS.items():
        for (uid,) in conn.execute(
            f"SELECT {owner} FROM {table} GROUP BY {owner} HAVING min(position) != 0 "
            "OR max(position) != count(*) - 1 OR count(DISTINCT position) != count(*)"
        ):
            yield Damage(str(uid), tr("has rows of {table} out of order", table=table))
    positions = [row[0] for row in conn.execute("SELECT position FROM archive_note ORDER BY 1")]
    if positions != list(range(len(positions))):
        yield Damage("archive_note", tr("has its notes out of order"))
    for kind in KINDS.values():
        for column in columns(kind):
            if column.field.type is FieldType.DATE:
                name = column.field.name
                for uid, date, first, last in conn.execute(
                    f"SELECT {column.owner}, {name}, {name}_first, {name}_last FROM {column.table}"
                ):
                    if _days(date) != (first, last):
                        yield Damage(
                            str(uid),
                            tr("has days in {column} that its date has not", column=column.path),
                        )


def archive_damage(conn: Copy) -> Iterator[Damage]:
    """What the archive says of itself, when it is not what was sealed."""
    fields = ", ".join(INFO_FIELDS)
    rows = conn.execute(f"SELECT {fields}, hash FROM archive_info").fetchall()
    if len(rows) != 1:
        yield Damage("archive_info", tr("has {count} rows instead of one", count=len(rows)))
        return
    *said, hashed = rows[0]
    info: Row = {
        name: value for name, value in zip(INFO_FIELDS, said, strict=True) if value is not None
    }
    notes = [
        {name: value for name, value in zip(_NOTE_FIELDS, row, strict=True) if value is not None}
        for row in conn.execute(
            f"SELECT {', '.join(_NOTE_FIELDS)} FROM archive_note ORDER BY position"
        )
    ]
    if archive_hash(info, notes, edition_seal(conn, str(info.get("uid", "")))) != hashed:
        yield Damage("archive_info", tr("what the archive says of itself is not what was sealed"))


@cache
def _schema_of_ours() -> dict[str, tuple[str, ...]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh, applied_at="")
        return {row[0]: row for row in fresh.execute(_SCHEMA)}


def _is_listed_right(aggregate: Aggregate, library: Library, listed: list[object]) -> bool:
    try:
        return record_row(aggregate, library) == tuple(listed)
    except ValueError:  # a date that is none: named by another check
        return True


def _days(date: object) -> tuple[str | None, str | None]:
    try:
        return computed_days(date)
    except ValueError:
        return None, None


def _difference(aggregate: Aggregate, content: str) -> str:
    """The fields in which a record differs from its revision; empty when it does in none."""
    kept = _parsed(content)
    # Not only the canonical texts: in them, two spellings of one accented letter are equal.
    names = sorted(
        name for name in aggregate.keys() | kept.keys() if aggregate.get(name) != kept.get(name)
    )
    return ", ".join(names) or ("" if canonical_json(aggregate) == content else tr("its form"))


def _parsed(content: str) -> dict[str, object]:
    try:
        kept = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}
