"""Every state a record ever had, kept for good."""

import json
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from summitdesk.domain.record import Revision, canonical_json, content_hash
from summitdesk.i18n import tr
from summitdesk.store.connection import Connection, texts

EDITION = "edition"
"""The origin of revisions that were published, not typed on this device."""

_NO_PARENTS = "[]"


class Lineage(NamedTuple):
    """Whose revision it is, and how it came about: all that is told of it beside its content."""

    record: str
    number: int
    parents: str
    """The uids of the revisions it follows, as JSON."""
    change_set: str
    device: str | None = None
    sequence: int | None = None


def insert_change_set(
    conn: Connection, *, uid: str, author: str, time: str, origin: str, note: str
) -> None:
    """Write who made a set of changes, when, and where they came from."""
    conn.execute(
        "INSERT INTO change_set (uid, author, time, origin, note) VALUES (?, ?, ?, ?, ?)",
        (uid, author, time, origin, note),
    )


def insert_first_revisions(
    conn: Connection, contents: Sequence[tuple[str, str]], change_set: str
) -> dict[str, str]:
    """Write the first revision of each record, given as uid and canonical JSON.

    Returns:
        The uid of each record's revision, by the record's uid.
    """
    rows = [
        (
            revision_uid(Lineage(record, 1, _NO_PARENTS, change_set), content),
            record,
            _NO_PARENTS,
            change_set,
            content,
            content_hash(content),
        )
        for record, content in contents
    ]
    conn.executemany(
        "INSERT INTO revision (uid, record, number, parents, change_set, content, hash) "
        "VALUES (?, ?, 1, ?, ?, ?, ?)",
        rows,
    )
    return {record: uid for uid, record, *_ in rows}


def revision_uid(lineage: Lineage, content: str) -> str:
    """The name of a revision: the hash of all that makes it, as version control systems do."""
    told = {name: value for name, value in lineage._asdict().items() if value is not None}
    return content_hash(canonical_json({**told, "hash": content_hash(content)}))


def edition_seal(conn: Connection, change_set: str) -> str:
    """One hash over how an edition was made: its change set, its revisions, its schema's steps.

    Steps taken later, by a newer program, leave the seal whole.
    """
    made = conn.execute(
        "SELECT uid, author, time, origin, note FROM change_set WHERE uid = ?", (change_set,)
    ).fetchall()
    kept = conn.execute(
        "SELECT uid FROM revision WHERE change_set = ? ORDER BY uid", (change_set,)
    ).fetchall()
    steps = conn.execute(
        "SELECT id, migration_set, name, applied_at FROM _sqlite_migrations "
        "WHERE applied_at = (SELECT time FROM change_set WHERE uid = ?) ORDER BY id",
        (change_set,),
    ).fetchall()
    return content_hash(json.dumps([made, kept, steps], ensure_ascii=False))


def revisions(conn: Connection, record: str) -> list[Revision]:
    """The revisions of a record, the newest first."""
    rows = conn.execute(
        """
        SELECT revision.uid, record, printf('%d', number), parents, author, time, origin,
               coalesce(note, ''), hash
        FROM revision
        JOIN change_set ON change_set.uid = revision.change_set
        WHERE record = ?
        ORDER BY number DESC, revision.uid
        """,
        (record,),
    )
    return [
        Revision(uid, of, int(number), _uids(parents), author, time, origin, note, made)
        for uid, of, number, parents, author, time, origin, note, made in texts(rows)
    ]


def _uids(parents: str) -> tuple[str, ...]:
    try:
        return tuple(str(uid) for uid in json.loads(parents))
    except (ValueError, TypeError) as error:
        raise sqlite3.DataError(tr("{text} is no list of revisions", text=parents)) from error
