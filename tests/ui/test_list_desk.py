"""A list is looked at in rows or columns, in an order; what is selected can be taken away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from summitdesk.domain.query import Order
from summitdesk.settings import SettingsFile
from summitdesk.ui.models.list_look import ListLook, from_plain
from summitdesk.ui.views.list_desk import ORDER_ACTIONS
from summitdesk.ui.widgets.column_header import ColumnHeader
from tests.desk import Desk

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def do(desk: Desk, action: str) -> None:
    desk.window.commands[action].trigger()
    desk.rest()


def header(desk: Desk) -> ColumnHeader:
    (found,) = desk.window.findChildren(ColumnHeader)
    return found


def headings(desk: Desk) -> list[str]:
    """The headings from left to right, as far as they stand."""
    found = header(desk)
    model = desk.window.browse.list_area.model
    places = [found.logicalIndex(at) for at in range(found.count())]
    return [model.headerData(at, Qt.Orientation.Horizontal) for at in places]


def clipboard() -> list[str]:
    return QGuiApplication.clipboard().text().split("\n")


@pytest.mark.parametrize("name", list(ORDER_ACTIONS))
def test_every_order_has_its_action_and_its_tick(desk: Desk, name: str) -> None:
    do(desk, name)

    assert desk.session.query.order is ORDER_ACTIONS[name]
    ticked = [each for each in ORDER_ACTIONS if desk.window.commands[each].isChecked()]
    assert ticked == [name]


def test_the_bar_names_the_order_and_offers_the_others(desk: Desk) -> None:
    bar = desk.window.browse.list_area.bar
    assert bar.order.text() == "Newest first ▾"

    bar.order.click()
    (menu,) = bar.findChildren(QMenu)
    menu.actions()[2].trigger()
    menu.close()
    desk.rest()

    assert bar.order.text() == "Title A–Z ▾"
    assert bar.order.accessibleName() == "Order of the list: Title A–Z"
    assert desk.session.query.order is Order.TITLE


def test_rows_and_columns_show_the_same_records(desk: Desk) -> None:
    titles, title = desk.titles, desk.title
    do(desk, "view_columns")
    table = desk.window.browse.list_area.table

    assert headings(desk) == ["Title", "Type", "Date"]
    assert desk.titles == titles
    assert (desk.title, table.currentIndex().row()) == (title, 0)
    line = [str(table.model().index(0, at).data()) for at in range(3)]
    assert line[1:] == ["Treaty", "17 June 2025"]

    do(desk, "view_rows")
    assert table.model().columnCount() == 1
    assert table.horizontalHeader().isHidden()
    assert (desk.title, table.currentIndex().row()) == (title, 0)


def test_a_click_on_rows_or_columns_shows_the_list_so(desk: Desk) -> None:
    bar, table = desk.window.browse.list_area.bar, desk.window.browse.list_area.table

    bar.columns.click()
    assert table.model().columnCount() > 1
    assert bar.columns.isChecked()
    bar.rows.click()
    assert table.model().columnCount() == 1
    assert bar.rows.isChecked()


def test_a_click_leads_from_the_book_to_columns(desk: Desk) -> None:
    desk.session.show_tab("quotations")
    desk.rest()
    bar, area = desk.window.browse.list_area.bar, desk.window.browse.list_area

    bar.book.click()
    desk.rest()
    assert not area.table.isVisible()
    bar.columns.click()

    assert area.table.isVisible()
    assert area.table.model().columnCount() > 1


def test_all_rows_have_one_height_in_either_view(desk: Desk) -> None:
    table = desk.window.browse.list_area.table
    in_rows = {table.rowHeight(row) for row in range(80)}
    do(desk, "view_columns")
    in_columns = {table.rowHeight(row) for row in range(80)}

    assert len(in_rows) == len(in_columns) == 1
    assert in_columns < in_rows or max(in_columns) < max(in_rows)


def test_a_cell_speaks_with_its_heading_and_the_first_for_the_row(desk: Desk) -> None:
    do(desk, "view_columns")
    model = desk.window.browse.list_area.model
    role = Qt.ItemDataRole.AccessibleTextRole

    assert str(model.index(0, 0).data(role)).startswith("Treaty on Eternal Good")
    assert "17 June 2025" in str(model.index(0, 0).data(role))
    assert model.index(0, 2).data(role) == "Date: 17 June 2025"


def test_a_heading_orders_the_list_and_the_other_way_round(qtbot: QtBot, desk: Desk) -> None:
    desk.open_tab("speeches")
    do(desk, "view_columns")

    header(desk).sectionClicked.emit(0)
    desk.rest()
    assert desk.session.query.order is Order.TITLE
    header(desk).sectionClicked.emit(0)
    desk.rest()
    assert desk.session.query.order is Order.TITLE_REVERSED
    header(desk).sectionClicked.emit(1)  # by speaker nothing is ordered
    assert desk.session.query.order is Order.TITLE_REVERSED


def test_a_heading_that_orders_nothing_says_so_and_is_no_hand(desk: Desk) -> None:
    desk.session.show_tab("quotations")
    do(desk, "view_columns")
    over_it, names = header(desk), headings(desk)
    shapes, told = [], []
    for section in (names.index("Date"), names.index("Speaker")):
        at = QPoint(over_it.sectionViewportPosition(section) + 40, 10)
        over = over_it.viewport().mapToGlobal(at)
        no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        moved = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), QPointF(over), no_button, no_button, no_key
        )
        QApplication.sendEvent(over_it.viewport(), moved)
        shapes.append(over_it.cursor().shape())
        QApplication.sendEvent(over_it.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, over))
        told.append(QToolTip.text())

    assert shapes == [Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor]
    assert "Click to order the list by Date" in told[0]
    assert "The list cannot be ordered by Speaker" in told[1]


def test_columns_are_chosen_from_a_menu_and_stay_with_their_tab(desk: Desk) -> None:
    do(desk, "view_columns")
    do(desk, "offer_columns")
    (menu,) = [
        each
        for each in desk.window.findChildren(QMenu)
        if each.accessibleName() == "Columns of the list"
    ]
    by_name = {action.text(): action for action in menu.actions()}
    assert not by_name["Title"].isEnabled()

    by_name["Parties"].trigger()
    by_name["Type"].trigger()
    menu.close()
    assert headings(desk) == ["Title", "Date", "Parties"]

    desk.session.show_tab("events")
    desk.rest()
    assert desk.window.browse.list_area.model.columnCount() == 1
    desk.session.show_tab("agreements")
    desk.rest()
    assert headings(desk) == ["Title", "Date", "Parties"]


def test_columns_are_moved_and_widened_by_key(desk: Desk) -> None:
    do(desk, "view_columns")
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    desk.press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    width = header(desk).sectionSize(2)

    do(desk, "column_wider")
    assert header(desk).sectionSize(2) > width
    do(desk, "column_left")

    assert headings(desk) == ["Title", "Date", "Type"]
    assert desk.window.browse.list_area.table.currentIndex().column() == 1
    assert header(desk).sectionSize(1) > width


def test_columns_grow_with_the_zoom_and_are_remembered_without_it(desk: Desk) -> None:
    do(desk, "view_columns")
    do(desk, "column_wider")
    at_first, height = header(desk).arrangement, desk.window.browse.list_area.table.rowHeight(0)

    desk.theme.zoom_to(150)
    desk.rest()

    assert desk.window.browse.list_area.table.rowHeight(0) == round(height * 1.5)
    assert header(desk).sectionSize(1) == round(at_first[1][1] * 1.5)
    assert header(desk).arrangement == at_first


def test_moving_a_column_needs_columns(desk: Desk) -> None:
    assert not desk.window.commands["column_left"].isEnabled()
    do(desk, "view_columns")
    assert desk.window.commands["column_left"].isEnabled()


def test_several_rows_are_selected_by_key_and_counted(desk: Desk) -> None:
    area = desk.window.browse.list_area
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=SHIFT)

    assert area.table.selected_ranges() == [(0, 2)]
    assert area.bar.selected.text() == "3 selected"
    assert desk.title == desk.titles[2]

    desk.press(Qt.Key.Key_A, modifier=CONTROL)
    assert area.bar.selected.text() == "80 selected"
    desk.press(Qt.Key.Key_Home)
    assert area.bar.selected.text() == ""
    desk.press(Qt.Key.Key_End, modifier=SHIFT)
    assert area.table.selected_ranges() == [(0, 79)]


def test_rows_are_copied_one_sentence_a_line(desk: Desk) -> None:
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    desk.press(Qt.Key.Key_Down, modifier=SHIFT)
    desk.press(Qt.Key.Key_C, modifier=CONTROL)

    first, second = clipboard()
    assert first.startswith("Treaty on Eternal Good-Neighborliness, Friendship and Cooperation. ")
    assert "17 June 2025" in first
    assert second.startswith("Astana Declaration")
    assert desk.window.footer.search.text() == "2 rows copied."


def test_all_rows_are_copied_also_those_never_seen(desk: Desk) -> None:
    do(desk, "select_all")
    do(desk, "copy_rows")

    assert len(clipboard()) == 80
    assert not any("Loading" in line for line in clipboard())


def test_rows_are_copied_as_a_table_with_headings(desk: Desk) -> None:
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    desk.press(Qt.Key.Key_Down, modifier=SHIFT)
    do(desk, "copy_table")

    cells = [line.split("\t") for line in clipboard()]
    assert cells[0] == ["Title", "Type", "Date"]
    assert cells[1][1:] == ["Treaty", "17 June 2025"]
    assert len(cells) == 3


def test_low_confidence_is_copied_in_either_form(desk: Desk) -> None:
    desk.session.show_tab("quotations")
    desk.session.include("confidence", "confidence-low")
    desk.rest()

    do(desk, "select_all")
    do(desk, "copy_rows")
    assert all("[low confidence]" in line for line in clipboard())
    do(desk, "copy_table")
    assert all("[low confidence]" in line.split("\t")[0] for line in clipboard()[1:])


def test_what_is_copied_holds_no_tab_and_no_line_of_its_own(desk: Desk) -> None:
    for tab in ("sources", "quotations", "discrepancies"):
        desk.session.show_tab(tab)
        desk.rest()
        do(desk, "select_all")
        do(desk, "copy_table")
        widths = {line.count("\t") for line in clipboard()}
        assert len(widths) == 1
        assert len(clipboard()) == desk.window.browse.list_area.model.rowCount() + 1


def test_how_lists_are_looked_at_is_remembered(
    qtbot: QtBot, archive_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    desk = Desk(qtbot, archive_path, SettingsFile(path))
    do(desk, "view_columns")
    do(desk, "order_title")
    desk.window.browse.list_area.table.setFocus()
    do(desk, "column_right")
    titles = desk.titles[:20]
    desk.close()

    again = Desk(qtbot, archive_path, SettingsFile(path))

    assert again.titles[:20] == titles
    assert again.window.browse.list_area.bar.order.text() == "Title A–Z ▾"
    assert headings(again) == ["Type", "Title", "Date"]
    again.close()


def test_how_a_list_is_looked_at_is_written_soon_not_only_when_the_window_closes(
    qtbot: QtBot, open_desk: Callable[..., Desk], archive_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    desk = open_desk(archive_path, SettingsFile(path))
    desk.window.browse.list_area.table.setFocus()
    do(desk, "view_columns")
    do(desk, "order_title")
    do(desk, "column_wider")
    kept = {"agreements": desk.window.lists.look}

    qtbot.waitUntil(lambda: from_plain(SettingsFile(path).now.lists) == kept)


def test_a_book_that_was_opened_is_written_soon(
    qtbot: QtBot, open_desk: Callable[..., Desk], archive_path: Path, tmp_path: Path
) -> None:
    path = tmp_path / "settings.json"
    desk = open_desk(archive_path, SettingsFile(path))
    do(desk, "book_by_date")

    qtbot.waitUntil(lambda: SettingsFile(path).now.book == "date")
    assert SettingsFile(path).now.reads_book


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        {"agreements": 3},
        {"agreements": {"order": "sideways", "in_columns": "yes", "columns": [["date"], 3, None]}},
        {"agreements": {"columns": {"title": 3}}},
        {"nowhere": {"order": "title"}},
        {"agreements": {"order": ["title"]}},
    ],
)
def test_settings_that_make_no_sense_leave_lists_as_they_come(kept: object) -> None:
    assert set(from_plain(kept).values()) <= {ListLook()}


def test_a_click_with_the_right_button_offers_the_columns(qtbot: QtBot, desk: Desk) -> None:
    do(desk, "view_columns")

    with qtbot.waitSignal(header(desk).menu_requested):
        header(desk).menu_requested.emit(QPoint(3, 3))
    menus = [each.accessibleName() for each in desk.window.findChildren(QMenu)]
    assert "Columns of the list" in menus


def test_facets_are_cleared_and_words_stay(desk: Desk) -> None:
    desk.type("cooperation")
    desk.session.include("event", "evt-astana-2025")
    desk.rest()

    do(desk, "clear_facets")

    assert desk.session.query.text == "cooperation"
    assert desk.session.query.included == ()
