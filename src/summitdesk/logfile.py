"""The log: warnings and faults in a small file of the person's own, and no content of records.

What a record says may be nobody else's business, and a log travels by mail. So it holds only what
the program wrote itself: sentences, numbers, kinds of errors, and places in our own code. Texts
that are filled into a sentence, and what an error says, are left out.
"""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from traceback import FrameSummary, walk_tb
from types import TracebackType

from summitdesk.paths import NOWHERE

FILE = "summitdesk.log"
LARGEST = 500_000
"""Bytes of one file; the last two before it are kept."""

_FRAMES = 30
_CAUSES = 5
_HARMLESS = (bool, int, float, type(None))


class LogFile(logging.Handler):
    """Keeps what is worth a warning; the file is made with the first one.

    Where no file can be made, nothing is kept and nothing is said: a log must not be in the way.
    """

    def __init__(self, folder: Callable[[], Path]) -> None:
        """Ask for the folder when the first warning comes, not before."""
        super().__init__(logging.WARNING)
        self.setFormatter(Discreet())
        self._folder = folder
        self._file: logging.Handler | None = None
        self._is_kept = True

    def emit(self, record: logging.LogRecord) -> None:
        """Write one message."""
        if not self._is_kept:
            return
        try:
            if self._file is None:
                self._file = self._made(self._folder())
            self._file.emit(record)
        except OSError:
            self._is_kept = False

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            with suppress(OSError):  # what the full disk did not take
                self._file.close()
        super().close()

    def _made(self, folder: Path) -> logging.Handler:
        from logging.handlers import RotatingFileHandler  # costs 5 ms: not before it is needed

        if folder.is_relative_to(NOWHERE):
            raise OSError("there is no home to write to")
        folder.mkdir(parents=True, exist_ok=True)
        file = RotatingFileHandler(folder / FILE, "a", LARGEST, backupCount=2, encoding="utf-8")
        file.setFormatter(self.formatter)
        file.handleError = self._give_up  # type: ignore[method-assign]
        return file

    def _give_up(self, record: logging.LogRecord) -> None:
        """The disk is full, or the folder has been taken away."""
        self._is_kept = False


class Discreet(logging.Formatter):
    """Formats a message without any text that may come from a record."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the way of the error below it."""
        time = self.formatTime(record, "%Y-%m-%d %H:%M:%S")
        lines = [f"{time} {record.levelname} {record.name}: {_sentence(record)}"]
        if record.exc_info and record.exc_info[1] is not None:
            lines += told(record.exc_info[1])
        return "\n".join(lines)


def told(error: BaseException) -> list[str]:
    """The kind of an error and the way it took through the code, a line each; not what it says."""
    lines: list[str] = []
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen and len(seen) < _CAUSES:
        if seen:
            lines.append("because of:")
        seen.add(id(one))
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
        way = list(_way(one.__traceback__))
        lines += way[-_FRAMES:]
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
    return lines


def keep(folder: Callable[[], Path]) -> None:
    """Keep warnings and faults in this folder from now on, and say them on stderr as well."""
    root = logging.getLogger()
    root.addHandler(LogFile(folder))
    if sys.stderr is not None:  # there is none behind a window on Windows
        aloud = logging.StreamHandler()
        aloud.setLevel(logging.WARNING)
        root.addHandler(aloud)


def _way(traceback: TracebackType | None) -> Iterator[str]:
    for frame, line in walk_tb(traceback):
        code = frame.f_code
        place = FrameSummary(code.co_filename, line, code.co_name, lookup_line=False)
        yield f"  {_module(place.filename)}:{place.lineno} {place.name}"


def _module(file: str) -> str:
    """The file from our package on; of all others only the name, for folders name people."""
    parts = Path(file).parts
    if "summitdesk" in parts:
        last = len(parts) - 1 - parts[::-1].index("summitdesk")
        return "/".join(parts[last:])
    return parts[-1] if parts else "?"


def _sentence(record: logging.LogRecord) -> str:
    values = record.args
    try:
        if isinstance(values, dict):
            return str(record.msg) % {name: _discreet(value) for name, value in values.items()}
        if values:
            return str(record.msg) % tuple(map(_discreet, values))
    except (TypeError, ValueError):
        pass  # the sentence and its values do not fit; the sentence still tells most
    return str(record.msg)


def _discreet(value: object) -> object:
    if isinstance(value, _HARMLESS):
        return value
    if isinstance(value, type):
        return value.__qualname__
    return f"‹{type(value).__name__}›"
