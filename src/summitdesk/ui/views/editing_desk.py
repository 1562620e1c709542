"""The archivist's desk: the way from reading to editing, new records, drafts, and back."""

import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from summitdesk import wording
from summitdesk.archive.archive import Archive
from summitdesk.archive.editing import duplicate, new_record
from summitdesk.archive.working import make_working_archive, working_path
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.draft import Draft
from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.record import Aggregate
from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.actions import Actions
from summitdesk.ui.forms.editing import Editing
from summitdesk.ui.forms.page import FormPage
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.session import Session
from summitdesk.ui.shelf.keeper import Keeper
from summitdesk.ui.views.browse import BrowseView
from summitdesk.ui.views.workbench import REASON, Workbench
from summitdesk.ui.widgets.strip import Strip

NEW = tuple(f"new_{kind}" for kind in KINDS)
"""The commands that make a record, one a kind."""
_MOST_OFFERED = 3


class EditingDesk(QObject):
    """Joins the form to the window; in an archive that is only read, it explains first.

    Signals:
        told: Something was done; carries a sentence.
        trouble_met: Something could not be done; carries the sentence that says why.
    """

    told = Signal(str)
    trouble_met = Signal(str)

    def __init__(
        self,
        window: QWidget,
        *,
        commands: Actions,
        session: Session,
        browse: BrowseView,
        pages: QStackedWidget,
        keeper: Keeper,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._session = session
        self._browse = browse
        self._pages = pages
        self._keeper = keeper
        self._then: Callable[[], None] | None = None
        self._drafts: Strip | None = None
        self.workbench = Workbench()
        self.page = FormPage()
        pages.addWidget(self.workbench)
        pages.addWidget(self.page)
        self.form = Editing(session, keeper, self.page)
        self._connect()
        self._on_archive_opened()

    def may_leave(self) -> bool:
        """Whether the window may close: what was typed is saved, kept or given up."""
        return self.form.may_leave()

    def keep(self) -> None:
        """Put what is being typed on the shelf."""
        self.form.keep_draft()

    def edit(self) -> None:
        """Edit the record on show; with a form that is open already, go back to it."""
        if self.form.is_open:
            self._pages.setCurrentWidget(self.page)
            self.page.setFocus()
        elif uid := self._uid:
            self._begin(partial(self.form.open, uid))

    def make(self, kind: str) -> None:
        """Begin a record of a kind; with a form that is open already, go back to it."""
        if self.form.is_open:
            self.edit()
        else:
            self._begin(partial(self.form.open_new, new_record(KINDS[kind])))

    def duplicate(self) -> None:
        """Begin a record with all that stands in the one on show."""
        archive = self._session.archive
        if (uid := self._uid) and archive is not None and not self.form.is_open:
            self._session.jobs.read(partial(_duplicate, archive, uid), self._make_of, lane="form")

    @property
    def _uid(self) -> str:
        reading = self._browse.detail.reading
        return reading.uid if reading is not None else ""

    def _connect(self) -> None:
        for name, slot in {
            "editing": self._explain,
            "edit": self.edit,
            "duplicate": self.duplicate,
            "save": self.form.save,
        }.items():
            self._commands[name].triggered.connect(slot)
        for name in NEW:
            self._commands[name].triggered.connect(partial(self._on_new, name))
        self.workbench.start_requested.connect(self._start)
        self.workbench.place_requested.connect(self._choose_place)
        self.workbench.return_requested.connect(self._return)
        self.form.opened.connect(self._on_opened)
        self.form.closed.connect(self._on_closed)
        self.form.told.connect(self.told)
        self.form.trouble_met.connect(self.trouble_met)
        self._session.archive_opened.connect(self._on_archive_opened)

    def _on_new(self, name: str) -> None:
        self.make(name.removeprefix("new_"))

    def _make_of(self, record: Aggregate | None) -> None:
        if record is not None:
            self._begin(partial(self.form.open_new, record))

    def _begin(self, then: Callable[[], None]) -> None:
        """Do it now where the archive can be written; else explain, and do it afterwards."""
        if self._session.working is not None:
            then()
        else:
            self._explain()
            self._then = then

    def _explain(self) -> None:
        self._then = None
        archive = self._session.archive
        if self._session.working is not None:
            self.edit()
        elif archive is not None:
            path = working_path()
            self._pages.setCurrentWidget(self.workbench)
            self.workbench.show_state(archive, path, is_made=path.exists())

    def _start(self, path: Path) -> None:
        archive = self._session.archive
        if archive is None:
            return
        self.workbench.start.setEnabled(False)
        self._session.jobs.read(
            partial(_made, archive.path, path),
            self._on_made,
            lane="making",
            otherwise=self._on_not_made,
        )

    def _choose_place(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Where the working archive shall stand"),
            str(working_path()),
            tr("Archives (*.summitdb)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # one that is there is opened
        )
        if name:
            self._start(Path(name))

    def _on_made(self, path: Path) -> None:
        self.workbench.start.setEnabled(True)
        self._session.open(path, self._browse.place)

    def _on_not_made(self, error: Exception) -> None:
        self.workbench.start.setEnabled(True)
        if not isinstance(error, ArchiveError):
            raise error
        self.workbench.show_trouble(str(error))

    def _on_archive_opened(self) -> None:
        self.form.let_go()
        can_write = self._session.working is not None
        self._commands["save"].setEnabled(False)
        self._commands["save"].setStatusTip("" if can_write else tr(REASON))
        then, self._then = self._then, None
        if can_write:
            if then is not None:
                then()
            self._keeper.find_drafts(self._offer_drafts)

    def _on_opened(self) -> None:
        self._pages.setCurrentWidget(self.page)
        self._commands["save"].setEnabled(True)
        form = self.page.form
        if form is not None:
            form.focus_first()

    def _on_closed(self, uid: str) -> None:
        self._commands["save"].setEnabled(False)
        self._return()
        if uid:
            self._browse.open_record(uid)
        self._keeper.find_drafts(self._offer_drafts)

    def _return(self) -> None:
        self._then = None
        if self._session.archive is not None:
            self._pages.setCurrentWidget(self._browse)
            self._browse.list_area.focus_list()

    def _offer_drafts(self, drafts: tuple[Draft, ...]) -> None:
        """Tell of what was typed in this archive and not saved; nothing while a form is open."""
        if self._drafts is not None:
            self._drafts.hide()
            self._drafts.deleteLater()
            self._drafts = None
        working = self._session.working
        here = [each for each in drafts if working and each.archive == str(working.path)]
        if not here or self.form.is_open:
            return
        strip = Strip("draftBanner", tr("What you typed is not saved in the archive yet"))
        for draft in here[:_MOST_OFFERED]:
            kind = KINDS.get(draft.kind)
            name = str(draft.typed.get(kind.label, "")) if kind else ""
            words = plain.one_line(name, 70) or wording.KINDS.get(draft.kind, draft.kind)
            strip.say([(Run(words, Look.SOFT),)])
            go_on = strip.add_button(tr("Go on: {record}", record=plain.one_line(words, 28)))
            go_on.clicked.connect(partial(self._go_on, draft))
        strip.dismissed.connect(strip.hide)
        self._drafts = strip
        self._browse.detail.put_first(strip)

    def _go_on(self, draft: Draft) -> None:
        self.form.open_draft(draft)


def _made(edition: Path, path: Path, _cancel: threading.Event) -> Path:
    return path if path.exists() else make_working_archive(edition, path)


def _duplicate(archive: Archive, uid: str, cancel: threading.Event) -> Aggregate | None:
    record = archive.record(uid, cancel)
    return duplicate(record) if record is not None else None
