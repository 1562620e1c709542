"""The shelf by keys: marking, keeping, opening, removing, renaming, putting in order."""

import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from summitdesk.archive.shelf import Shelf, shelf_path
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Order, Query
from summitdesk.ui.shelf.lines import Line, Part, Shape
from summitdesk.ui.views.shelf_desk import ShelfDesk
from tests.builders import build_archive
from tests.desk import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
TREATY = "agr-treaty-eternal"
FIRST = "Japarov"
SECOND = "Secretariat"


def shelf_of(desk: Desk) -> ShelfDesk:
    shelf = desk.window.later.shelf
    assert shelf is not None
    return shelf


def lines(desk: Desk) -> list[Line]:
    model = shelf_of(desk).panel.list.lines
    found = [model.line(model.index(row)) for row in range(model.rowCount())]
    return [line for line in found if line is not None]


def items(desk: Desk, part: Part) -> list[Line]:
    return [line for line in lines(desk) if line.part is part and line.is_item]


def titles(desk: Desk, part: Part) -> list[str]:
    return [line.title for line in items(desk, part)]


def go_to_shelf(desk: Desk) -> None:
    desk.press(Qt.Key.Key_4, modifier=CONTROL)


def mark(desk: Desk, *records: str) -> None:
    for record in records:
        desk.window.browse.open_record(record)
        desk.rest()
        desk.press(Qt.Key.Key_D, modifier=CONTROL)


def keep_searches(desk: Desk) -> None:
    for name, query in {
        FIRST: Query("Жапаров", TABS["quotations"]),
        SECOND: Query("secretariat", TABS["agreements"]),
        "Low": Query.of(kinds=TABS["quotations"], included={"confidence": ["confidence-low"]}),
    }.items():
        shelf_of(desk).keeper.save_search(name, query)
        shelf_of(desk).keeper.finish()
        press_in_field(desk, Qt.Key.Key_Escape)  # the name it has is kept
    desk.rest()
    shelf_of(desk).panel.list.go_to(Part.SEARCHES)


def press_in_field(desk: Desk, key: Qt.Key) -> None:
    """Press a key that ends a name: Qt takes the name over a moment later."""
    desk.press(key)
    desk.rest()


def message(desk: Desk) -> str:
    block = shelf_of(desk).panel.message.text
    return block.text() if block.isVisibleTo(desk.window) else ""


def test_nothing_of_a_shelf_is_made_by_looking(desk: Desk) -> None:
    go_to_shelf(desk)
    desk.press(Qt.Key.Key_Escape)

    assert not shelf_path().exists()


def test_an_empty_shelf_says_what_it_is(desk: Desk) -> None:
    go_to_shelf(desk)

    said = " ".join(desk.texts("shelfPanel"))
    assert desk.focus.objectName() == "shelfEmpty"
    assert "file of your own" in said
    assert "ever written into an archive" in said
    assert "Ctrl+D" in said


def test_a_key_marks_the_record_and_takes_the_mark_off(desk: Desk) -> None:
    star = desk.named("bookmarkStar")
    assert "Bookmark this record" in star.accessibleName()

    desk.press(Qt.Key.Key_D, modifier=CONTROL)

    assert [line.record for line in items(desk, Part.BOOKMARKS)] == [TREATY]
    assert star.accessibleName().startswith("Bookmarked")
    assert "off" in desk.window.commands["bookmark"].text()
    desk.press(Qt.Key.Key_D, modifier=CONTROL)
    assert items(desk, Part.BOOKMARKS) == []
    assert star.accessibleName() == "Bookmark this record"


def test_the_star_beside_the_title_is_a_button(desk: Desk, qtbot: QtBot) -> None:
    star = desk.named("bookmarkStar")
    star.setFocus()
    desk.press(Qt.Key.Key_Space)

    assert [line.record for line in items(desk, Part.BOOKMARKS)] == [TREATY]
    qtbot.mouseClick(star, Qt.MouseButton.LeftButton)
    desk.rest()
    assert items(desk, Part.BOOKMARKS) == []


def test_a_row_of_a_bookmarked_record_carries_a_star_and_says_so(desk: Desk) -> None:
    table = desk.window.browse.list_area.table
    plain = table.viewport().grab().toImage()
    desk.press(Qt.Key.Key_D, modifier=CONTROL)

    index = desk.window.browse.list_area.model.index(0, 0)
    assert str(index.data(int(Qt.ItemDataRole.AccessibleTextRole))).endswith("Bookmarked.")
    marked = table.viewport().grab().toImage()
    row = table.visualRect(index)
    assert marked.copy(row) != plain.copy(row)
    other = index.sibling(1, 0)
    assert "Bookmarked" not in str(other.data(int(Qt.ItemDataRole.AccessibleTextRole)))


def test_bookmarks_carry_the_name_kind_and_date_of_their_records(desk: Desk) -> None:
    mark(desk, "prs-japarov", TREATY)

    treaty, person = items(desk, Part.BOOKMARKS)
    assert treaty.title.startswith("Treaty on Eternal Good-Neighborliness")
    assert treaty.below == "Treaty · 17 June 2025"
    assert person.title == "Sadyr Japarov"


def test_a_quotation_of_low_confidence_keeps_its_mark_on_the_shelf(desk: Desk) -> None:
    mark(desk, "quo-muh25-historic-it")

    (line,) = items(desk, Part.BOOKMARKS)
    assert line.title == "«un evento storico»"
    assert "low confidence" in line.below.lower()


def test_enter_opens_what_is_marked(desk: Desk) -> None:
    mark(desk, "prs-japarov", TREATY)
    go_to_shelf(desk)
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Return)

    assert desk.title == "Sadyr Japarov"
    assert desk.focus.objectName() == "shelfList"


def test_delete_takes_a_bookmark_off_and_undo_gives_it_back(desk: Desk) -> None:
    mark(desk, "prs-japarov", TREATY)
    before = items(desk, Part.BOOKMARKS)
    go_to_shelf(desk)

    desk.press(Qt.Key.Key_Delete)
    assert titles(desk, Part.BOOKMARKS) == ["Sadyr Japarov"]
    assert "taken off" in message(desk)
    desk.press(Qt.Key.Key_Delete)
    assert items(desk, Part.BOOKMARKS) == []

    desk.press(Qt.Key.Key_Z, modifier=CONTROL)
    shelf_of(desk).undo()
    desk.rest()
    assert items(desk, Part.BOOKMARKS) == before


def test_the_search_of_now_is_kept_named_and_asked_again(desk: Desk) -> None:
    desk.type("customs")
    desk.session.include("event", "evt-astana-2025")
    desk.session.ask(replace(desk.session.query, order=Order.TITLE))
    desk.rest()
    asked, found = desk.session.query, desk.titles

    desk.press(Qt.Key.Key_S, modifier=CONTROL | ALT)
    field = desk.focus
    assert isinstance(field, QLineEdit)
    assert field.text() == "“customs”, Astana 2025 – agreements"
    assert field.hasSelectedText()
    field.clear()
    for letter in "Border":
        desk.press(Qt.Key(ord(letter.upper())))
    press_in_field(desk, Qt.Key.Key_Return)
    assert titles(desk, Part.SEARCHES)[0].lower() == "border"

    desk.session.ask(Query(kinds=TABS["sources"]))
    desk.rest()
    go_to_shelf(desk)
    desk.press(Qt.Key.Key_Return)
    assert desk.session.query == asked
    assert desk.titles == found


def test_escape_keeps_the_name_that_was_proposed(desk: Desk) -> None:
    desk.press(Qt.Key.Key_S, modifier=CONTROL | ALT)
    press_in_field(desk, Qt.Key.Key_Escape)

    assert titles(desk, Part.SEARCHES) == ["All agreements"]
    assert desk.named("shelfPanel").isVisible()


def test_a_name_that_is_being_typed_survives_what_happens_around_it(desk: Desk) -> None:
    keep_searches(desk)
    go_to_shelf(desk)
    desk.press(Qt.Key.Key_F2)
    field = desk.focus
    assert isinstance(field, QLineEdit)
    field.setText("My own name")

    shelf_of(desk).keeper.visit(TREATY)
    desk.rest()

    assert desk.focus is field
    press_in_field(desk, Qt.Key.Key_Return)
    assert titles(desk, Part.SEARCHES)[0] == "My own name"
    assert len(items(desk, Part.RECENT)) == 1


def test_a_key_that_composes_a_name_ends_nothing(desk: Desk) -> None:
    keep_searches(desk)
    go_to_shelf(desk)
    desk.press(Qt.Key.Key_F2)
    field = desk.focus
    assert isinstance(field, QLineEdit)
    QApplication.sendEvent(field, QInputMethodEvent("zha", []))
    desk.press(Qt.Key.Key_Return)

    assert desk.focus is field
    assert titles(desk, Part.SEARCHES)[0] == FIRST


def test_an_empty_name_leaves_the_old_one(desk: Desk) -> None:
    keep_searches(desk)
    go_to_shelf(desk)
    desk.press(Qt.Key.Key_F2)
    field = desk.focus
    assert isinstance(field, QLineEdit)
    field.setText("   ")
    press_in_field(desk, Qt.Key.Key_Return)

    assert titles(desk, Part.SEARCHES)[0] == FIRST


def test_saved_searches_say_what_they_find_in_the_open_archive(desk: Desk, tmp_path: Path) -> None:
    keep_searches(desk)
    archive = desk.session.archive
    assert archive is not None
    wanted = [f"{archive.find(s.query).total:,}" for s in shelf_of(desk).keeper.contents.searches]
    assert [line.figure for line in items(desk, Part.SEARCHES)] == wanted

    desk.session.open(build_archive(tmp_path / "other"))
    desk.rest()

    other = desk.session.archive
    assert other is not None
    counts = [f"{other.find(s.query).total:,}" for s in shelf_of(desk).keeper.contents.searches]
    assert [line.figure for line in items(desk, Part.SEARCHES)] == counts
    assert counts != wanted


def test_searches_are_put_in_order_by_key(desk: Desk) -> None:
    keep_searches(desk)
    go_to_shelf(desk)
    desk.press(Qt.Key.Key_Down, modifier=ALT)
    assert titles(desk, Part.SEARCHES) == [SECOND, FIRST, "Low"]

    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=ALT)  # the last stays the last
    assert titles(desk, Part.SEARCHES) == [SECOND, "Low", FIRST]
    desk.press(Qt.Key.Key_Up, modifier=ALT)
    assert titles(desk, Part.SEARCHES) == [SECOND, FIRST, "Low"]


@pytest.mark.parametrize(
    ("dragged", "row", "order"),
    [(0, 3, [1, 0, 2]), (0, 4, [1, 2, 0]), (2, 1, [2, 0, 1]), (2, 2, [0, 2, 1])],
)
def test_searches_are_put_in_order_by_mouse(
    desk: Desk, dragged: int, row: int, order: list[int]
) -> None:
    keep_searches(desk)
    before = titles(desk, Part.SEARCHES)
    model = shelf_of(desk).panel.list.lines

    data = model.mimeData([model.index(dragged + 1)])
    moved = model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, model.index(-1))
    desk.rest()

    assert not moved, "Qt would take the row away itself"
    assert titles(desk, Part.SEARCHES) == [before[at] for at in order]


def test_nothing_is_dropped_where_it_has_no_place(desk: Desk) -> None:
    keep_searches(desk)
    mark(desk, TREATY)
    model = shelf_of(desk).panel.list.lines
    data, text = model.mimeData([model.index(1)]), QMimeData()
    text.setText("words")
    action, nowhere = Qt.DropAction.MoveAction, model.index(-1)

    assert not model.canDropMimeData(data, action, 0, 0, nowhere)
    assert not model.canDropMimeData(data, action, 6, 0, nowhere)
    assert not model.canDropMimeData(text, action, 2, 0, nowhere)
    bookmark = model.row_of(Part.BOOKMARKS, TREATY)
    assert bookmark is not None
    assert not model.flags(model.index(bookmark)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_removed_search_comes_back_where_it_stood(desk: Desk) -> None:
    keep_searches(desk)
    go_to_shelf(desk)
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Delete)
    assert titles(desk, Part.SEARCHES) == [FIRST, "Low"]

    desk.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert titles(desk, Part.SEARCHES) == [FIRST, SECOND, "Low"]


def test_a_menu_offers_by_mouse_what_the_keys_do(desk: Desk) -> None:
    keep_searches(desk)
    go_to_shelf(desk)
    panel = shelf_of(desk).panel.list
    at = panel.visualRect(panel.lines.index(2)).center()

    menu = panel.menu_at(at)
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == ["Open", "Rename", "Move up", "Move down", "Take off the shelf"]
    actions["Move up"].trigger()
    desk.rest()

    assert titles(desk, Part.SEARCHES)[0] == SECOND
    assert panel.menu_at(QPoint(5, panel.height() - 2)).actions() == []


def test_who_stays_with_a_record_has_read_it(desk: Desk) -> None:
    shelf = shelf_of(desk)
    shelf.reading_time.setInterval(0)
    assert not shelf.reading_time.isActive()  # the first record opened by itself

    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    desk.press(Qt.Key.Key_Down)
    shelf.reading_time.timeout.emit()
    desk.rest()
    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    shelf.reading_time.timeout.emit()
    desk.rest()

    desk.press(Qt.Key.Key_H, modifier=CONTROL)
    assert titles(desk, Part.RECENT)[0] == "Sadyr Japarov"
    assert len(items(desk, Part.RECENT)) == 2
    assert shelf.panel.list.current == items(desk, Part.RECENT)[0]


def test_what_was_read_is_forgotten_one_or_all_and_comes_back(desk: Desk) -> None:
    keeper = shelf_of(desk).keeper
    for record in (TREATY, "prs-japarov", "evt-xian-2023"):
        keeper.visit(record)
    desk.rest()
    before = items(desk, Part.RECENT)
    desk.press(Qt.Key.Key_H, modifier=CONTROL)
    desk.press(Qt.Key.Key_Delete)
    assert items(desk, Part.RECENT) == before[1:]

    desk.press(Qt.Key.Key_Delete, modifier=CONTROL | SHIFT)
    assert items(desk, Part.RECENT) == []

    shelf_of(desk).undo()
    shelf_of(desk).undo()
    desk.rest()
    assert items(desk, Part.RECENT) == before


def test_many_are_folded_behind_one_line(desk: Desk) -> None:
    archive = desk.session.archive
    assert archive is not None
    rows = archive.rows(archive.find(Query(kinds=TABS["agreements"])).ids[:12])
    for summary in rows:
        assert summary is not None
        shelf_of(desk).keeper.bookmark(summary.uid, "")
    desk.rest()
    assert len(items(desk, Part.BOOKMARKS)) == 8

    go_to_shelf(desk)
    desk.press(*[Qt.Key.Key_Down] * 8, Qt.Key.Key_Return)
    assert len(items(desk, Part.BOOKMARKS)) == 12
    (more,) = [line for line in lines(desk) if line.shape is Shape.MORE]
    assert more.title == "Show fewer"


def test_escape_and_the_key_of_the_facets_bring_the_facets_back(desk: Desk) -> None:
    go_to_shelf(desk)
    assert not desk.named("facetPanel").isVisible()
    desk.press(Qt.Key.Key_Escape)
    assert desk.named("facetPanel").isVisible()
    assert desk.focus.objectName() == "resultTable"

    go_to_shelf(desk)
    desk.press(Qt.Key.Key_3, modifier=CONTROL)
    assert desk.focus.objectName() == "yearHistogram"


def test_a_folded_column_is_unfolded_for_the_shelf(desk: Desk) -> None:
    desk.window.resize(900, 700)
    desk.rest()
    assert not desk.named("leftColumn").isVisible()

    go_to_shelf(desk)

    assert desk.named("shelfPanel").isVisible()


def test_a_record_of_another_archive_is_named_as_not_here(desk: Desk, tmp_path: Path) -> None:
    mark(desk, TREATY)
    desk.session.open(build_archive(tmp_path / "other"))
    desk.rest()

    (line,) = items(desk, Part.BOOKMARKS)
    assert (line.title, line.below) == (TREATY, "Not in the open archive")
    assert line.is_absent


def test_a_shelf_is_taken_away_and_brought_to_another(desk: Desk, tmp_path: Path) -> None:
    mark(desk, TREATY)
    keep_searches(desk)
    file = tmp_path / "shelf.json"
    shelf_of(desk).export_to(file)
    desk.rest()
    assert json.loads(file.read_text("utf-8"))["bookmarks"][0]["record"] == TREATY
    assert "was written to" in message(desk)

    go_to_shelf(desk)
    shelf_of(desk).panel.list.go_to(Part.BOOKMARKS)
    desk.press(Qt.Key.Key_Delete)
    shelf_of(desk).import_from(file)
    desk.rest()

    assert message(desk) == "Added 1 bookmark."
    assert [line.record for line in items(desk, Part.BOOKMARKS)] == [TREATY]


def test_a_file_that_is_no_shelf_is_refused_in_the_window(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "minutes.json"
    file.write_text("[]", "utf-8")
    shelf_of(desk).import_from(file)
    desk.rest()

    assert "nothing was added to your shelf" in desk.window.footer.notice.toolTip()


def test_a_damaged_shelf_is_set_aside_and_the_window_says_so(
    open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    shelf_path().parent.mkdir(parents=True)
    shelf_path().write_bytes(b"SQLite format 3\0" + b"nonsense" * 800)

    desk = open_desk(archive_path)

    assert "set aside" in desk.window.footer.notice.toolTip()
    desk.type("customs")
    assert "set aside" in desk.window.footer.notice.toolTip()
    mark(desk, TREATY)
    with closing(Shelf.open(shelf_path())) as shelf:
        assert shelf.is_bookmarked(TREATY)


def test_what_another_window_kept_is_seen_on_coming_back(desk: Desk) -> None:
    with closing(Shelf.open(shelf_path())) as shelf:
        shelf.bookmark("prs-japarov")

    shelf_of(desk).keeper.refresh()  # as when the window becomes the active one
    desk.rest()

    assert titles(desk, Part.BOOKMARKS) == ["Sadyr Japarov"]


def test_every_line_reads_as_a_sentence(desk: Desk) -> None:
    mark(desk, TREATY)
    keep_searches(desk)
    model = shelf_of(desk).panel.list.lines
    said = [
        str(model.index(row).data(int(Qt.ItemDataRole.AccessibleTextRole)))
        for row in range(model.rowCount())
    ]

    assert f"{FIRST}, 10 found" in said
    assert any(line.endswith("Treaty · 17 June 2025") for line in said)


def test_every_control_of_the_shelf_says_what_it_is(desk: Desk) -> None:
    mark(desk, TREATY)
    desk.press(Qt.Key.Key_N, modifier=CONTROL | SHIFT)
    go_to_shelf(desk)

    for name in ("shelfPanel", "myNotes"):
        for widget in desk.named(name).findChildren(QWidget):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
                interface = QAccessible.queryAccessibleInterface(widget)
                assert interface is not None
                assert interface.text(QAccessible.Text.Name)


def test_a_window_that_closes_keeps_what_was_asked_last(
    open_desk: Callable[[Path], Desk], archive_path: Path, qtbot: QtBot
) -> None:
    desk = open_desk(archive_path)
    qtbot.keyClick(desk.focus, Qt.Key.Key_D, CONTROL)
    desk.window.close()  # at once: nothing was waited for

    with closing(Shelf.open(shelf_path())) as shelf:
        assert shelf.is_bookmarked(TREATY)
    assert not desk.window.findChildren(QMessageBox)
