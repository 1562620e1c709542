"""Records go to the trash and come back, as a person does it in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from summitdesk.ui.history.trash_view import TrashView
from summitdesk.ui.views.workbench import REASON
from summitdesk.ui.widgets.text_block import TextBlock
from tests.desk import Desk
from tests.working import added, write

TREATY = "agr-treaty-eternal"
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(working_desk: Desk) -> Desk:
    """The window on a working archive, an agreement on show that nobody names."""
    write(working_desk, added("Entered twice"))
    working_desk.type("entered twice")
    working_desk.press(Qt.Key.Key_1, modifier=_CTRL)
    assert working_desk.title == "Entered twice"
    return working_desk


def delete(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Delete, modifier=_CTRL)


def trash(desk: Desk) -> TrashView:
    desk.press(Qt.Key.Key_X, modifier=_CTRL | _ALT)
    view = desk.named("trashView")
    assert isinstance(view, TrashView)
    assert view.isVisible()
    return view


def test_a_record_goes_to_the_trash_and_comes_back(desk: Desk) -> None:
    delete(desk)
    assert desk.titles == []
    assert desk.window.browse.detail.reading is None
    assert desk.window.footer.search.text() == (
        "“Entered twice” lies in the trash; Undo brings it back."
    )

    view = trash(desk)
    assert view.list.item(0).text() == "Entered twice"
    spoken = [block.accessibleName() for block in view.findChildren(TextBlock)]
    assert "Title: Entered twice" in spoken
    view.restore.click()
    desk.rest()

    assert view.sentence.text() == "The trash is empty."
    assert desk.window.footer.search.text() == "The record is back."
    desk.press(Qt.Key.Key_Escape)
    assert desk.titles == ["Entered twice"]


def test_undo_brings_back_what_was_deleted(desk: Desk) -> None:
    delete(desk)
    desk.window.browse.list_area.focus_list()

    desk.press(Qt.Key.Key_Z, modifier=_CTRL)

    assert desk.titles == ["Entered twice"]
    assert trash(desk).sentence.text() == "The trash is empty."


def test_a_record_in_use_says_where_and_leads_there(desk: Desk) -> None:
    desk.window.browse.open_record("evt-astana-2025")
    desk.rest()
    desk.window.browse.list_area.focus_list()

    delete(desk)

    strip = desk.named("inUse")
    assert strip.isVisible()
    texts = desk.texts("inUse")
    assert any("agreement, event" in text.lower() for text in texts), texts
    block = next(each for each in strip.findChildren(TextBlock) if each.links)
    uid = block.links[0]
    block.link_requested.emit(uid)
    desk.rest()
    reading = desk.window.browse.detail.reading
    assert reading is not None
    assert reading.uid == uid
    assert desk.window.findChild(QWidget, "inUse") is None


def test_a_published_archive_offers_no_trash(
    open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    desk = open_desk(archive_path)

    for name in ("delete", "trash"):
        assert not desk.window.commands[name].isEnabled()
        assert desk.window.commands[name].statusTip() == REASON
