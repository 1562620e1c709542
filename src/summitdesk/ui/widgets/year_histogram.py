"""How many records each year has, as bars that can be chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from summitdesk import wording
from summitdesk.domain.facets import FacetValue
from summitdesk.domain.query import Query
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER, HISTOGRAM_HEIGHT, Tokens, tokens_of
from summitdesk.ui.widgets.choosing import (
    CHOSEN,
    EXCLUDED,
    FREE,
    Wish,
    states,
    wish_of_click,
    wish_of_key,
)

FACET = "year"
_LABELS = 16
_GAP = 3
_LEAST = 3
_WIDEST = 34
_MOST_BARS = 40


class YearHistogram(QWidget):
    """A bar a year; arrows walk, Space or a click chooses, Delete, minus or Ctrl+click excludes.

    Signals:
        choice_requested: A year is to be chosen or freed; carries facet and year.
        exclusion_requested: A year is to be excluded or freed; carries facet and year.
    """

    choice_requested = Signal(str, str)
    exclusion_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yearHistogram")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._years: list[FacetValue] = []
        self._states: dict[str, str] = {}
        self._at = 0
        self._hovered = -1
        self._name()

    def show_years(self, years: Sequence[FacetValue], query: Query) -> None:
        """Show these years in order; when there are very many, the latest."""
        self._years = sorted(years, key=_year)[-_MOST_BARS:]
        self._states = states(query, FACET)
        self._at = min(self._at, max(len(self._years) - 1, 0))
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        """Bars and the years below them."""
        return QSize(160, HISTOGRAM_HEIGHT + zoom.px(_LABELS) + 2)

    def rescale(self) -> None:
        """Make room for labels of another size."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, the first and the last year, and the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        for place in range(len(self._years)):
            self._paint_bar(painter, place, tokens)
        if self._years:
            self._paint_labels(painter, tokens)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the years, choose or exclude one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if not self._years:
            super().keyPressEvent(event)
        elif (step := steps.get(Qt.Key(event.key()))) is not None:
            self._at = max(0, min(len(self._years) - 1, self._at + step))
            self._name()
            self.update()
        elif (wish := wish_of_key(event)) is not None:
            self._tell(wish)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the year under the pointer; with Ctrl, Alt or the right button exclude it."""
        place = self._place_at(event.position().toPoint())
        if place < 0:
            return
        self._at = place
        self._tell(wish_of_click(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the bar under the pointer a little."""
        self._hovered = self._place_at(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the bar."""
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell year and count in the tooltip."""
        if isinstance(event, QHelpEvent):
            place = self._place_at(event.pos())
            QToolTip.showText(event.globalPos(), self._said(place) if place >= 0 else "", self)
            return True
        return super().event(event)

    def _tell(self, wish: Wish) -> None:
        told = self.choice_requested if wish is Wish.CHOOSE else self.exclusion_requested
        told.emit(FACET, self._years[self._at].value)

    def _paint_bar(self, painter: QPainter, place: int, tokens: Tokens) -> None:
        year = self._years[place]
        state = self._states.get(year.value, FREE)
        rect = self._bar(place)
        painter.setPen(Qt.PenStyle.NoPen)
        filled = state == CHOSEN or (place == self._hovered and state == FREE)
        if state == EXCLUDED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tokens.color("faint"))
            painter.drawLine(rect.bottomLeft(), rect.topRight())
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setBrush(tokens.color("accent" if filled else "bar"))
        painter.drawRoundedRect(rect, 1.5, 1.5)
        if self.hasFocus() and place == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tokens.color("accent"))
            painter.drawRoundedRect(self._column(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _paint_labels(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setFont(Face.SMALL.font())
        painter.setPen(tokens.color("faint"))
        end = max(self._column(len(self._years) - 1).right(), GUTTER + zoom.px(64))
        place = QRect(GUTTER, HISTOGRAM_HEIGHT + 2, int(end) - GUTTER, zoom.px(_LABELS))
        first, last = self._years[0].value, self._years[-1].value
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), first)
        if last != first:
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), last)
        named = self._hovered if self._hovered >= 0 else self._at
        if self._hovered >= 0 or self.hasFocus():
            year = self._years[named]
            text = f"{year.value}: {year.count:,}"
            painter.fillRect(place, tokens.color("background"))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), text)

    def _column(self, place: int) -> QRectF:
        width = min((self.width() - 2 * GUTTER + _GAP) / len(self._years), _WIDEST)
        return QRectF(GUTTER + place * width - _GAP / 2, 0, width, HISTOGRAM_HEIGHT)

    def _bar(self, place: int) -> QRectF:
        most = max(year.count for year in self._years) or 1
        height = max(_LEAST, self._years[place].count / most * (HISTOGRAM_HEIGHT - 2))
        column = self._column(place)
        inner = column.adjusted(_GAP / 2, 0, -_GAP / 2, 0)
        return QRectF(inner.x(), HISTOGRAM_HEIGHT - height, inner.width(), height)

    def _place_at(self, at: QPoint) -> int:
        for place in range(len(self._years)):
            if self._column(place).contains(at):
                return place
        return -1

    def _said(self, place: int) -> str:
        year = self._years[place]
        state = self._states.get(year.value, FREE)
        return ", ".join(filter(None, (year.value, f"{year.count:,}", state)))

    def _name(self) -> None:
        name = "Years"
        if self._years:
            amount = wording.count(len(self._years), "year", "years")
            name = f"Years: {amount}; at {self._said(self._at)}"
        self.setAccessibleName(name)


def _year(value: FacetValue) -> tuple[int, str]:
    return (int(value.value) if value.value.lstrip("-").isdigit() else 0, value.value)
