"""Punctuation: parts joined with nothing between what is missing, words in their own quotes."""

import re
from typing import Final

_TERMINAL: Final = ".?!…。？！"
_CLOSING: Final = "”’»“‘」』》\"'"

QUOTES: Final = {
    "": ("“", "”", "‘", "’"),
    "ar": ("”", "“", "’", "‘"),
    "bs": ("„", "”", "‘", "’"),
    "de": ("„", "“", "‚", "‘"),
    "es": ("«", "»", "“", "”"),
    "fa": ("«", "»", "‹", "›"),
    "fr": ("«\u202f", "\u202f»", "“", "”"),
    "it": ("«", "»", "“", "”"),
    "ja": ("「", "」", "『", "』"),
    "kk": ("«", "»", "“", "”"),
    "ky": ("«", "»", "„", "“"),
    "mn": ("«", "»", "„", "“"),
    "pl": ("„", "”", "«", "»"),
    "ru": ("«", "»", "„", "“"),
    "sr": ("„", "”", "‘", "’"),
    "tg": ("«", "»", "“", "”"),
    "uk": ("«", "»", "„", "“"),
    "uz-Cyrl": ("«", "»", "„", "“"),
    "zh-Hant": ("「", "」", "『", "』"),
}
"""Quotation marks, outer and inner, of each language that does not use the English ones.

From the delimiters of the Unicode CLDR; Kazakh, Tajik and Cyrillic Uzbek as their own press prints
them.
"""

OPENING: Final = tuple('“”„«»「」『』"')
"""What words in quotation marks open with, in some language."""
_SPACES: Final = re.compile(r"\s+")
_STRAIGHT: Final = re.compile(r'"([^"]*)"')


def level(text: str) -> str:
    """The text on one line."""
    return _SPACES.sub(" ", text).strip()


def joined(mark: str, *parts: str) -> str:
    """The parts that are there, with the mark between them."""
    return mark.join(part for part in parts if part)


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence does, be it inside its last quotation mark."""
    return text.rstrip(_CLOSING).endswith(tuple(_TERMINAL)) and bool(text)


def stopped(text: str) -> str:
    """The text with a full stop, unless it ends as a sentence does already."""
    return text if not text or is_ended(text) else f"{text}."


def sentences(*parts: str) -> str:
    """The parts that are there, each closed with one full stop."""
    return " ".join(stopped(part) for part in parts if part)


def unstopped(text: str) -> str:
    """The text without the full stop at its end; an ellipsis stays."""
    return text[:-1] if text.endswith((".", "。")) and not text.endswith("..") else text


def bracketed(text: str) -> str:
    """The text in square brackets; nothing for no text."""
    return f"[{text}]" if text else ""


def quoted(words: str, language: str = "") -> str:
    """The words in the quotation marks of their language; quotations inside them in the inner ones.

    Words that stand in quotation marks already keep those they have.
    """
    words = level(words)
    outer, closer, inner, inner_closer = _quotes(language)
    bare = outer.strip(), closer.strip()
    if _is_quoted(words):
        return words
    words = _STRAIGHT.sub(rf"{inner}\1{inner_closer}", words)
    if words.count(bare[0]) == words.count(bare[1]):
        words = words.replace(bare[0], inner).replace(bare[1], inner_closer)
    return f"{outer}{words}{closer}"


def enclosed(words: str, language: str = "") -> str:
    """The words, letter for letter, in the marks of their language unless they open with one."""
    words = words.strip()
    if words[:1] in OPENING:
        return words
    outer, closer, _, _ = _quotes(language)
    return f"{outer}{words}{closer}"


def _quotes(language: str) -> tuple[str, str, str, str]:
    return QUOTES.get(language) or QUOTES.get(language.partition("-")[0], QUOTES[""])


def _is_quoted(words: str) -> bool:
    """Whether one pair of quotation marks holds all the words."""
    pairs = {"“": "”", "„": "“”", "«": "»", "「": "」", "『": "』", '"': '"'}
    if len(words) < 2 or words[-1] not in pairs.get(words[0], ""):
        return False
    return not any(mark in words[1:-1] for mark in (words[0], words[-1]))
