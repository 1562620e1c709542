"""What in a text looks like something else: letters of two scripts in one word, hidden signs.

Neither is wrong, for names come as they come; a form says it quietly beside the field.
"""

import re
import unicodedata
from collections.abc import Iterator

from summitdesk.domain.letters import composed
from summitdesk.domain.message import Message
from summitdesk.domain.unseen import DIRECTIONS

_DIRECTIONS = re.compile(f"[{DIRECTIONS}]")
_HIDDEN = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff]")
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = ("LATIN", "CYRILLIC", "GREEK")
"""The scripts whose letters are taken for each other."""


def remarks(text: str) -> Iterator[Message]:
    """What a person should look at twice, each as a sentence; usually nothing."""
    if _DIRECTIONS.search(text):
        yield Message("It holds a hidden sign that turns the direction of writing.")
    if _HIDDEN.search(text):
        yield Message("It holds a sign that nobody sees, such as a blank without width.")
    if (word := next(_mixed_words(text), None)) is not None:
        yield Message("“{word}” has letters of two scripts that look alike.", word=word)


def _mixed_words(text: str) -> Iterator[str]:
    for found in _WORD.finditer(composed(text)):
        if len({_script(letter) for letter in found[0]} - {""}) > 1:
            yield found[0]


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((script for script in _ALIKE if name.startswith(script)), "")
