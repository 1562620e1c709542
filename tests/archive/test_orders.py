"""Each order of a list is what sorting it slowly gives, and holds the same records as any other."""

import math
import re
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.domain.errors import Cancelled
from summitdesk.domain.fold import Phrase, folded, phrases
from summitdesk.domain.query import Order, Query
from summitdesk.domain.record import Aggregate
from summitdesk.store.orders import BEST
from tests.archive.search_oracle import NAMES, OTHER_TEXTS, SHOWN, TABS, Oracle, by_owner
from tests.archive.typist import Typist
from tests.builders import build_archive, record
from tests.counts import repetitions

CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
TYPE_RANKS = [("a", 30), ("b", 10), ("c", 20)]
KIND_ORDER = ["agreement", "quotation", "speech", "event", "person", "actor", "source"]
KIND_ORDER += ["discrepancy"]
TYPES = """
    SELECT uid, type FROM agreement UNION SELECT uid, event_kind FROM event
    UNION SELECT uid, actor_kind FROM actor UNION SELECT uid, tier FROM source
    UNION SELECT uid, discrepancy_kind FROM discrepancy
"""


class SlowOrders:
    """All that orders go by, row by row out of the tables."""

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as conn:
            rows = conn.execute("SELECT id, kind, sort_key, date_first FROM record")
            self.rows = {row[0]: row for row in rows}
            ids = dict(conn.execute("SELECT uid, id FROM record"))
            ranks = dict(conn.execute("SELECT uid, rank FROM term"))
            self.ranks = {ids[uid]: ranks[term] for uid, term in conn.execute(TYPES)}
            self.words = {
                row[0]: [[word for word in part.split(" ") if word] for part in row[1:]]
                for row in conn.execute("SELECT rowid, title, names, body FROM search_index")
            }
            names, others = by_owner(conn, NAMES), by_owner(conn, OTHER_TEXTS)
            self.own = {row_id: names[uid] + others[uid] for uid, row_id in ids.items()}
        self.length = sum(len(part) for parts in self.words.values() for part in parts)

    def sorted(self, found: Sequence[int], order: Order, text: str = "") -> list[int]:
        default = sorted(found)
        match order:
            case Order.NEWEST:
                return default
            case Order.OLDEST:
                return sorted(default, key=lambda each: self.rows[each][3] or "9999-99-99")
            case Order.TITLE:
                return sorted(default, key=lambda each: self.rows[each][2])
            case Order.TITLE_REVERSED:
                return sorted(default, key=lambda each: self.rows[each][2])[::-1]
            case Order.TYPE:
                return sorted(default, key=self._type)
            case Order.RELEVANCE:
                return sorted(default, key=self._relevance(phrases(text), text))

    def _type(self, row_id: int) -> tuple[int, int]:
        return KIND_ORDER.index(self.rows[row_id][1]), self.ranks.get(row_id, 0)

    def _relevance(
        self, wanted: Sequence[Phrase], text: str
    ) -> Callable[[int], tuple[bool, int, float]]:
        hits = {
            row_id: [[times(phrase, part) for part in parts] for phrase in wanted]
            for row_id, parts in self.words.items()
        }
        having = [sum(any(found[at]) for found in hits.values()) for at in range(len(wanted))]

        def key(row_id: int) -> tuple[bool, int, float]:
            found = hits[row_id]
            if all(title for title, _, _ in found):
                step = 0
            elif all(title or names for title, names, _ in found):
                step = 1
            else:
                step = 2
            return not self._is_exact(row_id, text), step, -self._bm25(row_id, found, having)

        return key

    def _is_exact(self, row_id: int, text: str) -> bool:
        words = [word.lower() for word in text.replace('"', " ").split()]
        own = [word for each in self.own[row_id] for word in re.findall(r"\w+", each.lower())]
        return all(any(each.startswith(word) for each in own) for word in words)

    def _bm25(self, row_id: int, hits: list[list[int]], having: list[int]) -> float:
        """As the documentation of FTS5 writes it, with k1 = 1.2 and b = 0.75."""
        length = sum(map(len, self.words[row_id])) / (self.length / len(self.words))
        score = 0.0
        for found, rows in zip(hits, having, strict=True):
            rarity = max(math.log((len(self.words) - rows + 0.5) / (rows + 0.5)), 1e-6)
            weight = sum(w * times for w, times in zip((10, 4, 1), found, strict=True))
            score += rarity * ((weight * 2.2) / (weight + 1.2 * (1 - 0.75 + 0.75 * length)))
        return score


def times(phrase: Phrase, part: Sequence[str]) -> int:
    """How often a phrase stands in a row of words; its last word may only be begun."""
    length = len(phrase.tokens)
    runs = (part[place : place + length] for place in range(len(part) - length + 1))
    is_begun = not phrase.exact and not CJK.match(phrase.tokens[-1])
    return sum(
        tuple(run[:-1]) == phrase.tokens[:-1]
        and (run[-1].startswith(phrase.tokens[-1]) if is_begun else run[-1] == phrase.tokens[-1])
        for run in runs
    )


@pytest.fixture(scope="module")
def slow(archive_path: Path) -> SlowOrders:
    return SlowOrders(archive_path)


@pytest.fixture(scope="module")
def oracle(archive_path: Path) -> Oracle:
    return Oracle(archive_path)


def uids(archive: Archive, typed: str, order: Order) -> list[str]:
    """The agreements that are found, in this order; that which all small archives have left out."""
    ids = archive.find(Query(typed, kinds=("agreement",), order=order)).ids
    return [row.uid for row in archive.rows(ids) if row and row.uid != "agreement-any"]


# Against slow sorting


@pytest.mark.parametrize("order", Order)
def test_an_order_of_everything_is_what_slow_sorting_gives(
    order: Order, archive: Archive, slow: SlowOrders
) -> None:
    for kinds in (*TABS.values(), SHOWN):
        found = list(archive.find(Query(kinds=tuple(kinds), order=order)).ids)

        assert found == slow.sorted(found, Order.NEWEST if order is Order.RELEVANCE else order)


@pytest.mark.parametrize("order", Order)
def test_what_was_found_stands_as_slow_sorting_puts_it(
    order: Order, archive: Archive, slow: SlowOrders, oracle: Oracle
) -> None:
    random = Random(f"sorting by {order}")
    words = sorted(
        {word for texts in oracle.texts.values() for text in texts for word in text.split()}
    )
    plain = [word for word in words if re.fullmatch(r"[^\W\d_]{3,}", word) and not CJK.search(word)]
    kinds = [tuple(each) for each in (*TABS.values(), SHOWN, SHOWN)]

    several = 0
    for _ in range(repetitions(60, 2_000)):
        chosen = random.choices(plain, k=random.choice((1, 1, 1, 2)))
        chosen = [word[: random.randint(2, 12)] for word in chosen]
        text = " ".join(folded(word) if random.random() < 0.3 else word for word in chosen)
        query = Query(text, kinds=random.choice(kinds), order=order)
        found = list(archive.find(query).ids)
        assert found == slow.sorted(found, order, text), (text, query.kinds)
        several += len(found) > 1

    assert several > 10


@pytest.mark.parametrize("order", Order)
def test_every_order_holds_the_same_records_and_counts(
    order: Order, archive: Archive, oracle: Oracle
) -> None:
    typist = Typist([text for texts in oracle.texts.values() for text in texts], "same records")

    for _ in range(repetitions(60, 2_000)):
        query = Query.of(
            typist.typed(typist.query()[1]), excluded={"confidence": ["confidence-low"]}
        )
        plain, ordered = archive.find(query), archive.find(replace(query, order=order))
        assert sorted(ordered.ids) == list(plain.ids), query.text
        assert (ordered.total, ordered.counts) == (plain.total, plain.counts)


# One by one


def test_what_is_not_dated_comes_last_among_the_oldest(tmp_path: Path) -> None:
    dates = {"agr-b": "2025", "agr-c": "1992-01-03", "agr-d": "2024-12/2025-02", "agr-e": "1992"}
    dated = [record("agreement", uid, date=date) for uid, date in dates.items()]
    path = build_archive(tmp_path, [record("agreement", "agr-a"), *dated])

    with closing(Archive.open(path)) as archive:
        found = uids(archive, "", Order.OLDEST)

    assert found == ["agr-e", "agr-c", "agr-d", "agr-b", "agr-a"]


def test_titles_stand_in_the_reading_order_of_their_scripts(tmp_path: Path) -> None:
    titles = [
        "Accord 9",
        "Accord 10",
        "Çay accord",
        "Accord, д",
        "Əl accord",
        "Қазақ accord",
        "中 accord",
    ]
    path = build_archive(
        tmp_path,
        (record("agreement", f"agr-{place}", title=title) for place, title in enumerate(titles)),
    )

    with closing(Archive.open(path)) as archive:
        upwards = uids(archive, "accord", Order.TITLE)
        downwards = uids(archive, "accord", Order.TITLE_REVERSED)

    assert upwards == ["agr-0", "agr-1", "agr-3", "agr-2", "agr-4", "agr-5", "agr-6"]
    assert downwards == upwards[::-1]


def test_types_stand_as_their_vocabulary_ranks_them_and_unranked_ones_last(tmp_path: Path) -> None:
    terms = [record("term", uid, vocabulary="type", rank=rank) for uid, rank in TYPE_RANKS]
    agreements = [
        record("agreement", f"agr-{uid}-{year}", type=uid, date=year)
        for year in ("1999", "2001", "2000")
        for uid, _ in TYPE_RANKS
    ]
    path = build_archive(tmp_path, [*terms, *agreements, record("agreement", "agr-any")])

    with closing(Archive.open(path)) as archive:
        found = uids(archive, "", Order.TYPE)

    assert found == [
        f"agr-{uid}-{year}" for uid in ("b", "c", "a") for year in ("2001", "2000", "1999")
    ] + ["agr-any"]


# By relevance


def relevance(tmp_path: Path, typed: str, *agreements: Aggregate) -> list[str]:
    with closing(Archive.open(build_archive(tmp_path, agreements))) as archive:
        return uids(archive, typed, Order.RELEVANCE)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Łódź", ["agr-marked", "agr-plain"]),
        ("lodz", ["agr-plain", "agr-marked"]),
        ("łód", ["agr-marked", "agr-plain"]),
    ],
)
def test_the_exact_spelling_comes_first(tmp_path: Path, typed: str, expected: list[str]) -> None:
    plain = record("agreement", "agr-plain", title="Lodz Accord")
    marked = record("agreement", "agr-marked", title="Accord", summary="Signed in the city of Łódź")

    assert relevance(tmp_path, typed, plain, marked) == expected


def test_titles_come_before_names_and_names_before_all_other_words(tmp_path: Path) -> None:
    flood = "a long text of other words " * 200
    found = relevance(
        tmp_path,
        "osh",
        record("agreement", "agr-body", title="Short", summary="Osh, Osh, Osh and Osh"),
        record("agreement", "agr-names", title="Brief", place="plc-osh", summary=f"{flood} Osh"),
        record("agreement", "agr-title", title=f"Osh {flood}", summary=flood),
        record("place", "plc-osh", name="Osh"),
    )

    assert found == ["agr-title", "agr-names", "agr-body"]


def test_what_is_equal_stands_as_lists_do(tmp_path: Path) -> None:
    years = ("2001", "2003", "2002")
    treaties = (record("agreement", f"agr-{year}", title="Osh", date=year) for year in years)

    assert relevance(tmp_path, "osh", *treaties) == ["agr-2003", "agr-2002", "agr-2001"]


def test_behind_the_first_thousand_the_rest_stand_as_lists_do(tmp_path: Path) -> None:
    many = [
        record("agreement", f"agr-{place}", title="Osh" if place % 2 else "Osh " * 3)
        for place in range(BEST * 2 + 100)
    ]
    with closing(Archive.open(build_archive(tmp_path, many))) as archive:
        found = archive.find(Query("osh", kinds=("agreement",), order=Order.RELEVANCE)).ids
        titles = {row.id: row.title for row in archive.rows(found) if row}

    assert len(titles) == len(found) == len(many)
    assert {titles[row_id] for row_id in found[:BEST]} == {"Osh " * 3}
    assert list(found[:BEST]) == sorted(found[:BEST])
    assert list(found[BEST:]) == sorted(found[BEST:])


@pytest.mark.parametrize("order", [Order.TITLE, Order.RELEVANCE])
def test_an_order_is_stopped_like_any_search_and_the_next_one_works(
    order: Order, archive_path: Path
) -> None:
    cancel = threading.Event()
    cancel.set()

    with closing(Archive.open(archive_path)) as archive:
        with pytest.raises(Cancelled):
            archive.find(Query("asia", order=order), cancel)

        assert archive.find(Query("asia", order=order)).total > 100
