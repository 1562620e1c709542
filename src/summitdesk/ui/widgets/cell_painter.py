"""Paints one cell of a list in columns: a line of text, its hits marked, level with its row."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from summitdesk.domain.fold import Phrase
from summitdesk.domain.listing import Summary
from summitdesk.i18n import tr
from summitdesk.ui.models.results import CAUTION_ROLE, SUMMARY_ROLE
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER, LINE_HEIGHT, Tokens, tokens_of
from summitdesk.ui.widgets.marked_line import MarkedLine
from summitdesk.ui.widgets.row_star import paint_star

_BAR = 3
_PADDING = 8
_BASELINE = 19.5
_Index = QModelIndex | QPersistentModelIndex


class CellPainter(QStyledItemDelegate):
    """Paints cells of one fixed height; those of one row look like one line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = MarkedLine()
        self._hovered = -1

    def follow(self, index: QModelIndex) -> None:
        """Lift the row the pointer is in a little, whichever cell of it."""
        view = self.parent()
        if index.row() != self._hovered and isinstance(view, QAbstractItemView):
            self._hovered = index.row()
            view.viewport().update()

    def mark(self, phrases: Sequence[Phrase]) -> None:
        """Mark these phrases wherever a cell shows them."""
        self._line.phrases = phrases

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the words, of the fixed height."""
        face = Face.ROW if index.column() == 0 else Face.SECOND
        words = QFontMetrics(face.font()).horizontalAdvance(str(index.data() or ""))
        return QSize(words + 4 * _PADDING, zoom.px(LINE_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint ground, text, and what must be told beside it."""
        tokens = tokens_of(option.palette)
        is_first = index.column() == 0
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_over = index.row() == self._hovered
        _paint_ground(painter, option, tokens, is_first=is_first, is_over=is_over)
        rect: QRect = option.rect
        left = GUTTER + 2 if is_first else _PADDING
        inner = QRectF(rect).adjusted(left, 0, -_PADDING, 0)
        summary: Summary | None = index.data(SUMMARY_ROLE)
        if is_first and summary is not None and summary.is_low:
            inner = _paint_low(painter, inner, tokens)
        if is_first:
            baseline = inner.y() + zoom.scaled(_BASELINE)
            inner = paint_star(painter, inner, index, tokens, baseline=baseline)
        ink = "ink" if is_first else "soft"
        if summary is None:
            ink = "faint"
        elif index.data(CAUTION_ROLE):
            ink = "caution"
        self._line.paint(
            painter,
            str(index.data() or ""),
            Face.ROW if is_first else Face.SECOND,
            at=QPointF(inner.x(), inner.y() + zoom.scaled(_BASELINE)),
            width=inner.width(),
            tokens=tokens,
            ink=ink,
        )
        painter.restore()


def _paint_ground(
    painter: QPainter,
    option: QStyleOptionViewItem,
    tokens: Tokens,
    *,
    is_first: bool,
    is_over: bool,
) -> None:
    rect: QRect = option.rect
    state = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, tokens.color("selection"))
        if is_first:
            painter.fillRect(rect.x(), rect.y(), _BAR, rect.height(), tokens.color("accent"))
    elif is_over:
        painter.fillRect(rect, tokens.color("hover"))
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, tokens.color("line"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(tokens.color("accent"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _paint_low(painter: QPainter, inner: QRectF, tokens: Tokens) -> QRectF:
    """Paint the mark of a low confidence at the right; it stays whatever columns are shown."""
    low, font = tr("low confidence"), Face.SMALL.font()
    width = QFontMetricsF(font).horizontalAdvance(low)
    painter.setFont(font)
    painter.setPen(tokens.color("caution"))
    place = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(inner, place, low)
    return inner.adjusted(0, 0, -width - _PADDING, 0)
