"""The line above the list: how it is ordered, how much is selected, rows or columns."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from summitdesk import wording
from summitdesk.domain.query import Order
from summitdesk.i18n import tr
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER, LIST_BAR_HEIGHT
from summitdesk.ui.widgets.text_block import TextBlock

_PADDING = 11


class ListBar(QWidget):
    """Shows how the list stands, and reports wishes.

    Signals:
        menu_requested: The orders are to be offered.
        columns_requested: The list is to stand in columns, or in rows.
        book_requested: The quotations are to be read as a book, or as a list again.
    """

    menu_requested = Signal()
    columns_requested = Signal(bool)
    book_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.order = _button("listOrder")
        self.rows = _button("listAsRows", tr("Rows"), is_checkable=True)
        self.columns = _button("listAsColumns", tr("Columns"), is_checkable=True)
        self.rows.setAccessibleName(tr("Show the list in rows of two lines"))
        self.columns.setAccessibleName(tr("Show the list in columns"))
        self.book = _button("listAsBook", tr("Book"), is_checkable=True)
        self.book.setAccessibleName(tr("Read the quotations as a book"))
        self.book.hide()
        self.selected = TextBlock((), Face.SMALL)
        self.selected.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._group.addButton(self.rows)
        self._group.addButton(self.columns)
        self._group.addButton(self.book)
        row = QHBoxLayout(self)
        row.setContentsMargins(GUTTER + 2 - _PADDING, 0, GUTTER + 10 - _PADDING, 0)
        row.setSpacing(0)
        row.addWidget(self.order)
        row.addSpacing(10)
        row.addWidget(self.selected, 1)
        row.addWidget(self.rows)
        row.addWidget(self.columns)
        row.addWidget(self.book)
        self.rescale()
        self.show_columns(False)
        self.order.clicked.connect(self.menu_requested)
        self._group.buttonClicked.connect(self._on_view_clicked)

    def show_order(self, order: Order, tab: str) -> None:
        """Say how the list of a tab is ordered."""
        said = wording.order(order, tab)
        self.order.setText(f"{said} ▾")
        self.order.setAccessibleName(tr("Order of the list: {order}", order=said))

    def show_columns(self, is_in_columns: bool) -> None:
        """Mark how the list is shown."""
        (self.columns if is_in_columns else self.rows).setChecked(True)

    def offer_book(self, is_offered: bool) -> None:
        """Offer to read as a book, where there is something to read."""
        self.book.setVisible(is_offered)

    def show_book(self) -> None:
        """Mark that the list is read as a book."""
        self.book.setChecked(True)

    def show_selected(self, amount: int) -> None:
        """Say how many rows are selected, when they are several."""
        text = tr("{count} selected", count=amount) if amount > 1 else ""
        self.selected.show_runs((Run(text, Look.SOFT),) if text else ())

    def rescale(self) -> None:
        """Take the sizes of the zoom in use."""
        self.setFixedHeight(zoom.px(LIST_BAR_HEIGHT))
        for button in (self.order, self.rows, self.columns, self.book):
            button.setFont(Face.SMALL.font())

    def offer(self, menu: QMenu) -> None:
        """Open a menu below the order, as if a person had clicked there."""
        menu.popup(self.order.mapToGlobal(QPoint(0, self.order.height())))

    def _on_view_clicked(self) -> None:
        is_book, is_in_columns = self.book.isChecked(), self.columns.isChecked()
        self.book_requested.emit(is_book)  # whoever hears it may mark how the list stood before
        if not is_book:
            self.columns_requested.emit(is_in_columns)


def _button(name: str, text: str = "", *, is_checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setCheckable(is_checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setProperty("look", "list")
    return button
