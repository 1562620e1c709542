import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.fold import (
    MAX_QUERY_LENGTH,
    MAX_TOKENS,
    Phrase,
    Token,
    folded,
    hits,
    is_cjk,
    phrases,
    tokens,
    transliterated,
)
from tests.counts import repetitions

# Where folding is delicate: apostrophes, quotes, marks that compose, reorder or stay, parts of
# Hangul and kana, ligatures, digits, invisible signs, a surrogate.
DELICATE = (
    "aeiouhldnAÉéßøłœæþİıǅﬁŉ'’‘ʻʼ`´\"“”„«»- .,\t\n\u00ad\u200b\u200c\u200d\u202e\ufeff\x00\x1f"
    "\u0301\u0308\u0323\u0327\u034f\u0345\u20ddqoжёйқөўҷіїєъ\u0306αςᾳΐאםּ׳״اأىةـ\u0654\u064e"
    "क\u094d\u093c\u093fක\u0dca\u0dcfཀ\u0f71\u0f73ՙեւ՛习一〇々かガﾞ\u3099\u309a\u1100\u1161\u11a8"
    "가㈱㍿ｶＡ１¹①Ⅳ½٣३\ufe0f\U00020000\U000e0100\ud800\U0001f1e6"
)
TEXTS = st.text(st.one_of(st.sampled_from(DELICATE), st.characters(exclude_categories=())))


def finds(query: str, text: str) -> bool:
    """Whether each typed word begins some word of a name or of its Latin rendering."""
    key = f" {folded(text)} {transliterated(text)} "
    return all(
        f" {' '.join(phrase.tokens)}{' ' if is_cjk(phrase.tokens[-1]) else ''}" in key
        for phrase in phrases(query)
    )


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in hits(text, phrases(query))]


@pytest.fixture
def fts() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE f USING fts5(k, tokenize='ascii')")
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(f, 'instance')")
        yield connection


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Øresund, Đorđe, Þór, Æsir", "oresund dorde thor aesir"),
        ("İstanbul Iğdır", "istanbul igdir"),
        ("Əliyev", "eliyev"),
        ("Berdimuhamedow Türkmenistanyň ýörelgesi", "berdimuhamedow turkmenistanyn yorelgesi"),
        ("qo‘shnichilik O'zbekiston Gʻijduvon", "qoshnichilik ozbekiston gijduvon"),
        ("Қазақстан Қырғызстан Өзбекстан", "казакстан кыргызстан озбекстан"),
        ("мәңгілік достық", "мангилик достык"),
        ("Тоҷикистон Эмомалӣ Раҳмон", "точикистон эмомали рахмон"),
        ("Ўзбекистон қўшничилик", "узбекистон кушничилик"),
        ("Күнтүү Ысык-Көл", "кунтуу ысык кол"),
        ("Ґалаґан Їжак Єва п'ять", "галаган ижак ева пять"),
        ("ёлка Йошкар", "елка иошкар"),
        ("Ἑλλάς ΣΊΣΥΦΟΣ", "ελλασ σισυφοσ"),
        ("شِنْجِيَانْغ أحمد مكتبة ىی", "شنجيانغ احمد مكتبه يي"),
        ("שָׁלוֹם", "שלומ"),
        ("हिन्दी", "हिन्दी"),
        ("Xi'an Xi’an", "xian xian"),
        ("U.S. I-12345 № 5", "u s i 12345 5"),
        ("上海合作组织2025年", "上 海 合 作 组 织 2025 年"),
        ("サミット ｻﾐｯﾄ", "サ ミ ッ ト サ ミ ッ ト"),
        ("정상회담", "정 상 회 담"),
        ("ＡＢＣ１２ ٢٠٢٥ २०२५", "abc12 2025 2025"),
        ("co\u00adoper\u200dation\u202e", "cooperation"),
        ("two\u200bwords", "two words"),
        ("line\x1fbreak nul\x00l", "line break null"),
    ],
)
def test_a_word_folds_to_what_a_plain_keyboard_types(written: str, key: str) -> None:
    assert folded(written) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("d'amitié", "d amitie"),
        ("s’engagent", "s engagent"),
        ("dell'Asia", "dell asia"),
        ("ma'no, san'at, qal'a", "mano sanat qala"),
        ("L'vov d'Arcy", "lvov d arcy"),
        ("China's ’quoted’ rock''n'roll", "chinas quoted rock nroll"),
        ("5'10 a'5 5'a", "5 10 a 5 5 a"),
    ],
)
def test_an_apostrophe_joins_letters_unless_it_stands_for_a_dropped_vowel(
    written: str, key: str
) -> None:
    assert folded(written) == key


def test_words_know_where_they_stand() -> None:
    text = "Ҷаҳон — qo‘sh, e\u0301te\u0301 习近"

    found = tokens(text)

    assert found[:3] == [Token("чахон", 0, 5), Token("qosh", 8, 13), Token("ete", 15, 20)]
    assert [text[token.start : token.end] for token in found[3:]] == ["习", "近"]


def test_a_typed_beginning_is_marked_as_far_as_it_was_typed() -> None:
    assert marked("Садыр Жапаров", "жап") == ["Жап"]
    assert marked("qo‘shnichilik", "qosh") == ["qo‘sh"]
    assert marked("e\u0301te\u0301", "ete") == ["e\u0301te\u0301"]
    assert marked("e\u0301te\u0301", "e") == ["e\u0301"]
    assert marked("Straße", "stras") == ["Straß"]
    assert marked("U.S.-China", "u.s.") == ["U.S"]
    assert marked("国家主席习近平", "习近平 主席") == ["主席习近平"]


def test_quoted_words_are_marked_whole_and_in_order() -> None:
    text = "peace treaty, treaty peaceful"

    assert marked(text, '"treaty peace"') == []
    assert marked(text, '"peace treaty"') == ["peace treaty"]
    assert marked(text, "treaty peace") == ["peace", "treaty", "treaty", "peace"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("  Łódź peace ", [Phrase(("lodz",), False), Phrase(("peace",), False)]),
        ('"eternal  peace" now', [Phrase(("eternal", "peace"), True), Phrase(("now",), False)]),
        ("«вечный мир»", [Phrase(("вечныи", "мир"), True)]),
        ("„ewiger Frieden“", [Phrase(("ewiger", "frieden"), True)]),
        ("“a b” c", [Phrase(("a", "b"), True), Phrase(("c",), False)]),
        ('a"b c"d', [Phrase(("a",), False), Phrase(("b", "c"), True), Phrase(("d",), False)]),
        ('never "closed word', [Phrase((word,), False) for word in ("never", "closed", "word")]),
        ("U.S. -- !", [Phrase(("u", "s"), False)]),
        ("习近平 2025年", [Phrase(("习", "近", "平"), False), Phrase(("2025", "年"), False)]),
        ('"" "…"', []),
        ("", []),
    ],
)
def test_a_query_becomes_phrases(query: str, expected: list[Phrase]) -> None:
    assert phrases(query) == expected


def test_an_endless_query_is_cut() -> None:
    assert sum(len(phrase.tokens) for phrase in phrases("习" * 500)) == MAX_TOKENS
    assert len(phrases("a " * 500)) == MAX_TOKENS
    assert phrases(" " * MAX_QUERY_LENGTH + "word") == []


@pytest.mark.parametrize("query", ["zhaparov", "Japarov", "japar", "Жапаров", "ЖАПАР"])
def test_a_cyrillic_name_is_found_by_its_rival_spellings(query: str) -> None:
    assert finds(query, "Садыр Жапаров")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Jomart Tokayev", "Касым-Жомарт Токаев"),
        ("Tokaev", "Касым-Жомарт Токаев"),
        ("Qasym-Jomart", "Қасым-Жомарт Тоқаев"),
        ("Kasym-Zhomart", "Қасым-Жомарт Тоқаев"),
        ('"Sadyr Zhaparov"', "Садыр Жапаров"),
        ("Tokayev", "Қасым-Жомарт Тоқаев"),
        ("Rahmon", "Эмомали Рахмон"),
        ("Rakhmon", "Эмомалӣ Раҳмон"),
        ("Berdymukhamedov", "Сердар Бердымухамедов"),
        ("Mirziyoyev", "Шавкат Мирзиёев"),
        ("Sirojiddin Muhriddin", "Сироджиддин Мухриддин"),
        ("Aitmatov", "Чингиз Айтматов"),
        ("Ozbekiston", "Ўзбекистон"),
        ("Xi Jinping", "习近平"),
        ('"Xi Jinping"', "习近平"),
        ("xijinping", "习近平"),
        ("zhapaluofu", "萨德尔·扎帕罗夫"),
        ("libai", "李白"),
        ("elliniki", "Ελληνική Δημοκρατία"),
        ("zhaparovi", "ჟაპაროვი"),
        ("lodz", "Łódź"),
        ("合作", "永久睦邻友好合作条约"),
    ],
)
def test_a_name_is_found_by_what_people_type(query: str, name: str) -> None:
    assert finds(query, name)


def test_only_words_of_other_scripts_are_rendered_in_latin() -> None:
    assert transliterated("Sadyr Japarov, Łódź, 2025") == ""
    assert transliterated("Президент Japarov") == "prezident"
    assert transliterated("恒久的な善隣友好") == ""
    assert transliterated("정상회담 漢字") == transliterated("ｻﾐｯﾄ 漢字") == ""
    assert transliterated("") == ""


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(TEXTS)
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    assert folded(unicodedata.normalize("NFC", text)) == folded(text)
    assert folded(unicodedata.normalize("NFD", text)) == folded(text)


@given(TEXTS)
def test_words_hold_only_what_the_index_takes_for_a_word(text: str) -> None:
    for token in tokens(text):
        assert token.text
        assert all(not sign.isascii() or sign.isalnum() for sign in token.text)
        assert token.text == token.text.casefold()  # Cherokee folds to its capitals
        token.text.encode()


@given(TEXTS)
def test_places_of_words_run_through_the_text(text: str) -> None:
    reached = 0
    for token in tokens(text):
        assert reached <= token.start < token.end <= len(text)
        reached = token.start


@given(TEXTS, TEXTS)
def test_hits_are_ordered_and_apart_and_there_when_a_phrase_is(text: str, query: str) -> None:
    asked = phrases(query)

    spans = hits(text, asked)

    assert all(start < end <= len(text) for start, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert bool(spans) == any(_occurs(phrase, text) for phrase in asked)


def _occurs(phrase: Phrase, text: str) -> bool:
    end = " " if phrase.exact else ""
    return f" {' '.join(phrase.tokens)}{end}" in f" {folded(text)} "


@given(TEXTS)
def test_no_query_is_an_error(query: str) -> None:
    asked = phrases(query)

    assert all(phrase.tokens for phrase in asked)
    assert sum(len(phrase.tokens) for phrase in asked) <= MAX_TOKENS


@given(TEXTS)
def test_a_latin_rendering_is_folded_and_one_for_all_compositions(text: str) -> None:
    rendered = transliterated(text)

    assert folded(rendered) == rendered
    assert transliterated(unicodedata.normalize("NFC", text)) == rendered
    assert transliterated(unicodedata.normalize("NFD", text)) == rendered


def test_fts5_splits_the_key_into_the_same_words(fts: sqlite3.Connection) -> None:
    @given(TEXTS)
    def check(text: str) -> None:
        fts.execute("DELETE FROM f")
        fts.execute("INSERT INTO f VALUES (?)", (folded(text),))
        indexed = fts.execute("SELECT term FROM v ORDER BY offset").fetchall()
        assert [term for (term,) in indexed] == [token.text for token in tokens(text)]

    check()


def test_every_character_folds_alike_however_it_is_composed() -> None:
    stride = 0x110000 // repetitions(20_000, 0x110000)
    for number in range(0, 0x110000, stride):
        text = f"xक{chr(number)}a"
        key = folded(text)
        assert folded(key) == key
        assert folded(unicodedata.normalize("NFD", text)) == key
        assert folded(unicodedata.normalize("NFC", text)) == key


@pytest.mark.parametrize("flood", ["\u0301\u0323", "\u0f73", "\u3099", "'", "\u202e", "\ud800"])
@pytest.mark.parametrize("base", ["a", "क", "か", "\u1100"])
def test_a_flood_of_marks_is_folded_like_any_text(base: str, flood: str) -> None:
    text = base + flood * (100_000 // len(flood))

    assert len(tokens(text)) == 1
    assert folded(folded(text)) == folded(text)
