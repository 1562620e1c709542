"""Records out of their tables: whatever the kind, its rows become an aggregate."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.kind import Field, FieldType, Group, Kind, columns
from summitdesk.domain.record import Aggregate, Row
from summitdesk.i18n import tr
from summitdesk.store.connection import Connection

UIDS_AT_ONCE = 500
"""Well below SQLite's limit of bound parameters in one statement."""


def load(
    conn: Connection, kind: Kind, uids: Sequence[str], *, groups: Collection[str] | None = None
) -> dict[str, Aggregate]:
    """The records of one kind with these uids, by uid; one that is not there is left out.

    Args:
        conn: a connection to the archive.
        kind: the kind of all of them.
        uids: their uids; the answer keeps this order.
        groups: the groups to read, when not all of them are wanted.
    """
    read = [group for group in kind.groups if groups is None or group.name in groups]
    found: dict[str, Aggregate] = {}
    for start in range(0, len(uids), UIDS_AT_ONCE):
        found |= _load(conn, kind, read, uids[start : start + UIDS_AT_ONCE])
    return {uid: found[uid] for uid in uids if uid in found}


def load_rows(
    conn: Connection, ids: Sequence[int], *, groups: Collection[str] | None = None
) -> dict[int, Aggregate]:
    """The records with these row ids, of whatever kinds, by id; one that is not there is left out.

    Args:
        conn: a connection to the archive.
        ids: their row ids.
        groups: the groups to read, when not all of them are wanted.
    """
    found: dict[int, Aggregate] = {}
    for kind, id_by_uid in _by_kind(conn, ids):
        records = load(conn, kind, list(id_by_uid), groups=groups)
        found |= {id_by_uid[uid]: record for uid, record in records.items()}
    return found


def load_words(conn: Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """All texts of the records with these row ids that a search looks into, and nothing else.

    In half the time that reading a thousand records whole takes.
    """
    found: dict[int, list[str]] = {}
    for kind, id_by_uid in _by_kind(conn, ids):
        marks = ", ".join("?" * len(id_by_uid))
        for (table, owner), names in _searched(kind).items():
            for uid, *texts in conn.execute(
                f"SELECT {owner}, {', '.join(names)} FROM {table} WHERE {owner} IN ({marks})",
                list(id_by_uid),
            ):
                found.setdefault(id_by_uid[uid], []).extend(str(text) for text in texts if text)
    return found


def load_one(conn: Connection, uid: str) -> Aggregate | None:
    """The record with this uid, of whatever kind; none when there is none."""
    row = conn.execute("SELECT kind FROM record WHERE uid = ?", (uid,)).fetchone()
    return load(conn, KINDS[row[0]], [uid]).get(uid) if row and row[0] in KINDS else None


def load_all(conn: Connection) -> Iterator[Aggregate]:
    """Every record, kind by kind."""
    for kind in KINDS.values():
        rows = conn.execute(f"SELECT uid FROM {kind.name} ORDER BY uid").fetchall()
        yield from load(conn, kind, [uid for (uid,) in rows]).values()


def _by_kind(conn: Connection, ids: Sequence[int]) -> Iterator[tuple[Kind, dict[str, int]]]:
    """The row ids by uid, a kind at a time and never too many for one statement."""
    for start in range(0, len(ids), UIDS_AT_ONCE):
        part = ids[start : start + UIDS_AT_ONCE]
        marks = ", ".join("?" * len(part))
        found: dict[str, dict[str, int]] = {name: {} for name in KINDS}
        for row_id, uid, kind in conn.execute(
            f"SELECT id, uid, kind FROM record WHERE id IN ({marks})", part
        ):
            found.setdefault(kind, {})[uid] = row_id
        yield from ((kind, found[name]) for name, kind in KINDS.items() if found[name])


def _searched(kind: Kind) -> dict[tuple[str, str], list[str]]:
    """The columns that a search looks into, by their table and its column for the owner."""
    found: dict[tuple[str, str], list[str]] = {}
    for column in columns(kind):
        if column.field.is_searched:
            found.setdefault((column.table, column.owner), []).append(column.field.name)
    return found


def _load(
    conn: Connection, kind: Kind, groups: Sequence[Group], uids: Sequence[str]
) -> dict[str, Aggregate]:
    marks = ", ".join("?" * len(uids))
    names = ", ".join(field.name for field in kind.fields)
    found: dict[str, Aggregate] = {}
    for uid, *values in conn.execute(
        f"SELECT uid, {names} FROM {kind.name} WHERE uid IN ({marks})", uids
    ):
        found[uid] = {"uid": uid, "kind": kind.name, **_present(kind.fields, values, uid)}
    for group in groups:
        names = ", ".join(field.name for field in group.fields)
        rows = conn.execute(
            f"SELECT {group.owner}, uid, {names} FROM {group.table} "
            f"WHERE {group.owner} IN ({marks}) ORDER BY {group.owner}, position, uid",
            uids,
        )
        for owner, of_owner in groupby(rows, key=_first):
            if owner in found:
                found[owner][group.name] = [
                    {"uid": row[1], **_present(group.fields, row[2:], row[1])} for row in of_owner
                ]
    return found


def _first(row: Sequence[Any]) -> str:
    return str(row[0])


def _present(fields: Sequence[Field], values: Sequence[Any], uid: Any) -> Row:
    """The values that are there; a damaged file may hold what no table of ours would take."""
    row: Row = {}
    for field, value in zip(fields, values, strict=True):
        if value is None and not field.required:
            continue
        if type(value) is not (int if field.type is FieldType.NUMBER else str):
            raise sqlite3.DataError(
                tr("{uid} has no {type} in {field}", uid=uid, type=field.type, field=field.name)
            )
        row[field.name] = value
    return row
