"""A note on a record: a plain field to write in, and both texts where two windows wrote."""

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from summitdesk.i18n import mark, tr
from summitdesk.ui import plain
from summitdesk.ui.composing import Composing
from summitdesk.ui.runs import Look, Run, words
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import RADIUS, tokens_of
from summitdesk.ui.widgets.sections import Column

LONGEST = plain.LIMIT
"""How many characters a note may have to be written in; of an unbroken million a key took 23 s."""

_MARGIN = 4
_BEARING = 2
_SIDE = 14
_REMOVE = "remove"
_TOO_LONG = mark("A note holds 20,000 characters; the rest was not taken.")
_ONLY_READ = mark("This note came from a file, and is too long to be changed here.")


class NoteField(QPlainTextEdit):
    """As high as its words; takes plain text only.

    Signals:
        entered: The keys came here.
        left: The keys went elsewhere.
        leaving_requested: Escape: the writer is done.
        text_cut: What was pasted was too long to be taken whole.
        caret_moved: The place one writes at is another; carries it.
    """

    entered = Signal()
    left = Signal()
    leaving_requested = Signal()
    text_cut = Signal()
    caret_moved = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = 0
        self.setObjectName("noteField")
        self.setAccessibleName(tr("Your note on this record"))
        self.setPlaceholderText(tr("Write a note. It is saved as you write."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_BEARING)  # letters reach a little beyond their place
        self._composing = Composing(self)
        self.rescale()
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.cursorPositionChanged.connect(self._tell_caret)

    @property
    def is_composing(self) -> bool:
        """Whether an input method is at it: half a word is nothing to save."""
        return self._composing.is_composing

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.setFont(Face.READING.font())
        self._fit()

    def sizeHint(self) -> QSize:
        """As wide as there is room, as high as the words at this width."""
        return QSize(240, self._height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Never less than the words need."""
        return QSize(80, self._height)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Words, and nothing else."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """Take as many words as a note may have."""
        text = source.text()
        selected = len(self.textCursor().selectedText())
        room = max(LONGEST - len(self.toPlainText()) + selected, 0)
        self.textCursor().insertText(text[:room])
        if len(text) > room:
            self.text_cut.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends the writing."""
        if event.key() == Qt.Key.Key_Escape:
            self.leaving_requested.emit()
        elif event.text() and event.text().isprintable() and self._is_full():
            self.text_cut.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the writer is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the writer has gone; a menu over the field is no going."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the record around the field."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the words at this width."""
        super().resizeEvent(event)
        self._fit()

    def _is_full(self) -> bool:
        return self.document().characterCount() > LONGEST and not self.textCursor().hasSelection()

    def _fit(self) -> None:
        # Lines of another script may be higher: each block is asked for its own height.
        block, height = self.document().begin(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        if (needed := round(height) + 2 * _MARGIN) != self._height:
            self._height = needed
            self.updateGeometry()

    def _tell_caret(self) -> None:
        if self.hasFocus():
            self.caret_moved.emit(self.cursorRect().bottomLeft())


class NoteCard(Column):
    """One note, with when it was written, and a way to take it off.

    Signals:
        text_edited: The writer wrote; carries the text.
        left: The writer went elsewhere.
        leaving_requested: The writer is done.
        removal_requested: The note is to be taken off.
        mine_chosen: Of two texts the one written here is to be kept.
        theirs_chosen: Of two texts the other one is to be kept.
        both_chosen: Both texts are to be kept, as two notes.
        caret_moved: The place one writes at is another; carries it, seen from the card.
    """

    text_edited = Signal(str)
    left = Signal()
    leaving_requested = Signal()
    removal_requested = Signal()
    mine_chosen = Signal()
    theirs_chosen = Signal()
    both_chosen = Signal()
    caret_moved = Signal(QPoint)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self._rows.setContentsMargins(_SIDE, 10, _SIDE, 10)
        self.field: NoteField | None = None
        """Where one writes; none for a text that is too long."""
        self._state = ""
        if len(text) > LONGEST:
            self.add_text((words(text),), Face.READING, limit=plain.LIMIT)
        else:
            self.field = NoteField()
            self.field.setPlainText(text)
            self.field.moveCursor(QTextCursor.MoveOperation.End)
            beside = QHBoxLayout()
            beside.setContentsMargins(-_BEARING, 0, -_BEARING, 0)
            beside.addWidget(self.field)
            self._rows.addLayout(beside)
        self.below = self.add_text((), Face.SECOND)
        self.below.link_requested.disconnect(self.link_requested)
        self.conflict = _Conflict()
        self.add(self.conflict)
        self._connect()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.field.toPlainText() if self.field else ""

    def show_text(self, text: str) -> None:
        """Show another text, and keep one's place in it as far as that is possible."""
        if self.field is None or self.field.toPlainText() == text:
            return
        blocked = self.field.blockSignals(True)
        self.field.setPlainText(text[:LONGEST])
        self.field.blockSignals(blocked)

    def show_state(self, state: str, *, trouble: str = "") -> None:
        """Say when it was written, or why it cannot be saved."""
        self._state = state
        if trouble:
            runs = [Run(plain.shown(trouble), Look.CAUTION), Run("  ")]
        else:
            runs = [Run(f"{state}  ", Look.FAINT)] if state else []
        if self.field is None:
            runs.append(Run(f"{tr(_ONLY_READ)}  ", Look.FAINT))
        self.below.show_runs([*runs, Run(tr("Remove"), Look.SOFT_LINK, _REMOVE)])

    def show_conflict(self, sentence: str, theirs: str | None) -> None:
        """Show what another window wrote, and let the writer choose."""
        self.conflict.ask(sentence, theirs)

    def end_conflict(self) -> None:
        """The writer has chosen."""
        self.conflict.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, and a line around it where one writes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        writes = self.field is not None and self.field.hasFocus()
        painter.setPen(tokens.color("accent" if writes else "line"))
        painter.setBrush(tokens.color("background"))
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(ground, RADIUS, RADIUS)

    def _connect(self) -> None:
        self.below.link_requested.connect(self._on_link_requested)
        self.conflict.mine.clicked.connect(self.mine_chosen)
        self.conflict.theirs.clicked.connect(self.theirs_chosen)
        self.conflict.both.clicked.connect(self.both_chosen)
        if self.field is not None:
            self.field.textChanged.connect(self._on_text_changed)
            self.field.left.connect(self._on_left)
            self.field.leaving_requested.connect(self.leaving_requested)
            self.field.text_cut.connect(self._on_text_cut)
            self.field.caret_moved.connect(self._on_caret_moved)
            self.field.entered.connect(self.update)

    def _on_text_changed(self) -> None:
        self.update()
        if self.field is not None and not self.field.is_composing:
            self.text_edited.emit(self.text)

    def _on_left(self) -> None:
        self.update()
        self.left.emit()

    def _on_link_requested(self) -> None:
        self.removal_requested.emit()

    def _on_text_cut(self) -> None:
        self.show_state(self._state, trouble=tr(_TOO_LONG))

    def _on_caret_moved(self, at: QPoint) -> None:
        self.update()
        if self.field is not None:
            self.caret_moved.emit(self.field.mapTo(self, at))


class _Conflict(Column):
    """The text of another window, and what can be kept."""

    def __init__(self) -> None:
        super().__init__(6)
        self.mine, self.theirs = _button(tr("Keep mine")), _button(tr("Keep the other"))
        self.both = _button(tr("Keep both"))
        self._words = Column(4)
        self.add(self._words)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.mine, self.theirs, self.both):
            row.addWidget(button)
        row.addStretch(1)
        self._rows.addSpacing(2)
        self._rows.addLayout(row)
        self.hide()

    def ask(self, sentence: str, theirs: str | None) -> None:
        """Show what happened, and the other text if there still is one."""
        self._words.clear()
        self._words.add_space(6)
        self._words.add_text((Run(plain.shown(sentence), Look.CAUTION),))
        if theirs is not None:
            self._words.add_text((Run(tr("The other text:"), Look.SOFT),), Face.SECOND)
            self._words.add_text((words(theirs),), Face.READING)
        self.theirs.setText(tr("Keep the other") if theirs is not None else tr("Let it go"))
        self.theirs.setAccessibleName(self.theirs.text())
        self.both.setVisible(theirs is not None)
        self.show()


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    return button
