"""What the open archive tells of the things on a shelf: names of records, counts of searches."""

import threading
from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from summitdesk.archive.archive import Archive
from summitdesk.domain.listing import Summary
from summitdesk.domain.query import Order, Query
from summitdesk.domain.shelf import Contents
from summitdesk.ui.session import Session
from summitdesk.ui.shelf.lines import Known


class Telling(QObject):
    """Asks the archive off the GUI thread, and forgets what it told when another is opened.

    Searches are counted one after the other, so that typing never waits for more than one.

    Signals:
        told: More is known.
    """

    told = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._contents = Contents()
        self._rows: dict[str, Summary | None] = {}
        self._counts: dict[Query, int] = {}
        self._session.archive_opened.connect(self._on_archive_opened)

    @property
    def known(self) -> Known:
        """What is known by now."""
        counts = {
            search.uid: self._counts[asked]
            for search in self._contents.searches
            if (asked := _unordered(search.query)) in self._counts
        }
        return Known(self._rows, counts)

    def follow(self, contents: Contents) -> None:
        """Learn of what stands on the shelf now."""
        self._contents = contents
        self._ask()

    def _ask(self) -> None:
        if (archive := self._session.archive) is None:
            return
        unknown = sorted(_records(self._contents) - self._rows.keys())
        if unknown:
            self._session.jobs.read(
                partial(_named, archive, unknown),
                partial(self._on_named, unknown),
                lane="shelf names",
            )
        self._count_next()

    def _count_next(self) -> None:
        if (archive := self._session.archive) is None:
            return
        asked = (_unordered(search.query) for search in self._contents.searches)
        if (query := next((each for each in asked if each not in self._counts), None)) is not None:
            self._session.jobs.read(
                partial(_counted, archive, query),
                partial(self._on_counted, query),
                lane="shelf counts",
            )

    def _on_named(self, asked: Iterable[str], found: dict[str, Summary]) -> None:
        self._rows.update((uid, found.get(uid)) for uid in asked)
        self.told.emit()

    def _on_counted(self, query: Query, count: int) -> None:
        self._counts[query] = count
        self.told.emit()
        self._count_next()

    def _on_archive_opened(self) -> None:
        self._session.jobs.stop("shelf names")
        self._session.jobs.stop("shelf counts")
        self._rows.clear()
        self._counts.clear()
        self.told.emit()
        self._ask()


def _records(contents: Contents) -> set[str]:
    marked = {bookmark.record for bookmark in contents.bookmarks}
    written = {note.record for note in contents.notes}
    return marked | written | {visit.record for visit in contents.recent}


def _unordered(query: Query) -> Query:
    """As many are found in any order, and the usual one costs nothing."""
    return replace(query, order=Order.NEWEST)


def _named(archive: Archive, uids: list[str], cancel: threading.Event) -> dict[str, Summary]:
    return archive.rows_by_uid(uids, cancel)


def _counted(archive: Archive, query: Query, cancel: threading.Event) -> int:
    return archive.find(query, cancel).total
