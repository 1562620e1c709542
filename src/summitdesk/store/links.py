"""What records are called, and which of them name which."""

from collections.abc import Iterable, Iterator

from summitdesk import wording
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.kind import Column, FieldType, columns
from summitdesk.domain.listing import Reference
from summitdesk.domain.view import Referrer
from summitdesk.store.connection import Connection, texts
from summitdesk.store.records import UIDS_AT_ONCE

_ALL = -1
"""No limit, as SQLite writes it."""

_LINKS = {
    f"{kind.name}.{column.path}": column
    for kind in KINDS.values()
    for column in columns(kind)
    if column.field.type is FieldType.LINK
}
"""Every field that names another record, by the kind and its path: ``quotation.speech``."""


def references_by_uid(conn: Connection, uids: Iterable[str]) -> dict[str, Referrer]:
    """Kind and label of each record, by uid; one that is not there is left out."""
    found: dict[str, Referrer] = {}
    for part in _parts(uids):
        marks = ", ".join("?" * len(part))
        rows = conn.execute(f"SELECT uid, kind, label FROM record WHERE uid IN ({marks})", part)
        for uid, kind, label in texts(rows):
            found[uid] = Referrer(uid, kind, label, "")
    return found


def labels(conn: Connection, uids: Iterable[str]) -> dict[str, str]:
    """What each record is called, by uid; one that is not there is left out."""
    return {uid: found.label for uid, found in references_by_uid(conn, uids).items()}


def short_labels(conn: Connection, uids: Iterable[str]) -> dict[str, str]:
    """What each record is called where there is little room: an event by its short title."""
    found = labels(conn, uids)
    for part in _parts(found):
        marks = ", ".join("?" * len(part))
        rows = conn.execute(
            "SELECT uid, short_title FROM event "
            f"WHERE short_title IS NOT NULL AND uid IN ({marks})",
            part,
        )
        found |= dict(texts(rows))
    return found


def country_names(conn: Connection, codes: Iterable[str]) -> dict[str, str]:
    """What each country is called, by its code: as the archive names its state, else in English."""
    wanted = set(codes) - {""}
    if not wanted:
        return {}
    rows = conn.execute(
        """
        SELECT country, name
        FROM actor
        WHERE actor_kind = 'actor_kind-state'
          AND country IS NOT NULL
        """
    )
    named = dict(texts(rows))
    return {code: named.get(code, wording.country(code)) for code in wanted}


def referrers(conn: Connection, uid: str, *, at_most: int) -> list[Referrer]:
    """The records that name this one, and where; a record once for each field that does.

    Args:
        conn: a connection to the archive.
        uid: the record that is named.
        at_most: how many are given of each field, the first in the order of lists: the People's
            Republic of China is named by nearly everything.
    """
    return [
        Referrer(naming, column.kind.name, label, column.path)
        for column in _LINKS.values()
        for naming, label in _referring(conn, uid, column, at_most)
    ]


def referring_uids(conn: Connection, uid: str, path: str) -> list[str]:
    """The uids of all records that name this one in one field, such as ``speech.event``."""
    return [naming for naming, _label in _referring(conn, uid, _LINKS[path], _ALL)]


def reference(found: dict[str, str], uid: object) -> Reference | None:
    """The record that a field names, with what it is called; nothing for an empty field."""
    return Reference(str(uid), found.get(str(uid), str(uid))) if uid else None


def _referring(
    conn: Connection, uid: str, column: Column, at_most: int
) -> Iterator[tuple[str, str]]:
    # CROSS JOIN keeps SQLite from walking all records of the kind before those that name this one.
    sql = f"""
        SELECT DISTINCT record.uid, record.label
        FROM {column.table} AS holder
        CROSS JOIN record ON record.uid = holder.{column.owner}
        WHERE holder.{column.field.name} = ?
          AND record.kind = ?
        ORDER BY record.id
        LIMIT ?
    """
    return texts(conn.execute(sql, (uid, column.kind.name, at_most)))


def _parts(uids: Iterable[str]) -> Iterator[list[str]]:
    wanted = list(dict.fromkeys(uids))
    for start in range(0, len(wanted), UIDS_AT_ONCE):
        yield wanted[start : start + UIDS_AT_ONCE]
