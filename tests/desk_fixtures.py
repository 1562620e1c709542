"""Fixtures that open the window on an archive, as a person meets it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from summitdesk.archive.working import make_working_archive
from summitdesk.settings import SettingsFile
from summitdesk.ui.views import comfort
from tests.desk import Desk


@pytest.fixture
def open_desk(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Desk]]:
    """Opens the window on any file; all have one shelf, and are closed when the test is over."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    # Without Chinese fonts a notice says so: tests find the same footer on every machine.
    monkeypatch.setattr(comfort, "has_chinese", lambda: True)
    desks: list[Desk] = []

    def opened(archive: Path, settings: SettingsFile | None = None) -> Desk:
        desk = Desk(qtbot, archive, settings)
        desks.append(desk)
        return desk

    yield opened
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[[Path], Desk], archive_path: Path) -> Desk:
    """The window on the bundled archive, its first list and record on show."""
    return open_desk(archive_path)


@pytest.fixture
def working_path(archive_path: Path, tmp_path: Path) -> Path:
    """A working archive of the bundled one."""
    return make_working_archive(archive_path, tmp_path / "mine.summitdb")


@pytest.fixture
def working_desk(open_desk: Callable[[Path], Desk], working_path: Path) -> Desk:
    """The window on a working archive, open for writing."""
    return open_desk(working_path)


def expect_no_size_hints(items: list[pytest.Item]) -> None:
    """Let Qt say what its offscreen plugin cannot do: size hints, raising, grabbing for a menu."""
    for item in items:
        if "qtbot" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
