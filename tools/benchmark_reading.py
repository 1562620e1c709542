"""Measures what a reader waits for: the list after a key, and every record of the archive opened.

The real window stands on a display of its own. Figures are from the key, or from choosing the row,
to the end of the paint that shows the new list, or the last one of the record. What else the
machine does is in the figures: medians hold, single ones may not.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmark_start import FOLDERS, display
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from summitdesk import app, paths
from summitdesk.domain.catalogue import TABS
from summitdesk.ui.models.results import SUMMARY_ROLE
from summitdesk.ui.widgets.filter_bar import DEBOUNCE_MS

WORDS = ("japarov", "treaty", "жапаров", "friendship", "astana declaration", "中亚")
KEY_TARGET, RECORD_TARGET = 16, 50
PATIENCE, QUIET = 10.0, 0.05


class Watch(QObject):
    """Notes when what it watches was painted last: the list, or all of a window at once."""

    last = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The time is taken once the whole window is painted, not in the midst of it."""
        if event.type() in (QEvent.Type.Paint, QEvent.Type.UpdateRequest):
            QTimer.singleShot(0, self._note)
        return False

    def _note(self) -> None:
        self.last = time.perf_counter()


class Reader:
    """Types and chooses in the real window, and looks at the clock."""

    def __init__(self, archive: Path) -> None:
        self._program = app.make(archive)
        window = self._program.window
        self._bar, self._browse = window.filter_bar, window.browse
        self._table = window.browse.list_area.table
        self._list, self._window = Watch(), Watch()
        self._table.viewport().installEventFilter(self._list)
        window.installEventFilter(self._window)
        self._is_answered = False
        self._program.session.results_found.connect(self._on_found)
        window.resize(1280, 720)
        window.show()
        self._settle()
        window.activateWindow()
        self._settle()

    def type_words(self) -> list[float]:
        """Milliseconds for each key that brought a list."""
        found = []
        for words in WORDS:
            self._bar.field.setFocus()
            for letter in words:
                started = time.perf_counter()
                self._press(letter)
                if painted := self._painted():
                    found.append((painted - started) * 1000)
                self._settle()
            self._bar.clear()
            self._settle()
        return found

    def open_all(self) -> dict[str, float]:
        """Milliseconds for each record that any list shows, by its uid."""
        found = {}
        for tab in TABS:
            self._program.session.show_tab(tab)
            self._settle()
            self._table.setFocus()  # where no caret blinks
            self._settle()
            rows = self._table.model().rowCount()
            for row in (*range(1, rows), 0):  # the first is open already
                uid, found[uid] = self._open(row)
        return found

    def close(self) -> None:
        """Let go of the archive."""
        self._program.window.close()

    def _press(self, letter: str) -> None:
        """Press and release a key, of any keyboard."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(self._bar.field, event)

    def _open(self, row: int) -> tuple[str, float]:
        wanted = self._table.model().index(row, 0).data(SUMMARY_ROLE)
        started = time.perf_counter()
        self._table.go_to_row(row)
        self._settle()
        reading = self._browse.detail.reading
        if reading is None or self._window.last < started or (wanted and reading.uid != wanted.uid):
            raise SystemExit(f"The record of row {row} was not shown.")
        return reading.uid, (self._window.last - started) * 1000

    def _painted(self) -> float:
        """When the list that answers the key had been painted; 0 where it answers with none."""
        self._is_answered, painted = False, self._list.last
        end = time.perf_counter() + PATIENCE
        while time.perf_counter() < end:
            self._program.app.processEvents()
            if not self._is_answered:
                painted = self._list.last
            elif self._list.last > painted:
                return self._list.last
            elif not self._table.has_rows:
                return 0
        raise SystemExit("The list was never painted.")

    def _on_found(self) -> None:
        self._is_answered = True

    def _settle(self) -> None:
        """Wait until nothing is asked, and nothing was painted for a while."""
        end = time.perf_counter() + PATIENCE
        busy = time.perf_counter()
        while max(busy, self._window.last) + QUIET > time.perf_counter():
            self._program.app.processEvents()
            if self._is_busy():
                busy = time.perf_counter()
            if busy > end:
                raise SystemExit("The window never came to rest.")
            time.sleep(0.0002)

    def _is_busy(self) -> bool:
        session, browse = self._program.session, self._browse
        return session.is_asking or self._bar.is_waiting or browse.is_opening


def main() -> int:
    """Type and open everything, and print the figures beside what they should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=Path, default=paths.bundled_archive())
    arguments = parser.parse_args()
    with display() as name, TemporaryDirectory() as home:
        os.environ |= {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
        os.environ |= dict.fromkeys(FOLDERS, home)  # nobody's own
        reader = Reader(arguments.archive)
        keys = reader.type_words()
        records = reader.open_all()
        reader.close()
    report(keys, records)
    return 0


def report(keys: list[float], records: dict[str, float]) -> None:
    """Print a line a figure, with its target where there is one."""
    key = statistics.median(keys)
    worst = max(records, key=records.__getitem__)
    times = list(records.values())
    print(f"{'what':52} {'measured':>9} {'at most':>8}")
    for what, milliseconds, target in (
        (f"key to painted list, median of {len(keys)}", key, None),
        (f"the same after the {DEBOUNCE_MS} ms the hands rest", key - DEBOUNCE_MS, KEY_TARGET),
        (f"record opened, median of {len(records)}", statistics.median(times), RECORD_TARGET),
        ("record opened, 95th percentile", statistics.quantiles(times, n=20)[-1], RECORD_TARGET),
        (f"record opened, the slowest: {worst}", records[worst], RECORD_TARGET),
    ):
        print(f"{what:52} {milliseconds:6.1f} ms {f'{target} ms' if target else '':>8}")


if __name__ == "__main__":
    sys.exit(main())
