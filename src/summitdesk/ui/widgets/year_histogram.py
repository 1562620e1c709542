"""How many records each year has, as bars that are included one by one or brushed over."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from summitdesk.domain.facets import FacetValue
from summitdesk.domain.query import Query
from summitdesk.i18n import figures, tr, trn
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import (
    GUTTER,
    HISTOGRAM_HEIGHT,
    SMALL_RADIUS,
    Tokens,
    tokens_of,
)
from summitdesk.ui.widgets.including import (
    EXCLUDED,
    FREE,
    INCLUDED,
    STATES,
    Wish,
    states,
    wish_of_click,
    wish_of_key,
)
from summitdesk.ui.widgets.year_bars import YearBar, bars, span

FACET = "year"
_LABELS = 16
_GAP = 3
_LEAST, _NOTHING = 3, 1
_WIDEST = 34
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class YearHistogram(QWidget):
    """Arrows walk, Space or a click includes, Delete, minus or Ctrl+click excludes a year.

    A drag of the mouse, or Shift with the arrows, brushes over a span of years; it is included when
    button or Shift is let go, and Escape before that lets go of it.

    Signals:
        inclusion_requested: A year is to be included or freed; carries facet and year.
        exclusion_requested: A year is to be excluded or freed; carries facet and year.
        span_requested: Just these years are to be included; carries facet and years.
        span_exclusion_requested: These years are to be excluded, or freed when they are;
            carries facet and years.
    """

    inclusion_requested = Signal(str, str)
    exclusion_requested = Signal(str, str)
    span_requested = Signal(str, object)
    span_exclusion_requested = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yearHistogram")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._bars: list[YearBar] = []
        self._states: dict[str, str] = {}
        self._at = 0
        self._anchor = -1
        self._hovered = -1
        self._name()

    def show_years(self, years: Sequence[FacetValue], query: Query) -> None:
        """Show these years in order; when there are very many, several to a bar."""
        self._bars = bars(years)
        self._states = states(query, FACET)
        self._at = min(self._at, max(len(self._bars) - 1, 0))
        self._anchor = self._hovered = -1
        self._name()
        self.update()

    @property
    def brushed(self) -> tuple[str, ...]:
        """The years of the span that is being brushed; empty when none is."""
        if self._anchor < 0 or self._anchor == self._at:
            return ()
        return span(self._bars[self._anchor], self._bars[self._at])

    @property
    def bars(self) -> Sequence[YearBar]:
        """The bars from the earliest on."""
        return self._bars

    @property
    def current(self) -> YearBar | None:
        """The bar one stands on."""
        return self._bars[self._at] if self._bars else None

    def bar_at(self, at: QPoint) -> YearBar | None:
        """The bar at a point; none beside them."""
        place = self._place_at(at)
        return self._bars[place] if place >= 0 else None

    def sizeHint(self) -> QSize:
        """Bars and the years below them."""
        return QSize(160, HISTOGRAM_HEIGHT + zoom.px(_LABELS) + 2)

    def rescale(self) -> None:
        """Make room for labels of another size."""
        self.updateGeometry()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the years, brush over them, include or exclude."""
        if not self._bars:
            super().keyPressEvent(event)
        elif (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            brushes = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._walk(step, brushes=brushes)
        elif event.key() == Qt.Key.Key_Escape and self._anchor >= 0:
            self._drop()
        elif (wish := wish_of_key(event)) is not None:
            self._tell(wish)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Include what was brushed over, when Shift is let go."""
        if event.key() == Qt.Key.Key_Shift and self.brushed:
            self._tell(Wish.INCLUDE)
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to brush at the year under the pointer."""
        place = self._place_at(event.position().toPoint())
        if place < 0:
            return
        self._at = place
        if event.button() == Qt.MouseButton.LeftButton:
            self._anchor = place
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Brush on while the button is down; else lift the bar under the pointer a little."""
        at = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton and self._anchor >= 0:
            self._at = self._nearest(at.x())
        self._hovered = self._place_at(at)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Include the span, or the one year; with Ctrl or Alt exclude it."""
        if event.button() == Qt.MouseButton.LeftButton and self._anchor >= 0:
            self._tell(wish_of_click(event))

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the bar."""
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of what was being brushed."""
        self._drop()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell year and count in the tooltip."""
        if isinstance(event, QHelpEvent):
            bar = self.bar_at(event.pos())
            QToolTip.showText(event.globalPos(), self._said(bar) if bar else "", self)
            return True
        return super().event(event)

    def _walk(self, step: int, *, brushes: bool) -> None:
        if not brushes:
            self._anchor = -1
        elif self._anchor < 0:
            self._anchor = self._at
        self._at = max(0, min(len(self._bars) - 1, self._at + step))
        self._name()
        self.update()

    def _drop(self) -> None:
        self._anchor = -1
        self._name()
        self.update()

    def _tell(self, wish: Wish) -> None:
        years, bar = self.brushed, self._bars[self._at]
        self._drop()
        if wish is Wish.EXCLUDE and len(years := years or bar.years) > 1:
            self.span_exclusion_requested.emit(FACET, years)
        elif years and wish is Wish.INCLUDE:
            self.span_requested.emit(FACET, years)
        elif len(bar.years) == 1:
            told = self.inclusion_requested if wish is Wish.INCLUDE else self.exclusion_requested
            told.emit(FACET, bar.years[0])
        else:
            included = {year for year, state in self._states.items() if state == INCLUDED}
            is_free = included.isdisjoint(bar.years)
            wanted = included | set(bar.years) if is_free else included - set(bar.years)
            self.span_requested.emit(FACET, tuple(sorted(wanted)))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, the first and the last year, and the focus."""
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        brushed = self._brushed_places()
        if brushed:
            band = self._column(brushed[0]).united(self._column(brushed[-1]))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent_ground"))
            painter.drawRoundedRect(band, SMALL_RADIUS, SMALL_RADIUS)
        for place in range(len(self._bars)):
            self._paint_bar(painter, place, tokens, is_brushed=place in brushed)
        self._paint_labels(painter, tokens)

    def _brushed_places(self) -> range:
        if not self.brushed:
            return range(0)
        return range(min(self._anchor, self._at), max(self._anchor, self._at) + 1)

    def _paint_bar(
        self, painter: QPainter, place: int, tokens: Tokens, *, is_brushed: bool
    ) -> None:
        state = self._state(self._bars[place])
        rect = self._bar(place)
        painter.setPen(Qt.PenStyle.NoPen)
        filled = state == INCLUDED or is_brushed or (place == self._hovered and state == FREE)
        if state == EXCLUDED and not is_brushed:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tokens.color("faint"))
            painter.drawLine(rect.bottomLeft(), rect.topRight())
            rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
        else:
            free = "bar" if self._bars[place].count else "line"
            painter.setBrush(tokens.color("accent" if filled else free))
        painter.drawRoundedRect(rect, 1.5, 1.5)
        if self.hasFocus() and place == self._at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(tokens.color("accent"))
            painter.drawRoundedRect(self._column(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _paint_labels(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setFont(Face.SMALL.font())
        painter.setPen(tokens.color("faint"))
        end = max(self._column(len(self._bars) - 1).right(), GUTTER + zoom.px(64))
        place = QRect(GUTTER, HISTOGRAM_HEIGHT + 2, int(end) - GUTTER, zoom.px(_LABELS))
        if self._hovered >= 0 or self.hasFocus() or self.brushed:
            whole = QRect(GUTTER, place.y(), self.width() - 2 * GUTTER, place.height())
            painter.drawText(whole, int(Qt.AlignmentFlag.AlignLeft), self._told())
            return
        first, last = self._bars[0].years[0], self._bars[-1].years[-1]
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), first)
        if last != first:
            painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), last)

    def _column(self, place: int) -> QRectF:
        width = min((self.width() - 2 * GUTTER + _GAP) / len(self._bars), _WIDEST)
        return QRectF(GUTTER + place * width - _GAP / 2, 0, width, HISTOGRAM_HEIGHT)

    def _bar(self, place: int) -> QRectF:
        most = max(bar.count for bar in self._bars) or 1
        count = self._bars[place].count
        height = max(_LEAST if count else _NOTHING, count / most * (HISTOGRAM_HEIGHT - 2))
        column = self._column(place)
        inner = column.adjusted(_GAP / 2, 0, -_GAP / 2, 0)
        return QRectF(inner.x(), HISTOGRAM_HEIGHT - height, inner.width(), height)

    def _place_at(self, at: QPoint) -> int:
        for place in range(len(self._bars)):
            if self._column(place).contains(at):
                return place
        return -1

    def _nearest(self, x: int) -> int:
        width = self._column(0).width()
        return max(0, min(len(self._bars) - 1, int((x - GUTTER + _GAP / 2) // width)))

    # Words

    def _state(self, bar: YearBar) -> str:
        found = {self._states.get(year, FREE) for year in bar.years}
        return INCLUDED if INCLUDED in found else EXCLUDED if EXCLUDED in found else FREE

    def _told(self) -> str:
        """The line below the bars: the span that is brushed, or the bar one looks at."""
        if years := self.brushed:
            return f"{years[0]}–{years[-1]}"
        bar = self._bars[self._hovered if self._hovered >= 0 else self._at]
        return tr("{years}: {count}", years=bar.label, count=bar.count)

    def _said(self, bar: YearBar) -> str:
        return ", ".join(filter(None, (bar.label, figures(bar.count), STATES[self._state(bar)])))

    def _name(self) -> None:
        name = tr("Years")
        if years := self.brushed:
            name = tr(
                "Years: from {first} to {last}; let go of Shift to choose them",
                first=str(years[0]),
                last=str(years[-1]),
            )
        elif self._bars:
            amount, at = len(self._bars), self._said(self._bars[self._at])
            if len(self._bars[-1].years) == 1:
                name = trn(
                    "Years: {n} year; at {bar}", "Years: {n} years; at {bar}", amount, bar=at
                )
            else:
                name = trn("Years: {n} bar; at {bar}", "Years: {n} bars; at {bar}", amount, bar=at)
        self.setAccessibleName(name)
