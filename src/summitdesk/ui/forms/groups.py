"""A repeated part of a form: rows to be added, taken away and put in order."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from summitdesk import wording
from summitdesk.archive.editing import new_row
from summitdesk.domain.forms import GroupForm
from summitdesk.domain.kind import Group
from summitdesk.i18n import figures, tr
from summitdesk.ui.forms.cells import FieldCell, Holder
from summitdesk.ui.forms.choices import Choices
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face

_Key = Qt.Key
_CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_GAP = 8


class _Row:
    """The widgets of one row; its values move between rows, the widgets stay."""

    def __init__(self, cells: list[FieldCell], tools: QWidget) -> None:
        self.cells = cells
        self.tools = tools

    def hold(self, values: Holder) -> None:
        for cell in self.cells:
            cell.hold(values)


class GroupEditor(QWidget):
    """Rows below their headings, column under column.

    Ctrl+Shift with Up or Down moves the row one types in, with Enter adds one below it, with
    Backspace takes it away.

    Signals:
        changed: A value, a row or the order is another.
        wanted: Choices are wanted; carries the editor and the words typed.
    """

    changed = Signal()
    wanted = Signal(object, str)

    def __init__(self, group: Group, form: GroupForm, choices: Choices, rows: list[Holder]) -> None:
        """Edit these rows in place; `build` shows them."""
        super().__init__()
        self.group = group
        self.setObjectName(f"field_{group.name}")
        name = wording.field(group.name)
        self.setAccessibleName(name)
        self._columns = [
            (field, share) for each, share in form.columns if (field := group.field(each))
        ]
        self._choices = choices
        self.rows = rows
        self._shown: list[_Row] = []
        self._count = _label("", "soft", Face.SMALL)
        self.add_button = QPushButton(tr("Add"))
        self.add_button.setObjectName(f"add_{group.name}")
        self.add_button.setAccessibleName(tr("Add to: {part}", part=name))
        self.add_button.setToolTip(tr("Ctrl+Shift+Enter in a row adds one below it"))
        self.add_button.setProperty("look", "link")
        self.add_button.clicked.connect(self.append)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(zoom.px(_GAP))
        self._grid.setVerticalSpacing(zoom.px(6))
        for column, (_field, share) in enumerate(self._columns):
            self._grid.setColumnStretch(column, share)
        self._captions: list[QLabel] = []
        self._place(name)
        self._tell_count()

    @property
    def is_built(self) -> bool:
        """Whether every row is shown."""
        return len(self._shown) == len(self.rows)

    def build(self) -> None:
        """Show one row more."""
        self._show_captions()
        self._shown.append(self._made(len(self._shown)))
        self._shown[-1].hold(self.rows[len(self._shown) - 1])

    def finish(self) -> None:
        """Show all rows."""
        while not self.is_built:
            self.build()

    def append(self) -> None:
        """Add a row at the end, and type there."""
        self._insert(len(self.rows))

    def cell(self, row: int, field: str) -> FieldCell | None:
        """The cell of a field in a row; its first one when no field is named."""
        self.finish()
        if not 0 <= row < len(self._shown):
            return None
        cells = self._shown[row].cells
        return next((cell for cell in cells if cell.field.name == field), cells[0])

    def cells(self) -> list[FieldCell]:
        """Every cell, row by row."""
        self.finish()
        return [cell for row in self._shown for cell in row.cells]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Move, add and take away rows by key."""
        if isinstance(event, QKeyEvent) and event.modifiers() & ~_keypad() == _CHORD:
            row = self._row_of(watched)
            verb = {
                _Key.Key_Up: self._up,
                _Key.Key_Down: self._down,
                _Key.Key_Return: self._below,
                _Key.Key_Enter: self._below,
                _Key.Key_Backspace: self.remove_row,
            }.get(_Key(event.key()))
            if verb is not None and row is not None:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    verb(row)
                return True
        return super().eventFilter(watched, event)

    def remove_row(self, row: int) -> None:
        """Take a row away; the one after it, or before, has the keys then."""
        self.finish()
        del self.rows[row]
        gone = self._shown.pop()
        for widget in (*gone.cells, gone.tools):
            widget.hide()
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self._hold_from(row)
        self._show_captions()
        if self.rows:
            self._focus(min(row, len(self.rows) - 1), 0)
        else:
            self.add_button.setFocus()
        self._tell_count()
        self.changed.emit()

    def move_row(self, row: int, to: int) -> None:
        """Put a row at another place; the keys go with it."""
        self.finish()
        if not 0 <= to < len(self.rows) or to == row:
            return
        column = next((at for at, cell in enumerate(self._shown[row].cells) if _has_keys(cell)), 0)
        self.rows.insert(to, self.rows.pop(row))
        self._hold_from(min(row, to))
        self._focus(to, column)
        self.changed.emit()

    def _up(self, row: int) -> None:
        self.move_row(row, row - 1)

    def _down(self, row: int) -> None:
        self.move_row(row, row + 1)

    def _below(self, row: int) -> None:
        self._insert(row + 1)

    def _insert(self, at: int) -> None:
        self.finish()
        self.rows.insert(at, {**new_row()})
        self.build()
        self._hold_from(at)
        self._focus(at, 0)
        self._tell_count()
        self.changed.emit()

    def _hold_from(self, row: int) -> None:
        for at in range(row, len(self._shown)):
            self._shown[at].hold(self.rows[at])

    def _focus(self, row: int, column: int) -> None:
        self._shown[row].cells[column].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_of(self, editor: QObject) -> int | None:
        rows = enumerate(self._shown)
        return next((at for at, row in rows if any(c.editor is editor for c in row.cells)), None)

    def _tell_count(self) -> None:
        self._count.setText(figures(len(self.rows)) if self.rows else tr("none yet"))

    def _show_captions(self) -> None:
        if not self._captions and self.rows:
            for column, (field, _share) in enumerate(self._columns):
                words = wording.field(field.name)
                caption = _label(_marked(words, field.required), "soft", Face.SMALL)
                self._grid.addWidget(caption, 0, column)
                self._captions.append(caption)
        for caption in self._captions:
            caption.setVisible(bool(self.rows))

    def _made(self, row: int) -> _Row:
        cells = []
        for column, (field, _share) in enumerate(self._columns):
            name = tr(
                "{field}, {part} {number}",
                field=wording.field(field.name),
                part=wording.field(self.group.name),
                number=figures(row + 1),
            )
            cell = FieldCell(self.group, field, self._choices, name)
            cell.editor.setObjectName(f"field_{self.group.name}[{row}].{field.name}")
            cell.editor.installEventFilter(self)
            cell.changed.connect(self.changed)
            cell.wanted.connect(self.wanted)
            self._grid.addWidget(cell, row + 1, column)
            cells.append(cell)
        tools = _Tools(row, self)
        self._grid.addWidget(tools, row + 1, len(self._columns), Qt.AlignmentFlag.AlignTop)
        return _Row(cells, tools)

    def _place(self, name: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(zoom.px(_GAP))
        head.addWidget(_label(name, "", Face.HEADING))
        head.addWidget(self._count)
        head.addWidget(self.add_button)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoom.px(4))
        column.addLayout(head)
        column.addLayout(self._grid)


class _Tools(QWidget):
    """Up, down and away, at the end of a row."""

    def __init__(self, row: int, group: GroupEditor) -> None:
        super().__init__()
        self._row = row
        self._group = group
        line = QHBoxLayout(self)
        line.setContentsMargins(0, zoom.px(3), 0, 0)
        line.setSpacing(0)
        number = figures(row + 1)
        for sign, words, slot in (
            ("↑", tr("Move row {number} up (Ctrl+Shift+Up)", number=number), self._up),
            ("↓", tr("Move row {number} down (Ctrl+Shift+Down)", number=number), self._down),
            ("×", tr("Take row {number} away (Ctrl+Shift+Backspace)", number=number), self._away),
        ):
            button = QToolButton()
            button.setText(sign)
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field
            button.clicked.connect(slot)
            line.addWidget(button)

    def _up(self) -> None:
        self._group.move_row(self._row, self._row - 1)

    def _down(self) -> None:
        self._group.move_row(self._row, self._row + 1)

    def _away(self) -> None:
        self._group.remove_row(self._row)


def _label(words: str, look: str, face: Face) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    label.setFont(face.font())
    label.setIndent(0)
    return label


def _marked(words: str, is_required: bool) -> str:
    return tr("{field} ∗", field=words) if is_required else words


def _has_keys(cell: FieldCell) -> bool:
    return cell.editor.hasFocus()


def _keypad() -> Qt.KeyboardModifier:
    return Qt.KeyboardModifier.KeypadModifier
