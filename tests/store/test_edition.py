"""An edition lists its records in the order people expect, and seals what it says."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, Row, uid_of
from summitdesk.store.edition import archive_hash, ordered, record_row, write_edition
from tests.builders import INFO, NOTES, common_records, record


def order(*records: Aggregate) -> list[str]:
    return [uid_of(each) for each in ordered(Library(records))]


def test_the_newest_comes_first_and_the_undated_last() -> None:
    dates = {"a": "2024", "b": "2025-06-17", "c": "2025-06", "d": "../2020", "e": "2025-06-17"}

    found = order(
        record("event", "none"), *(record("event", uid, date=date) for uid, date in dates.items())
    )

    assert found == ["b", "e", "c", "a", "d", "none"]


def test_on_one_day_the_weightier_type_comes_first_then_the_title() -> None:
    treaty = record("term", "treaty", vocabulary="type", rank=1)
    memo = record("term", "memo", vocabulary="type", rank=2)
    other = record("term", "other", vocabulary="type")

    found = order(
        treaty,
        memo,
        other,
        record("agreement", "a", type="other", title="Aa"),
        record("agreement", "b", type="memo", title="Bb"),
        record("agreement", "c", type="treaty", title="Я"),
        record("agreement", "d", type="treaty", title="Z"),
        record("agreement", "e", type="treaty", title="É"),
    )

    assert found[:5] == ["e", "d", "c", "b", "a"]


def test_records_of_one_name_and_day_are_ordered_by_uid() -> None:
    places = [record("place", uid, name="Same") for uid in ("b", "a", "c")]

    assert order(*places) == order(*places[::-1]) == ["a", "b", "c"]


def test_a_quotation_stands_where_its_speech_does() -> None:
    found = order(
        record("speech", "old", date="2022-01-25"),
        record("speech", "new", date="2025-06-17"),
        record("quotation", "a", speech="old", text="A"),
        record("quotation", "b", speech="new", text="B"),
        record("quotation", "c", text="C"),
    )

    assert found[:3] == ["b", "a", "c"]


def test_a_record_is_listed_under_its_kind_label_sort_key_and_days() -> None:
    speech = record("speech", "spk-x", date="2025-06")
    quotation = record("quotation", "quo-x", text="Éa", speech="spk-x")
    library = Library([speech, quotation])

    kind, label, sort_key, first, last = record_row(quotation, library)

    assert (kind, label) == ("quotation", "Éa")
    assert sort_key == record_row(record("quotation", "quo-y", text="Éa"), library)[2]
    assert (first, last) == ("2025-06-01", "2025-06-30")
    assert record_row(record("place", "plc-x"), library)[3:] == (None, None)


def test_what_an_archive_says_is_bound_to_one_hash() -> None:
    said = archive_hash(INFO, NOTES, "seal")

    assert archive_hash({**INFO, "title": "Another"}, NOTES, "seal") != said
    assert archive_hash(INFO, NOTES[::-1], "seal") != said
    assert archive_hash(INFO, NOTES, "another") != said
    assert archive_hash(dict(reversed(INFO.items())), list(NOTES), "seal") == said


def test_a_file_at_rest_needs_no_journal_and_wastes_no_page(tmp_path: Path) -> None:
    write_edition(tmp_path / "a.db", INFO, NOTES, Library(common_records()))

    assert [each.name for each in tmp_path.iterdir()] == ["a.db"]
    with closing(sqlite3.connect(tmp_path / "a.db")) as conn:
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert conn.execute("PRAGMA freelist_count").fetchone() == (0,)
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_reference_to_nowhere_cannot_be_written(tmp_path: Path) -> None:
    notes: list[Row] = [{"uid": "n-1", "note_kind": "note_kind-none", "text": "T"}]

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY constraint failed"):
        write_edition(tmp_path / "a.db", INFO, notes, Library(common_records()))


def test_what_the_disk_does_not_take_is_an_error_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="unable to open database file"):
        write_edition(tmp_path / "none" / "a.db", INFO, NOTES, Library(common_records()))
