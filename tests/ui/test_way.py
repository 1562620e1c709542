"""Back and forward bring places back as they were left: words, facets, tab, row and scroll."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.desk import Desk

ALT = Qt.KeyboardModifier.AltModifier


def back(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Left, modifier=ALT)


def forward(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Right, modifier=ALT)


def test_words_and_the_record_come_back(desk: Desk) -> None:
    everything, first = desk.count, desk.title
    desk.type("customs")
    found, second = desk.count, desk.title

    back(desk)
    assert (desk.count, desk.title) == (everything, first)
    assert desk.window.filter_bar.field.text() == ""
    assert not desk.window.commands["back"].isEnabled()

    forward(desk)
    assert (desk.count, desk.title) == (found, second)
    assert desk.window.filter_bar.field.text() == "customs"


def test_tab_and_facets_come_back(desk: Desk) -> None:
    desk.session.include("event", "evt-astana-2025")
    desk.rest()
    narrowed = desk.session.query
    desk.session.show_tab("quotations")
    desk.rest()

    back(desk)

    assert desk.session.query == narrowed
    assert desk.window.browse.list_area.tabs.tab == "agreements"
    back(desk)
    assert desk.session.query.included == ()


def test_a_link_is_a_step_and_leaves_the_list_alone(desk: Desk) -> None:
    desk.press(Qt.Key.Key_1, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    row, title = desk.window.browse.list_area.table.currentIndex().row(), desk.title

    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    desk.session.show_tab("names")
    desk.rest()
    back(desk)
    assert desk.title == "Sadyr Japarov"
    assert desk.window.browse.list_area.table.currentIndex().row() == row
    back(desk)
    assert desk.title == title


def test_list_and_detail_are_scrolled_as_they_were(qtbot: QtBot, desk: Desk) -> None:
    table, detail = desk.window.browse.list_area.table, desk.window.browse.detail
    desk.press(Qt.Key.Key_1, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_PageDown)
    desk.window.browse.open_record("agr-treaty-eternal")
    desk.rest()
    list_top = table.verticalScrollBar().value() + 17
    table.verticalScrollBar().setValue(list_top)
    detail.verticalScrollBar().setValue(120)
    title = desk.title

    desk.session.show_tab("sources")
    desk.rest()
    assert table.verticalScrollBar().value() != list_top
    back(desk)
    desk.rest()

    assert desk.title == title
    assert table.verticalScrollBar().value() == list_top
    qtbot.waitUntil(lambda: detail.verticalScrollBar().value() == 120)  # once all is laid out


def test_a_place_is_left_with_the_row_it_stood_on_not_with_the_next(desk: Desk) -> None:
    table = desk.window.browse.list_area.table
    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    table.go_to_row(5)
    desk.rest()

    back(desk)

    assert desk.title == "Sadyr Japarov"
    assert table.currentIndex().row() == 0


def test_a_place_is_left_with_the_list_scrolled_as_it_was(desk: Desk, qtbot: QtBot) -> None:
    table = desk.window.browse.list_area.table
    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    desk.press(Qt.Key.Key_1, Qt.Key.Key_End, modifier=Qt.KeyboardModifier.ControlModifier)
    assert table.verticalScrollBar().value() > 0
    qtbot.waitUntil(lambda: desk.title != "Sadyr Japarov")

    back(desk)

    assert desk.title == "Sadyr Japarov"
    assert table.verticalScrollBar().value() == 0


def test_words_typed_over_by_others_come_back_with_the_record_they_found(desk: Desk) -> None:
    desk.type("customs")
    found = desk.title
    desk.press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.type("water")
    assert desk.title != found

    back(desk)

    assert desk.window.filter_bar.field.text() == "customs"
    assert desk.title == found


def test_nothing_found_is_a_place_too(desk: Desk) -> None:
    desk.type("nowhere to be found")
    desk.session.show_tab("speeches")
    desk.rest()

    back(desk)

    assert desk.title == ""
    assert desk.window.browse.list_area.tabs.tab == "agreements"
    back(desk)
    assert desk.title == desk.titles[0]


def test_a_wish_on_the_way_back_is_not_lost(desk: Desk) -> None:
    desk.session.show_tab("events")
    desk.rest()
    desk.window.browse.go_back()
    desk.session.search_for("astana")  # before the list of before could arrive
    desk.rest()

    assert desk.session.query.text == "astana"
    assert desk.window.browse.list_area.tabs.tab == "agreements"
    back(desk)
    assert desk.session.query.text == ""
