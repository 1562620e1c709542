"""Writing a whole archive at once: an edition, the same content for the same records."""

import sqlite3
from contextlib import closing
from pathlib import Path

from summitdesk.domain.catalogue import ARCHIVE_INFO, KINDS
from summitdesk.domain.changes import EDITION, ChangeSet
from summitdesk.domain.facetvalues import dated_by
from summitdesk.domain.library import Library
from summitdesk.domain.record import (
    Aggregate,
    Row,
    canonical_json,
    content_hash,
    kind_of,
    label_of,
    uid_of,
)
from summitdesk.domain.sortkey import sort_key
from summitdesk.store.indexing import write_index
from summitdesk.store.migrations import migrate
from summitdesk.store.revisions import (
    edition_seal,
    insert_change_set,
    insert_first_revisions,
)
from summitdesk.store.writing import computed_days, insert

INFO_FIELDS = ("uid", *(field.name for field in ARCHIVE_INFO))
"""What an archive says of itself."""

_KIND_ORDER = {name: position for position, name in enumerate(KINDS)}
_UNDATED = "0000-00-00"
_UNRANKED = 1_000_000


def write_edition(path: Path, info: Row, notes: list[Row], library: Library) -> None:
    """Write an archive into an empty file.

    Args:
        path: an empty file, which nobody else has open.
        info: what the archive says of itself.
        notes: its gaps and rules.
        library: all its records, every reference among them.

    Raises:
        OSError: when the disk does not take it.
    """
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as conn:
            # Nothing to protect before the rename: a build that dies leaves no archive at all.
            conn.execute("PRAGMA journal_mode = OFF")
            conn.execute("PRAGMA synchronous = OFF")
            migrate(conn, applied_at=str(info["created"]))
            conn.execute("PRAGMA foreign_keys = ON")
            conn.execute("BEGIN IMMEDIATE")
            _write(conn, info, notes, library)
            conn.execute("COMMIT")
            conn.execute("PRAGMA journal_mode = DELETE")
            conn.execute("VACUUM")
    except sqlite3.OperationalError as error:
        raise OSError(str(error)) from error


def ordered(library: Library) -> list[Aggregate]:
    """The records in the order of lists: by kind, the newest first, then by type and title."""
    by_title = sorted(library, key=lambda each: (sort_key(label_of(each)), uid_of(each)))
    by_rank = sorted(by_title, key=lambda each: _rank(each, library))
    by_date = sorted(by_rank, key=lambda each: _first_day(each, library), reverse=True)
    return sorted(by_date, key=lambda each: _KIND_ORDER[kind_of(each).name])


def record_row(
    aggregate: Aggregate, library: Library
) -> tuple[str, str, str, str | None, str | None]:
    """What the table of all records says of one: kind, label, sort key, first and last day."""
    label = label_of(aggregate)
    first, last = computed_days(dated_by(aggregate, library))
    return kind_of(aggregate).name, label, sort_key(label), first, last


def archive_hash(info: Row, notes: list[Row], seal: str) -> str:
    """One hash over all an edition says: of itself, and in its records; edits leave it as it is."""
    said: Aggregate = {**info, "notes": notes, "seal": seal}
    return content_hash(canonical_json(said))


def _write(conn: sqlite3.Connection, info: Row, notes: list[Row], library: Library) -> None:
    records = ordered(library)
    made = ChangeSet(
        uid=str(info["uid"]),
        author=str(info["publisher"]),
        time=str(info["created"]),
        origin=EDITION,
        note=f"Edition {info['edition']}",
    )
    insert_change_set(conn, made)
    contents = [(uid_of(each), canonical_json(each)) for each in records]
    revision_uids = insert_first_revisions(conn, contents, str(info["uid"]))
    conn.executemany(
        "INSERT INTO record (id, uid, kind, label, sort_key, date_first, date_last, revision) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (row_id, uid_of(each), *record_row(each, library), revision_uids[uid_of(each)])
            for row_id, each in enumerate(records, start=1)
        ),
    )
    insert(conn, records)
    write_index(conn, library, {uid_of(each): row_id for row_id, each in enumerate(records, 1)})
    conn.execute(
        "INSERT INTO archive_info (uid, title, edition, base_edition, publisher, created, licence, "
        "hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(info.get(name) for name in INFO_FIELDS),
            archive_hash(info, notes, edition_seal(conn, str(info["uid"]))),
        ),
    )
    conn.executemany(
        "INSERT INTO archive_note (uid, position, note_kind, subject, text) VALUES (?, ?, ?, ?, ?)",
        (
            (note["uid"], position, note["note_kind"], note.get("subject"), note["text"])
            for position, note in enumerate(notes)
        ),
    )


def _rank(aggregate: Aggregate, library: Library) -> int:
    kind = kind_of(aggregate)
    # A term is itself ranked in its vocabulary.
    term = aggregate if kind.name == "term" else library.linked(aggregate, kind.category)
    rank = term.get("rank") if term else None
    return rank if isinstance(rank, int) else _UNRANKED


def _first_day(aggregate: Aggregate, library: Library) -> str:
    first, _last = computed_days(dated_by(aggregate, library))
    return first or _UNDATED
