"""The field one types into, with the chips that narrow the search and a way to clear it."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from summitdesk.domain.query import Query
from summitdesk.i18n import tr
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import RADIUS, tokens_of
from summitdesk.ui.widgets.chips import ChipBar, Labels

DEBOUNCE_MS = 25
"""How long the hands must rest: what a hand types in one stroke is one question."""

_HEIGHT = 36
_HALO = 3
_LENS = 32
_CHIPS_SHARE = 0.6


class FilterBar(QFrame):
    """Reports what is typed; a composing input method reports nothing until it commits.

    Signals:
        text_changed: Other words are asked for; carries them.
        removal_requested: Some values of a facet are to go; carries the facet and the values.
        clearing_requested: Words and facets are to go.
        list_requested: The reader wants to go down into the list.
    """

    text_changed = Signal(str)
    removal_requested = Signal(str, object)
    clearing_requested = Signal()
    list_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setObjectName("filterBox")
        self.field.setAccessibleName(tr("Search the archive"))
        self.field.setPlaceholderText(tr("Search names, titles and words in any script"))
        self.field.setFrame(False)
        self.field.setMaxLength(1_000)
        self.field.setMinimumWidth(80)
        self.field.installEventFilter(self)
        self.chips = ChipBar()
        self._clear = QToolButton()
        self._clear.setText("×")
        self._clear.setAccessibleName(tr("Clear the search"))
        self._clear.setToolTip(tr("Clear the search"))
        self._clear.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clear.hide()
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._lay_out()
        self.rescale()
        self._connect()

    @property
    def is_waiting(self) -> bool:
        """Whether the hands are still at it: what was typed has not been reported."""
        return self._timer.isActive()

    def show_query(self, query: Query, label: Labels) -> None:
        """Show this query; what is being typed is left alone while it says the same."""
        if self.field.text() != query.text and not self._timer.isActive():
            self.field.setText(query.text)
        self.chips.show_query(query, label)
        for before, after in pairwise((self.field, *self.chips.chips, self._clear)):
            QWidget.setTabOrder(before, after)
        self._clear.setVisible(bool(query.text or query.included or query.excluded))

    def clear(self) -> None:
        """Take the words away, even those that were not reported yet, and ask for everything."""
        self._timer.stop()
        self.field.clear()
        self.clearing_requested.emit()

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.setFixedHeight(zoom.px(_HEIGHT) + 2 * _HALO)
        self._row.setContentsMargins(_HALO + zoom.px(_LENS), _HALO, _HALO + 6, _HALO)
        self.field.setFont(Face.INTERFACE.font())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the width to the words."""
        self.chips.fit(round(event.size().width() * _CHIPS_SHARE))
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Down goes to the list, Escape clears; the halo follows the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.list_requested.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.clear()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field's frame, its halo when it has the focus, and the lens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        frame = QRectF(self.rect()).adjusted(_HALO, _HALO, -_HALO, -_HALO)
        focused = self.field.hasFocus()
        if focused:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent_ground"))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS + _HALO, RADIUS + _HALO)
        painter.setPen(QPen(tokens.color("accent" if focused else "line"), 1))
        painter.setBrush(tokens.color("paper"))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        self._paint_lens(painter, QPointF(frame.left(), frame.center().y()))

    def _paint_lens(self, painter: QPainter, at: QPointF) -> None:
        """Paint the lens right of this point, as large as the zoom in use."""
        scale = zoom.percent() / 100
        painter.translate(at)
        painter.scale(scale, scale)
        painter.setPen(QPen(tokens_of(self.palette()).color("faint"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(12, -6, 9, 9))
        painter.drawLine(QPointF(19.5, 1.5), QPointF(23.5, 5.5))

    def _lay_out(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setSpacing(8)
        row.addWidget(self.chips)
        row.addWidget(self.field, 1)
        row.addWidget(self._clear)
        self.chips.hide()

    def _connect(self) -> None:
        self.field.textEdited.connect(self._on_text_edited)
        self.field.returnPressed.connect(self._tell)
        self._timer.timeout.connect(self._tell)
        self.chips.removal_requested.connect(self.removal_requested)
        self._clear.clicked.connect(self.clear)

    def _on_text_edited(self) -> None:
        self._timer.start()

    def _tell(self) -> None:
        self._timer.stop()
        self.text_changed.emit(self.field.text())
