"""A narrow window folds its panes away in order, and a key or a button brings them back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from summitdesk.ui.views.panes import Pane, columns_for
from summitdesk.ui.widgets.pane_button import PaneButton
from tests.desk import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


def on_show(desk: Desk) -> list[str]:
    return [
        name for name in ("facetPanel", "resultTable", "detailPane") if desk.named(name).isVisible()
    ]


def resized(desk: Desk, width: int, height: int = 720) -> Desk:
    desk.window.resize(width, height)
    desk.rest()
    assert desk.window.width() == width, "the window may be as narrow as that"
    return desk


@pytest.mark.parametrize(
    ("width", "names", "stacked"),
    [
        (1440, ["facetPanel", "resultTable", "detailPane"], False),
        (1100, ["facetPanel", "resultTable", "detailPane"], False),
        (1090, ["resultTable", "detailPane"], False),
        (720, ["resultTable", "detailPane"], False),
        (690, ["resultTable", "detailPane"], True),
        (520, ["resultTable", "detailPane"], True),
    ],
)
def test_panes_fold_away_in_order(desk: Desk, width: int, names: list[str], stacked: bool) -> None:
    resized(desk, width)

    assert on_show(desk) == names
    assert desk.window.browse.panes.is_stacked is stacked


def test_a_stacked_detail_stands_below_the_list(desk: Desk) -> None:
    resized(desk, 600)
    browse = desk.window.browse

    assert browse.detail_area.y() >= browse.list_area.y() + browse.list_area.height()
    assert browse.detail_area.width() == browse.list_area.width() == 600


def test_a_narrow_window_leaves_the_count_to_the_tab_and_the_room_to_the_chips(desk: Desk) -> None:
    query = desk.session.query
    desk.session.ask(
        query.including("event", "evt-astana-2025").excluding("type", "type-initiative")
    )
    desk.rest()

    resized(desk, 640)
    assert not desk.window.count.isVisible()
    resized(desk, 1440)
    assert desk.window.count.isVisible()


def test_a_key_brings_the_facets_back_in_a_narrow_window(desk: Desk) -> None:
    resized(desk, 760)
    desk.press(Qt.Key.Key_3, modifier=CONTROL)

    assert "facetPanel" in on_show(desk)
    assert desk.focus.objectName() == "yearHistogram"
    assert desk.window.width() == 760

    desk.press(Qt.Key.Key_F7)

    assert "facetPanel" not in on_show(desk)
    assert desk.focus.objectName() == "resultTable"


def test_a_button_folds_and_unfolds(desk: Desk) -> None:
    facets, detail = desk.window.findChildren(PaneButton)

    facets.click()
    detail.click()
    assert on_show(desk) == ["resultTable"]
    assert not facets.isChecked()
    assert not detail.isChecked()

    facets.click()
    detail.click()
    assert on_show(desk) == ["facetPanel", "resultTable", "detailPane"]


def test_what_is_folded_in_a_narrow_window_is_open_again_in_a_wide_one(desk: Desk) -> None:
    resized(desk, 900)
    desk.press(Qt.Key.Key_F8)
    assert on_show(desk) == ["resultTable"]

    resized(desk, 1440)

    assert on_show(desk) == ["facetPanel", "resultTable", "detailPane"]


def test_large_letters_need_as_much_room_as_a_narrow_window_has_not(desk: Desk) -> None:
    resized(desk, 1280)
    assert "facetPanel" in on_show(desk)

    desk.theme.zoom_to(150)
    desk.rest()
    assert on_show(desk) == ["resultTable", "detailPane"]

    desk.theme.zoom_to(200)
    desk.rest()
    assert desk.window.browse.panes.is_stacked


@pytest.mark.parametrize("width", [1100, 1280, 1440, 1920, 3000])
def test_the_width_is_shared_out_whole(width: int) -> None:
    columns = columns_for(width, facets=True)

    assert sum(columns) == width
    assert min(columns) >= 200


def test_widths_set_by_hand_are_known_and_kept(desk: Desk) -> None:
    panes = desk.window.browse.panes
    assert panes.widths == ()
    inner = panes.findChild(QSplitter)
    assert isinstance(inner, QSplitter)

    inner.moveSplitter(500, 1)
    middle = inner.sizes()[0]
    resized(desk, 1440)

    assert panes.widths[1] == middle
    assert abs(inner.sizes()[0] - middle) <= 2


def test_panes_stand_as_they_were_left(desk: Desk) -> None:
    panes = desk.window.browse.panes

    panes.restore((250, 600, 590), facets=True, detail=False)
    assert on_show(desk) == ["facetPanel", "resultTable"]
    panes.restore((250, 600, 590), facets=True, detail=True)

    assert desk.named("facetPanel").width() == 250
    assert panes.shows(Pane.DETAIL)


@pytest.mark.parametrize("widths", [(1,), (0, 5, 5), (-1, 600, 500), (1, 2, 3, 4)])
def test_widths_that_make_no_sense_are_not_taken(desk: Desk, widths: tuple[int, ...]) -> None:
    panes = desk.window.browse.panes

    panes.restore(widths, facets=True, detail=True)

    assert panes.widths == ()


def test_nothing_moves_sideways_while_one_types(desk: Desk) -> None:
    tabs = desk.window.browse.list_area.tabs
    resized(desk, 1440, 900)

    def places() -> tuple[list[int], int, int]:
        lefts = [tabs.tabRect(at).x() for at in range(tabs.count())]
        years = desk.window.browse.facets.years.bars
        return lefts, desk.window.filter_bar.width(), len(years)

    before = places()
    for text in ("coop", "cooperation", "permits"):
        desk.type(text)
        assert places() == before
