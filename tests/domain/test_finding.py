"""What is looked for in an open record is found wherever its letters stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.finding import found, key


def words(text: str, wanted: str) -> list[str]:
    return [text[start:end] for start, end in found(key(text), wanted)]


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Treaty on the treaty", "treaty", ["Treaty", "treaty"]),
        ("neighbourliness", "bour", ["bour"]),
        ("Łódź and Astana", "lodz", ["Łódź"]),
        ("Садыр Жапаров", "жапаров", ["Жапаров"]),
        ("зелёная", "зеленая", ["зелёная"]),
        ("Ӯзбекистон, Қазақстан", "казак", ["Қазақ"]),
        ("永久睦邻友好合作", "友好", ["友好"]),
        ("17 June 2025", "june  2025", ["June 2025"]),
        ("17\u00a0June", "17 june", ["17\u00a0June"]),
        ("2023–2024", "2023-2024", ["2023–2024"]),
        ("O‘zbekiston", "o'z", ["O‘z"]),
        ("U.S. and us", "u.s", ["U.S"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("Straße", "strasse", ["Straße"]),
        ("e\u0301te\u0301", "ete", ["e\u0301te\u0301"]),
        ("soft\u200bened", "softened", ["soft\u200bened"]),
        ("nothing", "   ", []),
        ("nothing", "", []),
        ("nothing", "something", []),
    ],
)
def test_it_is_found_as_a_reader_would_see_it(text: str, wanted: str, expected: list[str]) -> None:
    assert words(text, wanted) == expected


@given(st.text(max_size=60), st.integers(0, 60), st.integers(1, 10))
def test_any_part_of_a_text_that_has_letters_is_found_in_it(
    text: str, start: int, length: int
) -> None:
    part = text[start : start + length]

    if key(part.strip()).text.strip():
        assert found(key(text), part) or not part.isalnum()


@given(st.text(max_size=60), st.text(max_size=5))
def test_spans_stand_in_the_text_apart_and_in_order(text: str, wanted: str) -> None:
    spans = found(key(text), wanted)

    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
