"""Finding in a text that is open: as typed, in the middle of words too, marks and case aside."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from summitdesk.domain.letters import APOSTROPHE, ATOMS, LETTER, MARK, SEPARATOR

LONGEST = 200
"""Characters of what is looked for that are looked at."""

_DASHES = frozenset("‐‑‒–—―−")


class Key(NamedTuple):
    """A text as it is compared, and where each of its characters comes from."""

    text: str
    starts: Sequence[int]
    """For each character of `text`, where what it came from begins in the original."""
    ends: Sequence[int]
    """And where that ends, with its marks."""


def key(text: str) -> Key:
    """The plain form of a text: letters as a plain keyboard has them, one space for any."""
    made: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = SEPARATOR
    for place, character in enumerate(text):
        for kind, atom in ATOMS[character]:
            plain = _plain(kind, atom, character, last)
            if kind == MARK and not plain:
                ends[-1] = place + 1
            elif plain != " " or made[-1:] != [" "]:
                made.extend(plain)
                starts.extend([place] * len(plain))
                ends.extend([place + 1] * len(plain))
                last = last if kind == MARK else kind
    return Key("".join(made), starts, ends)


def found(key_of_text: Key, wanted: str) -> list[tuple[int, int]]:
    """Where what is wanted stands in the text of this key, apart and in order."""
    looked_for = key(wanted[:LONGEST].strip()).text
    if not looked_for.strip():
        return []
    spans = []
    text, starts, ends = key_of_text
    at = text.find(looked_for)
    while at >= 0:
        end = at + len(looked_for)
        spans.append((starts[at], ends[end - 1]))
        at = text.find(looked_for, end)
    return spans


def _plain(kind: int, atom: str, character: str, last: int) -> str:
    if kind == MARK:
        return "" if last == LETTER else atom
    if kind == APOSTROPHE:
        return "'"
    if kind != SEPARATOR:
        return atom
    if character in _DASHES:
        return "-"
    if unicodedata.category(character) == "Cf":
        return ""  # breaks and isolates that the window puts into a text
    return " " if character.isspace() else character
