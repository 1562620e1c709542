"""Undo, redo, and what was changed lately, as a person does it in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from summitdesk.ui.history.activity_view import ActivityView
from summitdesk.ui.history.history_view import HistoryView
from summitdesk.ui.views.workbench import REASON
from tests.desk import Desk
from tests.working import added, changed, removed, write

TREATY = "agr-treaty-eternal"
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(working_desk: Desk) -> Desk:
    """The window on a working archive, a treaty on show."""
    working_desk.window.browse.open_record(TREATY)
    working_desk.rest()
    working_desk.window.browse.list_area.focus_list()
    return working_desk


def undo(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Z, modifier=_CTRL)


def redo(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Z, modifier=_CTRL | _SHIFT)


def test_changes_are_undone_and_redone_by_key(desk: Desk) -> None:
    before = desk.title
    write(desk, changed(TREATY, title="One"))
    write(desk, changed(TREATY, title="Two"))

    seen = []
    for step in (undo, undo, redo, redo):
        step(desk)
        seen.append(desk.title)

    assert seen == ["One", before, "One", "Two"]


def test_what_cannot_be_undone_or_redone_says_so(desk: Desk) -> None:
    commands = desk.window.commands
    assert not commands["undo"].isEnabled()
    assert commands["undo"].statusTip() == "There is nothing to undo."

    write(desk, changed(TREATY, title="One"))
    assert commands["undo"].isEnabled()
    assert not commands["redo"].isEnabled()
    undo(desk)

    assert commands["redo"].isEnabled()
    assert desk.window.footer.search.text().startswith("Undone: what was saved on ")


def test_undo_outlives_the_window(
    desk: Desk, open_desk: Callable[[Path], Desk], working_path: Path
) -> None:
    before = desk.title
    write(desk, changed(TREATY, title="One"))
    desk.window.close()

    again = open_desk(working_path)
    again.window.browse.list_area.focus_list()
    undo(again)

    assert before in again.titles
    redo(again)
    assert "One" in again.titles


def test_a_published_archive_offers_no_undo(
    open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    desk = open_desk(archive_path)

    assert not desk.window.commands["undo"].isEnabled()
    assert desk.window.commands["undo"].statusTip() == REASON
    desk.press(Qt.Key.Key_H, modifier=_CTRL | _SHIFT)
    assert not desk.named("undoButton").isVisible()


def test_an_old_change_alone_is_undone_and_later_ones_stay(desk: Desk) -> None:
    write(desk, changed(TREATY, summary="Wrong"))
    write(desk, changed(TREATY, title="Later"))
    desk.press(Qt.Key.Key_H, modifier=_CTRL | _SHIFT)
    view = desk.named("historyView")
    assert isinstance(view, HistoryView)
    desk.press(Qt.Key.Key_Down)
    button = desk.named("undoButton")
    assert isinstance(button, QPushButton)

    button.click()
    desk.rest()

    record = desk.session.archive.record(TREATY) if desk.session.archive else None
    assert record is not None
    assert record["summary"] != "Wrong"
    assert record["title"] == "Later"
    lines = [view.list.item(row).text() for row in range(view.list.count())]
    assert lines == ["Undone: summary", "Title", "Summary", "Edition 2026.1"]
    view.list.setCurrentRow(2)
    assert not button.isVisible(), "it was taken back already"


def activity(desk: Desk) -> ActivityView:
    desk.press(Qt.Key.Key_H, modifier=_CTRL | _ALT)
    view = desk.named("activityView")
    assert isinstance(view, ActivityView)
    assert view.isVisible()
    return view


def told(view: ActivityView) -> list[tuple[str, str]]:
    items = [view.list.item(row) for row in range(view.list.count())]
    lines = [item.data(Qt.ItemDataRole.UserRole) for item in items]
    return [(line.title, line.below.split("\u00a0· ")[0]) for line in lines]


def test_what_was_changed_this_week_is_told_with_who_and_what(desk: Desk) -> None:
    write(desk, changed(TREATY, "As printed", title="One"))
    made = write(desk, added("Made"))
    (uid,) = made.revisions
    write(desk, removed(uid))

    view = activity(desk)

    assert told(view) == [("Made", "Put into the trash"), ("Made", "Made"), ("One", "Title")]
    view.list.setCurrentRow(2)
    desk.rest()
    assert "“As printed”" in desk.texts("activityView")


def test_a_change_leads_to_the_history_of_its_record(desk: Desk) -> None:
    write(desk, changed(TREATY, title="One"))
    view = activity(desk)

    view.record_requested.emit(TREATY)
    desk.rest()

    assert desk.named("historyView").isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.browse.isVisible()


def test_a_change_is_undone_from_the_list_of_changes(desk: Desk) -> None:
    before = desk.title
    write(desk, changed(TREATY, title="One"))
    view = activity(desk)

    view.undo.click()
    desk.rest()

    assert desk.title == before
    assert view.isVisible()
    assert told(view) == [(before, "Undone: title"), ("One", "Title")]


def test_without_changes_the_page_says_so(desk: Desk) -> None:
    view = activity(desk)

    assert view.sentence.text() == "Nothing was changed."
    view.date.setText("someday")
    view.date.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert "someday" in view.problem.text()
    view.date.setText("2020")
    desk.press(Qt.Key.Key_Return)
    assert view.title.text() == "Changes since 2020"
