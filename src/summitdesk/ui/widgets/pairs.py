"""Pairs in two aligned columns, or one above the other where there is no room for two."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from summitdesk.ui import plain
from summitdesk.ui.detail.facts import Fact
from summitdesk.ui.detail.parts import Entry
from summitdesk.ui.runs import Look, Run, pieces
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import LABEL_WIDTH, PAIRED
from summitdesk.ui.widgets.sections import Column, EntryRow, Linking
from summitdesk.ui.widgets.text_block import TextBlock

_BETWEEN, _BETWEEN_NAMES = 8, 16
_NAMES_SHARE = 0.48
_ANY_WIDTH = 16_777_215
_FACTS_APART, _NAMES_APART = 4, 4


class Pairs(Linking):
    """What stands at the left is told at the right, or below where that would be too narrow."""

    def __init__(
        self,
        pairs: Sequence[tuple[TextBlock, Column]],
        between: int,
        apart: int,
        parent: QWidget | None = None,
    ) -> None:
        """Lay the pairs out, so far apart across and down."""
        super().__init__(parent)
        self.pairs = pairs
        """What stands at the left, and what is told of it."""
        self._apart = apart
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(between)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self.is_stacked = False
        """Whether each stands above what is told of it."""
        for _, right in pairs:
            right.link_requested.connect(self.link_requested)
        self._place()
        self._fit()

    def left_width(self) -> int:
        """How wide the left column is, where there are two."""
        return zoom.px(LABEL_WIDTH)

    def rescale(self) -> None:
        """Give the left column the width it needs at the zoom in use."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side, or one above the other."""
        super().resizeEvent(event)
        is_stacked = self.width() < zoom.px(PAIRED)
        if is_stacked is not self.is_stacked:
            self.is_stacked = is_stacked
            self._place()
        self._fit()

    def _fit(self) -> None:
        width = self.left_width()
        least, most = (0, _ANY_WIDTH) if self.is_stacked else (width, width)
        for left, _ in self.pairs:
            left.setMinimumWidth(least)
            left.setMaximumWidth(most)

    def _place(self) -> None:
        for number, (left, right) in enumerate(self.pairs):
            row = 3 * number
            self._grid.removeWidget(left)
            self._grid.removeWidget(right)
            if self.is_stacked:
                self._grid.addWidget(left, row + 1, 0, 1, 2)
                self._grid.addWidget(right, row + 2, 0, 1, 2)
            else:
                self._grid.addWidget(left, row + 1, 0, Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(right, row + 1, 1)
            if number:
                above = 2 * self._apart if self.is_stacked else self._apart
                self._grid.setRowMinimumHeight(row, above)


class FactGrid(Pairs):
    """Labels at the left, what is known at the right."""

    def __init__(self, facts: Sequence[Fact], parent: QWidget | None = None) -> None:
        super().__init__(list(map(_of_fact, facts)), _BETWEEN, _FACTS_APART, parent)


class NameGrid(Pairs):
    """Names at the left, the language and the source of each at the right."""

    def __init__(self, names: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(list(map(_of_name, names)), _BETWEEN_NAMES, _NAMES_APART, parent)

    def left_width(self) -> int:
        """As wide as the longest name, up to about half."""
        widest = max((name.natural_width() for name, _ in self.pairs), default=0)
        return min(widest, int(self.width() * _NAMES_SHARE))


def _of_fact(fact: Fact) -> tuple[TextBlock, Column]:
    label = TextBlock((Run(plain.one_line(fact.label, 60), Look.FAINT),))
    label.is_marked = False
    value = Column(1)
    first, *others = fact.lines
    if fact.more:
        value.add(EntryRow(Entry(first, more=fact.more, more_run=fact.more_run)))
    else:
        value.add_text(first)
    for line in others:
        value.add_text(line)
    return label, value


def _of_name(entry: Entry) -> tuple[TextBlock, Column]:
    begun, *rest = pieces(entry.line, plain.FIELD_LIMIT)
    name = TextBlock(begun)
    about = Column(1)
    for line in entry.below:
        about.add_text(line, Face.SECOND)
    if rest:  # nobody's name, and yet it can be read whole
        about.add_text(entry.line)
    return name, about
