"""The window that tells of a fault of ours: what happened, that nothing is lost, what to do."""

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from summitdesk import __version__
from summitdesk.i18n import mark, tr
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.widgets.text_block import TextBlock

_WIDTH = 460
_SENTENCES = (
    mark(
        "Summit Desk met a fault of its own. Nothing was changed, and you can read on; if "
        "something looks wrong, close the window and open it again."
    ),
    mark(
        "The details name places in the program and nothing from the archive. They help whoever "
        "looks after Summit Desk for you."
    ),
)


class FaultDialog(QDialog):
    """Lies beside the work and stops nothing; goes with Escape."""

    def __init__(self, way: str, parent: QWidget | None = None) -> None:
        """Tell of the fault whose kind and way through the code are given."""
        super().__init__(parent)
        self.setObjectName("faultDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Something went wrong"))
        self.details = f"{_circumstances()}\n{way}\n"
        """What is copied."""
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(TextBlock((Run(tr("Something went wrong")),), Face.PAGE_TITLE))
        for sentence, look in zip(_SENTENCES, (Look.PLAIN, Look.SOFT), strict=True):
            column.addWidget(TextBlock((Run(tr(sentence), look),)))
        column.addStretch(1)
        self.copied = TextBlock(
            (Run(tr("The details are on the clipboard."), Look.SOFT),), Face.SECOND
        )
        self.copied.hide()
        self.copy = QPushButton(tr("Copy details"))
        self.go_on = QPushButton(tr("Read on"))
        self.go_on.setProperty("look", "primary")
        row = QHBoxLayout()
        row.addWidget(self.copied, 1)
        row.addStretch(1)
        for button in (self.copy, self.go_on):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        column.addSpacing(6)
        column.addLayout(row)
        self.go_on.setDefault(True)
        self.go_on.setFocus()
        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(self.accept)
        self.resize(zoom.px(_WIDTH), zoom.px(230))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
        self.copied.show()


def _circumstances() -> str:
    python = platform.python_version()
    return f"Summit Desk {__version__}, Qt {qVersion()}, Python {python}, {platform.platform()}"
