"""What is printed: the pages of a dossier as paragraphs, each in its style."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from summitdesk.archive.page import Item, Page, Part
from summitdesk.domain.info import ArchiveInfo
from summitdesk.i18n import tr, trn
from summitdesk.ui import plain
from summitdesk.ui.theme.fonts import SANS, SERIF

MOST_PRINTED = 100_000
"""How many characters of one statement are printed: some fifty pages."""

_AT_ONCE = 4_000  # lines of one paragraph are broken in one go; a longer text comes as several
_GAP = re.compile(r"\s(?=\S*$)")


class _Set(NamedTuple):
    families: tuple[str, ...]
    points: float
    weight: int = 400
    leading: float = 1.4
    """From one line to the next, as a share of the points."""
    before: float = 0.0
    """Room above, in points; none at the top of a sheet."""
    indent: float = 0.0
    """Room at the left, in points; a mark hangs in it."""
    is_soft: bool = False
    keeps_next: bool = False
    """Whether it never stands alone at the foot of a sheet."""


class Style(Enum):
    """How a paragraph is set on paper, in points."""

    COVER = _Set(SERIF, 22, 600, 1.2, keeps_next=True)
    COVER_NOTE = _Set(SANS, 9, before=4, is_soft=True)
    CONTENTS = _Set(SERIF, 10.5, before=4, indent=24)
    KIND = _Set(SANS, 9, 500, is_soft=True, keeps_next=True)
    TITLE = _Set(SERIF, 18, 600, 1.22, before=2, keeps_next=True)
    HEADING = _Set(SANS, 10, 600, before=15, keeps_next=True)
    READING = _Set(SERIF, 10.5, before=4)
    LABEL = _Set(SANS, 9, 600, before=6, keeps_next=True)
    FACT = _Set(SERIF, 10, before=3, indent=104)
    FACT_MORE = _Set(SERIF, 10, indent=104)
    ENTRY = _Set(SERIF, 10, before=4, indent=20)
    BELOW = _Set(SERIF, 9, before=1, indent=20, is_soft=True)
    QUOTATION = _Set(SERIF, 12, 400, 1.42, before=8, indent=14, keeps_next=True)
    ATTRIBUTION = _Set(SANS, 8.5, before=3, indent=14, is_soft=True)


RULED = (Style.QUOTATION, Style.ATTRIBUTION)
"""What has a rule at its left: quoted words, and who said them."""
HANGING = (Style.QUOTATION,)
"""What opens with a mark that hangs in the room at its left."""


@dataclass(frozen=True)
class Paragraph:
    """Some text in one style."""

    text: str
    style: Style
    mark: str = ""
    """What hangs left of it: a number, a dash, the name of a fact."""
    leads_to: int = -1
    """Of an entry of the contents, the record whose page stands at the right."""
    goes_on: bool = False
    """Whether it is the rest of the paragraph before it."""
    tongue: str = ""
    """Its language, where its letters have a face of their own."""


@dataclass(frozen=True)
class Manuscript:
    """A dossier as paragraphs: the front with its contents, then record by record."""

    title: str
    front: tuple[Paragraph, ...]
    """Nothing when there is but one record."""
    records: tuple[tuple[Paragraph, ...], ...]
    foot: str
    """Which archive and edition it comes from; stands at the foot of every sheet."""


def manuscript(pages: Sequence[Page], info: ArchiveInfo, more: str = "") -> Manuscript:
    """The paragraphs of these pages, which come from that archive.

    Args:
        pages: One a record.
        info: Of the archive.
        more: What a reader must know of what is not there.
    """
    title = _fit(pages[0].title if len(pages) == 1 else info.title)
    edition = tr("edition {edition}", edition=info.edition) if info.edition else ""
    foot = ", ".join(filter(None, (info.title, edition)))
    front = tuple(_front(pages, info, f"{foot}. {more}")) if len(pages) > 1 else ()
    return Manuscript(title, front, tuple(map(tuple, _records(pages))), _fit(foot))


def _front(pages: Sequence[Page], info: ArchiveInfo, said: str) -> Iterator[Paragraph]:
    yield Paragraph(_fit(info.title), Style.COVER)
    yield from _written(
        trn("{n} record. {more}", "{n} records. {more}", len(pages), more=said), Style.COVER_NOTE
    )
    yield from _written(info.licence, Style.COVER_NOTE)
    yield Paragraph(tr("Contents"), Style.HEADING)
    for number, page in enumerate(pages):
        title = plain.one_line(page.title, plain.ROW_LIMIT)
        yield Paragraph(title, Style.CONTENTS, f"{number + 1}.", leads_to=number)


def _records(pages: Sequence[Page]) -> Iterator[Iterator[Paragraph]]:
    printed: dict[tuple[str, ...], str] = {}
    for page in pages:
        yield _record(page, printed)


def _record(page: Page, printed: dict[tuple[str, ...], str]) -> Iterator[Paragraph]:
    """One record; what was said at one event is printed with the first of its agreements."""
    if page.kind:
        yield Paragraph(_fit(page.kind), Style.KIND)
    yield from _written(page.title, Style.TITLE)
    for part in page.parts:
        yield Paragraph(_fit(part.heading), Style.HEADING)
        said = tuple(passage.words for passage in part.passages)
        earlier = printed.setdefault(said, page.title)
        if said and earlier != page.title:
            yield Paragraph(tr("The same as under “{title}”.", title=_fit(earlier)), Style.READING)
        else:
            yield from _passages(part)
        yield from _items(part)


def _passages(part: Part) -> Iterator[Paragraph]:
    for passage in part.passages:
        yield from _written(passage.words, Style.QUOTATION, tongue=passage.language)
        yield from _written(passage.attribution, Style.ATTRIBUTION)


def _items(part: Part) -> Iterable[Paragraph]:
    for number, item in enumerate(part.items, 1):
        if part.is_numbered:
            yield from _written(item.text, Style.ENTRY, f"[{number}]")
            yield from _below(item, Style.BELOW)
        elif part.is_prose:
            yield from _written(item.text, Style.READING)
        elif part.is_facts:
            yield from _fact(item)
        else:
            yield from _entry(item)


def _fact(item: Item) -> Iterator[Paragraph]:
    """Its name at the left, all that is known at the right of it."""
    told = [text for text in (item.text, *item.below) if text]
    for at, text in enumerate(told):
        style = Style.FACT_MORE if at else Style.FACT
        yield from _written(text, style, "" if at else _fit(item.label))


def _entry(item: Item) -> Iterator[Paragraph]:
    if item.label:
        yield from _written(item.label, Style.LABEL)
        yield from _written(item.text, Style.READING)
    else:
        yield from _written(item.text, Style.ENTRY, "–")
    yield from _below(item, Style.ENTRY if item.label else Style.BELOW)


def _below(item: Item, style: Style) -> Iterator[Paragraph]:
    for text in item.below:
        yield from _written(text, style, "–" if style is Style.ENTRY else "")


def _written(text: str, style: Style, mark: str = "", *, tongue: str = "") -> Iterator[Paragraph]:
    """Text of any length as paragraphs that can each be laid out without a pause."""
    rest = len(text) - MOST_PRINTED
    shown = plain.shown(text[:MOST_PRINTED]).strip()
    goes_on = False
    while shown:
        piece, shown = _cut(shown)
        yield Paragraph(piece, style, "" if goes_on else mark, goes_on=goes_on, tongue=tongue)
        goes_on = True
    if rest > 0:
        said = trn(
            "{n} more character is not printed.", "{n} more characters are not printed.", rest
        )
        yield Paragraph(said, Style.BELOW)


def _cut(text: str) -> tuple[str, str]:
    if len(text) <= _AT_ONCE:
        return text, ""
    gap = _GAP.search(text, _AT_ONCE // 2, _AT_ONCE)
    end = gap.end() if gap else _AT_ONCE
    return text[:end].rstrip(), text[end:]


def _fit(text: str) -> str:
    return plain.one_line(text, plain.ROW_LIMIT)
