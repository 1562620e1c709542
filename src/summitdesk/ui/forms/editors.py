"""The editors of single fields: words, dates, and what is chosen or found."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from summitdesk.domain.kind import Field, FieldType
from summitdesk.i18n import tr
from summitdesk.ui.composing import Composing
from summitdesk.ui.forms.choices import Choice
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.tokens import EDITOR_HEIGHT, EDITOR_MOST

_PADDING = 7


class LineEditor(QLineEdit):
    """One line of words, a code, a number or a date.

    Signals:
        changed: A person typed; carries the text.
        left: The keys went elsewhere.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self.changed)
        Composing(self)
        self.rescale()

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.setFixedHeight(zoom.px(EDITOR_HEIGHT))

    def put(self, value: str) -> None:
        """Show a value."""
        self.setText(value)
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Why what stands here is no value; empty when it may be one."""
        return ""

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person is done here."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextEditor(QPlainTextEdit):
    """Words in as many lines as they need; Tab goes on to the next field.

    Signals:
        changed: A person typed; carries the text.
        left: The keys went elsewhere.
    """

    changed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._is_putting = False
        Composing(self)
        self.rescale()
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._on_text_changed)

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self._fit()

    def put(self, value: str) -> None:
        """Show a value."""
        self._is_putting = True
        self.setPlainText(value)
        self._is_putting = False

    def text(self) -> str:
        """What stands here."""
        return self.toPlainText()

    def problem(self) -> str:
        """Words are words."""
        return ""

    def sizeHint(self) -> QSize:
        """As high as its words."""
        return QSize(zoom.px(120), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as its column."""
        return QSize(zoom.px(40), self.height())

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take words, and nothing of how they looked."""
        self.textCursor().insertText(source.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person is done here."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as this width asks for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().documentLayout().documentSize().height()))
        height = lines * self.fontMetrics().lineSpacing() + zoom.px(2 * _PADDING)
        least, most = zoom.px(EDITOR_HEIGHT), zoom.px(EDITOR_MOST)
        self.setFixedHeight(max(least, min(height, most)))

    def _on_text_changed(self) -> None:
        if not self._is_putting:
            self.changed.emit(self.toPlainText())


class PickEditor(LineEditor):
    """Words that stand for a value: chosen from a list, or found by searching.

    Signals:
        wanted: Choices for these words are wanted; carries the words.
        picked: A value was chosen; carries the `Choice`.
    """

    wanted = Signal(str)
    picked = Signal(object)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._choice: Choice | None = None
        self.choices: Sequence[Choice] = ()
        """What was offered last."""
        self.textEdited.disconnect(self.changed)
        self.textEdited.connect(self._on_edited)

    @property
    def value(self) -> str:
        """The value chosen; what was typed, where it is none."""
        return self._choice.value if self._choice is not None else self.text().strip()

    @property
    def is_chosen(self) -> bool:
        """Whether the words stand for a value that was chosen."""
        return self._choice is not None

    def put_choice(self, choice: Choice | None) -> None:
        """Show a value by its words."""
        self._choice = choice
        self.setText(choice.label if choice is not None else "")
        self.setCursorPosition(0)
        self.setToolTip(choice.label if choice is not None and len(choice.label) > 24 else "")

    def pick(self, choice: Choice) -> None:
        """Take what a person chose."""
        self.put_choice(choice)
        self.picked.emit(choice)
        self.changed.emit(choice.value)

    def problem(self) -> str:
        """Say that words alone are no value, unless they may be one."""
        if self._choice is not None or not self.text().strip() or self.may_be_typed:
            return ""
        if self.field.type is FieldType.LINK:
            return tr("Choose one of the records found, or leave the field empty.")
        return tr("Choose one of the words offered, or leave the field empty.")

    def settle(self) -> None:
        """Take what was typed for the choice it names exactly, whatever its case."""
        typed = self.text().strip().casefold()
        if self._choice is not None or not typed:
            return
        exact = [each for each in self.choices if each.label.casefold() == typed]
        if len(exact) == 1:
            self.pick(exact[0])

    @property
    def may_be_typed(self) -> bool:
        """Whether a value may be typed that is not among the choices: a code."""
        return self.field.type in (FieldType.LANGUAGE, FieldType.COUNTRY)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what names a choice exactly."""
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.settle()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list of what can be chosen."""
        if event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.wanted.emit("" if self._choice is not None else self.text())
        else:
            super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        self._choice = None
        self.changed.emit(text.strip())
        self.wanted.emit(text)
