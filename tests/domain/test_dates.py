import datetime
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summitdesk.domain import dates
from summitdesk.domain.dates import FIRST_DAY, LAST_DAY, DateBounds, bounds, years
from summitdesk.domain.datewords import in_words
from summitdesk.domain.message import MessageError

# Pieces from which both sound and broken dates are made.
PIECES = st.sampled_from(
    [
        *("2025", "2024", "0000", "-06", "-02", "-13", "-29", "-31", "-XX", "T10:00:00"),
        *"XYZ/.~?%-[S2٣\x00",
    ]
)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "words"),
    [
        ("2025-06-17", "2025-06-17", "2025-06-17", "17 June 2025"),
        ("2025-05", "2025-05-01", "2025-05-31", "May 2025"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2025", "2025-01-01", "2025-12-31", "2025"),
        ("2023-05-18/2023-05-19", "2023-05-18", "2023-05-19", "18–19 May 2023"),
        ("2023-04-28/2023-05-02", "2023-04-28", "2023-05-02", "28 April – 2 May 2023"),
        ("2024-12/2025-01-02", "2024-12-01", "2025-01-02", "December 2024 – 2 January 2025"),
        ("2023-04/2023-05", "2023-04-01", "2023-05-31", "April–May 2023"),
        ("2019/2023", "2019-01-01", "2023-12-31", "2019–2023"),
        ("2019/2023-05", "2019-01-01", "2023-05-31", "2019 – May 2023"),
        ("2025/2025", "2025-01-01", "2025-12-31", "2025"),
        ("2026~", "2026-01-01", "2026-12-31", "about 2026"),
        ("2025?", "2025-01-01", "2025-12-31", "2025 (uncertain)"),
        ("2025-06%", "2025-06-01", "2025-06-30", "about June 2025 (uncertain)"),
        ("2025~/2026", "2025-01-01", "2026-12-31", "about 2025 – 2026"),
        ("2025-06/..", "2025-06-01", LAST_DAY, "from June 2025"),
        ("../2025", FIRST_DAY, "2025-12-31", "until 2025"),
        ("2025/", "2025-01-01", LAST_DAY, "from 2025, end unknown"),
        ("/2025-06", FIRST_DAY, "2025-06-30", "until June 2025, beginning unknown"),
        ("202X", "2020-01-01", "2029-12-31", "2020s"),
        ("19XX", "1900-01-01", "1999-12-31", "between 1900 and 1999"),
        ("2025-XX", "2025-01-01", "2025-12-31", "2025, month unknown"),
        ("2025-06-XX", "2025-06-01", "2025-06-30", "June 2025, day unknown"),
        ("2025-XX-XX", "2025-01-01", "2025-12-31", "2025, month and day unknown"),
        ("2025-21", "2025-03-01", "2025-05-31", "spring 2025"),
        ("0751-07", "0751-07-01", "0751-07-31", "July 751"),
        ("2025-06-17T10:00:00Z", "2025-06-17", "2025-06-17", "2025-06-17T10:00:00Z"),
    ],
)
def test_a_date_has_bounds_and_words(edtf: str, first: str, last: str, words: str) -> None:
    assert bounds(edtf) == DateBounds(first, last)
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("2025-13", "2025-13 is not a date in EDTF; write for example 2025-06-17, 2025-06,"),
        ("2025-02-29", "2025-02-29 is not a date in EDTF"),
        ("2025-02-29/2025-03-01", "2025-02-29/2025-03-01 is not a date in EDTF"),
        ("17 June 2025", "17 June 2025 is not a date in EDTF"),
        (" 2025", " 2025 is not a date in EDTF"),
        ("", "An empty text is not a date in EDTF"),
        ("2025-1X", "2025-1X is not a date in EDTF"),
        ("../..", "../.. is not a date in EDTF"),
        ("[2024,2025]", r"\[2024,2025\] is not a date in EDTF"),
        ("2" * 100_000, "2{39}… is not a date in EDTF"),
        ("2025/2024", "2025/2024 ends before it begins; write the earlier date first"),
        ("0000", "0000 lies outside the years 0001 to 9999"),
        ("-0044", "-0044 lies outside the years 0001 to 9999"),
        ("Y17000", "Y17000 lies outside the years 0001 to 9999"),
    ],
)
def test_what_is_no_date_is_refused_with_a_helpful_sentence(edtf: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}"):
        bounds(edtf)


@pytest.mark.parametrize("edtf", ["2025-13", "2025-02-30", "0000", "../..", "", "soon", "[2025]"])
def test_what_is_no_date_is_shown_as_it_stands(edtf: str) -> None:
    assert in_words(edtf) == edtf


def first_and_last(edtf: str) -> tuple[str, str] | str:
    """Give what `bounds` says, be it days or the sentence that refuses."""
    try:
        found = bounds(edtf)
    except ValueError as refusal:
        return str(refusal)
    return found.first, found.last


@given(st.lists(PIECES, max_size=6).map("".join))
def test_anything_is_either_a_span_of_days_or_refused_in_a_sentence(edtf: str) -> None:
    match first_and_last(edtf):
        case (first, last):
            assert datetime.date.fromisoformat(first) <= datetime.date.fromisoformat(last)
        case sentence:
            assert "; " in sentence
            assert len(sentence) < 200


@given(st.lists(PIECES, max_size=6).map("".join))
def test_anything_has_words(edtf: str) -> None:
    assert bool(in_words(edtf)) == bool(edtf)


@given(st.dates())
def test_a_day_is_its_own_bounds(day: datetime.date) -> None:
    assert bounds(day.isoformat()) == DateBounds(day.isoformat(), day.isoformat())
    assert in_words(day.isoformat()).endswith(f" {day.year}")


def test_a_date_touches_the_years_between_its_bounds() -> None:
    assert list(years("2023-12-30", "2025-01-02")) == [2023, 2024, 2025]
    assert list(years("2025-06-17", "2025-06-17")) == [2025]


def test_an_open_date_touches_the_200_years_beside_its_known_end() -> None:
    assert years("2025-01-01", LAST_DAY) == range(2025, 2225)
    assert years(FIRST_DAY, "2025-12-31") == range(1826, 2026)
    assert years("1000-01-01", "1999-12-31") == range(1000, 1200)
    assert years(FIRST_DAY, "0100-12-31") == range(1, 101)


def test_words_come_without_the_date_library() -> None:
    code = (
        "import sys; from summitdesk.domain.datewords import in_words; in_words('2025/..');"
        "sys.exit('edtf' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(
    st.one_of(
        st.dates().map(datetime.date.isoformat),
        st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?", fullmatch=True),
    )
)
@example("2025-00")
@example("2025-06-00")
@example("0000")
@example("2025-21")
@example("2025-02-29")
def test_a_plain_date_means_what_the_library_says(written: str) -> None:
    try:
        quick = bounds(written)
    except MessageError:
        quick = None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "_plain_bounds", lambda one: None)
        bounds.cache_clear()
        try:
            slow = bounds(written)
        except MessageError:
            slow = None
    bounds.cache_clear()

    assert quick == slow
