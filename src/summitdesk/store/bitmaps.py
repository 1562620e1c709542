"""The facet index in memory: sets of row ids, by facet and value."""

import sqlite3

from pyroaring import BitMap

from summitdesk.i18n import tr
from summitdesk.store.connection import Connection

RECORD_KIND = "record_kind"
"""A facet of the index only: which records are of which kind."""

Bitmaps = dict[tuple[str, str], BitMap]
"""The row ids of the records that have each value of each facet."""


def load_bitmaps(conn: Connection) -> Bitmaps:
    """The facets of an archive, as sets of row ids.

    Raises:
        sqlite3.DatabaseError: when one of them is damaged.
    """
    rows = conn.execute("SELECT facet, value, records FROM facet_index")
    try:
        return {(facet, value): BitMap.deserialize(records) for facet, value, records in rows}
    except (ValueError, IndexError, TypeError) as error:
        raise sqlite3.DatabaseError(tr("its facet index is damaged")) from error
