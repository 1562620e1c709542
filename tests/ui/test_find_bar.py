"""Words are found in the record one reads: counted, marked, gone through and left."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from summitdesk.ui.theme.tokens import LIGHT
from summitdesk.ui.widgets.text_block import TextBlock
from tests.desk import Desk

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def find(desk: Desk, text: str) -> None:
    desk.window.browse.open_record("agr-treaty-eternal")
    desk.rest()
    desk.press(Qt.Key.Key_2, modifier=CONTROL)
    desk.press(Qt.Key.Key_F, modifier=CONTROL)
    assert desk.focus.objectName() == "findBox"
    field = desk.focus
    assert isinstance(field, QLineEdit)
    for character in text:
        event = QInputMethodEvent("", [])
        event.setCommitString(character)
        QApplication.sendEvent(field, event)
    desk.rest()


def count(desk: Desk) -> str:
    return desk.window.browse.detail_area.bar.count.text()


def total(desk: Desk) -> int:
    return int(count(desk).rpartition(" ")[2])


def test_in_the_record_ctrl_f_finds_in_the_record(desk: Desk) -> None:
    find(desk, "friendship")

    assert count(desk).startswith("1 of ")
    assert total(desk) > 1


def test_anywhere_else_ctrl_f_goes_to_the_search(desk: Desk) -> None:
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    desk.press(Qt.Key.Key_F, modifier=CONTROL)

    assert desk.focus.objectName() == "filterBox"


def test_two_keys_lead_to_the_search_from_anywhere(desk: Desk) -> None:
    for key in (Qt.Key.Key_L, Qt.Key.Key_K):
        desk.press(Qt.Key.Key_2, modifier=CONTROL)
        desk.press(key, modifier=CONTROL)

        assert desk.focus.objectName() == "filterBox"


def test_every_hit_on_show_is_counted_as_often_as_it_is_read(desk: Desk) -> None:
    find(desk, "china")
    shown = [
        block.text()
        for block in desk.window.browse.detail.findChildren(TextBlock)
        if block.isVisible()
    ]

    assert total(desk) == sum(text.casefold().count("china") for text in shown)


def test_keys_go_from_hit_to_hit_round_and_round(desk: Desk) -> None:
    find(desk, "treaty")
    last = total(desk)

    desk.press(Qt.Key.Key_F3)
    assert count(desk) == f"2 of {last}"
    desk.press(Qt.Key.Key_Return)
    assert count(desk) == f"3 of {last}"
    desk.press(Qt.Key.Key_F3, modifier=SHIFT)
    desk.press(Qt.Key.Key_Return, modifier=SHIFT)
    assert count(desk) == f"1 of {last}"
    desk.press(Qt.Key.Key_F3, modifier=SHIFT)
    assert count(desk) == f"{last} of {last}"
    desk.press(Qt.Key.Key_F3)
    assert count(desk) == f"1 of {last}"


def test_the_hit_one_is_at_is_brought_into_view_and_marked_more_than_others(desk: Desk) -> None:
    find(desk, "treaty")
    desk.press(Qt.Key.Key_F3, modifier=SHIFT)  # the last one, far below
    pane = desk.window.browse.detail
    picture = pane.viewport().grab().toImage()

    grounds = {
        picture.pixelColor(x, y).name().upper()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height(), 2)
    }

    assert pane.verticalScrollBar().value() > 0
    assert LIGHT.found in grounds


def test_words_that_are_not_there_are_said_not_to_be(desk: Desk) -> None:
    find(desk, "nowhere to be found")

    assert count(desk) == "Not found"


def test_escape_closes_the_bar_and_goes_back_to_the_record(desk: Desk) -> None:
    find(desk, "treaty")
    desk.press(Qt.Key.Key_Escape)

    assert not desk.window.browse.detail_area.is_finding
    assert desk.focus.objectName() == "detailPane"
    marked = [block.marked for block in desk.window.browse.detail.findChildren(TextBlock)]
    assert not any(marked), "nothing was searched, so nothing is marked"


def test_after_closing_the_hits_of_the_search_are_marked_again(desk: Desk) -> None:
    desk.type("eternal")
    find(desk, "treaty")
    desk.press(Qt.Key.Key_Escape)
    desk.window.browse.detail.grab(QRect())

    texts = {
        block.text()[start:end].casefold()
        for block in desk.window.browse.detail.findChildren(TextBlock)
        if block.text().isascii()
        for start, end in block.marked
    }
    assert texts == {"eternal"}


def test_escape_in_the_record_closes_the_bar_too(desk: Desk) -> None:
    find(desk, "treaty")
    desk.press(Qt.Key.Key_2, modifier=CONTROL)
    desk.press(Qt.Key.Key_Escape)

    assert not desk.window.browse.detail_area.is_finding


def test_another_record_is_looked_through_for_the_same_words(desk: Desk, qtbot: QtBot) -> None:
    find(desk, "astana")
    before = count(desk)
    desk.window.browse.open_record("evt-astana-2025")
    desk.rest()

    qtbot.waitUntil(lambda: total(desk) > 1)
    assert count(desk) != before


def test_what_an_input_method_composes_is_not_looked_for(desk: Desk) -> None:
    find(desk, "treaty")
    before = count(desk)
    QApplication.sendEvent(desk.focus, QInputMethodEvent("合", []))
    desk.rest()

    assert count(desk) == before


def test_a_folded_record_is_opened_to_find_in_it(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F8)
    assert not desk.named("detailPane").isVisible()

    desk.press(Qt.Key.Key_F, modifier=CONTROL | SHIFT)

    assert desk.named("detailPane").isVisible()
    assert desk.focus.objectName() == "findBox"


def test_what_is_opened_in_the_record_is_looked_through_too(desk: Desk, qtbot: QtBot) -> None:
    find(desk, "permanent")
    before = total(desk)
    desk.press(Qt.Key.Key_F3)

    desk.window.browse.detail.page.discrepancies.open_first()

    qtbot.waitUntil(lambda: total(desk) > before)
    assert not count(desk).startswith("1 of "), "one stays at the hit one was at"
