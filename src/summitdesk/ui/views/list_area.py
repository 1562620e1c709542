"""The middle of the window: tabs, and below them the list or what stands in its place."""

from array import array

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from summitdesk.domain.catalogue import TABS
from summitdesk.domain.fold import phrases
from summitdesk.domain.query import Query
from summitdesk.ui.asking import Answer
from summitdesk.ui.models.starred import StarredModel
from summitdesk.ui.session import Session
from summitdesk.ui.theme.tokens import GUTTER
from summitdesk.ui.widgets.kind_tabs import LEAST_PADDING, KindTabs
from summitdesk.ui.widgets.list_bar import ListBar
from summitdesk.ui.widgets.pages import EmptyPage
from summitdesk.ui.widgets.result_table import ResultTable


class ListArea(QWidget):
    """Shows answers of the session; reports which record is chosen.

    Signals:
        record_chosen: The current row is another one; carries the uid of its record.
        record_activated: The current row was clicked or entered; carries the uid of its record.
        filter_requested: The reader wants to type.
        tab_changing: The list of another tab is about to be shown; carries its name.
        list_emptied: The current search finds nothing here.
        phrases_changed: Other phrases are to be marked; carries them.
    """

    record_chosen = Signal(str)
    record_activated = Signal(str)
    filter_requested = Signal()
    tab_changing = Signal(str)
    list_emptied = Signal()
    phrases_changed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("middle")
        self._session = session
        self._tab = ""
        self._book: QWidget | None = None
        self.tabs = KindTabs()
        self.model = StarredModel(session, self)
        self.table = ResultTable(self.model)
        self.bar = ListBar()
        self._empty: EmptyPage | None = None
        self._stack = QStackedWidget()
        self._stack.setObjectName("listArea")
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QWidget()
        row.setObjectName("tabRow")
        row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        beside = QVBoxLayout(row)
        beside.setContentsMargins(GUTTER + 2 - LEAST_PADDING, 0, 0, 0)
        beside.addWidget(self.tabs)
        column.addWidget(row)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.table)
        self.tabs.show_tab(tab_of(session.query))
        self._connect()

    @property
    def empty(self) -> EmptyPage:
        """What stands in place of an empty list; made when it is first needed."""
        if self._empty is None:
            self._empty = EmptyPage()
            self._empty.setObjectName("emptyPage")
            self._empty.clearing_requested.connect(self._session.clear)
            self._empty.tab_requested.connect(self._session.show_tab)
            self._empty.widening_requested.connect(self._session.widen)
            self._stack.addWidget(self._empty)
        return self._empty

    def focus_list(self) -> None:
        """Put the keys on the list, or on what stands in its place."""
        is_empty = self._stack.currentWidget() is self._empty
        place = self.empty if is_empty else self._book or self.table
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def selected_ids(self) -> "array[int]":
        """The row ids of what is selected, in the order of the list."""
        selected = array("I")
        if self._book is not None:
            return selected
        for first, last in self.table.selected_ranges():
            selected += self.model.ids(first, last)
        return selected

    def read_as(self, book: QWidget | None) -> None:
        """Let this stand in place of the table; with None the table stands again."""
        if book is not None and self._stack.indexOf(book) < 0:
            self._stack.addWidget(book)
        if self._stack.currentWidget() is not self._empty:
            self._stack.setCurrentWidget(book or self.table)
        self._book = book

    def forget(self) -> None:
        """Show no records, and forget which was chosen: another archive is open."""
        self.table.forget()
        self.tabs.forget()
        self.model.show(array("I"), [])

    def _connect(self) -> None:
        self.tabs.tab_chosen.connect(self._session.show_tab)
        self.table.record_chosen.connect(self.record_chosen)
        self.table.record_activated.connect(self.record_activated)
        self.table.selection_changed.connect(self.bar.show_selected)
        self.table.filter_requested.connect(self.filter_requested)
        self._session.query_changed.connect(self._on_query_changed)
        self._session.results_found.connect(self._on_results_found)

    def _on_query_changed(self, query: Query) -> None:
        self.tabs.show_tab(tab_of(query))

    def _on_results_found(self, answer: Answer) -> None:
        results = answer.results
        if tab_of(answer.query) != self._tab:
            self._tab = tab_of(answer.query)
            self.tab_changing.emit(self._tab)
        self.tabs.show_counts(results.counts)
        wanted = phrases(answer.query.text)
        self.table.mark(wanted)
        self.phrases_changed.emit(wanted)
        if results.total == 0:
            self.empty.show_query(answer.query, tab_of(answer.query), _elsewhere(answer))
        self.bar.setVisible(bool(results.total))
        self._stack.setCurrentWidget((self._book or self.table) if results.total else self.empty)
        self.model.show(results.ids, answer.first)
        if results.total == 0:
            self.list_emptied.emit()


def tab_of(query: Query) -> str:
    """The tab whose records a query asks for."""
    return next((tab for tab, kinds in TABS.items() if kinds == query.kinds), next(iter(TABS)))


def _elsewhere(answer: Answer) -> dict[str, int]:
    """The other lists that hold what was looked for, with their counts."""
    counts = answer.results.counts
    found = {tab: sum(counts.get(kind, 0) for kind in kinds) for tab, kinds in TABS.items()}
    return {tab: count for tab, count in found.items() if count}
