"""What a person keeps on their shelf, as values, and as the text of one file to take away."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from textwrap import shorten
from typing import TypeVar

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.facets import FACETS
from summitdesk.domain.message import Message, MessageError
from summitdesk.domain.query import Choices, Order, Query

FORMAT = "summitdesk-shelf"
FORMAT_VERSION = 1

# No year after 8999: whoever changes a note needs a time that comes after its last one.
_TIME = re.compile(r"[0-8]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MAX_RECORD_LENGTH = 200
_MAX_LISTED_LENGTH = 200

T = TypeVar("T")


@dataclass(frozen=True)
class Bookmark:
    """A record that a person marked."""

    record: str
    archive: str
    """The uid of the archive it was marked in; empty when that is not known."""
    created: str
    """As all times of a shelf: UTC to the microsecond, as text that sorts by time."""


@dataclass(frozen=True)
class Note:
    """What a person wrote about a record."""

    uid: str
    record: str
    text: str
    created: str
    changed: str
    """When the text became this one: whoever saves another one shows with it what they read."""


@dataclass(frozen=True)
class Visit:
    """A record that was read, and when last."""

    record: str
    read_at: str


@dataclass(frozen=True)
class SavedSearch:
    """A question that a person wants to ask again."""

    uid: str
    name: str
    query: Query
    created: str


@dataclass(frozen=True)
class Contents:
    """All that stands on a shelf, in the order in which it is shown."""

    bookmarks: tuple[Bookmark, ...] = ()
    notes: tuple[Note, ...] = ()
    recent: tuple[Visit, ...] = ()
    searches: tuple[SavedSearch, ...] = ()


@dataclass(frozen=True)
class Added:
    """What a shelf was given from a file: how many of each, all of them new to it."""

    bookmarks: int
    notes: int
    recent: int
    searches: int
    remarks: tuple[str, ...] = ()
    """What could not be taken over as it was, a sentence each."""


class StaleNoteError(ArchiveError):
    """A note is no longer what it was when it was read; nothing was overwritten."""

    def __init__(self, sentence: str, mine: str, theirs: str | None) -> None:
        """Keep both texts; `theirs` is none when the note was removed."""
        super().__init__(sentence)
        self.mine = mine
        self.theirs = theirs


def time_text(time: datetime) -> str:
    """A time as a shelf keeps it."""
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def storable(text: str) -> str:
    """The text with a mark for each half of a character, which no file can hold."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def plain_query(query: Query) -> dict[str, object]:
    """A question in plain values, as a person reads it: each facet with its values."""
    return {
        "text": query.text,
        "kinds": list(query.kinds),
        "included": _values_by_facet(query.included),
        "excluded": _values_by_facet(query.excluded),
        "order": str(query.order),
    }


def query_of(plain: Mapping[str, object]) -> tuple[Query, tuple[str, ...]]:
    """The question that plain values stand for, and the names in it that are not known here.

    Raises:
        ValueError: when they are not what a question is made of.
    """
    kinds = [_text(kind) for kind in _list(plain.get("kinds"))]
    included, excluded = (_values(plain.get(choices)) for choices in ("included", "excluded"))
    order = _text(plain.get("order", Order.NEWEST))
    query = Query.of(
        _text(plain.get("text")),
        kinds=[kind for kind in kinds if kind in KINDS],
        included={facet: values for facet, values in included.items() if facet in FACETS},
        excluded={facet: values for facet, values in excluded.items() if facet in FACETS},
        order=Order(order) if order in set(Order) else Order.NEWEST,
    )
    named = {*kinds, *included, *excluded, order}
    return query, tuple(sorted(named - {*KINDS, *FACETS, *Order}))


def to_text(contents: Contents) -> str:
    """The file of a shelf: JSON, with keys and lists in one order, so that equals are equal.

    ::

        {"format": "summitdesk-shelf", "version": 1,
         "bookmarks": [{"record", "archive", "created"}],
         "notes": [{"uid", "record", "text", "created", "changed"}],
         "recent": [{"record", "read_at"}],
         "searches": [{"uid", "name", "text", "kinds": [kind], "order", "created",
                       "included": {facet: [value]}, "excluded": {facet: [value]}}]}

    Records and archives are named by uid. Times are UTC to the microsecond. The most recent
    record stands first, searches stand in the person's order, all else by uid.
    """
    plain = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "bookmarks": [asdict(each) for each in sorted(contents.bookmarks, key=lambda b: b.record)],
        "notes": [asdict(each) for each in sorted(contents.notes, key=lambda n: n.uid)],
        "recent": [asdict(each) for each in contents.recent],
        "searches": [_plain_search(each) for each in contents.searches],
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def from_text(text: str) -> tuple[Contents, tuple[Message, ...]]:
    """What a file holds, and a remark on each search that asks for what is not known here.

    Raises:
        MessageError: when it is not a whole file of a shelf, with the rest of a sentence.
    """
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        raise MessageError("is damaged, or is no file of a shelf") from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise MessageError("is no file of a shelf")
    version = plain.get("version")
    if isinstance(version, int) and version > FORMAT_VERSION:
        raise MessageError("was made by a newer Summit Desk")
    try:
        if version != FORMAT_VERSION:
            raise ValueError
        return _contents(plain)
    except ValueError:
        raise MessageError("is damaged") from None


def _plain_search(search: SavedSearch) -> dict[str, object]:
    own = {"uid": search.uid, "name": search.name, "created": search.created}
    return {**own, **plain_query(search.query)}


def _values_by_facet(choices: Choices) -> dict[str, list[str]]:
    facets = dict.fromkeys(facet for facet, _value in choices)
    return {facet: [value for name, value in choices if name == facet] for facet in facets}


def _contents(plain: Mapping[str, object]) -> tuple[Contents, tuple[Message, ...]]:
    searches = _each(plain, "searches", _search)
    contents = Contents(
        bookmarks=_each(plain, "bookmarks", _bookmark),
        notes=_each(plain, "notes", _note),
        recent=_each(plain, "recent", _visit),
        searches=tuple(search for search, _unknown in searches if search.query.kinds),
    )
    return contents, tuple(_remarks(searches))


def _remarks(searches: Iterable[tuple[SavedSearch, tuple[str, ...]]]) -> Iterator[Message]:
    strange = [(search, unknown) for search, unknown in searches if unknown]
    kept = [(search.name, unknown) for search, unknown in strange if search.query.kinds]
    lost = [(search.name, unknown) for search, unknown in strange if not search.query.kinds]
    if kept:
        asked, named = _unknown_words(kept), _listed(name for name, _unknown in kept)
        yield Message(
            "Searches that ask for what is not known here ({words}) were kept without it: {names}.",
            words=asked,
            names=named,
        )
    if lost:
        asked, named = _unknown_words(lost), _listed(name for name, _unknown in lost)
        yield Message(
            "Searches that ask for what is not known here ({words}) were left out: {names}.",
            words=asked,
            names=named,
        )


def _unknown_words(named: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    return _listed({word for _name, unknown in named for word in unknown})


def _listed(words: Iterable[str]) -> str:
    """Words in a row, few enough to be read."""
    return shorten(", ".join(sorted(words)), _MAX_LISTED_LENGTH, placeholder=" …")


def _bookmark(row: Mapping[str, object]) -> Bookmark:
    return Bookmark(_record(row), _text(row.get("archive")), _time(row, "created"))


def _note(row: Mapping[str, object]) -> Note:
    times = _time(row, "created"), _time(row, "changed")
    return Note(_uid(row), _record(row), _text(row.get("text")), *times)


def _visit(row: Mapping[str, object]) -> Visit:
    return Visit(_record(row), _time(row, "read_at"))


def _search(row: Mapping[str, object]) -> tuple[SavedSearch, tuple[str, ...]]:
    query, unknown = query_of(row)
    return SavedSearch(_uid(row), _text(row.get("name")), query, _time(row, "created")), unknown


def _each(
    plain: Mapping[str, object], part: str, read: Callable[[Mapping[str, object]], T]
) -> tuple[T, ...]:
    return tuple(read(_mapping(row)) for row in _list(plain.get(part)))


def _record(row: Mapping[str, object]) -> str:
    uid = _text(row.get("record"))
    if not uid or len(uid) > _MAX_RECORD_LENGTH:
        raise ValueError
    return uid


def _uid(row: Mapping[str, object]) -> str:
    uid = _text(row.get("uid"))
    if not _UID.fullmatch(uid):
        raise ValueError
    return uid


def _time(row: Mapping[str, object], name: str) -> str:
    time = _text(row.get(name))
    if not _TIME.fullmatch(time):
        raise ValueError
    datetime.fromisoformat(time)  # there may be no such day
    return time


def _values(choices: object) -> dict[str, list[str]]:
    return {
        _text(facet): [_text(value) for value in _list(values)]
        for facet, values in _mapping(choices).items()
    }


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return storable(value)


def _list(value: object) -> Iterable[object]:
    if not isinstance(value, list):
        raise ValueError
    return value


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError
    return value
