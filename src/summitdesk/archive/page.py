"""A page one can take away, as a value: its parts, their statements and passages."""

from dataclasses import dataclass

DOT = " · "


@dataclass(frozen=True)
class Item:
    """One statement: a fact, a title, a source, a note."""

    text: str
    label: str = ""
    """What stands before it, such as the name of a field."""
    below: tuple[str, ...] = ()
    """What belongs to it, a line each."""


@dataclass(frozen=True)
class Passage:
    """Words somebody said."""

    words: str
    """In quotation marks, with what they mean in English."""
    attribution: str
    """Who said them, when and where they are reported, and what must be told of them."""
    language: str = ""
    """The tag of the language of the words."""


@dataclass(frozen=True)
class Part:
    """One part of a page."""

    heading: str
    items: tuple[Item, ...] = ()
    passages: tuple[Passage, ...] = ()
    is_numbered: bool = False
    """Whether its items are referred to by their number, ``[1]`` and so on."""
    is_facts: bool = False
    """Whether its items are facts, each under the name it has."""
    is_prose: bool = False
    """Whether its items are paragraphs and not the entries of a list."""


@dataclass(frozen=True)
class Page:
    """One record whole."""

    title: str
    kind: str
    """What it is: its type, or the name of its kind."""
    parts: tuple[Part, ...]
