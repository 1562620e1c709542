"""The window comes back wholly on a screen that is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from summitdesk.ui.geometry import TITLE_BAR, first_place, placed

MAIN = QRect(0, 0, 1920, 1040)
RIGHT = QRect(1920, 0, 2560, 1400)
SMALL = QRect(0, 0, 1024, 600)

numbers = st.integers(-100_000, 100_000)


@pytest.mark.parametrize("wanted", [QRect(100, 80, 1200, 800), QRect(2000, 100, 1400, 900)])
def test_a_window_that_is_seen_whole_stands_where_it_stood(wanted: QRect) -> None:
    assert placed(wanted, [MAIN, RIGHT]) == wanted


def test_a_window_from_a_screen_that_is_gone_comes_to_the_one_that_is_left() -> None:
    assert placed(QRect(2200, 100, 1400, 900), [MAIN]) == QRect(520, 100, 1400, 900)


def test_a_window_half_outside_comes_in() -> None:
    assert placed(QRect(-300, -200, 1200, 800), [MAIN]) == QRect(0, TITLE_BAR, 1200, 800)


def test_a_window_over_two_screens_goes_to_the_one_that_shows_more_of_it() -> None:
    assert placed(QRect(1800, 100, 1000, 700), [MAIN, RIGHT]).left() == RIGHT.left()


def test_a_window_too_large_for_its_screen_is_made_smaller() -> None:
    assert placed(QRect(0, 0, 1440, 900), [SMALL]) == SMALL.adjusted(0, TITLE_BAR, 0, 0)


def test_a_window_that_was_never_moved_stands_in_the_middle() -> None:
    place = first_place(QSize(1440, 900), [MAIN, RIGHT])

    assert place.size() == QSize(1440, 900)
    assert abs(place.center().x() - MAIN.center().x()) <= 1


@given(st.tuples(numbers, numbers, numbers, numbers))
def test_whatever_was_kept_the_window_is_seen_whole(kept: tuple[int, int, int, int]) -> None:
    place = placed(QRect(*kept), [SMALL, RIGHT])

    assert SMALL.contains(place) or RIGHT.contains(place)
    assert place.width() >= 480
    assert place.height() >= 360


def test_without_any_screen_nothing_is_changed() -> None:
    assert placed(QRect(1, 2, 3, 4), []) == QRect(1, 2, 3, 4)
