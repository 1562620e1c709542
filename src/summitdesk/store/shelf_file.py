"""The file of a person's shelf: where it is, whether it is whole, and one safe way into it.

An archive is given; this file is the only copy of what is in it. So it is made no sooner than
something is written, looked at whole before it is used, set aside but never removed, and a change
is on the disk before anybody is told that it was made.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from enum import Enum
from pathlib import Path

from summitdesk.domain.errors import ArchiveError
from summitdesk.i18n import mark, tr
from summitdesk.store.connection import file_uri, harden
from summitdesk.store.shelf_looking import (
    OF_THE_WORLD,
    TooNewError,
    UnfitError,
    code_of,
    free_name,
    identity,
    is_blank,
    is_writable,
    judge,
    number,
    read_through,
    step_of,
)
from summitdesk.store.shelf_migrations import SCHEMA_VERSION, in_memory, migrate
from summitdesk.wholefile import written_whole

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

_SENTENCES = {
    **OF_THE_WORLD,
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
        if self._state is not _State.LOOSE and identity(self._path) != self._identity:
            self._open()

    def _open(self) -> None:
        self._use(in_memory(), _State.BLANK)
        found = None
        try:
            found = identity(self._path)
            if found:
                self._open_found(found)
            if self._state is not _State.NEWER and not is_writable(self._path):
                self._let_loose(_UNWRITABLE)
            if self._state is not _State.NEWER:
                self._bring_up()
        except UnfitError as unfit:
            self._use(in_memory(), _State.BLANK)
            self._set_aside(found, str(unfit))
        except TooNewError:
            self._let_loose(_UNREADABLE)
        except (sqlite3.DatabaseError, OSError):
            self._use(in_memory(), _State.BLANK)
            self._let_loose(_UNUSABLE)

    def _open_found(self, found: tuple[int, int]) -> None:
        conn = _connect(self._path, "rw")
        try:
            version = step_of(conn)
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

    def _bring_up(self) -> None:
        """Give an older shelf the tables of today, and keep every change of it from now on."""
        _make_durable(self._conn)
        if number(self._conn, "PRAGMA user_version") >= SCHEMA_VERSION:
            return
        try:
            with _transaction(self._conn, "BEGIN IMMEDIATE"):
                self._migrate()
        except (sqlite3.OperationalError, OSError) as error:
            if self._state is _State.LOOSE or not _is_of_the_world(error):
                raise
            self._let_loose(_UNWRITABLE)  # as when the disk is full: what is there is still read
            with _transaction(self._conn, "BEGIN"):
                self._migrate()

    def _migrate(self) -> None:
        """Take the steps that are missing, once there is a copy of the file as it was."""
        version = number(self._conn, "PRAGMA user_version")
        if version >= SCHEMA_VERSION:
            return  # another program was quicker
        if self._state is _State.KEPT:
            _write_copy(self._conn, free_name(self._path, f"step{version}"))
        try:
            migrate(self._conn)
        except sqlite3.DatabaseError as error:
            judge(error, version)
        read_through(self._conn)

    def _begin(self) -> None:
        """Make the file, or find that another program just did."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with closing(_connect(self._path, "rwc")) as conn:
                with suppress(OSError):  # a memory stick knows no modes
                    self._path.chmod(0o600)
                _make_durable(conn)
                with _transaction(conn, "BEGIN IMMEDIATE"):
                    if is_blank(conn):
                        migrate(conn)
            self._open()
        except (sqlite3.DatabaseError, OSError) as error:
            if isinstance(error, sqlite3.Error) and code_of(error) not in _REFUSALS:
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
            if code_of(error) not in _REFUSALS:
                raise
            self._let_loose(_UNWRITABLE)

    def _set_aside(self, found: tuple[int, int] | None, reason: str) -> None:
        try:
            if identity(self._path) != found:  # another program was quicker
                self._open()
                return
            aside = free_name(self._path, "damaged")
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


def _write_copy(conn: sqlite3.Connection, path: Path) -> None:
    """Write what a connection holds into a file of its own, which stands there whole or not."""
    with written_whole(path) as beside:
        number = os.open(beside, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with open(number, "wb") as file:
            file.write(conn.serialize())


def _is_of_the_world(error: Exception) -> bool:
    return isinstance(error, OSError) or code_of(error) in OF_THE_WORLD


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
        code = code_of(error) if isinstance(error, sqlite3.Error) else sqlite3.SQLITE_CANTOPEN
        if code not in _SENTENCES:
            raise
        raise ArchiveError(tr(_SENTENCES[code], path=path)) from error
