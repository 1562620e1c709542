"""Rival wordings: where two texts of one language differ, word by word."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import groupby, takewhile
from typing import NamedTuple

from summitdesk.domain.fold import is_cjk

MOST_COMPARED = 20_000
"""A text of more characters counts as a single word: it is the same or quite another."""

# A word or any other sign alone, each with its marks, and the gap behind it; every character is
# written as the letter that `_sort` gives. An apostrophe joins letters ("ma'no"), a point or comma
# joins digits ("2.5").
_WORD = re.compile(r"((?:[LD]M*)+(?:(?:A(?=L)|(?<=D)P(?=D))(?:[LD]M*)+)*|[^G]M*)(G*)")
_APOSTROPHES = frozenset("'’‘ʻʼ`´")
_POINTS = frozenset(".,")


class Mark(StrEnum):
    """What becomes of a part when one wording is read against another."""

    EQUAL = "equal"
    DELETED = "deleted"
    """Only the first wording has it."""
    INSERTED = "inserted"
    """Only the second wording has it."""


@dataclass(frozen=True)
class Segment:
    """A part of one or both wordings, as long as its mark stays the same; never empty."""

    text: str
    mark: Mark


class _Word(NamedTuple):
    text: str
    gap: str
    """What stands between it and the next word."""


def differing(words_a: str, words_b: str) -> list[Segment]:
    """Both wordings as one row of parts, each equal, deleted or inserted.

    Without what is inserted they read as the first wording, without what is deleted as the second.
    A part begins and ends between words, in Chinese and its kin between characters; of parts that
    take each other's place, the deleted one comes first.
    """
    segments = _compared(_words(words_a), _words(words_b))
    return list(_merged(_without_shared_gaps(segments)))


def _compared(a: list[_Word], b: list[_Word]) -> Iterator[Segment]:
    # Gaps are not compared: as every second word they would break up whatever is alike. Nor do
    # frequent words of long texts begin a likeness (autojunk): about a second for 20,000 words.
    matcher = SequenceMatcher(None, [word.text for word in a], [word.text for word in b])
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        if tag == "equal":
            for one, other in zip(a[a_start:a_end], b[b_start:b_end], strict=True):
                yield Segment(one.text, Mark.EQUAL)
                yield Segment(one.gap, Mark.DELETED)
                yield Segment(other.gap, Mark.INSERTED)
        else:
            yield Segment("".join(word.text + word.gap for word in a[a_start:a_end]), Mark.DELETED)
            yield Segment("".join(word.text + word.gap for word in b[b_start:b_end]), Mark.INSERTED)


def _without_shared_gaps(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The same with one difference between two equal parts, but for gaps that both texts have."""
    for is_equal, run in groupby(segments, key=lambda segment: segment.mark is Mark.EQUAL):
        if is_equal:
            yield from run
            continue
        parts = list(run)
        deleted = "".join(part.text for part in parts if part.mark is Mark.DELETED)
        inserted = "".join(part.text for part in parts if part.mark is Mark.INSERTED)
        before = _shared_gap(deleted, inserted)
        deleted, inserted = deleted[len(before) :], inserted[len(before) :]
        behind = _shared_gap(deleted[::-1], inserted[::-1])[::-1]
        yield Segment(before, Mark.EQUAL)
        yield Segment(deleted.removesuffix(behind), Mark.DELETED)
        yield Segment(inserted.removesuffix(behind), Mark.INSERTED)
        yield Segment(behind, Mark.EQUAL)


def _merged(segments: Iterable[Segment]) -> Iterator[Segment]:
    told = (segment for segment in segments if segment.text)
    for mark, run in groupby(told, key=lambda segment: segment.mark):
        yield Segment("".join(segment.text for segment in run), mark)


def _shared_gap(a: str, b: str) -> str:
    """The blank characters with which both begin."""
    pairs = zip(a, b, strict=False)
    shared = takewhile(lambda pair: pair[0] == pair[1] and pair[0].isspace(), pairs)
    return "".join(one for one, _ in shared)


def _words(text: str) -> list[_Word]:
    """The words of a text in order, after an empty one for a gap at the very beginning."""
    if len(text) > MOST_COMPARED:
        return [_Word(text, "")]
    sorts = "".join(map(_sort, text))
    first = len(sorts) - len(sorts.lstrip("G"))
    return [
        _Word("", text[:first]),
        *(
            _Word(text[match.start(1) : match.end(1)], text[match.start(2) : match.end(2)])
            for match in _WORD.finditer(sorts, first)
        ),
    ]


@lru_cache(maxsize=4096)
def _sort(character: str) -> str:
    category = unicodedata.category(character)
    if character in _APOSTROPHES:
        return "A"
    if character in _POINTS:
        return "P"
    if character.isspace():
        return "G"
    if is_cjk(character):
        return "C"
    # What is never seen (Cf), such as the joiners of Persian, belongs to the word it stands in.
    return {"L": "L", "N": "D", "M": "M"}.get(category[0], "M" if category == "Cf" else "S")
