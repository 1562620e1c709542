"""What is typed is never lost: drafts while one types, offered afterwards, and one question."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from summitdesk.archive.editing import read, save
from summitdesk.archive.shelf import Shelf, shelf_path
from summitdesk.domain.draft import Draft
from summitdesk.ui.forms.editing import DRAFT_MS
from tests.ui.forms.scribe import Key, Scribe

UID = "prs-japarov"


def drafts() -> tuple[Draft, ...]:
    shelf = Shelf.open(shelf_path())
    try:
        return shelf.drafts.all()
    finally:
        shelf.close()


def keep(scribe: Scribe) -> None:
    """Let the time pass after which a draft is kept."""
    assert scribe.editing.form.is_draft_due
    scribe.editing.keep()
    scribe.desk.rest()


def answer(words: str) -> None:
    """Press this button of the question that comes next."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(b for b in box.findChildren(QPushButton) if b.text() == words).click()

    QTimer.singleShot(0, press)


def test_a_draft_is_on_the_shelf_within_five_seconds() -> None:
    assert DRAFT_MS < 5_000


def test_what_is_typed_is_kept_as_a_draft_right_or_wrong(scribe: Scribe) -> None:
    scribe.edit(UID)
    scribe.type("name", "")
    scribe.type("description", "Half a sent")

    keep(scribe)

    (draft,) = drafts()
    assert draft.record == UID
    assert draft.typed["description"] == "Half a sent"
    assert "name" not in draft.typed


def test_a_form_in_which_nothing_was_typed_leaves_no_draft(scribe: Scribe) -> None:
    scribe.edit(UID)
    scribe.editing.keep()
    scribe.desk.press(Key.Key_Escape)

    assert not scribe.is_writing
    assert drafts() == ()


def test_after_a_crash_the_draft_is_offered_and_one_goes_on_with_it(
    scribe: Scribe, archive_path: Path, working: Path
) -> None:
    scribe.edit(UID)
    scribe.type("description", "Half a sentence")
    keep(scribe)
    scribe.editing.page.put_away()  # as a crash does: without a word
    scribe.desk.session.open(archive_path)
    scribe.desk.rest()
    scribe.desk.session.open(working)
    scribe.desk.rest()

    banner = scribe.desk.named("draftBanner")
    assert banner.isVisible()
    banner.findChildren(QPushButton)[0].click()
    scribe.desk.rest()

    assert scribe.form.typed()["description"] == "Half a sentence"
    scribe.save()
    assert scribe.record(UID)["description"] == "Half a sentence"
    assert drafts() == ()


def test_saving_takes_the_draft_off_the_shelf(scribe: Scribe) -> None:
    scribe.edit(UID)
    scribe.type("description", "Another")
    keep(scribe)

    scribe.save()
    scribe.desk.rest()

    assert drafts() == ()


def test_a_draft_is_merged_with_what_was_saved_since(scribe: Scribe) -> None:
    scribe.edit(UID)
    scribe.type("description", "Mine")
    keep(scribe)
    scribe.editing.form.let_go()
    archive = scribe.desk.session.working
    assert archive is not None
    edited = read(archive, UID)
    save(archive, {**(edited.record or {}), "country": "KAZ"}, edited)

    scribe.editing.form.open_draft(drafts()[0])
    scribe.desk.rest()
    scribe.save()

    assert scribe.record(UID)["description"] == "Mine"
    assert scribe.record(UID)["country"] == "KAZ"


@pytest.mark.parametrize(
    ("words", "is_left", "kept"),
    [
        ("Keep as draft", True, 1),
        ("Discard", True, 0),
        ("Go on editing", False, 0),
    ],
)
def test_leaving_a_changed_form_asks_once(
    scribe: Scribe, words: str, is_left: bool, kept: int
) -> None:
    before = scribe.record(UID)
    scribe.edit(UID)
    scribe.type("description", "Typed")

    answer(words)
    scribe.desk.press(Key.Key_Escape)
    scribe.desk.rest()

    assert scribe.is_writing is not is_left
    assert len(drafts()) == kept
    assert scribe.record(UID) == before


def test_leaving_may_save(scribe: Scribe) -> None:
    scribe.edit(UID)
    scribe.type("description", "Typed")

    answer("Save")
    scribe.desk.press(Key.Key_Escape)
    scribe.desk.rest()

    assert not scribe.is_writing
    assert scribe.record(UID)["description"] == "Typed"
