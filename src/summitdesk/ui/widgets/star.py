"""The star of a bookmark: in the rows of lists, and as a button beside a title."""

from math import cos, pi, sin

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolButton, QWidget

from summitdesk.i18n import tr
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.tokens import SMALL_RADIUS, tokens_of

_SIZE = 22
_STAR = 15
_INNER = 0.42


def draw_star(painter: QPainter, place: QRectF, color: QColor, *, is_filled: bool) -> None:
    """Draw a star of five points within a place."""
    radius = min(place.width(), place.height()) / 2
    points = [_point(place.center(), at, radius) for at in range(10)]
    painter.setPen(QPen(color, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.setBrush(color if is_filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF(points))


def _point(center: QPointF, at: int, radius: float) -> QPointF:
    """The points and the notches between them, in turn, from the top."""
    angle = at * pi / 5 - pi / 2
    reach = radius * (_INNER if at % 2 else 1)
    return QPointF(center.x() + reach * cos(angle), center.y() + reach * sin(angle))


class StarButton(QToolButton):
    """Filled where the record is bookmarked; a press asks for the other state.

    It lies over the upper right corner of another widget of the same parent.
    """

    def __init__(self, beneath: QWidget) -> None:
        super().__init__(beneath.parentWidget())
        self._beneath = beneath
        beneath.installEventFilter(self)
        self.setObjectName("bookmarkStar")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_state(is_bookmarked=False)
        self.rescale()

    def show_state(self, *, is_bookmarked: bool) -> None:
        """Show whether the record is bookmarked."""
        self.setChecked(is_bookmarked)
        words = (
            tr("Bookmarked. Take the bookmark off") if is_bookmarked else tr("Bookmark this record")
        )
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(zoom.px(_SIZE), zoom.px(_SIZE))

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.setFixedSize(self.sizeHint())
        self._lay_over()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go with the corner."""
        if watched is self._beneath and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._lay_over()
        return super().eventFilter(watched, event)

    def nextCheckState(self) -> None:  # noqa: N802 - Qt's name
        """Stay as it is until the shelf has answered."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the star, and a frame where the keys are on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self._beneath.palette())  # a stylesheet gives buttons no ground
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("hover"))
            painter.drawRoundedRect(ground, SMALL_RADIUS, SMALL_RADIUS)
        if self.hasFocus():
            painter.setPen(tokens.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, SMALL_RADIUS, SMALL_RADIUS)
        size = zoom.px(_STAR)
        place = QRectF(0, 0, size, size)
        place.moveCenter(ground.center())
        color = tokens.color("accent" if self.isChecked() else "faint")
        draw_star(painter, place, color, is_filled=self.isChecked())

    def _lay_over(self) -> None:
        corner = self._beneath.geometry()
        self.move(corner.right() - self.width() + 1, corner.top() - (self.height() - _STAR) // 2)
