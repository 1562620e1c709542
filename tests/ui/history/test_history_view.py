"""The history of a record, as a person reads it in the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from summitdesk.archive import working
from summitdesk.ui.history.history_view import HistoryView
from summitdesk.ui.history.telling import told_differences
from summitdesk.ui.runs import Look
from summitdesk.ui.widgets.text_block import TextBlock
from tests.desk import Desk
from tests.working import added, changed, removed, write

TREATY = "agr-treaty-eternal"
_KEY = (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_H)


@pytest.fixture
def desk(
    open_desk: Callable[[Path], Desk], working_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """The window on a working archive in which the title of a treaty was changed twice."""
    desk = open_desk(working_path)
    for time, title in (("2027-03-01T10:05:00Z", "First"), ("2027-05-01T10:05:00Z", "Second one")):
        monkeypatch.setattr(working, "time_now", lambda time=time: time)
        write(desk, changed(TREATY, "After the communiqué", title=title))
    desk.window.browse.open_record(TREATY)
    desk.rest()
    return desk


def opened(desk: Desk) -> HistoryView:
    modifier, key = _KEY
    desk.press(key, modifier=modifier)
    view = desk.named("historyView")
    assert isinstance(view, HistoryView)
    assert view.isVisible()
    return view


def lines(view: HistoryView) -> list[str]:
    return [view.list.item(row).text() for row in range(view.list.count())]


def spoken(view: HistoryView) -> list[str]:
    blocks = view.findChildren(TextBlock)
    return [each.accessibleName() for each in blocks if each.isVisible() and each.accessibleName()]


def test_a_published_archive_has_one_revision_of_each_record_and_says_so(
    open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    desk = open_desk(archive_path)
    title = desk.title

    view = opened(desk)

    assert view.title.text() == title
    assert view.sentence.text() == "One revision: the record stands as it was published."
    assert lines(view) == ["Edition 2026.1"]
    assert f"Title: {title}" in spoken(view), "it is shown whole"
    desk.press(Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert desk.focus is desk.window.browse.list_area.table


def test_each_revision_tells_what_changed_when_and_by_whom(desk: Desk) -> None:
    view = opened(desk)

    assert lines(view) == ["Title", "Title", "Edition 2026.1"]
    told = [view.list.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert told[0].startswith("Title. 1 May 2027, 10:05 UTC\u00a0· ")
    assert told[1].startswith("Title. 1 March 2027, 10:05 UTC\u00a0· ")
    assert "“After the communiqué”" in desk.texts("historyView")


def test_deleted_words_are_struck_out_and_new_ones_underlined(desk: Desk) -> None:
    view = opened(desk)

    assert view.chosen is not None
    (told,) = told_differences(view.chosen.before, view.chosen.after, view.chosen.changes, {})
    assert [(run.text, run.look) for run in told.runs] == [
        ("First", Look.DELETED),
        (" ", Look.PLAIN),
        ("Second one", Look.INSERTED),
    ]
    assert "First Second one" in desk.texts("historyView")
    assert "Title: [deleted: First] [inserted: Second one]" in spoken(view)


def test_any_two_revisions_are_compared_by_key(desk: Desk) -> None:
    view = opened(desk)

    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=Qt.KeyboardModifier.ShiftModifier)

    assert "From revision 1 to revision 3" in desk.texts("historyView")
    (told,) = [each for each in spoken(view) if each.startswith("Title:")]
    assert told.endswith("[inserted: Second one]")


def test_the_record_is_shown_as_it_was_on_a_date(desk: Desk) -> None:
    view = opened(desk)

    view.date.setFocus()
    view.date.setText("2027-04")
    desk.press(Qt.Key.Key_Return)

    assert "Revision 2" in desk.texts("historyView")
    assert "Title: First" in spoken(view)
    assert view.list.currentRow() == 1


@pytest.mark.parametrize(
    ("date", "sentence"), [("someday", "someday"), ("1999", "The record was not there yet.")]
)
def test_a_date_that_cannot_be_shown_says_why_beside_the_field(
    date: str, sentence: str, desk: Desk
) -> None:
    view = opened(desk)

    view.date.setFocus()
    view.date.setText(date)
    desk.press(Qt.Key.Key_Return)

    assert sentence in view.problem.text()
    assert view.date.hasFocus()


def test_history_stands_until_one_goes_elsewhere(desk: Desk) -> None:
    view = opened(desk)

    desk.type("treaty")

    assert not view.isVisible()
    assert desk.titles


def test_what_is_saved_meanwhile_stands_at_the_top(desk: Desk) -> None:
    view = opened(desk)

    write(desk, changed(TREATY, title="Third"))

    assert view.isVisible()
    assert lines(view) == ["Title", "Title", "Title", "Edition 2026.1"]


def test_a_row_of_a_group_is_told_by_its_number_and_field(desk: Desk) -> None:
    record = desk.session.archive.record(TREATY) if desk.session.archive else None
    assert record is not None
    titles = record["titles"]
    assert isinstance(titles, list)
    first = {**titles[0], "text": "Quite another"}
    write(desk, changed(TREATY, titles=[first, *titles[2:], titles[1]][:-1]))

    view = opened(desk)

    told = spoken(view)
    assert any(each.startswith("Titles, no. 1: text: ") for each in told)
    assert any(each.startswith("Titles, no. 2: [deleted: ") for each in told)


def test_a_record_of_no_past_is_made_once(desk: Desk) -> None:
    write(desk, added("Made today"))
    desk.type("made today")

    view = opened(desk)

    assert lines(view) == ["Made"]
    assert view.sentence.text() == "One revision: the record was never changed."
    write(desk, removed(view.past.uid if view.past else ""))


@pytest.mark.parametrize("width", [1440, 900, 640])
def test_what_is_chosen_has_the_most_of_the_room_in_any_window(width: int, desk: Desk) -> None:
    view = opened(desk)

    desk.window.resize(width, 700)
    desk.rest()

    assert view.list.width() <= 0.4 * view.width()
