"""Our own faults: logged, told once in a calm window, and never in the way of reading on."""

import logging
import sys
import threading
from pathlib import PurePath
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from summitdesk.logfile import told

_log = logging.getLogger(__name__)
_MOST_KINDS = 100


class Faults(QObject):
    """Hears of every error that nobody caught, in whatever thread.

    A fault is told once: one of the same kind from the same place is only counted, and while one
    is on show the next is only logged.

    Signals:
        fault_met: A fault was met for the first time; carries its error.
    """

    fault_met = Signal(object)
    _heard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        """Over which faults are told; without one they are only logged."""
        self.counts: dict[tuple[str, ...], int] = {}
        """How often each kind was met."""
        self._is_telling = False
        self._heard.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Hear of errors from now on."""
        sys.excepthook = self.meet
        threading.excepthook = self._meet_in_thread

    def meet(
        self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None
    ) -> None:
        """Log the fault and go on; the first of its kind is told."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        place = _place(kind, traceback)
        if place not in self.counts and len(self.counts) >= _MOST_KINDS:
            return
        self.counts[place] = self.counts.get(place, 0) + 1
        if self.counts[place] > 1:
            return  # a fault in painting comes back with every frame
        _log.error("Something went wrong that should not", exc_info=(kind, error, traceback))
        self._heard.emit(error)

    def _meet_in_thread(self, met: threading.ExceptHookArgs) -> None:
        if met.exc_value is not None:
            self.meet(met.exc_type, met.exc_value, met.exc_traceback)

    @Slot(object)
    def _tell(self, error: BaseException) -> None:
        """Queued: whatever was at fault is over before a window opens."""
        self.fault_met.emit(error)
        if self.window is None or self._is_telling:
            return
        from summitdesk.ui.widgets.fault_dialog import FaultDialog  # needed only now

        self._is_telling = True
        dialog = FaultDialog("\n".join(told(error)), self.window)
        dialog.finished.connect(self._on_told)
        dialog.show()

    @Slot()
    def _on_told(self) -> None:
        self._is_telling = False


def _place(kind: type[BaseException], traceback: TracebackType | None) -> tuple[str, ...]:
    """What makes two faults the same: their kind, and the innermost line of our own code."""
    place = ""
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if "summitdesk" in PurePath(file).parts or not place:
            place = f"{file}:{traceback.tb_lineno}"
        traceback = traceback.tb_next
    return kind.__qualname__, place
