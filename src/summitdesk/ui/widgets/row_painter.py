"""Paints one row of a list: a title with its hits marked, and a second line."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from summitdesk.domain.fold import Phrase
from summitdesk.domain.listing import Summary
from summitdesk.ui.models import rows
from summitdesk.ui.models.results import SUMMARY_ROLE
from summitdesk.ui.runs import Look, Runs
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER, ROW_HEIGHT, Tokens, tokens_of
from summitdesk.ui.widgets.marked_line import MarkedLine
from summitdesk.ui.widgets.row_star import paint_star

_Index = QModelIndex | QPersistentModelIndex
_BAR = 3
_BASELINE = 25.5
_SECOND_TOP, _SECOND_HEIGHT = 33, 18
_LEAST_WIDTH = 48.0


class RowPainter(QStyledItemDelegate):
    """Paints rows of one fixed height, elided where they are too long."""

    def __init__(self, view: QAbstractItemView) -> None:
        """Paint the rows of this list."""
        super().__init__(view)
        self._view = view
        self._line = MarkedLine()

    def mark(self, phrases: Sequence[Phrase]) -> None:
        """Mark these phrases wherever a row shows them."""
        self._line.phrases = phrases

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """The fixed height."""
        return QSize(option.rect.width(), zoom.px(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> None:
        """Paint ground, selection bar, title, second line and the hairline below."""
        tokens = tokens_of(option.palette)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, index, tokens)
        inner = rect.adjusted(GUTTER + 2, 0, -GUTTER, 0)
        summary: Summary | None = index.data(SUMMARY_ROLE)
        if summary is None:
            painter.setFont(Face.SECOND.font())
            painter.setPen(tokens.color("faint"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            baseline = inner.y() + zoom.scaled(_BASELINE)
            room = paint_star(painter, QRectF(inner), index, tokens, baseline=baseline)
            self._paint_title(painter, room.toRect(), summary, tokens)
            self._paint_second(painter, inner, rows.second_line(summary), tokens)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, tokens: Tokens
    ) -> None:
        rect: QRect = option.rect
        # Not asked of the option's state: its flags bring a class of 4 ms before the first paint.
        if self._view.selectionModel().isSelected(index):
            painter.fillRect(rect, tokens.color("selection"))
            painter.fillRect(rect.x(), rect.y(), _BAR, rect.height(), tokens.color("accent"))
        elif self._view.viewport().underMouse() and _is_over(option):
            painter.fillRect(rect, tokens.color("hover"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, tokens.color("line"))
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(tokens.color("accent"))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _paint_title(
        self, painter: QPainter, inner: QRect, summary: Summary, tokens: Tokens
    ) -> None:
        # On one baseline in every row, whatever scripts its title is written in.
        self._line.paint(
            painter,
            rows.title(summary),
            Face.QUOTED_ROW if summary.kind == "quotation" else Face.ROW,
            at=QPointF(inner.x(), inner.y() + zoom.scaled(_BASELINE)),
            width=float(inner.width()),
            tokens=tokens,
            tongue=summary.language,
        )

    def _paint_second(self, painter: QPainter, inner: QRect, line: Runs, tokens: Tokens) -> None:
        metrics = QFontMetricsF(Face.SECOND.font())
        painter.setFont(Face.SECOND.font())
        x = float(inner.x())
        for run, width in zip(line, fitted(line, metrics, inner.width()), strict=True):
            text = metrics.elidedText(run.text, Qt.TextElideMode.ElideRight, width + 0.5)
            painter.setPen(tokens.color("caution" if run.look is Look.CAUTION else "soft"))
            top, height = zoom.scaled(_SECOND_TOP), zoom.scaled(_SECOND_HEIGHT)
            place = QRectF(x, inner.y() + top, width + 1, height)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), text)
            x += metrics.horizontalAdvance(text)


def _is_over(option: QStyleOptionViewItem) -> bool:
    from PySide6.QtWidgets import QStyle  # only once the pointer is here

    return bool(option.state & QStyle.StateFlag.State_MouseOver)


def fitted(line: Runs, metrics: QFontMetricsF, room: float) -> list[float]:
    """How wide each run may be: where there is no room the widest gives way, cautions last."""
    widths = [metrics.horizontalAdvance(run.text) for run in line]
    yielding = [at for at, run in enumerate(line) if run.look is not Look.CAUTION]
    excess = sum(widths) - room
    while excess > 0 and yielding:
        widest = max(yielding, key=widths.__getitem__)
        given = min(excess, max(widths[widest] - _LEAST_WIDTH, 0))
        if given <= 0:
            break
        widths[widest] -= given
        excess -= given
    return widths
