"""Every state a record ever had, kept for good."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import NamedTuple

from summitdesk.domain.changes import ChangeSet
from summitdesk.domain.record import Revision, canonical_json, content_hash
from summitdesk.i18n import tr
from summitdesk.store.connection import Connection, texts

DELETED = "null"
"""The content of a revision by which a record was deleted, as canonical JSON."""

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
    previous: str | None = None
    """The uid of the revision that the same device made before it."""


class Head(NamedTuple):
    """Where the history of a record stands."""

    revision: str = ""
    """The uid of its last revision; empty when it never was."""
    number: int = 0


def insert_change_set(conn: Connection, made: ChangeSet) -> None:
    """Write who made a set of changes, when, and where they came from."""
    conn.execute(
        "INSERT INTO change_set (uid, author, time, origin, note, undoes) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (made.uid, made.author, made.time, made.origin, made.note or None, made.undoes or None),
    )


def change_set_uid(made: ChangeSet, device: str, sequence: int) -> str:
    """The name of a change set: the hash of all it tells, and of where its revisions begin."""
    told = {name: value for name, value in asdict(made).items() if name != "uid"}
    return content_hash(canonical_json({**told, "device": device, "sequence": sequence}))


def head(conn: Connection, record: str) -> Head:
    """The last revision of a record, be it deleted since."""
    row = conn.execute(
        "SELECT uid, number FROM revision WHERE record = ? ORDER BY number DESC LIMIT 1", (record,)
    ).fetchone()
    return Head(*row) if row else Head()


def device_sequence(conn: Connection) -> tuple[str, int]:
    """The device that writes a working archive, and the sequence of its last revision."""
    device, sequence = conn.execute("SELECT device, sequence FROM working_copy").fetchone()
    return str(device), int(sequence)


def append_revisions(
    conn: Connection, change_set: str, contents: Mapping[str, str], heads: Mapping[str, Head]
) -> tuple[dict[str, str], int]:
    """Write the next revision of each record, given by its uid as canonical JSON.

    Returns:
        The uid of each new revision by its record's, and the sequence of the last one.
    """
    device, sequence = device_sequence(conn)
    last = conn.execute(
        "SELECT uid FROM revision WHERE device = ? AND sequence = ?", (device, sequence)
    ).fetchone()
    previous = last[0] if last else None
    written: dict[str, str] = {}
    for record, content in contents.items():
        sequence += 1
        at = heads[record]
        parents = json.dumps([at.revision] if at.revision else [])
        number = at.number + 1
        lineage = Lineage(record, number, parents, change_set, device, sequence, previous)
        previous = written[record] = revision_uid(lineage, content)
        conn.execute(
            "INSERT INTO revision (uid, record, number, parents, device, sequence, previous, "
            "change_set, content, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(previous, record, number, parents, device, sequence, lineage.previous),
                *(change_set, content, content_hash(content)),
            ),
        )
    conn.execute("UPDATE working_copy SET sequence = ?", (sequence,))
    return written, sequence


def has_revision(conn: Connection, uid: str, content: str) -> bool:
    """Whether a revision was kept as what it is named after, with this content."""
    row = conn.execute(
        "SELECT record, number, parents, change_set, device, sequence, previous, content, hash "
        "FROM revision WHERE uid = ?",
        (uid,),
    ).fetchone()
    if row is None:
        return False
    *told, kept, hashed = row
    return (
        kept == content
        and hashed == content_hash(content)
        and revision_uid(Lineage(*told), kept) == uid
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
    rows = conn.execute(
        "SELECT uid, author, time, origin, note, undoes FROM change_set WHERE uid = ?",
        (change_set,),
    )
    # The first schema had no column for what an edition never has.
    made = [row if row[5] is not None else row[:5] for row in rows]
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
