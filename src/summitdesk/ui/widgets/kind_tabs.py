"""The tabs above the list, one a list of records, each with its count for the current search."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTabBar, QWidget

from summitdesk import wording
from summitdesk.domain.catalogue import TABS
from summitdesk.i18n import figures, tr
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import TAB_HEIGHT, Tokens, tokens_of

_GAP = 5
LEAST_PADDING, _MOST = 5, 11
_UNDERLINE = 2
_ROOMY = (Face.INTERFACE, Face.TAB, Face.SECOND)
_DENSE = (Face.SECOND, Face.DENSE_TAB, Face.SMALL)
_MANNERS = ((_ROOMY, True), (_DENSE, True), (_DENSE, False))
"""Faces, and whether every tab shows its count: the first for which there is room."""


class KindTabs(QTabBar):
    """Tabs that stand as wide as there is room; counts in a fainter figure.

    Signals:
        tab_chosen: Another list is asked for; carries its name.
    """

    tab_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("kindTabs")
        self.setAccessibleName(tr("Kinds of records"))
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFont(Face.INTERFACE.font())
        self._names = list(TABS)
        self._counts = dict.fromkeys(TABS, "")
        self._longest = dict.fromkeys(TABS, "")
        """Of the counts since the archive was opened: tabs do not move while one types."""
        self._padding = _MOST
        self._faces, self._is_counting = _MANNERS[0]
        for name in self._names:
            self.addTab(wording.TABS[name])
        self.currentChanged.connect(self._on_current_changed)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many records of each kind the current search finds."""
        for place, name in enumerate(self._names):
            amount = sum(counts.get(kind, 0) for kind in TABS[name])
            self._counts[name] = figures(amount)
            self._longest[name] = max(self._longest[name], self._counts[name], key=len)
            self.setAccessibleTabName(
                place, tr("{records}, {count} found", records=wording.TABS[name], count=amount)
            )
        self._spread()

    def forget(self) -> None:
        """Make no more room for the counts of an archive that is closed."""
        self._longest = dict.fromkeys(TABS, "")

    def show_tab(self, name: str) -> None:
        """Stand on this tab without asking anything."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self._names.index(name))
        self.blockSignals(blocked)
        self.update()

    def step(self, by: int) -> None:
        """Go so many tabs on, round and round, as if a person had clicked."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    @property
    def tab(self) -> str:
        """The name of the chosen tab."""
        return self._names[self.currentIndex()]

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Words, figure, and the padding there is room for."""
        return QSize(self._text_width(index) + 2 * self._padding, zoom.px(TAB_HEIGHT))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt's name
        """Never less than words and figure need."""
        return self.tabSizeHint(index)

    def sizeHint(self) -> QSize:
        """One line, as wide as it may be."""
        return QSize(super().sizeHint().width(), zoom.px(TAB_HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrower than all tabs: they scroll then."""
        return QSize(160, zoom.px(TAB_HEIGHT))

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.setFont(Face.INTERFACE.font())
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the tabs over the new width."""
        self._spread()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words, figures, and the line below the chosen tab."""
        painter = QPainter(self)
        tokens = tokens_of(self.palette())
        painter.fillRect(0, self.height() - 1, self.width(), 1, tokens.color("line"))
        for index in range(self.count()):
            self._paint_tab(painter, index, tokens)

    def _paint_tab(self, painter: QPainter, index: int, tokens: Tokens) -> None:
        rect = self.tabRect(index)
        chosen = index == self.currentIndex()
        plain, bold, figures = self._faces
        face = bold if chosen else plain
        # Words begin where the titles below begin, however wide the tabs stand.
        inner = rect.adjusted(LEAST_PADDING, 0, LEAST_PADDING - 2 * self._padding, 0)
        painter.setFont(face.font())
        painter.setPen(tokens.color("ink" if chosen else "soft"))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), self.tabText(index))
        words = QFontMetrics(face.font()).horizontalAdvance(self.tabText(index))
        painter.setFont(figures.font())
        painter.setPen(tokens.color("soft" if chosen else "faint"))
        figure = inner.adjusted(words + _GAP, 0, 0, 0)
        said = self._figure(index)
        painter.drawText(figure, int(Qt.AlignmentFlag.AlignVCenter), said)
        if chosen:
            inner.setWidth(words + _GAP + painter.fontMetrics().horizontalAdvance(said))
            self._paint_underline(painter, inner, tokens)

    def _paint_underline(self, painter: QPainter, inner: QRect, tokens: Tokens) -> None:
        line = QRect(inner.x(), self.height() - _UNDERLINE, inner.width(), _UNDERLINE)
        painter.fillRect(line, tokens.color("accent"))
        if self.hasFocus():
            painter.setPen(tokens.color("accent"))
            painter.drawRoundedRect(inner.adjusted(-4, 8, 3, -8), 4, 4)

    def _text_width(self, index: int) -> int:
        _, bold, figures = self._faces
        words = QFontMetrics(bold.font()).horizontalAdvance(self.tabText(index))
        room = self._longest[self._names[index]] if self._figure(index) else ""
        widest = "".join("0" if each.isdigit() else each for each in room)
        figure = QFontMetrics(figures.font()).horizontalAdvance(widest)
        return words + (_GAP + figure if widest else 0)

    def _figure(self, index: int) -> str:
        """The count of a tab; where room is scarce only that of the chosen one."""
        shown = self._is_counting or index == self.currentIndex()
        return self._counts[self._names[index]] if shown else ""

    def _spread(self) -> None:
        for self._faces, self._is_counting in _MANNERS:
            needed = sum(self._text_width(index) for index in range(self.count()))
            room = self.width() - needed
            if room >= 2 * LEAST_PADDING * self.count():
                break
        self._padding = max(LEAST_PADDING, min(_MOST, room // (2 * self.count())))
        self.setIconSize(self.iconSize())  # makes QTabBar lay out its tabs anew
        self.updateGeometry()
        self.update()

    def _on_current_changed(self, index: int) -> None:
        if index >= 0:
            self._spread()
            self.tab_chosen.emit(self._names[index])
