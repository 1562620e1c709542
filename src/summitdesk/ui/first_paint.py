"""Tells when the first row has been painted with its real title, for the benchmark of starting."""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from summitdesk.ui.widgets.result_table import ResultTable

_LINGER_MS = 1_500  # facets and detail arrive, and the memory is read


class FirstPaint(QObject):
    """Writes ``painted`` and the clock on standard output once, then ends the program."""

    def __init__(self, table: ResultTable) -> None:
        super().__init__(table)
        self._table = table
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Wait for a paint that has the first row at hand; the timer fires when it is over."""
        if event.type() == QEvent.Type.Paint and self._table.has_rows:
            self._table.viewport().removeEventFilter(self)
            QTimer.singleShot(0, self._tell)
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        sys.stdout.write(f"painted {time.monotonic()}\n")
        sys.stdout.flush()
        QTimer.singleShot(_LINGER_MS, QApplication.quit)
