"""An archive dropped on the window is opened."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_DRAGGED = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Dropping(QObject):
    """Takes one file over a window and its fields; what else is dropped is theirs.

    Signals:
        archive_dropped: A file was let go over the window; carries its path.
    """

    archive_dropped = Signal(Path)

    def __init__(self, window: QWidget, *fields: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        for place in (window, *fields):
            place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take a file before a field takes its name for words."""
        if not isinstance(event, QDropEvent) or event.type() not in _DRAGGED:
            return super().eventFilter(watched, event)
        if (path := file_of(event.mimeData())) is None:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self.archive_dropped.emit(path)
        return True


def file_of(dragged: QMimeData) -> Path | None:
    """The one file that is dragged; none for several, or for addresses of the web."""
    urls = dragged.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
