"""Searching and reading: facets, list and detail side by side."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from summitdesk.domain.facets import Facets
from summitdesk.i18n import tr
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.runs import address_in
from summitdesk.ui.session import PATIENCE_MS, Session
from summitdesk.ui.trail import Place
from summitdesk.ui.views.detail_area import DetailArea
from summitdesk.ui.views.left_column import LeftColumn
from summitdesk.ui.views.list_area import ListArea
from summitdesk.ui.views.panes import Panes
from summitdesk.ui.views.way import WayBack
from summitdesk.ui.widgets.detail_pane import DetailPane
from summitdesk.ui.widgets.facet_panel import FacetPanel


class BrowseView(QWidget):
    """Joins the three columns to the session, and keeps the way back.

    Signals:
        trail_changed: One can go back or forward where one could not, or the other way round.
        filter_requested: The reader wants to type.
        told: Something was done that is not seen; carries the sentence that says so.
    """

    trail_changed = Signal(bool, bool)
    filter_requested = Signal()
    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.facets = FacetPanel()
        self.list_area = ListArea(session)
        self.detail = DetailPane()
        self.detail_area = DetailArea(self.detail)
        self.left = LeftColumn(self.facets)
        self.panes = Panes(self.left, self.list_area, self.detail_area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)
        self._chosen = ""
        self._stood: tuple[str, int, int] | None = None
        # Waits for the list to be painted; rows one runs through are never read.
        self._opening = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._opening.timeout.connect(self._open_chosen)
        self._connect()
        self._way = WayBack(session, self.list_area.table, self.detail)
        self._way.trail_changed.connect(self.trail_changed)

    def go_back(self) -> None:
        """Return to where one was before: what was asked, what was read, how far."""
        self._way.back()

    def go_forward(self) -> None:
        """Return to where one went back from."""
        self._way.forward()

    @property
    def place(self) -> Place | None:
        """Where the reader stands now; None before the first list."""
        return self._way.place

    def open_record(self, uid: str) -> None:
        """Open a record in the detail, whatever the list shows."""
        self._way.follow(uid)

    @property
    def is_opening(self) -> bool:
        """Whether the chosen record is still to be asked for."""
        return self._opening.isActive()

    def _connect(self) -> None:
        self.list_area.table.list_painted.connect(
            self._on_list_painted, Qt.ConnectionType.QueuedConnection
        )
        self.list_area.record_chosen.connect(self._on_record_chosen)
        self.list_area.record_activated.connect(self._on_record_activated)
        self.list_area.phrases_changed.connect(self.detail.mark)
        self.list_area.phrases_changed.connect(self.detail_area.refresh)
        self.list_area.list_emptied.connect(self.detail.show_nothing)
        self.list_area.filter_requested.connect(self.filter_requested)
        self.facets.inclusion_requested.connect(self._session.include)
        self.facets.exclusion_requested.connect(self._session.exclude)
        self.facets.span_requested.connect(self._session.include_only)
        self.facets.span_exclusion_requested.connect(self._session.exclude_all)
        self.detail.link_requested.connect(self._on_link_requested)
        self._session.archive_opened.connect(self._on_archive_opened)
        self._session.facets_counted.connect(self._on_facets_counted)
        self._session.record_opened.connect(self._on_record_opened)
        self._session.archive_changed.connect(self._on_archive_changed)
        self._session.record_renewed.connect(self._on_record_opened)
        self._session.record_gone.connect(self._on_record_gone)
        self._session.query_changed.connect(self._on_query_changed)
        self._session.results_found.connect(self._on_list_renewed)

    def _on_link_requested(self, uid: str) -> None:
        """Open the record a link leads to; an address is only copied."""
        if address := address_in(uid):
            QGuiApplication.clipboard().setText(address)
            self.told.emit(tr("Address copied; nothing was opened."))
        else:
            self.open_record(uid)

    def _on_record_chosen(self, uid: str) -> None:
        if self._way.walk(uid):
            self._chosen = uid
            self._opening.start()

    def _on_record_activated(self, uid: str) -> None:
        """Come back to the chosen row after a link has led elsewhere."""
        if uid != self._way.record and not self._opening.isActive():
            self._on_record_chosen(uid)

    def _on_list_painted(self) -> None:
        self._session.go_on()
        if self._opening.isActive():
            self._opening.stop()
            self._open_chosen()

    def _open_chosen(self) -> None:
        self._session.open_record(self._chosen)

    def _on_archive_opened(self) -> None:
        """Forget what was read: the records of another archive are others, even by the same id."""
        self._opening.stop()
        self.facets.forget()
        self.list_area.forget()
        self.detail.show_nothing()

    def _on_facets_counted(self, facets: Facets) -> None:
        self.facets.show_facets(facets, self._session.query)

    def _on_record_opened(self, reading: Reading) -> None:
        self.detail.show_reading(reading)
        self.detail_area.refresh()

    def _on_archive_changed(self) -> None:
        """The same list comes again: it is to stand as it stood."""
        table = self.list_area.table
        top = table.verticalScrollBar().value()
        self._stood = (table.chosen, table.currentIndex().row(), top)

    def _on_list_renewed(self) -> None:
        """Stand where one stood; on the next row where that record is gone."""
        if self._stood is None:
            return
        (chosen, row, top), table = self._stood, self.list_area.table
        self._stood = None
        if table.chosen != chosen:
            table.go_to_row(min(row, self.list_area.model.rowCount() - 1))
        table.verticalScrollBar().setValue(top)

    def _on_query_changed(self) -> None:
        self._stood = None

    def _on_record_gone(self, uid: str) -> None:
        """Show no record that was deleted; the row that is chosen stands for it."""
        self.detail.show_nothing()
        if self.list_area.table.chosen not in ("", uid):
            self.open_record(self.list_area.table.chosen)
