"""The list of what stands on the shelf: walked, opened, removed, renamed and put in order."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QWidget,
)

from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.composing import Composing
from summitdesk.ui.shelf.lines import LONGEST_NAME, Line, Part, Shape
from summitdesk.ui.widgets.shelf_line import LINE, NAME_FIELD, LinePainter

_DRAGGED = "application/x-summitdesk-search"
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_Flag = Qt.ItemFlag
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineModel(QAbstractListModel):
    """Lines as they are told; a wish to rename or move is reported, never granted here.

    Signals:
        rename_requested: A search is to have another name; carries its uid and the name.
        move_requested: A search is to stand elsewhere; carries its uid and place, from 0.
    """

    rename_requested = Signal(str, str)
    move_requested = Signal(str, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines; where only their words are others, nothing else moves."""
        if lines and [_place(line) for line in lines] == [_place(line) for line in self._lines]:
            self._lines = lines
            self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: _Index) -> Line | None:
        """The line of a row."""
        return self._lines[index.row()] if index.isValid() else None

    def row_of(self, part: Part, key: str) -> int | None:
        """Where something stands; None when it does not."""
        for row, line in enumerate(self._lines):
            if line.is_item and (line.part, line.key) == (part, key):
                return row
        return None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = int(_Role.DisplayRole)) -> Any:
        """The line itself, its title, its tooltip, or the sentence for a screen reader."""
        if (line := self.line(index)) is None:
            return None
        match role:
            case _ if role == LINE:
                return line
            case _Role.DisplayRole | _Role.EditRole:
                return line.title
            case _Role.ToolTipRole if line.is_item:
                return plain.tooltip("\n".join(filter(None, (line.title, line.below))))
            case _Role.AccessibleTextRole:
                return line.sentence
        return None

    def setData(self, index: _Index, value: Any, role: int = int(_Role.EditRole)) -> bool:  # noqa: N802
        """Wish for another name; an empty one leaves it as it is."""
        line = self.line(index)
        name = " ".join(str(value).split())[:LONGEST_NAME]
        if line is None or role != _Role.EditRole or not name or name == line.title:
            return False
        self.rename_requested.emit(line.key, name)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings and hints are only read; searches are renamed and dragged."""
        line = self.line(index)
        if line is None:
            return _Flag.ItemIsDropEnabled
        if line.shape in (Shape.HEADING, Shape.HINT):
            return _Flag.NoItemFlags
        usual = _Flag.ItemIsEnabled | _Flag.ItemIsSelectable
        if line.is_item and line.part is Part.SEARCHES:
            return usual | _Flag.ItemIsEditable | _Flag.ItemIsDragEnabled
        return usual

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """Searches are moved among themselves."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 - Qt's name
        """A kind of our own: nothing else is dropped here, and nowhere else takes it."""
        return [_DRAGGED]

    def mimeData(self, indexes: Sequence[_Index]) -> QMimeData:  # noqa: N802 - Qt's name
        """The search that is dragged."""
        data = QMimeData()
        if indexes and (line := self.line(indexes[0])):
            data.setData(_DRAGGED, line.key.encode())
        return data

    def canDropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, _parent: _Index
    ) -> bool:
        """Whether there is a place for a search: among the others, or at their end."""
        return data.hasFormat(_DRAGGED) and 1 <= row <= self._searches() + 1

    def dropMimeData(  # noqa: N802 - Qt's name
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Wish for the search to stand here; False, so that Qt removes no row itself."""
        if self.canDropMimeData(data, action, row, column, parent):
            uid = bytes(data.data(_DRAGGED).data()).decode()
            at = self.row_of(Part.SEARCHES, uid)
            if at is not None and row not in (at, at + 1):
                self.move_requested.emit(uid, row - 1 - (row > at))
        return False

    def _searches(self) -> int:
        return sum(line.is_item and line.part is Part.SEARCHES for line in self._lines)


class ShelfList(QListView):
    """Enter opens, Delete removes, F2 renames, Alt with an arrow or the mouse moves.

    Signals:
        opening_requested: A line was entered or clicked; carries the `Line`.
        removal_requested: What a line stands for is to be taken off; carries the `Line`.
        rename_requested: A search is to have another name; carries its uid and the name.
        move_requested: A search is to stand elsewhere; carries its uid and place, from 0.
        leaving_requested: The reader is done here.
        naming_ended: No name is being typed any more.
    """

    opening_requested = Signal(object)
    removal_requested = Signal(object)
    rename_requested = Signal(str, str)
    move_requested = Signal(str, int)
    leaving_requested = Signal()
    naming_ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shelfList")
        self.setAccessibleName(tr("What stands on your shelf"))
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LinePainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self._connect()

    @property
    def is_naming(self) -> bool:
        """Whether a name is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    @property
    def current(self) -> Line | None:
        """The line one stands on."""
        return self.lines.line(self.currentIndex())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; one stays where one stood, or next to it."""
        before, row = self.current, self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self.lines.show(lines)
        self.verticalScrollBar().setValue(top)
        if before is None:
            return
        if before.is_item and (found := self.lines.row_of(before.part, before.key)) is not None:
            row = found
        self._go_near(row)

    def go_to(self, part: Part, key: str = "") -> None:
        """Stand on something, or on the first of a part."""
        row = self.lines.row_of(part, key)
        if row is None:
            rows = range(self.lines.rowCount())
            lines = [self.lines.line(self.lines.index(each, 0)) for each in rows]
            row = next((at for at, line in enumerate(lines) if line and line.part is part), 0)
            self.scrollTo(self.lines.index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
        self._go_near(row)

    def rename(self) -> None:
        """Let the reader type another name for the search one stands on."""
        if (line := self.current) and line.is_item and line.part is Part.SEARCHES:
            self.edit(self.currentIndex())
            if (field := self.findChild(QLineEdit, NAME_FIELD)) is not None:
                Composing(field)  # only now: it must see a key before the delegate does

    def closeEditor(  # noqa: N802 - Qt's name
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Tell that the list may change again."""
        super().closeEditor(editor, hint)
        self.naming_ended.emit()

    def rescale(self) -> None:
        """Take the sizes of the zoom in use."""
        self.scheduleDelayedItemsLayout()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the commands of the window."""
        is_asking = event.type() == QEvent.Type.ShortcutOverride
        if is_asking and isinstance(event, QKeyEvent) and _means_something(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key means for the line one stands on."""
        line = self.current
        if event.key() == Qt.Key.Key_Escape:
            self.leaving_requested.emit()
        elif line and event.key() in _ENTER:
            self.opening_requested.emit(line)
        elif line and line.is_item and _is_plain(event, Qt.Key.Key_Delete):
            self.removal_requested.emit(line)
        elif _is_plain(event, Qt.Key.Key_F2):
            self.rename()
        elif step := _step(event):
            self._move(step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Entering by key stands on something at once."""
        if not self.currentIndex().isValid():
            self._go_near(0)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the lines anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer by mouse what the keys do."""
        self.menu_at(event.pos()).popup(event.globalPos())

    def menu_at(self, at: QPoint) -> QMenu:
        """What can be done with the line at a point."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        line = self.lines.line(self.indexAt(at))
        if line is not None and line.is_item:
            self.setCurrentIndex(self.indexAt(at))
            menu.addAction(tr("Open")).triggered.connect(self._open_current)
            if line.part is Part.SEARCHES:
                menu.addAction(tr("Rename")).triggered.connect(self.rename)
                menu.addAction(tr("Move up")).triggered.connect(self._move_up)
                menu.addAction(tr("Move down")).triggered.connect(self._move_down)
            menu.addAction(tr("Take off the shelf")).triggered.connect(self._remove_current)
        return menu

    def _connect(self) -> None:
        self.lines.rename_requested.connect(self.rename_requested)
        self.lines.move_requested.connect(self.move_requested)
        self.clicked.connect(self._open_current)

    def _open_current(self) -> None:
        if line := self.current:
            self.opening_requested.emit(line)

    def _remove_current(self) -> None:
        if line := self.current:
            self.removal_requested.emit(line)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        line, row = self.current, self.currentIndex().row()
        beside = self.lines.line(self.lines.index(row + by, 0))
        if line and beside and line.part is beside.part is Part.SEARCHES and beside.is_item:
            self.move_requested.emit(line.key, row - 1 + by)

    def _go_near(self, row: int) -> None:
        """Stand on this row, or on the nearest after or before it that is not only read."""
        rows = [*range(max(row, 0), self.lines.rowCount()), *range(row - 1, -1, -1)]
        for each in rows:
            index = self.lines.index(each, 0)
            if index.isValid() and self.lines.flags(index) & _Flag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return


def _place(line: Line) -> tuple[Part, Shape, str]:
    return line.part, line.shape, line.key


def _means_something(event: QKeyEvent) -> bool:
    is_plain = _is_plain(event, Qt.Key.Key_F2, Qt.Key.Key_Delete)
    return is_plain or is_undo(event) or _step(event) != 0


def _step(event: QKeyEvent) -> int:
    if event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
    return 0


def _is_plain(event: QKeyEvent, *keys: Qt.Key) -> bool:
    return event.key() in keys and event.modifiers() == Qt.KeyboardModifier.NoModifier


def is_undo(event: QKeyEvent) -> bool:
    """Whether a key asks to take back what was done last."""
    control = Qt.KeyboardModifier.ControlModifier
    return event.key() == Qt.Key.Key_Z and event.modifiers() == control
