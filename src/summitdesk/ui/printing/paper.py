"""Sheets of paper on a quiet ground: scrolled, zoomed, or all of them side by side."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from summitdesk.ui.printing.press import paint_paper
from summitdesk.ui.printing.sheets import Printable
from summitdesk.ui.theme.tokens import SHADOW, tokens_of

_AROUND: Final = 28
"""Between the sheets and the edges of the view, and half of it between two sheets."""
_LEAST, _MOST = 0.15, 6.0
_SMALLEST_WIDE: Final = 150
"""How wide the sheets of an overview are at least, in pixels."""
_KEPT: Final = 12
"""How many painted sheets are kept, so that scrolling paints none anew."""


class Fit(Enum):
    """What decides how large the sheets are."""

    SHEET = "sheet"
    WIDTH = "width"
    OVERVIEW = "overview"
    ZOOM = "zoom"


class Paper(QAbstractScrollArea):
    """Shows a dossier sheet by sheet, as it will be on paper whatever the scheme.

    Signals:
        moved: Another sheet is in view, or the sheets have another size.
    """

    moved = Signal()

    def __init__(self, printable: Printable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._printable = printable
        self._fit = Fit.SHEET
        self._scale = 1.0
        self._painted: dict[int, QPixmap] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self.moved)

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self._printable.sheets)

    @property
    def current(self) -> int:
        """The sheet that is in the middle of the view, from 1."""
        middle = self._offset() + self.viewport().rect().center()
        nearest = self._around(QRect(middle, QSize(1, 1)))
        return min(nearest, key=lambda at: _distance(self._sheet(at), middle)) + 1

    @property
    def fit(self) -> Fit:
        """What decides how large the sheets are."""
        return self._fit

    @property
    def percent(self) -> int:
        """How large the sheets are, of what they are on paper."""
        return round(self._scale * 7200 / self.logicalDpiX())

    def sheet_rect(self, sheet: int) -> QRect:
        """Where a sheet stands in the view, from 1."""
        return self._sheet(sheet - 1).translated(-self._offset())

    def go_to(self, sheet: int) -> None:
        """Bring a sheet into view, from 1."""
        if 1 <= sheet <= self.count:
            rect = self._sheet(sheet - 1)
            above = max((self.viewport().height() - rect.height()) // 2, _AROUND // 2)
            self.verticalScrollBar().setValue(rect.top() - above)

    def fit_to(self, fit: Fit) -> None:
        """Let this decide how large the sheets are, also when the view gets another size."""
        here = self.current
        self._fit = fit
        self._lay_out()
        self.go_to(here)
        self.moved.emit()

    def zoom_by(self, factor: float) -> None:
        """Show the sheets so much larger or smaller, around what is in the middle."""
        bar = self.verticalScrollBar()
        half = self.viewport().height() / 2
        before = self._scale
        share = bar.value() + half
        self._fit = Fit.ZOOM
        self._scale = max(_LEAST, min(_MOST, before * factor))
        self._lay_out()
        bar.setValue(round(share * self._scale / before - half))
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the sheets into another size."""
        super().resizeEvent(event)
        here = self.current
        self._lay_out()
        if self._fit is not Fit.ZOOM:
            self.go_to(here)
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and the last sheet, Space reads on."""
        if event.key() == Qt.Key.Key_Home:
            self.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self.count)
        elif event.key() == Qt.Key.Key_Space:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl show the sheets larger or smaller, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
            return
        super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheets in view, each with a soft shadow."""
        painter = QPainter(self.viewport())
        tokens = tokens_of(self.palette())
        painter.fillRect(event.rect(), tokens.color("background"))
        for at in self._around(event.rect().translated(self._offset())):
            rect = self._sheet(at).translated(-self._offset())
            for step, shade in enumerate(SHADOW, 1):
                edge = rect.adjusted(-step, 1 - step, step - 1, step)
                painter.setPen(QColor.fromRgba(shade))
                painter.drawRoundedRect(edge, step, step)
            painter.drawPixmap(rect.topLeft(), self._picture(at, rect.size()))
            painter.setPen(tokens.color("line"))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def _picture(self, at: int, size: QSize) -> QPixmap:
        """A sheet as painted at the size in use."""
        if at not in self._painted:
            while len(self._painted) >= _KEPT:
                self._painted.pop(next(iter(self._painted)))
            fine = self.devicePixelRatioF()
            picture = QPixmap(size * fine)
            picture.setDevicePixelRatio(fine)
            picture.fill(Qt.GlobalColor.white)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.scale(self._scale, self._scale)
            paint_paper(painter, self._printable, at)
            painter.end()
            self._painted[at] = picture
        return self._painted[at]

    # Geometry

    def _lay_out(self) -> None:
        self._painted.clear()
        view = self.viewport().size()
        paper = self._printable.size
        wide = (view.width() - 2 * _AROUND) / paper.width()
        high = (view.height() - 2 * _AROUND) / paper.height()
        if self._fit is Fit.SHEET:
            self._scale = min(wide, high)
        elif self._fit is Fit.WIDTH:
            self._scale = wide
        elif self._fit is Fit.OVERVIEW:
            self._scale = max(_SMALLEST_WIDE / paper.width(), min(wide, high) / 3)
        self._scale = max(_LEAST, min(_MOST, self._scale))
        whole = self._whole()
        self.verticalScrollBar().setRange(0, max(0, whole.height() - view.height()))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(0, whole.width() - view.width()))
        self.horizontalScrollBar().setPageStep(view.width())
        self.viewport().update()

    def _columns(self) -> int:
        if self._fit is not Fit.OVERVIEW:
            return 1
        step = self._printable.size.width() * self._scale + _AROUND / 2
        fitting = int((self.viewport().width() - 2 * _AROUND + _AROUND / 2) // step)
        return max(1, min(fitting, self.count))

    def _step(self) -> QPointF:
        """From one sheet to the next, across and down."""
        size = self._printable.size * self._scale
        return QPointF(size.width() + _AROUND / 2, size.height() + _AROUND / 2)

    def _whole(self) -> QSize:
        columns = self._columns()
        rows = -(-self.count // columns)
        step = self._step()
        gap = _AROUND / 2
        return QSize(
            round(columns * step.x() - gap + 2 * _AROUND),
            round(rows * step.y() - gap + 2 * _AROUND),
        )

    def _sheet(self, at: int) -> QRect:
        """Where a sheet stands on the whole ground, from 0."""
        row, column = divmod(at, self._columns())
        step, whole = self._step(), self._whole()
        left = max(0, (self.viewport().width() - whole.width()) // 2) + _AROUND
        top = max(0, (self.viewport().height() - whole.height()) // 2) + _AROUND
        place = QPointF(left + column * step.x(), top + row * step.y())
        return QRectF(place, self._printable.size * self._scale).toRect()

    def _around(self, part: QRect) -> range:
        """The sheets of the rows that a part of the whole ground touches, or the nearest row."""
        columns, rows = self._columns(), -(-self.count // self._columns())
        start, step = self._sheet(0).top(), self._step().y()
        first = int((part.top() - start) // step)
        last = int((part.bottom() - start) // step) + 1
        first, last = (max(0, min(each, rows - 1)) for each in (first, last))
        return range(first * columns, min((last + 1) * columns, self.count))

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())


def _distance(rect: QRect, point: QPoint) -> int:
    return (rect.center() - point).manhattanLength()
