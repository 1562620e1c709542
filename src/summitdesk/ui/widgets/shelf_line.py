"""Paints one line of the shelf: a heading, something kept, or a hint."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from summitdesk.i18n import tr
from summitdesk.ui.shelf.lines import LONGEST_NAME, Line, Shape
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import FACET_ROW_HEIGHT, GUTTER, SMALL_RADIUS, Tokens, tokens_of

LINE = int(Qt.ItemDataRole.UserRole)
"""The line itself, a `Line`."""
NAME_FIELD = "shelfNameField"

_HEADING_HEIGHT = 34
_PADDING = 4
_MOST_LINES = 2
_HINT_LINES = 4
_GAP = 8
_Index = QModelIndex | QPersistentModelIndex


class LinePainter(QStyledItemDelegate):
    """Gives a line as much height as its words need, up to a limit, and paints it."""

    def __init__(self, view: QListView, parent: QObject | None = None) -> None:
        super().__init__(parent or view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the list, as high as its words."""
        line: Line = index.data(LINE)
        width = self._view.viewport().width()
        if line.shape is Shape.HEADING:
            return QSize(width, zoom.px(_HEADING_HEIGHT))
        height = _height(self._title(line, width), _face(line))
        if line.below:
            height += _height([line.below], Face.SMALL)
        return QSize(width, max(height + 2 * _PADDING, zoom.px(FACET_ROW_HEIGHT)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint ground, title, what stands below it, and the figure."""
        line: Line = index.data(LINE)
        tokens = tokens_of(option.palette)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.shape is not Shape.HEADING:
            self._paint_ground(painter, option, tokens)
        inner = rect.adjusted(GUTTER, _PADDING, -GUTTER, -_PADDING)
        if line.shape is Shape.HEADING:
            inner = rect.adjusted(GUTTER, 0, -GUTTER, -6)
            align = Qt.AlignmentFlag.AlignBottom
        else:
            align = Qt.AlignmentFlag.AlignTop
        self._paint_words(painter, inner, line, tokens, align)
        painter.restore()

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index
    ) -> QWidget:
        """A field for another name."""
        field = QLineEdit(parent)
        field.setObjectName(NAME_FIELD)
        field.setAccessibleName(tr("Name of the search"))
        field.setMaxLength(LONGEST_NAME)
        field.setFrame(False)
        return field

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """The whole line."""
        editor.setGeometry(option.rect.adjusted(6, 0, -6, 0))

    def _title(self, line: Line, width: int) -> list[str]:
        room = width - 2 * GUTTER
        if line.figure:
            room -= QFontMetrics(Face.INTERFACE.font()).horizontalAdvance(line.figure) + _GAP
        most = _HINT_LINES if line.shape is Shape.HINT else _MOST_LINES
        return wrapped(line.title, _face(line), room, most)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, tokens: Tokens
    ) -> None:
        ground = QRectF(option.rect.adjusted(6, 1, -6, -1))
        flags = option.state
        painter.setPen(Qt.PenStyle.NoPen)
        if flags & QStyle.StateFlag.State_Selected:
            painter.setBrush(tokens.color("accent_ground"))
            painter.drawRoundedRect(ground, SMALL_RADIUS, SMALL_RADIUS)
        elif flags & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(tokens.color("line"))
            painter.setOpacity(0.45)
            painter.drawRoundedRect(ground, SMALL_RADIUS, SMALL_RADIUS)
            painter.setOpacity(1)
        if flags & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tokens.color("accent"))
            painter.drawRoundedRect(ground, SMALL_RADIUS, SMALL_RADIUS)

    def _paint_words(
        self,
        painter: QPainter,
        inner: QRect,
        line: Line,
        tokens: Tokens,
        align: Qt.AlignmentFlag,
    ) -> None:
        face = _face(line)
        painter.setFont(face.font())
        painter.setPen(tokens.color(_ink(line)))
        top = inner.y()
        step = _height([""], face)
        for words in self._title(line, inner.width() + 2 * GUTTER):
            place = QRect(inner.x(), top, inner.width(), step)
            if align == Qt.AlignmentFlag.AlignBottom:
                place = inner
            painter.drawText(place, int(align | Qt.AlignmentFlag.AlignLeft), words)
            top += step
        if line.figure:
            painter.setFont((Face.SECOND if line.shape is Shape.HEADING else face).font())
            painter.setPen(tokens.color("faint"))
            painter.drawText(inner, int(align | Qt.AlignmentFlag.AlignRight), line.figure)
        if line.below:
            painter.setFont(Face.SMALL.font())
            painter.setPen(tokens.color("soft"))
            metrics = QFontMetrics(Face.SMALL.font())
            below = metrics.elidedText(line.below, Qt.TextElideMode.ElideRight, inner.width())
            place = QRect(inner.x(), top, inner.width(), inner.bottom() - top + 1)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignTop), below)


def wrapped(text: str, face: Face, width: int, most: int) -> list[str]:
    """The text in so many lines at most, the last one cut where there is more."""
    layout = QTextLayout(text, face.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    made: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 20))
        start = line.textStart()
        is_last = len(made) == most - 1
        rest = _units(text, start, None if is_last else start + line.textLength())
        if is_last:
            metrics = QFontMetrics(face.font())
            rest = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, max(width, 20))
        made.append(rest.strip())
        if is_last:
            break
    layout.endLayout()
    return made or [""]


def _units(text: str, start: int, end: int | None) -> str:
    """The part of a text between two places as Qt counts them."""
    coded = text.encode("utf-16-le", "surrogatepass")
    return coded[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")


def _height(lines: list[str], face: Face) -> int:
    return round(len(lines) * face.leading)


def _face(line: Line) -> Face:
    match line.shape:
        case Shape.HEADING:
            return Face.CAPTION
        case Shape.HINT:
            return Face.SECOND
        case Shape.MORE | Shape.ITEM:
            return Face.INTERFACE


def _ink(line: Line) -> str:
    match line.shape:
        case Shape.HEADING | Shape.HINT:
            return "soft"
        case Shape.MORE:
            return "accent"
        case Shape.ITEM:
            return "soft" if line.is_absent else "ink"
