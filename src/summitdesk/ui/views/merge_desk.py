"""Who decides where two changes contradict each other: a person, asked part by part."""

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject

from summitdesk.archive.archive import Archive
from summitdesk.archive.editing import Conflicted
from summitdesk.archive.undoing import Contradicted
from summitdesk.domain.difference import Part
from summitdesk.domain.listing import Summary
from summitdesk.domain.merging import Side
from summitdesk.domain.record import label_of, uid_of
from summitdesk.i18n import tr
from summitdesk.ui.history.merge_view import Contradiction, MergeView, Question
from summitdesk.ui.history.telling import named_by, when
from summitdesk.ui.session import Session
from summitdesk.ui.views.history_desk import HistoryDesk

Decided = Mapping[str, Mapping[Part, Side]]
"""Which side is taken, by the uid of the record and the part."""


class _Asked(NamedTuple):
    contradictions: Sequence[Contradiction]
    named: Mapping[str, Summary]


class MergeDesk(QObject):
    """Asks, and passes on what was decided; made after the first paint."""

    def __init__(self, session: Session, history: HistoryDesk) -> None:
        super().__init__(history)
        self._session = session
        self._history = history
        self._then: Callable[[Decided], None] | None = None
        self._otherwise: Callable[[], None] | None = None
        self.view = MergeView()
        history.add_page(self.view)
        self.view.decided.connect(self._on_decided)
        self.view.leaving_requested.connect(self._on_left)
        history.undoing.contradicted.connect(self._ask_of_undo)

    def ask_of_save(
        self,
        told: Conflicted,
        then: Callable[[Mapping[Part, Side]], None],
        otherwise: Callable[[], None],
    ) -> None:
        """Ask which side to take where a save met others' changes; `then` saves again with it.

        `otherwise` is called for whoever does not decide now.
        """
        record = told.theirs.record or told.mine or told.base.record
        if record is None:
            return
        uid = uid_of(record)
        question = Question(
            label_of(record),
            tr(
                "Somebody else saved this record while you changed it. All that does not "
                "contradict is merged; choose what is to stand where it does."
            ),
            tr("Yours"),
            tr("Theirs"),
            tr("Save it so"),
        )
        self._otherwise = otherwise
        self._ask(
            question, [Contradiction(record, told.conflicts)], lambda made: then(made.get(uid, {}))
        )

    def _ask_of_undo(self, told: Contradicted) -> None:
        if (archive := self._session.archive) is None:
            return
        made = told.change_set
        question = Question(
            tr("Undo what was saved on {time}", time=when(made.time)),
            tr(
                "The same was changed again later. Choose what is to stand; all else that was "
                "saved then is taken back."
            ),
            tr("As it was before"),
            tr("As it stands now"),
            tr("Undo it so"),
        )
        self._session.jobs.read(
            partial(_contradictions, archive, told),
            partial(
                self._ask,
                question,
                then=lambda chosen: self._history.undoing.undo(made.uid, chosen),
            ),
            lane="history",
        )

    def _ask(
        self,
        question: Question,
        contradictions: Sequence[Contradiction],
        then: Callable[[Decided], None],
    ) -> None:
        if (archive := self._session.archive) is None or not contradictions:
            return
        self._then = then
        self._session.jobs.read(
            partial(_asked, archive, contradictions),
            partial(self._show, question),
            lane="history",
        )

    def _show(self, question: Question, asked: _Asked) -> None:
        self.view.ask(question, asked.contradictions, asked.named)
        self._history.show_page(self.view)

    def _on_decided(self, made: Decided) -> None:
        then, self._then, self._otherwise = self._then, None, None
        self._history.leave()
        if then is not None:
            then(made)

    def _on_left(self) -> None:
        otherwise, self._then, self._otherwise = self._otherwise, None, None
        if otherwise is not None:
            otherwise()


def _contradictions(
    archive: Archive, told: Contradicted, cancel: threading.Event
) -> list[Contradiction]:
    """The conflicts of an undo, each with its record as it stands, or as it was last."""
    from summitdesk.archive.past import past_of

    found: list[Contradiction] = []
    for uid, conflicts in told.conflicts.items():
        record = archive.record(uid, cancel)
        if record is None and (past := past_of(archive, uid, cancel)) is not None:
            record = next((each.after for each in past.revised if each.after), None)
        if record is not None:
            found.append(Contradiction(record, conflicts))
    return found


def _asked(
    archive: Archive, contradictions: Sequence[Contradiction], cancel: threading.Event
) -> _Asked:
    uids = [uid for record, conflicts in contradictions for uid in named_by(conflicts, record)]
    return _Asked(contradictions, archive.rows_by_uid(uids, cancel))
