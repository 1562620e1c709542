"""A quiet row of words of which one holds: what is read, or how it is ordered."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import SMALL_RADIUS, tokens_of

_PADDING = 8
_HEIGHT = 24


class Switch(QTabBar):
    """Walked with the arrow keys like tabs, and as quiet as a caption.

    Signals:
        chosen: Another word holds now; carries its name.
    """

    chosen = Signal(str)

    def __init__(self, purpose: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(purpose)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self._names: list[str] = []
        self.currentChanged.connect(self._on_current_changed)

    def show_words(self, words: Sequence[tuple[str, str]]) -> None:
        """Offer these, each by name and word; the first holds."""
        blocked = self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self._names = [name for name, _ in words]
        for place, (_, word) in enumerate(words):
            self.addTab(word.replace("&", "&&"))
            self.setAccessibleTabName(place, word)
        self.blockSignals(blocked)

    def hold(self, name: str) -> None:
        """Let this word hold, without telling."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._names.index(name))
        self.blockSignals(blocked)

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """As wide as its word in its strongest face."""
        metrics = QFontMetrics(Face.DENSE_TAB.font())
        width = metrics.horizontalAdvance(self._word(index))
        return QSize(width + 2 * zoom.px(_PADDING), zoom.px(_HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """No narrower than its word."""
        return self.tabSizeHint(index)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of the zoom in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words, the one that holds on the ground of what is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        for index in range(self.count()):
            rect = self.tabRect(index)
            holds = index == self.currentIndex()
            if holds:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tokens.color("accent_ground"))
                painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), SMALL_RADIUS, SMALL_RADIUS)
                if self.hasFocus():
                    painter.setPen(tokens.color("accent"))
                    painter.drawRoundedRect(rect.adjusted(0, 1, -1, -2), SMALL_RADIUS, SMALL_RADIUS)
            painter.setFont((Face.DENSE_TAB if holds else Face.SECOND).font())
            painter.setPen(tokens.color("accent" if holds else "soft"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._word(index))

    def _word(self, index: int) -> str:
        return self.tabText(index).replace("&&", "&")

    def _on_current_changed(self, index: int) -> None:
        if 0 <= index < len(self._names):
            self.chosen.emit(self._names[index])
