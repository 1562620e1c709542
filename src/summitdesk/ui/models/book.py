"""Quotations as a book: by speaker, event or date, each sentence once whatever its language."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from summitdesk.domain.confidence import rank_of
from summitdesk.domain.datewords import in_words
from summitdesk.domain.listing import Reference, Summary
from summitdesk.ui.detail.passages import OWN_NAMES, Passage
from summitdesk.ui.detail.prose import confidence_tag
from summitdesk.ui.runs import Look, Run, Runs, dot, framed, link


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
        runs = (*_who(self.summary), *_where(self.summary, grouping), *_tags(self))
        return Passage(self.summary.uid, self.summary.title, runs, self.summary.is_low)


Leaf = Chapter | Saying
_UNKNOWN = {
    Grouping.SPEAKER: "Unknown speaker",
    Grouping.EVENT: "On no event of this archive",
    Grouping.DATE: "Undated",
}


def leaves(rows: Iterable[Summary], grouping: Grouping) -> list[Leaf]:
    """The book of these quotations: chapters with their passages.

    Speakers stand by name, events and dates in the order of the list; what belongs to none of
    them comes last. Of words that several sources give, the surest wording stands for all.
    """
    chapters: dict[tuple[str, str], list[list[Summary]]] = {}
    for group in _gathered(rows):
        chapters.setdefault(_KEYS[grouping](group[0]), []).append(group)
    order = sorted(chapters, key=_by_name if grouping is Grouping.SPEAKER else _known_first)
    made: list[Leaf] = []
    for title, uid in order:
        groups = chapters[title, uid]
        name = title or _UNKNOWN[grouping]
        made.append(Chapter(name, uid, len(groups)))
        made.extend(Saying(group[0], tuple(group[1:]), name) for group in groups)
    return made


def _gathered(rows: Iterable[Summary]) -> list[list[Summary]]:
    """The same words as one group, where the first of them stands in the list."""
    groups: dict[str, list[Summary]] = {}
    for row in rows:
        groups.setdefault(row.parallel or row.uid, []).append(row)
    return [sorted(group, key=_surest) for group in groups.values()]


def _surest(row: Summary) -> tuple[int, bool]:
    return rank_of(row.confidence.uid if row.confidence else ""), row.language != "en"


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


def _who(row: Summary) -> Runs:
    """Borrowed words name their author first."""
    runs: list[Run] = []
    if row.author is not None:
        runs += [
            link(row.author.uid, row.author.label, Look.STRONG),
            Run(", quoted by ", Look.SOFT),
        ]
    if row.speaker is not None:
        runs.append(link(row.speaker.uid, row.speaker.label))
    return tuple(runs)


def _where(row: Summary, grouping: Grouping) -> Runs:
    runs: list[Run] = []
    if row.event is not None and grouping is not Grouping.EVENT:
        runs += [dot(), link(row.event.uid, row.event.label, Look.SOFT_LINK)]
    runs += [dot(), link(row.uid, in_words(row.date) or "undated", Look.SOFT_LINK)]
    if row.source is not None:
        runs += [dot(), link(row.source.uid, row.publisher or row.source.label, Look.SOFT_LINK)]
    return tuple(runs)


def _tags(saying: Saying) -> Runs:
    row = saying.summary
    runs = [Run(" ")]
    if row.confidence:
        runs.append(confidence_tag(row.confidence))
    for name, other in _names(row, saying.others).items():
        runs += [Run(" "), Run(framed(name), Look.TAG, other.uid, own=name)]
    return tuple(runs)


def _names(row: Summary, others: Sequence[Summary]) -> dict[str, Summary]:
    """What leads to the other wordings: a language each, by its own name."""
    named: dict[str, Summary] = {}
    for other in others:
        same = other.language == row.language
        name = "other wording" if same else OWN_NAMES.get(other.language, other.language)
        named.setdefault(name, other)
    return named
