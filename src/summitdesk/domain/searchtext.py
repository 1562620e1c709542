"""The words by which a record is found: its own, and the names of what it names."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from summitdesk.domain.datewords import in_words
from summitdesk.domain.fold import folded, transliterated
from summitdesk.domain.kind import Column, FieldType
from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, Value, kind_of, references, uid_of, values

BOUNDARY = "¶"
"""Stands between two texts, so that a quoted phrase is never found across them.

It is no letter or digit: folding never gives it.
"""

_NAME_FIELDS = {
    "agreement": ("title", "titles.text"),
    "event": ("title", "short_title", "names.text"),
    "actor": ("name", "names.text"),
    "person": ("name", "names.text"),
    "place": ("name", "names.text"),
    "office": ("title",),
    "speech": ("title", "titles.text"),
    "quotation": ("text", "gloss"),
    "source": ("title",),
    "discrepancy": ("topic",),
    "term": ("label", "labels.text"),
}
"""The fields by which a record of each kind is called."""

_NAMED_VOCABULARIES = frozenset(
    ("type", "sector", "status", "act", "event_kind", "actor_kind", "discrepancy_kind")
)
"""The terms people search by; words such as "high" or "news" would find nearly everything."""

_NAMED_KINDS = frozenset(
    ("person", "actor", "place", "event", "speech", "agreement", "office", "quotation")
)


class SearchText(NamedTuple):
    """The folded words of one record, in the three parts of the index."""

    title: str
    """What the record is called, in every language and script, and in Latin letters."""
    names: str
    """What the people, actors, places, events and terms are called that it names."""
    body: str
    """All its other words, its uid, and its dates as they are written and as they are said."""


def search_text(aggregate: Aggregate, library: Library) -> SearchText:
    """The words by which a record is found.

    A person's offices are read as a part of the person, whatever is said of them.
    """
    own = _NAME_FIELDS[kind_of(aggregate).name]
    titles: list[str] = []
    body: list[str] = [uid_of(aggregate)]
    for column, value in values(aggregate):
        if column.field.is_searched:
            (titles if column.path in own else body).extend(_spoken(column, value))
    offices = library.referring(uid_of(aggregate), "office.person")
    for office in offices:
        for column, value in values(office):
            body += _spoken(column, value) if column.field.is_searched else ()
    return SearchText(
        _joined(_with_latin(titles)),
        _joined(_with_latin(_linked((aggregate, *offices), library))),
        _joined(body),
    )


def _spoken(column: Column, value: Value) -> list[str]:
    """The words of a value; a date is found as ``2025-06-17`` and as "17 June 2025"."""
    written = str(value)
    return [written, in_words(written)] if column.field.type is FieldType.DATE else [written]


def _linked(aggregates: Iterable[Aggregate], library: Library) -> Iterator[str]:
    own = {uid_of(aggregate) for aggregate in aggregates}
    named = (uid for aggregate in aggregates for uid in _named_uids(aggregate, library))
    for uid in dict.fromkeys(named):
        if uid not in own and (record := library.get(uid)):
            yield from own_names(record)


def _named_uids(aggregate: Aggregate, library: Library) -> Iterator[str]:
    for _column, uid in references(aggregate):
        named = library.get(uid)
        if named is None:
            continue
        kind = kind_of(named).name
        if kind in _NAMED_KINDS or (
            kind == "term" and named.get("vocabulary") in _NAMED_VOCABULARIES
        ):
            yield uid


def own_names(record: Aggregate) -> Iterator[str]:
    """What the record is called, in every language: by these, records that name it are found."""
    fields = _NAME_FIELDS[kind_of(record).name]
    return (str(value) for column, value in values(record) if column.path in fields)


def _with_latin(texts: Iterable[str]) -> list[str]:
    given = list(dict.fromkeys(texts))
    return given + [latin for text in given if (latin := transliterated(text))]


def _joined(texts: Iterable[str]) -> str:
    return f" {BOUNDARY} ".join(words for text in texts if (words := folded(text)))
