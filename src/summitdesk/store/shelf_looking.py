"""What is looked at before the file of a shelf is used: whether it is ours, whole, and how old."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import NoReturn

from summitdesk.i18n import mark
from summitdesk.store.shelf import contents
from summitdesk.store.shelf_migrations import APPLICATION_ID, SCHEMA_VERSION

_DAMAGED = mark("is damaged")
_FOREIGN = mark("is no shelf of Summit Desk")

OF_THE_WORLD = {
    sqlite3.SQLITE_BUSY: mark("{path} is in use by another program; close it and try again."),
    sqlite3.SQLITE_FULL: mark(
        "{path} was not changed, for the disk is full; make room and try again."
    ),
    sqlite3.SQLITE_IOERR: mark(
        "{path} could not be used just now; check the disk or network and try again."
    ),
    sqlite3.SQLITE_CANTOPEN: mark(
        "{path} cannot be opened; check that you may write in its folder."
    ),
    sqlite3.SQLITE_READONLY: mark(
        "{path} cannot be written; check that you may write in its folder."
    ),
    sqlite3.SQLITE_PERM: mark("{path} cannot be opened; check that you may read and write it."),
}
"""What is wrong with the place of a file, and says nothing of the file itself."""


class UnfitError(Exception):
    """A file is not a whole shelf of ours; the text says what it is instead."""


class TooNewError(Exception):
    """A newer program keeps its shelf in other tables."""


def step_of(conn: sqlite3.Connection) -> int:
    """The step of the schema that a file is of; 0 when there is nothing in it.

    A shelf of today or of a newer program is read through; an older one can be when it has the
    tables of today.

    Raises:
        UnfitError: when it is damaged, or another program's.
        TooNewError: when it is a newer program's, and nothing like what we know.
    """
    version = 0
    try:
        version = number(conn, "PRAGMA user_version")
        if is_blank(conn):
            return 0
        if number(conn, "PRAGMA application_id") != APPLICATION_ID or version < 1:
            raise UnfitError(_FOREIGN)
        if conn.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise UnfitError(_DAMAGED)
    except sqlite3.DatabaseError as error:
        judge(error, version)
    if version >= SCHEMA_VERSION:
        read_through(conn)
    return version


def read_through(conn: sqlite3.Connection) -> None:
    """Read all that is in a shelf with the tables of today.

    Raises:
        UnfitError: when something in it makes no sense.
        TooNewError: when it is a newer program's, and nothing like what we know.
    """
    version = number(conn, "PRAGMA user_version")
    try:
        contents(conn)
        conn.execute("SELECT uid, kind, record, content, created, changed FROM draft LIMIT 1")
    except (sqlite3.DatabaseError, ValueError, RecursionError) as error:
        judge(error, version)


def judge(error: Exception, version: int) -> NoReturn:
    """Raise what an error says of a file of this step: of its place, or of the file itself.

    Raises:
        UnfitError: when the file is damaged.
        TooNewError: when a newer program made it.
    """
    if code_of(error) in OF_THE_WORLD:
        raise error
    raise (TooNewError() if version > SCHEMA_VERSION else UnfitError(_DAMAGED)) from error


def is_blank(conn: sqlite3.Connection) -> bool:
    """Whether there is nothing at all in a file."""
    return (
        number(conn, "PRAGMA user_version")
        == number(conn, "SELECT count(*) FROM sqlite_master")
        == 0
    )


def number(conn: sqlite3.Connection, sql: str) -> int:
    """The one number that a statement gives."""
    (number,) = conn.execute(sql).fetchone()
    return int(number)


def code_of(error: Exception) -> int:
    """What SQLite says is wrong, without the details; 0 when it is not SQLite that says it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def identity(path: Path) -> tuple[int, int] | None:
    """Which file stands at a path; none when there is none.

    Raises:
        OSError: when that cannot be known, or it is no plain file.
    """
    try:
        found = os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(found.st_mode):
        raise OSError(f"{path} is not a plain file")
    return found.st_dev, found.st_ino


def is_writable(path: Path) -> bool:
    """Whether a file can be changed, or made, with a journal beside it."""
    if os.path.exists(path) and not os.access(path, os.W_OK):
        return False
    nearest = next((str(each) for each in path.parents if os.path.exists(each)), "")
    return os.path.isdir(nearest) and os.access(nearest, os.W_OK | os.X_OK)


def free_name(path: Path, why: str) -> Path:
    """A name beside a file that says why and when it got there, and that nothing has."""
    stamp = f"{path.stem}.{why}-{datetime.now():%Y%m%d-%H%M%S}"
    names = (path.with_name(f"{stem}{path.suffix}") for stem in _numbered(stamp))
    return next(name for name in names if not os.path.lexists(name))


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))
