"""What records are called, and which of them name which."""

from collections.abc import Iterable, Iterator

from summitdesk.domain.catalogue import KINDS, Column, FieldType, Kind, columns
from summitdesk.domain.listing import Reference, Referrer
from summitdesk.store.connection import Connection
from summitdesk.store.records import UIDS_AT_ONCE


def references_by_uid(conn: Connection, uids: Iterable[str]) -> dict[str, Referrer]:
    """Kind and label of each record, by uid; one that is not there is left out."""
    found: dict[str, Referrer] = {}
    for part in _parts(uids):
        marks = ", ".join("?" * len(part))
        for uid, kind, label in conn.execute(
            f"SELECT uid, kind, label FROM record WHERE uid IN ({marks})", part
        ):
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
        found.update(
            conn.execute(
                "SELECT uid, short_title FROM event "
                f"WHERE short_title IS NOT NULL AND uid IN ({marks})",
                part,
            )
        )
    return found


def referrers(conn: Connection, uid: str) -> list[Referrer]:
    """Every record that names this one, and where; a record once for each field that does."""
    found: dict[tuple[str, str], Referrer] = {}
    for kind in KINDS.values():
        for column in _link_columns(kind):
            for row in conn.execute(_referrer_sql(column), (uid, kind.name)):
                found[row[0], column.path] = Referrer(row[0], kind.name, row[1], column.path)
    return list(found.values())


def referring_uids(conn: Connection, column: Column, uid: str) -> list[str]:
    """The uids of the records that name this one in one field, in the order of lists."""
    return [row[0] for row in conn.execute(_referrer_sql(column), (uid, column.kind.name))]


def reference(found: dict[str, str], uid: object) -> Reference | None:
    """The record that a field names, with what it is called; nothing for an empty field."""
    return Reference(str(uid), found.get(str(uid), str(uid))) if uid else None


def _link_columns(kind: Kind) -> Iterator[Column]:
    return (column for column in columns(kind) if column.field.type is FieldType.LINK)


def _referrer_sql(column: Column) -> str:
    return f"""
        SELECT DISTINCT record.uid, record.label
        FROM {column.table} AS holder
        JOIN record ON record.uid = holder.{column.owner}
        WHERE holder.{column.field.name} = ?
          AND record.kind = ?
        ORDER BY record.id
    """


def _parts(uids: Iterable[str]) -> Iterator[list[str]]:
    wanted = list(dict.fromkeys(uids))
    for start in range(0, len(wanted), UIDS_AT_ONCE):
        yield wanted[start : start + UIDS_AT_ONCE]
