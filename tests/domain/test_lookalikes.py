"""What looks like something else is remarked on, and no honest name in any script is."""

import pytest

from summitdesk.domain.lookalikes import remarks


def said(text: str) -> list[str]:
    return [str(remark) for remark in remarks(text)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Jаparov", "“Jаparov” has letters of two scripts"),
        ("Президент Tокаев", "“Tокаев” has letters of two scripts"),
        ("Αlpha", "two scripts"),
        ("report\u202egpj.exe", "turns the direction of writing"),
        ("a\u200bb", "nobody sees"),
        ("\ufeffTitle", "nobody sees"),
    ],
)
def test_it_is_said_what_to_look_at_twice(text: str, says: str) -> None:
    (remark,) = said(text)

    assert says in remark


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Sadyr Japarov (Садыр Жапаров, 萨德尔·扎帕罗夫)",
        "Шавкат Мирзиёев, Shavkat Mirziyoyev",
        "O‘zbekiston Respublikasi",
        "رئیس‌جمهور تاجیکستان",
        "Covid-19: протокол №2",
        "naïve — «Ömür»",
    ],
)
def test_of_honest_names_nothing_is_said(text: str) -> None:
    assert said(text) == []


def test_a_hundred_thousand_characters_are_looked_at_at_once() -> None:
    assert said("мир " * 25_000) == []
    assert len(said("a" * 99_999 + "а")) == 1
