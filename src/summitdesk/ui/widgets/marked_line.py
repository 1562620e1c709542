"""One line of text painted with its hits marked, elided where it is too long."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from summitdesk.domain.fold import Phrase, hits
from summitdesk.ui.runs import unit_spans
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import Tokens
from summitdesk.ui.widgets.run_layout import cursor_x, marked_rect

_SPARE = 40.0


class MarkedLine:
    """Paints one line after the other; one layout serves them all."""

    def __init__(self) -> None:
        self.phrases: Sequence[Phrase] = ()
        """What is marked wherever a line holds it."""
        self._layout = QTextLayout()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        self._layout.setTextOption(option)

    def paint(
        self,
        painter: QPainter,
        text: str,
        face: Face,
        *,
        at: QPointF,
        width: float,
        tokens: Tokens,
        ink: str = "ink",
        tongue: str = "",
    ) -> None:
        """Paint the text from a point on its baseline, at most so wide.

        The baseline is given, so that lines stand level whatever scripts they are written in.
        """
        font = face.font(tongue)
        metrics = QFontMetricsF(font)
        self._layout.setFont(font)
        self._layout.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
        self._layout.beginLayout()
        line = self._layout.createLine()
        if line.isValid():
            line.setLineWidth(width + _SPARE)
        self._layout.endLayout()
        if self.phrases:
            self._paint_hits(painter, line, at, tokens)
        painter.setPen(tokens.color(ink))
        self._layout.draw(painter, QPointF(at.x(), at.y() - line.ascent()))

    def _paint_hits(self, painter: QPainter, line: QTextLine, at: QPointF, tokens: Tokens) -> None:
        text = self._layout.text()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("hit"))
        for start, end in unit_spans(text, hits(text, self.phrases)):
            left, right = cursor_x(line, start), cursor_x(line, end)
            top = at.y() - line.ascent()
            place = QRectF(at.x() + left, top, right - left, line.height())
            painter.drawRoundedRect(marked_rect(place, self._layout.font().pixelSize()), 2, 2)
