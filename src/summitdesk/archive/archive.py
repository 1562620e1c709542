"""An open archive: what one can ask of it."""

import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from summitdesk.domain.catalogue import SHOWN_KINDS
from summitdesk.domain.facets import Facets
from summitdesk.domain.info import ArchiveInfo, ArchiveNote
from summitdesk.domain.listing import Results, Summary
from summitdesk.domain.query import Query
from summitdesk.domain.record import Aggregate, Revision
from summitdesk.domain.view import View
from summitdesk.store import facets, search
from summitdesk.store.bitmaps import Bitmaps, load_bitmaps
from summitdesk.store.connection import Connection, Readers
from summitdesk.store.info import read_info, read_notes, saved_sequence
from summitdesk.store.opening import open_for_reading
from summitdesk.store.orders import Orders
from summitdesk.store.records import load_one
from summitdesk.store.summaries import ids_of, summaries

T = TypeVar("T")


class Archive:
    """An archive opened for reading; every verb may be called from any thread.

    A verb that is given `cancel` raises `Cancelled` soon after that was set, and every verb raises
    `ArchiveError` when the file cannot be read.
    """

    can_write = False
    """Whether it is open for writing: then it is a `WorkingArchive`."""

    def __init__(
        self, path: Path, readers: Readers, info: ArchiveInfo, notices: tuple[str, ...]
    ) -> None:
        """Use `Archive.open`."""
        self.path = path
        self.info = info
        self.notices = notices
        """What a person must know of how it was opened, a sentence each."""
        self._readers = readers
        self._kept: _Index | None = None
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path) -> "Archive":
        """Open an archive; nothing is written, beside it or anywhere.

        Raises:
            ArchiveError: whose text is one sentence that says why not and what to do.
        """
        readers, notices = open_for_reading(path)
        try:
            with readers.reading() as conn:
                info = read_info(conn)
        except BaseException:
            readers.close()
            raise
        return cls(path, readers, info, notices)

    def close(self) -> None:
        """Let go of the file; no verb may be running."""
        self._readers.close()

    def find(self, query: Query, cancel: threading.Event | None = None) -> Results:
        """Every record that answers the query, in the order it asks for.

        The default order costs nothing. By relevance only the first thousand are put in order;
        in a million records a frequent word takes a second or two, until `cancel` stops it.
        """
        return self._readers.read(partial(self._find, query), cancel)

    def facets(self, query: Query, cancel: threading.Event | None = None) -> Facets:
        """The values of each facet with what choosing each would list."""
        return self._readers.read(partial(self._facets, query), cancel)

    def rows(
        self, ids: Sequence[int], cancel: threading.Event | None = None
    ) -> list[Summary | None]:
        """The rows of a list with these row ids, in this order; none for one that is gone."""
        found = self._readers.read(partial(_rows, ids), cancel)
        return [found.get(row_id) for row_id in ids]

    def rows_by_uid(
        self, uids: Sequence[str], cancel: threading.Event | None = None
    ) -> dict[str, Summary]:
        """The rows of these records, by uid; one that the archive does not hold is left out."""
        found = self._readers.read(partial(_rows_by_uid, uids), cancel)
        return {summary.uid: summary for summary in found.values()}

    def record(self, uid: str, cancel: threading.Event | None = None) -> Aggregate | None:
        """One record as it was entered; none when there is none."""
        return self.read(partial(_record, uid), cancel)

    def view(self, uid: str, cancel: threading.Event | None = None) -> View | None:
        """One record whole, with what else the archive knows of it; none when there is none."""
        return self.read(partial(_view, uid), cancel)

    def history(self, uid: str, cancel: threading.Event | None = None) -> list[Revision]:
        """The revisions of a record, the newest first; none when there is no such record."""
        return self.read(partial(_history, uid), cancel)

    def notes(self, cancel: threading.Event | None = None) -> list[ArchiveNote]:
        """What the archive says of itself: gaps, rules, origin."""
        return self.read(read_notes, cancel)

    def read(self, work: Callable[[Connection], T], cancel: threading.Event | None = None) -> T:
        """What `work` finds in one state of the archive; verbs in other modules ask like this.

        It is called again when a save has interrupted it.
        """
        return self._readers.read(work, cancel)

    def _find(self, query: Query, conn: Connection) -> Results:
        index = self._index(conn)
        everything = search.found(conn, index.bitmaps, query)
        listed = search.of_kinds(everything, index.bitmaps, query.kinds)
        return Results(
            ids=index.orders.arranged(conn, listed, index.bitmaps, query),
            counts=search.counts_by_kind(everything, index.bitmaps, SHOWN_KINDS),
        )

    def _facets(self, query: Query, conn: Connection) -> Facets:
        bitmaps = self._index(conn).bitmaps
        words = search.worded(conn, bitmaps, query.text)
        return facets.labelled(conn, search.counts_by_facet(words, bitmaps, query))

    def _index(self, conn: Connection) -> "_Index":
        """What is kept in memory of the index, as it is in the state of the archive being read."""
        saved = saved_sequence(conn) if self.info.is_working else 0
        with self._lock:
            if self._kept is None or self._kept.saved != saved:
                self._kept = _Index(saved, load_bitmaps(conn), Orders(is_edited=saved > 0))
            return self._kept

    def _follow(self, touched: Bitmaps, *, since: int, saved: int) -> None:
        """Take over what one save changed of the index, so that it need not be read again."""
        with self._lock:
            if self._kept is not None and self._kept.saved == since:
                bitmaps = {**self._kept.bitmaps, **touched}
                for pair in (pair for pair, records in touched.items() if not records):
                    del bitmaps[pair]
                self._kept = _Index(saved, bitmaps, Orders(is_edited=True))


class _Index(NamedTuple):
    """What is kept in memory of the index of one state of an archive."""

    saved: int
    bitmaps: Bitmaps
    orders: Orders


def _rows(ids: Sequence[int], conn: Connection) -> dict[int, Summary]:
    return summaries(conn, ids)


def _rows_by_uid(uids: Sequence[str], conn: Connection) -> dict[int, Summary]:
    return summaries(conn, ids_of(conn, uids))


def _record(uid: str, conn: Connection) -> Aggregate | None:
    return load_one(conn, uid)


def _view(uid: str, conn: Connection) -> View | None:
    from summitdesk.archive.view import build_view  # the first list comes without it

    return build_view(conn, uid)


def _history(uid: str, conn: Connection) -> list[Revision]:
    from summitdesk.store.revisions import revisions  # the first list comes without it

    return revisions(conn, uid)
