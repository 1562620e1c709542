"""All that a window says: painted, in tooltips and menus, to a screen reader."""

import html
import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QBuffer, QIODevice, QMetaType, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTabBar, QWidget

_MUTE = {"objectName", "styleSheet", "windowFilePath", "windowIconText", "inputMask", "look"}
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_MOST_ROWS = 30
_PAINTED = re.compile(r"<text[^>]*>([^<]*)</text>")
_TAGS = re.compile(r"<[^>]*>")


def said(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of a widget and of all within it, each behind the name of who says it."""
    for each in (root, *root.findChildren(QObject)):
        name = f"{type(each).__name__} {_path(each)}"
        if isinstance(each, QWidget | QAction):
            yield from ((f"{name}.{told}", text) for told, text in _properties(each))
        if isinstance(each, QWidget) and each.isVisible() and not each.size().isEmpty():
            yield from ((f"{name} paints", text) for text in painted(each))
        if isinstance(each, QAbstractItemView):
            yield from ((f"{name} lists", text) for text in _listed(each))
        if isinstance(each, QTabBar):
            yield from ((f"{name} offers", text) for text in _tabs(each))


def painted(widget: QWidget) -> list[str]:
    """The texts that a widget paints itself, its children left out."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawing = QSvgGenerator()
    drawing.setOutputDevice(buffer)
    drawing.setSize(widget.size())
    painter = QPainter(drawing)
    QWidget.render(widget, painter, QPoint(), QRegion(), QWidget.RenderFlag(0))
    painter.end()
    return [html.unescape(text).strip() for text in _PAINTED.findall(bytes(buffer.data()).decode())]


def in_menu(menu: QMenu) -> Iterator[tuple[str, str]]:
    """Every text of a menu and of the menus within it."""
    for action in menu.actions():
        yield f"action {action.objectName()} of {menu.title()!r}", action.text()
        if isinstance(below := action.menu(), QMenu):
            yield from in_menu(below)


def _properties(each: QObject) -> Iterator[tuple[str, str]]:
    described = each.metaObject()
    for at in range(described.propertyCount()):
        declared = described.property(at)
        if (
            declared.metaType().id() == QMetaType.Type.QString.value
            and declared.name() not in _MUTE
        ):
            text = _TAGS.sub(" ", html.unescape(str(each.property(declared.name()) or "")))
            yield declared.name(), text


def _listed(view: QAbstractItemView) -> Iterator[str]:
    if (model := view.model()) is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(_MOST_ROWS, model.rowCount())):
            for role in _ROLES:
                yield _TAGS.sub(" ", html.unescape(str(model.index(row, column).data(role) or "")))


def _tabs(bar: QTabBar) -> Iterator[str]:
    for at in range(bar.count()):
        yield from (bar.tabText(at), bar.tabToolTip(at), bar.accessibleTabName(at))


def _path(each: QObject | None) -> str:
    """The names of a widget's parents that have one, the nearest last."""
    names = []
    while each is not None:
        if each.objectName() and not each.objectName().startswith("qt_"):
            names.append(each.objectName())
        each = each.parent()
    return "/".join(reversed(names))
