"""The list as a person likes to look at it: its order, rows or columns, what is selected."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from summitdesk.domain.query import Order, Query
from summitdesk.i18n import tr
from summitdesk.ui.actions import Actions
from summitdesk.ui.memory import Memory
from summitdesk.ui.models.list_look import ListLook, as_plain, from_plain
from summitdesk.ui.session import Session
from summitdesk.ui.views.list_area import ListArea, tab_of
from summitdesk.ui.widgets.footer import Footer

if TYPE_CHECKING:  # columns and what is copied are imported when they are asked for
    from summitdesk.ui.views.row_copying import RowCopying
    from summitdesk.ui.widgets.column_header import ColumnHeader

ORDER_ACTIONS = {f"order_{order.name.lower()}": order for order in Order}
"""The actions that order the list."""
COLUMN_MOVES = {
    "column_left": ("move_column", -1),
    "column_right": ("move_column", 1),
    "column_narrower": ("widen", -1),
    "column_wider": ("widen", 1),
}
"""The actions on the column one stands in: what they do, and by how much."""


class ListDesk(QObject):
    """Joins bar, table and actions; remembers how each tab's list is looked at."""

    def __init__(
        self,
        window: QWidget,
        *,
        area: ListArea,
        commands: Actions,
        session: Session,
        footer: Footer,
        memory: Memory,
    ) -> None:
        super().__init__(window)
        self._area = area
        self._commands = commands
        self._session = session
        self._footer = footer
        self._memory = memory
        self._looks = from_plain(memory.now.lists)
        self._header: ColumnHeader | None = None
        self._copying: RowCopying | None = None
        self._orders = self._group(tuple(ORDER_ACTIONS))
        self._views = self._group(("view_rows", "view_columns"))
        self._connect()
        self._on_query_changed(session.query)
        self._dress(tab_of(session.query))

    @property
    def look(self) -> ListLook:
        """How the list on show is looked at."""
        return self._looks.get(self._tab, ListLook())

    @property
    def kept(self) -> dict[str, Any]:
        """How all lists are looked at, as settings keep it."""
        return as_plain(self._looks)

    def copy_rows(self) -> None:
        """Copy the selected rows, one sentence each."""
        self._copier.copy_sentences(self._area.selected_ids())

    def copy_table(self) -> None:
        """Copy the selected rows with their headings, for a table."""
        from summitdesk.ui.models.columns import arranged, columns_of

        columns = columns_of(self._tab, arranged(self._tab, self.look.columns))
        self._copier.copy_table(self._area.selected_ids(), columns)

    def select_all(self) -> None:
        """Select every row of the list."""
        self._area.focus_list()
        self._area.table.selectAll()

    def offer_orders(self) -> None:
        """Open the menu of orders where the bar names the one in use."""
        self._area.bar.offer(self._order_menu())

    def offer_columns(self) -> None:
        """Open the menu of columns above the list."""
        table = self._area.table
        self._offer_columns_at(table.mapToGlobal(QPoint(0, table.viewport().y())))

    @property
    def _tab(self) -> str:
        return tab_of(self._session.query)

    @property
    def _copier(self) -> "RowCopying":
        if self._copying is None:
            from summitdesk.ui.views.row_copying import RowCopying

            self._copying = RowCopying(self._session, self)
            self._copying.told.connect(self._footer.say)
        return self._copying

    def _group(self, names: tuple[str, ...]) -> QActionGroup:
        group = QActionGroup(self)
        for name in names:
            self._commands[name].setCheckable(True)
            self._commands[name].setData(name)
            group.addAction(self._commands[name])
        return group

    def _connect(self) -> None:
        self._orders.triggered.connect(self._on_order_chosen)
        self._views.triggered.connect(self._on_view_chosen)
        for name, slot in {
            "select_all": self.select_all,
            "copy_rows": self.copy_rows,
            "copy_table": self.copy_table,
            "offer_orders": self.offer_orders,
            "offer_columns": self.offer_columns,
        }.items():
            self._commands[name].triggered.connect(slot)
        for name in COLUMN_MOVES:
            self._commands[name].triggered.connect(partial(self._on_column_moved, name))
        bar = self._area.bar
        bar.menu_requested.connect(self.offer_orders)
        bar.columns_requested.connect(self._show_columns)
        self._area.tab_changing.connect(self._dress)
        self._session.query_changed.connect(self._on_query_changed)

    # Order

    def _on_order_chosen(self, action: QAction) -> None:
        self._order(ORDER_ACTIONS[action.data()])

    def _order(self, order: Order) -> None:
        self._session.order_by(order)
        self._remember(order=order)

    def _on_query_changed(self, query: Query) -> None:
        self._area.bar.show_order(query.order, tab_of(query))
        self._commands[f"order_{query.order.name.lower()}"].setChecked(True)
        if self._header is not None:
            self._header.show_order(query.order)

    def _order_menu(self) -> QMenu:
        menu = QMenu(self._area.bar)
        menu.setAccessibleName(tr("Orders of the list"))
        menu.addActions(self._orders.actions())
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    # Rows or columns

    def _on_view_chosen(self, action: QAction) -> None:
        self._show_columns(action.data() == "view_columns")

    def _show_columns(self, is_in_columns: bool) -> None:
        self._remember(is_in_columns=is_in_columns)
        self._dress(self._tab)

    def _dress(self, tab: str) -> None:
        """Let the list of a tab stand as it is looked at."""
        look = self._looks.get(tab, ListLook())
        self._commands["view_columns" if look.is_in_columns else "view_rows"].setChecked(True)
        self._area.bar.show_columns(look.is_in_columns)
        for name in COLUMN_MOVES:
            self._commands[name].setEnabled(look.is_in_columns)
        if not look.is_in_columns:
            self._area.table.show_rows()
            return
        from summitdesk.ui.models.columns import arranged, columns_of

        arrangement = arranged(tab, look.columns)
        self._area.table.show_columns(
            self._columns_header(),
            columns_of(tab, arrangement),
            [width for _, width in arrangement],
            fits=not look.columns,
        )

    def _columns_header(self) -> "ColumnHeader":
        if self._header is None:
            from summitdesk.ui.widgets.column_header import ColumnHeader

            self._header = ColumnHeader(self._area.table)
            self._header.show_order(self._session.query.order)
            self._header.order_requested.connect(self._order)
            self._header.arrangement_changed.connect(self._on_arrangement_changed)
            self._header.menu_requested.connect(self._offer_columns_at)
        return self._header

    def _on_arrangement_changed(self, arrangement: tuple[tuple[str, int], ...]) -> None:
        was = self.look.columns
        self._remember(columns=arrangement)
        if [name for name, _ in was] != [name for name, _ in arrangement]:
            self._dress(self._tab)

    def _on_column_moved(self, name: str) -> None:
        table = self._area.table
        if self._header is None or table.columns is None:
            return
        what, by = COLUMN_MOVES[name]
        section = max(0, table.currentIndex().column())
        if what == "widen":
            self._header.widen(section, by)
            return
        place = self._header.move_column(section, by)
        self._on_arrangement_changed(self._header.arrangement)
        table.setCurrentIndex(self._area.model.index(table.currentIndex().row(), place))

    def _offer_columns_at(self, at: QPoint) -> None:
        from summitdesk.ui.models.columns import COLUMNS, arranged

        shown = dict(arranged(self._tab, self.look.columns))
        menu = QMenu(self._area)
        menu.setAccessibleName(tr("Columns of the list"))
        for place, column in enumerate(COLUMNS[self._tab]):
            action = menu.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(column.name in shown)
            action.setEnabled(place > 0)
            action.triggered.connect(partial(self._on_column_toggled, column.name, column.width))
        menu.addSeparator()
        menu.addAction(tr("As they come")).triggered.connect(self._on_columns_reset)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _on_column_toggled(self, name: str, width: int) -> None:
        from summitdesk.ui.models.columns import arranged

        shown = dict(arranged(self._tab, self.look.columns))
        if shown.pop(name, None) is None:
            shown[name] = width
        self._remember(columns=tuple(shown.items()), is_in_columns=True)
        self._dress(self._tab)

    def _on_columns_reset(self) -> None:
        self._remember(columns=())
        self._dress(self._tab)

    def _remember(self, **changed: Any) -> None:
        self._looks[self._tab] = self.look._replace(**changed)
        self._memory.choose(lists=self.kept)
