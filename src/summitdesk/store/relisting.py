"""Keeping the list of all records and the index true to what a change leaves of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, uid_of
from summitdesk.domain.searchtext import search_text
from summitdesk.store.bitmaps import Bitmaps
from summitdesk.store.connection import Connection
from summitdesk.store.edition import record_row
from summitdesk.store.indexing import facet_pairs, rewrite_facets, rewrite_words
from summitdesk.store.records import UIDS_AT_ONCE
from summitdesk.store.stored_library import StoredLibrary

_TABLES = (*KINDS, *(group.table for kind in KINDS.values() for group in kind.groups))


@dataclass(frozen=True)
class Listed:
    """How some records stand in the index before they change."""

    uids: frozenset[str]
    ids: dict[str, int]
    """The row ids of those that are there, by uid."""
    pairs: dict[str, set[tuple[str, str]]]
    """The values of facets under which each of them is counted."""


def listed(conn: Connection, uids: set[str], library: StoredLibrary) -> Listed:
    """How these records stand in the index now; one that is not there stands nowhere."""
    library.fetch(sorted(uids))
    records = {uid: record for uid in uids if (record := library.get(uid)) is not None}
    pairs = {uid: facet_pairs(record, library) for uid, record in records.items()}
    return Listed(frozenset(uids), _row_ids(conn, uids), pairs)


def enter(conn: Connection, uid: str, after: Aggregate | None, revision: str) -> None:
    """List a record with its new revision, or no more; `relist` says what it is called."""
    if after is None:
        conn.execute("DELETE FROM record WHERE uid = ?", (uid,))
        return
    # A new record gets the next row id; where it stands in a list is for `orders` to say.
    conn.execute(
        "INSERT INTO record (uid, kind, label, sort_key, revision) VALUES (?, ?, '', '', ?) "
        "ON CONFLICT (uid) DO UPDATE SET revision = excluded.revision",
        (uid, after["kind"], revision),
    )


def relist(conn: Connection, before: Listed, library: StoredLibrary) -> tuple[set[str], Bitmaps]:
    """Bring the list and the index of these records up to what they are now.

    Returns:
        The uids of those that are listed or found otherwise than before, and the values of facets
        that were touched.
    """
    library.fetch(sorted(before.uids))
    ids = {**before.ids, **_row_ids(conn, before.uids)}
    touched: set[str] = set()
    moves = []
    for uid, row_id in sorted(ids.items()):
        record = library.get(uid)
        pairs_before = before.pairs.get(uid, set())
        pairs_after = facet_pairs(record, library) if record else set()
        moves.append((row_id, pairs_before, pairs_after))
        is_touched = rewrite_words(conn, row_id, _words(record, library))
        if record and _rewrite_row(conn, record, library):
            is_touched = True
        if is_touched or pairs_before != pairs_after:
            touched.add(uid)
    return touched, rewrite_facets(conn, moves)


def used_uids(conn: Connection, uids: Iterable[str]) -> list[str]:
    """Those of the uids that a record or a row of one has already, in whatever table."""
    wanted = list(uids)
    found: set[str] = set()
    for start in range(0, len(wanted), UIDS_AT_ONCE):
        part = wanted[start : start + UIDS_AT_ONCE]
        marks = ", ".join("?" * len(part))
        for table in _TABLES:
            rows = conn.execute(f"SELECT uid FROM {table} WHERE uid IN ({marks})", part)
            found |= {uid for (uid,) in rows}
    return sorted(found)


def _words(record: Aggregate | None, library: Library) -> tuple[str, str, str] | None:
    if record is None:
        return None
    words = search_text(record, library)
    return words.title, words.names, words.body


def _rewrite_row(conn: Connection, record: Aggregate, library: Library) -> bool:
    """Whether what the list says of a record has changed."""
    now = record_row(record, library)
    kept = conn.execute(
        "SELECT kind, label, sort_key, date_first, date_last FROM record WHERE uid = ?",
        (uid_of(record),),
    ).fetchone()
    if tuple(kept) == now:
        return False
    conn.execute(
        "UPDATE record SET kind = ?, label = ?, sort_key = ?, date_first = ?, date_last = ? "
        "WHERE uid = ?",
        (*now, uid_of(record)),
    )
    return True


def _row_ids(conn: Connection, uids: Iterable[str]) -> dict[str, int]:
    wanted = sorted(uids)
    found: dict[str, int] = {}
    for start in range(0, len(wanted), UIDS_AT_ONCE):
        part = wanted[start : start + UIDS_AT_ONCE]
        marks = ", ".join("?" * len(part))
        found |= dict(
            conn.execute(f"SELECT uid, id FROM record WHERE uid IN ({marks})", part).fetchall()
        )
    return found
