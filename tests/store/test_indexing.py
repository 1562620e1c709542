"""The index holds the words and facets of every record, neither less nor more."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from summitdesk.domain.facetvalues import facet_values
from summitdesk.domain.fold import folded
from summitdesk.domain.library import Library
from summitdesk.domain.searchtext import BOUNDARY, search_text
from summitdesk.store.bitmaps import RECORD_KIND, load_bitmaps
from summitdesk.store.indexing import facet_bitmaps, search_rows, write_index
from summitdesk.store.migrations import migrate
from summitdesk.store.records import load_all

Words = dict[tuple[int, str], list[str]]


@pytest.fixture(scope="module")
def conn(archive_path: Path) -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(archive_path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def library(conn: sqlite3.Connection) -> Library:
    return Library(load_all(conn))


@pytest.fixture(scope="module")
def ids(conn: sqlite3.Connection) -> dict[str, int]:
    return dict(conn.execute("SELECT uid, id FROM record"))


def indexed_words(conn: sqlite3.Connection) -> Words:
    """What FTS5 itself says it holds, word by word in order."""
    conn.execute(
        "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search_index, instance)"
    )
    found: Words = defaultdict(list)
    for row_id, part, word in conn.execute(
        'SELECT doc, col, term FROM vocabulary ORDER BY doc, col, "offset"'
    ):
        found[row_id, part].append(word)
    conn.execute("DROP TABLE temp.vocabulary")
    return dict(found)


def test_the_index_holds_exactly_the_folded_words_of_every_record(
    conn: sqlite3.Connection, library: Library, ids: dict[str, int]
) -> None:
    expected: Words = {}
    for aggregate in library:
        words = search_text(aggregate, library)
        for part in ("title", "names", "body"):
            if text := getattr(words, part):
                expected[ids[str(aggregate["uid"])], part] = text.split(" ")

    assert indexed_words(conn) == expected


def test_every_record_has_one_row_in_the_index_under_its_own_id(
    conn: sqlite3.Connection, ids: dict[str, int]
) -> None:
    rows = [row_id for (row_id,) in conn.execute("SELECT rowid FROM search_index ORDER BY rowid")]

    assert rows == sorted(ids.values()) == list(range(1, len(ids) + 1))


def test_the_sets_hold_exactly_the_records_that_have_each_value(
    conn: sqlite3.Connection, library: Library, ids: dict[str, int]
) -> None:
    expected: dict[tuple[str, str], set[int]] = defaultdict(set)
    for aggregate in library:
        row_id = ids[str(aggregate["uid"])]
        expected[RECORD_KIND, str(aggregate["kind"])].add(row_id)
        for pair in facet_values(aggregate, library):
            expected[pair].add(row_id)

    stored = {pair: set(records) for pair, records in load_bitmaps(conn).items()}

    assert stored == expected


def test_the_index_is_rebuilt_from_the_records_alone(
    conn: sqlite3.Connection, library: Library, ids: dict[str, int]
) -> None:
    rebuilt = sqlite3.connect(":memory:", isolation_level=None)
    migrate(rebuilt, applied_at="2026-01-01T00:00:00Z")
    write_index(rebuilt, library, ids)

    assert indexed_words(rebuilt) == indexed_words(conn)
    assert stored_sets(rebuilt) == stored_sets(conn)
    rebuilt.close()


def stored_sets(conn: sqlite3.Connection) -> list[tuple[str, str, bytes]]:
    return conn.execute("SELECT * FROM facet_index ORDER BY facet, value").fetchall()


def test_the_index_does_not_depend_on_the_order_in_which_records_arrive(
    library: Library, ids: dict[str, int]
) -> None:
    backwards = Library(reversed(list(library)))

    assert list(search_rows(backwards, ids)) == list(search_rows(library, ids))
    assert {pair: found.serialize() for pair, found in facet_bitmaps(backwards, ids).items()} == {
        pair: found.serialize() for pair, found in facet_bitmaps(library, ids).items()
    }


def test_the_boundary_between_two_texts_is_no_word_anyone_can_type() -> None:
    assert folded(BOUNDARY) == ""
    assert folded(f"a{BOUNDARY}b") == "a b"
    assert not BOUNDARY.isascii()  # else the index would not keep it between two words
