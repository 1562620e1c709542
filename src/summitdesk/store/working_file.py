"""The file of a working archive: how it is made, and the one safe way to write into it."""

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from summitdesk.domain.errors import ArchiveError, UnusableArchiveError
from summitdesk.i18n import mark, tr
from summitdesk.store.connection import file_uri, harden, open_reader
from summitdesk.store.instance import InstanceLock
from summitdesk.store.live import hold, identity, let_go
from summitdesk.store.opening import inspect
from summitdesk.store.schema import SCHEMA_VERSION, WORKING_APPLICATION_ID
from summitdesk.store.transactions import DURABLE, saving_transaction
from summitdesk.store.turns import Turns

_BUSY_TIMEOUT_S = 5.0
_SPARE_BYTES = 50_000_000
_CACHE_KB = 64_000
"""Enough that a save is not spilled into the file, which would bar all readers, before its end."""

_NOT_SAVED = {
    sqlite3.SQLITE_BUSY: mark("{path} was not saved, for another program is using it; try again."),
    sqlite3.SQLITE_FULL: mark("{path} was not saved: the disk is full; make room and try again."),
    sqlite3.SQLITE_IOERR: mark("{path} was not saved: the disk failed; check it and try again."),
    sqlite3.SQLITE_CANTOPEN: mark("{path} was not saved: its folder may not be written any more."),
    sqlite3.SQLITE_READONLY: mark("{path} was not saved, for it may not be written any more."),
    sqlite3.SQLITE_PERM: mark("{path} was not saved, for it may not be written any more."),
    sqlite3.SQLITE_CORRUPT: mark("{path} is damaged and was not saved; use a backup of it."),
    sqlite3.SQLITE_NOTADB: mark("{path} is damaged and was not saved; use a backup of it."),
    sqlite3.SQLITE_TOOBIG: mark("{path} cannot hold a text that long; shorten it and save again."),
}
_UNUSABLE = mark("{path} cannot be opened ({error}); use a backup of it.")
_NOT_OPENED = {
    sqlite3.SQLITE_BUSY: mark("{path} is being written by another program; try again."),
    sqlite3.SQLITE_FULL: mark("{path} cannot be opened, for the disk is full; make room."),
    sqlite3.SQLITE_IOERR: mark("{path} cannot be opened, for the disk failed; check it."),
}
_GONE = mark(
    "{path} was not saved, for another file stands in its place, or none: what was typed is kept "
    "here; put the file back, or open the archive again."
)
_DENIED = frozenset(
    (
        sqlite3.SQLITE_ATTACH,
        sqlite3.SQLITE_DETACH,
        sqlite3.SQLITE_DROP_TABLE,
        sqlite3.SQLITE_CREATE_TABLE,
        sqlite3.SQLITE_CREATE_TRIGGER,
        sqlite3.SQLITE_CREATE_VIEW,
        sqlite3.SQLITE_DROP_INDEX,
        sqlite3.SQLITE_ALTER_TABLE,
    )
)


class ReadOnlyArchiveError(ArchiveError):
    """An archive may be read where it lies, but not written."""


class WorkingFile:
    """A working archive open for writing, by this process alone."""

    def __init__(self, path: Path, *, take_over: bool = False) -> None:
        """Open it; what a program that died left half-written is rolled back first.

        Raises:
            ArchiveInUseError: when somebody else has it open for writing.
            ReadOnlyArchiveError: when it may only be read.
            UnusableArchiveError: when it is no working archive, damaged, or a newer program's.
        """
        self.path = Path(os.path.realpath(path))
        self.turns = Turns()
        _refuse_unwritable(self.path)
        self._instance = _taken(self.path, take_over=take_over)
        self._writing = threading.Lock()
        self._held = None
        try:
            inspection = inspect(self.path)
            if not inspection.is_working:
                raise UnusableArchiveError(
                    tr(
                        "{path} is a published archive, which is never changed; make a working "
                        "archive of it.",
                        path=path,
                    )
                )
            if inspection.is_newer:
                raise ReadOnlyArchiveError(
                    tr(
                        "{path} was made by a newer Summit Desk: it can be read here, not changed.",
                        path=path,
                    )
                )
            self._identity = self._held = hold(self.path)
            self._conn = _open_writer(self.path)
            self.notices = self._check() if self._instance.was_left else ()
            if inspection.schema_version < SCHEMA_VERSION:
                _migrate(self._conn)
            self._conn.set_authorizer(_authorise_writing)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: when this has ended all of it is on the disk, or none of it.

        Raises:
            ArchiveError: when nothing could be written, with one sentence that says why.
        """
        with self._writing, self._translated():
            self._refuse_another_file()
            with saving_transaction(self._conn, self.turns.saving()):
                yield self._conn
                self._refuse_another_file()

    def close(self) -> None:
        """Let go of the file; nobody may be writing."""
        if (conn := getattr(self, "_conn", None)) is not None:
            conn.close()
        let_go(self._held)
        self._held = None
        self._instance.release()

    def _check(self) -> tuple[str, ...]:
        """Look at the whole file after a program died with it open.

        Raises:
            UnusableArchiveError: when it is damaged.
        """
        (found,) = self._conn.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise UnusableArchiveError(
                tr("{path} is damaged ({found}); use a backup of it.", path=self.path, found=found)
            )
        name = self.path.name
        return (tr("{name} was not closed last time; it was checked and is whole.", name=name),)

    def _refuse_another_file(self) -> None:
        """Never write into a file that nobody finds any more at the path."""
        if identity(self.path) != self._identity:
            raise ArchiveError(tr(_GONE, path=self.path))

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code not in _NOT_SAVED:
                raise
            raise ArchiveError(tr(_NOT_SAVED[code], path=self.path)) from error


def make_working_file(edition: Path, path: Path, *, device: str, time: str) -> None:
    """Make a working archive: a copy of an archive, which from then on has a life of its own.

    Args:
        edition: a published archive, or any other.
        path: where it is to stand; nothing may stand there.
        device: the uid of the device that will write it.
        time: when that is, in UTC.

    Raises:
        ArchiveError: when the one cannot be read or the other not be made; nothing is left then.
    """
    inspection = inspect(edition)
    if inspection.is_newer:
        raise UnusableArchiveError(
            tr("{path} was made by a newer Summit Desk; change it with that one.", path=edition)
        )
    if os.path.lexists(path):
        raise ArchiveError(tr("{path} is there already; open it, or name another file.", path=path))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_full_disk(edition, path)
        with tempfile.TemporaryDirectory(
            prefix=".summitdesk-", dir=path.absolute().parent, ignore_cleanup_errors=True
        ) as folder:
            part = Path(folder, "part")
            with closing(open_reader(edition, immutable=inspection.immutable)) as source:
                _copy(source, part, device, time)
            _make_durable(part)
            _put_in_place(part, path)
        _make_durable(path.absolute().parent)
    except (OSError, sqlite3.DatabaseError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ArchiveError(
            tr(
                "{path} cannot be made ({reason}); check its folder and the space on the disk.",
                path=path,
                reason=reason,
            )
        ) from error


def _put_in_place(part: Path, path: Path) -> None:
    """Give a finished file its name; never in the place of another."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:  # a memory stick knows no second names
        os.rename(part, path)


def _copy(source: sqlite3.Connection, part: Path, device: str, time: str) -> None:
    with closing(sqlite3.connect(part, isolation_level=None)) as conn:
        source.backup(conn)
        harden(conn)
        (found,) = conn.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(tr("it is damaged: {found}", found=found))
        _migrate(conn)
        conn.execute("PRAGMA journal_mode = TRUNCATE")
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("DELETE FROM working_copy")
        conn.execute(
            "INSERT INTO working_copy (device, made, sequence) VALUES (?, ?, 0)", (device, time)
        )
        conn.execute(f"PRAGMA application_id = {WORKING_APPLICATION_ID}")
        conn.execute("COMMIT")


def _migrate(conn: sqlite3.Connection) -> None:
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if version < SCHEMA_VERSION:
        # Costs 0.12 s, and is needed once in the life of a file.
        from summitdesk.store.migrations import migrate

        migrate(conn, applied_at="")


def _open_writer(path: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(
        file_uri(path, mode="rw"),
        uri=True,
        timeout=_BUSY_TIMEOUT_S,
        isolation_level=None,
        check_same_thread=False,  # one thread at a time: the lock of the file sees to it
    )
    try:
        harden(conn)
        for pragma in (*DURABLE, "foreign_keys = ON", f"cache_size = -{_CACHE_KB}"):
            conn.execute(f"PRAGMA {pragma}")
        conn.execute("BEGIN IMMEDIATE")  # rolls back what was left half-written, or fails now
        conn.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        conn.close()
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_READONLY:
            raise _read_only(path) from error
        sentence = _NOT_OPENED.get(code, _UNUSABLE)
        raise ArchiveError(tr(sentence, path=path, error=error)) from error
    return conn


def _taken(path: Path, *, take_over: bool) -> InstanceLock:
    try:
        return InstanceLock(path, take_over=take_over)
    except OSError as error:
        raise _read_only(path) from error


def _refuse_unwritable(path: Path) -> None:
    if os.path.isfile(path) and not (
        os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)
    ):
        raise _read_only(path)


def _read_only(path: Path) -> ReadOnlyArchiveError:
    return ReadOnlyArchiveError(
        tr(
            "{path} may only be read: it or its folder is write-protected; make a working archive "
            "in another folder.",
            path=path,
        )
    )


def _refuse_full_disk(edition: Path, path: Path) -> None:
    needed = os.stat(edition).st_size + _SPARE_BYTES
    if shutil.disk_usage(path.absolute().parent).free < needed:
        raise ArchiveError(
            tr(
                "{path} cannot be made, for its disk has not the {needed} bytes it needs; make "
                "room, or name another folder.",
                path=path,
                needed=needed,
            )
        )


def _make_durable(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows knows no such thing for folders
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _authorise_writing(action: int, *details: str | None) -> int:
    if action in _DENIED:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and details[0] == "writable_schema":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK
