"""The open archive, what is asked of it, and who is told of the answers."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal

from summitdesk.archive.archive import Archive
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.listing import Summary
from summitdesk.domain.query import Order, Query
from summitdesk.i18n import tr
from summitdesk.ui import asking
from summitdesk.ui.asking import Answer, Opened
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.jobs import Jobs
from summitdesk.ui.trail import Place

if TYPE_CHECKING:  # no reader needs them
    from summitdesk.archive.working import WorkingArchive
    from summitdesk.domain.changes import Written

T = TypeVar("T")

PATIENCE_MS = 60
"""How long to wait for the list to be painted before going on without."""


class Session(QObject):
    """Asks the archive off the GUI thread; the next question stops the last.

    Signals:
        archive_opened: An archive stands open; carries it.
        archive_refused: A file cannot be opened; carries its path and the sentence that says why.
        query_changed: Another question is asked; carries it.
        results_found: The list is known; carries an `Answer`.
        facets_counted: The facets of the same question are counted; carries them.
        place_expected: The archive was opened for this place, which it still has; carries it.
        record_opened: A record was read; carries a `Reading`.
        record_missed: There is no record with this uid in the archive.
        archive_changed: Something was saved in the open archive; carries what was `Written`.
        record_renewed: The record on show was read again after that; carries its `Reading`.
        record_gone: The record on show was deleted; carries its uid.
        trouble_met: The archive failed while it was open; carries the sentence to show.
    """

    archive_opened = Signal(object)
    archive_refused = Signal(str, str)
    place_expected = Signal(object)
    query_changed = Signal(object)
    results_found = Signal(object)
    facets_counted = Signal(object)
    record_opened = Signal(object)
    record_missed = Signal(str)
    archive_changed = Signal(object)
    record_renewed = Signal(object)
    record_gone = Signal(str)
    trouble_met = Signal(str)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.archive: Archive | None = None
        self.query = Query(kinds=TABS["agreements"])
        self.orders: dict[tuple[str, ...], Order] = {}
        """How the list of each tab is ordered, by its kinds, where that was chosen."""
        self._totals: dict[str, int] = {}
        self._on_show = ""
        self._saves = 0
        # Counting facets must never delay the list: it waits for `go_on`, but not for ever.
        self._counting = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._counting.timeout.connect(self._count_facets)
        jobs.failed.connect(self._on_failed)

    def open(self, path: Path, at: Place | None = None) -> None:
        """Open the archive at the path in place of the one that is open, and ask it again.

        With a place, what that asks is asked, and whoever keeps the way is told where to stand.
        """
        if at is not None:
            self.ask(at.query)
        self.jobs.read(
            partial(asking.open_and_ask, path, self.query, at, self._open_for_writing_at(path)),
            self._on_opened,
            lane="archive",
            otherwise=partial(self._on_refused, path),
            unwanted=self._let_go,
        )

    @property
    def working(self) -> "WorkingArchive | None":
        """The open archive where it can be written; none where it is only read."""
        archive = self.archive
        can_write = archive is not None and archive.can_write
        return cast("WorkingArchive", archive) if can_write else None

    def write(
        self,
        work: "Callable[[WorkingArchive], T]",
        then: Callable[[T], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do some work that saves, off the GUI thread; it is done even when the window closes.

        Whoever finds in the result that something was `Written` passes that on to `follow`.
        """
        if (archive := self.working) is None:
            return
        self._saves += 1
        self.jobs.read(
            partial(_saved, work, archive),
            partial(self._on_saved, then),
            otherwise=partial(self._on_saved, otherwise or self._on_failed),
        )

    def follow(self, written: "Written", then: Callable[[], None] | None = None) -> None:
        """Show everywhere what was saved: the list is asked for again, the record read again.

        `then` is called once all that is shown, unless something else was asked meanwhile.
        """
        if (archive := self.archive) is None:
            return
        self.archive_changed.emit(written)
        self._counting.stop()
        self.jobs.stop("facets")
        again = self._on_show if self._on_show in written.touched else ""
        work = partial(asking.renew, archive, self.query, again)
        self.jobs.read(work, partial(self._on_renewed, again, then), lane="results")

    def ask(self, query: Query) -> None:
        """Put this question; what was asked before is no longer answered."""
        if query == self.query:
            return
        self.query = query
        self.query_changed.emit(query)
        self._search()

    def show_tab(self, tab: str) -> None:
        """Ask the same of the records of another tab, in the order chosen for that."""
        order = self.orders.get(TABS[tab], Order.NEWEST)
        self.ask(replace(self.query, kinds=TABS[tab], order=order))

    def order_by(self, order: Order) -> None:
        """Ask for the same list in another order; the tab keeps it."""
        self.orders[self.query.kinds] = order
        self.ask(replace(self.query, order=order))

    def search_for(self, text: str) -> None:
        """Ask for other words, with everything else as it is."""
        self.ask(replace(self.query, text=text))

    def include(self, facet: str, value: str) -> None:
        """Ask for this value of the facet as well; if it is included or excluded, free it."""
        is_said = value in self.query.included_in(facet) | self.query.excluded_in(facet)
        wish = self.query.without if is_said else self.query.including
        self.ask(wish(facet, value))

    def exclude(self, facet: str, value: str) -> None:
        """Ask for what has not this value of the facet; if it is excluded, free it."""
        is_excluded = value in self.query.excluded_in(facet)
        wish = self.query.without if is_excluded else self.query.excluding
        self.ask(wish(facet, value))

    def include_only(self, facet: str, values: Sequence[str]) -> None:
        """Ask for just these values of the facet; for none of them, for any."""
        self.ask(self.query.including_only(facet, values))

    def exclude_all(self, facet: str, values: Sequence[str]) -> None:
        """Ask for what has none of these values of the facet; if all are excluded, free them."""
        query = self.query
        is_free = query.excluded_in(facet).issuperset(values)
        for value in values:
            query = (query.without if is_free else query.excluding)(facet, value)
        self.ask(query)

    def free(self, facet: str, values: Sequence[str]) -> None:
        """Ask without anything said of these values of the facet."""
        query = self.query
        for value in values:
            query = query.without(facet, value)
        self.ask(query)

    def widen(self) -> None:
        """Ask for the same words without any facet."""
        self.ask(replace(self.query, included=(), excluded=()))

    def clear(self) -> None:
        """Ask for everything of this tab."""
        self.ask(Query(kinds=self.query.kinds, order=self.query.order))

    def go_on(self) -> None:
        """Ask what has waited for the list to be painted."""
        if self._counting.isActive():
            self._counting.stop()
            self._count_facets()

    def read_rows(
        self,
        ids: Sequence[int],
        then: Callable[[list[Summary | None]], None],
        otherwise: Callable[[], None],
    ) -> None:
        """Read the rows of a list with these ids; what goes wrong is told to all as well."""
        if (archive := self.archive) is not None:
            self.jobs.read(
                partial(asking.read_rows, archive, tuple(ids)),
                then,
                otherwise=partial(self._on_rows_missed, otherwise),
            )

    def open_record(self, uid: str) -> None:
        """Read the record with this uid whole."""
        if (archive := self.archive) is not None:
            self._on_show = uid
            self.jobs.read(
                partial(asking.read, archive, uid), partial(self._on_read, uid), lane="record"
            )

    @property
    def is_asking(self) -> bool:
        """Whether something is still to be asked or answered."""
        return self._counting.isActive() or not self.jobs.is_idle

    def close(self) -> None:
        """Stop asking and let go of the archive, once all that was to be saved is saved."""
        if self._saves:
            self.jobs.finish()
        self.jobs.close()
        if self.archive is not None:
            self.archive.close()
            self.archive = None

    def _search(self) -> None:
        if (archive := self.archive) is None:
            return
        self._counting.stop()
        self.jobs.stop("facets")
        self.jobs.read(partial(asking.find, archive, self.query), self._on_found, lane="results")

    def _on_opened(self, opened: Opened) -> None:
        archive, answer, place = opened
        if self.archive is not None and self.archive is not archive:
            self.jobs.stop("results")
            self.jobs.stop("facets")
            self.jobs.stop("record")
            self.jobs.after(self.archive.close)  # a reader may still be at work in it
        self.archive = archive
        self._on_show = ""
        self._totals = answer.totals
        self.archive_opened.emit(archive)
        if answer.query == self.query:
            if place is not None:
                self.place_expected.emit(place)
            self._on_found(answer)
        else:
            self._search()

    def _open_for_writing_at(self, path: Path) -> Archive | None:
        """The open archive, when it is that of the path: nobody could open it a second time."""
        working = self.working
        return working if working and working.path.resolve() == path.resolve() else None

    def _let_go(self, opened: Opened) -> None:
        if opened[0] is not self.archive:
            opened[0].close()

    def _on_saved(self, then: Callable[[T], None], result: T) -> None:
        self._saves -= 1
        then(result)

    def _on_renewed(
        self, uid: str, then: Callable[[], None] | None, renewed: tuple[Answer, Reading | None]
    ) -> None:
        answer, reading = renewed
        self._totals = answer.totals
        if uid and uid == self._on_show:
            if reading is None:
                self.record_gone.emit(uid)
            else:
                self.record_renewed.emit(reading)
        self._on_found(answer)
        if then is not None:
            then()

    def _on_refused(self, path: Path, error: Exception) -> None:
        self.archive_refused.emit(str(path), _sentence(error))
        if not isinstance(error, ArchiveError):
            raise error

    def _on_found(self, answer: Answer) -> None:
        if asking.asks_for_all(answer.query):
            self._totals = answer.results.counts
        self.results_found.emit(answer._replace(totals=self._totals))
        self._counting.start()

    def _count_facets(self) -> None:
        if (archive := self.archive) is not None:
            work = partial(asking.count_facets, archive, self.query)
            self.jobs.read(work, self.facets_counted.emit, lane="facets")

    def _on_read(self, uid: str, reading: Reading | None) -> None:
        if reading is None:
            self.record_missed.emit(uid)
        else:
            self.record_opened.emit(reading)

    def _on_rows_missed(self, otherwise: Callable[[], None], error: Exception) -> None:
        otherwise()
        self._on_failed(error)

    def _on_failed(self, error: Exception) -> None:
        self.trouble_met.emit(_sentence(error))
        if not isinstance(error, ArchiveError):
            raise error


def _sentence(error: Exception) -> str:
    """What to show of an error: the world's in its own words, ours without blaming the file."""
    if isinstance(error, ArchiveError):
        return str(error)
    return tr(
        "Summit Desk met a fault of its own ({name}); please report it.", name=type(error).__name__
    )


def _saved(
    work: "Callable[[WorkingArchive], T]", archive: "WorkingArchive", _cancel: threading.Event
) -> T:
    return work(archive)
