"""The trash: the records that were deleted, each as it was last, to be brought back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from summitdesk import wording
from summitdesk.archive.past import Trash, Trashed
from summitdesk.i18n import tr, trn
from summitdesk.ui import plain
from summitdesk.ui.history.leaf import Leaf
from summitdesk.ui.history.line_list import Line, LineList
from summitdesk.ui.history.telling import told_state, when
from summitdesk.ui.runs import DOT, Look, Run


class TrashView(Leaf):
    """Shows a `Trash`.

    Signals:
        restore_requested: The chosen record is to be brought back; carries its uid.
    """

    restore_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        lines = LineList("trashList", tr("Deleted records, the last deleted first"))
        super().__init__("trashView", tr("Trash"), lines, parent)
        self._trash: Trash | None = None
        self.title.show_runs((Run(tr("Deleted records")),))
        self.restore = QPushButton(tr("Bring it &back"))
        self.restore.setAccessibleName(tr("Bring it back"))
        self.restore.clicked.connect(self._on_restore_clicked)
        self.buttons.addWidget(self.restore)
        self.buttons.addStretch(1)
        self.list.currentRowChanged.connect(self._show_chosen)

    def show_trash(self, trash: Trash) -> None:
        """Show what is in the trash."""
        row = max(self.list.currentRow(), 0)
        self._trash = trash
        amount = len(trash.trashed)
        told = (
            trn(
                "{n} record. It comes back as it was.",
                "{n} records. Each comes back as it was.",
                amount,
            )
            if amount
            else tr("The trash is empty.")
        )
        self.sentence.show_runs((Run(told, Look.SOFT),))
        self.list.show_lines([_line(each) for each in trash.trashed], row)
        self._show_chosen()

    @property
    def chosen(self) -> Trashed | None:
        """The record that is chosen; none when there is none."""
        row = self.list.currentRow()
        if self._trash is None or not 0 <= row < len(self._trash.trashed):
            return None
        return self._trash.trashed[row]

    def _show_chosen(self) -> None:
        chosen = self.chosen
        self.restore.setVisible(chosen is not None)
        if chosen is None or self._trash is None:
            self.tell("", (), ())
            return
        told = told_state(chosen.record, self._trash.named)
        self.tell(plain.one_line(chosen.deleted.label, 400), [_deleted(chosen)], told)

    def _on_restore_clicked(self) -> None:
        if (chosen := self.chosen) is not None:
            self.restore_requested.emit(chosen.deleted.uid)


def _line(trashed: Trashed) -> Line:
    kind = wording.KINDS[trashed.deleted.kind]
    return Line(plain.one_line(trashed.deleted.label, 400), f"{kind}{DOT}{_deleted(trashed)}")


def _deleted(trashed: Trashed) -> str:
    return tr(
        "deleted {time} by {author}",
        time=when(trashed.deleted.time),
        author=plain.one_line(trashed.deleted.author, 60),
    )
