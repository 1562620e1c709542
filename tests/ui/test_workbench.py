"""The archivist's desk has its place: every part named, none of them usable, the reason said."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from summitdesk.domain.catalogue import KINDS
from summitdesk.ui.views.workbench import REASON
from tests.desk import Desk

PARTS = (
    "draftBanner",
    "worklist",
    "recordForm",
    "saveButton",
    *(f"field_{field.name}" for field in KINDS["agreement"].fields),
)
ACTIONS = ("action_new_agreement", "action_edit", "action_save", "action_undo")


def test_every_part_of_the_archivists_desk_is_there_once_and_waits(desk: Desk) -> None:
    for name in PARTS:
        (part,) = desk.window.findChildren(QWidget, name)
        assert not part.isEnabled(), name
        assert isinstance(part, QLabel) or part.accessibleName()


def test_its_commands_say_why_they_cannot_be_used(desk: Desk) -> None:
    actions = {action.objectName(): action for action in desk.window.commands.all()}

    for name in ACTIONS:
        assert not actions[name].isEnabled()
        assert actions[name].statusTip() == REASON


def test_the_page_is_reached_from_the_menu_and_left_again(desk: Desk) -> None:
    desk.window.commands["editing"].trigger()
    page = desk.named("workbench")
    assert page.isVisibleTo(desk.window)
    assert REASON in desk.texts("workbench")

    desk.press(Qt.Key.Key_Space)

    assert not page.isVisibleTo(desk.window)
    assert desk.window.browse.isVisibleTo(desk.window)
    assert desk.focus is desk.window.browse.list_area.table
