"""The list of what was found: rows of one height, walked by mouse and key."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from summitdesk.domain.fold import Phrase
from summitdesk.domain.listing import Summary
from summitdesk.ui.models.results import ResultModel
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.tokens import ROW_HEIGHT
from summitdesk.ui.widgets.row_painter import RowPainter

_Index = QModelIndex | QPersistentModelIndex


class ResultTable(QTableView):
    """A table, not a tree or a list view: those stall for seconds at a million rows.

    Signals:
        record_chosen: The current row is another one; carries the uid of its record.
        record_activated: The current row was clicked or entered; carries the uid of its record.
        filter_requested: The reader wants to type: back to the filter.
        list_painted: What changed in the list has been painted; the rest may follow.
    """

    record_chosen = Signal(str)
    record_activated = Signal(str)
    filter_requested = Signal()
    list_painted = Signal()

    def __init__(self, model: ResultModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultTable")
        self.setAccessibleName("Records found")
        self._results = model
        self._chosen = ""
        self._chosen_id = 0
        self._is_fresh = True
        self._painter = RowPainter(self)
        self.setItemDelegate(self._painter)
        self.setModel(model)
        self._set_up()
        self._connect()

    @property
    def chosen(self) -> str:
        """The uid of the record in the current row; empty when there is none."""
        return self._chosen

    @property
    def chosen_id(self) -> int:
        """The row id of that record."""
        return self._chosen_id

    def selected_ranges(self) -> list[tuple[int, int]]:
        """What is selected, as ranges of rows from first to last, in order."""
        ranges = self.selectionModel().selection().toList()
        return sorted((each.top(), each.bottom()) for each in ranges)

    @property
    def has_rows(self) -> bool:
        """Whether the first row is at hand, and so painted with its title."""
        return self._results.is_known(0)

    def mark(self, phrases: Sequence[Phrase]) -> None:
        """Mark these phrases in the rows."""
        self._painter.mark(phrases)
        self.viewport().update()

    def forget(self) -> None:
        """Forget which record was chosen: row ids mean others in another archive."""
        self._chosen = ""

    def expect(self, row_id: int, uid: str) -> None:
        """Stay with this record when the next list holds it."""
        self._chosen_id, self._chosen = row_id, uid

    def go_to(self, row_id: int, top: int) -> None:
        """Stand on the record with this row id, the list scrolled as far as it was."""
        if (row := self._results.row_of(row_id)) is not None:
            self.go_to_row(row)
        self.verticalScrollBar().setValue(top)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.rescale()

    def rescale(self) -> None:
        """Give all rows the one height of the zoom in use."""
        height = zoom.px(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.verticalScrollBar().setSingleStep(height // 2)
        self.scrollTo(self.currentIndex())

    def _connect(self) -> None:
        self._results.modelReset.connect(self._on_reset)
        self._results.page_fetched.connect(self._on_page_fetched)
        self.clicked.connect(self._activate)

    def currentChanged(self, current: _Index, previous: _Index) -> None:  # noqa: N802
        """Tell which record is chosen, as soon as its row is at hand."""
        super().currentChanged(current, previous)
        self._is_fresh = True
        self._tell(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell when a change has been seen."""
        super().paintEvent(event)
        if self._is_fresh and self.has_rows:
            self._is_fresh = False
            self.list_painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave upwards from the first row; Home and End go to the ends of the list."""
        first = self.currentIndex().row() <= 0
        if event.key() == Qt.Key.Key_Up and first:
            self.filter_requested.emit()
        elif event.key() == Qt.Key.Key_Home:
            self.go_to_row(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to_row(self._results.rowCount() - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate()
        else:
            super().keyPressEvent(event)

    def go_to_row(self, row: int) -> None:
        """Make this row the current one and show it."""
        index = self._results.index(row, 0)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _on_reset(self) -> None:
        """Stay with the chosen record when the list still holds it, else take the first."""
        row = self._results.row_of(self._chosen_id) if self._chosen else None
        if row is None:
            self._chosen = ""
        self._is_fresh = True
        self.go_to_row(row or 0)

    def _on_page_fetched(self) -> None:
        self._tell(self.currentIndex())

    def _activate(self) -> None:
        if self._chosen:
            self.record_activated.emit(self._chosen)

    def _tell(self, current: _Index) -> None:
        summary: Summary | None = (
            self._results.summary(current.row()) if current.isValid() else None
        )
        if summary is not None and summary.uid != self._chosen:
            self._chosen, self._chosen_id = summary.uid, summary.id
            self.record_chosen.emit(summary.uid)
