"""Which values of which facets a record has."""

from collections.abc import Callable, Iterator

from summitdesk.domain.dates import bounds, years
from summitdesk.domain.facets import KIND_FACETS
from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, kind_of, rows_of, text_of, uid_of

Values = Iterator[str]


def facet_values(aggregate: Aggregate, library: Library) -> set[tuple[str, str]]:
    """Every pair of a facet and a value under which the record is counted."""
    return {
        (facet, value)
        for facet in KIND_FACETS.get(kind_of(aggregate).name, ())
        for value in _VALUES[facet](aggregate, library)
        if value
    }


def dated_by(aggregate: Aggregate, library: Library) -> str:
    """The EDTF expression that dates a record; a quotation has the date of its speech."""
    if field := kind_of(aggregate).date:
        return text_of(aggregate, field)
    speech = library.linked(aggregate, "speech")
    return text_of(speech, "date") if speech else ""


def _years(aggregate: Aggregate, library: Library) -> Values:
    if date := dated_by(aggregate, library):
        days = bounds(date)
        yield from map(str, years(days.first, days.last))


def _events(aggregate: Aggregate, library: Library) -> Values:
    match kind_of(aggregate).name:
        case "person":
            for event in library.referring(uid_of(aggregate), "event.attendance.person"):
                yield uid_of(event)
        case "discrepancy":
            for row in rows_of(aggregate, "records"):
                yield from _event_of(library.get(row["concerned"]), library)
        case _:
            yield from _event_of(aggregate, library)


def _event_of(aggregate: Aggregate | None, library: Library) -> Values:
    if aggregate is None:
        return
    match kind_of(aggregate).name:
        case "event":
            yield uid_of(aggregate)
        case "quotation":
            yield from _event_of(library.linked(aggregate, "speech"), library)
        case _:
            yield text_of(aggregate, "event")


def _parties(aggregate: Aggregate, library: Library) -> Values:
    for row in rows_of(aggregate, "participations"):
        if actor := row.get("actor"):
            yield from library.standing_for(actor)


def _languages(aggregate: Aggregate, _library: Library) -> Values:
    yield text_of(aggregate, "language")
    if kind_of(aggregate).name == "speech":
        yield from _rows("languages_seen", "language")(aggregate, _library)


def _field(*names: str) -> Callable[[Aggregate, Library], Values]:
    def values(aggregate: Aggregate, _library: Library) -> Values:
        return (text_of(aggregate, name) for name in names)

    return values


def _rows(group: str, field: str) -> Callable[[Aggregate, Library], Values]:
    def values(aggregate: Aggregate, _library: Library) -> Values:
        return (str(row.get(field, "")) for row in rows_of(aggregate, group))

    return values


_VALUES: dict[str, Callable[[Aggregate, Library], Values]] = {
    "year": _years,
    "event": _events,
    "type": _field("type"),
    "sector": _rows("sectors", "sector"),
    "party": _parties,
    "status": _rows("statuses", "status"),
    "place": _field("place"),
    "confidence": _field("confidence"),
    "speaker": _field("speaker"),
    "author": _field("quoted_person"),
    "language": _languages,
    "form": _field("form"),
    "category": _field("event_kind", "actor_kind", "discrepancy_kind"),
    "format": _field("format"),
    "country": _field("country"),
    "tier": _field("tier"),
    "publisher": _field("publisher"),
}
