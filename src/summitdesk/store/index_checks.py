"""Looking for damage in the search and facet index: whether it is what the records would give."""

import sqlite3
from collections.abc import Iterator, Mapping

from pyroaring import BitMap

from summitdesk.domain.damage import Damage
from summitdesk.domain.library import Library
from summitdesk.i18n import tr
from summitdesk.store.checks import Copy
from summitdesk.store.indexing import facet_bitmaps, search_rows


def index_damage(conn: Copy, library: Library, ids: Mapping[str, int]) -> Iterator[Damage]:
    """Records that the index holds not at all, or otherwise than it should."""
    uids = {row_id: uid for uid, row_id in ids.items()}
    found = {row[0]: row for row in conn.execute("SELECT rowid, * FROM search_index")}
    counted = {row[0] for row in conn.execute("SELECT id FROM search_index_docsize")}
    for expected in search_rows(library, ids):
        if expected[0] not in found or expected[0] not in counted:
            yield Damage(uids[expected[0]], tr("is missing from the search index"))
        elif found[expected[0]] != expected:
            yield Damage(uids[expected[0]], tr("is indexed under other words than its own"))
    for row_id in (found.keys() | counted) - uids.keys():
        yield Damage(
            tr("row {number}", number=str(row_id)),
            tr("is in the search index, but no such record is there"),
        )
    yield from _inverted_index_damage(conn)
    yield from _facet_damage(conn, library, ids, uids)


def _inverted_index_damage(conn: Copy) -> Iterator[Damage]:
    try:
        conn.execute("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
    except (sqlite3.DatabaseError, MemoryError) as error:
        # A damaged page may name a size that no memory holds.
        yield Damage(
            "search_index",
            tr("does not match its content ({reason})", reason=error or tr("absurd sizes")),
        )
    # SQLite does not miss a way into the last page of a segment: it comes there page by page.
    ways = conn.execute("SELECT segid, pgno >> 1 FROM search_index_idx").fetchall()
    if sorted(ways) != sorted(_pages_with_words(conn)):
        yield Damage("search_index", tr("lacks a way to some of its words, or has a wrong one"))


def _pages_with_words(conn: Copy) -> Iterator[tuple[int, int]]:
    """Segment and number of each page where a word begins, in the file format of FTS5."""
    for row_id, page in conn.execute("SELECT id, block FROM search_index_data WHERE id >> 37"):
        is_leaf = not row_id >> 31 & 0b111111
        if is_leaf and int.from_bytes(page[2:4]) < len(page):
            yield row_id >> 37, row_id & 0x7FFFFFFF


def _facet_damage(
    conn: Copy, library: Library, ids: Mapping[str, int], uids: Mapping[int, str]
) -> Iterator[Damage]:
    expected = facet_bitmaps(library, ids)
    rows = conn.execute("SELECT facet, value, records FROM facet_index")
    found: dict[tuple[str, str], bytes] = {
        (facet, value): records for facet, value, records in rows
    }
    for facet, value in sorted(expected.keys() | found.keys(), key=str):
        right = expected.get((facet, value), BitMap())
        kept = found.get((facet, value), b"")
        if kept == right.serialize() and right:
            continue
        amiss = right ^ _deserialized(kept)
        if not amiss:
            yield Damage(
                "facet_index",
                tr("holds {facet} {value} otherwise than it is written", facet=facet, value=value),
            )
        for row_id in amiss:
            place = uids.get(row_id, tr("row {number}", number=str(row_id)))
            yield Damage(
                place, tr("is counted wrongly under {facet} {value}", facet=facet, value=value)
            )


def _deserialized(records: bytes) -> BitMap:
    try:
        return BitMap.deserialize(records)
    except (ValueError, IndexError, TypeError):
        return BitMap()
