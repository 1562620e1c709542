"""Where two changes contradict each other, a person decides part by part, by key."""

import pytest
from PySide6.QtCore import Qt

from summitdesk.archive.editing import Conflicted, Edited, Saved, read, save
from summitdesk.archive.working import WorkingArchive
from summitdesk.domain.changes import Written
from summitdesk.domain.difference import Part
from summitdesk.domain.merging import Side
from summitdesk.ui.history.merge_view import MergeView
from tests.desk import Desk
from tests.working import changed, removed, write

TREATY = "agr-treaty-eternal"
TITLE = Part(field="title")


@pytest.fixture
def desk(working_desk: Desk) -> Desk:
    return working_desk


def record(desk: Desk) -> dict[str, object]:
    archive = desk.session.archive
    assert archive is not None
    return dict(archive.record(TREATY) or {})


def merging(desk: Desk) -> MergeView:
    view = desk.named("mergeView")
    assert isinstance(view, MergeView)
    assert view.isVisible()
    return view


def contradict(desk: Desk) -> MergeView:
    """Undo a change of a title that was changed again later."""
    first = write(desk, changed(TREATY, title="One title", summary="Wrong"))
    write(desk, changed(TREATY, title="Two titles"))
    assert desk.window.later.history is not None
    desk.window.later.history.undoing.undo(first.change_set.uid)
    desk.rest()
    return merging(desk)


def test_an_undo_that_meets_later_changes_asks_side_by_side(desk: Desk) -> None:
    before = record(desk)
    view = contradict(desk)

    (choice,) = view.choices
    assert choice.part == TITLE
    mine, theirs = (button.accessibleName() for button in choice.buttons)
    assert mine == f"As it was before. Title: {before['title']}"
    assert theirs == "As it stands now. Title: Two titles"
    assert not view.save.isEnabled(), "nothing is decided for anybody"


@pytest.mark.parametrize(("side", "keys"), [(0, ()), (1, (Qt.Key.Key_Right,))])
def test_what_is_chosen_by_key_is_what_stands(
    side: int, keys: tuple[Qt.Key, ...], desk: Desk
) -> None:
    before = record(desk)
    view = contradict(desk)

    desk.press(Qt.Key.Key_Space, *keys)
    assert view.choices[0].side is (Side.MINE, Side.THEIRS)[side]
    view.save.setFocus()
    desk.press(Qt.Key.Key_Space)

    assert record(desk)["title"] == (before["title"], "Two titles")[side]
    assert record(desk)["summary"] == before["summary"], "what did not contradict is undone"
    assert not view.isVisible()


def test_whoever_does_not_decide_changes_nothing(desk: Desk) -> None:
    view = contradict(desk)

    desk.press(Qt.Key.Key_Escape)

    assert not view.isVisible()
    assert record(desk)["title"] == "Two titles"
    assert record(desk)["summary"] == "Wrong"


def test_a_save_that_meets_a_newer_revision_asks_and_then_saves(desk: Desk) -> None:
    archive = desk.session.working
    assert archive is not None
    base = read(archive, TREATY)
    write(desk, changed(TREATY, title="Theirs", summary="Their summary"))
    mine = {**(base.record or {}), "title": "Mine", "extent": "Six pages"}
    told = save(archive, mine, base)
    assert isinstance(told, Conflicted)
    saved: list[Written] = []

    def decide(choices: object) -> None:
        again = save(archive, mine, told.base, choices=choices)  # type: ignore[arg-type]
        assert isinstance(again, Saved)
        assert again.written is not None
        saved.append(again.written)

    assert desk.window.later.merging is not None
    desk.window.later.merging.ask_of_save(told, decide, lambda: None)
    desk.rest()
    view = merging(desk)
    assert [button.text() for button in view.choices[0].buttons] == ["Yours", "Theirs"]
    desk.press(Qt.Key.Key_Space)
    view.save.click()
    desk.rest()

    assert len(saved) == 1
    now = record(desk)
    assert (now["title"], now["summary"], now["extent"]) == ("Mine", "Their summary", "Six pages")


def test_an_edit_of_what_was_deleted_meanwhile_is_decided_whole(desk: Desk) -> None:
    archive = desk.session.working
    assert archive is not None
    made = write(desk, _added)
    (uid,) = made.revisions
    base = read(archive, uid)
    write(desk, removed(uid))
    told = save(archive, {**(base.record or {}), "title": "Mine"}, base)
    assert isinstance(told, Conflicted)

    assert desk.window.later.merging is not None
    desk.window.later.merging.ask_of_save(told, lambda _choices: None, lambda: None)
    desk.rest()

    mine, theirs = (each.accessibleName() for each in merging(desk).choices[0].buttons)
    assert mine == "Yours. The record: It stays, as it was changed."
    assert theirs == "Theirs. The record: It is deleted."


def _added(archive: WorkingArchive) -> Written:
    made = {"uid": "agr-made", "kind": "agreement", "title": "Made", "type": "type-treaty"}
    saved = save(archive, made, Edited(None, ""))
    assert isinstance(saved, Saved)
    assert saved.written is not None
    return saved.written
