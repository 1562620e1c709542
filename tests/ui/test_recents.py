"""Archives that were open before are a choice away; the bundled one is not among them."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from summitdesk import paths
from summitdesk.settings import MOST_RECENT, SettingsFile
from summitdesk.ui.jobs import Jobs
from summitdesk.ui.session import Session
from summitdesk.ui.theme.theme import Theme
from summitdesk.ui.views.recents import Recents
from summitdesk.ui.views.welcome import Welcome
from summitdesk.ui.window import MainWindow
from tests.builders import build_archive


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


class Opened:
    """A window that remembers, on one archive after the other."""

    def __init__(self, qtbot: QtBot, file: Path) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._qtbot = qtbot
        self.session = Session(Jobs())
        self.window = MainWindow(self.session, Theme(app), SettingsFile(file))
        self.window.show()

    def open(self, path: Path) -> None:
        self.session.open(path)
        self._qtbot.waitUntil(lambda: not self.session.is_asking)
        QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.session.is_asking)

    def close(self) -> None:
        """Close the window, and let it go on this thread: no reader may throw it away."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def recents(self) -> Recents:
        found = self.window.findChild(Recents)
        assert isinstance(found, Recents)
        return found

    @property
    def names(self) -> list[str]:
        return [action.text().replace("&&", "&") for action in self.recents.actions()]


def test_the_bundled_archive_leaves_no_trace(
    qtbot: QtBot, file: Path, archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "bundled_archive", lambda: archive_path)
    opened = Opened(qtbot, file)

    opened.open(archive_path)

    assert opened.names == []
    assert not opened.recents.menuAction().isVisible()
    opened.close()
    assert not file.exists()


def test_what_was_open_is_offered_the_last_first(qtbot: QtBot, file: Path, tmp_path: Path) -> None:
    one = build_archive(tmp_path, name="one & two.summitdb")
    other = build_archive(tmp_path / "below", name="other.summitdb")
    opened = Opened(qtbot, file)
    for path in (one, other, one):
        opened.open(path)
    opened.close()
    assert json.loads(file.read_text())["recent"] == [str(one), str(other)]

    again = Opened(qtbot, file)
    again.open(one)
    assert again.names == ["one & two.summitdb", "other.summitdb"]
    again.recents.actions()[1].trigger()
    qtbot.waitUntil(lambda: again.session.archive is not None and not again.session.is_asking)

    assert again.session.archive is not None
    assert again.session.archive.path == other
    again.close()


def test_only_so_many_are_remembered(qtbot: QtBot, file: Path, tmp_path: Path) -> None:
    settings = SettingsFile(file)
    settings.choose(recent=tuple(f"/srv/{number}.summitdb" for number in range(MOST_RECENT)))
    settings.save()
    opened = Opened(qtbot, file)

    opened.open(build_archive(tmp_path))

    assert len(opened.names) == MOST_RECENT
    assert "9.summitdb" not in opened.names
    opened.close()


def test_who_has_never_been_here_is_welcomed_until_it_is_put_away(
    qtbot: QtBot, file: Path, archive_path: Path
) -> None:
    first = Opened(qtbot, file)
    first.open(archive_path)
    welcome = first.window.findChild(Welcome)
    assert isinstance(welcome, Welcome)
    assert welcome.isVisibleTo(first.window)

    welcome.dismissed.emit()
    first.close()

    second = Opened(qtbot, file)
    second.open(archive_path)
    assert second.window.findChild(Welcome) is None
    second.close()
