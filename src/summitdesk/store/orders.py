"""The orders of a list: the row ids of what was found, as they are to be read."""

import json
import sqlite3
from array import array
from collections.abc import Iterable

from pyroaring import BitMap

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.facets import KIND_FACETS
from summitdesk.domain.kind import Kind
from summitdesk.domain.query import Order, Query
from summitdesk.domain.spelling import is_spelled, spellings
from summitdesk.i18n import tr
from summitdesk.store.bitmaps import RECORD_KIND, Bitmaps
from summitdesk.store.connection import Connection
from summitdesk.store.records import load_words
from summitdesk.store.search import best

BEST = 1_000
"""How many records stand in order of relevance; the rest follow them as lists stand anyway."""

_BY_TITLE = """
    SELECT json_group_array(id)
    FROM (SELECT id FROM record ORDER BY sort_key, id)
"""
_BY_DATE = """
    SELECT json_group_array(id)
    FROM (SELECT id FROM record ORDER BY date_first NULLS LAST, id)
"""
_TERMS = """
    SELECT uid
    FROM term
    ORDER BY rank NULLS LAST, uid
"""
_STANDING = "all kinds"

_TYPE_FACETS = frozenset(("type", "category", "tier"))
"""The facets that say of what type a record is; no kind has more than one of them."""


class Orders:
    """All row ids of one archive by title and by date, each read when first asked for and kept."""

    def __init__(self, *, is_edited: bool = False) -> None:
        """Say whether anything was saved since the row ids were given in the order of lists."""
        self._is_edited = is_edited
        # Without a lock: two threads may both read an order, but only ever the same.
        self._read: dict[str, array[int]] = {}

    def arranged(
        self, conn: Connection, records: BitMap, bitmaps: Bitmaps, query: Query
    ) -> "array[int]":
        """The records in the order that the query asks for, each once.

        By title and by date they are picked out of all records in that order; by type they are
        gathered from the facet index; by relevance see `by_relevance`. As lists stand by
        themselves, nothing is sorted: row ids already run that way.
        """
        match query.order:
            case Order.NEWEST if self._is_edited:
                return _picked(records, self._standing(conn))
            case Order.NEWEST:
                return array("I", records.to_array())
            case Order.OLDEST:
                return _picked(records, self._whole(conn, _BY_DATE))
            case Order.TITLE:
                return _picked(records, self._whole(conn, _BY_TITLE))
            case Order.TITLE_REVERSED:
                return array("I", reversed(_picked(records, self._whole(conn, _BY_TITLE))))
            case Order.TYPE:
                return by_type(conn, records, bitmaps)
            case Order.RELEVANCE:
                return by_relevance(conn, records, query.text)

    def _standing(self, conn: Connection) -> "array[int]":
        """All records as lists stand by themselves, read from what is known of them."""
        if _STANDING not in self._read:
            whole = array("I")
            for kind in KINDS.values():
                whole.extend(self._whole(conn, _standing_sql(kind)))
            self._read[_STANDING] = whole
        return self._read[_STANDING]

    def _whole(self, conn: Connection, sql: str) -> "array[int]":
        if sql not in self._read:
            (ids,) = conn.execute(sql).fetchone()
            try:
                self._read[sql] = array("I", json.loads(ids))
            except OverflowError as error:
                raise sqlite3.DatabaseError(tr("its row ids are damaged")) from error
        return self._read[sql]


def _standing_sql(kind: Kind) -> str:
    """The records of a kind, the newest first, then by type and title; see `edition.ordered`."""
    # A term is itself ranked in its vocabulary.
    rank = "own.rank" if kind.name == "term" else "category.rank" if kind.category else "NULL"
    category = f"own.{kind.category}" if kind.category else "NULL"
    return f"""
        SELECT json_group_array(id)
        FROM (
            SELECT record.id AS id
            FROM record
            CROSS JOIN {kind.name} AS own ON own.uid = record.uid
            LEFT JOIN term AS category ON category.uid = {category}
            WHERE record.kind = '{kind.name}'
            ORDER BY record.date_first DESC NULLS LAST, {rank} NULLS LAST,
                     record.sort_key, record.uid
        )
    """


def by_type(conn: Connection, records: BitMap, bitmaps: Bitmaps) -> "array[int]":
    """The records kind by kind, and in each by the rank of its type; those without one last."""
    ranked = {uid: rank for rank, (uid,) in enumerate(conn.execute(_TERMS))}
    typed = sorted(
        (pair for pair in bitmaps if pair[0] in _TYPE_FACETS),
        key=lambda pair: ranked.get(pair[1], len(ranked)),
    )
    found = array("I")
    for kind in KINDS:
        rest = records & bitmaps.get((RECORD_KIND, kind), BitMap())
        records = records - rest
        for facet, term in typed:
            if facet in KIND_FACETS.get(kind, ()):
                of_type = rest & bitmaps[facet, term]
                found.extend(of_type.to_array())
                rest -= of_type
        found.extend(rest.to_array())
    found.extend(records.to_array())
    return found


def by_relevance(conn: Connection, records: BitMap, text: str) -> "array[int]":
    """The records by what is likeliest meant with the words, see `search.best`.

    Before all others stand those that hold every typed word, letter for letter, in texts of their
    own: "Łódź" finds Lodz too, but Łódź first. Only the first thousand of `search.best` are put
    in order; the rest follow them as lists stand by themselves.
    """
    likeliest = best(conn, records, text, at_most=BEST)
    exact = _spelled(conn, likeliest, text)
    first = sorted(likeliest, key=lambda row_id: row_id not in exact)
    return array("I", [*first, *(records - BitMap(first))])


def _spelled(conn: Connection, ids: list[int], text: str) -> set[int]:
    """Those of the records that hold all the words as they were typed."""
    wanted = spellings(text)
    return {row_id for row_id, texts in load_words(conn, ids).items() if is_spelled(texts, wanted)}


def _picked(records: BitMap, order: Iterable[int]) -> "array[int]":
    # 40 ms for a million: it takes them in turn where sorting would compare them with each other.
    found = array("I", filter(records.__contains__, order))
    if len(found) < len(records):  # a damaged index may name records that are not there
        found.extend(records - BitMap(found))
    return found
