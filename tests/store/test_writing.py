"""What is written is read again: every record, of every shape the catalogue allows."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.dates import bounds
from summitdesk.domain.kind import Field, FieldType, Kind
from summitdesk.domain.record import Aggregate, uid_of
from summitdesk.store.migrations import migrate
from summitdesk.store.records import load, load_all
from summitdesk.store.writing import computed_days, insert, stored_columns
from tests.builders import full_record, record
from tests.domain.aggregates import aggregates


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    """An archive without records, in which references lead where they like."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        migrate(conn, applied_at="")
        yield conn


@given(records=st.lists(aggregates(), max_size=4, unique_by=uid_of))
def test_records_are_read_as_they_were_written(
    records: list[Aggregate], conn: sqlite3.Connection
) -> None:
    conn.execute("BEGIN")
    insert(conn, records)
    found = {uid_of(each): each for each in load_all(conn)}
    conn.execute("ROLLBACK")

    assert found == {uid_of(each): each for each in records}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_record_with_every_field_is_read_as_it_was_written(
    kind: Kind, conn: sqlite3.Connection
) -> None:
    full, bare = full_record(kind), record(kind.name, "bare")
    conn.execute("BEGIN")
    insert(conn, [full, bare])
    found = load(conn, kind, ["bare", "missing", uid_of(full)])
    conn.execute("ROLLBACK")

    assert list(found.items()) == [("bare", bare), (uid_of(full), full)]


def test_rows_keep_their_order_whatever_their_uids(conn: sqlite3.Connection) -> None:
    names = [{"uid": uid, "text": uid} for uid in ("z", "a", "m")]
    place = record("place", "plc-x", names=names)
    conn.execute("BEGIN")
    insert(conn, [place])
    found = load(conn, KINDS["place"], ["plc-x"])
    conn.execute("ROLLBACK")

    assert found["plc-x"]["names"] == names


@pytest.mark.parametrize("date", ["2025-06-17", "2025-06", "2023-05-18/2023-05-19", "../2020"])
def test_a_date_is_stored_with_its_first_and_last_day(date: str, conn: sqlite3.Connection) -> None:
    conn.execute("BEGIN")
    insert(conn, [record("agreement", "agr-x", date=date), record("agreement", "agr-y")])
    rows = conn.execute("SELECT date, date_first, date_last FROM agreement ORDER BY uid").fetchall()
    conn.execute("ROLLBACK")

    days = bounds(date)
    assert rows == [(date, days.first, days.last), (None, None, None)]
    assert computed_days(date) == (days.first, days.last)
    assert computed_days(None) == (None, None)


def test_a_uid_that_is_taken_is_refused(conn: sqlite3.Connection) -> None:
    conn.execute("BEGIN")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE constraint failed"):
        insert(conn, [record("place", "plc-x"), record("place", "plc-x")])
    conn.execute("ROLLBACK")


def test_a_date_has_two_columns_more() -> None:
    fields = (Field("a"), Field("b", FieldType.DATE), Field("c", FieldType.NUMBER))

    assert stored_columns(fields) == ["a", "b", "b_first", "b_last", "c"]
