"""Records into the trash and out of it at the desk; a record in use says where."""

import threading
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from summitdesk import wording
from summitdesk.archive.archive import Archive
from summitdesk.archive.editing import delete, read, restore
from summitdesk.archive.past import Trash, trash_of
from summitdesk.archive.working import WorkingArchive
from summitdesk.domain.changes import RecordInUseError, Written
from summitdesk.domain.listing import Summary
from summitdesk.i18n import midway, tr
from summitdesk.ui import plain
from summitdesk.ui.actions import Actions
from summitdesk.ui.history.trash_view import TrashView
from summitdesk.ui.runs import DOT, Look, Run, Runs, link
from summitdesk.ui.session import Session
from summitdesk.ui.views.browse import BrowseView
from summitdesk.ui.views.history_desk import HistoryDesk
from summitdesk.ui.views.workbench import REASON
from summitdesk.ui.widgets.strip import Strip

_MOST_TOLD = 8


class _InUse(NamedTuple):
    """A record that others name, with the sentence that says so, and where."""

    sentence: str
    used_in: Sequence[tuple[str, str]]
    named: dict[str, Summary]


class TrashDesk(QObject):
    """Joins the trash to the window; made after the first paint.

    Signals:
        told: Something was done; carries the sentence.
    """

    told = Signal(str)

    def __init__(
        self, commands: Actions, session: Session, browse: BrowseView, history: HistoryDesk
    ) -> None:
        super().__init__(history)
        self._commands = commands
        self._session = session
        self._browse = browse
        self._history = history
        self._strip: Strip | None = None
        self.view = TrashView()
        history.add_page(self.view)
        self.view.restore_requested.connect(self.restore)
        commands["delete"].triggered.connect(self.delete)
        commands["trash"].triggered.connect(self.open)
        session.archive_opened.connect(self._offer)
        session.archive_changed.connect(self._on_archive_changed)
        session.record_opened.connect(self._put_away)
        self._offer()

    def open(self) -> None:
        """Show what is in the trash."""
        if (archive := self._session.working) is not None:
            self._session.jobs.read(partial(_trash, archive), self._show, lane="history")

    def delete(self) -> None:
        """Put the record on show into the trash; where others name it, say which."""
        reading = self._browse.detail.reading
        if reading is None:
            self.told.emit(tr("No record is chosen."))
            return
        name = plain.one_line(reading.name, 80)
        self._session.write(partial(_deleted, reading.uid), partial(self._on_deleted, name))

    def restore(self, uid: str) -> None:
        """Bring a record back from the trash."""
        self._session.write(partial(_restored, uid), self._on_restored)

    def _offer(self) -> None:
        can_write = self._session.working is not None
        for name in ("delete", "trash"):
            self._commands[name].setEnabled(can_write)
            self._commands[name].setStatusTip("" if can_write else tr(REASON))
        self._put_away()

    def _on_deleted(self, name: str, done: Written | _InUse) -> None:
        if isinstance(done, _InUse):
            self._tell_use(done)
            return
        sentence = tr("“{name}” lies in the trash; Undo brings it back.", name=name)
        self._session.follow(done, partial(self.told.emit, sentence))

    def _on_restored(self, written: Written) -> None:
        self._session.follow(written, partial(self.told.emit, tr("The record is back.")))

    def _on_archive_changed(self) -> None:
        self._put_away()
        if self._history.is_on_show(self.view):
            self.open()

    def _show(self, trash: Trash) -> None:
        self.view.show_trash(trash)
        self._history.show_page(self.view)

    def _tell_use(self, use: _InUse) -> None:
        """Say above the record where it is in use, each place a link."""
        self._put_away()
        strip = Strip("inUse", tr("This record is in use"))
        lines: list[Runs] = [(Run(plain.shown(use.sentence), Look.SOFT),)]
        lines += [_place(path, uid, use.named) for path, uid in use.used_in[:_MOST_TOLD]]
        if len(use.used_in) > _MOST_TOLD:
            lines.append((Run(tr("… and in others."), Look.SOFT),))
        strip.say(lines)
        strip.link_requested.connect(self._browse.open_record)
        strip.dismissed.connect(self._put_away)
        self._strip = strip
        self._browse.detail.put_first(strip)
        self._browse.detail.verticalScrollBar().setValue(0)

    def _put_away(self) -> None:
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None


def _place(path: str, uid: str, named: dict[str, Summary]) -> Runs:
    kind, _, field = path.partition(".")
    summary = named.get(uid)
    is_low = summary is not None and summary.is_low and summary.kind == "quotation"
    title = summary.title if summary else uid
    shown = link(uid, f"{title} {wording.low()}" if is_low else title)
    where = f"{wording.KINDS[kind]}, {midway(wording.field(field.rpartition('.')[2]))}"
    return (shown, Run(f"{DOT}{where}", Look.SOFT))


def _trash(archive: Archive, cancel: threading.Event) -> Trash:
    return trash_of(archive, cancel)


def _deleted(uid: str, archive: WorkingArchive) -> Written | _InUse:
    try:
        return delete(archive, uid, expecting=read(archive, uid).revision)
    except RecordInUseError as error:
        named = archive.rows_by_uid([user for _path, user in error.used_in])
        return _InUse(str(error), error.used_in, named)


def _restored(uid: str, archive: WorkingArchive) -> Written:
    return restore(archive, uid)
