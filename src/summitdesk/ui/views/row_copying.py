"""Copies rows of the list, those not yet fetched too, off the GUI thread."""

import threading
from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from summitdesk.archive.archive import Archive
from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.listing import Summary
from summitdesk.i18n import tr, trn
from summitdesk.ui.models.columns import Column
from summitdesk.ui.models.row_table import as_sentences, as_table
from summitdesk.ui.session import Session

MOST = 10_000
"""How many rows are copied at once; a clipboard is no place for a million."""
LANE = "copying"


class RowCopying(QObject):
    """Puts rows on the clipboard; a newer wish takes the place of one under way.

    Signals:
        told: Rows were copied, or could not be; carries the sentence that says so.
    """

    told = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def copy_sentences(self, ids: "array[int]") -> None:
        """Copy the rows with these ids, one sentence a line."""
        self._copy(ids, as_sentences)

    def copy_table(self, ids: "array[int]", columns: Sequence[Column]) -> None:
        """Copy the rows with these ids in these columns, cells parted by tabs."""
        self._copy(ids, partial(as_table, columns))

    def _copy(self, ids: "array[int]", make: Callable[[Iterable[Summary | None]], str]) -> None:
        if (archive := self._session.archive) is None or not ids:
            self.told.emit(tr("No row is selected."))
            return
        self._session.jobs.read(
            partial(_made, archive, ids[:MOST], make),
            partial(self._on_made, len(ids)),
            lane=LANE,
            otherwise=self._on_failed,
        )

    def _on_made(self, wanted: int, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        if wanted > MOST:
            self.told.emit(tr("{count} rows of {all} copied.", count=MOST, all=wanted))
        else:
            self.told.emit(trn("{n} row copied.", "{n} rows copied.", wanted))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ArchiveError):
            self._session.jobs.failed.emit(error)
            return
        self.told.emit(str(error))


def _made(
    archive: Archive,
    ids: "array[int]",
    make: Callable[[Iterable[Summary | None]], str],
    cancel: threading.Event,
) -> str:
    return make(archive.rows(ids, cancel))
