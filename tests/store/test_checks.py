"""Each check finds its own kind of damage in a private copy, and says so in half a sentence."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.domain.damage import Damage
from summitdesk.domain.library import Library
from summitdesk.domain.record import uid_of
from summitdesk.store import checks
from summitdesk.store.records import load_all
from tests.builders import build_archive, record


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = record("place", "plc-x", name="X", names=[{"text": "One"}, {"text": "Two"}])
    event = record("event", "evt-x", date="2025-06-17", place="plc-x")
    return build_archive(tmp_path_factory.mktemp("checks"), [place, event])


@pytest.fixture
def conn(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as original, closing(checks.private_copy(original)) as copy:
        yield copy


def said(found: Iterator[Damage]) -> list[str]:
    return [str(each) for each in found]


def library(conn: sqlite3.Connection) -> Library:
    return Library(load_all(conn))


def test_a_private_copy_leaves_the_original_alone(path: Path, tmp_path: Path) -> None:
    mine = shutil.copyfile(path, tmp_path / "mine.db")
    before = mine.read_bytes()
    with closing(sqlite3.connect(mine)) as original, closing(checks.private_copy(original)) as copy:
        copy.execute("DELETE FROM term")
        copy.execute("INSERT INTO search_index (search_index) VALUES ('rebuild')")

    assert mine.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["mine.db"]


def test_no_check_finds_anything_in_a_sound_archive(conn: sqlite3.Connection) -> None:
    for found in (
        checks.file_damage(conn),
        checks.schema_damage(conn),
        checks.dangling_references(conn),
        checks.row_damage(conn),
        checks.archive_damage(conn),
        checks.revision_damage(conn),
        checks.record_damage(conn, library(conn)),
    ):
        assert said(found) == []


def test_a_row_that_its_index_lacks_is_damage_of_the_file(conn: sqlite3.Connection) -> None:
    conn.execute("PRAGMA writable_schema = ON")
    conn.execute(
        "UPDATE sqlite_schema SET sql = replace(sql, 'event)', 'event) WHERE 0')"
        " WHERE name = 'agreement_event'"
    )
    conn.execute("PRAGMA writable_schema = RESET")

    assert any("agreement_event" in each for each in said(checks.file_damage(conn)))


def test_a_table_of_somebody_else_does_not_belong(conn: sqlite3.Connection) -> None:
    conn.execute("CREATE TABLE mine (x REFERENCES term(uid))")
    conn.execute("INSERT INTO mine VALUES ('nowhere')")
    conn.execute("DROP INDEX claim_source")

    assert said(checks.schema_damage(conn)) == [
        "schema claim_source: is missing",
        "schema mine: does not belong to an archive",
    ]
    assert said(checks.dangling_references(conn)) == []


def test_a_reference_to_nowhere_is_named_with_its_cell(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE event SET place = 'plc-none' WHERE uid = 'evt-x'")
    conn.execute("UPDATE archive_note SET note_kind = 'none' WHERE position = 0")
    conn.execute("DELETE FROM revision WHERE record = 'plc-x'")

    assert sorted(said(checks.dangling_references(conn))) == [
        "arc-small-gap: names none in archive_note.note_kind, but no such term is there",
        "evt-x: names plc-none in event.place, but no such place is there",
        f"plc-x: names {revision_of(conn, 'plc-x')} in record.revision, but no such revision is"
        " there",
    ]


def revision_of(conn: sqlite3.Connection, uid: str) -> str:
    return str(conn.execute("SELECT revision FROM record WHERE uid = ?", (uid,)).fetchone()[0])


def test_rows_and_days_that_are_out_of_order_are_named(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE place_name SET position = 5 WHERE text = 'Two'")
    conn.execute("UPDATE archive_note SET position = position + 1")
    conn.execute("UPDATE event SET date_last = NULL WHERE uid = 'evt-x'")

    assert said(checks.row_damage(conn)) == [
        "plc-x: has rows of place_name out of order",
        "archive_note: has its notes out of order",
        "evt-x: has days in date that its date has not",
    ]


def test_a_revision_is_held_against_its_hash_and_its_name(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE revision SET content = content || ' ' WHERE record = 'evt-x'")
    conn.execute("UPDATE revision SET device = 'x' WHERE record = 'plc-x'")

    assert said(checks.revision_damage(conn)) == [
        "evt-x: has a revision whose content does not match its hash",
        "plc-x: has a revision that does not match its name",
    ]


def test_a_record_is_held_against_its_revision_field_by_field(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE place SET name = 'Y', country = 'KAZ' WHERE uid = 'plc-x'")
    conn.execute("UPDATE place_name SET text = 'Three' WHERE text = 'Two'")
    conn.execute("UPDATE revision SET content = replace(content, ',', ', ') WHERE record = 'evt-x'")

    assert said(checks.record_damage(conn, library(conn))) == [
        "evt-x: differs from its revision in its form",
        "plc-x: differs from its revision in country, name, names",
        "plc-x: is listed under another title, date or kind than its own",
    ]


def test_a_list_that_lacks_a_record_or_has_one_too_many_is_told(conn: sqlite3.Connection) -> None:
    conn.execute("DELETE FROM record WHERE uid = 'evt-x'")
    conn.execute("DELETE FROM place WHERE uid = 'plc-x'")
    conn.execute("UPDATE record SET revision = 'x' WHERE uid = 'plc-x'")

    assert sorted(said(checks.record_damage(conn, library(conn)))) == [
        "evt-x: is not listed among the records",
        "plc-x: has no revision",
        "plc-x: is listed, but its own row is missing",
    ]


def test_what_an_archive_says_of_itself_is_held_against_its_seal(conn: sqlite3.Connection) -> None:
    conn.execute("UPDATE archive_info SET base_edition = ''")
    assert said(checks.archive_damage(conn)) == [
        "archive_info: what the archive says of itself is not what was sealed"
    ]

    conn.execute("DELETE FROM archive_info")
    assert said(checks.archive_damage(conn)) == ["archive_info: has 0 rows instead of one"]


@pytest.mark.parametrize("error", [sqlite3.DatabaseError, ValueError, OverflowError, TypeError])
def test_a_check_that_damage_stops_says_so_after_what_it_found(error: type[Exception]) -> None:
    def check() -> Iterator[Damage]:
        yield Damage("plc-x", "is broken")
        raise error("torn")

    assert said(checks.as_far_as_possible(check())) == [
        "plc-x: is broken",
        "file: cannot be checked to the end (torn)",
    ]


def test_a_mistake_of_ours_in_a_check_is_not_taken_for_damage() -> None:
    def check() -> Iterator[Damage]:
        yield Damage("plc-x", "is broken")
        raise KeyError

    with pytest.raises(KeyError):
        list(checks.as_far_as_possible(check()))


def test_records_know_their_row_ids(conn: sqlite3.Connection) -> None:
    ids = checks.row_ids(conn)

    assert ids.keys() == {uid_of(each) for each in load_all(conn)}
    assert sorted(ids.values()) == list(range(1, len(ids) + 1))


def test_a_column_of_somebody_elses_making_never_gets_into_a_statement(path: Path) -> None:
    asked: list[str] = []
    with closing(sqlite3.connect(path)) as original, closing(checks.private_copy(original)) as copy:
        copy.execute("PRAGMA foreign_keys = OFF")
        copy.execute("DROP TABLE archive_note")
        copy.execute(
            'CREATE TABLE archive_note (uid TEXT, "(SELECT 6 * 7)" TEXT REFERENCES record(uid))'
        )
        copy.execute("INSERT INTO archive_note VALUES ('arc-x', 'nowhere')")
        copy.set_trace_callback(asked.append)

        assert said(checks.dangling_references(copy)) == []
    assert not any("6 * 7" in statement for statement in asked)


def test_a_step_that_a_newer_program_takes_leaves_the_seal_whole(conn: sqlite3.Connection) -> None:
    conn.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
        "VALUES ('summitdesk.archive', 'm002_later', '2027-01-01T00:00:00Z')"
    )

    assert said(checks.archive_damage(conn)) == []
