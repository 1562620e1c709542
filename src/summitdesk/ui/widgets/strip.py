"""A strip over the detail: something worth saying once, with what can be done about it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from summitdesk.i18n import tr
from summitdesk.ui.runs import Run, Runs
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import RADIUS, tokens_of
from summitdesk.ui.widgets.sections import Column
from summitdesk.ui.widgets.text_block import TextBlock


class Strip(Column):
    """A heading, some lines, a row of buttons, and a cross that puts it away.

    Signals:
        dismissed: A person put it away.
    """

    dismissed = Signal()

    def __init__(self, name: str, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(5, parent)
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self._rows.setContentsMargins(16, 10, 10, 12)
        self._cross = QToolButton()
        self._cross.setText("×")
        self._cross.setAccessibleName(tr("Put away: {heading}", heading=heading))
        self._cross.setToolTip(tr("Put away"))
        self._cross.clicked.connect(self.dismissed)
        top = QHBoxLayout()
        top.addWidget(self._text((Run(heading),), Face.ROW), 1)
        top.addWidget(self._cross, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addLayout(top)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)

    def say(self, lines: Sequence[Runs]) -> None:
        """Add lines below the heading."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 24, 0)
        column.setSpacing(self.spacing)
        for line in lines:
            column.addWidget(self._text(line, Face.INTERFACE))
        self._rows.addLayout(column)

    def add_button(self, text: str) -> QPushButton:
        """Add something that can be done."""
        if self._buttons.count() == 1:
            self._rows.addSpacing(4)
            self._rows.addLayout(self._buttons)
        button = QPushButton(text)
        button.setAccessibleName(text)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and a line around it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        painter.setPen(QPen(tokens.color("line"), 1))
        painter.setBrush(tokens.color("background"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _text(self, runs: Runs, face: Face) -> QWidget:
        block = TextBlock(runs, face)
        block.link_requested.connect(self.link_requested)
        return block
