"""An open archive: what one can ask of it."""

import threading
from collections.abc import Sequence
from pathlib import Path

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
from summitdesk.store.info import read_info, read_notes
from summitdesk.store.opening import open_for_reading
from summitdesk.store.orders import Orders
from summitdesk.store.records import load_one
from summitdesk.store.summaries import ids_of, summaries


class Archive:
    """An archive opened for reading; every verb may be called from any thread.

    A verb that is given `cancel` raises `Cancelled` soon after that was set, and every verb raises
    `ArchiveError` when the file cannot be read.
    """

    def __init__(
        self, path: Path, readers: Readers, info: ArchiveInfo, notices: tuple[str, ...]
    ) -> None:
        """Use `Archive.open`."""
        self.path = path
        self.info = info
        self.notices = notices
        """What a person must know of how it was opened, a sentence each."""
        self._readers = readers
        self._bitmaps: Bitmaps | None = None
        self._bitmaps_lock = threading.Lock()
        self._orders = Orders()

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
        with self._readers.reading(cancel) as conn:
            bitmaps = self._facet_bitmaps(conn)
            everything = search.found(conn, bitmaps, query)
            listed = search.of_kinds(everything, bitmaps, query.kinds)
            ids = self._orders.arranged(conn, listed, bitmaps, query)
        return Results(
            ids=ids,
            counts=search.counts_by_kind(everything, bitmaps, SHOWN_KINDS),
        )

    def facets(self, query: Query, cancel: threading.Event | None = None) -> Facets:
        """The values of each facet with what choosing each would list."""
        with self._readers.reading(cancel) as conn:
            bitmaps = self._facet_bitmaps(conn)
            words = search.worded(conn, bitmaps, query.text)
            return facets.labelled(conn, search.counts_by_facet(words, bitmaps, query))

    def rows(
        self, ids: Sequence[int], cancel: threading.Event | None = None
    ) -> list[Summary | None]:
        """The rows of a list with these row ids, in this order; none for one that is gone."""
        with self._readers.reading(cancel) as conn:
            found = summaries(conn, ids)
        return [found.get(row_id) for row_id in ids]

    def rows_by_uid(
        self, uids: Sequence[str], cancel: threading.Event | None = None
    ) -> dict[str, Summary]:
        """The rows of these records, by uid; one that the archive does not hold is left out."""
        with self._readers.reading(cancel) as conn:
            found = summaries(conn, ids_of(conn, uids))
        return {summary.uid: summary for summary in found.values()}

    def record(self, uid: str, cancel: threading.Event | None = None) -> Aggregate | None:
        """One record as it was entered; none when there is none."""
        with self._readers.reading(cancel) as conn:
            return load_one(conn, uid)

    def view(self, uid: str, cancel: threading.Event | None = None) -> View | None:
        """One record whole, with what else the archive knows of it; none when there is none."""
        from summitdesk.archive.view import build_view  # the first list comes without it

        with self._readers.reading(cancel) as conn:
            return build_view(conn, uid)

    def history(self, uid: str, cancel: threading.Event | None = None) -> list[Revision]:
        """The revisions of a record, the newest first; none when there is no such record."""
        from summitdesk.store.revisions import revisions  # the first list comes without it

        with self._readers.reading(cancel) as conn:
            return revisions(conn, uid)

    def notes(self, cancel: threading.Event | None = None) -> list[ArchiveNote]:
        """What the archive says of itself: gaps, rules, origin."""
        with self._readers.reading(cancel) as conn:
            return read_notes(conn)

    def _facet_bitmaps(self, conn: Connection) -> Bitmaps:
        with self._bitmaps_lock:
            if self._bitmaps is None:
                self._bitmaps = load_bitmaps(conn)
            return self._bitmaps
