"""The list below a field of what can be chosen: one for the whole form, where the keys are."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from summitdesk.ui import plain
from summitdesk.ui.forms.choices import Choice
from summitdesk.ui.forms.editors import PickEditor
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.tokens import EDITOR_HEIGHT, OFFER_WIDTH

_Key = Qt.Key
_MOST = 10


class Offer(QListWidget):
    """Never takes the keys from the field: it is walked with Up and Down while one types."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self.setObjectName("choiceList")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._ground = ground
        self._editor: PickEditor | None = None
        self._choices: Sequence[Choice] = ()
        self.itemClicked.connect(self._on_clicked)
        self.hide()

    def show_choices(self, editor: PickEditor, choices: Sequence[Choice]) -> None:
        """Offer these below the field; nothing when there are none."""
        if self._editor is not editor:
            if self._editor is not None:
                self._editor.removeEventFilter(self)
            editor.installEventFilter(self)
            self._editor = editor
        self._choices = editor.choices = choices
        self.setAccessibleName(editor.accessibleName())
        self.clear()
        for choice in choices:
            words = plain.one_line(choice.label, 120)
            if choice.detail:
                words = f"{words}   {plain.one_line(choice.detail, 60)}"
            item = QListWidgetItem(words)
            item.setToolTip(plain.tooltip(choice.label))
            self.addItem(item)
        if not choices:
            self.hide()
            return
        self.setCurrentRow(0 if editor.text().strip() and not editor.is_chosen else -1)
        self._stand(editor)
        self.show()
        self.raise_()

    def put_away(self) -> None:
        """Offer nothing more."""
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Walk and choose with the keys of the field."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif (
            self.isVisible()
            and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            and isinstance(event, QKeyEvent)
            and event.key() in (_Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter)
        ):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._answer(event.key() != _Key.Key_Escape)
            return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._walk(event)
        return super().eventFilter(watched, event)

    def _walk(self, event: QKeyEvent) -> bool:
        if not self.isVisible():
            return False
        step = {_Key.Key_Down: 1, _Key.Key_Up: -1}.get(_Key(event.key()))
        if step is not None:
            self.setCurrentRow((self.currentRow() + step) % self.count())
            return True
        if event.key() == _Key.Key_Tab and self.currentRow() >= 0:
            self._answer(True)
        return False

    def _answer(self, is_chosen: bool) -> None:
        row = self.currentRow()
        self.hide()
        if is_chosen and self._editor is not None and 0 <= row < len(self._choices):
            self._editor.pick(self._choices[row])

    def _on_clicked(self) -> None:
        self._answer(True)

    def _stand(self, editor: PickEditor) -> None:
        row = self.sizeHintForRow(0)
        height = min(self.count(), _MOST) * row + zoom.px(10)
        width = max(editor.width(), zoom.px(OFFER_WIDTH))
        at = editor.mapTo(self._ground, QPoint(0, zoom.px(EDITOR_HEIGHT) + 2))
        if at.y() + height > self._ground.height():
            at.setY(max(0, at.y() - zoom.px(EDITOR_HEIGHT) - 4 - height))
        at.setX(max(0, min(at.x(), self._ground.width() - width - 8)))
        self.setGeometry(at.x(), at.y(), width, height)
