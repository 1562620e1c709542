"""Paragraphs laid on sheets of paper, in points, whatever they are printed on."""

import threading
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from summitdesk.domain.citing.marks import OPENING
from summitdesk.domain.errors import Cancelled
from summitdesk.ui.plain import kept_together
from summitdesk.ui.printing.manuscript import HANGING, Manuscript, Paragraph, Style
from summitdesk.ui.theme.fonts import SANS, with_those_of

SCALE: Final = 20
"""How many units of a layout make a point: fine enough that no printer shows their corners."""
MARGIN: Final = 56.0
FOOT: Final = 30.0
"""Room for the line at the foot, above the lower margin."""
NUMBER_WIDTH: Final = 40.0
"""Room for the page at the right of an entry of the contents."""
_BETWEEN = 26.0  # above a record that begins in the middle of a sheet
_FEWEST = 2  # lines of a paragraph that stand together at the foot or head of a sheet


@dataclass
class Strip:
    """Some lines of one paragraph where they stand on a sheet."""

    paragraph: Paragraph
    text: QTextLayout
    mark: QTextLayout | None
    top: float
    """How far below the margin, in points."""
    lines: range
    leads_to: int = -1
    """The page an entry of the contents leads to, once that is known."""
    joins: bool = False
    """Whether its rule goes on from the strip above."""

    @property
    def height(self) -> float:
        """From its first line to the end of its last, in points."""
        return len(self.lines) * line_height(self.paragraph.style)

    def words(self) -> str:
        """What can be read of it on this sheet."""
        text = self.paragraph.text.replace("\n", "\u2028")
        return "".join(
            text[line.textStart() : line.textStart() + line.textLength()]
            for line in map(self.text.lineAt, self.lines)
        )


@dataclass
class Sheet:
    """One side of paper."""

    strips: list[Strip] = field(default_factory=list)
    separators: list[float] = field(default_factory=list)
    """Where a hairline parts two records."""


@dataclass
class Printable:
    """A manuscript on sheets of one size."""

    manuscript: Manuscript
    size: QSizeF
    sheets: list[Sheet]
    begins: tuple[int, ...]
    """The sheet on which each record begins, from 1."""


def laid_out(
    manuscript: Manuscript, size: QSizeF, cancel: threading.Event | None = None
) -> Printable:
    """The manuscript on sheets of this size in points; see `laying_out`.

    Raises:
        Cancelled: soon after `cancel` was set.
    """
    work = laying_out(manuscript, size)
    while True:
        if cancel is not None and cancel.is_set():
            raise Cancelled
        try:
            next(work)
        except StopIteration as done:
            printable: Printable = done.value
            return printable


def laying_out(manuscript: Manuscript, size: QSizeF) -> Generator[None, None, Printable]:
    """Lay the manuscript on sheets of this size in points, in steps of one paragraph.

    A record that fits into what is left of a sheet goes there, any other begins a sheet of its
    own. Headings keep with what they head. In any thread; but what was laid out belongs to the
    thread that did so, because Qt keeps fonts by thread.
    """
    front = _Layout(size)
    yield from front.add(manuscript.front)
    body = _Layout(size)
    begins = []
    for record in manuscript.records:
        begins.append((yield from body.add_record(record)))  # noqa: PERF401 - it yields
    first = len(front.sheets) if manuscript.front else 0
    pages = tuple(first + begin + 1 for begin in begins)
    for strip in _strips(front.sheets):
        if strip.paragraph.leads_to >= 0:
            strip.leads_to = pages[strip.paragraph.leads_to]
    sheets = [*front.sheets[:first], *body.sheets]
    return Printable(manuscript, size, sheets, pages)


def line_height(style: Style) -> float:
    """From one line to the next, in points."""
    return style.value.points * style.value.leading


def font(style: Style, tongue: str = "") -> QFont:
    """The font of a style, in units of a layout; Han in the face of its language."""
    made = QFont()
    made.setFamilies(list(with_those_of(tongue, style.value.families)))
    made.setPixelSize(round(style.value.points * SCALE))
    made.setWeight(QFont.Weight(style.value.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Joined and altered letters of a PDF cannot be found again by who searches it.
    made.setFeature(QFont.Tag("liga"), 0)
    if style.value.families is SANS:
        made.setFeature(QFont.Tag("calt"), 0)
    return made


def line_of(text: str, style: Style) -> QTextLayout:
    """Text on a single line."""
    return _wrapped(text, style, 1e6)


def _strips(sheets: Sequence[Sheet]) -> Iterator[Strip]:
    for sheet in sheets:
        yield from sheet.strips


class _Layout:
    """Fills one sheet after the other."""

    def __init__(self, size: QSizeF) -> None:
        self.sheets = [Sheet()]
        self._width = size.width() - 2 * MARGIN
        self._height = size.height() - 2 * MARGIN - FOOT
        self._y = 0.0

    def add_record(self, paragraphs: Sequence[Paragraph]) -> Generator[None, None, int]:
        """Add a record, and give the sheet it begins on, from 0."""
        blocks = yield from self._blocks(paragraphs)
        high = sum(block.height + block.paragraph.style.value.before for block in blocks)
        if self.sheets[-1].strips:
            if self._y + _BETWEEN * 2 + high <= self._height:
                self.sheets[-1].separators.append(self._y + _BETWEEN)
                self._y += _BETWEEN * 2
            else:
                self._turn()
        begins = len(self.sheets) - 1
        self._place(blocks)
        return begins

    def add(self, paragraphs: Sequence[Paragraph]) -> Generator[None, None, None]:
        """Add paragraphs below what is there."""
        blocks = yield from self._blocks(paragraphs)
        self._place(blocks)

    def _blocks(self, paragraphs: Sequence[Paragraph]) -> Generator[None, None, list[Strip]]:
        blocks = []
        for paragraph in paragraphs:
            blocks.append(self._block(paragraph))
            yield
        return blocks

    def _block(self, paragraph: Paragraph) -> Strip:
        style = paragraph.style
        width = self._width - style.value.indent
        if paragraph.leads_to >= 0:
            width -= NUMBER_WIDTH
        text = _wrapped(paragraph.text, style, width, paragraph.tongue)
        mark = None
        if paragraph.mark:
            mark = _wrapped(paragraph.mark, style, style.value.indent - 8)
        return Strip(paragraph, text, mark, 0, range(text.lineCount()))

    def _place(self, blocks: Sequence[Strip]) -> None:
        for at, block in enumerate(blocks):
            above = 0.0 if block.paragraph.goes_on else block.paragraph.style.value.before
            if self._y and self._y + above + self._needed(blocks, at) > self._height:
                self._turn()
            if self._y:
                self._y += above
            self._flow(block)

    def _needed(self, blocks: Sequence[Strip], at: int) -> float:
        """The room without which the block had better begin on the next sheet."""
        needed = 0.0
        for number, block in enumerate(blocks[at:]):
            style = block.paragraph.style.value
            lines = len(block.lines)
            if number:
                needed += style.before
            if style.keeps_next and lines <= _FEWEST * 2:
                needed += block.height
                continue
            least = lines if lines <= _FEWEST + 1 else _FEWEST
            return needed + least * line_height(block.paragraph.style)
        return needed

    def _flow(self, block: Strip) -> None:
        """Lay the lines on this sheet, and on as many more as they need."""
        step = line_height(block.paragraph.style)
        first, end = 0, len(block.lines)
        while first < end:
            room = int((self._height - self._y + 0.01) // step)
            last = min(end, first + max(room, 1 if not self._y else 0))
            if 0 < end - last < _FEWEST and last - first > _FEWEST:
                last -= _FEWEST - (end - last)  # no line stands alone at the head of a sheet
            if last > first:
                mark = block.mark if first == 0 else None
                lines = range(first, last)
                strip = Strip(block.paragraph, block.text, mark, self._y, lines)
                strip.joins = _joins(self.sheets[-1], block.paragraph)
                self.sheets[-1].strips.append(strip)
                self._y += len(lines) * step
            first = last
            if first < end:
                self._turn()

    def _turn(self) -> None:
        self.sheets.append(Sheet())
        self._y = 0.0


def _joins(sheet: Sheet, paragraph: Paragraph) -> bool:
    if not sheet.strips:
        return False
    return paragraph.goes_on or (
        paragraph.style is Style.ATTRIBUTION and sheet.strips[-1].paragraph.style is Style.QUOTATION
    )


def _hang(text: str, style: Style, tongue: str) -> float:
    """How wide the mark is that a text opens with, and that hangs left of its lines."""
    if style not in HANGING or text[:1] not in OPENING:
        return 0.0
    room = style.value.indent * SCALE
    return min(QFontMetricsF(font(style, tongue)).horizontalAdvance(text[0]), room)


def _wrapped(text: str, style: Style, width: float, tongue: str = "") -> QTextLayout:
    """The text broken into lines, every line at its height below the first."""
    layout = QTextLayout(kept_together(text.replace("\n", "\u2028")), font(style, tongue))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    step = line_height(style) * SCALE
    y = 0.0
    hang = _hang(text, style, tongue)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        x = 0.0 if y else -hang
        line.setLineWidth(max(width, 20) * SCALE - x)
        # A script of another font may be higher than the face: its letters keep the baseline.
        line.setPosition(QPointF(x, y + step * 0.76 - line.ascent()))
        y += step
    layout.endLayout()
    return layout
