"""The values of one facet: included, excluded or free, each with its count."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from summitdesk.domain.facets import FacetValue
from summitdesk.i18n import figures
from summitdesk.ui import plain
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import FACET_ROW_HEIGHT, GUTTER, SMALL_RADIUS, Tokens, tokens_of
from summitdesk.ui.widgets.including import (
    EXCLUDED,
    FREE,
    INCLUDED,
    STATES,
    Wish,
    wish_of_click,
    wish_of_key,
)

_VALUE = int(Qt.ItemDataRole.UserRole)
_STATE = _VALUE + 1
_MARK_WIDTH = 16
_COUNT_WIDTH = 30
_MOST_ROWS = 12
_Index = QModelIndex | QPersistentModelIndex


class FacetModel(QAbstractListModel):
    """The values of one facet that are on show."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._values: Sequence[FacetValue] = ()
        self._states: dict[str, str] = {}

    def show(self, values: Sequence[FacetValue], states: dict[str, str]) -> None:
        """Show these values; `states` names those that are included or excluded."""
        self.beginResetModel()
        self._values = values
        self._states = states
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many values are on show."""
        return 0 if parent.isValid() else len(self._values)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The label, the value itself, its state, or the sentence for a screen reader."""
        if not index.isValid():
            return None
        value = self._values[index.row()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return plain.one_line(value.label, 120)
        if role == _VALUE:
            return value
        if role == _STATE:
            return self._states.get(value.value, FREE)
        if role == int(Qt.ItemDataRole.ToolTipRole):
            return plain.tooltip(value.label)
        if role == int(Qt.ItemDataRole.AccessibleTextRole):
            return self._sentence(value)
        return None

    def _sentence(self, value: FacetValue) -> str:
        state = STATES[self._states.get(value.value, FREE)]
        return ", ".join(
            filter(None, (plain.one_line(value.label, 120), figures(value.count), state))
        )


class FacetList(QListView):
    """Values walked by key; Space or a click includes one, Delete, minus or Ctrl+click excludes it.

    Signals:
        inclusion_requested: A value is to be included, or no longer included.
        exclusion_requested: A value is to be excluded, or no longer excluded.
    """

    inclusion_requested = Signal(str)
    exclusion_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = FacetModel(self)
        self.setModel(self._values)
        self.setItemDelegate(_ValuePainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)

    def show_values(self, values: Sequence[FacetValue], states: dict[str, str]) -> None:
        """Show these values; as high as they need, up to a dozen."""
        row = self.currentIndex().row()
        self._values.show(values, states)
        self.rescale()
        if 0 <= row < len(values):
            self.setCurrentIndex(self._values.index(row))

    def rescale(self) -> None:
        """Stand as high as its rows are at the zoom in use."""
        rows = min(self._values.rowCount(), _MOST_ROWS)
        self.setFixedHeight(zoom.px(FACET_ROW_HEIGHT) * rows)
        self.verticalScrollBar().setSingleStep(zoom.px(FACET_ROW_HEIGHT))
        self.scheduleDelayedItemsLayout()

    def shown(self) -> list[tuple[str, int, str]]:
        """What is on show, as a reader sees it: label, count, state."""
        return [
            (index.data(), index.data(_VALUE).count, index.data(_STATE))
            for index in map(self._values.index, range(self._values.rowCount()))
        ]

    def value_at(self, at: QPoint) -> FacetValue | None:
        """The value at a point of the list; none beside them."""
        index = self.indexAt(at)
        return index.data(_VALUE) if index.isValid() else None

    @property
    def current(self) -> FacetValue | None:
        """The value one stands on."""
        index = self.currentIndex()
        return index.data(_VALUE) if index.isValid() else None

    def focus_first(self) -> None:
        """Stand on the first value when none is current yet."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._values.index(0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Entering by key stands on a value at once."""
        self.focus_first()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Include or exclude the value one stands on."""
        self.focus_first()
        value = self._value(self.currentIndex())
        wish = wish_of_key(event)
        if value and wish is not None:
            self._tell(wish, value)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Include the value under the pointer; with Ctrl or Alt, on its minus, exclude it."""
        index = self.indexAt(event.position().toPoint())
        value = self._value(index)
        if not value:
            return
        self.setCurrentIndex(index)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        on_minus = _minus(self.visualRect(index)).contains(event.position().toPoint())
        self._tell(Wish.EXCLUDE if on_minus else wish_of_click(event), value)

    def _tell(self, wish: Wish, value: str) -> None:
        told = self.inclusion_requested if wish is Wish.INCLUDE else self.exclusion_requested
        told.emit(value)

    def _value(self, index: QModelIndex) -> str:
        value: FacetValue | None = index.data(_VALUE) if index.isValid() else None
        return value.value if value else ""


def _minus(rect: QRect) -> QRect:
    """Where the small minus stands that excludes a value."""
    width = zoom.px(_MARK_WIDTH)
    right = rect.right() - GUTTER - zoom.px(_COUNT_WIDTH)
    return QRect(right - width, rect.y(), width, rect.height())


class _ValuePainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), zoom.px(FACET_ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = tokens_of(option.palette)
        state: str = index.data(_STATE)
        painter.save()
        self._paint_ground(painter, option, state, tokens)
        self._paint_words(painter, option.rect, index, tokens)
        flags = option.state
        mark = {INCLUDED: "✓", EXCLUDED: "−"}.get(state)
        if mark is None and flags & QStyle.StateFlag.State_MouseOver:
            mark = "−"
        if mark is not None:
            place = _minus(option.rect)
            painter.setFont(Face.SECOND.font())
            painter.setPen(tokens.color("accent" if state == INCLUDED else "soft"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), mark)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, state: str, tokens: Tokens
    ) -> None:
        flags = option.state
        ground: QRect = option.rect.adjusted(6, 1, -6, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state == INCLUDED:
            painter.setBrush(tokens.color("accent_ground"))
            painter.drawRoundedRect(ground, SMALL_RADIUS, SMALL_RADIUS)
        elif flags & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens.color("line"))
            painter.setOpacity(0.45)
            painter.drawRoundedRect(ground, SMALL_RADIUS, SMALL_RADIUS)
            painter.setOpacity(1)
        if flags & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tokens.color("accent"))
            painter.drawRoundedRect(ground, SMALL_RADIUS, SMALL_RADIUS)

    def _paint_words(self, painter: QPainter, rect: QRect, index: _Index, tokens: Tokens) -> None:
        value: FacetValue = index.data(_VALUE)
        state: str = index.data(_STATE)
        font = QFont(Face.INTERFACE.font())
        font.setStrikeOut(state == EXCLUDED)
        metrics = QFontMetrics(font)
        count = figures(value.count)
        inner = rect.adjusted(GUTTER, 0, -GUTTER, 0)
        painter.setFont(font)
        ink = {INCLUDED: "accent", EXCLUDED: "faint"}.get(state, "ink")
        painter.setPen(tokens.color(ink))
        room = inner.width() - metrics.horizontalAdvance(count) - 8
        if state:
            room = inner.width() - zoom.px(_COUNT_WIDTH) - zoom.px(_MARK_WIDTH) - 2
        text = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.setPen(tokens.color("accent" if state == INCLUDED else "faint"))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(inner, right, count)
