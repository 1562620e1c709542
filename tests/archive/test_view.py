"""A view holds a record whole, with every name it needs and all that belongs to it."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.archive.view import build_view
from summitdesk.domain.errors import Cancelled
from summitdesk.domain.record import kind_of, label_of, references, text_of, uid_of
from summitdesk.domain.view import View
from summitdesk.store.connection import open_reader
from tests.builders import build_archive, record
from tests.recording import Recording

RECORDS = [
    record("event", "evt-x", title="Summit"),
    record(
        "agreement", "agr-x", event="evt-x", summary="As agr-other says, with x-ray and agr-none."
    ),
    record("agreement", "agr-other", title="Other", parent="agr-x"),
    record("person", "prs-x", name="Somebody"),
    record("person", "prs-y", name="Poet"),
    record("office", "off-x", person="prs-x", title="President", actor="pty-x"),
    record("actor", "pty-x", name="Kazakhstan"),
    record("source", "src-x"),
    record("speech", "spk-x", speaker="prs-x", event="evt-x", date="2025-06-17"),
    record("speech", "spk-y", speaker="prs-y", event="event-any"),
    record("term", "confidence-low", vocabulary="confidence", label="Low"),
    *(
        record(
            "quotation",
            uid,
            text=f"Words of {uid}",
            speaker=speaker,
            speech=speech,
            source="src-x",
            quoted_person=author,
            confidence=confidence,
            agreements=[{"agreement": "agr-other"}],
        )
        for uid, speaker, speech, author, confidence in (
            ("quo-x", "prs-x", "spk-x", "prs-y", "confidence-low"),
            ("quo-y", "prs-y", "spk-y", "prs-y", "confidence-any"),
        )
    ),
    record(
        "discrepancy",
        "con-x",
        topic="Second",
        claims=[{"text": "A"}, {"text": "B", "source": "src-x"}],
        records=[{"concerned": "agr-x", "rank": 2}, {"concerned": "quo-x"}],
    ),
    record("discrepancy", "con-y", topic="First", records=[{"concerned": "agr-x", "rank": 1}]),
    record("discrepancy", "con-z", topic="Last", records=[{"concerned": "agr-x"}]),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with closing(Archive.open(build_archive(tmp_path_factory.mktemp("view"), RECORDS))) as opened:
        yield opened


def view(archive: Archive, uid: str) -> View:
    found = archive.view(uid)
    assert found is not None
    return found


def quotations(archive: Archive, uid: str) -> set[str]:
    return {each.uid for each in view(archive, uid).quotations}


@pytest.mark.parametrize("record", RECORDS, ids=uid_of)
def test_a_view_holds_the_record_as_it_was_entered(
    record: dict[str, object], small: Archive
) -> None:
    found = view(small, str(record["uid"]))

    assert found.aggregate == record
    assert found.summary.title == record[kind_of(found.aggregate).label]


def test_there_is_no_view_of_nobody(small: Archive) -> None:
    assert small.view("nobody") is None
    assert small.record("nobody") is None
    assert small.history("nobody") == []


def test_every_record_it_names_has_its_label_and_kind(small: Archive) -> None:
    found = view(small, "agr-x")

    assert {uid for _, uid in references(found.aggregate)} <= found.labels.keys()
    assert found.labels["evt-x"] == "Summit"
    assert found.kinds["evt-x"] == "event"


def test_a_uid_in_prose_is_a_link_when_there_is_such_a_record(small: Archive) -> None:
    found = view(small, "agr-x")

    assert found.labels["agr-other"] == "Other"
    assert "agr-none" not in found.labels


def test_discrepancies_come_in_the_records_own_order_with_their_names(small: Archive) -> None:
    found = view(small, "agr-x")

    assert [label_of(each) for each in found.discrepancies] == ["First", "Second", "Last"]
    assert found.labels["src-x"] == "Title of src-x"


def test_quotations_of_low_confidence_are_known_among_the_names(small: Archive) -> None:
    assert view(small, "con-x").low == {"quo-x"}
    assert view(small, "agr-x").low == {"quo-x"}, "named by its discrepancy"
    assert view(small, "con-y").low == frozenset()


def test_quotations_are_those_of_the_speaker_and_the_author(small: Archive) -> None:
    assert quotations(small, "prs-x") == {"quo-x"}
    assert quotations(small, "prs-y") == {"quo-x", "quo-y"}


def test_quotations_are_those_said_at_the_event(small: Archive) -> None:
    assert quotations(small, "spk-x") == {"quo-x"}
    assert quotations(small, "evt-x") == {"quo-x"}
    assert quotations(small, "agr-x") == {"quo-x"}, "of its event"
    assert quotations(small, "agr-other") == {"quo-x", "quo-y"}, "linked by an archivist"
    assert quotations(small, "src-x") == {"quo-x", "quo-y"}
    assert quotations(small, "pty-x") == set()


def test_what_an_archivist_linked_is_told_from_what_was_said_at_the_event(small: Archive) -> None:
    assert view(small, "agr-other").about == {"quo-x", "quo-y"}
    assert view(small, "agr-x").about == set()


def test_a_view_holds_what_it_leans_on(small: Archive) -> None:
    assert view(small, "evt-x").aside.keys() == {"quo-x", "spk-x", "src-x"}
    assert view(small, "quo-y").aside.keys() == {"spk-y", "src-x"}
    assert view(small, "agr-x").aside["src-x"] == record("source", "src-x")


def test_a_view_knows_the_tiers_of_its_sources_by_name(small: Archive) -> None:
    found = view(small, "quo-y")

    assert {text_of(each, "tier") for each in found.aside.values()} - {""} <= found.labels.keys()


@pytest.mark.parametrize("length", [3, 30])
def test_a_view_asks_no_more_for_many_quotations_than_for_few(
    length: int, small: Archive, tmp_path: Path
) -> None:
    said = [
        record("quotation", f"quo-{at}", speaker="person-any", source=f"src-{at}")
        for at in range(length)
    ]
    sources = [record("source", f"src-{at}") for at in range(length)]
    path = build_archive(tmp_path, [*said, *sources])

    with closing(open_reader(path, immutable=True)) as conn:
        recording = Recording(conn)
        found = build_view(recording, "person-any")

    assert found is not None
    assert len(found.quotations) == length + 1
    assert len(found.aside) == 2 * length + 2
    assert len(recording.statements) < 110


def test_what_a_view_does_not_hold_is_counted(
    small: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summitdesk.archive.view.QUOTATIONS_SHOWN", 1)

    found = view(small, "prs-y")

    assert (len(found.quotations), found.quotations_beyond) == (1, 1)


@pytest.mark.parametrize("verb", ["view", "record", "history"])
def test_reading_a_record_is_stopped(verb: str, small: Archive) -> None:
    stopped = threading.Event()
    stopped.set()

    with pytest.raises(Cancelled):
        getattr(small, verb)("agr-x", stopped)
    with pytest.raises(Cancelled):
        small.rows([1, 2], stopped)


def test_a_person_has_offices_with_their_actors_named(small: Archive) -> None:
    found = view(small, "prs-x")

    assert [label_of(each) for each in found.offices] == ["President"]
    assert found.labels["pty-x"] == "Kazakhstan"
    assert view(small, "prs-y").offices == ()


def test_related_records_are_told_with_the_field_that_names_this_one(small: Archive) -> None:
    related = {(each.uid, each.field) for each in view(small, "evt-x").related}
    assert related == {("agr-x", "event"), ("spk-x", "event")}

    related = {(each.uid, each.field) for each in view(small, "agr-x").related}
    assert related == {("agr-other", "parent")}, "quotations and discrepancies are shown apart"


def test_a_view_of_every_record_can_be_built(archive: Archive) -> None:
    for row in archive.rows(range(1, archive.info.records + 1)):
        assert row is not None
        found = view(archive, row.uid)

        assert found.summary == row
        assert found.labels.keys() == found.kinds.keys()
        assert found.low <= found.labels.keys()
        assert {uid for _, uid in references(found.aggregate)} <= found.labels.keys()


def test_a_quotation_named_by_nobody_is_not_marked(tmp_path: Path) -> None:
    low = record("term", "confidence-low", vocabulary="confidence", label="Low")
    said = record("quotation", "quo-x", text="Words", confidence="confidence-low")
    path = build_archive(tmp_path, [low, said])

    with closing(Archive.open(path)) as opened:
        assert view(opened, "quo-x").low == frozenset()
