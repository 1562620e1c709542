"""Searching: words to row ids, and row ids counted by facet."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from pyroaring import BitMap

from summitdesk.domain.facets import FACETS, facets_of
from summitdesk.domain.fold import Phrase, is_cjk, phrases
from summitdesk.domain.query import Query
from summitdesk.i18n import tr
from summitdesk.store.bitmaps import RECORD_KIND, Bitmaps
from summitdesk.store.connection import Connection

_SEARCH = """
    SELECT json_group_array(rowid)
    FROM search_index
    WHERE search_index MATCH ?
"""

_BEST = """
    SELECT json_group_array(id)
    FROM (
        SELECT rowid AS id
        FROM search_index
        WHERE search_index MATCH :words
          -- The plus sign: else every one of the records is looked up in the index by itself.
          AND +rowid IN (SELECT value FROM json_each(:records))
        ORDER BY
            CASE
                WHEN rowid IN (SELECT rowid FROM search_index WHERE search_index MATCH :titled)
                THEN 0
                WHEN rowid IN (SELECT rowid FROM search_index WHERE search_index MATCH :named)
                THEN 1
                ELSE 2
            END,
            bm25(search_index, 10, 4, 1),
            rowid
        LIMIT :at_most
    )
"""
"""In three steps, for bm25 alone would bury a record as long as a treaty for its length."""


def found(conn: Connection, bitmaps: Bitmaps, query: Query) -> BitMap:
    """The records of every kind that have the words and meet the facets."""
    return _narrowed(worded(conn, bitmaps, query.text), bitmaps, query, FACETS)


def worded(conn: Connection, bitmaps: Bitmaps, text: str) -> BitMap:
    """The records of every kind that have the words; all of them when no word was typed.

    One statement gives one value, so the interpreter is free while SQLite works, and a progress
    handler can stop it.

    Raises:
        sqlite3.DatabaseError: when the index names a row that cannot be.
    """
    match = match_expression(phrases(text))
    if not match:
        kinds = (records for (facet, _), records in bitmaps.items() if facet == RECORD_KIND)
        return BitMap.union(BitMap(), *kinds)
    (ids,) = conn.execute(_SEARCH, (match,)).fetchone()
    try:
        return BitMap(json.loads(ids))
    except OverflowError as error:
        raise sqlite3.DatabaseError(tr("its search index is damaged")) from error


def best(conn: Connection, records: BitMap, text: str, *, at_most: int) -> list[int]:
    """Those of the records that have the words, the likeliest meant first.

    First come those that have all words in their own titles, then those that have them with the
    names of what they name, then the rest; within each, by bm25 with a title weighing most.

    One statement gives one value, as in `worded`. It weighs every record that has the words: a
    second and a half for a word in a million records, until it is stopped.
    """
    match = match_expression(phrases(text))
    if not match:
        return []
    wanted = {
        "words": match,
        "titled": f"{{title}} : ({match})",
        "named": f"{{title names}} : ({match})",
        "records": json.dumps(list(records)),
        "at_most": at_most,
    }
    (ids,) = conn.execute(_BEST, wanted).fetchone()
    return list(json.loads(ids))


def of_kinds(records: BitMap, bitmaps: Bitmaps, kinds: Iterable[str]) -> BitMap:
    """Those of the records that are of the kinds."""
    return records & BitMap.union(
        BitMap(), *(bitmaps.get((RECORD_KIND, kind), BitMap()) for kind in kinds)
    )


def counts_by_kind(records: BitMap, bitmaps: Bitmaps, kinds: Iterable[str]) -> dict[str, int]:
    """How many of the records are of each kind."""
    return {
        kind: records.intersection_cardinality(bitmaps.get((RECORD_KIND, kind), BitMap()))
        for kind in kinds
    }


def counts_by_facet(
    words: BitMap, bitmaps: Bitmaps, query: Query
) -> dict[str, list[tuple[str, int]]]:
    """For each facet of the kinds asked for, its values and what choosing each would list.

    A facet's own choices are ignored in its own counts. A value that lists nothing is left out,
    unless the query names it.
    """
    base = of_kinds(words, bitmaps, query.kinds)
    counts: dict[str, list[tuple[str, int]]] = {}
    for facet in facets_of(query.kinds):
        others = _narrowed(base, bitmaps, query, [each for each in FACETS if each != facet])
        named = query.included_in(facet) | query.excluded_in(facet)
        counts[facet] = [
            (value, count)
            for (name, value), records in bitmaps.items()
            if name == facet
            and ((count := others.intersection_cardinality(records)) or value in named)
        ]
    return counts


def match_expression(wanted: Sequence[Phrase]) -> str:
    """The words as FTS5 wants them: every token quoted, so that none is ever syntax."""
    return " AND ".join(_match(phrase) for phrase in wanted)


def _match(phrase: Phrase) -> str:
    words = '"' + " ".join(phrase.tokens) + '"'
    return words if phrase.exact or is_cjk(phrase.tokens[-1]) else f"{words} *"


def _narrowed(records: BitMap, bitmaps: Bitmaps, query: Query, facets: Iterable[str]) -> BitMap:
    for facet in facets:
        if included := query.included_in(facet):
            records = records & _union(bitmaps, facet, included)
        if excluded := query.excluded_in(facet):
            records = records - _union(bitmaps, facet, excluded)
    return records


def _union(bitmaps: Bitmaps, facet: str, values: Iterable[str]) -> BitMap:
    return BitMap.union(BitMap(), *(bitmaps.get((facet, value), BitMap()) for value in values))
