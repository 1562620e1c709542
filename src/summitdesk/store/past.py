"""What was: records as they stood, the change sets that made them so, what was deleted."""

import json
import sqlite3
from collections.abc import Iterator

from summitdesk.domain.changes import ChangeSet, Deleted, Step
from summitdesk.domain.record import Aggregate, label_of
from summitdesk.i18n import tr
from summitdesk.store.connection import Connection, texts
from summitdesk.store.revisions import DELETED

_CHANGE_SETS = """
    SELECT change_set.uid, author, time, origin, coalesce(note, ''), coalesce(undoes, '')
    FROM change_set
"""


def content_of(conn: Connection, revision: str) -> Aggregate | None:
    """The record as one of its revisions keeps it; none when that one deleted it.

    Raises:
        KeyError: when there is no such revision.
    """
    row = conn.execute("SELECT content FROM revision WHERE uid = ?", (revision,)).fetchone()
    if row is None:
        raise KeyError(revision)
    return _parsed(row[0])


def last_content(conn: Connection, record: str) -> Aggregate | None:
    """The record as it was last there; none when it never was."""
    row = conn.execute(
        "SELECT content FROM revision WHERE record = ? AND content != ? "
        "ORDER BY number DESC LIMIT 1",
        (record, DELETED),
    ).fetchone()
    return _parsed(row[0]) if row else None


def revision_as_of(conn: Connection, record: str, time: str) -> str:
    """The revision of a record that stood at a time; empty when it was not there yet.

    Of those that had been saved by then it is the last by its number: a clock that was set back
    changes nothing of the order.
    """
    row = conn.execute(
        """
        SELECT revision.uid
        FROM revision
        JOIN change_set ON change_set.uid = revision.change_set
        WHERE record = ?
          AND time <= ?
        ORDER BY number DESC
        LIMIT 1
        """,
        (record, time),
    ).fetchone()
    return str(row[0]) if row else ""


def deleted_records(conn: Connection) -> list[Deleted]:
    """The records in the trash, the last deleted first."""
    rows = conn.execute(
        """
        SELECT gone.record, author, time
        FROM revision AS gone
        JOIN change_set ON change_set.uid = gone.change_set
        WHERE gone.content = 'null'
          AND NOT EXISTS (SELECT 1 FROM record WHERE record.uid = gone.record)
          AND NOT EXISTS (
              SELECT 1 FROM revision AS later
              WHERE later.record = gone.record AND later.number > gone.number
          )
        ORDER BY gone.sequence DESC, gone.record
        """
    )
    found = []
    for uid, author, time in texts(rows):
        if (content := last_content(conn, uid)) is not None:
            found.append(Deleted(uid, str(content["kind"]), label_of(content), author, time))
    return found


def change_set(conn: Connection, uid: str) -> ChangeSet | None:
    """Who made some changes, when and why; none when there is no such change set."""
    row = conn.execute(f"{_CHANGE_SETS} WHERE change_set.uid = ?", (uid,)).fetchone()
    return ChangeSet(*row) if row else None


def change_sets_of(conn: Connection, record: str) -> dict[str, ChangeSet]:
    """Who made each revision of a record, when and why, by the uid of the revision."""
    rows = conn.execute(
        """
        SELECT revision.uid, change_set.uid, author, time, origin, coalesce(note, ''),
               coalesce(undoes, '')
        FROM revision
        JOIN change_set ON change_set.uid = revision.change_set
        WHERE record = ?
        """,
        (record,),
    )
    return {revision: ChangeSet(*made) for revision, *made in texts(rows)}


def taken_back(conn: Connection) -> set[str]:
    """The change sets that do not count, for another one that counts took them back."""
    gone: set[str] = set()
    for made in made_here(conn):
        if made.uid not in gone and made.undoes:
            gone.add(made.undoes)
    return gone


def made_here(conn: Connection) -> Iterator[ChangeSet]:
    """The change sets of the device that writes this archive, the last made first."""
    rows = conn.execute(
        f"""
        {_CHANGE_SETS}
        JOIN (
            SELECT change_set AS made, max(sequence) AS last
            FROM revision
            WHERE device = (SELECT device FROM working_copy)
            GROUP BY change_set
        ) ON made = change_set.uid
        ORDER BY last DESC
        """
    )
    return (ChangeSet(*row) for row in texts(rows))


def saved_since(conn: Connection, time: str) -> list[ChangeSet]:
    """The change sets saved by archivists at a time or later, the last first."""
    rows = conn.execute(
        f"""
        {_CHANGE_SETS}
        JOIN (
            SELECT change_set AS made, max(sequence) AS last
            FROM revision
            WHERE device IS NOT NULL
            GROUP BY change_set
        ) ON made = change_set.uid
        WHERE time >= ?
        ORDER BY last DESC, change_set.uid
        """,
        (time,),
    )
    return [ChangeSet(*row) for row in texts(rows)]


def steps_of(conn: Connection, change_set: str) -> list[Step]:
    """What a change set did to each record, in the order in which it was done."""
    rows = conn.execute(
        """
        SELECT made.record, made.uid, coalesce(before.uid, ''), coalesce(before.content, 'null'),
               made.content
        FROM revision AS made
        LEFT JOIN revision AS before
               ON before.record = made.record AND before.number = made.number - 1
        WHERE made.change_set = ?
        ORDER BY made.sequence, made.record
        """,
        (change_set,),
    )
    return [
        Step(record, revision, parent, _parsed(before), _parsed(after))
        for record, revision, parent, before, after in texts(rows)
    ]


def _parsed(content: str) -> Aggregate | None:
    """What a revision keeps; none when it keeps that the record was deleted.

    Raises:
        sqlite3.DataError: when it is damaged.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise sqlite3.DataError(tr("a revision is damaged")) from error
    if found is not None and not isinstance(found, dict):
        raise sqlite3.DataError(tr("a revision is damaged"))
    return found
