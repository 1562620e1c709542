"""Facets, list and detail: side by side where there is room, folded away in order where not."""

from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.tokens import (
    FACET_LEAST,
    FACET_MOST,
    FACET_SHARE,
    FACETS_GROW_FROM,
    HALF_SHARE,
    LIST_LEAST,
    LIST_MOST,
    LIST_SHARE,
    NARROW,
    STACKED,
    STACKED_SHARE,
)

_LEAST_WIDTHS = (168, 300, 280)
_LEAST_HEIGHT = 120
_DETAIL_LEAST = 400


class Pane(Enum):
    """What can be folded away; the list never is."""

    FACETS = 0
    DETAIL = 1


class Panes(QSplitter):
    """Shares out the width until a person does so.

    Below `NARROW` the facets fold away, and come back by hand. Where list and detail together have
    less than `STACKED`, the detail stands below the list. Both are counted at the zoom in use:
    large letters in a wide window have as little room as small ones in a narrow window.

    Signals:
        panes_changed: Other panes are on show; carries whether facets and detail are.
    """

    panes_changed = Signal(bool, bool)

    def __init__(
        self, facets: QWidget, middle: QWidget, detail: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._middle = middle
        self._reading = QSplitter(Qt.Orientation.Horizontal)
        self._foldable = {Pane.FACETS: facets, Pane.DETAIL: detail}
        for pane, least in zip((facets, middle, detail), _LEAST_WIDTHS, strict=True):
            pane.setMinimumWidth(least)
        for pane in (middle, detail):
            pane.setMinimumHeight(_LEAST_HEIGHT)
            self._reading.addWidget(pane)
        self.addWidget(facets)
        self.addWidget(self._reading)
        self.setStretchFactor(1, 1)
        for splitter in (self, self._reading):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            splitter.splitterMoved.connect(self._on_splitter_moved)
        self._widths: tuple[int, ...] = ()
        # Folded in a narrow window is another wish than folded in a wide one.
        self._wishes = {
            True: {Pane.FACETS: True, Pane.DETAIL: True},
            False: {Pane.FACETS: False, Pane.DETAIL: True},
        }
        self._shown: tuple[bool, bool] | None = None

    @property
    def is_wide(self) -> bool:
        """Whether there is room for all three side by side."""
        return self.width() >= zoom.px(NARROW)

    @property
    def is_stacked(self) -> bool:
        """Whether the detail stands below the list."""
        return self._reading.orientation() == Qt.Orientation.Vertical

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths a person gave to facets, list and detail; empty while nobody has."""
        return self._widths

    def shows(self, pane: Pane) -> bool:
        """Whether a pane is on show."""
        return self._wishes[self.is_wide][pane]

    def shows_where_wide(self, pane: Pane) -> bool:
        """Whether a pane is on show where there is room for all."""
        return self._wishes[True][pane]

    def restore(self, widths: tuple[int, ...], *, facets: bool, detail: bool) -> None:
        """Stand as a person left it the last time."""
        if len(widths) == 3 and min(widths) > 0:
            self._widths = widths
        self._wishes[True] = {Pane.FACETS: facets, Pane.DETAIL: detail}
        self.arrange()

    def unfold(self, pane: Pane) -> None:
        """Bring a pane back."""
        if not self.shows(pane):
            self.toggle(pane)

    def toggle(self, pane: Pane) -> None:
        """Fold a pane away, or bring it back."""
        wishes = self._wishes[self.is_wide]
        wishes[pane] = not wishes[pane]
        focus = QApplication.focusWidget()
        if not wishes[pane] and focus and self._foldable[pane].isAncestorOf(focus):
            self._middle.setFocus()
        self.arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What the narrowest arrangement needs, whichever is in use: the window may come to it."""
        return QSize(_LEAST_WIDTHS[1], 2 * _LEAST_HEIGHT)

    def rescale(self) -> None:
        """Share the width out for letters of another size."""
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold, unfold and share out the width."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put the panes where there is room for them now."""
        facets, detail = self.shows(Pane.FACETS), self.shows(Pane.DETAIL)
        for pane, widget in self._foldable.items():
            widget.setVisible(self.shows(pane))
        beside = self.width() - (_facets_for(self.width()) if facets else 0)
        is_stacked = beside < zoom.px(STACKED)
        if is_stacked != self.is_stacked:
            self._reading.setOrientation(
                Qt.Orientation.Vertical if is_stacked else Qt.Orientation.Horizontal
            )
        self._share_out(facets)
        if self._shown != (facets, detail):
            self._shown = (facets, detail)
            self.panes_changed.emit(facets, detail)

    def _share_out(self, facets: bool) -> None:
        if self.is_stacked:
            self.setSizes([_facets_for(self.width()) if facets else 0, self.width()])
            above = round(self.height() * STACKED_SHARE)
            self._reading.setSizes([above, self.height() - above])
            return
        left, middle, right = self._widths or columns_for(self.width(), facets=facets)
        left = left if facets else 0
        self.setSizes([left, self.width() - left])
        # As shares: the window may be another size than when a person set them.
        self._reading.setSizes([middle, right])

    def _on_splitter_moved(self) -> None:
        if self.is_stacked or not self.shows(Pane.DETAIL):
            return
        usual = self._widths or columns_for(self.width(), facets=True)
        left = self.sizes()[0] or usual[0]
        self._widths = (left, *self._reading.sizes())


def columns_for(width: int, *, facets: bool) -> tuple[int, int, int]:
    """How wide facets, list and detail stand in a window of this width."""
    if width < zoom.px(NARROW) and not facets:
        middle = round(width * HALF_SHARE)
        return 0, middle, width - middle
    left = _facets_for(width) if facets else 0
    middle = min(max(round(width * LIST_SHARE), zoom.px(LIST_LEAST)), zoom.px(LIST_MOST))
    middle = min(middle, width - left - zoom.px(_DETAIL_LEAST))
    return left, middle, width - left - middle


def _facets_for(width: int) -> int:
    """How wide the facets stand in a window of this width."""
    more = max(width - zoom.px(FACETS_GROW_FROM), 0) * FACET_SHARE
    return min(zoom.px(FACET_LEAST) + round(more), zoom.px(FACET_MOST))
