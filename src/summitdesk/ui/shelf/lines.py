"""What the shelf panel lists, line by line, as values."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum, auto

from summitdesk import wording
from summitdesk.domain.datewords import in_words
from summitdesk.domain.listing import Summary
from summitdesk.domain.shelf import Bookmark, Contents, Note, SavedSearch, Visit
from summitdesk.ui import plain

SHOWN = 8
"""How many of a part stand open before "Show all"; saved searches stand all."""


class Part(Enum):
    """The parts of a shelf, in the order in which they stand."""

    SEARCHES = "Saved searches"
    BOOKMARKS = "Bookmarks"
    NOTES = "Notes"
    RECENT = "Recently read"


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
        figure = f"{self.figure} found" if self.is_item and self.figure else self.figure
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
    for part, items in _items(contents, known).items():
        figure = f"{len(items):,}" if items else ""
        made.append(Line(part, Shape.HEADING, part.value, figure=figure))
        if not items:
            made.append(Line(part, Shape.HINT, hints[part]))
        made += _open(part, items, whole)
    return made


def _open(part: Part, items: Sequence[Line], whole: AbstractSet[Part]) -> Iterator[Line]:
    if part is Part.SEARCHES or len(items) <= SHOWN + 1:
        yield from items
        return
    yield from items if part in whole else items[:SHOWN]
    text = "Show fewer" if part in whole else f"Show all {len(items):,}…"
    yield Line(part, Shape.MORE, text)


def _items(contents: Contents, known: Known) -> dict[Part, list[Line]]:
    newest = sorted(contents.notes, key=_changed, reverse=True)
    return {
        Part.SEARCHES: [_search(each, known) for each in contents.searches],
        Part.BOOKMARKS: [_of_record(Part.BOOKMARKS, each, known) for each in contents.bookmarks],
        Part.NOTES: [_note(each, known) for each in newest],
        Part.RECENT: [_of_record(Part.RECENT, each, known) for each in contents.recent],
    }


def _search(search: SavedSearch, known: Known) -> Line:
    count = known.counts.get(search.uid)
    return Line(
        Part.SEARCHES,
        Shape.ITEM,
        plain.one_line(search.name, 120) or "A search without a name",
        figure="" if count is None else f"{count:,}",
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
        plain.one_line(note.text.lstrip(), 160) or "A note without words",
        f"On {title}",
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
        return plain.one_line(uid, 120), "Not in the open archive", True
    title = plain.one_line(summary.title, 160)
    if summary.kind == "quotation":
        title = f"“{title}”"
    what = wording.KINDS[summary.kind] if summary.kind == "quotation" else summary.category
    said = [what or wording.KINDS[summary.kind], in_words(summary.date)]
    if wording.is_low(summary.confidence):
        said.append(wording.confidence(summary.confidence))
    return title, " · ".join(plain.one_line(each, 80) for each in said if each), False


def _changed(note: Note) -> str:
    return note.changed
