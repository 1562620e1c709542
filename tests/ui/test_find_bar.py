"""Words are found in the record one reads: counted, marked, gone through and left."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from summitdesk.ui.theme.tokens import LIGHT
from summitdesk.ui.widgets.reading_aids import Folding
from summitdesk.ui.widgets.sections import Column
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


def unfold_all(desk: Desk) -> None:
    detail = desk.window.browse.detail
    while waiting := [
        each
        for each in detail.findChildren(QWidget)
        if isinstance(each, Folding) and each.isVisible() and each.waiting()
    ]:
        for each in waiting:
            each.unfold()
        desk.rest()


def shown(desk: Desk, words: str) -> int:
    """How often words stand in the record, on show."""
    blocks = desk.window.browse.detail.findChildren(TextBlock)
    return sum(each.text().casefold().count(words) for each in blocks if each.isVisible())


def test_every_hit_is_counted_as_often_as_it_is_read_also_where_it_is_folded_away(
    desk: Desk,
) -> None:
    find(desk, "china")
    before, on_show = total(desk), shown(desk, "china")
    unfold_all(desk)

    assert on_show < before
    assert total(desk) == before == shown(desk, "china")


def test_what_only_a_folded_part_says_is_unfolded(desk: Desk, qtbot: QtBot) -> None:
    words = max(desk.window.browse.detail.page.title.waiting(), key=len)[:60].casefold()
    assert shown(desk, words) == 0

    find(desk, words)

    qtbot.waitUntil(lambda: shown(desk, words) > 0, timeout=5_000)
    qtbot.waitUntil(lambda: count(desk).startswith("1 of "), timeout=5_000)


def test_one_goes_through_every_hit_and_unfolds_what_is_on_the_way(
    desk: Desk, qtbot: QtBot
) -> None:
    find(desk, "eternal")
    last = total(desk)
    assert shown(desk, "eternal") < last
    for _ in range(last):
        before = count(desk)
        desk.press(Qt.Key.Key_F3)
        qtbot.waitUntil(lambda before=before: count(desk) != before or last == 1)  # type: ignore[misc]
        desk.rest()

    assert total(desk) == last
    assert count(desk) == f"1 of {last}"
    assert shown(desk, "eternal") == last


def test_a_letter_that_stands_on_show_unfolds_nothing(desk: Desk) -> None:
    before = len(desk.window.browse.detail.findChildren(TextBlock))
    find(desk, "e")

    assert len(desk.window.browse.detail.findChildren(TextBlock)) == before


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


def test_the_hit_one_is_at_is_brought_into_view_and_marked_more_than_others(
    desk: Desk, qtbot: QtBot
) -> None:
    find(desk, "treaty")
    desk.press(Qt.Key.Key_F3, modifier=SHIFT)  # the last one, far below and folded away
    pane = desk.window.browse.detail

    def grounds() -> set[str]:
        picture = pane.viewport().grab().toImage()
        return {
            picture.pixelColor(x, y).name().upper()
            for x in range(0, picture.width(), 2)
            for y in range(0, picture.height(), 2)
        }

    qtbot.waitUntil(lambda: LIGHT.found in grounds(), timeout=5_000)
    assert pane.verticalScrollBar().value() > 0


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


def test_what_is_opened_by_hand_meanwhile_leaves_one_at_the_hit_one_was_at(
    desk: Desk, qtbot: QtBot
) -> None:
    find(desk, "permanent")
    said, before = count(desk), shown(desk, "permanent")

    desk.window.browse.detail.page.discrepancies.open_first()
    qtbot.waitUntil(lambda: shown(desk, "permanent") > before, timeout=5_000)
    desk.rest()

    assert count(desk) == said


def test_after_a_record_with_other_titles_one_finds_in_a_record_without(
    desk: Desk, qtbot: QtBot
) -> None:
    find(desk, "friendship")
    others = desk.window.browse.detail.page.title.findChildren(Column)[0]

    with qtbot.waitSignal(others.destroyed):
        desk.window.browse.open_record("src-kuna")
    desk.rest()
    desk.press(Qt.Key.Key_F, modifier=CONTROL)

    assert count(desk).startswith("1 of ")
