"""The program as a person meets it: keys go in, what stands on the screen comes out."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from summitdesk.app import make
from summitdesk.settings import SettingsFile
from summitdesk.ui.widgets.cards import Card
from tests.rest import is_at_rest


class Desk:
    """Drives the real window; waits for signals, never for time."""

    def __init__(self, qtbot: QtBot, archive: Path, settings: SettingsFile | None = None) -> None:
        """Open the window; only with settings it stands where those say."""
        self._qtbot = qtbot
        program = make(archive, settings)
        self.theme = program.theme
        self.session = program.session
        self.window = program.window
        self.window.show()
        self.window.activateWindow()
        self.rest()

    def rest(self) -> None:
        """Wait until nothing is asked and everything is told."""
        self._qtbot.waitUntil(self._is_at_rest)
        QApplication.processEvents()  # widgets just added are shown

    def press(
        self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press keys where the focus is."""
        for key in keys:
            self._qtbot.keyClick(self.focus, key, modifier)
            self.rest()

    def type(self, text: str) -> None:
        """Type into the filter in place of what stands there."""
        self.press(Qt.Key.Key_L, modifier=Qt.KeyboardModifier.ControlModifier)
        if text.isascii():
            self._qtbot.keyClicks(self.focus, text)
        else:
            self.commit(text)
        self.rest()

    def compose(self, text: str) -> None:
        """Compose with an input method, without committing."""
        QApplication.sendEvent(self.window.filter_bar.field, QInputMethodEvent(text, []))
        self.rest()

    def commit(self, text: str) -> None:
        """Commit what an input method made."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.window.filter_bar.field, event)
        self.rest()

    def open_tab(self, name: str) -> None:
        """Walk to a tab by key."""
        for _ in range(7):
            if self.window.browse.list_area.tabs.tab == name:
                return
            self.press(Qt.Key.Key_PageDown, modifier=Qt.KeyboardModifier.ControlModifier)
        raise AssertionError(f"there is no tab {name}")

    @property
    def focus(self) -> QWidget:
        """Where the keys go."""
        widget = QGuiApplication.focusObject()
        return widget if isinstance(widget, QWidget) else self.window

    @property
    def titles(self) -> list[str]:
        """The titles of the rows of the list."""
        model = self.window.browse.list_area.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    @property
    def count(self) -> str:
        """What stands right of the filter."""
        return self.window.count.text()

    @property
    def title(self) -> str:
        """The title of the record on show."""
        reading = self.window.browse.detail.reading
        return reading.view.summary.title if reading else ""

    def texts(self, name: str) -> list[str]:
        """Every text that is on show in the widget of that name."""
        widget = self.window if name == "mainWindow" else self.named(name)
        return [
            label.text()
            for label in widget.findChildren(QLabel)
            if label.text() and label.isVisibleTo(self.window)
        ]

    def cards(self) -> list[tuple[str, str]]:
        """The quotations on show in the detail: their words, and who said them where."""
        return [
            (card.words.text(), " ".join(card.attribution.text().split()))
            for card in self.window.browse.detail.findChildren(Card)
            if card.isVisibleTo(self.window)
        ]

    def facet(self, name: str) -> list[tuple[str, int, str]]:
        """The values of a facet on show: label, count, state."""
        return self.window.browse.facets.sections[name].values.shown()

    def named(self, name: str) -> QWidget:
        """The widget of that objectName."""
        found = self.window.findChild(QWidget, name)
        assert isinstance(found, QWidget), f"there is no {name}"
        return found

    def close(self) -> None:
        """Close the window as a person does."""
        self.window.close()
        self.theme.choose(None)
        self.theme.zoom_to(100)
        self._qtbot.waitUntil(lambda: self.session.archive is None)
        self.window.deleteLater()

    def _is_at_rest(self) -> bool:
        return is_at_rest(self.window, self.session)
