"""The button that copies a quotation with its citation, and the menu that says the same."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from summitdesk.i18n import mark, tr
from summitdesk.ui.theme.tokens import SMALL_RADIUS, tokens_of

COPY = mark("Copy with citation")
SIDE = 22
"""How wide and high it is."""

_LEAF = 9


class CopyButton(QToolButton):
    """Floats over the lower right corner of its card; keys reach the same by the card itself."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self.setObjectName("copyButton")
        self.setAccessibleName(tr("Copy this quotation with its citation"))
        self.setToolTip(tr(COPY))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.resize(self.sizeHint())
        self.hide()

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(SIDE, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint two leaves, one before the other, on the ground of what is below."""
        # A stylesheet leaves a button without a ground of its own to tell the scheme by.
        below = self.parentWidget()
        tokens = tokens_of(below.palette() if below else self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = self.underMouse() or self.isDown()
        painter.setPen(QPen(tokens.color("accent" if over else "line"), 1))
        painter.setBrush(tokens.color("accent_ground" if over else "paper"))
        box = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(box, SMALL_RADIUS, SMALL_RADIUS)
        color = tokens.color("accent" if over else "soft")
        painter.setPen(QPen(color, 1.2))
        ground = QColor(tokens.color("accent_ground" if over else "paper"))
        for at in (QPoint(9, 4), QPoint(5, 8)):
            painter.setBrush(ground)
            painter.drawRoundedRect(at.x(), at.y(), _LEAF - 1, _LEAF + 1, 2, 2)


def menu_for(card: QWidget) -> tuple[QMenu, QAction, QAction, QAction]:
    """A menu for a card: copy with citation, copy the words, open."""
    menu = QMenu(card)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    cite = _added(menu, tr(COPY))
    words = _added(menu, tr("Copy the words"))
    menu.addSeparator()
    return menu, cite, words, _added(menu, tr("Open this quotation"))


def _added(menu: QMenu, text: str) -> QAction:
    action = QAction(text, menu)
    menu.addAction(action)
    return action
