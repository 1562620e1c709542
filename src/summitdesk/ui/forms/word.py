"""A word above a form: one sentence, and what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from summitdesk.ui import plain
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.tokens import DETAIL_GUTTER

Way = tuple[str, Callable[[], None]]
"""What a button says, and what it does."""


class Word(QWidget):
    """Is not there while there is nothing to say."""

    def __init__(self, name: str, *, is_caution: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "caution" if is_caution else "word")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setProperty("look", "caution" if is_caution else "")
        self.buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        side = zoom.px(DETAIL_GUTTER)
        self._row.setContentsMargins(side, zoom.px(6), side, zoom.px(6))
        self._row.setSpacing(zoom.px(8))
        self._row.addWidget(self.sentence, 1)
        self.hide()

    def say(self, sentence: str, ways: Sequence[Way] = ()) -> None:
        """Say something, and offer what can be done about it."""
        self.say_nothing()
        self.sentence.setText(plain.one_line(sentence, 600))
        self.setAccessibleName(sentence)
        for words, way in ways:
            button = QPushButton(words)
            button.setAccessibleName(words)
            button.clicked.connect(way)
            self._row.addWidget(button)
            self.buttons.append(button)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def say_nothing(self) -> None:
        """Have nothing to say."""
        for button in self.buttons:
            button.hide()
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons.clear()
        self.hide()
