"""What stands out in the detail: a discrepancy in its box, a quotation on its card."""

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from summitdesk.ui import plain
from summitdesk.ui.detail.parts import Entry
from summitdesk.ui.detail.passages import Passage, opening_of, words_of
from summitdesk.ui.runs import copied, text_of, units
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import QUOTE_COLUMN, RADIUS, RULE, SMALL_RADIUS, tokens_of
from summitdesk.ui.widgets.copy_button import SIDE, CopyButton, menu_for
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
        self._quoted = words_of(passage)
        self.uid = passage.uid
        """Of the quotation."""
        self.setProperty("uid", passage.uid)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(RULE, 0, 0, 2)
        layout.setSpacing(3)
        column = Column()
        self.words = column.add_text(
            self._quoted, Face.QUOTATION, hanging=opening_of(self._quoted), column=QUOTE_COLUMN
        )
        layout.addWidget(column)
        below = QVBoxLayout()
        below.setContentsMargins(0, 0, SIDE + 4, 0)
        self.attribution = TextBlock(passage.attribution, Face.SECOND, column=QUOTE_COLUMN)
        self.attribution.link_requested.connect(self.link_requested)
        below.addWidget(self.attribution)
        layout.addLayout(below)
        said_by = self.attribution.text().replace("\u00a0", " ").strip()
        self.setAccessibleName(f"{plain.one_line(self.words.text(), 1_000)} {said_by}")
        self._button = CopyButton(self)
        self._button.clicked.connect(self._ask_for_copy)

    def copy(self) -> bool:
        """Ask for the words with their citation: a quotation is not taken without it."""
        self._ask_for_copy()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rule, and a frame while the keys are here."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        color = tokens.color("caution" if self._is_low else "accent")
        painter.fillRect(0, 2, RULE, self.height() - 4, color)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.color("accent"), 1))
            frame = QRectF(self.rect()).adjusted(RULE + 2.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, SMALL_RADIUS, SMALL_RADIUS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in its corner."""
        super().resizeEvent(event)
        self._button.move(self.width() - SIDE - 1, self.height() - SIDE - 1)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer to copy."""
        super().enterEvent(event)
        self._button.show()

    def leaveEvent(self, event: QEvent) -> None:
        """Be quiet again."""
        super().leaveEvent(event)
        self._button.setVisible(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer to copy."""
        super().focusInEvent(event)
        self._button.show()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be quiet again."""
        super().focusOutEvent(event)
        self._button.setVisible(self.underMouse())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the quotation with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask_to_open()
        else:
            super().keyPressEvent(event)

    def _is_about_text(self, at: QPoint) -> bool:
        """Whether there is a link, or a selection, that has a menu of its own."""
        block = self.childAt(at)
        if not isinstance(block, TextBlock):
            return False
        return bool(block.selected_text) or block.link_at(block.mapFrom(self, at)) is not None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a quotation, or leave it to the link one points at."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and self._is_about_text(event.pos()):
            event.ignore()
            return
        menu, cite, words, opening = menu_for(self)
        cite.triggered.connect(self._ask_for_copy)
        words.triggered.connect(self._copy_words)
        opening.triggered.connect(self._ask_to_open)
        menu.popup(event.globalPos())

    def _ask_for_copy(self) -> None:
        self.quotation_requested.emit(self.uid)

    def _ask_to_open(self) -> None:
        self.link_requested.emit(self.uid)

    def _copy_words(self) -> None:
        """Copy the words as they were entered, with their mark where they are unsure."""
        everything = units(text_of(self._quoted))
        QGuiApplication.clipboard().setText(copied(self._quoted, 0, everything))
