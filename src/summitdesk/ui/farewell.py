"""The system ends the program, as at logout: it is asked to close as a person would close it."""

import os
import signal
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_NAMES = ("SIGTERM", "SIGINT", "SIGHUP")


class Farewell(QObject):
    """Hears of the first signal that would end the program; a second one ends it as ever.

    Signals:
        asked: The program is to end, in good order.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Listen from now on; where there are no such signals, the system asks Qt alone."""
        super().__init__(parent)
        self._heard: dict[int, object] = {}
        self._notifier: QSocketNotifier | None = None
        if os.name == "posix":
            self._listen()

    def stop(self) -> None:
        """Let the signals do again what they did before."""
        if self._notifier is None:
            return
        self._notifier.setEnabled(False)
        self._notifier = None
        signal.set_wakeup_fd(-1)
        for number, handler in self._heard.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # as `getsignal` gave it
        for end in self._ends:
            os.close(end)

    def _listen(self) -> None:
        # Python runs its handlers between two lines of Python, and Qt waits within none: so a
        # byte is written by the signal itself, and Qt wakes up for it.
        self._ends = os.pipe()
        for end in self._ends:
            os.set_blocking(end, False)
        signal.set_wakeup_fd(self._ends[1], warn_on_full_buffer=False)
        for name in _NAMES:
            number = getattr(signal, name)
            if (handler := signal.getsignal(number)) is not signal.SIG_IGN:  # as nohup asks
                self._heard[number] = handler
                signal.signal(number, _hear)
        self._notifier = QSocketNotifier(self._ends[0], QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_heard)

    def _on_heard(self) -> None:
        if any(number in self._heard for number in os.read(self._ends[0], 64)):
            self.stop()
            self.asked.emit()


def _hear(_number: int, _frame: FrameType | None) -> None:
    """Nothing here: what matters is the byte in the pipe."""
