"""What the session asks of an archive on a reader's thread, and what it gets for an answer.

Each function takes the event that tells it to stop as its last argument, as `Jobs` gives it.
"""

import threading
import time
from pathlib import Path
from typing import NamedTuple

from summitdesk.archive.archive import Archive
from summitdesk.domain.facets import Facets
from summitdesk.domain.listing import Results, Summary
from summitdesk.domain.query import Query
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.trail import Place

FIRST_ROWS = 40
"""How many rows come with the answer itself: what the tallest window shows at once."""


class Answer(NamedTuple):
    """What a query found, with the rows that are seen first."""

    query: Query
    results: Results
    totals: dict[str, int]
    """How many records of each kind the archive holds, as far as that is known."""
    first: list[Summary | None]
    seconds: float


Opened = tuple[Archive, Answer, Place | None]
"""An archive, what was asked of it at once, and the place to go on at, if it still has it."""


def open_and_ask(
    path: Path, query: Query, at: Place | None, known: Archive | None, cancel: threading.Event
) -> Opened:
    """Open and ask in one go: the first list is on its way before the window is made."""
    archive = known or _opened(path)
    try:
        answer = _with_totals(archive, query, cancel)
        return archive, answer, at and _found_again(archive, at, cancel)
    except BaseException:
        if archive is not known:
            archive.close()
        raise


def _opened(path: Path) -> Archive:
    """The archive, open for writing where it is a working archive that nobody else writes."""
    archive = Archive.open(path)
    if not archive.info.is_working:
        return archive
    from summitdesk.archive.working import open_to_work  # few windows need it

    archive.close()
    return open_to_work(path)


def renew(
    archive: Archive, query: Query, uid: str, cancel: threading.Event
) -> tuple[Answer, Reading | None]:
    """The answer after something was saved, and the record with this uid, if there is one."""
    reading = read(archive, uid, cancel) if uid else None
    return _with_totals(archive, query, cancel), reading


def find(archive: Archive, query: Query, cancel: threading.Event) -> Answer:
    """What the query finds; how much the archive holds in all is not counted for it."""
    started = time.perf_counter()
    results = archive.find(query, cancel)
    seconds = time.perf_counter() - started
    return Answer(query, results, {}, archive.rows(results.ids[:FIRST_ROWS], cancel), seconds)


def read_rows(
    archive: Archive, ids: tuple[int, ...], cancel: threading.Event
) -> list[Summary | None]:
    """The rows with these ids; None for one that is gone."""
    return archive.rows(ids, cancel)


def count_facets(archive: Archive, query: Query, cancel: threading.Event) -> Facets:
    """The facets of what the query finds."""
    return archive.facets(query, cancel)


def read(archive: Archive, uid: str, cancel: threading.Event) -> Reading | None:
    """The record with this uid whole; None where there is none."""
    view = archive.view(uid, cancel)
    return Reading(view, archive.history(uid, cancel)) if view is not None else None


def asks_for_all(query: Query) -> bool:
    """Whether it asks for all there is of its kinds."""
    return query == Query(kinds=query.kinds, order=query.order)


def _with_totals(archive: Archive, query: Query, cancel: threading.Event) -> Answer:
    answer = find(archive, query, cancel)
    if asks_for_all(query):
        return answer._replace(totals=answer.results.counts)
    everything = archive.find(Query(kinds=query.kinds), cancel)
    return answer._replace(totals=everything.counts)


def _found_again(archive: Archive, at: Place, cancel: threading.Event) -> Place | None:
    """The place as it is in this archive today; None where its records are gone."""
    rows = archive.rows_by_uid([at.row_uid, at.record], cancel)
    if at.record not in rows or at.row_uid not in rows:
        return None
    return at._replace(row=rows[at.row_uid].id)
