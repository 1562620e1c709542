"""Which values of which facets a record has: each facet where it is not a field of its own."""

from summitdesk.domain.catalogue import SHOWN_KINDS
from summitdesk.domain.facets import FACETS, KIND_FACETS, facets_of
from summitdesk.domain.facetvalues import dated_by, facet_values
from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate

EVENT: Aggregate = {"uid": "evt", "kind": "event", "title": "E", "date": "2024-12-30/2025-01-02"}
SPEECH: Aggregate = {
    "uid": "spc",
    "kind": "speech",
    "title": "S",
    "speaker": "prs",
    "event": "evt",
    "date": "2025-06",
    "language": "zh",
    "languages_seen": [{"uid": "l-1", "language": "ru"}, {"uid": "l-2", "language": "zh"}],
}
QUOTATION: Aggregate = {
    "uid": "qtn",
    "kind": "quotation",
    "text": "Q",
    "speaker": "prs",
    "quoted_person": "poet",
    "speech": "spc",
    "language": "en",
}


def values(aggregate: Aggregate, *others: Aggregate) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for facet, value in facet_values(aggregate, Library([aggregate, *others])):
        found.setdefault(facet, set()).add(value)
    return found


def test_every_shown_kind_has_facets_and_no_other_kind() -> None:
    assert set(KIND_FACETS) == set(SHOWN_KINDS)


def test_facets_of_several_kinds_are_each_shown_once() -> None:
    assert facets_of(("person", "actor")) == ("country", "event", "category")
    assert facets_of(()) == facets_of(("term",)) == ()
    assert len(set(FACETS)) == len(FACETS)


def test_a_record_has_every_year_its_date_touches() -> None:
    assert values(EVENT)["year"] == {"2024", "2025"}
    assert "year" not in values({"uid": "evt", "kind": "event", "title": "E"})


def test_a_quotation_has_date_and_event_of_its_speech() -> None:
    found = values(QUOTATION, SPEECH, EVENT)

    assert dated_by(QUOTATION, Library([QUOTATION, SPEECH])) == "2025-06"
    assert found == {
        "year": {"2025"},
        "event": {"evt"},
        "speaker": {"prs"},
        "author": {"poet"},
        "language": {"en"},
    }


def test_a_quotation_of_no_speech_has_neither() -> None:
    assert {"year", "event"}.isdisjoint(values(QUOTATION))


def test_a_speech_has_every_language_it_was_seen_in() -> None:
    assert values(SPEECH, EVENT)["language"] == {"zh", "ru"}


def test_a_person_has_the_events_they_attended() -> None:
    attended: Aggregate = {**EVENT, "attendance": [{"uid": "att", "person": "prs"}]}
    person: Aggregate = {"uid": "prs", "kind": "person", "name": "P", "country": "KAZ"}

    assert values(person, attended, SPEECH) == {"country": {"KAZ"}, "event": {"evt"}}


def test_a_discrepancy_has_the_events_of_what_it_concerns() -> None:
    second: Aggregate = {"uid": "evt-2", "kind": "event", "title": "E"}
    person: Aggregate = {"uid": "prs", "kind": "person", "name": "P"}
    agreement: Aggregate = {"uid": "agr", "kind": "agreement", "title": "A"}
    discrepancy: Aggregate = {
        "uid": "dsc",
        "kind": "discrepancy",
        "topic": "D",
        "discrepancy_kind": "discrepancy_kind-date",
        "records": [
            {"uid": f"row-{uid}", "concerned": uid}
            for uid in ("qtn", "evt-2", "prs", "agr", "gone")
        ],
    }

    found = values(discrepancy, QUOTATION, SPEECH, EVENT, second, person, agreement)

    assert found == {"category": {"discrepancy_kind-date"}, "event": {"evt", "evt-2"}}


def test_a_record_without_any_value_has_no_facets() -> None:
    assert values({"uid": "agr", "kind": "agreement", "title": "A"}) == {}
    assert values({"uid": "plc", "kind": "place", "name": "P", "country": "KAZ"}) == {}
