"""The archivist's desk: where editing will take place, and why it cannot here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from summitdesk import wording
from summitdesk.domain.catalogue import KINDS
from summitdesk.i18n import mark, tr
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import MEASURE
from summitdesk.ui.widgets.text_block import TextBlock

REASON = mark(
    "This archive is read-only; editing needs a working archive, which a later version brings."
)
"""Why nothing here can be done, wherever it is asked."""

_FORM_OF = "agreement"
_LISTS = {
    "worklist": (mark("To be looked at"), mark("Contradictions and gaps that the program finds")),
}
"""The lists of the desk: what each is called, and what will stand in it."""


class Workbench(QScrollArea):
    """Says that this archive can only be read, above the parts that wait to be used.

    Signals:
        return_requested: The reader wants the columns back.
    """

    return_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("workbench")
        self.setAccessibleName(tr("Editing"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setObjectName("workbenchGround")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(30, 22, 30, 20)
        outer.setSpacing(16)
        outer.addLayout(self._head())
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addWidget(self._form(), 3)
        row.addLayout(self._lists(), 2)
        outer.addLayout(row)
        outer.addStretch(1)
        self.setWidget(ground)

    def _head(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(_text(tr("Nothing can be edited here yet"), Face.PAGE_TITLE, Look.PLAIN))
        column.addWidget(_text(tr(REASON), Face.INTERFACE, Look.PLAIN))
        below = tr("What you see below is where it will take place. Until then it cannot be used.")
        column.addWidget(_text(below, Face.INTERFACE, Look.SOFT))
        self.back = QPushButton(tr("Return to reading"))
        self.back.setAccessibleName(self.back.text())
        self.back.setProperty("look", "primary")
        self.back.clicked.connect(self.return_requested)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.back)
        row.addWidget(self._banner(), 1)
        column.addSpacing(2)
        column.addLayout(row)
        return column

    def _banner(self) -> QLabel:
        banner = QLabel(tr("No draft is open"))
        banner.setObjectName("draftBanner")
        banner.setAccessibleName(tr("Draft: none is open"))
        banner.setTextFormat(Qt.TextFormat.PlainText)
        banner.setProperty("look", "soft")
        banner.setEnabled(False)
        return banner

    def _form(self) -> QWidget:
        form = QWidget()
        form.setObjectName("recordForm")
        form.setAccessibleName(tr("The form of a record"))
        form.setMaximumWidth(zoom.px(MEASURE))
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(6)
        rows.setHorizontalSpacing(16)
        for field in KINDS[_FORM_OF].fields:
            name = wording.field(field.name)
            line = QLineEdit()
            line.setObjectName(f"field_{field.name}")
            line.setAccessibleName(name)
            rows.addRow(_label(name), line)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        button = QPushButton(tr("Save"))
        button.setObjectName("saveButton")
        button.setAccessibleName(button.text())
        button.setToolTip(tr(REASON))
        buttons.addWidget(button)
        buttons.addStretch(1)
        rows.addRow("", buttons)
        form.setEnabled(False)
        return form

    def _lists(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        for name, texts in _LISTS.items():
            words, what = map(tr, texts)
            column.addWidget(_label(words))
            shown = QListWidget()
            shown.setObjectName(name)
            shown.setAccessibleName(words)
            shown.setAccessibleDescription(what)
            shown.addItem(what)
            shown.setFixedHeight(zoom.px(64))
            shown.setEnabled(False)
            column.addWidget(shown)
            column.addSpacing(8)
        column.addStretch(1)
        return column


def _label(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", "soft")
    return label


def _text(words: str, face: Face, look: Look) -> TextBlock:
    block = TextBlock((Run(words, look),), face)
    block.setMaximumWidth(zoom.px(MEASURE))
    return block
