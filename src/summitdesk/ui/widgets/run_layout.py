"""Runs of text laid out in lines: how high they are, where each place stands, how they look."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from summitdesk.ui.plain import kept_together
from summitdesk.ui.runs import Look, Run, Runs, cut_units, text_of, units
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import SANS, Face
from summitdesk.ui.theme.tokens import Tokens

Span = tuple[int, int]
"""A part of a text, from one place to another as Qt counts them."""

TAGS = (Look.TAG, Look.CAUTION_TAG)

_LEAST_WIDTH = 40
_ENDLESS = 100_000
_HEIGHTS_KEPT = 8
_MARK_HEIGHT = 1.28


class RunLayout:
    """One paragraph or several in one face, wrapped into the width it is given."""

    def __init__(self, face: Face, hanging: str = "", column: int = 0, tongue: str = "") -> None:
        """Lay out in this face.

        Args:
            face: Of all runs that have no face of their own.
            hanging: What the text begins with; it stands left of the column of the rest.
            column: How far from the left the column stands at least, without any zoom.
            tongue: The language of what hangs.
        """
        self._face = face
        self._hanging = hanging
        self._column = column
        self._tongue = tongue
        self._layout = QTextLayout()
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._width = -1
        self._text = ""
        self._heights: dict[int, int] = {}
        self._starts: list[int] = []
        self._tops: list[float] = []
        self._set_face()

    def align_right(self) -> None:
        """End every line at the right of the width."""
        option = self._layout.textOption()
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._layout.setTextOption(option)

    def set_runs(self, runs: Runs, tokens: Tokens) -> None:
        """Take other runs, the colours of another scheme, or the sizes of another zoom."""
        self._set_face()
        self._text = text_of(runs)
        self._layout.setText(kept_together(self._text.replace("\n", "\u2028")))
        self._layout.setFormats(_formats(runs, tokens, self._face))
        self._width = -1
        self._heights.clear()

    def height(self, width: int) -> int:
        """How high the text is when it is this wide; layouts ask for the same widths often."""
        width = max(width, _LEAST_WIDTH)
        if width not in self._heights:
            if len(self._heights) >= _HEIGHTS_KEPT:
                self._heights.clear()
            self._heights[width] = self._wrap(width)
        return self._heights[width]

    def wrap(self, width: int) -> None:
        """Break the lines for this width, unless they are so already."""
        if width != self._width:
            self._wrap(max(width, _LEAST_WIDTH))

    def natural_width(self) -> int:
        """How wide the text is on one line."""
        if self._width < 0:
            self._wrap(_ENDLESS)
        return int(self._layout.maximumWidth() + self._indent) + 1

    def draw(
        self, painter: QPainter, selected: Sequence[QTextLayout.FormatRange], clip: QRectF
    ) -> None:
        """Paint the lines within the clip."""
        self._layout.draw(painter, QPointF(0, 0), selected, clip)

    def rects(self, span: Span) -> list[QRectF]:
        """Where a part of the text stands, a rectangle a line."""
        start, end = span
        made = []
        number = max(bisect_right(self._starts, start) - 1, 0)
        while number < len(self._starts) and self._starts[number] < end:
            line = self._layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            left, right = cursor_x(line, max(start, first)), cursor_x(line, min(end, last))
            made.append(QRectF(left, line.y(), right - left, line.height()))
            number += 1
        return made

    def span_in(self, clip: QRectF) -> Span:
        """The part of the text whose lines stand within the clip."""
        first = max(bisect_right(self._tops, clip.top()) - 1, 0)
        beyond = bisect_left(self._tops, clip.bottom())
        starts = [*self._starts, units(self._layout.text())]
        return (starts[first], starts[beyond]) if self._starts else (0, 0)

    def marks(self, span: Span) -> list[QRectF]:
        """The ground of a hit, a rectangle a line."""
        return [marked_rect(rect, self._face.pixels) for rect in self.rects(span)]

    def place_at(self, at: QPoint) -> int:
        """The place of the text nearest to a point."""
        line = self._layout.lineAt(max(bisect_right(self._tops, at.y()) - 1, 0))
        if not line.isValid() or at.y() >= line.y() + line.height() + self._face.leading:
            return units(self._layout.text())
        return int(line.xToCursor(at.x()))

    def word_at(self, place: int) -> Span:
        """The word around a place of the text."""
        mode = QTextLayout.CursorMode.SkipWords
        start = self._layout.previousCursorPosition(place + 1, mode)
        end = self._layout.nextCursorPosition(start, mode)
        return start, start + units(self.text((start, end)).rstrip())

    def text(self, span: Span) -> str:
        """The words of a part of the text."""
        return cut_units(self._text, *span)

    def _set_face(self) -> None:
        self._usual = QFontMetricsF(self._face.font()).height()
        metrics = QFontMetricsF(self._face.font(self._tongue))
        self._hang = metrics.horizontalAdvance(self._hanging) if self._hanging else 0.0
        self._indent = max(self._hang, zoom.scaled(self._column))
        self._layout.setFont(self._face.font())

    def _wrap(self, width: int) -> int:
        self._width = width
        leading = self._face.leading
        y = 0.0
        self._starts.clear()
        self._tops.clear()
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            x = self._indent if y else self._indent - self._hang
            line.setLineWidth(max(width - x, 20))
            # A script of another font may be higher than the face; its lines then stand apart.
            step = leading * max(1.0, line.height() / self._usual / 1.06)
            line.setPosition(QPointF(x, y + (step - line.height()) / 2))
            self._starts.append(line.textStart())
            self._tops.append(y)
            y += step
        self._layout.endLayout()
        return round(max(y, leading))


def cursor_x(line: QTextLine, position: int) -> float:
    """How far from the left of its line a place of the text stands."""
    x = line.cursorToX(position)
    return float(x[0]) if isinstance(x, tuple) else float(str(x))


def marked_rect(line: QRectF, pixels: int) -> QRectF:
    """The ground of a hit: as high as its letters, however high its line."""
    height = pixels * _MARK_HEIGHT
    return QRectF(line.x() - 0.5, line.center().y() - height / 2, line.width() + 1, height)


def format_range(start: int, length: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    """A style for a part of a text."""
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, style
    return made


def _formats(runs: Runs, tokens: Tokens, face: Face) -> list[QTextLayout.FormatRange]:
    made = []
    at = 0
    for run in runs:
        length = units(run.text)
        made.append(format_range(at, length, _format(run, tokens, face)))
        at += length
    return made


_COLORS = {
    Look.PLAIN: "ink",
    Look.DIFFERENT: "ink",
    Look.INSERTED: "ink",
    Look.DELETED: "soft",
    Look.INK_LINK: "ink",
    Look.STRONG: "ink",
    Look.SOFT: "soft",
    Look.FAINT: "faint",
    Look.TAG: "soft",
    Look.SOFT_LINK: "soft",
    Look.ACCENT: "accent",
    Look.SMALL_LINK: "accent",
    Look.CAUTION: "caution",
    Look.CAUTION_STRONG: "caution",
    Look.CAUTION_TAG: "caution",
}


def _format(run: Run, tokens: Tokens, face: Face) -> QTextCharFormat:
    style = QTextCharFormat()
    linked = run.uid and run.look in (Look.PLAIN, Look.STRONG)
    style.setForeground(tokens.color("accent" if linked else _COLORS[run.look]))
    if run.look in (Look.STRONG, Look.CAUTION_STRONG):
        style.setFontWeight(QFont.Weight.DemiBold)
    style.setFontStrikeOut(run.look is Look.DELETED)
    if run.look in (Look.DIFFERENT, Look.INSERTED):
        style.setFontUnderline(True)
        style.setUnderlineColor(tokens.color("accent"))
        style.setBackground(tokens.color("accent_ground"))
    if run.look in TAGS:
        style.setProperty(QTextCharFormat.Property.FontPixelSize, Face.SMALL.pixels)
    if run.look is Look.SMALL_LINK:
        style.setProperty(QTextCharFormat.Property.FontPixelSize, Face.SECOND.pixels)
        style.setFontFamilies(list(SANS))
    if run.tongue:
        style.setFontFamilies(list(face.families(run.tongue)))
    return style
