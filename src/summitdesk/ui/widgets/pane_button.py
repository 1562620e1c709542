"""A button that folds a pane away and brings it back; its drawing shows which."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyleOptionToolButton, QToolButton, QWidget

from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.tokens import tokens_of

_SIZE = 28
_DRAWING = QSize(17, 13)
_SHARE = 0.36
"""Of the drawing, for the pane it stands for."""


class PaneButton(QToolButton):
    """A small window, its left or its right part filled while that pane is open."""

    def __init__(
        self, action: QAction, name: str, *, is_right: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._is_right = is_right
        self.setDefaultAction(action)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(zoom.px(_SIZE), zoom.px(_SIZE))

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.updateGeometry()

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:  # noqa: N802 - Qt's name
        """The style paints the ground, no words."""
        super().initStyleOption(option)
        option.text = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the style, and the small window on it."""
        super().paintEvent(event)
        painter = QPainter(self)
        tokens = tokens_of(self.window().palette())  # its own ground is clear
        color = tokens.color("ink" if self.underMouse() else "soft")
        frame = QRect(QPoint(0, 0), QSize(zoom.px(_DRAWING.width()), zoom.px(_DRAWING.height())))
        frame.moveCenter(self.rect().center())
        part = QRect(frame)
        part.setWidth(round(frame.width() * _SHARE))
        if self._is_right:
            part.moveRight(frame.right())
        painter.setPen(QPen(color, 1))
        painter.drawRect(frame)
        if self.isChecked():
            painter.fillRect(part, color)
        else:
            edge = part.left() if self._is_right else part.right()
            painter.drawLine(edge, frame.top(), edge, frame.bottom())
