"""Words stand in the quotation marks of their language; sentences end once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.citing.marks import (
    QUOTES,
    enclosed,
    is_ended,
    joined,
    quoted,
    sentences,
    stopped,
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“six ‘trees’ grew”"),
        ("ru", "«six „trees“ grew»"),
        ("ky", "«six „trees“ grew»"),
        ("kk", "«six “trees” grew»"),
        ("uz-Latn", "“six ‘trees’ grew”"),
        ("de", "„six ‚trees‘ grew“"),
        ("sr-Latn", "„six ‘trees’ grew”"),
        ("zh", "“six ‘trees’ grew”"),
        ("zh-Hant", "「six 『trees』 grew」"),
        ("fr", "«\u202fsix “trees” grew\u202f»"),
        ("", "“six ‘trees’ grew”"),
    ],
)
def test_words_stand_in_the_marks_of_their_language(language: str, expected: str) -> None:
    assert quoted('six "trees" grew', language) == expected


def test_the_languages_own_marks_become_inner_ones() -> None:
    assert quoted("второй саммит «Центральная Азия»", "ru") == "«второй саммит „Центральная Азия“»"


def test_half_a_pair_of_marks_is_left_as_it_is_printed() -> None:
    assert quoted("the summit” is held", "en") == "“the summit” is held”"


def test_words_that_bring_their_marks_keep_them() -> None:
    assert quoted("“a milestone”", "en") == "“a milestone”"
    assert quoted("“a” and “b”", "en") == "“‘a’ and ‘b’”"


@given(st.text(max_size=60), st.sampled_from(sorted(QUOTES)))
def test_quoted_words_stay_on_one_line(words: str, language: str) -> None:
    assert len(quoted(words, language).splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("They signed", "They signed."),
        ("They signed.", "They signed."),
        ("“They signed.”", "“They signed.”"),
        ("“They signed”", "“They signed”."),
        ("Who signed?", "Who signed?"),
        ("今天签署。", "今天签署。"),
        ("(n.d.)", "(n.d.)."),
        ("[Б. г.]", "[Б. г.]."),
    ],
)
def test_a_sentence_ends_once(text: str, expected: str) -> None:
    assert stopped(text) == expected


def test_what_is_missing_leaves_no_mark_behind() -> None:
    assert joined(", ", "", "Astana", "", "2025") == "Astana, 2025"
    assert sentences("", "Astana", "", "2025.") == "Astana. 2025."


@given(st.text(max_size=20))
def test_a_stopped_text_is_ended(text: str) -> None:
    assert not text or is_ended(stopped(text)) or stopped(text).endswith(".")


@pytest.mark.parametrize(
    ("words", "language", "expected"),
    [
        ("  two  words ", "en", "“two  words”"),
        ("шёлковый путь", "ru", "«шёлковый путь»"),
        ("тилектештик", "ky", "«тилектештик»"),
        ("合作", "zh", "“合作”"),
        ("合作", "zh-Hant", "「合作」"),
        ("a “Belt” b", "en", "“a “Belt” b”"),
        ("«уже так»", "en", "«уже так»"),
    ],
)
def test_enclosed_words_keep_every_letter(words: str, language: str, expected: str) -> None:
    assert enclosed(words, language) == expected
