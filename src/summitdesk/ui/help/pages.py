"""Pages of help as values, and how the plain text files in resources/help become pages.

A language has a folder of its own there; a page it lacks is shown in English.

The first line of a file is the title. Of the others, ``= `` opens a heading, ``- `` a point of a
list, ``> words | list`` offers a search, four blanks keep a line as it stands, ``this | that``
pairs a word with what it means; the rest is paragraphs, with an empty line between two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from summitdesk.i18n import SOURCE_LANGUAGE, language, tr

TOPICS = (
    "searching",
    "facets",
    "lists",
    "quotations",
    "discrepancies",
    "sources",
    "taking",
    "shelf",
    "archives",
    "command-line",
)
"""The topics of help, each a file of that name, in the order they are read."""

_LITERAL = "    "
_BETWEEN = " | "


class Shape(Enum):
    """What a part of a page is."""

    TEXT = auto()
    HEADING = auto()
    POINT = auto()
    SEARCH = auto()
    """Words to search for, and the list to find them in."""
    LITERAL = auto()
    PAIR = auto()
    """A word, and what it means."""


@dataclass(frozen=True)
class Part:
    """A paragraph, or whatever stands in place of one."""

    shape: Shape
    text: str
    beside: str = ""
    """The list of a search, the meaning of a pair."""


@dataclass(frozen=True)
class Page:
    """One topic."""

    name: str
    title: str
    parts: tuple[Part, ...]


def topics(folder: Path) -> list[Page]:
    """The pages of the topics, in order; one whose file is missing says so."""
    return [read_page(folder, name) for name in TOPICS]


def read_page(folder: Path, name: str) -> Page:
    """The page of that name in the person's language, or else in English."""
    try:
        text = _file(folder, name).read_text("utf-8")
    except OSError:
        gone = tr("This page did not come with the program; install it again to have it.")
        return Page(name, name.replace("-", " ").capitalize(), (Part(Shape.TEXT, gone),))
    title, _, rest = text.partition("\n")
    return Page(name, title.strip(), tuple(_parts(rest)))


def _file(folder: Path, name: str) -> Path:
    file = Path(folder, language(), f"{name}.txt")
    return file if file.is_file() else Path(folder, SOURCE_LANGUAGE, f"{name}.txt")


def _parts(text: str) -> Iterator[Part]:
    paragraph: list[str] = []
    for line in [*text.splitlines(), ""]:
        part = _part(line)
        if part is None and line.strip():
            paragraph.append(line.strip())
            continue
        if paragraph:
            yield Part(Shape.TEXT, " ".join(paragraph))
            paragraph = []
        if part is not None:
            yield part


def _part(line: str) -> Part | None:
    """What stands on a line of its own; None for a line of a paragraph."""
    if line.startswith(_LITERAL):
        return Part(Shape.LITERAL, line.strip())
    if line.startswith("= "):
        return Part(Shape.HEADING, line[2:])
    if line.startswith("- "):
        return Part(Shape.POINT, line[2:])
    text, between, beside = line.partition(_BETWEEN)
    if line.startswith("> "):
        return Part(Shape.SEARCH, text[2:], beside)
    return Part(Shape.PAIR, text, beside) if between else None
