"""The key by which titles stand in reading order, compared as plain bytes.

Numbers come first, by value; then Latin, Greek, Cyrillic, Georgian, Armenian, Hebrew, Arabic and
all other scripts; then Chinese by pinyin, kana, and Hangul. Letters that an alphabet of ours
counts as its own stand behind their base letter (ç behind c, қ behind к); other marks and capitals
only settle what is otherwise equal. A key reads `<letters> <marks> <capitals>`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from summitdesk.domain.latin import latin
from summitdesk.domain.letters import (
    ATOMS,
    CJK,
    DIGIT,
    LETTER,
    MARK,
    MARKED_LETTER,
    SEPARATOR,
    composed,
)

MAX_LENGTH: Final = 400
"""No key is longer; titles that are equal so far count as equal."""

_LETTERS_LENGTH: Final = 320

# Written behind a letter, it moves the letter behind all words of its base: no character that a
# file can hold is higher.
_BEHIND: Final = "\U0010fffd"
_GEORGIAN, _HAN, _KANA, _HANGUL = "\u0530", "\U000f0001", "\U000f0002", "\U000f0003"
_WORD_END: Final = "-"
_LEVEL_END: Final = " "

# One merged alphabet a script: the first of each group is the base, the others follow it.
# Kazakh, Kyrgyz, Tajik, Uzbek, Tatar, Ukrainian; Turkmen, Uzbek, Kazakh, Azerbaijani, Turkish;
# Persian, Urdu, Uyghur. Uzbek o‘ and g‘ are read as õ and ğ; Turkish ı stands before i. Where
# alphabets differ, і has its Kazakh place, ў қ ғ ҳ the one that Tajik and Kazakh give their kin.
_GROUPS: Final = (
    *("аә", "гғґ", "еёє", "жҗ", "иӣ", "йї", "кқ", "нң", "оө", "уӯўұү", "хҳһ", "чҷ", "ыі"),
    *("aä", "cç", "eə", "gğ", "hı", "nňñŋ", "oöõ", "sş", "uü", "yý", "zž"),
    *("بپ", "تٹ", "جچ", "دڈ", "رڑ", "زژ", "كگڭ", "فڤ", "وۇۆۈۋ", "يې"),
)
_PLACES: Final = {
    letter: group[0] + _BEHIND * place for group in _GROUPS for place, letter in enumerate(group)
}

# The turned comma always makes the Uzbek letter; another apostrophe does before a small letter,
# unless it is an English genitive: "O'zbekiston", but neither "O'Brien" nor "Togo's".
_UZBEK: Final = re.compile("([OoGg])(?:[ʻ‘]|['’ʼ`´](?=[a-z])(?!s\\b))")
_UZBEK_LETTERS: Final = {"o": "õ", "O": "Õ", "g": "ğ", "G": "Ğ"}

_HAVE_PLACES: Final = (LETTER, MARKED_LETTER, DIGIT, CJK)
_NUMBER_OR_CHARACTER: Final = re.compile(r"\d+|.", re.DOTALL)


class _Sign(NamedTuple):
    """What stands at one place of a title."""

    kind: int
    letter: str
    """Its place in the alphabet; empty when it is a mark, a separator or nothing."""
    marks: str
    is_capital: bool


def sort_key(text: str) -> str:
    """Text whose code points (and UTF-8 bytes) are in the reading order of titles."""
    written: list[str] = []
    marks: list[str] = []
    capitals: list[str] = []
    room = _LETTERS_LENGTH
    for place, sign in enumerate(_read(text)):
        if room <= 0:
            break
        written.append(sign.letter[:room])
        room -= len(sign.letter)
        if sign.marks:
            marks += _nearer(place), sign.marks
        if sign.is_capital:
            capitals.append(_nearer(place))
    levels = ("".join(written), "".join(marks), "".join(capitals))
    return _LEVEL_END.join(levels).rstrip(_LEVEL_END)[:MAX_LENGTH]


def _nearer(place: int) -> str:
    """Give a character that is higher the nearer a place is to the beginning.

    So the first difference decides, and of two equal words the one without marks comes first.
    """
    return chr(0x2FF - place)


def _read(text: str) -> Iterator[_Sign]:
    """Give what has a place in an alphabet, together with the marks and gaps beside it."""
    held: _Sign | None = None
    is_gap = False
    plain = _UZBEK.sub(lambda match: _UZBEK_LETTERS[match[1]], composed(text))
    for match in _NUMBER_OR_CHARACTER.finditer(plain):
        sign = _sign(match[0]) if len(match[0]) == 1 else _number(match[0])
        if sign.kind == SEPARATOR:
            is_gap = True
        elif sign.kind == MARK and held and not is_gap:
            held = _marked(held, sign.marks)
        elif sign.letter and held:
            yield held
            held = sign._replace(letter=_WORD_END + sign.letter) if is_gap else sign
            is_gap = False
        elif sign.letter:
            held, is_gap = sign, False
    if held:
        yield held


def _marked(sign: _Sign, mark: str) -> _Sign:
    # What no key has room for is not gathered: a flood would take quadratic time.
    if len(sign.letter) + len(sign.marks) > MAX_LENGTH:
        return sign
    if sign.kind == MARKED_LETTER:
        return sign._replace(letter=sign.letter + mark)
    return sign._replace(marks=sign.marks + mark)


def _number(digits: str) -> _Sign:
    """Write how many digits there are before them, so that 9 stands before 10."""
    significant = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    nines, rest = divmod(len(significant), 9)
    return _Sign(DIGIT, f"{'9' * nines}{rest}{significant}", "", False)


@lru_cache(maxsize=4096)
def _sign(character: str) -> _Sign:
    small = character.lower()
    if small in _PLACES:
        return _Sign(LETTER, _PLACES[small], "", small != character)
    atoms = ATOMS[character]
    marks = "".join(atom for kind, atom in atoms if kind == MARK)
    read = [(kind, atom) for kind, atom in atoms if kind in _HAVE_PLACES]
    if not read:
        return _Sign(atoms[0][0] if atoms else MARK, "", marks, False)
    kind = read[-1][0]
    letter = "".join(_place(kind, atom) for kind, atom in read)
    if kind == MARKED_LETTER:
        return _Sign(kind, letter + marks, "", small != character)
    is_respelled = kind == LETTER and letter != small
    return _Sign(kind, letter, marks or (small if is_respelled else ""), small != character)


def _place(kind: int, atom: str) -> str:
    if kind == CJK:
        return _cjk_place(atom)
    if kind == DIGIT and atom.isascii():
        return _number(atom).letter
    return _GEORGIAN + atom if unicodedata.name(atom, "").startswith("GEORGIAN") else atom


def _cjk_place(character: str) -> str:
    name = unicodedata.name(character, "")
    if name.startswith("HANGUL"):
        return _HANGUL + character
    if name.startswith("KATAKANA") and character <= "ヶ":
        return _KANA + chr(ord(character) - 0x60)
    if name.startswith(("HIRAGANA", "KATAKANA")):
        return _KANA + character
    # "li" ends before "lian" goes on; a character nobody can read comes last.
    return f"{_HAN}{latin(character).lower() or '~'}-{character}"
