"""The program with its window: makes the parts, joins them, and runs until the window closes."""

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication

from summitdesk import logfile, paths
from summitdesk.domain.catalogue import TABS
from summitdesk.settings import FILE, SettingsFile
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
    jobs = Jobs()
    session = Session(jobs)
    settings = SettingsFile(paths.user_config() / FILE)
    if settings.now.tab in TABS:
        session.show_tab(settings.now.tab)
    session.open(_archive_named(argv))  # the readers open it while the window is being made
    zoom.set_percent(settings.now.zoom)  # before any font is made
    theme = Theme(app, settings.now.theme)
    window = MainWindow(session, theme, settings)
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


def _archive_named(argv: list[str]) -> Path:
    names = [name for name in argv if name != "--"]
    return Path(names[0]) if names else paths.bundled_archive()
