"""The index of an archive: derived from the records, and rebuilt from them at any time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyroaring import BitMap

from summitdesk.domain.facetvalues import facet_values
from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, kind_of, uid_of
from summitdesk.domain.searchtext import search_text
from summitdesk.store.bitmaps import RECORD_KIND, Bitmaps
from summitdesk.store.connection import Connection

FacetMove = tuple[int, set[tuple[str, str]], set[tuple[str, str]]]
"""A row id, and the values of facets it was counted under before and is after."""


def write_index(conn: Connection, library: Library, ids: Mapping[str, int]) -> None:
    """Write the whole index of an archive that has none; `ids` are the row ids by uid."""
    conn.executemany(
        "INSERT INTO search_index (rowid, title, names, body) VALUES (?, ?, ?, ?)",
        search_rows(library, ids),
    )
    conn.execute("INSERT INTO search_index (search_index) VALUES ('optimize')")
    conn.executemany(
        "INSERT INTO facet_index (facet, value, records) VALUES (?, ?, ?)",
        (
            (facet, value, records.serialize())
            for (facet, value), records in sorted(facet_bitmaps(library, ids).items())
        ),
    )


def rewrite_words(conn: Connection, row_id: int, words: tuple[str, str, str] | None) -> bool:
    """Let the search find a record by these words, or by none; whether that changes anything."""
    kept = conn.execute(
        "SELECT title, names, body FROM search_index WHERE rowid = ?", (row_id,)
    ).fetchone()
    if (tuple(kept) if kept else None) == words:
        return False
    if kept:
        conn.execute("DELETE FROM search_index WHERE rowid = ?", (row_id,))
    if words:
        conn.execute(
            "INSERT INTO search_index (rowid, title, names, body) VALUES (?, ?, ?, ?)",
            (row_id, *words),
        )
    return True


def rewrite_facets(conn: Connection, moves: Iterable[FacetMove]) -> Bitmaps:
    """Move records in and out of the values of facets.

    Returns:
        The records of each value that was touched, as they are now; empty ones are gone.
    """
    added: defaultdict[tuple[str, str], BitMap] = defaultdict(BitMap)
    removed: defaultdict[tuple[str, str], BitMap] = defaultdict(BitMap)
    for row_id, before, after in moves:
        for pair in after - before:
            added[pair].add(row_id)
        for pair in before - after:
            removed[pair].add(row_id)
    touched: Bitmaps = {}
    for pair in sorted(added.keys() | removed.keys()):
        kept = conn.execute(
            "SELECT records FROM facet_index WHERE facet = ? AND value = ?", pair
        ).fetchone()
        records = BitMap.deserialize(kept[0]) if kept else BitMap()
        touched[pair] = _compact(list((records - removed[pair]) | added[pair]))
        if touched[pair]:
            conn.execute(
                "INSERT INTO facet_index (facet, value, records) VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET records = excluded.records",
                (*pair, touched[pair].serialize()),
            )
        else:
            conn.execute("DELETE FROM facet_index WHERE facet = ? AND value = ?", pair)
    return touched


def search_rows(library: Library, ids: Mapping[str, int]) -> Iterable[tuple[int, str, str, str]]:
    """What the index holds of each record, in the order of row ids."""
    for aggregate in sorted(library, key=lambda each: ids[uid_of(each)]):
        words = search_text(aggregate, library)
        yield ids[uid_of(aggregate)], words.title, words.names, words.body


def facet_bitmaps(library: Library, ids: Mapping[str, int]) -> Bitmaps:
    """The records behind every value of every facet."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for aggregate in library:
        for pair in facet_pairs(aggregate, library):
            found[pair].append(ids[uid_of(aggregate)])
    return {pair: _compact(members) for pair, members in found.items()}


def facet_pairs(aggregate: Aggregate, library: Library) -> set[tuple[str, str]]:
    """Every facet and value under which the index counts a record, its kind among them."""
    return {(RECORD_KIND, kind_of(aggregate).name), *facet_values(aggregate, library)}


def _compact(members: list[int]) -> BitMap:
    records = BitMap(sorted(members))
    records.run_optimize()
    return records
