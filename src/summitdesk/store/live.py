"""The files this process has open with locks: no plain file operation may touch them.

On Unix, closing any descriptor of a file drops all locks that the process holds on it, SQLite's
among them; another program could then write in the middle of our transaction.
"""

import os
import threading
from collections import Counter
from pathlib import Path

Identity = tuple[int, int]
"""Which file it is, whatever it is called."""

_lock = threading.Lock()
_open: Counter[Identity] = Counter()


def identity(path: Path) -> Identity | None:
    """Which file stands at a path; none when there is none that could be looked at."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def hold(path: Path) -> Identity | None:
    """Keep plain file operations away from a file, until `let_go` of what this gives."""
    held = identity(path)
    if held is not None:
        with _lock:
            _open[held] += 1
    return held


def let_go(held: Identity | None) -> None:
    """Undo one `hold`."""
    if held is not None:
        with _lock:
            _open[held] -= 1
            if not _open[held]:
                del _open[held]


def is_live(path: Path) -> bool:
    """Whether this process has the file at this path open with locks."""
    found = identity(path)
    with _lock:
        return found is not None and _open[found] > 0
