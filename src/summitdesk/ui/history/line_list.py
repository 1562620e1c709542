"""A list of lines of two: what it is, and below it when and by whom; walked by mouse and key."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER, SMALL_RADIUS, tokens_of

_Index = QModelIndex | QPersistentModelIndex
_LINE = int(Qt.ItemDataRole.UserRole)
_PADDING = 7
_AROUND = 4


class Line(NamedTuple):
    """One line of the list."""

    title: str
    below: str
    is_faded: bool = False
    """Whether it counts no more."""

    @property
    def sentence(self) -> str:
        """The line for who hears it."""
        return tr("{title}. {below}", title=self.title, below=self.below)


class LineList(QListWidget):
    """Shows lines; one of them is always chosen, or several where that is allowed."""

    def __init__(self, name: str, purpose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(purpose)
        self.setProperty("look", "lines")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Painter(self))

    def show_lines(self, lines: Sequence[Line], row: int = 0) -> None:
        """Show these, and choose the one of that row, without telling."""
        blocked = self.blockSignals(True)
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.title)
            item.setData(_LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.sentence)
            item.setToolTip(plain.tooltip("\n".join((line.title, line.below))))
            self.addItem(item)
        if lines:
            self.setCurrentRow(max(0, min(row, len(lines) - 1)))
        self.blockSignals(blocked)

    @property
    def chosen(self) -> list[int]:
        """The rows that are chosen, from the top."""
        return sorted(index.row() for index in self.selectedIndexes())

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        height = Face.ROW.leading + Face.SECOND.leading + 2 * zoom.px(_PADDING)
        return QSize(0, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(_LINE)
        tokens = tokens_of(option.palette)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        inner = rect.adjusted(GUTTER, zoom.px(_PADDING), -GUTTER, -zoom.px(_PADDING))
        ink = "faint" if line.is_faded else "ink"
        top = round(Face.ROW.leading)
        self._paint_words(painter, inner, line.title, Face.ROW, ink)
        below = inner.adjusted(0, top, 0, 0)
        painter.setPen(tokens.color("soft"))
        self._paint_words(painter, below, line.below, Face.SECOND, "soft")
        painter.restore()

    def _paint_words(
        self, painter: QPainter, place: QRect, words: str, face: Face, ink: str
    ) -> None:
        widget = self.parent()
        assert isinstance(widget, QWidget)
        painter.setFont(face.font())
        painter.setPen(tokens_of(widget.palette()).color(ink))
        elide = Qt.TextElideMode.ElideRight
        told = QFontMetrics(face.font()).elidedText(plain.one_line(words), elide, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), told)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = tokens_of(option.palette)
        ground = QRectF(option.rect.adjusted(_AROUND, 1, -_AROUND, -1))
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(tokens.color("accent_ground"))
            painter.drawRoundedRect(ground, SMALL_RADIUS, SMALL_RADIUS)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens.color("hover"))
            painter.drawRoundedRect(ground, SMALL_RADIUS, SMALL_RADIUS)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tokens.color("accent"))
            painter.drawRoundedRect(
                ground.adjusted(0.5, 0.5, -0.5, -0.5), SMALL_RADIUS, SMALL_RADIUS
            )
