"""Words to row ids and counts: as expressions, as plans, and from an index somebody damaged."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyroaring import BitMap

from summitdesk.domain.facets import FACETS
from summitdesk.domain.fold import Phrase, phrases
from summitdesk.domain.query import Query
from summitdesk.store import facets, search
from summitdesk.store.bitmaps import RECORD_KIND, Bitmaps, load_bitmaps
from summitdesk.store.connection import open_reader
from summitdesk.store.summaries import summaries
from tests.recording import Recording

QUERIES = [
    Query(),
    Query("asia"),
    Query("c"),
    Query("合作"),
    Query('"central asia"'),
    Query("u.s. treaty", kinds=("agreement",)),
    Query.of("asia", included={"year": ["2025"]}, excluded={"type": ["type-declaration"]}),
]


@pytest.fixture
def conn(archive_path: Path) -> Iterator[sqlite3.Connection]:
    opened = open_reader(archive_path, immutable=True)
    yield opened
    opened.close()


# Expressions


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ""),
        ("asia", '"asia" *'),
        ("central asia", '"central" * AND "asia" *'),
        ('"Central Asia"', '"central asia"'),
        ("U.S.", '"u s" *'),
        ("合作", '"合 作"'),
        ("C5+合作", '"c5 合 作"'),
        ('NEAR("a" OR b) -c*', '"near" * AND "a" AND "or" * AND "b" * AND "c" *'),
        ("title:x ^y {z}", '"title x" * AND "y" * AND "z" *'),
    ],
)
def test_every_word_is_quoted_so_that_none_is_ever_syntax(typed: str, expected: str) -> None:
    assert search.match_expression(phrases(typed)) == expected


def test_a_phrase_is_never_found_across_the_parts_of_the_index() -> None:
    conn = sqlite3.connect(":memory:")
    conn.execute("CREATE VIRTUAL TABLE search_index USING fts5 (title, names, body)")
    conn.execute("INSERT INTO search_index VALUES ('one two', 'three', 'four')")

    assert search.worded(conn, {}, '"one two"') == BitMap([1])
    assert search.worded(conn, {}, '"two three"') == BitMap()
    assert search.worded(conn, {}, "two three fo") == BitMap([1])
    conn.close()


# Sets


SETS: Bitmaps = {
    (RECORD_KIND, "agreement"): BitMap([1, 2, 3, 4]),
    (RECORD_KIND, "quotation"): BitMap([5, 6]),
    (RECORD_KIND, "term"): BitMap([7]),
    ("year", "2024"): BitMap([1, 2]),
    ("year", "2025"): BitMap([2, 3, 5]),
    ("type", "treaty"): BitMap([1, 3]),
    ("speaker", "xi"): BitMap([5, 6]),
}


def counts(words: set[int], **wishes: Any) -> dict[str, dict[str, int]]:
    query = Query.of(**wishes)
    found = search.counts_by_facet(BitMap(words), SETS, query)
    return {facet: dict(values) for facet, values in found.items() if values}


def test_the_counts_of_a_facet_ignore_its_own_choices_and_heed_all_others() -> None:
    chosen = counts(
        {1, 2, 3, 4}, kinds=["agreement"], included={"year": ["2024"], "type": ["treaty"]}
    )

    assert chosen == {"year": {"2024": 1, "2025": 1}, "type": {"treaty": 1}}


def test_a_value_that_lists_nothing_is_left_out_unless_it_is_named() -> None:
    assert counts({4}, kinds=["agreement"]) == {}
    assert counts({4}, kinds=["agreement"], included={"year": ["2024"]}) == {"year": {"2024": 0}}
    assert counts({4}, kinds=["agreement"], excluded={"year": ["2025"]}) == {"year": {"2025": 0}}


def test_only_facets_and_records_of_the_kinds_asked_for_are_counted() -> None:
    assert counts({1, 5, 6}, kinds=["quotation"]) == {"year": {"2025": 1}, "speaker": {"xi": 2}}
    assert counts({1, 5, 6}, kinds=[]) == {}


def test_counting_leaves_the_sets_as_they_were(conn: sqlite3.Connection) -> None:
    before = {pair: records.copy() for pair, records in SETS.items()}
    query = Query.of(included={"year": ["2024", "2025"]}, excluded={"type": ["treaty", "none"]})

    search.found(conn, SETS, query)
    search.counts_by_facet(BitMap([1, 2]), SETS, query)

    assert before == SETS


def test_no_facet_is_called_like_the_one_that_knows_the_kinds() -> None:
    assert RECORD_KIND not in FACETS


# Plans


@pytest.mark.parametrize("query", QUERIES, ids=repr)
def test_a_search_never_scans_the_table_of_records(query: Query, conn: sqlite3.Connection) -> None:
    recording = Recording(conn)

    bitmaps = load_bitmaps(recording)
    found = search.found(recording, bitmaps, query)
    counted = search.counts_by_facet(found, bitmaps, query)
    facets.labelled(recording, counted)
    summaries(recording, list(found)[:50])

    assert recording.statements
    for sql, parameters in recording.statements:
        steps = [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)]
        scanned = [step for step in steps if step.startswith("SCAN ")]
        assert all(allowed_scan(step) for step in scanned), (sql, scanned)


def allowed_scan(step: str) -> bool:
    """The index of words by its words, the sets as a whole, and the few actors for the states."""
    return step.startswith(("SCAN search_index VIRTUAL TABLE INDEX 0:M", "SCAN facet_index")) or (
        step == "SCAN actor"
    )


def test_words_are_looked_up_in_one_statement(conn: sqlite3.Connection) -> None:
    recording = Recording(conn)

    search.worded(recording, load_bitmaps(conn), 'one "two three" 合作 u.s.')

    assert len(recording.statements) == 1


# Damage


def test_a_damaged_set_is_told_as_damage() -> None:
    whole = BitMap([1, 2, 3]).serialize()
    for records in (whole[:-1], b"\x00" * 8, b"x", b"", "text", None):
        conn = sqlite3.connect(":memory:")
        conn.execute("CREATE TABLE facet_index (facet, value, records)")
        conn.execute("INSERT INTO facet_index VALUES ('year', '2025', ?)", (records,))

        with pytest.raises(sqlite3.DatabaseError, match="facet index is damaged"):
            load_bitmaps(conn)
        conn.close()


def test_a_row_id_that_cannot_be_is_told_as_damage() -> None:
    for row_id in (-1, 2**40):
        conn = sqlite3.connect(":memory:")
        conn.execute("CREATE VIRTUAL TABLE search_index USING fts5 (title)")
        conn.execute("INSERT INTO search_index (rowid, title) VALUES (?, 'word')", (row_id,))

        with pytest.raises(sqlite3.DatabaseError, match="search index is damaged"):
            search.worded(conn, {}, "word")
        conn.close()


def test_a_year_that_is_none_still_has_its_place(conn: sqlite3.Connection) -> None:
    labelled = facets.labelled(conn, {"year": [("x", 1), ("2025", 2), ("999", 3)]})

    assert [each.value for each in labelled["year"]] == ["x", "999", "2025"]


def test_an_exact_phrase_of_any_length_is_one_string() -> None:
    phrase = Phrase(tuple(f"w{number}" for number in range(32)), exact=True)

    assert search.match_expression([phrase]).count('"') == 2
