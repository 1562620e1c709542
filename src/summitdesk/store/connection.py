"""How an archive file is opened: safely, for reading, and never by accident another file.

The settings and their reasons are those measured for DESIGN section 8: an immutable edition is
read without locks and without side files; nothing of the schema is trusted; nothing is written.
"""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import quote

from summitdesk.domain.errors import ArchiveError, Cancelled, UnusableArchiveError
from summitdesk.i18n import mark, tr
from summitdesk.store.live import hold, let_go
from summitdesk.store.turns import PreemptedError, Turns

T = TypeVar("T")

_INSTRUCTIONS_BETWEEN_LOOKS = 1_000
"""A stopped statement ends within half a millisecond, at no cost that could be measured."""

_DAMAGED = mark("{path} is damaged; use a fresh copy of the archive.")

_MAX_VALUE_BYTES = 64 * 1024 * 1024

_ALLOWED_ACTIONS = frozenset(
    (
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_PRAGMA,
        sqlite3.SQLITE_TRANSACTION,
    )
)


class Cursor(Protocol):
    """What `store` needs of an answer."""

    def fetchone(self) -> Any: ...  # noqa: D102
    def fetchall(self) -> list[Any]: ...  # noqa: D102
    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """What `store` needs of a database; a test may put a recording one beneath."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Cursor: ...  # noqa: D102
    def executemany(self, sql: str, parameters: Any, /) -> Cursor: ...  # noqa: D102


def file_uri(path: Path, *, immutable: bool = False, mode: str = "ro") -> str:
    """The SQLite URI of exactly this file, to be read only unless another mode is given.

    Every byte that is not plain is percent-encoded: an unquoted ``#``, ``?`` or ``%`` would name
    another file. A Windows share takes the form ``file:////server/share`` that SQLite documents.
    """
    absolute = os.path.abspath(path)
    if os.name == "nt":
        absolute = absolute.replace("\\", "/")
        absolute = f"//{absolute}" if absolute.startswith("//") else f"/{absolute}"
    options = "mode=ro&immutable=1" if immutable else f"mode={mode}"
    return f"file:{quote(os.fsencode(absolute), safe='/:')}?{options}"


def open_reader(path: Path, *, immutable: bool) -> sqlite3.Connection:
    """A connection that can only read, hardened against a file somebody else has made."""
    with translated_errors(path):
        conn = sqlite3.connect(
            file_uri(path, immutable=immutable),
            uri=True,
            isolation_level=None,
            # Each thread has its own connection; only closing happens from another one.
            check_same_thread=False,
        )
        harden(conn)
        conn.execute("PRAGMA query_only = ON")
        conn.set_authorizer(_authorise_reading)
    return conn


def harden(conn: sqlite3.Connection) -> None:
    """Let a file that somebody else has made do nothing but hold data."""
    conn.text_factory = _lenient_text
    conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_VALUE_BYTES)
    conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON"):
        conn.execute(f"PRAGMA {pragma}")


class Readers:
    """One reading connection for each thread that asks, all on the same file.

    A file that somebody may be writing is read in transactions: each sees one state of it.
    """

    def __init__(self, path: Path, *, immutable: bool, turns: Turns | None = None) -> None:
        """Nothing is opened before the first thread asks.

        Args:
            path: the file.
            immutable: whether nobody can be writing it.
            turns: how to take turns with the writer of this process, if there is one.
        """
        self._path = path
        self._immutable = immutable
        self._turns = turns or Turns()
        self._held = None if immutable else hold(path)
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._lock = threading.Lock()

    def read(
        self, work: Callable[[sqlite3.Connection], T], cancel: threading.Event | None = None
    ) -> T:
        """What `work` reads through this thread's connection; see `reading`.

        It is called again when a save has interrupted it; the second time saves wait for it, or
        who saves nonstop would keep others from ever reading.
        """
        try:
            with self.reading(cancel) as conn:
                return work(conn)
        except PreemptedError:
            with self.reading(cancel, yielding=False) as conn:
                return work(conn)

    @contextmanager
    def reading(
        self, cancel: threading.Event | None = None, *, yielding: bool = True
    ) -> Iterator[sqlite3.Connection]:
        """This thread's connection; a running statement stops soon after `cancel` is set.

        Unless it is not `yielding`, it also stops for a save of this process that has waited.

        Raises:
            Cancelled: when `cancel` was set.
            PreemptedError: when a save of this process could not wait any longer.
            ArchiveError: when the file cannot be read.
        """
        with self._turns.reading():
            conn = self._connection()
            conn.set_progress_handler(
                self._is_to_stop(cancel, yielding=yielding), _INSTRUCTIONS_BETWEEN_LOOKS
            )
            try:
                with translated_errors(self._path), self._one_state(conn):
                    yield conn
            except (ArchiveError, sqlite3.OperationalError) as error:
                if cancel is not None and cancel.is_set():
                    raise Cancelled from None
                if _was_interrupted(error):
                    raise PreemptedError from None
                raise
            finally:
                conn.set_progress_handler(None, 0)
        if cancel is not None and cancel.is_set():
            raise Cancelled

    def close(self) -> None:
        """Close the connections of all threads; none of them may be reading."""
        with self._lock:
            for conn in self._all:
                conn.close()
            self._all.clear()
        let_go(self._held)
        self._held = None

    def _is_to_stop(
        self, cancel: threading.Event | None, *, yielding: bool
    ) -> Callable[[], bool] | None:
        if self._immutable or not yielding:
            return cancel.is_set if cancel is not None else None
        hurry = self._turns.hurry
        if cancel is None:
            return hurry.is_set
        return lambda: cancel.is_set() or hurry.is_set()

    @contextmanager
    def _one_state(self, conn: sqlite3.Connection) -> Iterator[None]:
        if self._immutable:
            yield
            return
        conn.execute("BEGIN")
        try:
            yield
        finally:
            conn.set_progress_handler(None, 0)
            if conn.in_transaction:
                conn.execute("ROLLBACK")

    def _connection(self) -> sqlite3.Connection:
        conn: sqlite3.Connection | None = getattr(self._local, "conn", None)
        if conn is None:
            conn = open_reader(self._path, immutable=self._immutable)
            self._local.conn = conn
            with self._lock:
                self._all.append(conn)
        return conn


def _was_interrupted(error: Exception) -> bool:
    cause = error.__cause__ if isinstance(error, ArchiveError) else error
    return getattr(cause, "sqlite_errorcode", 0) == sqlite3.SQLITE_INTERRUPT


def texts(rows: Iterable[Any]) -> Iterator[Any]:
    """Rows of text columns that must have a value; a torn page may hold what no table takes.

    Raises:
        sqlite3.DataError: when a value is anything but text.
    """
    for row in rows:
        if not all(isinstance(value, str) for value in row):
            raise sqlite3.DataError(tr("it holds a number or nothing where a text must be"))
        yield row


@contextmanager
def translated_errors(path: Path) -> Iterator[None]:
    """Tell what SQLite reports of the world in one sentence; what is our own fault passes."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
            raise
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_ERROR:
            raise
        raise UnusableArchiveError(_sentence(path, code, error)) from error
    except (UnicodeDecodeError, MemoryError) as error:
        # SQLite quotes a damaged schema in what it reports; a torn page may name absurd sizes.
        raise UnusableArchiveError(tr(_DAMAGED, path=path)) from error


def _sentence(path: Path, code: int, error: sqlite3.DatabaseError) -> str:
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return tr(_DAMAGED, path=path)
    if code == sqlite3.SQLITE_BUSY:
        return tr("{path} is in use by another program; close it and try again.", path=path)
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return tr(
            "{path} cannot be opened; check that it exists and that you may read it.", path=path
        )
    if code == sqlite3.SQLITE_IOERR:
        return tr(
            "{path} could not be read just now ({error}); check the disk or network and retry.",
            path=path,
            error=error,
        )
    return tr(
        "{path} cannot be used as an archive ({error}); use a fresh copy.", path=path, error=error
    )


def _lenient_text(data: bytes) -> str:
    """Text of a damaged file is shown with replacement marks rather than not at all."""
    return data.decode("utf-8", "replace")


def _authorise_reading(action: int, table: str | None, *_details: str | None) -> int:
    # FTS5 declares its columns by what looks like an update of the schema; nothing is written.
    declares = action == sqlite3.SQLITE_UPDATE and table == "sqlite_master"
    return sqlite3.SQLITE_OK if action in _ALLOWED_ACTIONS or declares else sqlite3.SQLITE_DENY
