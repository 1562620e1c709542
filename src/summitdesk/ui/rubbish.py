"""Garbage is collected on the GUI thread alone: a widget that dies on another one crashes Qt.

Python collects on whichever thread happens to allocate, and closed windows are cycles of widgets.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Rubbish(QObject):
    """Collects from time to time, instead of Python, for as long as there are reader threads."""

    _in_use = 0

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        Rubbish._in_use += 1
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect what Python would: the oldest generation that is full."""
        full = [
            generation
            for generation, limits in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if limits[0] > limits[1]
        ]
        if full:
            gc.collect(full[-1])

    def leave_to_python(self) -> None:
        """Let Python collect again: the threads are gone."""
        self._timer.stop()
        Rubbish._in_use -= 1
        if not Rubbish._in_use:
            gc.enable()
