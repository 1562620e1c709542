"""What was: the past of a record, what was changed lately, what lies in the trash."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.archive import working
from summitdesk.archive.archive import Archive
from summitdesk.archive.past import past_of, recent, trash_of
from summitdesk.archive.undoing import redo, undo
from summitdesk.archive.working import WorkingArchive, make_working_archive
from summitdesk.domain.changes import EDITION
from tests.builders import build_archive, record
from tests.working import changed, removed


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    records = [
        record("person", "per-x", name="Ayar"),
        record("speech", "spc-x", speaker="per-x", title="Address"),
    ]
    return build_archive(tmp_path_factory.mktemp("past"), records)


@pytest.fixture
def archive(edition: Path, tmp_path: Path) -> Iterator[WorkingArchive]:
    path = make_working_archive(edition, tmp_path / "mine.summitdb")
    with closing(WorkingArchive.open(path, author="Aida")) as opened:
        yield opened


def test_the_past_of_a_published_record_is_its_one_revision(edition: Path) -> None:
    with closing(Archive.open(edition)) as archive:
        past = past_of(archive, "spc-x")

    assert past is not None
    (only,) = past.revised
    assert (only.before, only.made.origin, only.is_taken_back) == (None, EDITION, False)
    assert past.title == "Address"
    assert past.named["per-x"].title == "Ayar"


def test_the_past_tells_what_each_revision_changed_and_why(archive: WorkingArchive) -> None:
    changed("spc-x", "As printed", title="Reply")(archive)

    past = past_of(archive, "spc-x")

    assert past is not None
    newest, oldest = past.revised
    assert (newest.revision.number, newest.made.author, newest.made.note) == (
        2,
        "Aida",
        "As printed",
    )
    (found,) = newest.changes
    assert (found.part.field, found.before, found.after) == ("title", "Address", "Reply")
    assert newest.before == oldest.after


def test_a_deleted_record_keeps_its_past_and_lies_whole_in_the_trash(
    archive: WorkingArchive,
) -> None:
    before = archive.record("spc-x")
    removed("spc-x")(archive)

    past = past_of(archive, "spc-x")
    trash = trash_of(archive)

    assert past is not None
    assert (past.title, past.revised[0].after) == ("Address", None)
    (only,) = trash.trashed
    assert (only.deleted.uid, only.record) == ("spc-x", before)
    assert trash.named["per-x"].title == "Ayar"
    assert past_of(archive, "never-was") is None


def test_what_was_taken_back_is_told_until_it_is_brought_again(archive: WorkingArchive) -> None:
    made = changed("spc-x", title="Reply")(archive).change_set.uid

    undo(archive)
    past = past_of(archive, "spc-x")
    assert past is not None
    assert [each.is_taken_back for each in past.revised] == [False, True, False]
    assert made in recent(archive, "2020").taken_back

    redo(archive)
    assert made not in recent(archive, "2020").taken_back


def test_what_was_changed_lately_begins_with_its_day(
    archive: WorkingArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("01", "08"):
        monkeypatch.setattr(working, "time_now", lambda day=day: f"2027-03-{day}T00:00:00Z")
        changed("spc-x", title=f"Day {day}")(archive)

    found = recent(archive, "2027-03-08")

    assert [each.change_set.time[:10] for each in found.activities] == ["2027-03-08"]
    assert found.named["spc-x"].title == "Day 08"
    with pytest.raises(ValueError, match="someday"):
        recent(archive, "someday")
