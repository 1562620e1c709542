"""The rows of a list: a vector of row ids, and pages of rows fetched when they are painted."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from summitdesk.domain.listing import Summary
from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.models import rows

if TYPE_CHECKING:  # not before a list is shown in columns
    from summitdesk.ui.models.columns import Column

PAGE = 128
PAGES_KEPT = 64
PAGES_ASKED = 4
"""How many pages are asked for at once: fast scrolling asks for nothing it has passed."""

SUMMARY_ROLE = int(Qt.ItemDataRole.UserRole)
"""The row itself, a `Summary`; None while it is being fetched or when it is gone."""
CAUTION_ROLE = SUMMARY_ROLE + 1
"""Whether what a cell says calls for care."""

_Index = QModelIndex | QPersistentModelIndex
_Page = list[Summary | None]


class RowReader(Protocol):
    """Whoever reads rows by their ids and calls back with them, in the same order."""

    def read_rows(
        self, ids: Sequence[int], then: Callable[[_Page], None], otherwise: Callable[[], None]
    ) -> None:
        """Read the rows and call `then` on the GUI thread, or `otherwise` if they cannot be."""


class ResultModel(QAbstractTableModel):
    """The list of one query, however long; holds ids and a few pages, never all rows.

    Signals:
        page_fetched: Rows arrived that had been painted as placeholders.
    """

    page_fetched = Signal()

    def __init__(self, reader: RowReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._ids = array("I")
        self._columns: Sequence[Column] = ()
        self._pages: OrderedDict[int, _Page] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._fetch)

    def show(self, ids: "array[int]", first: _Page) -> None:
        """Show these records; the first rows are known already."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self._wanted.clear()
        self._asked.clear()
        self._generation += 1
        if first:
            self._pages[0] = first
        self.endResetModel()

    def show_columns(self, columns: "Sequence[Column]") -> None:
        """Let the same records stand in these columns; with none, each whole in one."""
        if tuple(columns) != tuple(self._columns):
            self.beginResetModel()
            self._columns = columns
            self.endResetModel()

    def summary(self, row: int) -> Summary | None:
        """The row, if it is at hand; otherwise it is asked for."""
        page, place = divmod(row, PAGE)
        at_hand = self._pages.get(page)
        if at_hand is not None and place < len(at_hand):
            self._pages.move_to_end(page)
            return at_hand[place]
        self._want(page)
        return None

    def is_known(self, row: int) -> bool:
        """Whether the row has been fetched, be it there or gone."""
        page, place = divmod(row, PAGE)
        return place < len(self._pages.get(page, ()))

    def ids(self, first: int, last: int) -> "array[int]":
        """The row ids of these rows, the last included."""
        return self._ids[first : last + 1]

    def row_of(self, row_id: int) -> int | None:
        """Where the record with this row id stands; None when the list does not hold it."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many records the list holds."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """One where rows are painted whole."""
        return 0 if parent.isValid() else max(1, len(self._columns))

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """The heading of a column."""
        is_heading = role == int(Qt.ItemDataRole.DisplayRole)
        if is_heading and orientation == Qt.Orientation.Horizontal and section < len(self._columns):
            return self._columns[section].heading
        return None

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a row or its cell shows, says to a screen reader, and tells in its tooltip."""
        if not index.isValid() or role not in _ROLES:
            return None
        row = index.row()
        summary = self.summary(row)
        if role == SUMMARY_ROLE:
            return summary
        if summary is None:
            return _ABSENT[role](self.is_known(row))
        if self._columns:
            place = index.column()
            return _cell(self._columns[place], summary, role, is_first=place == 0)
        return _ROLES[role](summary)

    def _want(self, page: int) -> None:
        if page in self._asked:
            return
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if not self._timer.isActive():
            self._timer.start()

    def _fetch(self) -> None:
        for page in list(reversed(self._wanted))[:PAGES_ASKED]:
            self._asked.add(page)
            ids = self._ids[page * PAGE : (page + 1) * PAGE]
            self._reader.read_rows(
                ids,
                partial(self._take, self._generation, page),
                partial(self._miss, self._generation, page),
            )
        self._wanted.clear()

    def _miss(self, generation: int, page: int) -> None:
        """Ask again when the page is painted again."""
        if generation == self._generation:
            self._asked.discard(page)

    def _take(self, generation: int, page: int, summaries: _Page) -> None:
        if generation != self._generation:
            return
        self._asked.discard(page)
        self._pages[page] = summaries
        self._pages.move_to_end(page)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        first, last = page * PAGE, page * PAGE + len(summaries) - 1
        end = self.columnCount() - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, end))
        self.page_fetched.emit()


def _cell(column: "Column", summary: Summary, role: int, *, is_first: bool) -> Any:
    """What one cell says; the first speaks for the row."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return plain.one_line(column.text(summary))
        case Qt.ItemDataRole.ToolTipRole:
            return rows.tooltip(summary) if is_first else plain.tooltip(column.text(summary))
        case Qt.ItemDataRole.AccessibleTextRole:
            text = plain.one_line(column.text(summary))
            return (
                rows.sentence(summary)
                if is_first
                else tr("{heading}: {value}", heading=column.heading, value=text)
            )
        case _:
            return column.is_caution(summary)


def _never(_summary: Summary) -> bool:
    return False


def _placeholder(known: bool) -> str:
    return tr("This record is gone") if known else tr("Loading…")


def _nothing(_known: bool) -> None:
    return None


_ROLES: dict[int, Callable[[Summary], Any]] = {
    SUMMARY_ROLE: lambda summary: summary,
    CAUTION_ROLE: _never,
    int(Qt.ItemDataRole.DisplayRole): rows.title,
    int(Qt.ItemDataRole.ToolTipRole): rows.tooltip,
    int(Qt.ItemDataRole.AccessibleTextRole): rows.sentence,
}
_ABSENT: dict[int, Callable[[bool], str | None]] = {
    CAUTION_ROLE: _nothing,
    int(Qt.ItemDataRole.DisplayRole): _placeholder,
    int(Qt.ItemDataRole.ToolTipRole): _nothing,
    int(Qt.ItemDataRole.AccessibleTextRole): _placeholder,
}
