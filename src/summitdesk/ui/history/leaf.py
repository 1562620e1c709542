"""A page of the past: a list at the left, what is chosen in it at the right, a way back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from summitdesk.i18n import tr
from summitdesk.ui.history.line_list import LineList
from summitdesk.ui.history.telling import Told
from summitdesk.ui.history.told_grid import ToldGrid
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import DETAIL_GUTTER, MEASURE
from summitdesk.ui.widgets.sections import Column
from summitdesk.ui.widgets.text_block import TextBlock

_LIST_WIDTH, _LIST_SHARE = 420, 0.36


class Leaf(QWidget):
    """What the pages of the past have in common; each fills it in its own way.

    Signals:
        leaving_requested: The reader wants to read on.
        record_requested: A record that is named here is asked for; carries its uid.
    """

    leaving_requested = Signal()
    record_requested = Signal(str)

    def __init__(
        self, name: str, purpose: str, lines: LineList, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(purpose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "page")
        # A page that is not on show must not keep the window wide.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.list = lines
        self.caption = TextBlock((Run(purpose, Look.SOFT),), Face.CAPTION)
        self.title = TextBlock((), Face.PAGE_TITLE)
        self.sentence = TextBlock((), Face.INTERFACE)
        self.back = QPushButton(tr("Return to reading"))
        self.back.setAccessibleName(self.back.text())
        self.back.clicked.connect(self.leaving_requested)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self._chosen = Column(6)
        self._chosen.link_requested.connect(self.record_requested)
        self._place()
        self.rescale()

    def begin(self) -> None:
        """Put the keys where one begins."""
        self.list.setFocus()

    def tell(self, heading: str, lines: Sequence[str], told: Sequence[Told]) -> None:
        """Show what is chosen: a heading, what is said of it, and its parts."""
        self._chosen.clear()
        self._chosen.add_text((Run(heading),), Face.HEADING)
        for line in lines:
            self._chosen.add_text((Run(line, Look.SOFT),), Face.SECOND)
        self._chosen.add_space(8)
        if told:
            self._chosen.add(ToldGrid(told))
        self._scroll.verticalScrollBar().setValue(0)

    def tell_more(self, heading: str, told: Sequence[Told], *, uid: str = "") -> None:
        """Show more of what is chosen, under a heading of its own that may lead to a record."""
        self._chosen.add_space(8)
        self._chosen.add_text((Run(heading, uid=uid),), Face.ROW)
        self._chosen.add(ToldGrid(told))

    def rescale(self) -> None:
        """Keep the measures at another zoom."""
        self._share_out()
        self._chosen.setMaximumWidth(zoom.px(MEASURE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is chosen the most of a narrow window."""
        super().resizeEvent(event)
        self._share_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to reading."""
        if event.key() == Qt.Key.Key_Escape:
            self.leaving_requested.emit()
        else:
            super().keyPressEvent(event)

    def _share_out(self) -> None:
        share = round(self.width() * _LIST_SHARE)
        self.list.setFixedWidth(min(zoom.px(_LIST_WIDTH), share))

    def _place(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for block in (self.caption, self.title, self.sentence):
            words.addWidget(block)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setProperty("look", "page")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("What is chosen"))
        ground = QWidget()
        ground.setProperty("look", "page")
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(DETAIL_GUTTER, 2, DETAIL_GUTTER, 20)
        rows.addWidget(self._chosen)
        rows.addStretch(1)
        self._scroll.setWidget(ground)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._scroll, 1)
        right.addLayout(self.buttons)
        self.buttons.setContentsMargins(DETAIL_GUTTER, 0, 0, 0)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.list)
        body.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(DETAIL_GUTTER, 20, DETAIL_GUTTER, 18)
        outer.setSpacing(14)
        outer.addLayout(head)
        outer.addLayout(self.tools)
        outer.addLayout(body, 1)
