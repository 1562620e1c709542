"""One record being edited: its form, its draft, and the way into the archive and out again."""

import threading
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox

from summitdesk import wording
from summitdesk.archive import editing
from summitdesk.archive.archive import Archive
from summitdesk.archive.editing import Conflicted, Edited, Saved
from summitdesk.archive.filling import Candidate, Filling, candidates, filling
from summitdesk.archive.working import WorkingArchive
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.difference import Part
from summitdesk.domain.draft import Draft
from summitdesk.domain.errors import ArchiveError, ProblemsError
from summitdesk.domain.merging import Side
from summitdesk.domain.record import Aggregate
from summitdesk.i18n import tr
from summitdesk.ui.forms.cells import Holder, as_sentence
from summitdesk.ui.forms.choices import Choice, Choices
from summitdesk.ui.forms.editors import PickEditor
from summitdesk.ui.forms.page import FormPage
from summitdesk.ui.forms.record_form import RecordForm
from summitdesk.ui.session import Session
from summitdesk.ui.shelf.keeper import Keeper

DRAFT_MS = 2_000
"""How soon what was typed lies on the shelf: well within the five seconds that may be lost."""


class Editing(QObject):
    """Edits one record at a time.

    Signals:
        opened: A form stands ready.
        closed: It is gone; carries the uid of the record that was saved, or nothing.
        contradicted: Others changed the same fields meanwhile; carries the `Conflicted`.
        told: Something was done; carries a sentence.
        trouble_met: Something could not be done; carries the sentence that says why.
    """

    opened = Signal()
    closed = Signal(str)
    contradicted = Signal(object)
    told = Signal(str)
    trouble_met = Signal(str)

    def __init__(self, session: Session, keeper: Keeper, page: FormPage) -> None:
        super().__init__(page)
        self._session = session
        self._keeper = keeper
        self.page = page
        self._edited = Edited(None, "")
        self._clean: Holder = {}
        self._draft: Draft | None = None
        self._is_wanted = False
        """Whether what is typed is still to be kept on the shelf when that is done at last."""
        self._is_keeping = False
        self._drafting = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._drafting.timeout.connect(self.keep_draft)
        page.save_requested.connect(self.save)
        page.closing_requested.connect(self.leave)

    @property
    def is_open(self) -> bool:
        """Whether a form stands open."""
        return self.page.form is not None

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        form = self.page.form
        return form is not None and form.typed() != self._clean

    @property
    def is_draft_due(self) -> bool:
        """Whether what was typed will be kept on the shelf in a moment."""
        return self._drafting.isActive()

    def open(self, uid: str) -> None:
        """Open the form of a record of the open archive."""
        self._read(uid, None, None)

    def open_new(self, record: Aggregate) -> None:
        """Open the form of a record that is still to be saved for the first time."""
        self._read(str(record["uid"]), record, None)

    def open_draft(self, draft: Draft) -> None:
        """Go on with what was typed before."""
        self._read(draft.record, dict(draft.typed), draft)  # type: ignore[arg-type]

    def save(self) -> None:
        """Save what is typed; problems are told beside their fields, and the first has the keys."""
        self._save("", None)

    def save_so(self, choices: Mapping[Part, Side]) -> None:
        """Save what is typed, with these sides where others changed the same."""
        self._save("", choices)

    def leave(self) -> None:
        """Close the form; what is not saved is asked for once."""
        if self.may_leave():
            self._close("")

    def may_leave(self) -> bool:
        """Whether the form may be left; a person says what becomes of what was typed."""
        if not self.is_changed:
            return True
        box = QMessageBox(self.page)
        box.setObjectName("leavingForm")
        box.setWindowTitle(tr("Unsaved changes"))
        box.setText(tr("What you typed is not saved in the archive."))
        saving = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
        keeping = box.addButton(tr("Keep as draft"), QMessageBox.ButtonRole.ActionRole)
        discarding = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        back = box.addButton(tr("Go on editing"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(saving)
        box.setEscapeButton(back)
        box.exec()
        chosen = box.clickedButton()
        if chosen is saving:
            self.save()
        elif chosen is keeping:
            self.keep_draft()
            return True
        elif chosen is discarding:
            self._discard_draft()
            return True
        return False

    def keep_draft(self) -> None:
        """Put what is typed on the shelf as it is, right or wrong."""
        self._drafting.stop()
        form = self.page.form
        if form is None or not self.is_changed:
            return
        if self._is_keeping:  # its uid is not known yet: a second one would stay for ever
            self._is_wanted = True
            return
        typed = form.typed()
        archive = self._session.archive
        path = str(archive.path) if archive is not None else ""
        old = self._draft
        uid, created = (old.uid, old.created) if old is not None else ("", "")
        draft = Draft(
            uid, form.kind.name, str(typed["uid"]), typed, self._edited.revision, path, created
        )
        self._is_keeping = True
        self._keeper.keep_draft(draft, self._on_draft_kept, self._on_draft_not_kept)

    def let_go(self) -> None:
        """The archive below the form is another: what was typed stays as a draft."""
        if self.is_open:
            self.keep_draft()
            self._keeper.finish()
            self._close("")

    def _read(self, uid: str, typed: Aggregate | None, draft: Draft | None) -> None:
        archive = self._session.working
        if archive is not None:
            revision = draft.revision if draft is not None else ""
            work = partial(_filling, archive, uid, typed, revision)
            self._session.jobs.read(work, partial(self._show, uid, typed, draft), lane="form")

    def _show(self, uid: str, typed: Aggregate | None, draft: Draft | None, given: Filling) -> None:
        record = typed or given.edited.record
        if record is None:
            self.trouble_met.emit(tr("This archive holds no record {uid}.", uid=uid))
            return
        choices = Choices(KINDS[str(record["kind"])], given)
        form = RecordForm(record, choices, self.page)
        self._draft = draft
        base = given.edited
        self._edited = base
        kind = wording.KINDS[form.kind.name]
        is_new = base.record is None
        caption = tr("New: {kind}", kind=kind) if is_new else tr("Editing: {kind}", kind=kind)
        name = str((base.record or record).get(form.kind.label, ""))
        self.page.show_form(form, caption, name)
        self._clean = {} if draft is not None else form.typed()
        form.changed.connect(self._on_changed)
        form.search_wanted.connect(self._search)
        self.opened.emit()
        if draft is None:
            self._keeper.find_drafts(partial(self._offer_draft, uid))

    def _offer_draft(self, uid: str, drafts: tuple[Draft, ...]) -> None:
        form = self.page.form
        kept = next((draft for draft in drafts if draft.record == uid), None)
        if kept is None or form is None or self.is_changed or form.typed()["uid"] != uid:
            return
        self.page.draft.say(
            tr("You typed more into this record before, and did not save it."),
            [
                (tr("Go on with that draft"), partial(self.open_draft, kept)),
                (tr("Discard the draft"), partial(self._discard, kept)),
            ],
        )

    def _discard(self, draft: Draft) -> None:
        self._keeper.discard_draft(draft.uid)
        self.page.draft.say_nothing()

    def _save(self, note: str, choices: Mapping[Part, Side] | None) -> None:
        form = self.page.form
        if form is None or not form.isEnabled():
            return
        self.page.trouble.say_nothing()
        form.finish()
        if not form.check():
            self._bring_into_view()
            return
        self._drafting.stop()
        form.setEnabled(False)
        self.page.save.setEnabled(False)
        work = partial(_save, form.typed(), self._edited, note, choices)
        self._session.write(work, self._on_saved, self._on_not_saved)

    def _on_saved(self, outcome: Saved | Conflicted) -> None:
        self._wake()
        if isinstance(outcome, Conflicted):
            self._edited = outcome.base
            self.contradicted.emit(outcome)
            return
        form = self.page.form
        uid = str(form.typed()["uid"]) if form is not None else ""
        self._clean = form.typed() if form is not None else {}
        self._discard_draft()
        self._close(uid)
        if outcome.written is None:
            self.told.emit(tr("Nothing had changed."))
            return
        # Told after the list, which tells how long it took in the same place.
        self._session.results_found.connect(
            self._tell_saved, Qt.ConnectionType.SingleShotConnection
        )
        self._session.follow(outcome.written)

    def _tell_saved(self) -> None:
        self.told.emit(tr("Saved."))

    def _on_not_saved(self, error: Exception) -> None:
        self._wake()
        form = self.page.form
        if form is None:
            return
        if isinstance(error, ProblemsError):
            for problem in form.show_problems(error.problems):
                self.page.trouble.say(as_sentence(problem.reason))
            self._bring_into_view()
        elif isinstance(error, ArchiveError):
            self.page.trouble.say(str(error), [(tr("Try again"), self.save)])
            self.keep_draft()
        else:
            self.keep_draft()
            raise error

    def _wake(self) -> None:
        self.page.save.setEnabled(True)
        if self.page.form is not None:
            self.page.form.setEnabled(True)
            self.page.form.setFocus()

    def _bring_into_view(self) -> None:
        widget = self.page.focusWidget()
        if widget is not None:
            self.page.keep_in_view(widget)

    def _close(self, uid: str) -> None:
        self._drafting.stop()
        self._is_wanted = False
        self._draft = None
        self.page.put_away()
        self.closed.emit(uid)

    def _on_changed(self) -> None:
        if not self._drafting.isActive():
            self._drafting.start()

    def _on_draft_kept(self, draft: Draft) -> None:
        self._is_keeping = False
        form = self.page.form
        if form is None or form.typed()["uid"] != draft.record:
            return
        self._draft = draft
        if self._is_wanted:
            self._is_wanted = False
            self.keep_draft()

    def _on_draft_not_kept(self, error: ArchiveError) -> None:
        self._is_keeping = False
        self.trouble_met.emit(str(error))

    def _discard_draft(self) -> None:
        self._drafting.stop()
        if self._is_keeping:
            self._keeper.finish()
        if self._draft is not None:
            self._keeper.discard_draft(self._draft.uid)
            self._draft = None

    def _search(self, editor: PickEditor, words: str) -> None:
        if (archive := self._session.archive) is not None:
            work = partial(_candidates, archive, words, editor.field.target)
            self._session.jobs.read(work, partial(self._on_found, editor, words), lane="choices")

    def _on_found(self, editor: PickEditor, words: str, found: list[Candidate]) -> None:
        form = self.page.form
        if form is not None and form.isAncestorOf(editor):
            many = len({each.kind for each in found}) > 1
            form.show_found(editor, [_choice(each, with_kind=many) for each in found])


def _choice(found: Candidate, *, with_kind: bool) -> Choice:
    kind = wording.KINDS[found.kind] if with_kind else ""
    return Choice(found.uid, found.label, " · ".join(filter(None, (kind, found.detail))))


def _filling(
    archive: Archive,
    uid: str,
    typed: Aggregate | None,
    revision: str,
    cancel: threading.Event,
) -> Filling:
    return filling(archive, uid, typed, revision, cancel)


def _candidates(
    archive: Archive, words: str, kinds: tuple[str, ...], cancel: threading.Event
) -> list[Candidate]:
    return candidates(archive, words, kinds, cancel)


def _save(
    typed: Holder,
    read: Edited,
    note: str,
    choices: Mapping[Part, Side] | None,
    archive: WorkingArchive,
) -> Saved | Conflicted:
    return editing.save(archive, typed, read, note=note, choices=choices)
