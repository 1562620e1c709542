"""A person's shelf: what they marked, wrote, read and want to ask again."""

import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from summitdesk import paths
from summitdesk.archive.drafts import Drafts
from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.message import MessageError
from summitdesk.domain.query import Query
from summitdesk.domain.shelf import (
    Added,
    Bookmark,
    Contents,
    Note,
    SavedSearch,
    StaleNoteError,
    Visit,
    from_text,
    plain_query,
    query_of,
    storable,
    time_text,
    to_text,
)
from summitdesk.domain.uid import new_uid
from summitdesk.i18n import said, tr
from summitdesk.store import shelf as tables
from summitdesk.store.shelf import MAX_RECENT
from summitdesk.store.shelf_file import ShelfFile
from summitdesk.wholefile import written_whole

_MAX_FILE_BYTES = 64 * 1024 * 1024


def shelf_path() -> Path:
    """Where the shelf of whoever runs the program stands."""
    return paths.user_data() / "shelf.db"


class Shelf:
    """A shelf, open; every verb may be called from any thread, and raises `ArchiveError`.

    Records are named by uid and need not be in the open archive. What a verb was told to write is
    on the disk when it returns: that takes some 20 ms, so no verb that writes belongs in a paint.
    """

    def __init__(self, file: ShelfFile) -> None:
        """Use `Shelf.open`."""
        self._file = file
        self.drafts = Drafts(file)
        """What was typed into forms and not yet saved."""

    @classmethod
    def open(cls, path: Path) -> "Shelf":
        """Open a shelf, whatever stands at the path; nothing is made before something is written.

        It never fails: what could not be used is told in `notices`.
        """
        return cls(ShelfFile(path))

    @property
    def notices(self) -> tuple[str, ...]:
        """What a person must know of how it was opened, a sentence each; writing may add one."""
        return self._file.notices

    def close(self) -> None:
        """Let go of the file; no verb may be called after."""
        self._file.close()

    def contents(self) -> Contents:
        """All that stands on the shelf, as it is at one moment."""
        with self._file.reading() as conn:
            return tables.contents(conn)

    def bookmark(self, record: str, archive: str = "") -> None:
        """Mark a record, in the archive of that uid; one that is marked stays as it is."""
        with self._file.writing() as conn:
            tables.add_bookmark(conn, Bookmark(record, archive, _now()))

    def unbookmark(self, record: str) -> None:
        """Mark a record no more."""
        with self._file.writing() as conn:
            tables.remove_bookmark(conn, record)

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The marked records, the last marked first."""
        with self._file.reading() as conn:
            return tables.bookmarks(conn)

    def is_bookmarked(self, record: str) -> bool:
        """Whether a record is marked."""
        with self._file.reading() as conn:
            return tables.is_bookmarked(conn, record)

    def write_note(self, record: str, text: str, *, replacing: Note | None = None) -> Note:
        """A new note on a record, or with `replacing` the new text of one that was read.

        Raises:
            StaleNoteError: when the note is not what was read any more; nothing was overwritten.
        """
        text, now = storable(text), _now()
        with self._file.writing() as conn:
            if replacing is None:
                written = Note(new_uid(), record, text, created=now, changed=now)
                tables.add_note(conn, written)
            else:
                current = tables.note(conn, replacing.uid)
                if current is None or current.changed != replacing.changed:
                    raise _stale(text, current)
                written = replace(current, text=text, changed=_later_than(current.changed))
                tables.change_note(conn, written)
        return written

    def notes(self, record: str) -> tuple[Note, ...]:
        """The notes on a record, in the order in which they were begun."""
        with self._file.reading() as conn:
            return tables.notes(conn, record)

    def all_notes(self) -> tuple[Note, ...]:
        """Every note, in the order in which they were begun."""
        with self._file.reading() as conn:
            return tables.notes(conn)

    def remove_note(self, note: Note) -> None:
        """Take a note away; nothing happens when it is gone.

        Raises:
            StaleNoteError: when its text is not what was read any more; it was not removed.
        """
        with self._file.writing() as conn:
            current = tables.note(conn, note.uid)
            if current and current.changed != note.changed:
                raise _stale("", current)
            tables.remove_note(conn, note.uid)

    def visited(self, record: str) -> None:
        """Remember a record as the one read last."""
        with self._file.writing() as conn:
            tables.add_visit(conn, Visit(record, _now()))

    def recent(self, limit: int = MAX_RECENT) -> tuple[Visit, ...]:
        """The records read last, the last first."""
        with self._file.reading() as conn:
            return tables.recent(conn, limit)

    def forget(self, record: str) -> None:
        """Forget that a record was read."""
        with self._file.writing() as conn:
            tables.remove_visit(conn, record)

    def forget_recent(self) -> None:
        """Forget which records were read."""
        with self._file.writing() as conn:
            tables.forget_recent(conn)

    def save_search(self, name: str, query: Query) -> SavedSearch:
        """Keep a question under a name, after those kept before."""
        kept, _unknown = query_of(plain_query(query))
        search = SavedSearch(new_uid(), storable(name), kept, _now())
        with self._file.writing() as conn:
            tables.add_search(conn, search)
        return search

    def searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches in the person's order."""
        with self._file.reading() as conn:
            return tables.searches(conn)

    def rename_search(self, uid: str, name: str) -> None:
        """Call a saved search by another name; nothing happens when it is gone."""
        with self._file.writing() as conn:
            tables.rename_search(conn, uid, storable(name))

    def move_search(self, uid: str, position: int) -> None:
        """Put a saved search at a place, counted from 0; nothing happens when it is gone."""
        with self._file.writing() as conn:
            uids = [search.uid for search in tables.searches(conn)]
            if uid in uids:
                uids.remove(uid)
                uids.insert(max(0, position), uid)
                tables.arrange_searches(conn, uids)

    def remove_search(self, uid: str) -> None:
        """Take a saved search away; nothing happens when it is gone."""
        with self._file.writing() as conn:
            tables.remove_search(conn, uid)

    def export(self, path: Path) -> None:
        """Write all of the shelf but drafts into one file, which `domain.shelf.to_text` describes.

        Equal shelves make equal files.
        """
        self._refuse_own(path)
        with self._file.reading() as conn:
            text = to_text(tables.contents(conn))
        _write_whole(path, text)

    def import_(self, path: Path) -> Added:
        """Add what a file holds and this shelf does not; what stands here stays as it is.

        Raises:
            ArchiveError: when the file is not whole, or not ours; nothing was changed then.
        """
        self._refuse_own(path)
        try:
            given, remarks_on_it = from_text(_read(path))
        except MessageError as error:
            raise ArchiveError(
                tr(
                    "{path} {what}; nothing was added to your shelf.",
                    path=path,
                    what=said(error.message),
                )
            ) from error
        with self._file.writing() as conn:
            remarks = tuple(map(said, remarks_on_it))
            here = {note.uid: note.text for note in tables.notes(conn)}
            if any(here.get(note.uid, note.text) != note.text for note in given.notes):
                remarks += (
                    tr("Notes that are written otherwise here were kept as they are here."),
                )
            return replace(tables.add(conn, given), remarks=remarks)

    def give_back(self, taken: Contents) -> Added:
        """Put back what was taken off, with the uids and times it had; searches come last."""
        with self._file.writing() as conn:
            return tables.add(conn, taken)

    def _refuse_own(self, path: Path) -> None:
        # Opening the file a second time would drop SQLite's locks; replacing it loses the shelf.
        if self._file.is_at(path):
            raise ArchiveError(tr("{path} is your shelf itself; name another file.", path=path))


def _stale(mine: str, current: Note | None) -> StaleNoteError:
    if current is None:
        sentence = tr(
            "This note was removed in another window meanwhile; choose which text to keep."
        )
    else:
        sentence = tr(
            "This note was changed in another window meanwhile; choose which text to keep."
        )
    return StaleNoteError(sentence, mine, current.text if current else None)


def _now() -> str:
    return time_text(datetime.now(UTC))


def _later_than(time: str) -> str:
    """The time now, and never the one given: a clock may be set back, or tick slowly."""
    return max(_now(), time_text(datetime.fromisoformat(time) + timedelta(microseconds=1)))


def _read(path: Path) -> str:
    """The text of a plain file of a size that can be.

    Raises:
        ArchiveError: when it cannot be read.
        MessageError: when it is no text, or too much, with the rest of a sentence.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise MessageError("is not a plain file")
        with open(path, "rb") as file:
            data = file.read(_MAX_FILE_BYTES + 1)
    except OSError as error:
        reason = error.strerror or error
        raise ArchiveError(
            tr("{path} cannot be read ({reason}); choose another file.", path=path, reason=reason)
        ) from error
    if len(data) > _MAX_FILE_BYTES:
        raise MessageError("is too large to be the file of a shelf")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MessageError("is damaged, or is no file of a shelf") from None


def _write_whole(path: Path, text: str) -> None:
    try:
        if path.exists() and not path.is_file():
            raise ArchiveError(
                tr("{path} is not a plain file; name a file to write to.", path=path)
            )
        with (
            written_whole(path) as beside,
            open(beside, "w", encoding="utf-8", newline="\n") as file,
        ):
            file.write(text)
    except OSError as error:
        reason = error.strerror or error
        raise ArchiveError(
            tr(
                "{path} cannot be written ({reason}); check its folder and the space on the disk.",
                path=path,
                reason=reason,
            )
        ) from error
