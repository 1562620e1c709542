"""From reading to editing: the working archive is explained once, made, and opened."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from summitdesk.archive.working import make_working_archive, working_path
from tests.desk import Desk

Key = Qt.Key


def test_editing_the_published_archive_explains_first_and_makes_nothing(desk: Desk) -> None:
    desk.press(Key.Key_F2)

    assert desk.window.later.workbench is not None
    assert desk.window.later.workbench.isVisible()
    assert any("working archive" in text for text in desk.texts("workbench"))
    assert any(str(working_path()) in text for text in desk.texts("workbench"))
    assert not working_path().exists()


def test_one_key_more_makes_the_working_archive_and_opens_the_record_in_it(desk: Desk) -> None:
    reading = desk.window.browse.detail.reading
    assert reading is not None

    desk.press(Key.Key_F2)
    desk.press(Key.Key_Space)

    assert desk.session.archive is not None
    assert desk.session.archive.path == working_path()
    assert desk.window.footer.read_only.text() == "· working archive"
    editing = desk.window.later.editing
    assert editing is not None
    assert editing.page.form is not None
    assert editing.page.form.typed()["uid"] == reading.uid


def test_the_explanation_can_be_left_without_starting(desk: Desk) -> None:
    desk.press(Key.Key_F2)
    desk.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)

    assert desk.window.browse.isVisible()
    assert not working_path().exists()


def test_a_working_archive_that_is_there_is_opened_and_not_made_again(
    desk: Desk, archive_path: Path
) -> None:
    make_working_archive(archive_path)
    before = working_path().stat().st_ino

    desk.press(Key.Key_F2)
    desk.press(Key.Key_Space)

    assert desk.session.working is not None
    assert working_path().stat().st_ino == before


def test_a_place_that_cannot_be_written_is_told_and_another_can_be_chosen(
    desk: Desk, tmp_path: Path
) -> None:
    desk.press(Key.Key_F2)
    (tmp_path / "file").write_text("no folder")
    workbench = desk.window.later.workbench
    assert workbench is not None

    workbench.start_requested.emit(tmp_path / "file" / "mine.summitdb")
    desk.rest()

    assert any("mine.summitdb" in text for text in desk.texts("workbench"))
    assert workbench.isVisible()
    assert desk.focus is workbench.other


def test_what_cannot_be_done_here_is_not_offered(
    desk: Desk, open_desk: Callable[[Path], Desk]
) -> None:
    assert not desk.window.commands["save"].isEnabled()
    assert desk.window.commands["save"].statusTip()
