"""The program with its window: makes the parts, joins them, and runs until the window closes."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from summitdesk import logfile, paths
from summitdesk.domain.catalogue import TABS
from summitdesk.i18n import SOURCE_LANGUAGE, asked, language, speak
from summitdesk.settings import FILE, Settings, SettingsFile
from summitdesk.ui.farewell import Farewell
from summitdesk.ui.faults import Faults
from summitdesk.ui.jobs import Jobs
from summitdesk.ui.models.list_look import from_plain as looks
from summitdesk.ui.models.list_look import orders
from summitdesk.ui.session import Session
from summitdesk.ui.trail import Place

if TYPE_CHECKING:
    from summitdesk.ui.theme.theme import Theme
    from summitdesk.ui.window import MainWindow


ARGUMENTS = ("summitdesk", "-style", "Fusion")
"""What Qt is begun with: one base on all systems, the stylesheet is tested on it.

Set by its method, the style would come back as an object whose class takes 4 ms to make.
"""


class Program(NamedTuple):
    """The parts the program is made of, joined to each other; the window is not yet shown."""

    app: QApplication
    session: Session
    theme: "Theme"
    window: "MainWindow"


def main(argv: list[str]) -> int:
    """Open the window on an archive and give Qt's exit status when it is closed.

    Args:
        argv: The arguments after the program's name: nothing, or the archive to open.
    """
    logfile.keep(paths.user_log)
    faults = Faults()
    faults.install()
    settings = SettingsFile(paths.user_config() / FILE)
    choose_language(settings.now)
    program = make(_archive_named(argv), settings)
    faults.window = program.window
    farewell = Farewell()
    farewell.asked.connect(program.app.quit)
    program.app.commitDataRequest.connect(  # the session waits for this call, and no longer
        program.window.keep, Qt.ConnectionType.DirectConnection
    )
    program.window.show()
    status = program.app.exec()
    farewell.stop()
    program.session.close()
    return status


def choose_language(chosen: Settings) -> None:
    """Speak the language that a person chose, or else the one environment or system say."""
    wanted = [chosen.language] if chosen.language else []
    # On Windows and macOS no environment tells; Qt knows what the system is set to.
    speak(wanted + (asked(os.environ) or QLocale.system().uiLanguages()))


def make(archive: Path, settings: SettingsFile | None = None) -> Program:
    """Make the program; the archive is opened by the readers while the window is being made.

    Without settings, what is chosen in the window is forgotten with it.
    """
    app = QApplication.instance() or QApplication(list(ARGUMENTS))
    assert isinstance(app, QApplication)
    app.setApplicationName("summitdesk")
    app.setApplicationDisplayName("Summit Desk")
    if language() != SOURCE_LANGUAGE:
        _translate_qt(app)
    chosen = settings.now if settings else Settings()
    session = Session(Jobs())
    session.orders.update(orders(looks(chosen.lists)))
    if chosen.tab in TABS:
        session.show_tab(chosen.tab)
    session.open(archive, _last_place(archive, chosen))
    # Only now: while the window is loaded, the readers have half the answer together.
    from summitdesk.ui.theme import zoom
    from summitdesk.ui.theme.theme import Theme
    from summitdesk.ui.window import SIZE, MainWindow

    zoom.set_percent(chosen.zoom)  # before any font is made
    theme = Theme(app, chosen.theme)
    window = MainWindow(session, theme, settings)
    if settings is not None:
        window.comfort.place_window(*SIZE)
    theme.apply()
    return Program(app, session, theme, window)


def _last_place(archive: Path, chosen: Settings) -> Place | None:
    """Where a person stood in this archive when the window was closed."""
    if chosen.sight.get("archive") != str(paths.absolute(archive)):
        return None
    from summitdesk.ui.sight import from_plain, place_of  # only where there is something to read

    sight = from_plain(chosen.sight)
    return None if sight is None else place_of(sight)


def _translate_qt(app: QApplication) -> None:
    """Let Qt say its own words, such as those of file dialogs, in the language of the window."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(language()), "qtbase", "_", folder):
        app.installTranslator(translator)


def _archive_named(argv: list[str]) -> Path:
    names = [name for name in argv if name != "--"]
    return Path(names[0]) if names else paths.bundled_archive()
