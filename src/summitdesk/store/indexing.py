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


def search_rows(library: Library, ids: Mapping[str, int]) -> Iterable[tuple[int, str, str, str]]:
    """What the index holds of each record, in the order of row ids."""
    for aggregate in sorted(library, key=lambda each: ids[uid_of(each)]):
        words = search_text(aggregate, library)
        yield ids[uid_of(aggregate)], words.title, words.names, words.body


def facet_bitmaps(library: Library, ids: Mapping[str, int]) -> Bitmaps:
    """The records behind every value of every facet."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for aggregate in library:
        for pair in _pairs(aggregate, library):
            found[pair].append(ids[uid_of(aggregate)])
    return {pair: _compact(members) for pair, members in found.items()}


def _pairs(aggregate: Aggregate, library: Library) -> set[tuple[str, str]]:
    return {(RECORD_KIND, kind_of(aggregate).name), *facet_values(aggregate, library)}


def _compact(members: list[int]) -> BitMap:
    records = BitMap(sorted(members))
    records.run_optimize()
    return records
