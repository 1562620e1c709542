"""The page before editing: what a working archive is, and the way to one."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from summitdesk.archive.archive import Archive
from summitdesk.i18n import mark, tr
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import MEASURE
from summitdesk.ui.widgets.text_block import TextBlock

REASON = mark("This archive is read-only; “Edit” starts a working archive of your own.")
"""Why nothing can be saved here, wherever it is asked."""

_EXPLAINED = (
    mark(
        "The published archive never changes. You edit in a copy of your own, the working "
        "archive: it holds all that is published, and keeps every change with its history."
    ),
    mark("It is made once. From then on Summit Desk opens it whenever you edit."),
)
_BUSY = mark("The working archive cannot be written just now; the line at the foot says why.")


class Workbench(QScrollArea):
    """Explains once what editing takes, and offers it.

    Signals:
        start_requested: The working archive is wanted, made or opened; carries its path.
        place_requested: It shall stand somewhere else; whoever hears it asks where.
        return_requested: The reader wants the columns back.
    """

    start_requested = Signal(object)
    place_requested = Signal()
    return_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workbench")
        self.setAccessibleName(tr("Editing"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._path = Path()
        self._heading = _text("", Face.PAGE_TITLE, Look.PLAIN)
        self._told = [_text("", Face.INTERFACE, Look.PLAIN) for _ in _EXPLAINED]
        self._where = _text("", Face.SECOND, Look.SOFT)
        self.start = _button("startEditingButton")
        self.start.setProperty("look", "primary")
        self.start.clicked.connect(self._on_start_clicked)
        self.other = _button("otherPlaceButton")
        self.other.clicked.connect(self.place_requested)
        self.back = _button("returnButton")
        self.back.clicked.connect(self.return_requested)
        self._word_buttons(is_made=False)
        self.setWidget(self._ground())

    def show_state(self, archive: Archive, working: Path, *, is_made: bool) -> None:
        """Say how it stands: with the archive that is open, and the working archive, if made."""
        self._path = working
        _say(self._heading, tr("Edit in an archive of your own"))
        for block, sentence in zip(self._told, _EXPLAINED, strict=True):
            _say(block, tr(sentence))
        _say(self._where, tr("It stands at {path}.", path=working) if is_made else self._to_be())
        is_busy = archive.info.is_working
        if is_busy:
            _say(self._where, tr(_BUSY))
        self._word_buttons(is_made=is_made)
        self.start.setVisible(not is_busy)
        self.other.setVisible(not is_busy)
        (self.back if is_busy else self.start).setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Say why it could not be made or opened; one can try again, or elsewhere."""
        _say(self._where, sentence, Look.CAUTION)
        self.other.setFocus()

    def _word_buttons(self, *, is_made: bool) -> None:
        _word(self.start, tr("Open it and edit") if is_made else tr("Start editing"))
        _word(self.other, tr("In another place…"))
        _word(self.back, tr("Return to reading"))

    def _to_be(self) -> str:
        return tr("It will stand at {path}.", path=self._path)

    def _ground(self) -> QWidget:
        ground = QWidget()
        ground.setObjectName("workbenchGround")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(ground)
        column.setContentsMargins(30, 48, 30, 20)
        column.setSpacing(12)
        for block in (self._heading, *self._told, self._where):
            column.addWidget(block)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.start, self.other, self.back):
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(1)
        return ground

    def _on_start_clicked(self) -> None:
        self.start_requested.emit(self._path)


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button


def _word(button: QPushButton, words: str) -> None:
    button.setText(words)
    button.setAccessibleName(words.rstrip("…"))


def _text(words: str, face: Face, look: Look) -> TextBlock:
    block = TextBlock((Run(words, look),), face)
    block.setMaximumWidth(zoom.px(MEASURE))
    return block


def _say(block: TextBlock, words: str, look: Look | None = None) -> None:
    block.show_runs((Run(words, look or Look.PLAIN),))
