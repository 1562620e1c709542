"""A record whole: its aggregate, what it names by name, and all that names it."""

import re
from collections.abc import Iterable, Iterator

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.listing import Referrer, Summary, View
from summitdesk.domain.record import (
    Aggregate,
    kind_of,
    label_of,
    references,
    rows_of,
    text_of,
    uid_of,
    values,
)
from summitdesk.store.connection import Connection
from summitdesk.store.links import references_by_uid, referrers
from summitdesk.store.records import load, load_one
from summitdesk.store.summaries import ids_of, summaries

_UID_IN_PROSE = re.compile(r"\b[a-z]{3}-[a-z0-9][a-z0-9-]*[a-z0-9]\b")
"""What may be the uid of a record in running text; the archive decides whether it is one."""

_SHOWN_APART = frozenset(("quotation", "discrepancy", "office"))
"""Kinds that a view shows in parts of their own, not among what is related."""


def build_view(conn: Connection, uid: str) -> View | None:
    """One record whole; none when there is none."""
    record = load_one(conn, uid)
    if record is None:
        return None
    naming = referrers(conn, uid)
    offices = load(conn, KINDS["office"], _uids(naming, "office.person")).values()
    discrepancies = _discrepancies(conn, naming, uid)
    quotations = _quotations(conn, record, naming)
    named = references_by_uid(conn, _named(record, *offices, *discrepancies))
    return View(
        aggregate=record,
        label=label_of(record),
        labels={each.uid: each.label for each in named.values()},
        kinds={each.uid: each.kind for each in named.values()},
        quotations=quotations,
        discrepancies=discrepancies,
        related=tuple(each for each in naming if each.kind not in _SHOWN_APART),
        offices=tuple(offices),
    )


def _discrepancies(conn: Connection, naming: Iterable[Referrer], uid: str) -> tuple[Aggregate, ...]:
    found = load(conn, KINDS["discrepancy"], _uids(naming, "discrepancy.records.concerned"))
    return tuple(sorted(found.values(), key=lambda each: _rank(each, uid)))


def _rank(discrepancy: Aggregate, uid: str) -> int:
    """The place of a discrepancy among those of one record; unranked ones come last."""
    for row in rows_of(discrepancy, "records"):
        if row["concerned"] == uid and isinstance(rank := row.get("rank"), int):
            return rank
    return 1_000_000


def _quotations(
    conn: Connection, record: Aggregate, naming: Iterable[Referrer]
) -> tuple[Summary, ...]:
    """The quotations that name the record; of an event, and of its agreements, those said there."""
    uids = [each.uid for each in naming if each.kind == "quotation"]
    if kind_of(record).name == "event":
        uids += _said_at(conn, uid_of(record))
    elif kind_of(record).name == "agreement" and (event := text_of(record, "event")):
        uids += _said_at(conn, event)
    found = summaries(conn, ids_of(conn, list(dict.fromkeys(uids))))
    return tuple(found[row_id] for row_id in sorted(found))


def _said_at(conn: Connection, event: str) -> list[str]:
    speeches = _uids(referrers(conn, event), "speech.event")
    return [
        uid for speech in speeches for uid in _uids(referrers(conn, speech), "quotation.speech")
    ]


def _uids(naming: Iterable[Referrer], path: str) -> list[str]:
    return [each.uid for each in naming if f"{each.kind}.{each.field}" == path]


def _named(*records: Aggregate) -> Iterator[str]:
    for record in records:
        for _column, uid in references(record):
            yield uid
        for column, value in values(record):
            if column.field.is_searched:
                yield from _UID_IN_PROSE.findall(str(value))
