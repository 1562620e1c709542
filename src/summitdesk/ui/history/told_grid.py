"""Parts of a record one below the other: what each is called, and what is said of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from summitdesk.ui import plain
from summitdesk.ui.history.telling import Told
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme import zoom
from summitdesk.ui.widgets.sections import Column, Linking
from summitdesk.ui.widgets.text_block import TextBlock

_LABEL_WIDTH = 148
_BETWEEN = 8


class ToldGrid(Linking):
    """Labels at the left, at the right the words; deleted ones struck out, new ones underlined."""

    def __init__(self, told: Sequence[Told], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(_BETWEEN)
        grid.setColumnStretch(1, 1)
        self._labels: list[TextBlock] = []
        for row, each in enumerate(told):
            label = TextBlock((Run(plain.one_line(each.label, 60), Look.FAINT),))
            self._labels.append(label)
            value = Column(1)
            value.add_text(each.runs).setAccessibleName(each.spoken)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        self.rescale()

    def rescale(self) -> None:
        """Give the labels the width they need at the zoom in use."""
        for label in self._labels:
            label.setFixedWidth(zoom.px(_LABEL_WIDTH))
