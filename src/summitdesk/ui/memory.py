"""What a person chooses, written down soon after: a crash loses no choice."""

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from summitdesk.settings import Settings, SettingsFile

REST_MS = 400
"""How long after the last choice the file is written: a turn of the wheel is many choices."""


class Memory(QObject):
    """The settings as the window uses them.

    Signals:
        written: The file was written, or could not be: its notice may have changed.
    """

    written = Signal()

    def __init__(self, file: SettingsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.write)

    @property
    def now(self) -> Settings:
        """What holds now."""
        return self._file.now

    @property
    def notice(self) -> str:
        """One sentence on what became of the file; empty when all is well."""
        return self._file.notice

    def choose(self, **chosen: Any) -> None:
        """Let these settings hold from now on, and write them down when there is a pause."""
        self._file.choose(**chosen)
        self._rest.start()

    def write(self) -> None:
        """Write down what was chosen, without waiting any longer."""
        self._rest.stop()
        self._file.save()
        self.written.emit()
