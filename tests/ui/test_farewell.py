"""When the system ends the program, nothing is lost and nothing looks like a crash."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from summitdesk import paths
from summitdesk.archive.shelf import Shelf, shelf_path
from summitdesk.settings import FILE, SettingsFile
from summitdesk.ui.farewell import Farewell
from tests.desk import Desk

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems ask Qt alone")

ENDING = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from summitdesk import app

# Whatever started the tests may have left signals ignored, as nohup does.
signal.signal(getattr(signal, sys.argv[1]), signal.SIG_DFL)

def at_rest(window):
    shelf = window.later.shelf
    return shelf is not None and shelf.is_at_rest and window.browse.detail.reading is not None

def make(*arguments):
    program = making(*arguments)
    window = program.window
    def end():
        if not at_rest(window):
            return
        timer.stop()
        window.commands["zoom_in"].trigger()
        window.later.shelf.notes.begin()
        QApplication.focusWidget().insertPlainText("Which paper?")
        os.kill(os.getpid(), getattr(signal, sys.argv[1]))
    timer = QTimer(window, interval=5)
    timer.timeout.connect(end)
    timer.start()
    return program

making, app.make = app.make, make
sys.exit(app.main([sys.argv[2]]))
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of a person's own, for this test alone."""
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    return tmp_path


@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_closes_the_window_with_everything_saved(
    name: str, home: Path, archive_path: Path
) -> None:
    finished = subprocess.run(
        [sys.executable, "-c", ENDING, name, str(archive_path)],
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert finished.returncode == 0, finished.stderr
    assert SettingsFile(paths.user_config() / FILE).now.zoom == 110
    with closing(Shelf.open(shelf_path())) as shelf:
        assert [note.text for note in shelf.all_notes()] == ["Which paper?"]
    assert list(paths.user_state().glob("window-*")) == []


def test_a_second_signal_ends_the_program_as_ever(qtbot: QtBot) -> None:
    before = [signal.getsignal(getattr(signal, name)) for name in SIGNALS]
    farewell = Farewell()
    assert [signal.getsignal(getattr(signal, name)) for name in SIGNALS] != before

    with qtbot.waitSignal(farewell.asked):
        os.kill(os.getpid(), signal.SIGTERM)

    assert [signal.getsignal(getattr(signal, name)) for name in SIGNALS] == before


def test_a_signal_that_is_to_be_ignored_stays_so(qtbot: QtBot) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    farewell = Farewell()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN

    farewell.stop()
    signal.signal(signal.SIGHUP, before)


def test_when_the_session_may_end_all_is_kept_and_the_window_stays(
    qtbot: QtBot, home: Path, open_desk: Callable[..., Desk], archive_path: Path
) -> None:
    desk = open_desk(archive_path, SettingsFile(home / FILE))
    desk.press(Qt.Key.Key_Plus, modifier=Qt.KeyboardModifier.ControlModifier)
    chord = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    desk.press(Qt.Key.Key_N, modifier=chord)
    qtbot.keyClicks(desk.focus, "Which paper?")

    desk.window.keep()

    assert SettingsFile(home / FILE).now.zoom == 110
    with closing(Shelf.open(shelf_path())) as shelf:
        assert [note.text for note in shelf.all_notes()] == ["Which paper?"]
    assert list(paths.user_state().glob("window-*")) == []
    assert desk.window.isVisible()
    desk.type("eternal")
    assert desk.session.query.text == "eternal"
