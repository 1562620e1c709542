"""A small file that is there while a window is open: who finds an old one knows of a crash.

It lies in the person's own folder, names what was on show, and goes with the window. A lock beside
it tells a window that is still open from one that is not.
"""

import json
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

from summitdesk.paths import NOWHERE
from summitdesk.ui.sight import Sight, as_plain, from_plain

_LARGEST = 100_000


class Marker:
    """The marker of this window, and those that other windows left."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / f"window-{os.getpid()}.json"
        self._lock: QLockFile | None = None

    def take_leftovers(self) -> list[Sight]:
        """What was on show in windows that ended without being closed, the last first.

        Their markers are removed: each is told of once.
        """
        found: list[tuple[float, Sight | None]] = []
        for file in sorted(self._folder.glob("window-*.json")):
            lock = _lock(file)
            if not lock.tryLock(0):
                continue  # that window is open
            with suppress(OSError):
                found.append((file.stat().st_mtime, _read(file)))
                file.unlink()
            lock.unlock()
        found.sort(key=_time, reverse=True)
        return [sight for _, sight in found if sight is not None]

    def keep(self, sight: Sight) -> None:
        """Write down what is on show; where nothing can be written, there is no marker."""
        if self._folder.is_relative_to(NOWHERE):
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._lock is None:
                lock = _lock(self._file)
                if not lock.tryLock(0):
                    return  # another window of this process has it
                self._lock = lock
            new = self._file.with_suffix(".new")
            new.write_text(json.dumps(as_plain(sight), ensure_ascii=False), "utf-8")
            new.replace(self._file)
        except OSError:
            return

    def remove(self) -> None:
        """The window is closed as it should be."""
        if self._lock is not None:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
            self._lock.unlock()
            self._lock = None


def _lock(file: Path) -> QLockFile:
    lock = QLockFile(str(file.with_suffix(".lock")))
    lock.setStaleLockTime(0)  # a window may be open for days; only a process that is gone is stale
    return lock


def _read(file: Path) -> Sight | None:
    """What a marker tells; None when it is damaged."""
    with file.open("rb") as stream:
        data = stream.read(_LARGEST)
    try:
        return from_plain(json.loads(data.decode("utf-8")))
    except (ValueError, RecursionError):
        return None


def _time(found: tuple[float, Sight | None]) -> float:
    return found[0]
