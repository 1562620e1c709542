"""A line of text as the window shows it: runs, each with a look, some leading to a record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from summitdesk.ui import plain


class Look(Enum):
    """How a run stands out from its text."""

    PLAIN = auto()
    SOFT = auto()
    FAINT = auto()
    STRONG = auto()
    CAUTION = auto()
    CAUTION_STRONG = auto()
    TAG = auto()
    """A small framed word."""
    CAUTION_TAG = auto()
    STRUCK = auto()
    ACCENT = auto()
    SMALL_LINK = auto()
    """A link in the size of the interface, beside larger text."""
    SOFT_LINK = auto()
    """A link that does not call for attention: it shows on hover and focus."""


@dataclass(frozen=True)
class Run:
    """Some words in one look; with a uid they lead to that record."""

    text: str
    look: Look = Look.PLAIN
    uid: str = ""


Runs = tuple[Run, ...]
NOTHING = Run("")
DOT = "\u00a0· "
"""Between two parts of a line; never the first thing on the next."""


def text_of(runs: Iterable[Run]) -> str:
    """The words of the runs, one after the other."""
    return "".join(run.text for run in runs)


def words(text: str, look: Look = Look.PLAIN) -> Run:
    """A run of a record's own words, made fit for the screen."""
    return Run(plain.shown(text), look)


def link(uid: str, label: str) -> Run:
    """A run that leads to a record, named by its label."""
    return Run(plain.one_line(label), uid=uid)


def tag(text: str, look: Look = Look.TAG) -> Run:
    """A small framed word; it never breaks over two lines."""
    return Run(framed(plain.one_line(text, 60)), look)


def framed(text: str) -> str:
    """The words of a tag with room inside its frame, and nowhere to break."""
    return f"\u00a0\u202f{text}\u202f\u00a0".replace(" ", "\u00a0")


def joined(parts: Sequence[Runs], separator: str) -> Runs:
    """The parts that have words, with the separator between them."""
    made: list[Run] = []
    for part in parts:
        if not part:
            continue
        if made:
            made.append(Run(separator))
        made.extend(part)
    return tuple(made)


def pieces(runs: Iterable[Run], limit: int = plain.LIMIT) -> list[Runs]:
    """The runs in pieces that can each be shown without a pause; most texts are one piece."""
    made: list[list[Run]] = [[]]
    room = limit
    for run in runs:
        text = run.text
        while len(text) > room:
            made[-1].append(replace(run, text=text[:room]))
            made.append([])
            text, room = text[room:], limit
        made[-1].append(replace(run, text=text) if text is not run.text else run)
        room -= len(text)
    return [tuple(piece) for piece in made]


def units(text: str) -> int:
    """The length of a text as Qt counts it, in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_units(text: str, start: int, end: int) -> str:
    """The part of a text between two places as Qt counts them."""
    coded = text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
    return coded.decode("utf-16-le", "replace")


def unit_spans(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of a text as Qt counts them."""
    return [(units(text[:start]), units(text[:end])) for start, end in spans]
