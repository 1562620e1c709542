"""What is looked at before a file is opened as an archive: its header, its tables, its neighbours.

The header is read with plain file operations, and only before SQLite has the file open: closing
a second descriptor would drop SQLite's locks.
"""

import os
import sqlite3
import stat
import struct
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from summitdesk.domain.catalogue import ARCHIVE_INFO, ARCHIVE_NOTES, KINDS
from summitdesk.domain.errors import UnusableArchiveError
from summitdesk.i18n import mark, tr
from summitdesk.store.connection import Connection, Readers, open_reader, translated_errors
from summitdesk.store.live import is_live
from summitdesk.store.schema import APPLICATION_ID, SCHEMA_VERSION, WORKING_APPLICATION_ID
from summitdesk.store.turns import Turns

_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\x00"
_SIDE_FILES = ("-journal", "-wal", "-shm")
_NEWER = mark("This archive was made by a newer Summit Desk: what is new in it is not shown here.")

_INDEX_SQL = "CREATE VIRTUAL TABLE search_index USING fts5"

_COLUMNS: dict[str, tuple[str, ...]] = {
    "archive_info": ("uid", *(each.name for each in ARCHIVE_INFO)),
    "archive_note": ("uid", "position", *(each.name for each in ARCHIVE_NOTES.fields)),
    "record": ("id", "uid", "kind", "label", "sort_key", "date_first", "revision"),
    "revision": ("uid", "record", "number", "parents", "change_set", "hash"),
    "change_set": ("uid", "author", "time", "origin", "note"),
    "search_index_data": ("id", "block"),
    "search_index_idx": ("segid", "term", "pgno"),
    "search_index_content": ("id", "c0", "c1", "c2"),
    "search_index_docsize": ("id", "sz"),
    "search_index_config": ("k", "v"),
    "search_index": ("title", "names", "body"),
    "facet_index": ("facet", "value", "records"),
    **{kind.name: ("uid", *(each.name for each in kind.fields)) for kind in KINDS.values()},
    **{
        group.table: ("uid", group.owner, "position", *(each.name for each in group.fields))
        for kind in KINDS.values()
        for group in kind.groups
    },
}
"""Every table we read, with its columns; those in which the search index is kept before it."""

_LATER_COLUMNS: dict[int, dict[str, tuple[str, ...]]] = {
    2: {
        "working_copy": ("device", "made", "sequence"),
        "revision": ("device", "sequence", "previous"),
        "change_set": ("undoes",),
    }
}
"""What later steps of the schema brought; older archives are read without."""


class Inspection(NamedTuple):
    """What was found of a file that can be opened as an archive."""

    immutable: bool
    """Whether nobody can be writing: then it is read without locks."""
    schema_version: int
    is_working: bool = False
    """Whether it is a working archive, which somebody may be writing at any time."""

    @property
    def is_newer(self) -> bool:
        """Whether a newer program made it; what we know of it can still be read."""
        return self.schema_version > SCHEMA_VERSION


def inspect(path: Path) -> Inspection:
    """Look at a file before SQLite opens it.

    Raises:
        UnusableArchiveError: with one sentence that says why not and what to do.
    """
    if is_live(path):
        return _inspect_live(path)
    header, size = _read_header(path)
    if not size:
        raise UnusableArchiveError(
            tr("{path} is empty (zero bytes); use a fresh copy of it.", path=path)
        )
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise UnusableArchiveError(
            tr(
                "{path} is not a Summit Desk archive; open a file that ends in .summitdb or "
                "summit.db.",
                path=path,
            )
        )
    (application_id,) = struct.unpack_from(">I", header, 68)
    (schema_version,) = struct.unpack_from(">I", header, 60)
    if application_id not in (APPLICATION_ID, WORKING_APPLICATION_ID):
        raise UnusableArchiveError(
            tr(
                "{path} is a database of another program, not a Summit Desk archive; open a "
                "file that ends in .summitdb or summit.db.",
                path=path,
            )
        )
    if schema_version < 1:
        raise UnusableArchiveError(
            tr(
                "{path} was never finished being made; build it again or use a fresh copy.",
                path=path,
            )
        )
    _refuse_if_truncated(path, header, size)
    is_working = application_id == WORKING_APPLICATION_ID
    immutable = _is_immutable(path, header) and not is_working
    return Inspection(immutable, schema_version, is_working)


def open_for_reading(path: Path, turns: Turns | None = None) -> tuple[Readers, tuple[str, ...]]:
    """Readers of an archive that was looked at first, and what a person must know of it.

    Args:
        path: the file of the archive.
        turns: how they take turns with whoever writes it in this process.

    Raises:
        UnusableArchiveError: with one sentence that says why not and what to do.
    """
    inspection = inspect(path)
    readers = Readers(path, immutable=inspection.immutable, turns=turns)
    try:
        with readers.reading() as conn:
            missing = next(missing_parts(conn, inspection.schema_version), None)
    except sqlite3.DatabaseError as error:
        readers.close()
        raise UnusableArchiveError(
            tr("{path} is damaged ({error}); use a fresh copy.", path=path, error=error)
        ) from error
    except UnusableArchiveError as error:
        readers.close()
        journals = side_files(path)
        if journals and isinstance(error.__cause__, sqlite3.OperationalError):
            raise _half_written(journals[0]) from error
        raise
    if missing:
        readers.close()
        raise UnusableArchiveError(
            tr(
                "{path} was made by a newer Summit Desk and lacks {missing}; open it with that "
                "one.",
                path=path,
                missing=missing,
            )
            if inspection.is_newer
            else tr(
                "{path} lacks {missing}; use a fresh copy of the archive.",
                path=path,
                missing=missing,
            )
        )
    return readers, (tr(_NEWER),) if inspection.is_newer else ()


def may_be_replaced(path: Path) -> bool:
    """Whether a file is empty or an edition of ours, so that nothing of anybody's is lost."""
    if is_live(path):
        return False
    header, size = _read_header(path)
    return not size or header[68:72] == struct.pack(">I", APPLICATION_ID)


def side_files(path: Path) -> list[Path]:
    """The journals beside a file that hold something; an archive at rest has none.

    SQLite follows a link and keeps its journals beside the file itself.
    """
    itself = os.path.realpath(path)
    beside = (Path(f"{itself}{suffix}") for suffix in _SIDE_FILES)
    return [side for side in beside if _size(side)]


def missing_parts(conn: Connection, schema_version: int = SCHEMA_VERSION) -> Iterator[str]:
    """Every table and column that we read and that is not there, or is a view or computed."""
    wanted = dict(_COLUMNS)
    for step, later in _LATER_COLUMNS.items():
        for table, names in later.items() if step <= schema_version else ():
            wanted[table] = (*wanted.get(table, ()), *names)
    tables = dict(conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'"))
    strict = {row[1] for row in conn.execute("PRAGMA table_list") if row[5]}
    for table, columns in wanted.items():
        begins = _INDEX_SQL if table == "search_index" else "CREATE TABLE "
        if not str(tables.get(table)).startswith(begins):
            yield tr("the table {table}", table=table)
            continue
        if not table.startswith("search_index") and table not in strict:
            yield tr("the types of the table {table}", table=table)
            continue
        # Rows are position, name, type, not null, default, key, hidden: 0 for a plain column.
        rows = conn.execute(f"PRAGMA table_xinfo({table})").fetchall()
        plain = {row[1] for row in rows if not row[6]}
        yield from (
            tr("the column {table}.{name}", table=table, name=name)
            for name in columns
            if name not in plain
        )


def _inspect_live(path: Path) -> Inspection:
    """What SQLite says of a file that this process has open, and so was looked at before."""
    with closing(open_reader(path, immutable=False)) as conn, translated_errors(path):
        (application_id,) = conn.execute("PRAGMA application_id").fetchone()
        (schema_version,) = conn.execute("PRAGMA user_version").fetchone()
    is_working = application_id == WORKING_APPLICATION_ID
    return Inspection(False, schema_version, is_working)


def _read_header(path: Path) -> tuple[bytes, int]:
    try:
        found = os.stat(path)
        if stat.S_ISDIR(found.st_mode):
            raise UnusableArchiveError(
                tr("{path} is a folder; open an archive file inside it.", path=path)
            )
        if not stat.S_ISREG(found.st_mode):
            raise UnusableArchiveError(tr("{path} is not a file; open an archive file.", path=path))
        with open(path, "rb") as file:
            return file.read(_HEADER_BYTES), found.st_size
    except (FileNotFoundError, NotADirectoryError):
        raise UnusableArchiveError(
            tr("{path} does not exist; check the name.", path=path)
        ) from None
    except PermissionError:
        raise UnusableArchiveError(
            tr("{path} may not be read by you; ask its owner for the right to read it.", path=path)
        ) from None
    except (OSError, ValueError) as error:
        raise UnusableArchiveError(
            tr(
                "{path} could not be read ({error}); check the name, the disk or the network.",
                path=path,
                error=error,
            )
        ) from error


def _refuse_if_truncated(path: Path, header: bytes, size: int) -> None:
    (page_size,) = struct.unpack_from(">H", header, 16)
    page_size = 65_536 if page_size == 1 else page_size
    (pages,) = struct.unpack_from(">I", header, 28)
    changed, valid_for = struct.unpack_from(">I", header, 24), struct.unpack_from(">I", header, 92)
    # Of a save that was cut off the header may be there and the end not: the journal has the rest.
    is_whole = size >= pages * page_size or bool(side_files(path))
    if changed == valid_for and not is_whole:
        raise UnusableArchiveError(
            tr(
                "{path} is cut short ({size} of {whole} bytes); copy it again.",
                path=path,
                size=size,
                whole=pages * page_size,
            )
        )


def _is_immutable(path: Path, header: bytes) -> bool:
    """An archive at rest has no side file with content; anything else may be half-written."""
    beside = side_files(path)
    if not beside:
        return True
    wal_mode = header[18] == 2
    if wal_mode or not beside[0].name.endswith("-journal"):
        # Reading through a write-ahead log would itself write beside the archive.
        raise _half_written(beside[0])
    return False


def _half_written(side: Path) -> UnusableArchiveError:
    return UnusableArchiveError(
        tr(
            "{side} lies beside the archive: a program is writing it or stopped half-way; "
            "close that program, or use a fresh copy of the archive.",
            side=side,
        )
    )


def _size(path: Path) -> int:
    """How much a file holds; nothing when there is none, or there can be none of that name."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
