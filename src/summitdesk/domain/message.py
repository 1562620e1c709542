"""A sentence for people as a value, so that whoever shows it can say it in their language."""

from collections.abc import Mapping
from typing import Protocol


class Say(Protocol):
    """Says a message in some language: what it is about, its English words, the values in them."""

    def __call__(self, context: str, text: str, /, **values: object) -> str:
        """The message with its values filled in."""

    def __hash__(self) -> int:
        """Let what was said be remembered by who said it."""


def in_english(_context: str, text: str, /, **values: object) -> str:
    """Say a message as it is written in the code."""
    return text.format(**values)


def mark(text: str, /) -> str:
    """The text itself: it is translated where it is said."""
    return text


def mark_in(_contexts: tuple[str, ...], /, *texts: str) -> tuple[str, ...]:
    """The texts themselves: they are said elsewhere, in each of these contexts."""
    return texts


class Message:
    """English words with named places, and the values that stand in them."""

    __slots__ = ("text", "values")

    def __init__(self, text: str, /, **values: object) -> None:
        """Keep both apart: the words are what a translation is found by."""
        self.text = text
        self.values: Mapping[str, object] = values

    def __str__(self) -> str:
        """The message in English."""
        return in_english("", self.text, **self.values)


class MessageError(ValueError):
    """A value is not what it must be, with the message that says why."""

    def __init__(self, text: str, /, **values: object) -> None:
        """Make the message of its words and the values in them."""
        self.message = Message(text, **values)
        super().__init__(str(self.message))
