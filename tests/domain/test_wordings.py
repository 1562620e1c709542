"""Two wordings read side by side: each is whole in what is told, and no word is ever cut."""

import re
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.wordings import MOST_COMPARED, Mark, Segment, differing
from tests.counts import repetitions

# Few words, so that texts have much in common; any text, so that nothing is taken for granted.
FEW = st.lists(
    st.sampled_from(
        ["peace", "Peace", "and", "мир", "ma'no", "2,500", "中", "国", ",", "–", "e\u0301"]
    )
).map(" ".join)
SPACED = st.text(alphabet="ab 中国'.,\n\t\u0301\u200c-1", max_size=60)
TEXTS = st.one_of(FEW, SPACED, st.text(max_size=80))


def written(segments: list[Segment]) -> str:
    """The parts as a proofreader writes them: what goes in brackets, what comes in braces."""
    marks = {Mark.EQUAL: "{}", Mark.DELETED: "[{}]", Mark.INSERTED: "{{{}}}"}
    return "".join(marks[each.mark].format(each.text) for each in segments)


def without(mark: Mark, segments: list[Segment]) -> str:
    return "".join(each.text for each in segments if each.mark is not mark)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("", "", ""),
        ("peace", "peace", "peace"),
        ("", "peace", "{peace}"),
        ("peace", "", "[peace]"),
        ("eternal peace", "permanent peace", "[eternal]{permanent} peace"),
        ("side by side", "next to each other", "[side by side]{next to each other}"),
        ("peace and trust", "peace", "peace[ and trust]"),
        ("peace", "peace and trust", "peace{ and trust}"),
        ("a new impetus", "a impetus", "a [new ]impetus"),
        ("trust, peace", "trust peace", "trust[,] peace"),
        ("the Treaty", "the treaty", "the [Treaty]{treaty}"),
        ("вечный мир", "вечного мира", "[вечный мир]{вечного мира}"),
        ("中国同中亚", "中国和中亚", "中国[同]{和}中亚"),
        ("中亚国家关系", "中亚国家的关系", "中亚国家{的}关系"),
        ("мир 和平", "мир 和睦", "мир 和[平]{睦}"),
    ],
)
def test_what_differs_is_marked_and_nothing_else(one: str, other: str, expected: str) -> None:
    assert written(differing(one, other)) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("neighborliness", "neighbourliness"),
        ("2,500", "2,700"),
        ("1.5", "1.6"),
        ("ma'no", "ma’no"),
        ("Xi'an", "Xian"),
        ("cafe\u0301", "cafe"),
        ("می\u200cخواهم", "میخواهم"),
        ("C5", "C6"),
    ],
)
def test_a_word_is_marked_whole_or_not_at_all(one: str, other: str) -> None:
    assert written(differing(f"so {one} is", f"so {other} is")) == f"so [{one}]{{{other}}} is"


def test_gaps_that_differ_are_told_without_the_words_beside_them() -> None:
    assert written(differing("one two\n", " one\ntwo")) == "{ }one[ ]{\n}two[\n]"


def test_long_texts_are_aligned_by_what_is_rare_in_them() -> None:
    random = Random("aligned")
    words = [random.choice(["the", "of", f"word{place}"]) for place in range(3_000)]
    changed = dict.fromkeys(random.sample(range(3_000), 40), "другое")
    other = [changed.get(place, word) for place, word in enumerate(words)]

    segments = differing(" ".join(words), " ".join(other))

    inserted = " ".join(each.text for each in segments if each.mark is Mark.INSERTED)
    assert inserted.split().count("другое") == 40
    assert len(inserted.split()) < 60


@given(one=TEXTS, other=TEXTS)
def test_both_wordings_are_whole_in_what_is_told(one: str, other: str) -> None:
    segments = differing(one, other)

    assert without(Mark.INSERTED, segments) == one
    assert without(Mark.DELETED, segments) == other


@given(one=TEXTS, other=TEXTS)
def test_no_part_is_empty_or_could_be_told_with_its_neighbour(one: str, other: str) -> None:
    segments = differing(one, other)

    marks = [each.mark for each in segments]
    assert all(each.text for each in segments)
    assert all(mark is not following for mark, following in pairwise(marks))
    assert (Mark.INSERTED, Mark.DELETED) not in set(pairwise(marks))


@given(one=TEXTS, other=TEXTS)
def test_no_part_begins_or_ends_within_a_word(one: str, other: str) -> None:
    segments = differing(one, other)

    for text, absent in ((one, Mark.INSERTED), (other, Mark.DELETED)):
        place = 0
        for each in segments:
            if each.mark is not absent:
                assert not re.match("[a-zа-я][a-zа-я\u0301]", text[place - 1 : place + 1])
                place += len(each.text)


@given(text=TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert differing(text, text) == ([Segment(text, Mark.EQUAL)] if text else [])


def test_twenty_thousand_characters_of_any_sort_are_compared() -> None:
    random = Random("any sort")
    for alphabet in (
        "中国同亚的",
        "ab ",
        "а́ 中,",
        "".join(map(chr, range(0x4E00, 0x4E00 + 2_000))),
    ):
        for _ in range(repetitions(1, 5)):
            one, other = ("".join(random.choices(alphabet, k=MOST_COMPARED)) for _ in range(2))

            segments = differing(one, other)

            assert without(Mark.INSERTED, segments) == one
            assert without(Mark.DELETED, segments) == other


def test_a_longer_text_is_the_same_or_quite_another() -> None:
    flood = "word " * MOST_COMPARED

    assert differing(flood, flood) == [Segment(flood, Mark.EQUAL)]
    assert differing(flood, "word") == [
        Segment(flood, Mark.DELETED),
        Segment("word", Mark.INSERTED),
    ]
