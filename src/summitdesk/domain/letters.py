"""What becomes of each single character in the folded key of search.

A character becomes a row of *atoms*, each with its kind. Marks, apostrophes and separators are
atoms too, because what becomes of them depends on their neighbours; `fold` decides that.
"""

import re
import unicodedata
from functools import cache
from typing import Final

SEPARATOR: Final = 0
"""Ends a word."""
LETTER: Final = 1
"""A letter of a script whose marks are dropped: Latin, Greek, Cyrillic, Arabic, Hebrew."""
MARKED_LETTER: Final = 2
"""A letter of any other script: its marks are part of the spelling."""
DIGIT: Final = 3
CJK: Final = 4
"""A Chinese, Japanese or Korean character, which is a word of its own."""
MARK: Final = 5
APOSTROPHE: Final = 6
"""Joins two letters, separates anything else."""

Atom = tuple[int, str]

# Han, kana, bopomofo and Hangul.
_CJK: Final = (
    "\u1100-\u11ff\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf"
    "\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7fb\uf900-\ufaff"
    "\U0001aff0-\U0001b16f\U00020000-\U0003fffd"
)

# Symbols that stand for whole words of letters: radicals, circled and squared signs (㈱, ㍿, ①).
_IS_COMPATIBLE = re.compile("[\u2460-\u24ff\u2e80-\u2fdf\u3200-\u33ff\U0001f200-\U0001f2ff]")

_APOSTROPHES = frozenset("'`´‘’‛′＇՚׳״ꞌꞋ" + "ʹʺʻʼʽʾʿˈˊˋˮ")

# Never seen, or drawn above a letter of their word though not called marks (Armenian ՛ ՜ ՞):
# joiners, fillers, variation selectors, the Arabic tatweel. Controls are found by category.
_INVISIBLE = re.compile(
    "[\u034f\u055b\u055c\u055e\u0640\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)

# Letters whose Unicode name does not say "<plain letter> WITH …": what people type instead.
_PLAIN = {
    **{"æ": "ae", "œ": "oe", "ı": "i", "ȷ": "j", "þ": "th", "ð": "d", "ŋ": "n", "ə": "e"},
    **{"ǝ": "e", "ĸ": "k", "ɛ": "e", "ɔ": "o", "ʒ": "z", "ƣ": "g", "ɵ": "o", "ɣ": "g", "ƿ": "w"},
    **{"ƨ": "s", "ƅ": "i", "ɩ": "i", "ƒ": "f"},
    **{"ө": "о", "ү": "у", "һ": "х", "ә": "а", "і": "и", "є": "е", "ј": "и", "ҡ": "к"},
    **{"љ": "л", "њ": "н", "ћ": "ч", "ђ": "д", "џ": "ч", "ѕ": "з", "ѣ": "е", "ѳ": "ф", "ѵ": "и"},
    **{"ٱ": "ا", "ى": "ي", "ی": "ي", "ے": "ي", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه"},
    **{"ۃ": "ه", "ک": "ك", "ڪ": "ك"},
    **{"ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ"},
}

_UNMARKED_SCRIPTS = ("LATIN ", "GREEK ", "CYRILLIC ", "ARABIC ", "HEBREW ")


class _Atoms(dict[str, tuple[Atom, ...]]):
    """The atoms of a character, worked out when it is first met."""

    def __missing__(self, character: str) -> tuple[Atom, ...]:
        self[character] = atoms = tuple(_atoms(character))
        return atoms


ATOMS: Final = _Atoms()
"""The atoms of every character; none for a character that is dropped."""


@cache
def cjk_run() -> re.Pattern[str]:
    """What finds Chinese, Japanese and Korean characters side by side.

    It is made when the first word is folded: that takes as long as everything else in this module.
    """
    return re.compile(f"[{_CJK}]+")


def is_cjk(character: str) -> bool:
    """Whether a character is Chinese, Japanese or Korean: each of these is a word of its own."""
    return cjk_run().match(character) is not None


def composed(text: str) -> str:
    """The text in NFC, in linear time: `unicodedata` takes 5 s for 100,000 unordered marks."""
    if unicodedata.is_normalized("NFC", text):
        return text
    apart = [one for character in text for one in unicodedata.normalize("NFD", character)]
    order_marks(apart)
    return unicodedata.normalize("NFC", "".join(apart))


def order_marks(decomposed: list[str]) -> None:
    """Bring the marks among decomposed characters into canonical order, in place."""
    first = 0
    while first < len(decomposed):
        last = first
        while last < len(decomposed) and unicodedata.combining(decomposed[last]):
            last += 1
        if last - first > 1:
            decomposed[first:last] = sorted(decomposed[first:last], key=unicodedata.combining)
        first = last + 1


def _atoms(character: str) -> list[Atom]:
    category = unicodedata.category(character)
    if _INVISIBLE.match(character):
        return []
    if category in ("Cf", "Cc") and not character.isspace() and character != "\u200b":
        return []
    if character in _APOSTROPHES:
        return [(APOSTROPHE, character)]
    if (plainer := _plainer(character, category)) != character:
        return [atom for one in plainer for atom in ATOMS[one]]
    if category[0] == "M":
        return [(MARK, character)]
    if category[0] in "LN" and is_cjk(character):
        return [(CJK, character)]
    if category[0] == "N":
        return [(DIGIT, character)]
    if category[0] == "L":
        script = unicodedata.name(character, "")
        return [(LETTER if script.startswith(_UNMARKED_SCRIPTS) else MARKED_LETTER, character)]
    return [(SEPARATOR, " ")]


def _plainer(character: str, category: str) -> str:
    """Give the next step towards the plain form of a character, or the character itself."""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    is_word = category[0] in "LN"
    stands_for_words = is_word or _IS_COMPATIBLE.match(character)
    usual = unicodedata.normalize("NFKC" if stands_for_words else "NFC", character)
    if usual != character:
        return usual
    if is_word and is_cjk(character):
        return character
    # First apart, then case: the Greek iota below is a mark when apart, a letter when folded.
    if (apart := unicodedata.normalize("NFD", character)) != character:
        return apart
    if is_word and (folded := character.casefold()) != character:
        return folded
    return _PLAIN.get(character) or _without_addition(character) or character


def _without_addition(character: str) -> str | None:
    """Give ł for "L WITH STROKE", қ for "KA WITH DESCENDER": the letter a plain keyboard has."""
    base, with_, _ = unicodedata.name(character, "").partition(" WITH ")
    if not with_ or not base.startswith(("LATIN SMALL", "CYRILLIC SMALL", "GREEK SMALL")):
        return None
    try:
        return unicodedata.lookup(base)
    except KeyError:
        return None
