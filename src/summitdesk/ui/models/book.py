"""Quotations as a book: by speaker, event or date, each sentence once whatever its language."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from summitdesk.domain.listing import Reference, Summary
from summitdesk.i18n import in_words, mark, tr
from summitdesk.ui.detail.passages import Passage, gathered, passage


class Grouping(StrEnum):
    """What the chapters of the book are."""

    SPEAKER = "speaker"
    EVENT = "event"
    DATE = "date"


@dataclass(frozen=True)
class Chapter:
    """A heading, and how many passages stand below it."""

    title: str
    uid: str
    """Of the person or event it names; empty for a date."""
    passages: int


@dataclass(frozen=True)
class Saying:
    """One passage of the book, with the other wordings and languages of the same words."""

    summary: Summary
    others: tuple[Summary, ...]
    chapter: str

    def passage(self, grouping: Grouping) -> Passage:
        """The passage as its card shows it; made when it comes into sight."""
        group = (self.summary, *self.others)
        return passage(group, has_event=grouping is not Grouping.EVENT)


Leaf = Chapter | Saying
_UNKNOWN = {
    Grouping.SPEAKER: mark("Unknown speaker"),
    Grouping.EVENT: mark("On no event of this archive"),
    Grouping.DATE: mark("Undated"),
}


def leaves(rows: Iterable[Summary], grouping: Grouping) -> list[Leaf]:
    """The book of these quotations: chapters with their passages.

    Speakers stand by name, events and dates in the order of the list; what belongs to none of
    them comes last. Of words that several sources give, the surest wording stands for all.
    """
    chapters: dict[tuple[str, str], list[list[Summary]]] = {}
    for group in gathered(rows):
        chapters.setdefault(_KEYS[grouping](group[0]), []).append(group)
    order = sorted(chapters, key=_by_name if grouping is Grouping.SPEAKER else _known_first)
    made: list[Leaf] = []
    for title, uid in order:
        groups = chapters[title, uid]
        name = title or tr(_UNKNOWN[grouping])
        made.append(Chapter(name, uid, len(groups)))
        made.extend(Saying(group[0], tuple(group[1:]), name) for group in groups)
    return made


def _speaker(row: Summary) -> tuple[str, str]:
    return _named(row.speaker)


def _event(row: Summary) -> tuple[str, str]:
    return _named(row.event)


def _date(row: Summary) -> tuple[str, str]:
    return in_words(row.date) if row.date else "", ""


def _named(reference: Reference | None) -> tuple[str, str]:
    return (reference.label, reference.uid) if reference else ("", "")


def _by_name(chapter: tuple[str, str]) -> tuple[bool, str]:
    return not chapter[0], chapter[0].casefold()


def _known_first(chapter: tuple[str, str]) -> bool:
    return not chapter[0]


_KEYS: dict[Grouping, Callable[[Summary], tuple[str, str]]] = {
    Grouping.SPEAKER: _speaker,
    Grouping.EVENT: _event,
    Grouping.DATE: _date,
}
