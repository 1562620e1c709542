"""The program with its window: makes the parts, joins them, and runs until the window closes."""

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication

from summitdesk import logfile, paths
from summitdesk.domain.catalogue import TABS
from summitdesk.settings import FILE, Settings, SettingsFile
from summitdesk.ui.faults import Faults
from summitdesk.ui.jobs import Jobs
from summitdesk.ui.session import Session
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.theme import Theme
from summitdesk.ui.window import SIZE, MainWindow


def main(argv: list[str]) -> int:
    """Open the window on an archive and give Qt's exit status when it is closed.

    Args:
        argv: The arguments after the program's name: nothing, or the archive to open.
    """
    logfile.keep(paths.user_log)
    faults = Faults()
    faults.install()
    app = QApplication.instance() or QApplication(["summitdesk"])
    assert isinstance(app, QApplication)
    app.setApplicationName("summitdesk")
    app.setApplicationDisplayName("Summit Desk")
    settings = SettingsFile(paths.user_config() / FILE)
    session, theme, window = make(app, _archive_named(argv), settings)
    faults.window = window
    window.comfort.place_window(*SIZE)
    theme.apply()
    if "SUMMITDESK_BENCHMARK" in os.environ:
        from summitdesk.ui.first_paint import FirstPaint  # nobody else needs it

        FirstPaint(window.browse.list_area.table)
    window.show()
    status = app.exec()
    session.close()
    return status


def make(
    app: QApplication, archive: Path, settings: SettingsFile | None = None
) -> tuple[Session, Theme, MainWindow]:
    """Make the parts and join them, as the settings have it; the window is not shown yet."""
    now = settings.now if settings else Settings()
    session = Session(Jobs())
    if now.tab in TABS:
        session.show_tab(now.tab)
    session.open(archive)  # the readers open it while the window is being made
    zoom.set_percent(now.zoom)  # before any font is made
    theme = Theme(app, now.theme)
    return session, theme, MainWindow(session, theme, settings)


def _archive_named(argv: list[str]) -> Path:
    names = [name for name in argv if name != "--"]
    return Path(names[0]) if names else paths.bundled_archive()
