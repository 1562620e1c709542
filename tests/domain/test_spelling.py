"""Letter for letter: what only folding makes equal is not spelled the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.fold import MAX_QUERY_LENGTH
from summitdesk.domain.spelling import is_spelled, plain, spellings


def holds(typed: str, *texts: str) -> bool:
    return is_spelled(texts, spellings(typed))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Łódź", "The Łódź Accord"),
        ("łódź", "ŁÓDŹ"),
        ("Łód", "Łódź"),
        ("Łódź", unicodedata.normalize("NFD", "Łódź")),
        (unicodedata.normalize("NFD", "Łódź"), "Łódź"),
        ("ёлка", "Ёлка"),
        ("U.S.", "the U.S. side"),
        ("合作", "中国合作论坛"),
        ("C5", "C5+China"),
        ("two words", "words, then two"),
        ('"eternal  peace"', "an eternal\npeace."),
        ("«вечный мир»", "вечный мир"),
        ("peace,", "peace"),
    ],
)
def test_what_stands_there_as_typed_is_spelled_so(typed: str, text: str) -> None:
    assert holds(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("lodz", "Łódź"),
        ("Łódź", "Lodz"),
        ("елка", "ёлка"),
        ("strasse", "Straße"),
        ("Жапаров", "Japarov"),
        ("art", "party"),
        ("two words", "two"),
        ('"eternal peace"', "peace eternal"),
        ('"eternal peace"', "eternal peaceful"),
    ],
)
def test_what_is_only_found_by_folding_is_not(typed: str, text: str) -> None:
    assert not holds(typed, text)


def test_each_word_may_stand_in_another_text() -> None:
    assert holds("eternal peace", "peace", "eternal")
    assert not holds('"eternal peace"', "peace", "eternal")


@pytest.mark.parametrize("typed", ["", "  ", "—", '""', "«»", "!? ."])
def test_what_holds_no_word_asks_for_nothing(typed: str) -> None:
    assert spellings(typed) == []


@given(st.text())
def test_whatever_is_typed_becomes_a_spelling_or_none(typed: str) -> None:
    for spelling in spellings(typed):
        assert spelling.search(plain(typed))


def test_no_more_is_looked_at_than_in_a_search() -> None:
    assert len(spellings("a " * MAX_QUERY_LENGTH)) == MAX_QUERY_LENGTH // 2
