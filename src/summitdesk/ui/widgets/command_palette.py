"""The palette: a few letters find any command, with its key; Enter does it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from summitdesk.domain.fold import hits, phrases
from summitdesk.i18n import tr
from summitdesk.ui.commands import Command
from summitdesk.ui.composing import Composing
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme import zoom
from summitdesk.ui.widgets.command_list import GUTTER, ROW_HEIGHT, CommandModel, CommandRow
from summitdesk.ui.widgets.text_block import TextBlock

WIDTH = 560
ROWS = 12
TOP = 64


class CommandPalette(QFrame):
    """Lies over the window, and goes as soon as the keys are wanted elsewhere.

    Signals:
        command_chosen: A command is to be done; carries its action.
    """

    command_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("commandPalette")
        self.setAccessibleName(tr("Find a command"))
        self._commands: Sequence[Command] = ()
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.setObjectName("paletteField")
        self.field.setAccessibleName(tr("Words of a command"))
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setFrame(False)
        self.field.setMaxLength(100)
        self.model = CommandModel(self)
        self.list = QListView()
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(tr("Commands found"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(CommandRow(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.nothing = TextBlock((Run(tr("No command has these words."), Look.SOFT),))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.list)
        row = QVBoxLayout()
        row.setContentsMargins(GUTTER, 6, GUTTER, 0)
        row.addWidget(self.nothing)
        column.addLayout(row)
        self.hide()
        self._connect()

    def open(self, commands: Sequence[Command]) -> None:
        """Offer these commands; the keys come back to where they were."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._commands = commands
        self.field.clear()
        self._narrow()
        self.show()
        self.raise_()
        self.field.setFocus()

    def dismiss(self) -> None:
        """Go away, and give the keys back."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Walk the list from the field; go when the keys are wanted elsewhere."""
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            self.hide()
        if watched is self.field and isinstance(event, QKeyEvent) and _is_press(event):
            steps = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: ROWS - 1,
                Qt.Key.Key_PageUp: 1 - ROWS,
            }
            if (step := steps.get(Qt.Key(event.key()))) is not None:
                self._walk(step)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._lay_down()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.field.installEventFilter(self)
        self._composing = Composing(self.field)
        if (parent := self.parentWidget()) is not None:
            parent.installEventFilter(self)
        self.field.textEdited.connect(self._narrow)
        self.field.returnPressed.connect(self._do_current)
        self.list.clicked.connect(self._do)

    def _narrow(self) -> None:
        found = matching(self._commands, self.field.text())
        self.model.show(found)
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.setFixedHeight(min(len(found), ROWS) * zoom.px(ROW_HEIGHT) + 2)
        if found:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        self._lay_down()

    def _lay_down(self) -> None:
        if (parent := self.parentWidget()) is None:
            return
        width = min(zoom.px(WIDTH), parent.width() - 2 * GUTTER)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((parent.width() - width) // 2, min(TOP, parent.height() // 8))

    def _walk(self, step: int) -> None:
        last = self.model.rowCount() - 1
        row = self.list.currentIndex().row() + step
        row = (last if row < 0 else 0) if abs(step) == 1 and not 0 <= row <= last else row
        self.list.setCurrentIndex(self.model.index(min(max(row, 0), last)))

    def _do_current(self) -> None:
        self._do(self.list.currentIndex())

    def _do(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        command = self.model.command(index)
        if command.is_enabled:
            self.dismiss()  # first: some commands act where the keys are
            self.command_chosen.emit(command.action)


def matching(commands: Sequence[Command], text: str) -> list[Command]:
    """The commands in which every word begins some word; those that begin with them first."""
    wanted = phrases(text)
    first: list[Command] = []
    later: list[Command] = []
    for command in commands:
        said = f"{command.text} {command.menu}"
        places = [hits(said, [phrase]) for phrase in wanted]
        if all(places):
            begins = bool(places) and min(place[0][0] for place in places) == 0
            (first if begins else later).append(command)
    return first + later


def _is_press(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress
