"""The folded key of search: any spelling of a word, in any script, becomes one plain form.

The rule: letters lose their case and, in Latin, Greek, Cyrillic, Arabic and Hebrew, their marks;
letters that a plain keyboard lacks become those it has (ł, қ, ө, ё); an apostrophe between two
letters joins them; each Chinese, Japanese or Korean character is a word of its own; whatever is
neither letter, digit nor mark separates words. `letters` holds the part about single characters.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from summitdesk.domain import letters
from summitdesk.domain.latin import latin, spellings
from summitdesk.domain.letters import ATOMS, CJK, DIGIT, LETTER, MARK, MARKED_LETTER, SEPARATOR

MAX_TOKENS = 32
"""More words than this are not searched for."""
MAX_QUERY_LENGTH = 1000
"""Characters of a query that are looked at."""

_WORD = re.compile(r"[^ \t\n\r]+")
_QUOTED = re.compile('["“”„«»＂]([^"“”„«»＂]*)["“”„«»＂]')
_LONGEST_CACHED = 40
_LONGEST_NAME = 4

# French and Italian words that drop their vowel before another: "d'amitié" is two words, while
# "Xi'an", "ma'no" and "L'vov" are one.
_ELIDED = frozenset(
    {"l", "d", "s", "n", "j", "m", "c", "qu", "jusqu", "lorsqu", "puisqu"}
    | {"dell", "all", "nell", "dall", "sull", "un"}
)
_AFTER_ELISION = frozenset("aeiouh")


class Token(NamedTuple):
    """A word of the folded key and where it stands in the original text."""

    text: str
    start: int
    end: int


class Phrase(NamedTuple):
    """Words to be found next to each other, in this order."""

    tokens: tuple[str, ...]
    exact: bool
    """False when the last word may be only the beginning of one (never of a CJK character)."""


class _Piece(NamedTuple):
    text: str
    start: int
    ends: Sequence[int]
    """For each character of `text`, the offset behind the original character it came from."""


def tokens(text: str) -> list[Token]:
    """Words of the folded key, in order, with their places in the text."""
    return [
        Token(piece.text, piece.start + shift, piece.ends[-1] + shift)
        for shift, piece in _pieces(text)
    ]


def folded(text: str) -> str:
    """The folded key: the words of `tokens`, one space between two."""
    return " ".join([piece.text for _, piece in _pieces(text)])


def is_cjk(token: str) -> bool:
    """Whether a word is a Chinese, Japanese or Korean character, found only as a whole."""
    return letters.is_cjk(token)


def phrases(query: str) -> list[Phrase]:
    """What a person typed, as phrases that must all be found.

    Text in double quotes is one exact phrase; a quote that is never closed is no quote. Every
    other word is a phrase of its own, for "U.S." and "Си-Цзиньпин" fold into several words.
    """
    found: list[Phrase] = []
    left = MAX_TOKENS
    for part, exact in parts(query[:MAX_QUERY_LENGTH]):
        words = tuple(token.text for token in tokens(part)[:left])
        left -= len(words)
        if words:
            found.append(Phrase(words, exact))
    return found


def parts(query: str) -> Iterator[tuple[str, bool]]:
    """What a person typed, part by part and untouched, and whether each part stood in quotes."""
    for place, part in enumerate(_QUOTED.split(query)):
        if place % 2:
            yield part, True
        else:
            yield from ((word, False) for word in part.split())


def hits(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int]]:
    """Spans of the text where phrases are found: in order, apart, as far as was typed."""
    pieces = list(_pieces(text))
    return _merged(sorted(span for phrase in phrases for span in _spans(phrase, pieces)))


def transliterated(text: str) -> str:
    """Words in Latin letters for those words of a name that are written in others.

    Empty when all is Latin. Cyrillic gives the spellings of `latin.spellings`, those of a
    hyphenated name side by side. Chinese gives its pinyin, each run as one word; a run short
    enough for a person also as surname and given name, for "Xi Jinping" is two words. With kana
    or Hangul beside them, Chinese characters are not read as in Chinese and give nothing.
    """
    found: dict[str, None] = {}
    reads_chinese = all(_is_han(token.text) for token in tokens(text) if is_cjk(token.text))
    for word in letters.composed(text).split():
        spelled = _cached_spelled if len(word) <= _LONGEST_CACHED else _spelled
        found.update(dict.fromkeys(spelled(letters.cjk_run().sub(" ", word))))
        if reads_chinese:
            for run in letters.cjk_run().findall(word):
                found.update(dict.fromkeys(_pinyin(run)))
    found.pop("", None)  # of signs without a reading
    return " ".join(found)


def _spelled(word: str) -> list[str]:
    if all(token.text.isascii() or is_cjk(token.text) for token in tokens(word)):
        return []
    return [folded(spelling) for spelling in spellings(word)]


_cached_spelled = lru_cache(maxsize=1 << 13)(_spelled)


def _pinyin(run: str) -> list[str]:
    parts = [run, run[:1], run[1:]] if 2 <= len(run) <= _LONGEST_NAME else [run]
    return [folded(latin(part)) for part in parts]


def _is_han(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK ") or character in "〇々"


def _spans(phrase: Phrase, pieces: list[tuple[int, _Piece]]) -> Iterator[tuple[int, int]]:
    *whole, last = phrase.tokens
    for place in range(len(whole), len(pieces)):
        shift, piece = pieces[place]
        if piece.text != last and (phrase.exact or not piece.text.startswith(last)):
            continue
        first = place - len(whole)
        if [before.text for _, before in pieces[first:place]] == whole:
            first_shift, first_piece = pieces[first]
            yield first_shift + first_piece.start, shift + piece.ends[len(last) - 1]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pieces(text: str) -> Iterator[tuple[int, _Piece]]:
    for match in _WORD.finditer(text):
        word = match[0]
        pieces = _cached_pieces(word) if len(word) <= _LONGEST_CACHED else _word_pieces(word)
        shift = match.start()
        for piece in pieces:
            yield shift, piece


def _word_pieces(word: str) -> tuple[_Piece, ...]:
    if word.isascii() and word.isalnum():
        return (_Piece(word.lower(), 0, range(1, len(word) + 1)),)
    writer = _Writer()
    for place, character in enumerate(word):
        for kind, atom in ATOMS[character]:
            writer.add(kind, atom, place)
    writer.close()
    return tuple(writer.pieces)


# Words repeat: a whole archive is folded five times faster for remembering them.
_cached_pieces = lru_cache(maxsize=1 << 15)(_word_pieces)


class _Writer:
    """Puts atoms together, one word after another."""

    def __init__(self) -> None:
        self.pieces: list[_Piece] = []
        self._letters: list[str] = []
        self._ends: list[int] = []
        self._start = 0
        self._last = SEPARATOR
        self._is_joining = False
        self._keeps_marks = False

    def add(self, kind: int, atom: str, place: int) -> None:
        """Take the next atom, made of the original character at `place`."""
        if kind == MARK:
            self._add_mark(atom, place)
        elif kind == CJK:
            self._add_cjk(atom, place)
        elif kind in (LETTER, MARKED_LETTER, DIGIT):
            self._add_letter(kind, atom, place)
        elif kind == SEPARATOR or self._is_joining or self._last not in (LETTER, MARKED_LETTER):
            self.close()
        else:
            self._is_joining = True

    def close(self) -> None:
        """End the word, if one has begun."""
        if self._letters:
            if self._keeps_marks:
                letters.order_marks(self._letters)
            self.pieces.append(_Piece("".join(self._letters), self._start, tuple(self._ends)))
            self._letters, self._ends = [], []
        self._last = SEPARATOR
        self._is_joining = self._keeps_marks = False

    def _add_letter(self, kind: int, atom: str, place: int) -> None:
        if self._last == CJK or (self._is_joining and not self._joins(kind, atom)):
            self.close()
        if not self._letters:
            self._start = place
        self._letters.append(atom)
        self._ends.append(place + 1)
        self._last, self._is_joining = kind, False

    def _joins(self, kind: int, atom: str) -> bool:
        is_elided = atom in _AFTER_ELISION and "".join(self._letters[:7]) in _ELIDED
        return kind != DIGIT and not is_elided

    def _add_cjk(self, atom: str, place: int) -> None:
        if self._last == CJK and self._composes(atom, place):
            return
        self.close()
        self.pieces.append(_Piece(atom, place, (place + 1,)))
        self._last = CJK

    def _add_mark(self, atom: str, place: int) -> None:
        if self._is_joining or self._last == SEPARATOR:
            return
        if self._last == CJK:
            self._composes(atom, place)
        elif self._last == MARKED_LETTER:
            self._letters.append(atom)
            self._ends.append(place + 1)
            self._keeps_marks = True
        else:
            self._ends[-1] = place + 1

    def _composes(self, atom: str, place: int) -> bool:
        """Write a Hangul letter or a sound mark of kana into the character before it."""
        text, start, _ = self.pieces[-1]
        composed = unicodedata.normalize("NFC", text + atom)
        if len(composed) > 1:
            return False
        self.pieces[-1] = _Piece(composed, start, (place + 1,))
        return True
