"""Notes in the detail: written in place, saved at a pause, never lost, never overwritten."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from summitdesk.archive.shelf import Shelf, shelf_path
from summitdesk.domain.shelf import Note
from summitdesk.ui.shelf.lines import Part
from summitdesk.ui.views.my_notes import MyNotes
from summitdesk.ui.widgets.note_card import LONGEST, NoteCard, NoteField
from tests.desk import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TREATY = "agr-treaty-eternal"


def notes_of(desk: Desk) -> MyNotes:
    shelf = desk.window.later.shelf
    assert shelf is not None
    return shelf.notes


def kept() -> list[tuple[str, str]]:
    with closing(Shelf.open(shelf_path())) as shelf:
        return [(note.record, note.text) for note in shelf.all_notes()]


def cards(desk: Desk) -> list[NoteCard]:
    return [card for card in desk.named("myNotes").findChildren(NoteCard) if card.isVisible()]


def begin(desk: Desk) -> NoteField:
    desk.press(Qt.Key.Key_N, modifier=CONTROL | SHIFT)
    field = desk.focus
    assert isinstance(field, NoteField)
    return field


def type_note(desk: Desk, qtbot: QtBot, text: str) -> NoteField:
    field = begin(desk)
    qtbot.keyClicks(field, text)
    return field


def save(desk: Desk) -> None:
    """End the pause that saves."""
    for entry in notes_of(desk).entries:
        entry.writing.flush()
    desk.rest()


def write(record: str, text: str) -> Note:
    with closing(Shelf.open(shelf_path())) as shelf:
        return shelf.write_note(record, text)


def rewrite(text: str) -> None:
    """Write on the first note as another window does."""
    with closing(Shelf.open(shelf_path())) as shelf:
        note = shelf.all_notes()[0]
        shelf.write_note(note.record, text, replacing=note)


def refresh(desk: Desk) -> None:
    shelf = desk.window.later.shelf
    assert shelf is not None
    shelf.keeper.refresh()
    desk.rest()


def choose(desk: Desk, words: str) -> None:
    """Press one of the buttons below the other text, by key."""
    for button in desk.named("myNotes").findChildren(QAbstractButton):
        if button.text() == words and button.isVisible():
            button.setFocus()
            desk.press(Qt.Key.Key_Space)
            desk.rest()
            return
    raise AssertionError(f"nothing offers to {words}")


def test_a_record_without_notes_has_no_heading_for_them(desk: Desk) -> None:
    assert not desk.named("myNotes").isVisible()


def test_a_note_is_written_where_it_is_read_and_saved_at_a_pause(desk: Desk, qtbot: QtBot) -> None:
    type_note(desk, qtbot, "Which paper?")
    assert "Not yet saved" in " ".join(desk.texts("myNotes"))

    (entry,) = notes_of(desk).entries
    with qtbot.waitSignal(entry.writing.saved):
        pass
    desk.rest()

    assert kept() == [(TREATY, "Which paper?")]
    assert desk.texts("myNotes")[0] == "My notes"
    assert "Written " in " ".join(desk.texts("myNotes"))
    assert isinstance(desk.focus, NoteField)


def test_going_to_another_record_saves_what_was_typed(desk: Desk, qtbot: QtBot) -> None:
    type_note(desk, qtbot, "Which paper?")
    desk.window.browse.open_record("prs-japarov")
    desk.rest()

    assert kept() == [(TREATY, "Which paper?")]
    assert cards(desk) == []
    desk.window.browse.open_record(TREATY)
    desk.rest()
    assert [card.text for card in cards(desk)] == ["Which paper?"]


def test_closing_the_window_at_once_saves_what_was_typed(
    open_desk: Callable[[Path], Desk], archive_path: Path, qtbot: QtBot
) -> None:
    desk = open_desk(archive_path)
    type_note(desk, qtbot, "Which paper?")

    desk.window.close()

    assert kept() == [(TREATY, "Which paper?")]


def test_a_note_that_was_never_written_leaves_nothing(desk: Desk) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus.objectName() == "detailPane"
    assert not desk.named("myNotes").isVisible()

    begin(desk)
    begin(desk)
    assert len(cards(desk)) == 1
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    assert cards(desk) == []
    assert not shelf_path().exists()


def test_several_notes_on_one_record_stand_in_the_order_of_writing(
    desk: Desk, qtbot: QtBot
) -> None:
    type_note(desk, qtbot, "first")
    save(desk)
    type_note(desk, qtbot, "second")
    save(desk)

    assert [card.text for card in cards(desk)] == ["first", "second"]
    assert [text for _, text in kept()] == ["first", "second"]


def test_keys_of_the_field_are_its_own(desk: Desk, qtbot: QtBot) -> None:
    field = type_note(desk, qtbot, "why? really")
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert field.toPlainText() != "why? really"
    field.setPlainText("why?")
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert desk.window.later.help is None

    desk.press(Qt.Key.Key_Tab)
    assert desk.focus is not field


def test_a_removed_note_comes_back_by_the_word_beside_it(desk: Desk, qtbot: QtBot) -> None:
    type_note(desk, qtbot, "Which paper?")
    save(desk)
    (card,) = cards(desk)
    card.below.link_requested.emit(card.below.links[0])
    desk.rest()
    assert kept() == []
    assert "The note was taken off." in " ".join(desk.texts("myNotes"))

    notes_of(desk).message.text.link_requested.emit("undo")
    desk.rest()
    assert kept() == [(TREATY, "Which paper?")]
    assert [card.text for card in cards(desk)] == ["Which paper?"]


def test_a_note_emptied_and_left_is_taken_off_with_a_way_back(desk: Desk, qtbot: QtBot) -> None:
    field = type_note(desk, qtbot, "Which paper?")
    save(desk)
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Escape)

    assert kept() == []
    shelf = desk.window.later.shelf
    assert shelf is not None
    shelf.undo()
    desk.rest()
    assert kept() == [(TREATY, "Which paper?")]


def test_a_note_in_the_panel_opens_its_record_and_stands_in_view(desk: Desk, qtbot: QtBot) -> None:
    type_note(desk, qtbot, "Which paper?")
    save(desk)
    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    shelf = desk.window.later.shelf
    assert shelf is not None
    shelf.show_panel(Part.NOTES)
    line = shelf.panel.list.current
    assert line is not None
    assert line.title == "Which paper?"
    assert line.below.startswith("On Treaty on Eternal")

    desk.press(Qt.Key.Key_Return)

    assert desk.title.startswith("Treaty on Eternal")
    (card,) = cards(desk)
    assert not card.visibleRegion().isEmpty()


def test_a_note_removed_in_the_panel_goes_from_the_record_too(desk: Desk, qtbot: QtBot) -> None:
    type_note(desk, qtbot, "Which paper?")
    save(desk)
    shelf = desk.window.later.shelf
    assert shelf is not None
    shelf.show_panel(Part.NOTES)
    desk.press(Qt.Key.Key_Delete)
    assert cards(desk) == []

    desk.press(Qt.Key.Key_Z, modifier=CONTROL)
    assert [card.text for card in cards(desk)] == ["Which paper?"]


def test_another_window_shows_what_was_written_here(desk: Desk) -> None:
    write(TREATY, "from elsewhere")
    refresh(desk)
    assert [card.text for card in cards(desk)] == ["from elsewhere"]

    rewrite("changed elsewhere")
    refresh(desk)
    assert [card.text for card in cards(desk)] == ["changed elsewhere"]


def test_where_two_windows_wrote_both_texts_are_shown(desk: Desk, qtbot: QtBot) -> None:
    type_note(desk, qtbot, "first")
    save(desk)
    rewrite("theirs")
    qtbot.keyClicks(desk.focus, ", mine")
    save(desk)

    said = " ".join(desk.texts("myNotes"))
    assert "changed in another window" in said
    assert "theirs" in said
    assert cards(desk)[0].text == "first, mine"
    assert kept() == [(TREATY, "theirs")]
    choose(desk, "Keep the other")
    assert cards(desk)[0].text == "theirs"


def test_both_texts_can_be_kept(desk: Desk, qtbot: QtBot) -> None:
    type_note(desk, qtbot, "first")
    save(desk)
    rewrite("theirs")
    qtbot.keyClicks(desk.focus, ", mine")
    save(desk)

    choose(desk, "Keep both")

    assert [text for _, text in kept()] == ["theirs", "first, mine"]
    assert [card.text for card in cards(desk)] == ["theirs", "first, mine"]
    assert "changed in another window" not in " ".join(desk.texts("myNotes"))


def test_a_conflict_waits_while_one_reads_elsewhere(desk: Desk, qtbot: QtBot) -> None:
    type_note(desk, qtbot, "first")
    save(desk)
    rewrite("theirs")
    qtbot.keyClicks(desk.focus, ", mine")
    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    desk.window.browse.open_record(TREATY)
    desk.rest()

    assert [card.text for card in cards(desk)] == ["first, mine"]
    choose(desk, "Keep mine")
    assert kept() == [(TREATY, "first, mine")]


def test_a_window_does_not_close_over_a_note_it_cannot_save(
    open_desk: Callable[[Path], Desk], archive_path: Path, qtbot: QtBot
) -> None:
    desk = open_desk(archive_path)
    type_note(desk, qtbot, "first")
    save(desk)
    rewrite("theirs")
    qtbot.keyClicks(desk.focus, ", mine")

    desk.window.close()

    assert desk.window.isVisible()
    box = desk.window.findChild(QMessageBox, "unsavedNote")
    assert isinstance(box, QMessageBox)
    assert "not saved" in box.text()
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert "first, mine" in box.informativeText()
    lose = next(each for each in box.buttons() if each.text() == "Close without it")
    lose.click()
    qtbot.waitUntil(lambda: desk.session.archive is None)
    assert kept() == [(TREATY, "theirs")]


def test_trouble_in_saving_is_said_on_the_note(
    open_desk: Callable[[Path], Desk],
    archive_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("summitdesk.store.shelf_file._BUSY_TIMEOUT_S", 0.05)
    desk = open_desk(archive_path)
    field = type_note(desk, qtbot, "first")
    save(desk)
    with closing(sqlite3.connect(shelf_path())) as other:
        other.execute("BEGIN IMMEDIATE")  # another program is busy with the file, for long
        qtbot.keyClicks(field, ", second")
        for entry in notes_of(desk).entries:
            entry.writing.flush()
        qtbot.waitUntil(lambda: "in use" in " ".join(desk.texts("myNotes")))
        other.execute("ROLLBACK")
    save(desk)

    assert kept() == [(TREATY, "first, second")]
    assert "in use" not in " ".join(desk.texts("myNotes"))


def test_what_is_being_composed_is_not_saved(desk: Desk) -> None:
    field = begin(desk)
    QApplication.sendEvent(field, QInputMethodEvent("zhong", []))
    save(desk)
    assert not shelf_path().exists()

    event = QInputMethodEvent("", [])
    event.setCommitString("中国")
    QApplication.sendEvent(field, event)
    save(desk)
    assert kept() == [(TREATY, "中国")]


def test_only_plain_words_are_taken_and_not_too_many(desk: Desk) -> None:
    field = begin(desk)
    pasted = QMimeData()
    pasted.setHtml("<b>bold</b><img src='file:///etc/passwd'>")
    assert not field.canInsertFromMimeData(pasted)
    pasted.setText("<b>not bold</b>")
    field.insertFromMimeData(pasted)
    assert field.toPlainText() == "<b>not bold</b>"

    pasted.setText("x" * (LONGEST + 10))
    field.selectAll()
    field.insertFromMimeData(pasted)
    assert len(field.toPlainText()) == LONGEST
    assert "20,000 characters" in " ".join(desk.texts("myNotes"))


def test_a_note_too_long_to_be_written_in_is_read(desk: Desk) -> None:
    write(TREATY, "a word and " * 20_000)
    refresh(desk)

    (card,) = cards(desk)
    assert card.field is None
    assert "too long to be changed here" in " ".join(desk.texts("myNotes"))


def test_a_note_is_as_high_as_its_words(desk: Desk, qtbot: QtBot) -> None:
    field = begin(desk)
    low = field.height()
    qtbot.keyClicks(field, "many words ")
    field.insertPlainText("line\n" * 9)

    qtbot.waitUntil(lambda: field.height() > 5 * low)
    (card,) = cards(desk)
    assert card.below.y() >= field.geometry().bottom()
    assert field.verticalScrollBar().maximum() == 0


def test_nothing_of_the_shelf_is_loaded_before_the_first_paint() -> None:
    asking = (
        "import summitdesk.app, sys; "
        "print([name for name in sys.modules if 'shelf' in name or 'sqlite_utils' in name])"
    )

    finished = subprocess.run(
        [sys.executable, "-c", asking], capture_output=True, text=True, timeout=120, check=True
    )

    assert finished.stdout == "[]\n"
