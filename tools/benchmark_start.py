"""Measures how soon the window shows its first row, beside a program that shows a bare label.

Both run on the same display, in turn, many times: ratios of medians hold where figures do not.
The clock is read at the end of the paint that shows the first row's title, and with it the
processor's time, which other programs on the machine disturb less.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

LABEL = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel


class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, tell)
        return False


def tell():
    print("painted", time.monotonic(), time.process_time(), flush=True)
    QTimer.singleShot(1500, app.quit)


app = QApplication(sys.argv)
label = QLabel("Summit Desk")
watch = Watch()
label.installEventFilter(watch)
label.resize(1280, 720)
label.show()
app.exec()
"""
WINDOW = """
import sys, time
from summitdesk.__main__ import main
from summitdesk.ui import loading


def watched_load():
    load_qt()
    from PySide6.QtCore import QEvent, QObject, QTimer
    from summitdesk import app

    class Watch(QObject):
        def __init__(self, program):
            super().__init__()
            self.program = program
            self.table = program.window.browse.list_area.table
            self.table.viewport().installEventFilter(self)

        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint and self.table.has_rows:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, self.tell)
            return False

        def tell(self):
            print("painted", time.monotonic(), time.process_time(), flush=True)
            QTimer.singleShot(1500, self.program.app.quit)

    def watched(*arguments):
        global watch
        program = make(*arguments)
        watch = Watch(program)
        return program

    make, app.make = app.make, watched


# The program itself imports the window a moment later; nothing is loaded that it would not load.
load_qt, loading.load_qt = loading.load_qt, watched_load
sys.exit(main())
"""
START_TARGET, MEMORY_TARGET = 2.0, 60
SETTLED = 1.0
"""Seconds after the paint when the memory is read: facets and detail have come by then."""


class Run(NamedTuple):
    """What one start took."""

    seconds: float
    """From the start to the end of the paint."""
    processor: float
    """Seconds of a processor until then, all threads together."""
    memory: float
    """Megabytes of its own (PSS) once facets and detail have come."""


FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


def main() -> int:
    """Run both programs in turn and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--archive", type=Path, help="another archive than the bundled one")
    arguments = parser.parse_args()
    archive = [str(arguments.archive)] if arguments.archive else []
    programs = {
        "label": [sys.executable, "-c", LABEL],
        "window": [sys.executable, "-c", WINDOW, *archive],
    }
    with display() as name, TemporaryDirectory() as compiled, TemporaryDirectory() as home:
        environment = {
            **os.environ,
            "DISPLAY": name,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPYCACHEPREFIX": compiled,  # as an installed program is, from the first round on
            **dict.fromkeys(FOLDERS, home),  # nobody's own; the first round leaves its settings
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        measured: dict[str, list[Run]] = {program: [] for program in programs}
        for warming in (True, *[False] * arguments.rounds):
            for program, command in programs.items():
                run = measure(command, environment)
                if not warming:
                    measured[program].append(run)
    report(measured)
    return 0


def measure(command: list[str], environment: dict[str, str]) -> Run:
    """Start a program, and end it when it has been measured."""
    started = time.monotonic()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.startswith("painted "):
            raise SystemExit(f"{command} did not tell that it had painted: {line!r}")
        painted, processor = map(float, line.split()[1:])
        time.sleep(SETTLED)
        memory = proportional_set(process.pid)
        process.terminate()
        process.wait()
    return Run(painted - started, processor, memory)


def proportional_set(pid: int) -> float:
    """The memory of a process in megabytes, what is shared counted in shares."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024


@contextmanager
def display() -> Iterator[str]:
    """A display of 1280x720 that nobody sees."""
    reading, writing = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        "1280x720x24",
        "-nolisten",
        "tcp",
    ]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start; install it with: sudo apt install xvfb")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def report(measured: dict[str, list[Run]]) -> None:
    """Print medians, and what the window takes beside the label, with the targets."""
    middle = {}
    for name, runs in measured.items():
        median = middle[name] = Run(*map(statistics.median, zip(*runs, strict=True)))
        seconds = [run.seconds * 1000 for run in runs]
        print(
            f"{name:8} {median.seconds * 1000:.0f} ms ({min(seconds):.0f}-{max(seconds):.0f}), "
            f"processor {median.processor * 1000:.0f} ms, "
            f"PSS {median.memory:.1f} MB; medians of {len(runs)} runs"
        )
    label, window = middle["label"], middle["window"]
    print(f"\n{'the window beside the label':44} {'measured':>9} {'at most':>8}")
    ratio = _ratio(window, label, 0)
    print(f"{'start to the first row painted, ratio':44} {ratio} {START_TARGET:8.2f}")
    print(f"{'the same in time of the processor, ratio':44} {_ratio(window, label, 1)}")
    above = window.memory - label.memory
    print(f"{'memory above it':44} {above:6.1f} MB {MEMORY_TARGET:5} MB")


def _ratio(window: Run, label: Run, which: int) -> str:
    return f"{window[which] / label[which]:9.2f}"


if __name__ == "__main__":
    sys.exit(main())
