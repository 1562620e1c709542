"""The history of a record: its revisions, what differs between any two, how it was on a date."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPushButton, QWidget

from summitdesk.archive.past import Past, Revised
from summitdesk.domain.changes import EDITION
from summitdesk.domain.dates import bounds
from summitdesk.domain.difference import differences
from summitdesk.domain.message import MessageError
from summitdesk.i18n import said, tr, trn
from summitdesk.ui import plain
from summitdesk.ui.composing import Composing
from summitdesk.ui.history.leaf import Leaf
from summitdesk.ui.history.line_list import Line, LineList
from summitdesk.ui.history.telling import told_differences, told_state, what, when, who
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme import zoom
from summitdesk.ui.widgets.switch import Switch

_CHANGES, _STATE = "changes", "state"
_DATE_WIDTH = 240


class HistoryView(Leaf):
    """Shows a `Past`; with two revisions chosen, what differs between them.

    Signals:
        undo_requested: Just the chosen change is to be taken back; carries its change set's uid.
    """

    undo_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        lines = LineList("revisionList", tr("Revisions, the newest first"))
        lines.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.date = QLineEdit()
        super().__init__("historyView", tr("History"), lines, parent)
        self.past: Past | None = None
        self.switch = Switch(tr("What is shown of a revision"))
        self.switch.show_words([(_CHANGES, tr("What changed")), (_STATE, tr("The record then"))])
        Composing(self.date)
        self.date.setObjectName("asOfDate")
        self.date.setProperty("look", "sieve")
        self.date.setPlaceholderText(tr("such as 2026-03 or 2026-03-17"))
        self.date.setAccessibleName(tr("The record as it was on a date"))
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setProperty("look", "caution")
        self._label = QLabel(tr("As it was on"))
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setBuddy(self.date)
        self._label.setProperty("look", "soft")
        for widget in (self._label, self.date, self.problem):
            self.tools.addWidget(widget)
        self.tools.addStretch(1)
        self.tools.addWidget(self.switch)
        self.undo = undo_button()
        self.undo.setObjectName("undoButton")
        self.undo.clicked.connect(self._on_undo_clicked)
        self.buttons.addWidget(self.undo)
        self.buttons.addStretch(1)
        self._can_undo = False
        self.list.itemSelectionChanged.connect(self._show_chosen)
        self.switch.chosen.connect(self._show_chosen)
        self.date.returnPressed.connect(self._show_date)
        self.date.textEdited.connect(self.problem.clear)
        self.rescale()

    def show_past(self, past: Past, *, row: int = 0, can_undo: bool = False) -> None:
        """Show this past, and of its revisions, the newest first, the one of that row.

        Where the archive can be written, a change can be taken back.
        """
        self.past = past
        self._can_undo = can_undo
        self.problem.clear()
        self.title.show_runs((Run(plain.one_line(past.title, 400)),))
        self.sentence.show_runs((Run(_extent(past), Look.SOFT),))
        self.list.show_lines([_line(each) for each in past.revised], row)
        self._show_chosen()

    @property
    def chosen(self) -> Revised | None:
        """The revision that is chosen alone; none when several are."""
        rows = self.list.chosen
        return self.past.revised[rows[0]] if self.past and len(rows) == 1 else None

    def rescale(self) -> None:
        """Keep the measures at another zoom."""
        super().rescale()
        self.date.setFixedWidth(zoom.px(_DATE_WIDTH))

    def _show_chosen(self) -> None:
        if self.past is None or not (rows := self.list.chosen):
            return
        chosen = self.chosen
        self.undo.setVisible(
            self._can_undo
            and chosen is not None
            and not chosen.is_taken_back
            and chosen.made.origin != EDITION
        )
        newest, oldest = self.past.revised[rows[0]], self.past.revised[rows[-1]]
        if self.switch.currentIndex() == 1:
            self._tell_state(newest)
        elif newest is oldest:
            self._tell_changes(newest)
        else:
            self._tell_between(oldest, newest)

    def _tell_changes(self, revised: Revised) -> None:
        assert self.past is not None
        if revised.before is None:
            self._tell_state(revised)
            return
        told = told_differences(revised.before, revised.after, revised.changes, self.past.named)
        self.tell(what(revised), _about(revised), told)

    def _tell_between(self, oldest: Revised, newest: Revised) -> None:
        assert self.past is not None
        heading = tr(
            "From revision {older} to revision {newer}",
            older=str(oldest.revision.number),
            newer=str(newest.revision.number),
        )
        found = differences(oldest.after, newest.after)
        told = told_differences(oldest.after, newest.after, found, self.past.named)
        lines = [f"{when(oldest.revision.time)} → {when(newest.revision.time)}"]
        if not found:
            lines.append(tr("They do not differ."))
        self.tell(heading, lines, told)

    def _tell_state(self, revised: Revised) -> None:
        assert self.past is not None
        heading = tr("Revision {number}", number=str(revised.revision.number))
        lines = [*_about(revised)]
        if revised.after is None:
            lines.append(tr("The record was deleted then."))
        self.tell(heading, lines, told_state(revised.after, self.past.named))

    def _on_undo_clicked(self) -> None:
        if (chosen := self.chosen) is not None:
            self.undo_requested.emit(chosen.made.uid)

    def _show_date(self) -> None:
        """Choose the revision that stood at the end of the date, and show the record whole."""
        if self.past is None:
            return
        try:
            end = f"{bounds(self.date.text().strip()).last}T23:59:59Z"
        except MessageError as error:
            self._refuse(said(error.message))
            return
        for row, each in enumerate(self.past.revised):
            if each.revision.time <= end:
                self.problem.clear()
                self.switch.hold(_STATE)
                self.list.clearSelection()
                self.list.setCurrentRow(row)
                self._show_chosen()
                return
        self._refuse(tr("The record was not there yet."))

    def _refuse(self, sentence: str) -> None:
        self.problem.setText(plain.one_line(sentence, 160))
        self.date.selectAll()
        self.date.setFocus()


def undo_button() -> QPushButton:
    """The button that takes back just one change."""
    button = QPushButton(tr("&Undo just this change"))
    button.setAccessibleName(tr("Undo just this change"))
    button.setToolTip(tr("What was changed later in other fields stays."))
    return button


def _line(revised: Revised) -> Line:
    below = who(revised.made, is_taken_back=revised.is_taken_back)
    return Line(what(revised), below, is_faded=revised.is_taken_back)


def _about(revised: Revised) -> list[str]:
    note = plain.one_line(revised.revision.note, 2_000)
    is_said = revised.made.origin == EDITION
    told = who(revised.made, is_taken_back=revised.is_taken_back)
    return [told, *([tr("“{note}”", note=note)] if note and not is_said else [])]


def _extent(past: Past) -> str:
    if len(past.revised) > 1:
        return trn(
            "{n} revision. Choose two to see what differs between them.",
            "{n} revisions. Choose two to see what differs between them.",
            len(past.revised),
        )
    if past.revised[0].made.origin == EDITION:
        return tr("One revision: the record stands as it was published.")
    return tr("One revision: the record was never changed.")
