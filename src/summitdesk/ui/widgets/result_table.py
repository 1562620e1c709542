"""The list of what was found: rows of one height, walked by mouse and key."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from summitdesk.domain.fold import Phrase
from summitdesk.domain.listing import Summary
from summitdesk.i18n import tr
from summitdesk.ui.models.results import ResultModel
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.tokens import LINE_HEIGHT, ROW_HEIGHT
from summitdesk.ui.widgets.row_painter import RowPainter

if TYPE_CHECKING:  # not before a list is shown in columns
    from summitdesk.ui.models.columns import Column
    from summitdesk.ui.widgets.cell_painter import CellPainter
    from summitdesk.ui.widgets.column_header import ColumnHeader

_Index = QModelIndex | QPersistentModelIndex


class ResultTable(QTableView):
    """A table, not a tree or a list view: those stall for seconds at a million rows.

    Signals:
        record_chosen: The current row is another one; carries the uid of its record.
        record_activated: The current row was clicked or entered; carries the uid of its record.
        selection_changed: Other rows are selected; carries how many.
        filter_requested: The reader wants to type: back to the filter.
        list_painted: What changed in the list has been painted; the rest may follow.
    """

    record_chosen = Signal(str)
    record_activated = Signal(str)
    selection_changed = Signal(int)
    filter_requested = Signal()
    list_painted = Signal()

    def __init__(self, model: ResultModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultTable")
        self.setAccessibleName(tr("Records found"))
        self._results = model
        self._chosen = ""
        self._chosen_id = 0
        self._is_fresh = True
        self._painter: RowPainter | CellPainter = RowPainter(self)
        self._phrases: Sequence[Phrase] = ()
        self.columns: ColumnHeader | None = None
        """The headings, where the list stands in columns."""
        self.setItemDelegate(self._painter)
        self.setModel(model)
        self._set_up()
        self._connect()

    @property
    def chosen(self) -> str:
        """The uid of the record in the current row; empty when there is none."""
        return self._chosen

    @property
    def current(self) -> Summary | None:
        """The current row, if it is at hand."""
        index = self.currentIndex()
        return self._results.summary(index.row()) if index.isValid() else None

    @property
    def chosen_id(self) -> int:
        """The row id of that record."""
        return self._chosen_id

    def selected_ranges(self) -> list[tuple[int, int]]:
        """What is selected, as ranges of rows from first to last, in order."""
        selected = self.selectionModel().selection().toList()
        ranges: list[tuple[int, int]] = []
        for first, last in sorted((each.top(), each.bottom()) for each in selected):
            if ranges and first <= ranges[-1][1] + 1:
                first, last = ranges[-1][0], max(last, ranges.pop()[1])
            ranges.append((first, last))
        return ranges

    @property
    def has_rows(self) -> bool:
        """Whether the first row is at hand, and so painted with its title."""
        return self._results.is_known(0)

    def mark(self, phrases: Sequence[Phrase]) -> None:
        """Mark these phrases in the rows."""
        self._phrases = phrases
        self._painter.mark(phrases)
        self.viewport().update()

    def show_rows(self) -> None:
        """Show each record in one row of two lines."""
        if self.columns is not None:
            self._arrange(RowPainter(self), None, ())
            self.horizontalHeader().hide()
            self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_columns(
        self,
        header: "ColumnHeader",
        columns: "Sequence[Column]",
        widths: Sequence[int],
        *,
        fits: bool = False,
    ) -> None:
        """Show each record in one line, in columns of these widths below that header."""
        if self.horizontalHeader() is not header:
            self.setHorizontalHeader(header)
            # A header forgets the current row when the model is reset: be told after it.
            self._results.modelReset.disconnect(self._on_reset)
            self._results.modelReset.connect(self._on_reset)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        if self.columns is None:
            from summitdesk.ui.widgets.cell_painter import CellPainter  # few lists need it

            painter = CellPainter(self)
            self.entered.connect(painter.follow)
            self._arrange(painter, header, columns)
        else:
            self._results.show_columns(columns)
        header.show()
        header.arrange(columns, widths, fits=fits)

    def _arrange(
        self,
        painter: "RowPainter | CellPainter",
        header: "ColumnHeader | None",
        columns: "Sequence[Column]",
    ) -> None:
        """Let rows be painted in another way; all are of the one height that goes with it."""
        painter.mark(self._phrases)
        self._painter.deleteLater()
        self._painter = painter
        self.setItemDelegate(painter)
        self.columns = header
        self._results.show_columns(columns)
        policy = Qt.ScrollBarPolicy
        scrolls = policy.ScrollBarAsNeeded if header else policy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(scrolls)
        self.rescale()

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
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
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
        height = zoom.px(LINE_HEIGHT if self.columns else ROW_HEIGHT)
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

    def selectionChanged(  # noqa: N802 - Qt's name
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell how many rows are selected."""
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit(sum(last - top + 1 for top, last in self.selected_ranges()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell when a change has been seen."""
        super().paintEvent(event)
        if self._is_fresh and self.has_rows:
            self._is_fresh = False
            self.list_painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave upwards from the first row; Enter comes back to the record of a row."""
        first = self.currentIndex().row() <= 0
        if event.key() == Qt.Key.Key_Up and first and not event.modifiers():
            self.filter_requested.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate()
        else:
            super().keyPressEvent(event)

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the ends of the list, not of a row."""
        column = max(0, self.currentIndex().column())
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self._results.index(0, column)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self._results.index(self._results.rowCount() - 1, column)
        return super().moveCursor(action, modifiers)

    def go_to_row(self, row: int) -> None:
        """Make this row the current one and show it."""
        index = self._results.index(row, max(0, self.currentIndex().column()))
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
