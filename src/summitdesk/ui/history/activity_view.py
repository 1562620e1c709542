"""What was changed lately: every change set since a day, by whom, and what it did."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from summitdesk.archive.past import Activity, Recent
from summitdesk.domain.dates import bounds
from summitdesk.domain.difference import differences
from summitdesk.domain.message import MessageError
from summitdesk.i18n import in_words, said, tr, trn
from summitdesk.ui import plain
from summitdesk.ui.composing import Composing
from summitdesk.ui.history.history_view import undo_button
from summitdesk.ui.history.leaf import Leaf
from summitdesk.ui.history.line_list import Line, LineList
from summitdesk.ui.history.telling import called, told_differences, what_step, who
from summitdesk.ui.runs import DOT, Look, Run
from summitdesk.ui.theme import zoom

_DATE_WIDTH = 240


class ActivityView(Leaf):
    """Shows a `Recent`; each record in it leads to its own history.

    Signals:
        since_requested: What was changed since another day is asked for; carries it, in EDTF.
        undo_requested: Just the chosen change is to be taken back; carries its change set's uid.
    """

    since_requested = Signal(str)
    undo_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.date = QLineEdit()
        lines = LineList("changeList", tr("Changes, the last first"))
        super().__init__("activityView", tr("What was changed"), lines, parent)
        self._recent: Recent | None = None
        self._can_undo = False
        Composing(self.date)
        self.date.setObjectName("sinceDate")
        self.date.setProperty("look", "sieve")
        self.date.setPlaceholderText(tr("such as 2026-03 or 2026-03-17"))
        self.date.setAccessibleName(tr("Changes since a date"))
        label = QLabel(tr("Since"))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setBuddy(self.date)
        label.setProperty("look", "soft")
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setProperty("look", "caution")
        for widget in (label, self.date, self.problem):
            self.tools.addWidget(widget)
        self.tools.addStretch(1)
        self.undo = undo_button()
        self.undo.clicked.connect(self._on_undo_clicked)
        self.buttons.addWidget(self.undo)
        self.buttons.addStretch(1)
        self.date.returnPressed.connect(self._ask)
        self.date.textEdited.connect(self.problem.clear)
        self.list.currentRowChanged.connect(self._show_chosen)
        self.rescale()

    def show_recent(self, recent: Recent, since: str, *, can_undo: bool) -> None:
        """Show what was changed since a day; where the archive can be written, it can be undone."""
        row = max(self.list.currentRow(), 0)
        self._recent, self._can_undo = recent, can_undo
        self.date.setText(since)
        self.problem.clear()
        day = in_words(since)
        amount = len(recent.activities)
        self.title.show_runs((Run(tr("Changes since {day}", day=day)),))
        told = trn("{n} change.", "{n} changes.", amount) if amount else tr("Nothing was changed.")
        self.sentence.show_runs((Run(told, Look.SOFT),))
        self.list.show_lines([self._line(each) for each in recent.activities], row)
        self._show_chosen()

    @property
    def chosen(self) -> Activity | None:
        """The change set that is chosen; none when there is none."""
        row = self.list.currentRow()
        if self._recent is None or not 0 <= row < len(self._recent.activities):
            return None
        return self._recent.activities[row]

    def rescale(self) -> None:
        """Keep the measures at another zoom."""
        super().rescale()
        self.date.setFixedWidth(zoom.px(_DATE_WIDTH))

    def _line(self, activity: Activity) -> Line:
        assert self._recent is not None
        steps, made = activity.steps, activity.change_set
        is_taken_back = made.uid in self._recent.taken_back
        told = who(made, is_taken_back=is_taken_back)
        if len(steps) != 1:
            return Line(trn("{n} record", "{n} records", len(steps)), told, is_faded=is_taken_back)
        title = called(steps[0], self._recent.named)
        below = f"{what_step(made, steps[0])}{DOT}{told}"
        return Line(title, below, is_faded=is_taken_back)

    def _show_chosen(self) -> None:
        activity, recent = self.chosen, self._recent
        self.undo.setVisible(
            self._can_undo
            and recent is not None
            and activity is not None
            and activity.change_set.uid not in recent.taken_back
        )
        if activity is None or recent is None:
            self.tell("", (), ())
            return
        made = activity.change_set
        note = plain.one_line(made.note, 2_000)
        is_taken_back = made.uid in recent.taken_back
        self.tell(
            who(made, is_taken_back=is_taken_back),
            [tr("“{note}”", note=note)] if note else [],
            (),
        )
        for step in activity.steps:
            found = differences(step.before, step.after)
            told = told_differences(step.before, step.after, found, recent.named)
            self.tell_more(called(step, recent.named), told, uid=step.record)

    def _ask(self) -> None:
        since = self.date.text().strip()
        try:
            bounds(since)
        except MessageError as error:
            self.problem.setText(plain.one_line(said(error.message), 160))
            self.date.selectAll()
            return
        self.since_requested.emit(since)

    def _on_undo_clicked(self) -> None:
        if (chosen := self.chosen) is not None:
            self.undo_requested.emit(chosen.change_set.uid)
