"""Whatever is typed, a search answers: results or none, and never a syntax error."""

import sys
import unicodedata
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.archive.archive import Archive
from summitdesk.domain.query import Query
from tests.counts import is_full, repetitions

SYNTAX = (
    *("AND", "OR", "NOT", "NEAR", "NEAR(", "NEAR(a b, 3)", "NEAR/2", "and", "or", "not"),
    *("title:", "body :", "{title names}:", "- title:", "-{body}:", "rowid:", "search_index:"),
    *('"', '""', '"""', "'", "''", "`", "“", "”", "„", "«", "»", "＂"),
    *(
        "*",
        "^",
        "^a",
        "a*",
        "*a",
        "+",
        "a + b",
        "-",
        "--",
        "(",
        ")",
        "()",
        "((",
        "{",
        "}",
        "[",
        "]",
    ),
    *(":", ";", ",", ".", "/", "\\", "|", "||", "&", "&&", "=", "?", "%", "_", "#", "@", "$", "~"),
    *("<", ">", "<b>", "&amp;", "%00", "\\x00", "\\", "\\\\", "' OR 1=1 --", "; DROP TABLE record"),
    *("optimize", "rebuild", "integrity-check", "rank", "bm25(search_index)", "NULL", "?1", ":a"),
)
WORDS = ("treaty", "Жапаров", "合作", "U.S.", "Xi'an", "2025", "asia", "o‘zbek", "й", "ё", "ß")
UNSEEN = (
    *("\x00", "\x01", "\x07", "\x08", "\t", "\n", "\r", "\x0b", "\x0c", "\x1b", "\x7f", "\x85"),
    *("\u00ad", "\u061c", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2028", "\u2029"),
    *("\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"),
    *("\u2060", "\ufeff", "\ufff9", "\ufffc", "\ufffd", "\ufffe", "\uffff", "\U000e0041", "\ufe0f"),
    *("\ud800", "\udbff", "\udc00", "\udfff", "\udc80", "\ud83d", "\ude00"),
)
EMOJI = ("😀", "👨‍👩‍👧‍👦", "🇰🇿", "🇨🇳", "🏳️‍🌈", "1️⃣", "👍🏽", "\u200d", "\ufe0f", "©", "™", "☎")
MARKS = [chr(code) for code in range(0x110000) if unicodedata.combining(chr(code))]


def syntax(random: Random) -> str:
    pieces = random.choices((*SYNTAX, *WORDS), k=random.randint(1, 8))
    return random.choice(("", " ", " ", '"')).join(pieces)


def unseen(random: Random) -> str:
    pieces = random.choices((*UNSEEN, *WORDS, *SYNTAX), k=random.randint(1, 20))
    return "".join(pieces)


def marks(random: Random) -> str:
    flood = "".join(random.choices(MARKS, k=random.choice((1, 5, 50, 2_000))))
    return random.choice(("", " ", "a", "и", "中", "1", '"')) + flood + random.choice(WORDS)


def emoji(random: Random) -> str:
    return "".join(random.choices((*EMOJI, *WORDS, " "), k=random.randint(1, 12)))


def block(random: Random) -> str:
    """Neighbours in Unicode: over many queries, of each of its blocks."""
    first = random.randrange(0, sys.maxunicode, 16)
    return "".join(chr(first + random.randrange(16)) for _ in range(random.randint(1, 12)))


def anything(random: Random) -> str:
    return "".join(chr(random.randint(0, sys.maxunicode)) for _ in range(random.randint(0, 40)))


def huge(random: Random) -> str:
    word = random.choice((*WORDS, *SYNTAX, *UNSEEN, *EMOJI))
    times = 100_000 // len(word)
    return random.choice((word, f"{word} ", f'"{word}" ')) * times


def many_words(random: Random) -> str:
    return " ".join(random.choices((*WORDS, *SYNTAX), k=20_000))


KINDS_OF_ODDITY = (syntax, unseen, marks, emoji, block, anything)


@pytest.mark.parametrize("make", KINDS_OF_ODDITY)
def test_odd_input_gives_results_or_none(make: Callable[[Random], str], archive: Archive) -> None:
    random = Random(make.__name__)

    for _ in range(repetitions(80, 1_600)):
        answer(archive, make(random))


@pytest.mark.parametrize("make", [huge, many_words])
def test_input_without_end_gives_results_or_none(
    make: Callable[[Random], str], archive: Archive
) -> None:
    random = Random(make.__name__)

    for _ in range(repetitions(10, 200)):
        answer(archive, make(random))


def test_every_sign_of_syntax_gives_results_or_none_alone_and_beside_a_word(
    archive: Archive,
) -> None:
    for sign in (*SYNTAX, *UNSEEN, *EMOJI):
        for text in (sign, f"{sign} asia", f"asia {sign}", f"asia{sign}", f'"{sign}"', f'"{sign}'):
            answer(archive, text)


def test_every_block_of_unicode_gives_results_or_none(archive: Archive) -> None:
    # Blocks begin at multiples of 16: every 16th character is at least one of each.
    step = 1 if is_full() else 16

    for first in range(0, sys.maxunicode, 16 * step):
        archive.find(Query(" ".join(map(chr, range(first, first + 16 * step, step)))))


@given(text=st.text())
def test_any_text_gives_results_or_none(text: str, archive: Archive) -> None:
    answer(archive, text)


@given(text=st.text(st.characters(codec=None, categories=("Cs", "Cc", "Cf", "Mn", "Lo", "Po"))))
def test_any_text_of_awkward_characters_gives_results_or_none(text: str, archive: Archive) -> None:
    answer(archive, text)


@given(
    included=st.dictionaries(st.text(max_size=8), st.lists(st.text(max_size=8), max_size=3)),
    excluded=st.dictionaries(st.sampled_from(["year", "party", "x"]), st.lists(st.text())),
    kinds=st.lists(st.sampled_from(["agreement", "person", "term", "nothing", ""])),
)
def test_any_choice_gives_results_or_none(
    included: dict[str, list[str]],
    excluded: dict[str, list[str]],
    kinds: list[str],
    archive: Archive,
) -> None:
    query = Query.of("asia", kinds=kinds, included=included, excluded=excluded)

    results = archive.find(query)
    archive.facets(query)

    assert results.total == len(set(results.ids))


def test_what_holds_no_word_at_all_is_as_if_nothing_were_typed(archive: Archive) -> None:
    everything = archive.find(Query(""))

    for text in ("   ", '""', "*", "()", "\x00", "\u202e", "—", '" "', "“”", "\ud800", "😀"):
        assert archive.find(Query(text)) == everything, repr(text)


def test_words_of_syntax_are_words(archive: Archive) -> None:
    assert archive.find(Query("asia OR qqxzj")).total == 0
    assert archive.find(Query("NOT asia")).total <= archive.find(Query("asia")).total
    assert archive.find(Query("asia*")) == archive.find(Query("asia"))
    assert archive.find(Query("(asia)")) == archive.find(Query("asia"))
    assert archive.find(Query("^asia")) == archive.find(Query("asia"))
    assert archive.find(Query("title:asia")).total < archive.find(Query("asia")).total


def answer(archive: Archive, text: str) -> None:
    """Ask for the list and for the facets; an exception fails the test."""
    results = archive.find(Query(text))
    archive.facets(Query(text))

    assert results.total == sum(results.counts.values())
