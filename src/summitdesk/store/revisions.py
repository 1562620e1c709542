"""Every state a record ever had, kept for good."""

import json
from collections.abc import Sequence

from summitdesk.domain.listing import Revision
from summitdesk.domain.record import canonical_json, content_hash
from summitdesk.store.connection import Connection

EDITION = "edition"
"""The origin of revisions that were published, not typed on this device."""


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
        (revision_uid(record, 1, (), change_set, content), record, change_set, content)
        for record, content in contents
    ]
    conn.executemany(
        "INSERT INTO revision (uid, record, number, parents, change_set, content, hash) "
        "VALUES (?, ?, 1, '[]', ?, ?, ?)",
        ((uid, record, made_in, text, content_hash(text)) for uid, record, made_in, text in rows),
    )
    return {record: uid for uid, record, _, _ in rows}


def revision_uid(
    record: str, number: int, parents: Sequence[str], change_set: str, content: str
) -> str:
    """The name of a revision: the hash of all that makes it, as version control systems do."""
    return content_hash(
        canonical_json(
            {
                "record": record,
                "number": number,
                "parents": " ".join(parents),
                "change_set": change_set,
                "hash": content_hash(content),
            }
        )
    )


def edition_seal(conn: Connection, change_set: str) -> str:
    """One hash over how an edition was made: its change set, its revisions, its schema's steps."""
    made = conn.execute(
        "SELECT uid, author, time, origin, note FROM change_set WHERE uid = ?", (change_set,)
    ).fetchall()
    kept = conn.execute(
        "SELECT uid FROM revision WHERE change_set = ? ORDER BY uid", (change_set,)
    ).fetchall()
    steps = conn.execute(
        "SELECT id, migration_set, name, applied_at FROM _sqlite_migrations ORDER BY id"
    ).fetchall()
    return content_hash(json.dumps([made, kept, steps], ensure_ascii=False))


def revisions(conn: Connection, record: str) -> list[Revision]:
    """The revisions of a record, the newest first."""
    rows = conn.execute(
        """
        SELECT revision.uid, record, number, parents, author, time, origin, note, hash
        FROM revision
        JOIN change_set ON change_set.uid = revision.change_set
        WHERE record = ?
        ORDER BY number DESC, revision.uid
        """,
        (record,),
    )
    return [
        Revision(
            uid, of, number, tuple(json.loads(parents)), author, time, origin, note or "", made
        )
        for uid, of, number, parents, author, time, origin, note, made in rows
    ]
