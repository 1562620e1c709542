"""Help at hand: makes the pages when they are asked for, and shows them in a window."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from summitdesk import paths
from summitdesk.archive.archive import Archive
from summitdesk.domain.info import ArchiveNote
from summitdesk.ui.commands import commands
from summitdesk.ui.help.about import about_archive, about_program
from summitdesk.ui.help.keys import keys_page
from summitdesk.ui.help.pages import topics
from summitdesk.ui.session import Session
from summitdesk.ui.widgets.help_window import HelpWindow


class HelpDesk(QObject):
    """Opens one window of help, and only one.

    Signals:
        search_requested: An example on a page was followed; carries its words and its list.
    """

    search_requested = Signal(str, str)

    def __init__(self, window: QMainWindow, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self.shown = HelpWindow(window)
        """The window of help."""
        self.shown.search_requested.connect(self.search_requested)

    def open(self, name: str) -> None:
        """Show the page of that name, once the archive has told its notes."""
        if (archive := self._session.archive) is None:
            self._show(name, None, [])
        else:
            self._session.jobs.read(
                archive.notes,
                partial(self._show, name, archive),
                lane="help",
                otherwise=partial(self._show_without, name, archive),
            )

    def _show(self, name: str, archive: Archive | None, notes: list[ArchiveNote]) -> None:
        folder = paths.resources() / "help"
        info = archive.info if archive else None
        pages = [
            *topics(folder),
            keys_page(commands(self._window.menuBar()), folder),
            about_archive(info, notes, archive.path if archive else None),
            about_program(info, folder),
        ]
        self.shown.show_pages(pages, name)
        self.shown.show()
        self.shown.activateWindow()
        self.shown.reader.setFocus()

    def _show_without(self, name: str, archive: Archive, _error: Exception) -> None:
        """Help is needed most where the archive cannot be read."""
        self._show(name, archive, [])
