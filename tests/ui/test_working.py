"""A working archive in the window: written off the GUI thread, and shown as it then is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from summitdesk.archive.working import WorkingArchive
from summitdesk.domain.errors import ArchiveError
from tests.desk import Desk
from tests.working import added, changed, removed, write


@pytest.fixture
def desk(working_desk: Desk) -> Desk:
    return working_desk


def test_a_working_archive_is_open_for_writing_and_the_foot_says_so(desk: Desk) -> None:
    assert desk.session.working is not None
    assert desk.window.footer.read_only.text() == "· working archive"


def test_an_edition_is_never_open_for_writing(
    open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    desk = open_desk(archive_path)

    assert desk.session.working is None
    assert desk.window.footer.read_only.text() == "· read-only"


def test_what_is_saved_stands_at_once_in_list_and_detail(desk: Desk) -> None:
    reading = desk.window.browse.detail.reading
    assert reading is not None
    bar = desk.window.browse.detail.verticalScrollBar()
    bar.setValue(200)

    write(desk, changed(reading.uid, title="Another title"))

    assert desk.titles[0] == "Another title"
    assert desk.title == "Another title"
    assert bar.value() == 200, "one goes on reading where one was"


def test_the_list_stands_as_it_stood_when_something_was_saved(desk: Desk) -> None:
    table = desk.window.browse.list_area.table
    table.go_to_row(30)
    desk.rest()
    top, chosen, title = table.verticalScrollBar().value(), table.chosen, desk.title

    write(desk, added("To be dropped"))

    assert (table.verticalScrollBar().value(), table.chosen, desk.title) == (top, chosen, title)


def test_the_next_row_is_read_when_the_record_on_show_is_deleted(desk: Desk) -> None:
    table = desk.window.browse.list_area.table
    write(desk, added("To be dropped"))
    desk.type("Dropped")
    assert desk.titles == ["To be dropped"]
    write(desk, added("To be dropped"))
    first, second = desk.window.browse.list_area.model.ids(0, 1)

    write(desk, removed(table.chosen))

    assert desk.titles == ["To be dropped"]
    assert table.chosen_id in (first, second)
    assert desk.title == "To be dropped"
    write(desk, removed(table.chosen))
    assert desk.window.browse.detail.reading is None


def test_the_counts_of_all_records_follow_what_is_saved(desk: Desk) -> None:
    desk.type("treaty")
    total = int(desk.count.split()[-2])

    write(desk, added("To be dropped"))

    assert int(desk.count.split()[-2]) == total + 1


def test_a_save_under_way_is_finished_when_the_window_closes(
    desk: Desk, working_path: Path
) -> None:
    reading = desk.window.browse.detail.reading
    assert reading is not None
    desk.session.write(changed(reading.uid, title="The last word"), lambda _written: None)

    desk.window.close()

    archive = WorkingArchive.open(working_path)
    assert (archive.record(reading.uid) or {})["title"] == "The last word"
    archive.close()


def test_the_same_file_opened_again_stays_open_for_writing(desk: Desk, working_path: Path) -> None:
    before = desk.session.working

    desk.session.open(working_path)
    desk.rest()

    assert desk.session.working is before
    assert desk.titles


def test_who_comes_second_reads_and_is_told_why(
    desk: Desk, open_desk: Callable[[Path], Desk], working_path: Path
) -> None:
    second = open_desk(working_path)

    assert desk.session.working is not None
    assert second.session.working is None
    assert second.window.footer.notice.text()
    assert second.window.footer.read_only.text() == "· read-only"


def test_what_cannot_be_saved_is_told_in_a_sentence(desk: Desk) -> None:
    def work(_archive: WorkingArchive) -> None:
        raise ArchiveError("The disk is full; make room.")

    desk.session.write(work, lambda _none: None)
    desk.rest()

    assert desk.window.footer.notice.text().startswith("The disk is full; make room.")
