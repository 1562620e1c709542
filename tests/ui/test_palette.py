"""The palette finds every command by its words, shows its key, and does it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from summitdesk.ui.commands import Command
from summitdesk.ui.widgets.command_palette import CommandPalette, matching
from tests.desk import Desk

CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def called(desk: Desk) -> CommandPalette:
    """The palette, opened by its key."""
    desk.press(Qt.Key.Key_P, modifier=CHORD)
    palette = desk.window.findChild(CommandPalette, "commandPalette")
    assert isinstance(palette, CommandPalette)
    assert palette.isVisible()
    assert desk.focus is palette.field
    return palette


def offered(palette: CommandPalette) -> list[str]:
    model = palette.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def write(desk: Desk, text: str) -> None:
    for letter in text:
        desk.press(Qt.Key(ord(letter.upper())))


def command(text: str, menu: str = "File") -> Command:
    return Command(QAction(text), menu, text, ())


def test_all_commands_are_there_before_a_word_is_typed(desk: Desk) -> None:
    texts = {action.text().replace("&", "") for action in desk.window.commands.all()}

    assert set(offered(called(desk))) == texts


def test_words_are_found_whatever_their_case_and_order(qapp: object) -> None:
    every = [command("Open archive…"), command("Copy", "Edit"), command("Über die Öffnung")]

    assert [each.text for each in matching(every, "ARCH op")] == ["Open archive…"]
    assert [each.text for each in matching(every, "uber")] == ["Über die Öffnung"]
    assert [each.text for each in matching(every, "edit")] == ["Copy"]
    assert matching(every, "nothing") == []


def test_what_begins_with_the_words_comes_first(qapp: object) -> None:
    every = [command("Go to the list", "View"), command("List", "View")]

    assert [each.text for each in matching(every, "list")] == ["List", "Go to the list"]


def test_enter_does_the_command_and_gives_the_keys_back(desk: Desk) -> None:
    desk.window.browse.list_area.table.setFocus()
    palette = called(desk)

    write(desk, "next list")
    desk.press(Qt.Key.Key_Return)

    assert desk.window.browse.list_area.tabs.tab == "quotations"
    assert palette.isHidden()
    assert desk.focus is desk.window.browse.list_area.table


def test_arrows_walk_and_escape_leaves_all_as_it_was(desk: Desk) -> None:
    desk.type("treaty")
    palette = called(desk)
    first = palette.list.currentIndex().row()

    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == first + 1
    desk.press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == palette.model.rowCount() - 1
    desk.press(Qt.Key.Key_Escape)

    assert palette.isHidden()
    assert desk.focus is desk.window.filter_bar.field
    assert desk.window.filter_bar.field.text() == "treaty"


def test_a_click_does_the_command(desk: Desk) -> None:
    palette = called(desk)
    write(desk, "about this")

    palette.list.clicked.emit(palette.list.currentIndex())
    desk.rest()

    later = desk.window.later
    assert later.help is not None
    assert later.help.shown.page == "about-archive"
    later.help.shown.close()


def test_a_command_that_cannot_be_done_says_why_and_is_not_done(desk: Desk) -> None:
    palette = called(desk)
    write(desk, "save")
    index = next(
        palette.model.index(row)
        for row in range(palette.model.rowCount())
        if palette.model.index(row).data() == "Save"
    )
    palette.list.setCurrentIndex(index)

    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Save, Record, Ctrl+S, not now: This archive is read-only")
    desk.press(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_no_command_found_is_said(desk: Desk) -> None:
    palette = called(desk)
    write(desk, "zzz")

    assert palette.nothing.isVisible()
    assert not palette.list.isVisible()
    desk.press(Qt.Key.Key_Return)
    assert palette.isVisible()


def test_the_palette_goes_when_the_keys_are_wanted_elsewhere(desk: Desk) -> None:
    palette = called(desk)

    desk.window.browse.list_area.table.setFocus()

    assert palette.isHidden()


@pytest.mark.parametrize("width", [1440, 700])
def test_the_palette_lies_within_the_window(desk: Desk, width: int) -> None:
    desk.window.resize(width, 600)
    palette = called(desk)

    assert desk.window.rect().contains(palette.geometry())
    assert isinstance(palette.field, QLineEdit)
