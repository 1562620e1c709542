"""The headings above a list in columns: they order it, move, and are drawn wider or narrower."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from summitdesk.domain.query import Order
from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.models.columns import LEAST_WIDTH, MOST_WIDTH, Column
from summitdesk.ui.models.list_look import Arrangement
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER, HEADER_HEIGHT, tokens_of

WIDTH_STEP = 24
"""How much one key draws a column wider or narrower, in pixels."""

_PADDING = 8
_FIRST_LEAST = 180
_UP, _DOWN = " ↑", " ↓"
_DOWNWARDS = (Order.NEWEST, Order.TITLE_REVERSED)


class ColumnHeader(QHeaderView):
    """Headings in the order of an arrangement; every change of it is reported whole.

    Signals:
        arrangement_changed: Columns were moved or sized; carries what stands now.
        order_requested: The list is to be ordered by a column; carries the order.
        menu_requested: The columns are to be offered; carries where on the screen.
    """

    arrangement_changed = Signal(object)
    order_requested = Signal(object)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("columnHeader")
        self.setAccessibleName(tr("Columns of the list"))
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(LEAST_WIDTH)
        self.setMaximumSectionSize(MOST_WIDTH)
        self.setHighlightSections(False)
        self._columns: Sequence[Column] = ()
        self._order = Order.NEWEST
        self._fits = False
        self._percent = zoom.percent()
        self._grasped: Arrangement = ()
        self._hovered = -1
        self.setMouseTracking(True)
        self.sectionClicked.connect(self._on_clicked)

    @property
    def arrangement(self) -> Arrangement:
        """What stands now, from left to right; widths as they are without any zoom."""
        places = [self.logicalIndex(place) for place in range(self.count())]
        return tuple(
            (self._columns[at].name, round(self.sectionSize(at) * 100 / self._percent))
            for at in places
        )

    def arrange(
        self, columns: Sequence[Column], widths: Sequence[int], *, fits: bool = False
    ) -> None:
        """Show these columns from left to right, the model having just as many.

        When they are to fit, the first takes what the others leave of the width.
        """
        self._columns = columns
        self._fits = fits
        self._percent = zoom.percent()
        for at, width in enumerate(widths):
            self.moveSection(self.visualIndex(at), at)
            self.resizeSection(at, zoom.px(width))
        self._fit()

    def show_order(self, order: Order) -> None:
        """Mark the heading that the list is ordered by."""
        self._order = order
        self.viewport().update()

    def move_column(self, section: int, by: int) -> int:
        """Move a column to the left or right; give the place where it stands then."""
        place = max(0, min(self.count() - 1, section + by))
        self.moveSection(self.visualIndex(section), place)
        self._tell()
        return place

    def widen(self, section: int, by: int) -> None:
        """Draw a column so many steps wider, or narrower."""
        size = self.sectionSize(section) + by * zoom.px(WIDTH_STEP)
        self.resizeSection(section, max(LEAST_WIDTH, min(MOST_WIDTH, size)))
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns fit again."""
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember how the columns stand before a hand moves them."""
        self._grasped = self.arrangement
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer; near a border it is Qt that says what can be done."""
        super().mouseMoveEvent(event)
        is_at_border = self.cursor().shape() == Qt.CursorShape.SplitHCursor
        if not event.buttons() and not is_at_border:
            self._hover(self.logicalIndexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is gone."""
        super().leaveEvent(event)
        self._hover(-1)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell in the tooltip what a click does."""
        if isinstance(event, QHelpEvent):
            section = self.logicalIndexAt(event.pos())
            said = plain.tooltip(self._said(section)) if 0 <= section < len(self._columns) else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell when the hand has let go: a drag is a hundred sizes, and one arrangement."""
        super().mouseReleaseEvent(event)
        if self.arrangement != self._grasped:
            self._tell()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let a column be as wide as its words, where its border is clicked twice."""
        before = self.arrangement
        super().mouseDoubleClickEvent(event)
        if self.arrangement != before:
            self._tell()

    def rescale(self) -> None:
        """Draw the columns as wide as they are at the zoom in use."""
        widths = [self.sectionSize(at) * 100 / self._percent for at in range(self.count())]
        self._percent = zoom.percent()
        for at, width in enumerate(widths):
            self.resizeSection(at, zoom.px(width))
        self._fit()
        self.updateGeometry()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the columns."""
        self.menu_requested.emit(event.globalPos())

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(super().sizeHint().width(), zoom.px(HEADER_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint the heading, an arrow when the list is ordered by it, and the hairlines."""
        tokens = tokens_of(self.palette())
        painter.save()
        painter.fillRect(rect, tokens.color("paper"))
        painter.setPen(tokens.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.visualIndex(section) < self.count() - 1:
            painter.drawLine(rect.right(), rect.y() + 7, rect.right(), rect.bottom() - 7)
        if section < len(self._columns):
            column = self._columns[section]
            is_ordering = self._order in column.orders
            text = column.heading
            if is_ordering:
                text += _DOWN if self._order in _DOWNWARDS else _UP
            font = Face.SMALL.font()
            left = GUTTER + 2 if self.visualIndex(section) == 0 else _PADDING
            inner = rect.adjusted(left, 0, -_PADDING, 0)
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.setFont(font)
            painter.setPen(tokens.color(self._color(section, is_ordering=is_ordering)))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()

    def _color(self, section: int, *, is_ordering: bool) -> str:
        """What orders the list looks as if it could be clicked; what does not is fainter."""
        orders = bool(self._columns[section].orders)
        if is_ordering or (orders and section == self._hovered):
            return "ink"
        return "soft" if orders else "faint"

    def _hover(self, section: int) -> None:
        """Point with the hand at what a click would order by."""
        orders = 0 <= section < len(self._columns) and bool(self._columns[section].orders)
        self._hovered = section if orders else -1
        if orders:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.viewport().update()

    def _said(self, section: int) -> str:
        """What a click on a heading does."""
        column = self._columns[section]
        if column.orders:
            return tr("Click to order the list by {heading}", heading=column.heading)
        return tr("The list cannot be ordered by {heading}", heading=column.heading)

    def _on_clicked(self, section: int) -> None:
        orders = self._columns[section].orders
        if orders:
            at = orders.index(self._order) + 1 if self._order in orders else 0
            self.order_requested.emit(orders[at % len(orders)])

    def _fit(self) -> None:
        if self._fits and self.count() == len(self._columns):
            others = sum(self.sectionSize(at) for at in range(1, self.count()))
            self.resizeSection(0, max(zoom.px(_FIRST_LEAST), self.viewport().width() - others))

    def _tell(self) -> None:
        self._fits = False
        self.arrangement_changed.emit(self.arrangement)
