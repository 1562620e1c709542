"""The archives that were open before, as a menu."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from summitdesk import paths
from summitdesk.archive.archive import Archive
from summitdesk.i18n import tr
from summitdesk.settings import MOST_RECENT, SettingsFile
from summitdesk.ui import plain
from summitdesk.ui.session import Session


class Recents(QMenu):
    """Remembers each archive that is opened, the last first; the bundled one is always at hand."""

    def __init__(self, session: Session, settings: SettingsFile, parent: QWidget) -> None:
        super().__init__(tr("Open &recent"), parent)
        self._session = session
        self._settings = settings
        self.setToolTipsVisible(True)
        self._fill()
        if session.archive is not None:
            self._remember(session.archive)
        session.archive_opened.connect(self._remember)
        self.triggered.connect(self._on_triggered)

    def _remember(self, archive: Archive) -> None:
        path = paths.absolute(archive.path)
        if path == paths.bundled_archive():
            return
        before = self._settings.now.recent
        recent = (str(path), *(each for each in before if each != str(path)))[:MOST_RECENT]
        if recent != before:
            self._settings.choose(recent=recent)
            self._settings.save()
            self._fill()

    def _fill(self) -> None:
        self.clear()
        recent = [Path(each) for each in self._settings.now.recent]
        names = [path.name for path in recent]
        for path in recent:
            name = plain.one_line(path.name, 80)
            folder = plain.one_line(path.parent.name, 40)
            text = (
                tr("{name} in {folder}", name=name, folder=folder)
                if names.count(path.name) > 1
                else name
            )
            action = self.addAction(text.replace("&", "&&"))
            action.setData(str(path))
            action.setToolTip(plain.tooltip(str(path)))
        self.menuAction().setVisible(bool(recent))

    def _on_triggered(self, action: QAction) -> None:
        self._session.open(Path(str(action.data())))
