"""The shelf as the window knows it: all that stands on it, and verbs that never hold it up."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from summitdesk.archive.shelf import Shelf
from summitdesk.domain.draft import Draft
from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.query import Query
from summitdesk.domain.shelf import Added, Contents, Note, SavedSearch, StaleNoteError
from summitdesk.i18n import tr
from summitdesk.ui.jobs import Jobs

Verb = Callable[[Shelf], Any]


@dataclass(frozen=True)
class Taken:
    """What was taken off the shelf, as much of it as is needed to give it back."""

    sentence: str
    """Says what was taken."""
    contents: Contents
    position: int = 0
    """Where a saved search stood."""


@dataclass(frozen=True)
class _Outcome:
    result: Any
    contents: Contents | None
    """None when it cannot be read just now."""
    notices: tuple[str, ...]


class _Held:
    """The shelf in the hands of the one reader that ever uses it; opened with the first verb."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._shelf: Shelf | None = None

    def do(self, verb: Verb, _cancel: threading.Event) -> _Outcome:
        if self._shelf is None:
            self._shelf = Shelf.open(self._path)
        result = verb(self._shelf)
        try:
            contents = self._shelf.contents()
        except ArchiveError:
            contents = None  # what was written is written
        return _Outcome(result, contents, self._shelf.notices)

    def close(self) -> None:
        if self._shelf is not None:
            self._shelf.close()


class Keeper(QObject):
    """Does what is asked of the shelf in the order of asking, off the GUI thread.

    Signals:
        contents_changed: The shelf was read; `contents` holds what stands on it now.
        noticed: Something must be known of the file for as long as the program runs; a sentence.
        trouble_met: A verb could not be done; carries the sentence that says why.
        taken: Something was taken off; carries a `Taken`, to be given back.
        search_saved: A search was saved; carries its uid.
        imported: A file was brought in; carries what was `Added`.
        exported: The shelf was written to a file; carries its path.
    """

    contents_changed = Signal()
    noticed = Signal(str)
    trouble_met = Signal(str)
    taken = Signal(object)
    search_saved = Signal(str)
    imported = Signal(object)
    exported = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Nothing is opened before something is asked, and nothing made before it is written."""
        super().__init__(parent)
        self.contents = Contents()
        self._jobs = Jobs(self, readers=1)
        self._held = _Held(path)
        self._told: set[str] = set()

    @property
    def is_idle(self) -> bool:
        """Whether all that was asked is done and told."""
        return self._jobs.is_idle

    def is_bookmarked(self, record: str) -> bool:
        """Whether a record is marked, as far as is known here."""
        return any(each.record == record for each in self.contents.bookmarks)

    def notes(self, record: str) -> list[Note]:
        """The notes on a record, as far as is known here."""
        return [note for note in self.contents.notes if note.record == record]

    def refresh(self) -> None:
        """Read the shelf: another window may have written on it."""
        self._do(_read)

    def bookmark(self, record: str, archive: str) -> None:
        """Mark a record of an archive."""
        self._do(lambda shelf: shelf.bookmark(record, archive))

    def unbookmark(self, record: str) -> None:
        """Mark a record no more."""
        gone = tuple(each for each in self.contents.bookmarks if each.record == record)
        taken = Taken(tr("The bookmark was taken off."), Contents(bookmarks=gone))
        self._do(lambda shelf: shelf.unbookmark(record), partial(self._tell_taken, taken))

    def visit(self, record: str) -> None:
        """Remember a record as the one read last."""
        self._do(lambda shelf: shelf.visited(record))

    def forget(self, record: str) -> None:
        """Forget that a record was read."""
        gone = tuple(each for each in self.contents.recent if each.record == record)
        taken = Taken(tr("The record was taken from those read."), Contents(recent=gone))
        self._do(lambda shelf: shelf.forget(record), partial(self._tell_taken, taken))

    def forget_recent(self) -> None:
        """Forget which records were read."""
        taken = Taken(tr("What was read is forgotten."), Contents(recent=self.contents.recent))
        self._do(lambda shelf: shelf.forget_recent(), partial(self._tell_taken, taken))

    def save_search(self, name: str, query: Query) -> None:
        """Keep a question under a name."""
        self._do(lambda shelf: shelf.save_search(name, query), self._tell_saved)

    def rename_search(self, uid: str, name: str) -> None:
        """Call a saved search by another name."""
        self._do(lambda shelf: shelf.rename_search(uid, name))

    def move_search(self, uid: str, position: int) -> None:
        """Put a saved search at a place, counted from 0."""
        self._do(lambda shelf: shelf.move_search(uid, position))

    def remove_search(self, uid: str) -> None:
        """Take a saved search away."""
        for position, search in enumerate(self.contents.searches):
            if search.uid == uid:
                gone = Contents(searches=(search,))
                taken = Taken(tr("The search was taken off."), gone, position)
                self._do(lambda shelf: shelf.remove_search(uid), partial(self._tell_taken, taken))

    def remove_note(self, note: Note) -> None:
        """Take a note away."""
        taken = Taken(tr("The note was taken off."), Contents(notes=(note,)))
        self._do(lambda shelf: shelf.remove_note(note), partial(self._tell_taken, taken))

    def write_note(
        self,
        record: str,
        text: str,
        replacing: Note | None,
        then: Callable[[Note], None],
        otherwise: Callable[[ArchiveError], None],
    ) -> None:
        """Write a note, or the new text of one that was read; see `Shelf.write_note`."""
        self._do(lambda shelf: shelf.write_note(record, text, replacing=replacing), then, otherwise)

    def find_note(self, uid: str, then: Callable[[Note | None], None]) -> None:
        """Read a note as it stands on the shelf now; none when it is gone."""
        self._do(partial(_note, uid), then)

    def keep_draft(
        self,
        draft: Draft,
        then: Callable[[Draft], None],
        otherwise: Callable[[ArchiveError], None],
    ) -> None:
        """Keep what was typed into a form; see `Drafts.keep`."""
        self._do(lambda shelf: shelf.drafts.keep(draft), then, otherwise)

    def discard_draft(self, uid: str) -> None:
        """Keep a draft no more."""
        self._do(lambda shelf: shelf.drafts.discard(uid))

    def find_drafts(self, then: Callable[[tuple[Draft, ...]], None]) -> None:
        """Read every draft, the last changed first."""
        self._do(lambda shelf: shelf.drafts.all(), then)

    def give_back(self, taken: Taken) -> None:
        """Put back what was taken off, where it stood."""
        self._do(partial(_give_back, taken))

    def export(self, path: Path) -> None:
        """Write the shelf into one file."""
        self._do(lambda shelf: shelf.export(path), partial(self._tell_exported, path))

    def import_(self, path: Path) -> None:
        """Add what a file holds."""
        self._do(lambda shelf: shelf.import_(path), self._tell_imported)

    def finish(self) -> None:
        """Wait until all that was asked is on the disk, and told."""
        self._jobs.finish()

    def close(self) -> None:
        """Finish, and let go of the file."""
        self._jobs.finish()
        self._jobs.close()
        self._held.close()

    def _do(
        self,
        verb: Verb,
        then: Callable[[Any], None] | None = None,
        otherwise: Callable[[ArchiveError], None] | None = None,
    ) -> None:
        self._jobs.read(
            partial(self._held.do, verb),
            partial(self._on_done, then),
            otherwise=partial(self._on_failed, otherwise),
        )

    def _on_done(self, then: Callable[[Any], None] | None, outcome: _Outcome) -> None:
        for notice in outcome.notices:
            if notice not in self._told:
                self._told.add(notice)
                self.noticed.emit(notice)
        has_changed = outcome.contents not in (None, self.contents)
        if outcome.contents is not None:
            self.contents = outcome.contents
        if then is not None:
            then(outcome.result)
        if has_changed:
            self.contents_changed.emit()

    def _on_failed(
        self, otherwise: Callable[[ArchiveError], None] | None, error: Exception
    ) -> None:
        if not isinstance(error, ArchiveError):
            raise error
        if isinstance(error, StaleNoteError):
            self.refresh()  # what is shown here is not what stands there
        if otherwise is not None:
            otherwise(error)
        else:
            self.trouble_met.emit(str(error))

    def _tell_taken(self, taken: Taken, _nothing: None) -> None:
        self.taken.emit(taken)

    def _tell_saved(self, search: SavedSearch) -> None:
        self.search_saved.emit(search.uid)

    def _tell_exported(self, path: Path, _nothing: None) -> None:
        self.exported.emit(path)

    def _tell_imported(self, added: Added) -> None:
        self.imported.emit(added)


def _read(_shelf: Shelf) -> None:
    """Nothing is to be done: whatever a verb does, the shelf is read after it."""


def _note(uid: str, shelf: Shelf) -> Note | None:
    return next((note for note in shelf.all_notes() if note.uid == uid), None)


def _give_back(taken: Taken, shelf: Shelf) -> None:
    shelf.give_back(taken.contents)
    for search in taken.contents.searches:
        shelf.move_search(search.uid, taken.position)
