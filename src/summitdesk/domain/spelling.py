"""Whether a text holds what a person typed letter for letter, not only once both are folded."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from summitdesk.domain.fold import MAX_QUERY_LENGTH, is_cjk, parts
from summitdesk.domain.searchtext import BOUNDARY

Spelling: TypeAlias = re.Pattern[str]
"""One part of what was typed, as it may stand in a text that `plain` has made."""

_OUTSIDE = re.compile(r"^\W+|\W+$")


def spellings(query: str) -> list[Spelling]:
    """What was typed, word by word and quote by quote, with every letter as it is.

    A word may be the beginning of one, as in a search; capitals do not count, marks do.
    """
    typed = (
        (_OUTSIDE.sub("", plain(part)), quoted) for part, quoted in parts(query[:MAX_QUERY_LENGTH])
    )
    return [_spelling(part, quoted) for part, quoted in typed if part]


def plain(text: str) -> str:
    """The text in the one form in which equal letters are equal characters, without capitals."""
    return unicodedata.normalize("NFC", text).lower()


def is_spelled(texts: Iterable[str], wanted: Sequence[Spelling]) -> bool:
    """Whether each of the spellings stands in one of the texts."""
    whole = plain(f" {BOUNDARY} ".join(texts))  # one long text is looked through sooner than many
    return all(spelling.search(whole) for spelling in wanted)


def _spelling(part: str, quoted: bool) -> Spelling:
    words = r"\s+".join(map(re.escape, part.split()))
    before = "" if is_cjk(part[0]) else r"(?<!\w)"
    behind = r"(?!\w)" if quoted and not is_cjk(part[-1]) else ""
    return re.compile(before + words + behind)
