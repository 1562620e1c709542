"""What an archivist does to a record, and what becomes of it when others do the same."""

import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.archive import past, working
from summitdesk.archive.editing import (
    Conflicted,
    Edited,
    Saved,
    delete,
    duplicate,
    new_record,
    new_row,
    problems,
    read,
    restore,
    save,
)
from summitdesk.archive.past import trash_of
from summitdesk.archive.undoing import Contradicted, Undone, next_redo, next_undo, redo, undo
from summitdesk.archive.verify import verify
from summitdesk.archive.working import WorkingArchive, make_working_archive
from summitdesk.domain.catalogue import AGREEMENT, KINDS, PERSON
from summitdesk.domain.changes import RecordInUseError, StaleRecordError
from summitdesk.domain.difference import Part
from summitdesk.domain.errors import ArchiveError, ProblemsError
from summitdesk.domain.merging import Side
from summitdesk.domain.query import Query
from summitdesk.domain.record import Aggregate, rows_of, uid_of
from tests.builders import build_archive, full_record, record

NEW = Edited(None, "")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    records = [
        record("person", "per-x", name="Ayar", description="A poet"),
        record("speech", "spc-x", speaker="per-x", title="Address"),
        full_record(AGREEMENT),
    ]
    return build_archive(tmp_path_factory.mktemp("editing"), records)


@pytest.fixture
def archive(edition: Path, tmp_path: Path) -> Iterator[WorkingArchive]:
    path = make_working_archive(edition, tmp_path / "mine.summitdb")
    with closing(WorkingArchive.open(path, author="Aida")) as opened:
        yield opened
    assert verify(path) == []


def put(archive: WorkingArchive, uid: str, **fields: object) -> Saved:
    edited = read(archive, uid)
    assert edited.record is not None
    saved = save(archive, edited.record | fields, edited)  # type: ignore[operator]
    assert isinstance(saved, Saved)
    return saved


def field(archive: WorkingArchive, uid: str, name: str) -> object:
    found = archive.record(uid)
    return found.get(name) if found else None


def test_a_new_record_is_saved_changed_and_found(archive: WorkingArchive) -> None:
    made = new_record(PERSON, name="Saltanat")

    first = save(archive, made, NEW, note="From the list of guests")
    assert isinstance(first, Saved)
    second = save(
        archive, made | {"names": [new_row(text="Салтанат")]}, Edited(made, first.revision)
    )

    assert isinstance(second, Saved)
    assert archive.record(uid_of(made)) == second.record
    assert archive.find(Query.of("салтанат")).total == 1
    newest, oldest = archive.history(uid_of(made))
    assert (newest.uid, oldest.note) == (second.revision, "From the list of guests")


def test_what_was_not_changed_is_not_saved_again(archive: WorkingArchive) -> None:
    edited = read(archive, "per-x")
    assert edited.record is not None

    saved = save(archive, edited.record | {"country": ""}, edited)

    assert saved == Saved(edited.record, edited.revision, None)
    assert len(archive.history("per-x")) == 1


def test_text_is_kept_composed_with_plain_ends_of_lines(archive: WorkingArchive) -> None:
    decomposed = unicodedata.normalize("NFD", "Йошкар-Ола\r\nélan\rend")

    put(archive, "per-x", description=decomposed)

    assert field(archive, "per-x", "description") == "Йошкар-Ола\nélan\nend"
    assert archive.find(Query.of("йошкар")).total == 1


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_hundred_thousand_characters_fit_into_any_text_or_are_told(
    kind: object, archive: WorkingArchive
) -> None:
    whole = full_record(kind)  # type: ignore[arg-type]
    for each in KINDS[str(whole["kind"])].fields:
        tried = duplicate(whole) | {each.name: "ж" * 100_000}
        if each.is_searched and each.type == "text":
            saved = save(archive, tried, NEW)
            assert isinstance(saved, Saved)
            assert field(archive, uid_of(tried), each.name) == "ж" * 100_000
            return
        with pytest.raises(ProblemsError):
            save(archive, tried, NEW)


def test_problems_are_told_with_their_fields_before_anything_is_saved(
    archive: WorkingArchive,
) -> None:
    wrong = new_record(AGREEMENT, title="\x00", date="someday") | {
        "titles": [new_row(language="English")],
        "parent": "agr-gone",
    }

    told = {problem.field: problem.reason for problem in problems(archive, wrong)}

    assert set(told) == {"title", "date", "type", "titles[0].text", "titles[0].language", "parent"}
    assert told["parent"] == "names agr-gone, but there is no such record"
    with pytest.raises(ProblemsError):
        save(archive, wrong, NEW)


def test_a_link_to_a_record_deleted_meanwhile_is_a_problem_of_its_field(
    archive: WorkingArchive,
) -> None:
    person = new_record(PERSON, name="Gone")
    made = save(archive, person, NEW)
    assert isinstance(made, Saved)
    delete(archive, uid_of(person), expecting=made.revision)

    with pytest.raises(ProblemsError, match="there is no such record") as told:
        put(archive, "spc-x", speaker=uid_of(person))

    assert [problem.field for problem in told.value.problems] == ["speaker"]


def test_a_duplicate_shares_no_uid(archive: WorkingArchive) -> None:
    whole = full_record(AGREEMENT)

    saved = save(archive, duplicate(whole), NEW)

    assert isinstance(saved, Saved)
    assert saved.record is not None
    for group in AGREEMENT.groups:
        uids = {row["uid"] for row in rows_of(saved.record, group.name)}
        assert len(uids) == 2
        assert not uids & {row["uid"] for row in rows_of(whole, group.name)}


def test_other_fields_saved_meanwhile_are_merged_and_told(archive: WorkingArchive) -> None:
    mine = read(archive, "per-x")
    put(archive, "per-x", description="A great poet")

    saved = save(archive, {**(mine.record or {}), "name": "Ayar B."}, mine)

    assert isinstance(saved, Saved)
    assert [(each.part, each.after) for each in saved.taken] == [
        (Part(field="description"), "A great poet")
    ]
    assert field(archive, "per-x", "name") == "Ayar B."
    assert field(archive, "per-x", "description") == "A great poet"


@pytest.mark.parametrize(("side", "name"), [(Side.MINE, "Mine"), (Side.THEIRS, "Theirs")])
def test_the_same_field_saved_meanwhile_is_for_a_person_to_decide(
    side: Side, name: str, archive: WorkingArchive
) -> None:
    mine = read(archive, "per-x")
    put(archive, "per-x", name="Theirs", country="KAZ")
    typed: Aggregate = {**(mine.record or {}), "name": "Mine", "description": "B"}

    told = save(archive, typed, mine)

    assert isinstance(told, Conflicted)
    (conflict,) = told.conflicts
    assert (conflict.base, conflict.mine, conflict.theirs) == ("Ayar", "Mine", "Theirs")
    assert field(archive, "per-x", "name") == "Theirs"
    saved = save(archive, typed, told.base, choices={conflict.part: side})
    assert isinstance(saved, Saved)
    assert saved.record == {
        **(mine.record or {}),
        "name": name,
        "country": "KAZ",
        "description": "B",
    }


def test_an_edit_of_what_was_deleted_meanwhile_is_told_and_can_bring_it_back(
    archive: WorkingArchive,
) -> None:
    made = save(archive, new_record(PERSON, name="P"), NEW)
    assert isinstance(made, Saved)
    assert made.record is not None
    uid, edited = uid_of(made.record), Edited(made.record, made.revision)
    delete(archive, uid, expecting=made.revision)

    told = save(archive, made.record | {"name": "Q"}, edited)

    assert isinstance(told, Conflicted)
    assert told.theirs.record is None
    gone = save(archive, made.record | {"name": "Q"}, edited, choices={Part(): Side.THEIRS})
    assert isinstance(gone, Saved)
    assert gone.record is None
    save(archive, made.record | {"name": "Q"}, edited, choices={Part(): Side.MINE})
    assert field(archive, uid, "name") == "Q"


def test_the_trash_gives_back_what_was_deleted(archive: WorkingArchive) -> None:
    before = archive.record("agreement-full")
    delete(archive, "agreement-full", expecting=read(archive, "agreement-full").revision)

    (gone,) = (each.deleted for each in trash_of(archive).trashed)
    assert (gone.uid, gone.kind, gone.author) == ("agreement-full", "agreement", "Aida")
    assert gone.label == (before or {})["title"]
    assert archive.record("agreement-full") is None
    restore(archive, "agreement-full")

    assert archive.record("agreement-full") == before
    assert trash_of(archive).trashed == ()
    assert [each.number for each in archive.history("agreement-full")] == [3, 2, 1]
    with pytest.raises(ArchiveError, match="is not in the trash"):
        restore(archive, "agreement-full")


def test_a_record_in_use_says_where(archive: WorkingArchive) -> None:
    with pytest.raises(RecordInUseError, match="1 field names it") as told:
        delete(archive, "per-x", expecting=read(archive, "per-x").revision)
    assert told.value.used_in == (("speech.speaker", "spc-x"),)
    with pytest.raises(StaleRecordError):
        delete(archive, "spc-x", expecting="older")


def test_changes_are_undone_and_redone_in_turn_across_restarts(archive: WorkingArchive) -> None:
    put(archive, "per-x", name="One")
    put(archive, "per-x", name="Two")
    put(archive, "spc-x", title="Reply")
    archive.close()

    with closing(WorkingArchive.open(archive.path)) as again:
        seen = []
        for step in (undo, undo, redo, undo, undo, undo, redo, redo, redo, redo):
            step(again)
            seen.append((field(again, "per-x", "name"), field(again, "spc-x", "title")))
        assert seen == [
            ("Two", "Address"),
            ("One", "Address"),
            ("Two", "Address"),
            ("One", "Address"),
            ("Ayar", "Address"),
            ("Ayar", "Address"),
            ("One", "Address"),
            ("Two", "Address"),
            ("Two", "Reply"),
            ("Two", "Reply"),
        ]
        assert next_redo(again) is None
        undo(again)
        put(again, "per-x", name="Three")
        assert next_redo(again) is None, "something was saved since"


def test_an_old_change_is_undone_and_what_came_later_stays(archive: WorkingArchive) -> None:
    old = put(archive, "per-x", description="Wrong", country="KAZ")
    put(archive, "per-x", name="Later")
    assert old.written is not None

    undone = undo(archive, old.written.change_set.uid)

    assert isinstance(undone, Undone)
    assert undone.written.change_set.undoes == old.written.change_set.uid
    assert field(archive, "per-x", "description") == "A poet"
    assert field(archive, "per-x", "country") is None
    assert field(archive, "per-x", "name") == "Later"
    with pytest.raises(ArchiveError, match="was taken back already"):
        undo(archive, old.written.change_set.uid)


def test_an_old_change_that_was_changed_again_is_for_a_person_to_decide(
    archive: WorkingArchive,
) -> None:
    old = put(archive, "per-x", name="One")
    put(archive, "per-x", name="Two")
    assert old.written is not None
    uid = old.written.change_set.uid

    told = undo(archive, uid)

    assert isinstance(told, Contradicted)
    (conflict,) = told.conflicts["per-x"]
    assert (conflict.mine, conflict.theirs) == ("Ayar", "Two")
    undo(archive, uid, choices={"per-x": {conflict.part: Side.MINE}})
    assert field(archive, "per-x", "name") == "Ayar"


def test_making_and_deleting_are_undone_too(archive: WorkingArchive) -> None:
    made = save(archive, new_record(PERSON, name="P"), NEW)
    assert isinstance(made, Saved)
    assert made.record is not None
    uid = uid_of(made.record)

    undo(archive)
    assert archive.record(uid) is None
    redo(archive)
    assert archive.record(uid) == made.record
    delete(archive, uid, expecting=read(archive, uid).revision)
    undo(archive)
    assert archive.record(uid) == made.record
    assert trash_of(archive).trashed == ()


def test_what_others_name_by_now_cannot_be_undone_and_says_so(archive: WorkingArchive) -> None:
    made = save(archive, new_record(PERSON, name="P"), NEW)
    assert isinstance(made, Saved)
    assert made.written is not None
    assert made.record is not None
    put(archive, "spc-x", speaker=uid_of(made.record))

    with pytest.raises(RecordInUseError):
        undo(archive, made.written.change_set.uid)


def test_a_record_is_shown_as_it_was_on_any_date(
    archive: WorkingArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for time, name in (("2027-03-01T10:00:00Z", "March"), ("2027-05-01T10:00:00Z", "May")):
        monkeypatch.setattr(working, "time_now", lambda time=time: time)
        put(archive, "per-x", name=name)

    for date, name in (
        ("2026-11-23", None),
        ("2026-11-24", "Ayar"),
        ("2027-02", "Ayar"),
        ("2027-03-01", "March"),
        ("2027-04", "March"),
        ("2027", "May"),
    ):
        found = past.as_of(archive, "per-x", date)
        assert (found and found["name"]) == name, date
    with pytest.raises(ValueError, match="someday"):
        past.as_of(archive, "per-x", "someday")


def test_a_clock_that_was_set_back_never_reorders_the_history(
    archive: WorkingArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for year, name in (("2027", "One"), ("1970", "Two"), ("2026", "Three")):
        monkeypatch.setattr(working, "time_now", lambda year=year: f"{year}-12-31T10:00:00Z")
        put(archive, "per-x", name=name)

    states = [past.at_revision(archive, each.uid) for each in archive.history("per-x")]
    assert [state and state["name"] for state in states] == ["Three", "Two", "One", "Ayar"]
    undo(archive)
    assert field(archive, "per-x", "name") == "Two"
    last = next_undo(archive)
    assert last is not None
    assert last.time.startswith("1970")
    found = past.as_of(archive, "per-x", "2030")
    assert found is not None
    assert found["name"] == "Two"


def test_what_changed_since_a_day_is_told_with_who_and_what(
    archive: WorkingArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day, name in (("01", "One"), ("08", "Two")):
        monkeypatch.setattr(working, "time_now", lambda day=day: f"2027-03-{day}T10:00:00Z")
        put(archive, "per-x", name=name)

    (activity,) = past.changed_since(archive, "2027-03-02")

    assert (activity.change_set.author, activity.change_set.time[:10]) == ("Aida", "2027-03-08")
    (step,) = activity.steps
    (found,) = past.difference(archive, step.parent, step.revision)
    assert (found.part.field, found.before, found.after) == ("name", "One", "Two")
    assert len(past.changed_since(archive, "2027-03-01")) == 2
    whole = past.difference(archive, "", step.revision)
    assert whole[0].part == Part()
