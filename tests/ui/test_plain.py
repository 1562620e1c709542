"""Text of records can neither act nor disturb what stands around it."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from summitdesk.ui import plain


def test_control_characters_become_visible_marks() -> None:
    assert plain.shown("a\x00b\x1bc\x7fd\x85") == "a␀b␛c␡d\n"


def test_direction_overrides_are_named() -> None:
    assert plain.shown("report\u202egpj.exe") == "report⟨RLO⟩gpj.exe"
    assert plain.shown("\u2066x\u2069\u200f\ufeff") == "⟨LRI⟩x⟨PDI⟩⟨RLM⟩⟨BOM⟩"


def test_markup_stays_as_it_is_written() -> None:
    assert (
        plain.shown("<b>bold</b> & <img src='file:///x'>") == "<b>bold</b> & <img src='file:///x'>"
    )


def test_line_ends_of_every_system_are_line_ends() -> None:
    assert plain.shown("a\r\nb\rc\u2028d\x0be") == "a\nb\nc\nd\ne"


def test_half_a_character_is_a_replacement_sign() -> None:
    assert plain.shown("a\ud800b") == "a\ufffdb"


def test_marks_piled_on_one_letter_are_thinned() -> None:
    shown = plain.shown("a" + "\u0301" * 5_000 + "b")

    assert len(shown) < 20
    assert shown.endswith("⟨…⟩b")


def test_an_unbroken_run_may_break() -> None:
    assert "\u200b" in plain.shown("x" * 5_000)
    assert "\u200b" not in plain.shown("word " * 2_000)


def test_what_reads_from_right_to_left_is_isolated() -> None:
    assert plain.shown("سلام") == "\u2068سلام\u2069"
    assert plain.shown("Жапаров 扎帕罗夫") == "Жапаров 扎帕罗夫"


def test_joiners_of_scripts_that_need_them_are_kept() -> None:
    assert "\u200c" in plain.shown("می\u200cخواهم")


def test_a_row_never_looks_at_more_than_a_screen_is_wide() -> None:
    line = plain.one_line("a\n\nb\t" + "c" * 1_000_000)

    assert line.startswith("a b c")
    assert len(line) <= plain.ROW_LIMIT + 1


def test_a_tooltip_is_escaped() -> None:
    tooltip = plain.tooltip("<script>1 < 2</script> & co")

    assert "<script>" not in tooltip
    assert "&lt;script&gt;1 &lt; 2&lt;/script&gt; &amp; co" in tooltip
    assert plain.tooltip("") == ""


@given(st.text(alphabet=st.characters()))
def test_nothing_shown_acts_unseen(text: str) -> None:
    shown = plain.shown(text)

    inner = shown.removeprefix("\u2068").removesuffix("\u2069")
    acting = [c for c in inner if unicodedata.category(c) == "Cc" and c not in "\n\t"]
    acting += [c for c in inner if c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
    assert not acting
    shown.encode()  # no half characters are left


ODD = st.text(alphabet="ab \n\r\x00\u202e\u2067\u0301\u0627\U0001d11e\ud800", max_size=60)


@given(ODD)
def test_all_that_is_shown_stands_for_all_of_the_text(text: str) -> None:
    assert plain.own_part(text, 0, len(plain.shown(text))) == text


@given(ODD, st.integers(0, 60), st.integers(0, 60))
def test_parts_of_what_is_shown_join_to_the_text(text: str, one: int, other: int) -> None:
    shown = plain.shown(text)
    first, second = sorted((min(one, len(shown)), min(other, len(shown))))

    parts = [plain.own_part(text, *span) for span in ((0, first), (second, len(shown)))]

    assert text.startswith(parts[0])
    assert text.endswith(parts[1])


def test_a_part_is_what_its_marks_stand_for() -> None:
    text = "report\u202egpj.exe " + "x" * 3_000

    assert plain.shown(text)[6:11] == "⟨RLO⟩"
    assert plain.own_part(text, 6, 11) == "\u202e"
    assert plain.own_part(text, 8, 14) == "\u202egpj", "half a mark is the whole of it"
    assert plain.own_part(text, 19, len(plain.shown(text))) == "x" * 3_000
