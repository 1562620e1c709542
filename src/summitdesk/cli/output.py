"""What the terminal is told: lines and JSON on stdout, complaints in one line on stderr."""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TextIO

from summitdesk import wording
from summitdesk.domain.confidence import CODES, LOW
from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.unseen import BREAKS, CONTROLS, DIRECTIONS, HALVES
from summitdesk.i18n import tr

_ACTING = re.compile(rf"[\t\n{CONTROLS}{BREAKS}{DIRECTIONS}{HALVES}]")
"""What a terminal would act upon instead of showing it: control signs, direction overrides."""


def prepare() -> None:
    """Make sure that there are streams, and that no encoding can be too small for a word."""
    # A stream that was closed before the program began is none at all.
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115 - as long as the program
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def say(*cells: str) -> None:
    """Print the cells as one line, with tabs between them."""
    _write("\t".join(one_line(cell) for cell in cells) + "\n")


def say_text(text: str) -> None:
    """Print lines as they are, but for what would act on a terminal."""
    for line in text.removesuffix("\n").split("\n"):
        _write(f"{shown(line)}\n")


def say_json(value: object) -> None:
    """Print JSON; where the encoding is too small for a letter, JSON's own escape stands for it."""
    is_unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    _write(json.dumps(value, ensure_ascii=not is_unicode, indent=2) + "\n")


def say_outline(value: dict[str, object] | list[object], depth: int = 0) -> None:
    """Print an answer as indented lines, for people; whatever is of low confidence is marked."""
    margin = "  " * depth
    pairs: Iterable[tuple[object, object]] = (
        value.items() if isinstance(value, dict) else enumerate(value, 1)
    )
    is_low = isinstance(value, dict) and value.get("confidence") == CODES[LOW]
    mark = f" {wording.low()}" if is_low else ""
    for name, each in pairs:
        if isinstance(each, (dict, list)):
            _write(f"{margin}{name}:\n")
            say_outline(each, depth + 1)
        else:
            lines = [shown(line) for line in str(each).splitlines()] or [""]
            text = f"\n{margin}    ".join(lines)
            _write(f"{margin}{name}: {text}{mark if name == 'label' else ''}\n")


def marked(title: str, *, is_low: bool) -> str:
    """A title that never goes without the mark of its low confidence."""
    return f"{title} {wording.low()}" if is_low else title


def complain(sentence: str) -> None:
    """Print what is wrong as one plain line on stderr; where that is full, the exit code tells."""
    try:
        sys.stderr.write(f"summitdesk: {one_line(sentence)}\n")
        sys.stderr.flush()
    except OSError:
        _silence(sys.stderr)


def finish() -> None:
    """Hand over everything said so far, while a failure can still be told."""
    with _telling():
        sys.stdout.flush()


def give_up() -> None:
    """Let nothing more be written to a closed pipe or a full disk, not even at the very end."""
    _silence(sys.stdout)


def one_line(text: str) -> str:
    """The text on one line, as it would be read."""
    return shown(" ".join(text.split()))


def shown(text: str) -> str:
    """The text with what would act instead of being seen written out, such as ``ESC`` as x1b."""
    return _ACTING.sub(lambda sign: ascii(sign[0])[1:-1], text)


def _silence(stream: TextIO) -> None:
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _write(text: str) -> None:
    with _telling():
        sys.stdout.write(text)


@contextmanager
def _telling() -> Iterator[None]:
    """Tell that the output cannot be written; that its reader has gone is no failure."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ArchiveError(
            tr(
                "The output cannot be written ({reason}); free some space or write elsewhere.",
                reason=error.strerror,
            )
        ) from error
