"""A line of text as the window shows it: runs, each with a look, some leading to a record."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import NamedTuple

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
    ACCENT = auto()
    SMALL_LINK = auto()
    """A link in the size of the interface, beside larger text."""
    SOFT_LINK = auto()
    """A link that does not call for attention: it shows on hover and focus."""
    INK_LINK = auto()
    """A link that looks like the text it is: a heading."""
    DIFFERENT = auto()
    """Words that only one of two wordings has."""
    DELETED = auto()
    """Words that are no more; struck out."""
    INSERTED = auto()
    """Words that are new; underlined."""


class Run(NamedTuple):
    """Some words in one look; with a uid they lead to that record."""

    text: str
    look: Look = Look.PLAIN
    uid: str = ""
    own: str | None = None
    """What is copied where the words are not shown letter for letter."""
    at: int = 0
    """Where in these the run begins, when a long text is shown in pieces."""
    caution: str = ""
    """What goes with the words wherever they are copied."""
    tongue: str = ""
    """Their language, where its letters have a face of their own."""


Runs = tuple[Run, ...]
NOTHING = Run("")
_ADDRESS = "address:"
"""How a link begins that holds an address; no uid has a colon."""
GLUE = Run("\u00a0", own=" ")
"""The room before a tag, which never stands alone on a line."""
DOT = "\u00a0· "
"""Between two parts of a line; never the first thing on the next."""


def text_of(runs: Iterable[Run]) -> str:
    """The words of the runs, one after the other."""
    return "".join(run.text for run in runs)


def words(text: str, look: Look = Look.PLAIN, *, caution: str = "", tongue: str = "") -> Run:
    """A run of a record's own words, made fit for the screen; of endless ones their beginning."""
    beginning, more = plain.begun(text)
    shown = plain.shown(beginning)
    own = None if shown == beginning else beginning
    return Run(shown + more, look, own=own, caution=caution, tongue=tongue)


def link(uid: str, label: str, look: Look = Look.PLAIN, *, caution: str = "") -> Run:
    """A run that leads to a record, named by its label."""
    shown = plain.one_line(label)
    return Run(shown, look, uid, own=None if shown == label else label, caution=caution)


def address(text: str) -> Run:
    """An address of the web: followed, it is copied, and nothing is ever opened."""
    return words(text, Look.SOFT_LINK)._replace(uid=f"{_ADDRESS}{text}")


def address_in(uid: str) -> str:
    """The address that a link copies; empty for a link that leads to a record."""
    return uid.removeprefix(_ADDRESS) if uid.startswith(_ADDRESS) else ""


def dot(look: Look = Look.SOFT) -> Run:
    """What stands between two parts of a line."""
    return Run(DOT, look, own=" · ")


def tag(text: str, look: Look = Look.TAG) -> Run:
    """A small framed word; it never breaks over two lines."""
    words = plain.one_line(text, 60)
    return Run(framed(words), look, own=words)


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
            made.append(dot(Look.PLAIN) if separator == DOT else Run(separator))
        made.extend(part)
    return tuple(made)


def pieces(
    runs: Iterable[Run], limit: int = plain.LIMIT, *, first: int | None = None
) -> list[Runs]:
    """The runs in pieces that can each be shown without a pause; most texts are one piece."""
    made: list[list[Run]] = [[]]
    room = limit if first is None else first
    for run in runs:
        at = 0
        while len(run.text) - at > room:
            made[-1].append(_piece(run, at, at + room))
            made.append([])
            at, room = at + room, limit
        made[-1].append(_piece(run, at, len(run.text)))
        room -= len(run.text) - at
    return [tuple(piece) for piece in made]


def _piece(run: Run, start: int, end: int) -> Run:
    if (start, end) == (0, len(run.text)):
        return run
    return run._replace(text=run.text[start:end], at=0 if run.own is None else run.at + start)


def units(text: str) -> int:
    """The length of a text as Qt counts it, in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_units(text: str, start: int, end: int) -> str:
    """The part of a text between two places as Qt counts them."""
    coded = text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
    return coded.decode("utf-16-le", "replace")


def unit_spans(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of a text, in their order, as Qt counts them."""
    if text.isascii() or max(text) <= _LAST_OF_ONE_UNIT:
        return list(spans)
    made = []
    at = counted = 0
    for start, end in spans:
        first = counted + units(text[at:start])
        at, counted = start, first
        made.append((first, first + units(text[start:end])))
    return made


def copied(runs: Iterable[Run], start: int, end: int) -> str:
    """What is copied of the runs from one place to another, as Qt counts them.

    It is the record's own text, without the marks that only the screen needs; what must be told
    of the words stands behind them.
    """
    parts: list[str] = []
    cautions: dict[str, None] = {}
    for run in runs:
        length = units(run.text)
        if start < length and end > 0:
            parts.append(_own(run, max(start, 0), min(end, length)))
            cautions |= dict.fromkeys(filter(None, (run.caution,)))
        start, end = start - length, end - length
    text = "".join(parts)
    return " ".join((text.rstrip(), *cautions)) if cautions else text


def _own(run: Run, start: int, end: int) -> str:
    seen = cut_units(run.text, start, end)
    if run.own is None:
        return seen
    first = len(cut_units(run.text, 0, start))
    shown = plain.shown(run.own)[run.at : run.at + len(run.text)]
    if shown == run.text:
        return plain.own_part(run.own, run.at + first, run.at + first + len(seen))
    return run.own if seen == run.text else seen


_LAST_OF_ONE_UNIT = "\uffff"
