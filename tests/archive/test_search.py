"""What is found is exactly what the rule says: held against a slow reading, and by name."""

import sqlite3
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.errors import Cancelled
from summitdesk.domain.fold import folded
from summitdesk.domain.query import Query
from tests.archive.search_oracle import Oracle, Part
from tests.archive.typist import QUOTES, Typist
from tests.builders import build_archive, full_record, record
from tests.counts import repetitions


@pytest.fixture(scope="module")
def oracle(archive_path: Path) -> Oracle:
    return Oracle(archive_path)


@pytest.fixture(scope="module")
def rows(archive_path: Path) -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(archive_path)
    yield conn
    conn.close()


def uids(archive: Archive, oracle: Oracle, text: str) -> set[str]:
    return {oracle.uids[row_id] for row_id in archive.find(Query(text)).ids}


# Exactly what the rule says


def test_a_search_finds_exactly_what_a_slow_reading_finds(archive: Archive, oracle: Oracle) -> None:
    typist = Typist([text for texts in oracle.texts.values() for text in texts], "exactly")
    asked: Counter[str] = Counter()
    answered: Counter[str] = Counter()

    for _ in range(repetitions(1_000, 20_000)):
        sort, parts = typist.query()
        typed = typist.typed(parts)
        expected = oracle.worded(parts)
        assert uids(archive, oracle, typed) == expected, (sort, typed)
        asked[sort] += 1
        answered[sort] += bool(expected)

    # Otherwise the comparison would be of nothing with nothing.
    for sort, times in asked.items():
        if sort != "absent_word":
            assert answered[sort] >= times / (10 if sort == "mixed_scripts" else 4), sort


def test_a_record_is_found_by_the_names_of_exactly_those_it_names(tmp_path: Path) -> None:
    path = build_archive(tmp_path, map(full_record, KINDS.values()))
    with closing(sqlite3.connect(path)) as conn:
        labels = [label for (label,) in conn.execute("SELECT label FROM record")]
    slow = Oracle(path)
    archive = Archive.open(path)

    for label in labels:
        named = Part(label, quoted=True)
        assert uids(archive, slow, str(named)) == slow.worded([named]), label

    archive.close()


def test_every_text_is_found_by_what_stands_in_it(archive: Archive, oracle: Oracle) -> None:
    cells = [(uid, text) for uid, texts in oracle.texts.items() for text in texts]
    random = Random("stands in it")

    for uid, text in random.sample(cells, repetitions(300, len(cells))):
        words = text.translate(dict.fromkeys(map(ord, QUOTES), " ")).split()
        start = random.randrange(len(words))
        quoted = " ".join(words[start : start + 4])
        if folded(quoted):
            assert uid in uids(archive, oracle, f'"{quoted}"'), quoted


def test_a_word_finds_its_record_at_every_keystroke(archive: Archive, oracle: Oracle) -> None:
    cells = [(uid, text) for uid, texts in oracle.texts.items() for text in texts]
    random = Random("keystroke")

    for uid, text in random.sample(cells, repetitions(100, len(cells))):
        word = random.choice(text.split())[:40].strip(QUOTES)
        for length in range(1, len(word) + 1):
            assert uid in uids(archive, oracle, word[:length]), (word, word[:length])


def test_a_chinese_text_is_found_by_any_two_neighbours(archive: Archive, oracle: Oracle) -> None:
    pieces = [
        (uid, text[place : place + 2])
        for uid, texts in oracle.texts.items()
        for text in texts
        for place in range(len(text) - 1)
        if all(is_chinese(character) for character in text[place : place + 2])
    ]
    assert len(pieces) > 1_000

    for uid, piece in Random("neighbours").sample(pieces, repetitions(200, len(pieces))):
        assert uid in uids(archive, oracle, piece), piece


def is_chinese(character: str) -> bool:
    return unicodedata.name(character, "").startswith("CJK UNIFIED")


def test_no_words_find_everything_in_the_order_of_lists(archive: Archive, oracle: Oracle) -> None:
    results = archive.find(Query(""))

    assert {oracle.uids[row_id] for row_id in results.ids} == set(oracle.keys)
    assert list(results.ids) == sorted(results.ids)
    assert results.total == sum(results.counts.values())


# By name

JAPAROV = ("zhaparov", "Жапаров", "扎帕罗夫", "japarov", "JAPAR", "жапаров садыр", '"扎帕罗夫"')


@pytest.mark.parametrize("spelling", JAPAROV)
def test_japarov_and_his_quotations_are_found_in_any_script(
    spelling: str, archive: Archive, oracle: Oracle, rows: sqlite3.Connection
) -> None:
    his = {
        uid for (uid,) in rows.execute("SELECT uid FROM quotation WHERE speaker = 'prs-japarov'")
    }
    assert len(his) > 3

    found = uids(archive, oracle, spelling)

    assert {"prs-japarov", *his} <= found


def test_two_chinese_characters_are_enough(archive: Archive, oracle: Oracle) -> None:
    having = {uid for uid, texts in oracle.texts.items() if any("合作" in text for text in texts)}
    assert len(having) > 10

    assert uids(archive, oracle, "合作") == having


SPELLINGS = {
    "Łódź Accord": ("lodz", "LODZ", "łódź", "Łódź Acc", '"lodz accord"'),
    "Straße der Freundschaft": ("strasse", "straße", "STRASSE", "stras"),
    "Café des Nations": ("cafe", "café", "CAFÉ"),
    "Ёлка у Йошкар-Олы": ("елка", "ёлка", "иошкар", "йошкар", "Йошкар-Ола"[:-1], "ioshkar"),
    "Ўзбекистон Республикаси": ("узбекистон", "ўзбек", "uzbekiston"),
    "Qo‘shnichilik to‘g‘risida": ("qoshnichilik", "qo'shni", "qoʻshni", "togrisida"),
    "Қазақстан": ("казакстан", "қазақ", "ҚАЗАҚ"),
    "Đà Nẵng": ("da nang", "đà", "DA NANG"),
    "İstanbul": ("istanbul", "ISTANBUL", "İST"),
    "Ørsted, Æsir and Þing": ("orsted", "aesir", "ørsted", "thing"),
    "Xi'an Declaration": ("xian", "xi'an", "xi’an", "XIAN"),
    "Traité d'amitié": ("amitie", "d'amitié", "d’amitie"),
    "U.S.–China (C+C5)": ("u.s.", "u s", "C5", '"c c5"'),
    "中国—中亚合作论坛": ("合作", "中亚", "国中", "论坛", "中国中亚", "zhongguo"),
    "東京サミット": ("東京", "サミ", "京サ", "ｻﾐｯﾄ"),
    "한국 정상회의": ("한국", "정상", "회의"),
    "Ελλάδα": ("ελλαδα", "ΕΛΛΆΔΑ", "ellada"),
    "اتفاقية الصداقة": ("اتفاقيه", "الصداقة"),
}


def test_a_title_is_found_by_whoever_lacks_its_letters(tmp_path: Path) -> None:
    titles = dict(zip((f"agr-{place}" for place in range(100)), SPELLINGS, strict=False))
    path = build_archive(
        tmp_path, (record("agreement", uid, title=title) for uid, title in titles.items())
    )
    with_uids = Oracle(path)
    archive = Archive.open(path)

    missed = [
        (title, typed)
        for uid, title in titles.items()
        for spelling in (title, *SPELLINGS[title])
        for typed in (
            spelling,
            *(unicodedata.normalize(form, spelling) for form in ("NFD", "NFKD")),
        )
        if uids(archive, with_uids, typed) != {uid}
    ]

    archive.close()
    assert not missed


def test_a_quoted_phrase_is_never_found_across_two_texts(tmp_path: Path) -> None:
    treaty = record(
        "agreement",
        "agr-1",
        title="Treaty of Eternal",
        titles=[{"text": "Friendship among neighbours"}],
        summary="For ever",
    )
    path = build_archive(tmp_path, [treaty])
    archive = Archive.open(path)

    totals = {
        typed: archive.find(Query(typed)).total
        for typed in (
            '"treaty of eternal"',
            '"eternal friendship"',
            "eternal friendship",
            '"neighbours for"',
        )
    }

    archive.close()
    assert list(totals.values()) == [1, 0, 1, 0]


def test_a_quote_that_is_never_closed_is_no_quote(archive: Archive, oracle: Oracle) -> None:
    assert uids(archive, oracle, '"central asi') == uids(archive, oracle, "central asi")
    assert uids(archive, oracle, '"central asi"') == set()


# Cancelling


class CancelledWhileRunning(threading.Event):
    """Is set by another thread once SQLite has asked for the first time whether to go on."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()
        self.times = 0

    def set_when_asked(self) -> None:
        self.asked.wait(30)
        self.set()

    def is_set(self) -> bool:
        self.times += 1
        self.asked.set()
        return self.wait(30)


def test_a_search_cancelled_beforehand_says_so_and_the_next_one_works(archive: Archive) -> None:
    cancel = threading.Event()
    before = archive.find(Query("asia"))
    cancel.set()

    with pytest.raises(Cancelled):
        archive.find(Query("asia"), cancel)
    with pytest.raises(Cancelled):
        archive.facets(Query("asia"), cancel)

    assert archive.find(Query("asia")) == before


def test_a_running_search_is_stopped_from_another_thread(tmp_path: Path) -> None:
    peace = (record("agreement", f"agr-{n}", title="Treaty of peace") for n in range(1_000))
    path = build_archive(tmp_path, peace)
    archive = Archive.open(path)
    before = archive.find(Query("peace"))
    cancel = CancelledWhileRunning()
    typing_on = threading.Thread(target=cancel.set_when_asked)

    typing_on.start()
    with pytest.raises(Cancelled):
        archive.find(Query("peace"), cancel)
    typing_on.join()

    # SQLite asked once and stopped; the second look tells a cancelled search from a failed one.
    assert cancel.times == 2
    assert archive.find(Query("peace")) == before
    assert before.total == 1_000
    archive.close()
