"""The file of a person's shelf: where it is, whether it is whole, and one safe way into it.

An archive is given; this file is the only copy of what is in it. So it is made no sooner than
something is written, looked at whole before it is used, set aside but never removed, and a change
is on the disk before anybody is told that it was made.
"""

import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from enum import Enum
from itertools import count
from pathlib import Path

from summitdesk.domain.errors import ArchiveError
from summitdesk.i18n import mark, tr
from summitdesk.store.connection import file_uri, harden
from summitdesk.store.shelf import contents
from summitdesk.store.shelf_migrations import APPLICATION_ID, SCHEMA_VERSION, in_memory, migrate

_BUSY_TIMEOUT_S = 5.0
_SIDE_FILES = ("-journal", "-wal", "-shm")
_WRITE_VERSION = 18
"""Where the header says what a program must know to write the file, and to read it."""

_UNWRITABLE = mark(
    "{path} cannot be written: what you add to your shelf will be gone when you leave."
)
_UNUSABLE = mark("{path} cannot be opened: what you add to your shelf will be gone when you leave.")
_UNREADABLE = mark(
    "{path} was made by a newer Summit Desk and cannot be read here: "
    "what you add to your shelf will be gone when you leave."
)
_NEWER = mark(
    "{path} was made by a newer Summit Desk: you can read your shelf here, but not change it."
)
_SET_ASIDE = mark("{path} {why}: it was set aside as {aside}, and a new shelf begins.")
_DAMAGED = mark("is damaged")
_FOREIGN = mark("is no shelf of Summit Desk")

_OF_THE_WORLD = {
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

_SENTENCES = {
    **_OF_THE_WORLD,
    sqlite3.SQLITE_TOOBIG: mark("{path} cannot hold a text that long; shorten it and try again."),
    sqlite3.SQLITE_CORRUPT: mark(
        "{path} is damaged; start Summit Desk again, and it will be set aside."
    ),
    sqlite3.SQLITE_NOTADB: mark(
        "{path} is damaged; start Summit Desk again, and it will be set aside."
    ),
}

_REFUSALS = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)


class _State(Enum):
    BLANK = "there is no file yet; empty tables in memory stand for it"
    KEPT = "the file is open"
    NEWER = "the file is open, for reading only"
    LOOSE = "there can be no file; tables in memory stand for it until the program ends"


class _UnfitError(Exception):
    """A file is not a whole shelf of ours; the text says what it is instead."""


class _TooNewError(Exception):
    """A newer program keeps its shelf in other tables."""


class ShelfFile:
    """The file of a shelf, for all threads of a program; other programs may write it too.

    There is one connection, and a lock around each of its transactions.
    """

    def __init__(self, path: Path) -> None:
        """Look at the file; nothing is made, and what cannot be used is said in `notices`."""
        self.notices: tuple[str, ...] = ()
        self._path = Path(os.path.realpath(path))
        self._lock = threading.Lock()
        self._conn = in_memory()
        self._state = _State.BLANK
        self._identity: tuple[int, int] | None = None
        self._open()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to one state of the shelf, which nobody changes meanwhile.

        Raises:
            ArchiveError: when the file cannot be read just now.
        """
        with self._lock, _translated(self._path):
            self._follow()
            with _transaction(self._conn, "BEGIN"):
                yield self._conn

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: when it has ended all of it is on the disk, or none of it.

        Raises:
            ArchiveError: when the file cannot be written just now, or a newer program made it.
        """
        with self._lock, _translated(self._path):
            self._follow()
            if self._state is _State.BLANK:
                self._begin()
            if self._state is _State.NEWER:
                raise ArchiveError(tr(_NEWER, path=self._path))
            self._make_sure_of_writing()
            with _transaction(self._conn, "BEGIN IMMEDIATE"):
                yield self._conn

    def is_at(self, path: Path) -> bool:
        """Whether this file has that path; nothing else may open or replace it then."""
        with suppress(OSError):
            return os.path.samefile(path, self._path)
        return Path(os.path.realpath(path)) == self._path

    def close(self) -> None:
        """Let go of the file; no transaction may follow."""
        with self._lock:
            self._conn.close()

    def _follow(self) -> None:
        """Open anew what another program has made, set aside or removed meanwhile."""
        if self._state is not _State.LOOSE and _identity(self._path) != self._identity:
            self._open()

    def _open(self) -> None:
        self._use(in_memory(), _State.BLANK)
        found = None
        try:
            found = _identity(self._path)
            if found:
                self._open_found(found)
            if self._state is not _State.NEWER and not _is_writable(self._path):
                self._let_loose(_UNWRITABLE)
            if self._state is not _State.NEWER:
                _bring_up(self._conn)
        except _UnfitError as unfit:
            self._set_aside(found, str(unfit))
        except _TooNewError:
            self._let_loose(_UNREADABLE)
        except (sqlite3.DatabaseError, OSError):
            self._use(in_memory(), _State.BLANK)
            self._let_loose(_UNUSABLE)

    def _open_found(self, found: tuple[int, int]) -> None:
        conn = _connect(self._path, "rw")
        try:
            version = _look(conn)
        except BaseException:
            conn.close()
            raise
        if not version:
            conn.close()
        elif version > SCHEMA_VERSION:
            self._use(conn, _State.NEWER, found)
            self._tell(tr(_NEWER, path=self._path))
        else:
            self._use(conn, _State.KEPT, found)

    def _begin(self) -> None:
        """Make the file, or find that another program just did."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(_connect(self._path, "rwc")) as conn:
                with suppress(OSError):  # a memory stick knows no modes
                    self._path.chmod(0o600)
                _make_durable(conn)
                with _transaction(conn, "BEGIN IMMEDIATE"):
                    if _is_blank(conn):
                        migrate(conn)
            self._open()
        except (sqlite3.DatabaseError, OSError) as error:
            if isinstance(error, sqlite3.Error) and _code(error) not in _REFUSALS:
                raise
        if self._state is _State.BLANK:
            self._let_loose(_UNWRITABLE)

    def _make_sure_of_writing(self) -> None:
        """Go on in memory when the file cannot be written after all.

        SQLite opens a file that it will not write, as when one byte of the header is wrong, without
        a word, and even begins a transaction for writing.
        """
        try:
            self._conn.execute("DELETE FROM bookmark WHERE 0")
        except sqlite3.OperationalError as error:
            if _code(error) not in _REFUSALS:
                raise
            self._let_loose(_UNWRITABLE)

    def _set_aside(self, found: tuple[int, int] | None, reason: str) -> None:
        try:
            if _identity(self._path) != found:  # another program was quicker
                self._open()
                return
            aside = _free_name(self._path)
            for suffix in (*_SIDE_FILES, ""):  # a journal left behind would be played into the next
                if os.path.exists(f"{self._path}{suffix}"):
                    os.rename(f"{self._path}{suffix}", f"{aside}{suffix}")
        except OSError:
            self._let_loose(_UNUSABLE)
        else:
            self._tell(tr(_SET_ASIDE, path=self._path, why=tr(reason), aside=aside.name))

    def _let_loose(self, notice: str) -> None:
        """Go on in memory, with what could be read."""
        image = bytearray(self._conn.serialize())
        image[_WRITE_VERSION : _WRITE_VERSION + 2] = b"\1\1"  # else the copy could not be written
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        memory.deserialize(bytes(image))
        harden(memory)
        self._use(memory, _State.LOOSE)
        self._tell(tr(notice, path=self._path))

    def _use(
        self, conn: sqlite3.Connection, state: _State, identity: tuple[int, int] | None = None
    ) -> None:
        self._conn.close()
        self._conn, self._state, self._identity = conn, state, identity

    def _tell(self, notice: str) -> None:
        self.notices = tuple(dict.fromkeys((*self.notices, notice)))


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to exactly this file; it is made only when the mode says ``c``."""
    conn = sqlite3.connect(
        file_uri(path).removesuffix("ro") + mode,
        uri=True,
        timeout=_BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,  # the lock of the file lets one thread in at a time
    )
    harden(conn)
    return conn


def _make_durable(conn: sqlite3.Connection) -> None:
    for pragma in ("journal_mode = TRUNCATE", "synchronous = EXTRA", "fullfsync = ON"):
        conn.execute(f"PRAGMA {pragma}")


def _look(conn: sqlite3.Connection) -> int:
    """The step of the schema that a file is of; 0 when there is nothing in it.

    Raises:
        _UnfitError: when it is damaged, or another program's.
        _TooNewError: when it is a newer program's, and nothing like what we know.
    """
    version = 0
    try:
        version = _number(conn, "PRAGMA user_version")
        if _is_blank(conn):
            return 0
        if _number(conn, "PRAGMA application_id") != APPLICATION_ID or version < 1:
            raise _UnfitError(_FOREIGN)
        if conn.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise _UnfitError(_DAMAGED)
        contents(conn)
        conn.execute("SELECT uid, kind, record, content, created, changed FROM draft LIMIT 1")
    except (sqlite3.DatabaseError, ValueError, RecursionError) as error:
        if _code(error) in _OF_THE_WORLD:
            raise
        raise (_TooNewError if version > SCHEMA_VERSION else _UnfitError)(_DAMAGED) from error
    return version


def _is_blank(conn: sqlite3.Connection) -> bool:
    return (
        _number(conn, "PRAGMA user_version")
        == _number(conn, "SELECT count(*) FROM sqlite_master")
        == 0
    )


def _bring_up(conn: sqlite3.Connection) -> None:
    """Give an older shelf the tables of today, and keep every change of it from now on."""
    _make_durable(conn)
    if _number(conn, "PRAGMA user_version") < SCHEMA_VERSION:
        with _transaction(conn, "BEGIN IMMEDIATE"):
            migrate(conn)


def _number(conn: sqlite3.Connection, sql: str) -> int:
    (number,) = conn.execute(sql).fetchone()
    return int(number)


@contextmanager
def _transaction(conn: sqlite3.Connection, begin: str) -> Iterator[None]:
    conn.execute(begin)
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:  # SQLite may have ended it itself, as when the disk is full
            conn.execute("ROLLBACK")
        raise


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    """Tell what the world did in one sentence; what is our own fault passes."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as error:
        code = _code(error) if isinstance(error, sqlite3.Error) else sqlite3.SQLITE_CANTOPEN
        if code not in _SENTENCES:
            raise
        raise ArchiveError(tr(_SENTENCES[code], path=path)) from error


def _code(error: Exception) -> int:
    """What SQLite says is wrong, without the details; 0 when it is not SQLite that says it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _identity(path: Path) -> tuple[int, int] | None:
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


def _is_writable(path: Path) -> bool:
    """Whether a file can be changed, or made, with a journal beside it."""
    if os.path.exists(path) and not os.access(path, os.W_OK):
        return False
    nearest = next((str(each) for each in path.parents if os.path.exists(each)), "")
    return os.path.isdir(nearest) and os.access(nearest, os.W_OK | os.X_OK)


def _free_name(path: Path) -> Path:
    """A name beside a file that says when it was set aside, and that nothing has."""
    stamp = f"{path.stem}.damaged-{datetime.now():%Y%m%d-%H%M%S}"
    names = (path.with_name(f"{stem}{path.suffix}") for stem in _numbered(stamp))
    return next(name for name in names if not os.path.lexists(name))


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))
