"""A record whole: its aggregate, what it names by name, and all that names it."""

from collections.abc import Iterable, Iterator

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.confidence import is_low
from summitdesk.domain.kind import FieldType
from summitdesk.domain.listing import Summary
from summitdesk.domain.record import (
    Aggregate,
    kind_of,
    references,
    rows_of,
    text_of,
    uid_of,
    values,
)
from summitdesk.domain.uid import UID_IN_PROSE
from summitdesk.domain.view import ParallelGroup, Referrer, View
from summitdesk.store.connection import Connection
from summitdesk.store.links import country_names, references_by_uid, referrers, referring_uids
from summitdesk.store.parallels import parallels
from summitdesk.store.records import load, load_one
from summitdesk.store.summaries import ids_of, summaries

RELATED_SHOWN = 100
"""How many related records a view holds for each field that names it."""

QUOTATIONS_SHOWN = 500
"""How many quotations a view holds."""

SOURCES_SHOWN = 1_000
"""How many of the sources it names a view holds; the others it only names."""

_ABOUT = "quotation.agreements.agreement"
_QUOTATION_LINKS = {
    "agreement": (_ABOUT,),
    "person": ("quotation.speaker", "quotation.quoted_person"),
    "speech": ("quotation.speech",),
    "source": ("quotation.source",),
}
"""The fields by which a quotation belongs to a record of each kind."""

_SHOWN_APART = frozenset(("quotation", "discrepancy", "office"))
"""Kinds that a view shows in parts of their own, not among what is related."""


def build_view(conn: Connection, uid: str) -> View | None:
    """One record whole; none when there is none."""
    record = load_one(conn, uid)
    if record is None:
        return None
    offices = load(conn, KINDS["office"], referring_uids(conn, uid, "office.person")).values()
    discrepancies = _discrepancies(conn, uid)
    quotation_ids = _quotation_ids(conn, record)
    (summary,) = summaries(conn, ids_of(conn, [uid])).values()
    quotations = tuple(summaries(conn, quotation_ids[:QUOTATIONS_SHOWN]).values())
    alike = parallels(conn, record) if "parallel_group" in record else ()
    aside = _aside(conn, (record, *discrepancies), quotations, alike)
    tiers = (text_of(each, "tier") for each in aside.values() if "tier" in each)
    named = references_by_uid(conn, (*_named(record, *offices, *discrepancies), *tiers))
    return View(
        aggregate=record,
        summary=summary,
        labels={each.uid: each.label for each in named.values()},
        kinds={each.uid: each.kind for each in named.values()},
        countries=country_names(conn, _countries(record)),
        low=frozenset(_of_low_confidence(conn, named.values())),
        quotations=quotations,
        about=frozenset(referring_uids(conn, uid, _ABOUT)),
        quotations_beyond=max(len(quotation_ids) - QUOTATIONS_SHOWN, 0),
        aside=aside,
        parallels=alike,
        discrepancies=discrepancies,
        related=tuple(
            each
            for each in referrers(conn, uid, at_most=RELATED_SHOWN)
            if each.kind not in _SHOWN_APART
        ),
        offices=tuple(offices),
    )


def _discrepancies(conn: Connection, uid: str) -> tuple[Aggregate, ...]:
    uids = referring_uids(conn, uid, "discrepancy.records.concerned")
    found = load(conn, KINDS["discrepancy"], uids)
    return tuple(sorted(found.values(), key=lambda each: _rank(each, uid)))


def _rank(discrepancy: Aggregate, uid: str) -> int:
    """The place of a discrepancy among those of one record; unranked ones come last."""
    for row in rows_of(discrepancy, "records"):
        if row["concerned"] == uid and isinstance(rank := row.get("rank"), int):
            return rank
    return 1_000_000


def _quotation_ids(conn: Connection, record: Aggregate) -> list[int]:
    """The quotations that name the record; of an event, and of its agreements, those said there."""
    uids = [
        quotation
        for path in _QUOTATION_LINKS.get(kind_of(record).name, ())
        for quotation in referring_uids(conn, uid_of(record), path)
    ]
    event = uid_of(record) if kind_of(record).name == "event" else text_of(record, "event")
    if event and kind_of(record).name in ("event", "agreement"):
        for speech in referring_uids(conn, event, "speech.event"):
            uids += referring_uids(conn, speech, "quotation.speech")
    return ids_of(conn, list(dict.fromkeys(uids)))


def _aside(
    conn: Connection,
    records: Iterable[Aggregate],
    quotations: Iterable[Summary],
    alike: Iterable[ParallelGroup],
) -> dict[str, Aggregate]:
    """What these records and quotations lean on, each kind read in one go."""
    shown = load(conn, KINDS["quotation"], [each.uid for each in quotations], groups=())
    holders = (*records, *shown.values())
    speeches = dict.fromkeys(text_of(each, "speech") for each in holders if "speech" in each)
    aside = shown | load(conn, KINDS["speech"], list(speeches), groups=())
    elsewhere = (each.source.uid for group in alike for each in group.wordings)
    sources = list(dict.fromkeys((*_sources(*records, *aside.values()), *elsewhere)))
    return aside | load(conn, KINDS["source"], sources[:SOURCES_SHOWN], groups=())


def _sources(*records: Aggregate) -> Iterator[str]:
    for record in records:
        for column, value in values(record):
            if column.field.type is FieldType.LINK and column.field.target == ("source",):
                yield str(value)


def _countries(record: Aggregate) -> Iterator[str]:
    for column, value in values(record):
        if column.field.type is FieldType.COUNTRY:
            yield str(value)


def _of_low_confidence(conn: Connection, named: Iterable[Referrer]) -> Iterator[str]:
    uids = [each.uid for each in named if each.kind == "quotation"]
    for uid, quotation in load(conn, KINDS["quotation"], uids, groups=()).items():
        if is_low(text_of(quotation, "confidence")):
            yield uid


def _named(*records: Aggregate) -> Iterator[str]:
    for record in records:
        for _column, uid in references(record):
            yield uid
        for column, value in values(record):
            if column.field.is_searched:
                yield from UID_IN_PROSE.findall(str(value))
