"""The bar below the detail that finds words in the record one reads."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from summitdesk.domain.finding import LONGEST
from summitdesk.i18n import tr
from summitdesk.ui.composing import Composing
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face

_HEIGHT = 40
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QWidget):
    """Says what is looked for, and how many times it is found; knows nothing of the text.

    Signals:
        text_changed: Other words are looked for; carries them.
        step_requested: The next hit is asked for (1), or the one before (-1).
        closing_requested: The reader has done with finding.
    """

    text_changed = Signal(str)
    step_requested = Signal(int)
    closing_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = QLineEdit()
        self.field.setObjectName("findBox")
        self.field.setAccessibleName(tr("Find in the record"))
        self.field.setPlaceholderText(tr("Find in the record"))
        self.field.setMaxLength(LONGEST)
        self.field.setMinimumWidth(80)
        self.field.installEventFilter(self)
        Composing(self.field)
        self.count = QLabel()
        self.count.setObjectName("findCount")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("look", "soft")
        self._before = _button("↑", tr("The hit before"))
        self._next = _button("↓", tr("The next hit"))
        self._close = _button("×", tr("Close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for button in (self._before, self._next, self._close):
            row.addWidget(button)
        self.rescale()
        self._connect()

    def begin(self, text: str = "") -> None:
        """Let the reader type; with a text, that is looked for."""
        if text:
            self.field.setText(text)
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def show_count(self, at: int, total: int) -> None:
        """Show how many hits there are, and which of them is in view, counted from 1."""
        is_asking = bool(self.field.text().strip())
        said = tr("{at} of {total}", at=at, total=total) if total else tr("Not found")
        self.count.setText(said if is_asking else "")
        self.field.setAccessibleDescription(self.count.text())
        for button in (self._before, self._next):
            button.setEnabled(total > 1)

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.setFixedHeight(zoom.px(_HEIGHT))
        self.field.setFont(Face.INTERFACE.font())
        self.count.setFont(Face.SECOND.font())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter goes on, with Shift back; Escape closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER:
                is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.step_requested.emit(-1 if is_back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closing_requested.emit()
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.field.textEdited.connect(self.text_changed)
        self._before.clicked.connect(self._on_before_clicked)
        self._next.clicked.connect(self._on_next_clicked)
        self._close.clicked.connect(self.closing_requested)

    def _on_before_clicked(self) -> None:
        self.step_requested.emit(-1)

    def _on_next_clicked(self) -> None:
        self.step_requested.emit(1)


def _button(sign: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setText(sign)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
