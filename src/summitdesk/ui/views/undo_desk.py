"""Undo and redo at the desk: what comes next, and taking it back off the GUI thread."""

import threading
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from summitdesk.archive import undoing
from summitdesk.archive.archive import Archive
from summitdesk.archive.undoing import Choices, Contradicted, Undone
from summitdesk.archive.working import WorkingArchive
from summitdesk.i18n import mark, tr
from summitdesk.ui import plain
from summitdesk.ui.actions import Actions
from summitdesk.ui.history.telling import when
from summitdesk.ui.session import Session
from summitdesk.ui.views.workbench import REASON

_NOTHING = {"undo": mark("There is nothing to undo."), "redo": mark("There is nothing to redo.")}


class _Next(NamedTuple):
    """When what would be undone was saved, and what would be redone; empty for nothing."""

    undo: str
    redo: str


class Undoing(QObject):
    """Joins undo and redo to the open archive; what comes next is read from its history.

    Signals:
        told: Something was done; carries the sentence.
        contradicted: Later changes stand in the way; carries the `Contradicted`.
    """

    told = Signal(str)
    contradicted = Signal(object)

    def __init__(self, commands: Actions, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._commands = commands
        self._session = session
        commands["undo"].triggered.connect(self._undo_next)
        commands["redo"].triggered.connect(self._redo_next)
        session.archive_opened.connect(self._look)
        session.archive_changed.connect(self._look)
        self._look()

    def undo(self, uid: str, choices: Choices | None = None) -> None:
        """Take back just this change set, be it an old one."""
        self._session.write(partial(_undo, uid, choices), self._on_undone)

    def _undo_next(self) -> None:
        self._session.write(partial(_undo, None, None), self._on_undone)

    def _redo_next(self) -> None:
        self._session.write(_redo, self._on_redone)

    def _on_undone(self, done: Undone | Contradicted | None) -> None:
        if isinstance(done, Undone):
            self._tell(done, tr("Undone: what was saved on {time}.", time=_saved(done)))
        elif done is not None:
            self.contradicted.emit(done)

    def _on_redone(self, done: Undone | Contradicted | None) -> None:
        if isinstance(done, Undone):
            self._tell(done, tr("Redone: what was undone on {time}.", time=_saved(done)))
        elif done is not None:
            self.contradicted.emit(done)

    def _tell(self, done: Undone, sentence: str) -> None:
        self._session.follow(done.written, partial(self.told.emit, sentence))

    def _look(self) -> None:
        """Ask what undo and redo would do; until that is known neither can be done."""
        archive = self._session.working
        if archive is None:
            for name in _NOTHING:
                self._offer(name, tr(REASON))
            return
        self._session.jobs.read(partial(_next, archive), self._show, lane="undo")

    def _show(self, found: _Next) -> None:
        for name, time in found._asdict().items():
            self._offer(name, "" if time else tr(_NOTHING[name]))

    def _offer(self, name: str, reason: str) -> None:
        self._commands[name].setEnabled(not reason)
        self._commands[name].setStatusTip(plain.one_line(reason))


def _saved(done: Undone) -> str:
    return when(done.change_set.time)


def _next(archive: Archive, _cancel: threading.Event) -> _Next:
    back, again = undoing.next_undo(archive), undoing.next_redo(archive)
    return _Next(back.time if back else "", again.time if again else "")


def _undo(
    uid: str | None, choices: Choices | None, archive: WorkingArchive
) -> Undone | Contradicted | None:
    return undoing.undo(archive, uid, choices=choices)


def _redo(archive: WorkingArchive) -> Undone | Contradicted | None:
    return undoing.redo(archive)
