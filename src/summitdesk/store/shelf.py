"""What stands on a person's shelf, in its tables: bookmarks, notes, visits, saved searches."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from summitdesk.domain.query import Query
from summitdesk.domain.shelf import (
    Added,
    Bookmark,
    Contents,
    Note,
    SavedSearch,
    Visit,
    plain_query,
    query_of,
)

MAX_RECENT = 200
"""How many records are remembered as read."""

_JSON_COLUMNS = ("kinds", "included", "excluded")


def contents(conn: sqlite3.Connection) -> Contents:
    """All that stands on the shelf."""
    return Contents(bookmarks(conn), notes(conn), recent(conn, MAX_RECENT), searches(conn))


def add(conn: sqlite3.Connection, given: Contents) -> Added:
    """Add what is new, and tell how much that is; what stands there stays as it is."""
    return Added(
        bookmarks=sum(add_bookmark(conn, each) for each in given.bookmarks),
        notes=sum(add_note(conn, each) for each in given.notes),
        recent=merge_recent(conn, given.recent),
        searches=sum(add_search(conn, each) for each in given.searches),
    )


def bookmarks(conn: sqlite3.Connection) -> tuple[Bookmark, ...]:
    """The marked records, the last marked first."""
    rows = conn.execute(
        "SELECT record, archive, created FROM bookmark ORDER BY created DESC, record"
    )
    return tuple(Bookmark(*row) for row in rows)


def is_bookmarked(conn: sqlite3.Connection, record: str) -> bool:
    """Whether a record is marked."""
    row = conn.execute("SELECT 1 FROM bookmark WHERE record = ?", (record,)).fetchone()
    return row is not None


def add_bookmark(conn: sqlite3.Connection, bookmark: Bookmark) -> bool:
    """Whether the record was not marked before."""
    added = conn.execute(
        "INSERT INTO bookmark (record, archive, created) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (bookmark.record, bookmark.archive, bookmark.created),
    )
    return added.rowcount == 1


def remove_bookmark(conn: sqlite3.Connection, record: str) -> None:
    """Mark a record no more."""
    conn.execute("DELETE FROM bookmark WHERE record = ?", (record,))


def notes(conn: sqlite3.Connection, record: str | None = None) -> tuple[Note, ...]:
    """The notes on a record, or all there are, in the order in which they were begun."""
    where, values = ("", ()) if record is None else ("WHERE record = ? ", (record,))
    rows = conn.execute(
        f"SELECT uid, record, text, created, changed FROM note {where}ORDER BY created, uid", values
    )
    return tuple(Note(*row) for row in rows)


def note(conn: sqlite3.Connection, uid: str) -> Note | None:
    """One note as it is now; none when it is gone."""
    row = conn.execute(
        "SELECT uid, record, text, created, changed FROM note WHERE uid = ?", (uid,)
    ).fetchone()
    return Note(*row) if row else None


def add_note(conn: sqlite3.Connection, note: Note) -> bool:
    """Whether there was no note of that uid."""
    added = conn.execute(
        "INSERT INTO note (uid, record, text, created, changed) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO NOTHING",
        (note.uid, note.record, note.text, note.created, note.changed),
    )
    return added.rowcount == 1


def change_note(conn: sqlite3.Connection, note: Note) -> None:
    """Give a note its new text."""
    conn.execute(
        "UPDATE note SET text = ?, changed = ? WHERE uid = ?", (note.text, note.changed, note.uid)
    )


def remove_note(conn: sqlite3.Connection, uid: str) -> None:
    """Take a note away."""
    conn.execute("DELETE FROM note WHERE uid = ?", (uid,))


def recent(conn: sqlite3.Connection, limit: int) -> tuple[Visit, ...]:
    """The records read last, the last first."""
    rows = conn.execute("SELECT record, read_at FROM recent ORDER BY id DESC LIMIT ?", (limit,))
    return tuple(Visit(*row) for row in rows)


def add_visit(conn: sqlite3.Connection, visit: Visit) -> None:
    """Remember a record as read last; the oldest is forgotten when there are too many."""
    conn.execute(
        "INSERT OR REPLACE INTO recent (record, read_at) VALUES (?, ?)",
        (visit.record, visit.read_at),
    )
    conn.execute(
        "DELETE FROM recent WHERE id NOT IN (SELECT id FROM recent ORDER BY id DESC LIMIT ?)",
        (MAX_RECENT,),
    )


def merge_recent(conn: sqlite3.Connection, visits: Iterable[Visit]) -> int:
    """How many of these records were not remembered as read, and are now, each at its time."""
    here = recent(conn, MAX_RECENT)
    known = {visit.record for visit in here}
    new = {visit.record: visit for visit in visits if visit.record not in known}
    together = sorted((*reversed(here), *new.values()), key=lambda visit: visit.read_at)[
        -MAX_RECENT:
    ]
    if new:
        forget_recent(conn)
        conn.executemany(
            "INSERT INTO recent (record, read_at) VALUES (?, ?)",
            [(visit.record, visit.read_at) for visit in together],
        )
    return sum(visit.record in new for visit in together)


def remove_visit(conn: sqlite3.Connection, record: str) -> None:
    """Forget that a record was read."""
    conn.execute("DELETE FROM recent WHERE record = ?", (record,))


def forget_recent(conn: sqlite3.Connection) -> None:
    """Forget which records were read."""
    conn.execute("DELETE FROM recent")


def searches(conn: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    """The saved searches in the person's order.

    Raises:
        ValueError: when one of them is damaged.
    """
    rows = conn.execute(
        "SELECT uid, name, created, text, list_order, kinds, included, excluded FROM saved_search "
        "ORDER BY position, uid"
    )
    return tuple(
        SavedSearch(uid, name, _query(text, order, parts), created)
        for uid, name, created, text, order, *parts in rows
    )


def add_search(conn: sqlite3.Connection, search: SavedSearch) -> bool:
    """Whether there was no search of that uid; it stands last."""
    plain = plain_query(search.query)
    parts = [json.dumps(plain[part], ensure_ascii=False) for part in _JSON_COLUMNS]
    added = conn.execute(
        "INSERT INTO saved_search "
        "(position, uid, name, created, text, list_order, kinds, included, excluded) "
        "VALUES ("
        "(SELECT COALESCE(MAX(position) + 1, 0) FROM saved_search), ?, ?, ?, ?, ?, ?, ?, ?"
        ") ON CONFLICT DO NOTHING",
        (search.uid, search.name, search.created, search.query.text, plain["order"], *parts),
    )
    return added.rowcount == 1


def rename_search(conn: sqlite3.Connection, uid: str, name: str) -> None:
    """Call a saved search by another name."""
    conn.execute("UPDATE saved_search SET name = ? WHERE uid = ?", (name, uid))


def arrange_searches(conn: sqlite3.Connection, uids: Sequence[str]) -> None:
    """Put the saved searches in this order."""
    conn.executemany("UPDATE saved_search SET position = ? WHERE uid = ?", list(enumerate(uids)))


def remove_search(conn: sqlite3.Connection, uid: str) -> None:
    """Take a saved search away."""
    conn.execute("DELETE FROM saved_search WHERE uid = ?", (uid,))


def _query(text: str, order: str, parts: Iterable[str]) -> Query:
    plain = zip(_JSON_COLUMNS, map(json.loads, parts), strict=True)
    return query_of({"text": text, "order": order, **dict(plain)})[0]
