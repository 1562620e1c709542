"""Orders cost little: one statement along an index, read once; damage loses no record."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyroaring import BitMap

from summitdesk.domain.query import Order, Query
from summitdesk.store import search
from summitdesk.store.bitmaps import Bitmaps, load_bitmaps
from summitdesk.store.connection import open_reader
from summitdesk.store.orders import Orders
from tests.recording import Recording

BY_INDEX = {
    Order.OLDEST: "SCAN record USING COVERING INDEX record_date",
    Order.TITLE: "SCAN record USING COVERING INDEX record_sort_key",
    Order.TITLE_REVERSED: "SCAN record USING COVERING INDEX record_sort_key",
}


@pytest.fixture
def conn(archive_path: Path) -> Iterator[sqlite3.Connection]:
    opened = open_reader(archive_path, immutable=True)
    yield opened
    opened.close()


@pytest.fixture
def bitmaps(conn: sqlite3.Connection) -> Bitmaps:
    return load_bitmaps(conn)


def test_lists_as_they_stand_by_themselves_ask_nothing_of_the_archive(
    conn: sqlite3.Connection, bitmaps: Bitmaps
) -> None:
    recording = Recording(conn)

    found = Orders().arranged(recording, BitMap([3, 1, 2]), bitmaps, Query())

    assert list(found) == [1, 2, 3]
    assert recording.statements == []


@pytest.mark.parametrize("order", BY_INDEX)
def test_an_order_of_all_records_is_read_along_an_index_and_only_once(
    order: Order, conn: sqlite3.Connection, bitmaps: Bitmaps
) -> None:
    recording, orders = Recording(conn), Orders()

    for records in (BitMap([1, 2, 3]), BitMap([5, 9]), BitMap()):
        found = orders.arranged(recording, records, bitmaps, Query(order=order))
        assert BitMap(found) == records

    assert len(recording.statements) == 1
    assert BY_INDEX[order] in recording.plan()
    assert not [step for step in recording.plan() if "TEMP B-TREE" in step]


def test_titles_upwards_and_downwards_are_one_reading(
    conn: sqlite3.Connection, bitmaps: Bitmaps
) -> None:
    recording, orders = Recording(conn), Orders()

    for order in (Order.TITLE, Order.TITLE_REVERSED):
        orders.arranged(recording, BitMap([1, 2]), bitmaps, Query(order=order))

    assert len(recording.statements) == 1


def test_types_are_gathered_from_the_sets_with_nothing_read_but_the_vocabularies(
    conn: sqlite3.Connection, bitmaps: Bitmaps
) -> None:
    recording = Recording(conn)

    Orders().arranged(recording, BitMap(range(1, 500)), bitmaps, Query(order=Order.TYPE))

    (statement,) = recording.statements
    assert "FROM term" in statement[0]


def test_the_best_are_weighed_in_one_statement_without_a_look_at_the_records(
    conn: sqlite3.Connection,
) -> None:
    recording = Recording(conn)

    found = search.best(recording, BitMap(range(1, 300)), "central asia", at_most=5)

    assert len(found) == 5
    assert len(recording.statements) == 1
    assert all(
        step.split()[1].startswith(("search_index", "json_each", "(subquery"))
        for step in recording.plan()
        if step.startswith(("SCAN", "SEARCH"))
    )


def test_only_records_that_were_found_are_weighed(conn: sqlite3.Connection) -> None:
    everything = search.best(conn, BitMap(range(1, 1_000)), "asia", at_most=1_000)
    some = BitMap(everything[::7])

    found = search.best(conn, some, "asia", at_most=1_000)

    assert found == [row_id for row_id in everything if row_id in some]


@pytest.mark.parametrize("text", ["", " ", "—", '""'])
def test_without_words_nothing_is_likelier_than_anything_else(
    text: str, conn: sqlite3.Connection, bitmaps: Bitmaps
) -> None:
    query = Query(text, order=Order.RELEVANCE)

    assert search.best(conn, BitMap([1, 2, 3]), text, at_most=2) == []
    assert list(Orders().arranged(conn, BitMap([3, 1, 2]), bitmaps, query)) == [1, 2, 3]


# Damage


@pytest.mark.parametrize("order", Order)
def test_a_record_that_only_the_index_knows_stays_in_every_order(
    order: Order, conn: sqlite3.Connection, bitmaps: Bitmaps
) -> None:
    records = BitMap([1, 2, 40_000])
    bitmaps["record_kind", "agreement"].add(40_000)

    found = Orders().arranged(conn, records, bitmaps, Query("asia", order=order))

    assert BitMap(found) == records
    assert len(found) == 3


def test_a_row_id_that_cannot_be_is_told_as_damage() -> None:
    for row_id in (-1, 2**40):
        conn = sqlite3.connect(":memory:")
        conn.execute("CREATE TABLE record (id INTEGER PRIMARY KEY, sort_key)")
        conn.execute("INSERT INTO record VALUES (?, 'key')", (row_id,))

        with pytest.raises(sqlite3.DatabaseError, match="row ids are damaged"):
            Orders().arranged(conn, BitMap([1]), {}, Query(order=Order.TITLE))
        conn.close()
