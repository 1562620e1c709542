"""What the shelf panel lists, line by line, as values."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, auto

from summitdesk import wording
from summitdesk.domain.citing.marks import enclosed
from summitdesk.domain.listing import Summary
from summitdesk.domain.shelf import Bookmark, Contents, Note, SavedSearch, Visit
from summitdesk.i18n import figures, in_words, mark, tr
from summitdesk.ui import plain

SHOWN = 8
"""How many of a part stand open before "Show all"; saved searches stand all."""
LONGEST_NAME = 200
"""How many letters the name of a search may have."""
MOST = 500
"""How many of a part are ever shown: lines of different heights are measured one by one."""

_Kept = SavedSearch | Bookmark | Note | Visit


class Part(Enum):
    """The parts of a shelf, in the order in which they stand."""

    SEARCHES = mark("Saved searches")
    BOOKMARKS = mark("Bookmarks")
    NOTES = mark("Notes")
    RECENT = mark("Recently read")


class Shape(Enum):
    """What a line is."""

    HEADING = auto()
    ITEM = auto()
    HINT = auto()
    """Says how something comes to stand here."""
    MORE = auto()
    """Opens the rest of the part, or closes it."""


@dataclass(frozen=True)
class Line:
    """One line of the panel."""

    part: Part
    shape: Shape
    title: str
    below: str = ""
    figure: str = ""
    """Right of the title: how many there are, or are found."""
    key: str = ""
    """The uid of the search or note, or of the record that was marked or read."""
    record: str = ""
    """The uid of the record it leads to; empty for a search."""
    is_absent: bool = False
    """Whether the open archive does not hold that record."""

    @property
    def is_item(self) -> bool:
        """Whether it stands for something on the shelf."""
        return self.shape is Shape.ITEM

    @property
    def sentence(self) -> str:
        """The line as it is read aloud."""
        figure = (
            tr("{count} found", count=self.figure) if self.is_item and self.figure else self.figure
        )
        return ", ".join(filter(None, (self.title, self.below, figure)))


@dataclass(frozen=True)
class Known:
    """What the open archive tells of the things on a shelf."""

    rows: Mapping[str, Summary | None]
    """The records that were looked for, by uid; none where the archive does not hold one."""
    counts: Mapping[str, int]
    """What each saved search finds, by its uid."""


def lines(
    contents: Contents,
    known: Known,
    *,
    hints: Mapping[Part, str],
    whole: AbstractSet[Part] = frozenset(),
) -> list[Line]:
    """All lines of a shelf; a part with nothing in it has a hint instead."""
    made: list[Line] = []
    for part in Part:
        kept = _kept(contents, part)
        figure = figures(len(kept)) if kept else ""
        made.append(Line(part, Shape.HEADING, tr(part.value), figure=figure))
        if not kept:
            made.append(Line(part, Shape.HINT, hints[part]))
        made += _open(part, kept, known, is_whole=part in whole)
    return made


def _open(part: Part, kept: Sequence[_Kept], known: Known, *, is_whole: bool) -> Iterator[Line]:
    is_short = part is Part.SEARCHES or len(kept) <= SHOWN + 1
    shown = kept[:MOST] if is_short or is_whole else kept[:SHOWN]
    yield from (_item(part, each, known) for each in shown)
    if not is_short:
        yield Line(part, Shape.MORE, _more(len(kept), is_whole=is_whole))


def _more(amount: int, *, is_whole: bool) -> str:
    if is_whole:
        return tr("Show fewer")
    if amount <= MOST:
        return tr("Show all {count}…", count=amount)
    return tr("Show {most} of {count}…", most=MOST, count=amount)


def _kept(contents: Contents, part: Part) -> Sequence[_Kept]:
    """What stands in a part, in its order."""
    match part:
        case Part.SEARCHES:
            return contents.searches
        case Part.BOOKMARKS:
            return contents.bookmarks
        case Part.NOTES:
            return sorted(contents.notes, key=_changed, reverse=True)
        case Part.RECENT:
            return contents.recent


def _item(part: Part, kept: _Kept, known: Known) -> Line:
    match kept:
        case SavedSearch():
            return _search(kept, known)
        case Note():
            return _note(kept, known)
        case Bookmark() | Visit():
            return _of_record(part, kept, known)


def _search(search: SavedSearch, known: Known) -> Line:
    count = known.counts.get(search.uid)
    return Line(
        Part.SEARCHES,
        Shape.ITEM,
        plain.one_line(search.name, LONGEST_NAME) or tr("A search without a name"),
        figure="" if count is None else figures(count),
        key=search.uid,
    )


def _of_record(part: Part, kept: Bookmark | Visit, known: Known) -> Line:
    title, below, is_absent = _named(kept.record, known)
    return Line(
        part, Shape.ITEM, title, below, key=kept.record, record=kept.record, is_absent=is_absent
    )


def _note(note: Note, known: Known) -> Line:
    title, _below, is_absent = _named(note.record, known)
    return Line(
        Part.NOTES,
        Shape.ITEM,
        plain.one_line(note.text.lstrip(), 160) or tr("A note without words"),
        tr("On {title}", title=title),
        key=note.uid,
        record=note.record,
        is_absent=is_absent,
    )


def _named(uid: str, known: Known) -> tuple[str, str, bool]:
    """What a record is called, what it is and when; its uid where nothing more is known."""
    if uid not in known.rows:
        return plain.one_line(uid, 120), "", False
    summary = known.rows[uid]
    if summary is None:
        return plain.one_line(uid, 120), tr("Not in the open archive"), True
    title = plain.one_line(summary.title, 160)
    if summary.kind == "quotation":
        title = enclosed(title, summary.language)
    what = wording.KINDS[summary.kind] if summary.kind == "quotation" else summary.category
    said = [what or wording.KINDS[summary.kind], in_words(summary.date)]
    if summary.confidence and summary.is_low:
        said.append(wording.confidence(summary.confidence))
    return title, " · ".join(plain.one_line(each, 80) for each in said if each), False


def _changed(note: Note) -> str:
    return note.changed
