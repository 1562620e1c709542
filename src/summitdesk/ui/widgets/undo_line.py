"""A line that says what was done, and lets it be undone."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.widgets.text_block import TextBlock

_UNDO = "undo"


class UndoLine(QWidget):
    """Stands until something else is said, or it is put away.

    Signals:
        undo_requested: What it tells of is to be undone.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TextBlock((), Face.SECOND)
        self._cross = QToolButton()
        self._cross.setText("×")
        self._cross.setAccessibleName(tr("Put this message away"))
        self._cross.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        row.addWidget(self._cross)
        self.hide()
        self.text.link_requested.connect(self._on_link_requested)

    def say(self, sentence: str, *, can_undo: bool = False) -> None:
        """Say this, on the screen and to a screen reader."""
        runs = [Run(plain.shown(sentence), Look.SOFT)]
        if can_undo:
            runs += [Run("  "), Run(tr("Undo"), uid=_UNDO)]
        self.text.show_runs(runs)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.text, sentence))

    def _on_link_requested(self) -> None:
        self.hide()
        self.undo_requested.emit()
