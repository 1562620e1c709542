"""The index is held against what the records would give."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.domain.library import Library
from summitdesk.store.checks import private_copy, row_ids
from summitdesk.store.index_checks import index_damage
from summitdesk.store.records import load_all
from tests.builders import build_archive, record


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    place = record("place", "plc-x", name="X")
    event = record("event", "evt-x", date="2025-06-17", place="plc-x")
    path = build_archive(tmp_path, [place, event])
    with closing(sqlite3.connect(path)) as original, closing(private_copy(original)) as copy:
        yield copy


def said(conn: sqlite3.Connection, ids: dict[str, int]) -> list[str]:
    return [str(each) for each in index_damage(conn, Library(load_all(conn)), ids)]


def test_nothing_is_found_in_a_sound_index(conn: sqlite3.Connection) -> None:
    assert said(conn, row_ids(conn)) == []


def test_the_index_is_held_against_the_records(conn: sqlite3.Connection) -> None:
    ids = row_ids(conn)
    conn.execute("DELETE FROM search_index WHERE rowid = ?", (ids["evt-x"],))
    conn.execute("UPDATE search_index SET title = 'z' WHERE rowid = ?", (ids["plc-x"],))
    conn.execute("INSERT INTO search_index (rowid, title) VALUES (500, 'z')")
    conn.execute("DELETE FROM facet_index WHERE facet = 'year'")

    assert said(conn, ids) == [
        "evt-x: is missing from the search index",
        "plc-x: is indexed under other words than its own",
        "row 500: is in the search index, but no such record is there",
        "evt-x: is counted wrongly under year 2025",
    ]
