"""The rows of a list, and which of their records a person has bookmarked."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from summitdesk.i18n import tr
from summitdesk.ui.models.results import SUMMARY_ROLE, ResultModel, RowReader

BOOKMARKED_ROLE = SUMMARY_ROLE + 10
"""Whether the record of a row is bookmarked."""


class StarredModel(ResultModel):
    """Knows bookmarks by uid, whatever list they stand in."""

    def __init__(self, reader: RowReader, parent: QObject | None = None) -> None:
        super().__init__(reader, parent)
        self._starred: frozenset[str] = frozenset()

    def star(self, records: frozenset[str]) -> None:
        """Let just these records be bookmarked."""
        if records != self._starred:
            self._starred = records
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            if last.isValid():
                self.dataChanged.emit(self.index(0, 0), last)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = int(Qt.ItemDataRole.DisplayRole),
    ) -> Any:
        """As without bookmarks; a screen reader says of a row that it is bookmarked."""
        if role == BOOKMARKED_ROLE:
            return self._is_starred(index)
        said = super().data(index, role)
        speaks = role == int(Qt.ItemDataRole.AccessibleTextRole) and index.column() == 0
        return tr("{row} Bookmarked.", row=said) if speaks and self._is_starred(index) else said

    def _is_starred(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        if not self._starred or not index.isValid() or not self.is_known(index.row()):
            return False
        summary = self.summary(index.row())
        return summary is not None and summary.uid in self._starred
