"""Who has a working archive open for writing: one program at a time, named in a file beside it.

The system's own lock on that file counts, and it goes with the process, however that ends. Where
another computer wrote the file the lock may not reach so far: then only a person can say that
nobody is at work there any more.
"""

import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from summitdesk.domain.errors import ArchiveError
from summitdesk.i18n import mark, tr

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_ELSEWHERE = mark(
    "{path} is in use by {user} on {host} since {since}; ask there, or take it over if nobody "
    "works on it any more."
)
_HERE = mark(
    "{path} is in use by {user} on {host} since {since}; close it there, or only read it here."
)
_SOMEWHERE = mark("{path} is in use by another program; close it there, or only read it here.")

_LOCKED_BYTE = 1 << 30
"""Windows bars others from what is locked: a byte beyond all that is written stands for it."""


@dataclass(frozen=True)
class Owner:
    """Whoever writes an archive."""

    user: str
    host: str
    process: int
    since: str
    """UTC, to the second."""

    @classmethod
    def here(cls) -> "Owner":
        """This process."""
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return cls(user_name(), platform.node(), os.getpid(), now)


class ArchiveInUseError(ArchiveError):
    """Somebody else has the archive open for writing; it can be read meanwhile."""

    def __init__(self, path: Path, owner: Owner | None, *, elsewhere: bool) -> None:
        """Say who it is; when it is another computer, a person may take the archive over."""
        who = {"user": owner.user, "host": owner.host, "since": owner.since} if owner else {}
        sentence = _ELSEWHERE if elsewhere else _HERE if owner else _SOMEWHERE
        super().__init__(tr(sentence, path=path, **who))
        self.owner = owner
        self.may_be_taken_over = elsewhere


def user_name() -> str:
    """How the system calls whoever runs the program."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return tr("somebody")


class InstanceLock:
    """The right to write an archive, held until it is released or the process ends."""

    def __init__(self, archive: Path, *, take_over: bool = False) -> None:
        """Take the right.

        Args:
            archive: the file of the archive.
            take_over: whether to take it from another computer that says it has it.

        Raises:
            ArchiveInUseError: when somebody else has it.
            OSError: when the file beside the archive cannot be made.
        """
        self._path = lock_path(archive)
        self._file = _locked(self._path)
        if self._file is None:
            raise ArchiveInUseError(archive, _read_owner(self._path), elsewhere=False)
        found = _read_owner(self._path)
        self.was_left = found is not None
        """Whether whoever had it last did not give it back: the program or the computer died."""
        if found and found.host != platform.node() and not take_over:
            os.close(self._file)
            raise ArchiveInUseError(archive, found, elsewhere=True)
        os.ftruncate(self._file, 0)
        os.write(self._file, json.dumps(asdict(Owner.here())).encode())

    def release(self) -> None:
        """Give the right back; the archive lies there as nobody's."""
        if self._file is not None:
            with suppress(OSError):
                os.ftruncate(self._file, 0)
                if sys.platform != "win32":  # there, a file that is open cannot go
                    os.unlink(self._path)
            os.close(self._file)
            self._file = None


def lock_path(archive: Path) -> Path:
    """The file that names who writes an archive."""
    return Path(f"{os.path.realpath(archive)}.lock")


def _locked(path: Path) -> int | None:
    """The file, open and locked; none when somebody else has locked it."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _lock(file):
            os.close(file)
            return None
        with suppress(OSError):
            if os.path.samestat(os.fstat(file), os.stat(path)):
                return file
        os.close(file)  # whoever gave it back has just removed the file: make it anew


def _lock(file: int) -> bool:
    try:
        if sys.platform == "win32":
            os.lseek(file, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            os.lseek(file, 0, os.SEEK_SET)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _read_owner(path: Path) -> Owner | None:
    """Whoever is named in the file; nobody when it is empty, or is no such file."""
    try:
        return Owner(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
