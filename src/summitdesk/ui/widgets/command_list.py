"""The commands found, as a list: their model, and how a row is painted."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from summitdesk.i18n import tr
from summitdesk.ui.commands import Command
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import tokens_of

ROW_HEIGHT = 30
GUTTER = 12

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class CommandModel(QAbstractListModel):
    """The commands that were found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: Sequence[Command] = ()

    def show(self, found: Sequence[Command]) -> None:
        """Hold these instead."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def command(self, index: _Index) -> Command:
        """The command of that row."""
        return self._found[index.row()]

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """The words of a row, and all of it as one sentence."""
        command = self.command(index)
        if role == _Role.DisplayRole:
            return command.text
        if role == _Role.AccessibleTextRole:
            cannot = "" if command.is_enabled else tr("not now: {reason}", reason=command.reason)
            return ", ".join(filter(None, (command.text, command.menu, *command.keys, cannot)))
        return None


class CommandRow(QStyledItemDelegate):
    """Paints a command: its words, its menu, at the right its key, or why it cannot be done."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """One line."""
        return QSize(100, zoom.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one."""
        model = index.model()
        if not isinstance(model, CommandModel):
            return
        command = model.command(index)
        tokens = tokens_of(option.palette)
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, tokens.color("accent_ground"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.color("hover"))
        inner = rect.adjusted(zoom.px(GUTTER), 0, -zoom.px(GUTTER), 0)
        ink = tokens.color("ink" if command.is_enabled else "faint")
        right = ", ".join(command.keys) if command.is_enabled else command.reason
        taken = _text(painter, inner, right, Face.SECOND, tokens.color("soft"), _RIGHT)
        inner.setRight(inner.right() - taken - zoom.px(GUTTER))
        taken = _text(painter, inner, command.text, Face.INTERFACE, ink, _LEFT)
        inner.setLeft(inner.left() + taken + zoom.px(GUTTER))
        _text(painter, inner, command.menu, Face.SMALL, tokens.color("faint"), _LEFT)


def _text(
    painter: QPainter, room: QRect, words: str, face: Face, color: QColor, side: Qt.AlignmentFlag
) -> int:
    """Paint the words as far as there is room; give how much they take."""
    painter.setFont(face.font())
    painter.setPen(color)
    metrics = QFontMetrics(painter.font())
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | side), cut)
    return metrics.horizontalAdvance(cut)
