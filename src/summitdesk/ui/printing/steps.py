"""Long work of the GUI thread itself, done in slices between which the window stays alive."""

import time
from collections.abc import Callable, Generator
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

_SLICE: Final = 0.012


class Steps(QObject):
    """Runs a generator to its end, then gives what it returned; needs no holding on to."""

    def __init__(
        self, work: Generator[None, None, Any], then: Callable[[Any], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._then = then
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self._timer.start()

    def _step(self) -> None:
        end = time.monotonic() + _SLICE
        try:
            while time.monotonic() < end:
                next(self._work)
        except StopIteration as done:
            self._finish()
            self._then(done.value)
        except BaseException:
            self._finish()
            raise

    def _finish(self) -> None:
        self._timer.stop()
        self.deleteLater()
