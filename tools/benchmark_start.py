"""Measures how soon the window shows its first row, beside a program that shows a bare label.

Both run on the same display, in turn, many times: ratios of medians hold where figures do not.
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
    print("painted", time.monotonic(), flush=True)
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
from summitdesk import startup
from summitdesk.__main__ import main


def watched_obstacle(environment):
    complaint = obstacle(environment)
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
            print("painted", time.monotonic(), flush=True)
            QTimer.singleShot(1500, self.program.app.quit)

    def watched(*arguments):
        global watch
        program = make(*arguments)
        watch = Watch(program)
        return program

    make, app.make = app.make, watched
    return complaint


# The program itself imports Qt a moment later; nothing is loaded that it would not load.
obstacle, startup.obstacle = startup.obstacle, watched_obstacle
sys.exit(main())
"""
SETTLED = 1.0
"""Seconds after the paint when the memory is read: facets and detail have come by then."""

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
        measured: dict[str, list[tuple[float, float]]] = {program: [] for program in programs}
        for warming in (True, *[False] * arguments.rounds):
            for program, command in programs.items():
                run = measure(command, environment)
                if not warming:
                    measured[program].append(run)
    report(measured)
    return 0


def measure(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from the start to the end of the paint, and megabytes of its own (PSS) afterwards."""
    started = time.monotonic()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        if not line.startswith("painted "):
            raise SystemExit(f"{command} did not tell that it had painted: {line!r}")
        seconds = float(line.split()[1]) - started
        time.sleep(SETTLED)
        memory = proportional_set(process.pid)
        process.terminate()
        process.wait()
    return seconds, memory


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


def report(measured: dict[str, list[tuple[float, float]]]) -> None:
    """Print medians, their ratio and the memory on top of the label's."""
    seconds = {name: [run[0] for run in runs] for name, runs in measured.items()}
    memory = {name: statistics.median(run[1] for run in runs) for name, runs in measured.items()}
    for name, values in seconds.items():
        spread = f"{min(values) * 1000:.0f}-{max(values) * 1000:.0f}"
        print(
            f"{name:8} median {statistics.median(values) * 1000:.0f} ms ({spread}), "
            f"PSS {memory[name]:.1f} MB, {len(values)} runs"
        )
    ratio = statistics.median(seconds["window"]) / statistics.median(seconds["label"])
    print(f"ratio {ratio:.2f}, memory on top {memory['window'] - memory['label']:+.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
