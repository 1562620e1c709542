"""A row of a list tells of each record what its kind has."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.listing import Reference, Summary
from summitdesk.domain.record import kind_of, label_of, uid_of
from summitdesk.store.opening import open_for_reading
from summitdesk.store.records import UIDS_AT_ONCE, load_all
from summitdesk.store.summaries import ids_of, summaries
from tests.builders import build_archive, full_record, record

RECORDS = [
    record(
        "agreement",
        "agr-x",
        title="Treaty",
        date="2025-06",
        event="evt-x",
        place="plc-x",
        confidence="confidence-any",
        statuses=[{"word": "signed"}, {"word": "adopted"}, {"word": "signed"}],
        participations=[
            {"role": "role-any", "actor": "pty-x"},
            {"role": "role-any", "signatory": "prs-x"},
        ],
    ),
    record("agreement", "agr-y", place="plc-x", place_as_given="in the palace"),
    record("event", "evt-x", title="Summit", date="2025-06-17", country="KAZ"),
    record("place", "plc-x", name="Astana"),
    record("actor", "pty-x", name="Kazakhstan"),
    record("person", "prs-x", name="Somebody"),
    record("person", "prs-y", name="A poet"),
    record("source", "src-x", title="Page", publisher="Paper", published="2025", language="kk"),
    record(
        "speech", "spk-x", speaker="prs-x", event="evt-x", date="2025-06-18", place_as_given="here"
    ),
    record(
        "quotation",
        "quo-x",
        text="Words",
        speech="spk-x",
        speaker="prs-x",
        quoted_person="prs-y",
        source="src-x",
        language="ky",
    ),
    record("quotation", "quo-y", text="Unplaced"),
    record(
        "discrepancy",
        "con-x",
        records=[{"concerned": "agr-x"}, {"concerned": "agr-x"}, {"concerned": "quo-x"}],
    ),
    record("discrepancy", "con-y", records=[{"concerned": "agr-x"}]),
]


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = build_archive(tmp_path_factory.mktemp("rows"), RECORDS)
    readers, _ = open_for_reading(path)
    with closing(readers), readers.reading() as conn:
        yield conn


def row(conn: sqlite3.Connection, uid: str) -> Summary:
    (found,) = summaries(conn, ids_of(conn, [uid])).values()
    return found


def test_an_agreement_has_its_date_place_event_words_and_parties(conn: sqlite3.Connection) -> None:
    found = row(conn, "agr-x")

    assert (found.uid, found.kind, found.title) == ("agr-x", "agreement", "Treaty")
    assert (found.date, found.place) == ("2025-06", "Astana")
    assert found.event == Reference("evt-x", "Summit")
    assert found.statuses == ("signed", "adopted")
    assert found.parties == (Reference("pty-x", "Kazakhstan"),)
    assert found.category == "Label of type-any"
    assert found.confidence == Reference("confidence-any", "Label of confidence-any")


def test_each_discrepancy_that_concerns_a_record_is_counted_once(conn: sqlite3.Connection) -> None:
    found = {uid: row(conn, uid).discrepancies for uid in ("agr-x", "quo-x", "quo-y")}

    assert found == {"agr-x": 2, "quo-x": 1, "quo-y": 0}


def test_a_discrepancy_names_the_record_it_concerns_where_it_is_but_one(
    conn: sqlite3.Connection,
) -> None:
    one, several = row(conn, "con-y"), row(conn, "con-x")

    assert (one.concerns, one.concerned) == (1, Reference("agr-x", "Treaty"))
    assert (several.concerns, several.concerned) == (2, None)


def test_a_place_is_told_as_the_source_gives_it(conn: sqlite3.Connection) -> None:
    assert row(conn, "agr-y").place == "in the palace"


def test_a_country_is_called_as_its_state_is(conn: sqlite3.Connection, tmp_path: Path) -> None:
    state = record(
        "actor", "pty-kz", name="Qazaqstan", actor_kind="actor_kind-state", country="KAZ"
    )
    term = record("term", "actor_kind-state", vocabulary="actor_kind")
    readers, _ = open_for_reading(build_archive(tmp_path, [*RECORDS, state, term]))

    assert row(conn, "evt-x").country == "Kazakhstan"
    with closing(readers), readers.reading() as other:
        assert row(other, "evt-x").country == "Qazaqstan"


def test_a_quotation_was_said_when_and_where_its_speech_was(conn: sqlite3.Connection) -> None:
    found = row(conn, "quo-x")

    assert (found.title, found.date, found.place) == ("Words", "2025-06-18", "here")
    assert found.event == Reference("evt-x", "Summit")
    assert found.speaker == Reference("prs-x", "Somebody")
    assert found.author == Reference("prs-y", "A poet")
    assert (found.source, found.publisher) == (Reference("src-x", "Page"), "Paper")
    assert found.language == "ky"
    unplaced = row(conn, "quo-y")
    assert (unplaced.date, unplaced.place, unplaced.event) == ("", "", None)


def test_a_source_has_its_publisher_and_day(conn: sqlite3.Connection) -> None:
    found = row(conn, "src-x")

    assert (found.publisher, found.date, found.language) == ("Paper", "2025", "kk")
    assert found.category == "Label of tier-any"


def test_row_ids_come_in_the_order_of_lists_and_missing_ones_are_left_out(
    conn: sqlite3.Connection,
) -> None:
    ids = ids_of(conn, ["con-x", "nobody", "agr-x", "quo-x"])

    assert ids == sorted(ids)
    assert [each.uid for each in summaries(conn, ids).values()] == ["agr-x", "quo-x", "con-x"]
    assert summaries(conn, [10_000_000, -1]) == {}
    assert summaries(conn, []) == {}


def test_every_kind_has_a_row(tmp_path: Path) -> None:
    records = [full_record(kind) for kind in KINDS.values()]
    readers, _ = open_for_reading(build_archive(tmp_path, records))

    with closing(readers), readers.reading() as conn:
        found = summaries(conn, ids_of(conn, [uid_of(each) for each in records])).values()

    assert {(each.uid, each.kind, each.title) for each in found} == {
        (uid_of(each), kind_of(each).name, label_of(each)) for each in records
    }


def test_more_rows_than_sqlite_binds_at_once_are_given(archive_path: Path) -> None:
    readers, _ = open_for_reading(archive_path)
    with closing(readers), readers.reading() as conn:
        uids = [uid_of(each) for each in load_all(conn)]
        found = summaries(conn, ids_of(conn, uids))

    assert len(found) == len(uids) > UIDS_AT_ONCE
    assert list(found) == list(range(1, len(uids) + 1))
