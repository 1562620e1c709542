"""What stands out in the detail: a discrepancy in its box, a quotation on its card."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from summitdesk.ui import plain
from summitdesk.ui.detail.parts import Entry
from summitdesk.ui.detail.passages import Passage, words_of
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import RADIUS, RULE, tokens_of
from summitdesk.ui.widgets.sections import Column, EntryRow, Linking
from summitdesk.ui.widgets.text_block import TextBlock


class Box(Linking):
    """An entry on the ground of caution: where sources disagree."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 9, 14, 10)
        row = EntryRow(entry)
        row.link_requested.connect(self.link_requested)
        layout.addWidget(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens_of(self.palette()).color("caution_ground"))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)


class Card(Linking):
    """A quotation: a rule, the words with hanging marks, and who said them where."""

    def __init__(self, passage: Passage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_low = passage.is_low
        self.setProperty("uid", passage.uid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10 + RULE, 0, 0, 2)
        layout.setSpacing(3)
        column = Column()
        self.words = column.add_text(words_of(passage), Face.QUOTATION, hanging="“")
        layout.addWidget(column)
        below = QVBoxLayout()
        below.setContentsMargins(8, 0, 0, 0)
        self.attribution = TextBlock(passage.attribution, Face.SECOND)
        self.attribution.link_requested.connect(self.link_requested)
        below.addWidget(self.attribution)
        layout.addLayout(below)
        said_by = self.attribution.text().replace("\u00a0", " ").strip()
        self.setAccessibleName(f"{plain.one_line(self.words.text(), 1_000)} {said_by}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rule."""
        tokens = tokens_of(self.palette())
        color = tokens.color("caution" if self._is_low else "accent")
        QPainter(self).fillRect(0, 2, RULE, self.height() - 4, color)
