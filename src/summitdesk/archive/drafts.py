"""Drafts: what was typed into forms and not yet saved, safe on the shelf."""

from dataclasses import replace
from datetime import UTC, datetime

from summitdesk.domain.draft import Draft
from summitdesk.domain.shelf import time_text
from summitdesk.domain.uid import new_uid
from summitdesk.store import drafts as tables
from summitdesk.store.shelf_file import ShelfFile


class Drafts:
    """The drafts of one person; every verb may be called from any thread.

    What a verb was told to write is on the disk when it returns: some 20 ms, so a form keeps its
    draft off the GUI thread, a few seconds after the last key. Every verb raises `ArchiveError`
    when the shelf cannot be used just now.
    """

    def __init__(self, file: ShelfFile) -> None:
        """Use `Shelf.drafts`."""
        self._file = file

    def keep(self, draft: Draft) -> Draft:
        """Keep a draft in place of what was kept of it before; one without a uid is a new one.

        Returns:
            The draft with its uid and times; keep that one the next time.
        """
        now = time_text(datetime.now(UTC))
        kept = replace(draft, uid=draft.uid or new_uid(), created=draft.created or now, changed=now)
        with self._file.writing() as conn:
            tables.put_draft(conn, kept)
        return kept

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the last changed first: after a crash these are offered."""
        with self._file.reading() as conn:
            return tuple(tables.drafts(conn))

    def take(self, uid: str) -> Draft | None:
        """A draft to go on with; none when it is gone.

        It stays on the shelf until it is discarded, so that nothing can be lost between.
        """
        with self._file.reading() as conn:
            return next(iter(tables.drafts(conn, uid)), None)

    def of(self, record: str) -> tuple[Draft, ...]:
        """The drafts of one record, the last changed first."""
        return tuple(draft for draft in self.all() if draft.record == record)

    def discard(self, uid: str) -> None:
        """Keep a draft no more: it was saved, or is not wanted; nothing happens if it is gone."""
        with self._file.writing() as conn:
            tables.remove_draft(conn, uid)
