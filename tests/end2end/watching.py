"""Watches a program from within: what it asks for, and how long its window stands still."""

import sys
import time
from collections import Counter

from PySide6.QtCore import QObject, QTimer

BEAT_MS = 10

_TELLING = ("open", "socket.connect", "socket.__new__", "subprocess.Popen", "os.exec", "os.system")
_TELLING += ("os.posix_spawn", "os.startfile", "os.fork", "webbrowser.open", "urllib.Request")


class Audit:
    """Hears of every file, socket and program that Python code asks for once it is on."""

    def __init__(self) -> None:
        self.heard: Counter[str] = Counter()
        self.is_on = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        is_open_already = bool(arguments) and isinstance(arguments[0], int)  # heard of as it was
        if self.is_on and event.startswith(_TELLING) and not is_open_already:
            what = str(arguments[0]) if event == "open" and arguments else event
            self.heard[what] += 1


class Heart(QObject):
    """Beats in the window's own loop; between two beats only so much of the processor is used.

    What the processor did for this program, in whatever thread, does not depend on what else runs
    on the machine; while the loop turns, beats are near and nothing is used between them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.step = ""
        self.longest: dict[str, float] = {}
        self.beats = 0
        self._used = time.process_time()
        self._at = time.monotonic()
        self._timer = QTimer(self, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        self.beats += 1
        used, at = time.process_time(), time.monotonic()
        gap = min(used - self._used, at - self._at)
        self._used, self._at = used, at
        self.longest[self.step] = max(self.longest.get(self.step, 0.0), gap)
