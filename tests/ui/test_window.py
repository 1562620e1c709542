"""Everything has its place, its name, and a key that reaches it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QMenu, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from summitdesk.domain.facets import FACETS
from summitdesk.ui.session import Session
from tests.desk import Desk

NAMES = (
    "filterBox",
    "chipBar",
    "resultCount",
    "facetPanel",
    "yearHistogram",
    "kindTabs",
    "resultTable",
    "detailPane",
    "quotationList",
    "sourceList",
    "discrepancyList",
    "relatedList",
    "historyView",
    "statusNotice",
    "readOnlyBanner",
    *(f"facet_{facet}" for facet in FACETS if facet != "year"),
)
"""The names others may hold on to (DESIGN, section 6)."""

_INTERNAL = ("qt_", "QWidget")


def test_every_public_name_is_there_once(desk: Desk) -> None:
    assert desk.window.objectName() == "mainWindow"
    counts = {name: len(desk.window.findChildren(QWidget, name)) for name in NAMES}

    assert {name: count for name, count in counts.items() if count != 1} == {}


def test_a_chip_is_named_for_its_facet(desk: Desk) -> None:
    desk.session.ask(desk.session.query.including("event", "evt-astana-2025"))
    desk.rest()

    chip = desk.named("chip_event")

    assert isinstance(chip, QAbstractButton)
    assert chip.text() == "Event: Astana 2025"
    assert desk.named("chipBar").isAncestorOf(chip)


def test_every_control_says_what_it_is(desk: Desk) -> None:
    desk.session.ask(desk.session.query.including("event", "evt-astana-2025"))
    desk.rest()
    nameless = {}
    for widget in desk.window.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or widget.objectName().startswith("qt_"):
            continue
        name = _accessible_name(widget)
        if not name or name in (widget.objectName(), type(widget).__name__):
            nameless[widget.objectName() or repr(widget)] = name

    assert nameless == {}


def test_every_action_has_a_name_and_does_something(desk: Desk) -> None:
    actions = desk.window.commands.all()

    assert all(action.objectName().startswith("action_") for action in actions)
    assert all(action.text() for action in actions)
    assert {action for action in actions if not action.receivers("2triggered()")} == set()


def test_no_two_actions_share_a_key(desk: Desk) -> None:
    keys = [key.toString() for action in desk.window.commands.all() for key in action.shortcuts()]

    assert len(keys) == len(set(keys))


def test_every_action_stands_in_a_menu(desk: Desk) -> None:
    listed = set(_actions_in(desk.window.menuBar()))

    assert set(desk.window.commands.all()) <= listed


def test_every_action_has_a_key(desk: Desk) -> None:
    keyless = [a.objectName() for a in desk.window.commands.all() if not a.shortcuts()]

    assert keyless == []


def test_the_first_record_is_open_from_the_start(desk: Desk) -> None:
    assert desk.titles[0] == desk.title
    assert desk.count == f"{len(desk.titles)} agreements"


def test_the_foot_names_the_archive_and_how_it_is_open(desk: Desk) -> None:
    assert "edition 2026.1" in desk.window.footer.archive.text()
    assert "read-only" in desk.window.footer.read_only.text()


def test_tab_walks_from_the_filter_through_all_columns(desk: Desk) -> None:
    desk.press(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    seen = []
    for _ in range(60):
        desk.press(Qt.Key.Key_Tab)
        seen.append(desk.focus)

    passed = {
        column.objectName()
        for column in (desk.named("facetPanel"), desk.named("middle"), desk.named("detailPane"))
        if any(column.isAncestorOf(widget) or column is widget for widget in seen)
    }
    assert passed == {"facetPanel", "middle", "detailPane"}


def test_keys_lead_to_the_columns(desk: Desk) -> None:
    control = Qt.KeyboardModifier.ControlModifier

    desk.press(Qt.Key.Key_1, modifier=control)
    assert desk.focus.objectName() == "resultTable"
    desk.press(Qt.Key.Key_2, modifier=control)
    assert desk.focus.objectName() == "detailPane"
    desk.press(Qt.Key.Key_3, modifier=control)
    assert desk.focus.objectName() == "yearHistogram"
    desk.press(Qt.Key.Key_L, modifier=control)
    assert desk.focus.objectName() == "filterBox"


def test_no_label_may_take_text_for_markup(desk: Desk) -> None:
    rich = [
        label.text()
        for label in desk.window.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText
    ]

    assert rich == []


def test_back_and_forward_follow_the_records_that_were_read(desk: Desk) -> None:
    first = desk.title
    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    assert desk.title == "Sadyr Japarov"

    desk.press(Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    assert desk.title == first
    assert not desk.window.commands["back"].isEnabled()
    desk.press(Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.AltModifier)
    assert desk.title == "Sadyr Japarov"


def test_a_click_on_the_chosen_row_comes_back_from_a_link(desk: Desk, qtbot: QtBot) -> None:
    first = desk.title
    table = desk.window.browse.list_area.table
    at = table.visualRect(table.currentIndex()).center()

    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    desk.rest()
    assert desk.title == first

    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    table.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert desk.title == first


def test_a_record_that_is_not_there_is_said(desk: Desk) -> None:
    before = desk.title

    desk.window.browse.open_record("agr-nowhere")
    desk.rest()

    assert desk.window.footer.notice.text() == "This archive holds no record agr-nowhere."
    assert desk.title == before


def test_trouble_stands_until_something_else_is_asked(desk: Desk) -> None:
    desk.session.trouble_met.emit("The disk could not be read.")
    assert desk.window.footer.notice.text() == "The disk could not be read."

    desk.type("treaty")

    assert desk.window.footer.notice.text() == ""
    assert desk.window.footer.search.text().endswith("ms")


def test_closing_the_window_lets_go_of_the_archive(
    open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    desk = open_desk(archive_path)
    session: Session = desk.session

    desk.window.close()

    assert session.archive is None
    assert session.jobs.is_idle


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (960, 600)])
def test_nothing_is_cut_off_in_a_small_window(desk: Desk, width: int, height: int) -> None:
    desk.window.resize(width, height)
    desk.rest()

    assert desk.window.width() == width
    tabs = desk.window.browse.list_area.tabs
    count = desk.window.count
    assert count.height() < 2 * count.fontMetrics().height()
    if width >= 1280:
        last = tabs.tabRect(tabs.count() - 1)
        assert last.right() <= tabs.width()


def _actions_in(menu: QMenu | QMenuBar) -> Iterator[QAction]:
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _actions_in(below)
        else:
            yield action


def _accessible_name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""
