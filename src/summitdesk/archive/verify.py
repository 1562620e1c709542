"""Verifying an archive: that it is, to the letter, what was published or saved."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from summitdesk.domain.damage import Damage
from summitdesk.domain.library import Library
from summitdesk.store import checks
from summitdesk.store.connection import translated_errors
from summitdesk.store.opening import open_for_reading
from summitdesk.store.records import load_all


def verify(path: Path) -> list[Damage]:
    """Everything that is amiss in an archive, each once; the file itself is only read.

    Raises:
        ArchiveError: when the file cannot be opened as an archive at all.
    """
    readers, _notices = open_for_reading(path)
    with closing(readers), readers.reading() as conn, closing(checks.private_copy(conn)) as copy:
        return list(dict.fromkeys(_damage(path, copy)))


def _damage(path: Path, conn: sqlite3.Connection) -> Iterator[Damage]:
    with translated_errors(path):
        yield from checks.file_damage(conn)
        yield from checks.schema_damage(conn)
        yield from checks.dangling_references(conn)
        yield from checks.row_damage(conn)
        yield from checks.archive_damage(conn)
        library = Library(load_all(conn))
        yield from checks.record_damage(conn, library)
        ids = dict(conn.execute("SELECT uid, id FROM record").fetchall())
        known = Library(record for record in library if str(record["uid"]) in ids)
        yield from checks.index_damage(conn, known, ids)
