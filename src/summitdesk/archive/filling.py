"""What filling in a form asks of an archive: the record, its terms, names, and candidates."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from summitdesk.archive.archive import Archive
from summitdesk.archive.editing import Edited, normalised
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.listing import Reference
from summitdesk.domain.query import Order, Query
from summitdesk.domain.record import Aggregate, references
from summitdesk.store.choices import terms
from summitdesk.store.connection import Connection
from summitdesk.store.links import labels
from summitdesk.store.past import content_of
from summitdesk.store.records import load_one
from summitdesk.store.revisions import head

MOST_CANDIDATES = 12
"""How many records are offered at once: more are found by typing on."""


@dataclass(frozen=True)
class Filling:
    """A record to be edited, with all that its form needs to show it."""

    edited: Edited
    terms: Mapping[str, tuple[Reference, ...]]
    """The terms of each vocabulary, in their order."""
    labels: Mapping[str, str]
    """What each record that it names is called, by uid."""


@dataclass(frozen=True)
class Candidate:
    """A record that a field may name."""

    uid: str
    label: str
    kind: str
    detail: str
    """What tells it from others of its name: its date and category."""


def filling(
    archive: Archive,
    uid: str,
    typed: Mapping[str, object] | None = None,
    revision: str = "",
    cancel: threading.Event | None = None,
) -> Filling:
    """What the form of a record needs.

    Args:
        archive: where the record is, or will be.
        uid: the record.
        typed: what stands in the form, when it is not the record as it is.
        revision: what that was typed over; what others saved since is merged with it.
        cancel: stops the reading.
    """
    return archive.read(partial(_filling, uid, typed or {}, revision), cancel)


def candidates(
    archive: Archive,
    text: str,
    kinds: tuple[str, ...],
    cancel: threading.Event | None = None,
) -> list[Candidate]:
    """The records of these kinds, or of any, that words in any script find; the closest first."""
    query = Query(text, kinds=kinds or tuple(KINDS), order=Order.RELEVANCE)
    ids = archive.find(query, cancel).ids[:MOST_CANDIDATES]
    return [
        Candidate(row.uid, row.title, row.kind, " · ".join(filter(None, (row.category, row.date))))
        for row in archive.rows(ids, cancel)
        if row is not None
    ]


def _filling(uid: str, typed: Mapping[str, object], revision: str, conn: Connection) -> Filling:
    edited = Edited(load_one(conn, uid), head(conn, uid).revision)
    if revision and revision != edited.revision:
        edited = Edited(content_of(conn, revision), revision)
    named = [
        each
        for record in (edited.record, _plain(typed))
        if record is not None
        for _, each in references(record)
    ]
    return Filling(edited, terms(conn), labels(conn, named))


def _plain(typed: Mapping[str, object]) -> Aggregate | None:
    """What was typed as a record; none where it is of no kind that is known here."""
    return normalised(typed) if typed.get("kind") in KINDS else None
