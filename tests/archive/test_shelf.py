"""What a person marks, writes, reads and asks for stays on their shelf, and can be taken away."""

import json
import os
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk import paths
from summitdesk.archive.archive import Archive
from summitdesk.archive.shelf import Shelf, shelf_path
from summitdesk.domain.catalogue import KINDS, SHOWN_KINDS
from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.facets import FACETS
from summitdesk.domain.query import Order, Query
from summitdesk.domain.shelf import (
    Added,
    Bookmark,
    Contents,
    Note,
    SavedSearch,
    StaleNoteError,
    Visit,
    from_text,
    to_text,
)
from summitdesk.domain.uid import new_uid
from tests.counts import repetitions

NOTHING = Added(bookmarks=0, notes=0, recent=0, searches=0)

VALUES = st.lists(st.text(max_size=12), min_size=1, max_size=3)
CHOICES = st.dictionaries(st.sampled_from(FACETS), VALUES, max_size=3)
KIND_TUPLES = st.lists(st.sampled_from(tuple(KINDS)), min_size=1, max_size=4).map(tuple)
QUERIES = st.builds(
    Query.of,
    st.text(),
    kinds=KIND_TUPLES,
    included=CHOICES,
    excluded=CHOICES,
    order=st.sampled_from(Order),
)
TIMES = (
    st.datetimes().filter(lambda time: time.year < 9000).map(lambda t: f"{t:%Y-%m-%dT%H:%M:%S.%fZ}")
)
TIMES = TIMES.map(lambda time: time.rjust(27, "0"))
UIDS = st.builds(new_uid)
RECORDS = st.text(min_size=1, max_size=20)


def lists(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=3).map(tuple)


CONTENTS = st.builds(
    Contents,
    bookmarks=lists(st.builds(Bookmark, RECORDS, st.text(max_size=9), TIMES)),
    notes=lists(st.builds(Note, UIDS, RECORDS, st.text(), TIMES, TIMES)),
    recent=lists(st.builds(Visit, RECORDS, TIMES)),
    searches=lists(st.builds(SavedSearch, UIDS, st.text(), QUERIES, TIMES)),
)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    opened = Shelf.open(tmp_path / "shelf.db")
    yield opened
    opened.close()
    assert opened.notices == ()


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    shelf.bookmark("agr-001", "archive")
    shelf.bookmark("quo-001")
    shelf.write_note("agr-001", "Which of the two dates?\n第二届 «ё»")
    shelf.visited("evt-001")
    shelf.visited("agr-001")
    shelf.save_search("Treaties", Query.of("жапаров", included={"year": ["2025"]}))
    shelf.save_search("All but 2024", Query.of(excluded={"year": ["2024"]}))
    return shelf


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    with closing(Shelf.open(tmp_path_factory.mktemp("shelf") / "shelf.db")) as opened:
        yield opened


def again(shelf_folder: Path) -> Shelf:
    return Shelf.open(shelf_folder / "shelf.db")


def plain(shelf: Shelf, path: Path) -> dict[str, object]:
    shelf.export(path)
    read: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return read


def test_a_shelf_stands_in_the_folder_of_its_person() -> None:
    assert shelf_path() == paths.user_data() / "shelf.db"


def test_bookmarks_stand_with_the_last_first_until_they_are_taken_away(
    shelf: Shelf, tmp_path: Path
) -> None:
    for record in ("agr-001", "agr-002", "agr-003"):
        shelf.bookmark(record, "archive")
    shelf.unbookmark("agr-002")
    shelf.unbookmark("never-marked")

    with closing(again(tmp_path)) as opened:
        assert [bookmark.record for bookmark in opened.bookmarks()] == ["agr-003", "agr-001"]
        assert opened.is_bookmarked("agr-001")
        assert not opened.is_bookmarked("agr-002")


def test_a_record_marked_twice_keeps_its_first_mark(shelf: Shelf) -> None:
    shelf.bookmark("agr-001", "archive")
    (first,) = shelf.bookmarks()

    shelf.bookmark("agr-001", "another")

    assert shelf.bookmarks() == (first,)


def test_notes_stand_in_the_order_in_which_they_were_begun(shelf: Shelf) -> None:
    first = shelf.write_note("agr-001", "one")
    other = shelf.write_note("evt-001", "of an event")
    second = shelf.write_note("agr-001", "two")
    first = shelf.write_note("agr-001", "one, better", replacing=first)

    assert shelf.notes("agr-001") == (first, second)
    assert shelf.all_notes() == (first, other, second)
    assert first.created < first.changed


def test_a_note_that_was_changed_meanwhile_is_not_overwritten(shelf: Shelf, tmp_path: Path) -> None:
    read = shelf.write_note("agr-001", "as both read it")
    with closing(again(tmp_path)) as other:
        theirs = other.write_note("agr-001", "theirs", replacing=read)

    with pytest.raises(StaleNoteError, match="changed in another window") as stale:
        shelf.write_note("agr-001", "mine", replacing=read)
    with pytest.raises(StaleNoteError):
        shelf.remove_note(read)

    assert (stale.value.mine, stale.value.theirs) == ("mine", "theirs")
    assert shelf.all_notes() == (theirs,)
    mine = shelf.write_note("agr-001", "mine after all", replacing=theirs)
    assert shelf.all_notes() == (mine,)


def test_a_note_that_was_removed_meanwhile_gives_back_what_was_written(shelf: Shelf) -> None:
    read = shelf.write_note("agr-001", "as both read it")
    shelf.remove_note(read)
    shelf.remove_note(read)

    with pytest.raises(StaleNoteError, match="removed in another window") as stale:
        shelf.write_note("agr-001", "mine", replacing=read)

    assert (stale.value.mine, stale.value.theirs) == ("mine", None)
    assert shelf.all_notes() == ()


def test_a_change_is_seen_as_one_even_when_the_clock_stands_still(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summitdesk.archive.shelf._now", lambda: "2026-06-17T08:00:00.000000Z")
    note = shelf.write_note("agr-001", "one")

    changed = shelf.write_note("agr-001", "two", replacing=note)

    assert changed.changed > note.changed


def test_half_a_character_is_kept_as_a_mark(shelf: Shelf) -> None:
    note = shelf.write_note("agr-001", "a\ud83db \0 \ufeff")
    search = shelf.save_search("\udc00", Query.of("\ud800", included={"year": ["\ud800"]}))

    assert note.text == "a\ufffdb \0 \ufeff"
    assert shelf.all_notes() == (note,)
    assert shelf.searches() == (search,)
    assert search.query == Query.of("\ufffd", included={"year": ["\ufffd"]})


def test_the_records_read_last_are_remembered_each_once(shelf: Shelf) -> None:
    for record in ("agr-001", "agr-002", "agr-003", "agr-001"):
        shelf.visited(record)

    assert [visit.record for visit in shelf.recent()] == ["agr-001", "agr-003", "agr-002"]
    assert [visit.record for visit in shelf.recent(limit=1)] == ["agr-001"]
    shelf.forget_recent()
    assert shelf.recent() == ()


def test_what_was_read_last_stands_first_even_when_the_clock_was_set_back(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.visited("agr-001")
    monkeypatch.setattr("summitdesk.archive.shelf._now", lambda: "1999-01-01T00:00:00.000000Z")

    shelf.visited("agr-002")

    assert [visit.record for visit in shelf.recent()] == ["agr-002", "agr-001"]


def test_one_record_is_forgotten_and_no_other(shelf: Shelf) -> None:
    for record in ("agr-001", "agr-002", "agr-003"):
        shelf.visited(record)

    shelf.forget("agr-002")
    shelf.forget("never-read")

    assert [visit.record for visit in shelf.recent()] == ["agr-003", "agr-001"]


def test_what_was_taken_off_is_given_back_as_it_was(filled: Shelf) -> None:
    before = filled.contents()
    (note,) = before.notes
    filled.unbookmark("agr-001")
    filled.remove_note(note)
    filled.forget_recent()
    filled.remove_search(before.searches[1].uid)

    given = filled.give_back(
        Contents(before.bookmarks[1:], before.notes, before.recent, before.searches[1:])
    )

    assert given == Added(bookmarks=1, notes=1, recent=2, searches=1)
    assert filled.contents() == before


@given(query=QUERIES)
def test_a_saved_search_asks_the_same_question_again(long_lived: Shelf, query: Query) -> None:
    saved = long_lived.save_search("name", query)

    (found,) = [each for each in long_lived.searches() if each.uid == saved.uid]

    assert found == saved
    assert found.query == query
    assert hash(found.query) == hash(query)
    long_lived.remove_search(saved.uid)


def test_a_saved_search_finds_what_was_found(shelf: Shelf, archive: Archive) -> None:
    query = Query.of("treaty", kinds=["agreement"]).including("year", "2025")

    shelf.save_search("Treaties", query)

    (saved,) = shelf.searches()
    assert archive.find(saved.query).ids == archive.find(query).ids


def test_saved_searches_keep_the_order_and_names_they_are_given(shelf: Shelf) -> None:
    a, b, c = (shelf.save_search(name, Query.of(name)) for name in "abc")

    shelf.move_search(c.uid, 0)
    shelf.move_search(a.uid, 99)
    shelf.move_search(b.uid, -1)
    shelf.rename_search(b.uid, "b, renamed")
    for do_nothing in (shelf.remove_search, lambda uid: shelf.move_search(uid, 0)):
        do_nothing("gone")

    assert [search.name for search in shelf.searches()] == ["b, renamed", "c", "a"]
    shelf.remove_search(c.uid)
    d = shelf.save_search("d", Query())
    assert [search.uid for search in shelf.searches()] == [b.uid, a.uid, d.uid]


@given(contents=CONTENTS)
def test_a_file_holds_all_of_a_shelf(contents: Contents) -> None:
    read, remarks = from_text(to_text(contents))

    assert remarks == ()
    assert set(read.bookmarks) == set(contents.bookmarks)
    assert set(read.notes) == set(contents.notes)
    assert (read.recent, read.searches) == (contents.recent, contents.searches)


def test_an_exported_shelf_makes_an_equal_one(filled: Shelf, tmp_path: Path) -> None:
    filled.export(tmp_path / "one.json")

    with closing(Shelf.open(tmp_path / "other.db")) as other:
        added = other.import_(tmp_path / "one.json")
        other.export(tmp_path / "other.json")
        assert other.searches() == filled.searches()
        assert other.recent() == filled.recent()

    assert added == Added(bookmarks=2, notes=1, recent=2, searches=2)
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "other.json").read_bytes()
    assert "第二届 «ё»" in (tmp_path / "one.json").read_text(encoding="utf-8")


def test_the_shape_of_the_file_is_the_documented_one(filled: Shelf, tmp_path: Path) -> None:
    read = plain(filled, tmp_path / "shelf.json")

    shapes = {
        part: sorted(rows[0]) if isinstance(rows, list) else rows for part, rows in read.items()
    }
    assert shapes == {
        "format": "summitdesk-shelf",
        "version": 1,
        "bookmarks": ["archive", "created", "record"],
        "notes": ["changed", "created", "record", "text", "uid"],
        "recent": ["read_at", "record"],
        "searches": ["created", "excluded", "included", "kinds", "name", "order", "text", "uid"],
    }
    documented = set(re.findall(r'"(\w+)"', to_text.__doc__ or ""))
    keys = {key for keys in shapes.values() if isinstance(keys, list) for key in keys}
    assert keys | shapes.keys() == documented


def test_importing_twice_adds_nothing_the_second_time(filled: Shelf, tmp_path: Path) -> None:
    filled.export(tmp_path / "shelf.json")
    filled.unbookmark("quo-001")

    first = filled.import_(tmp_path / "shelf.json")
    second = filled.import_(tmp_path / "shelf.json")

    assert first == Added(bookmarks=1, notes=0, recent=0, searches=0)
    assert second == NOTHING


def test_what_stands_here_is_kept_and_said(filled: Shelf, tmp_path: Path) -> None:
    filled.export(tmp_path / "shelf.json")
    (note,) = filled.all_notes()
    note = filled.write_note(note.record, "newer words", replacing=note)

    added = filled.import_(tmp_path / "shelf.json")

    assert added.notes == 0
    assert added.remarks == ("Notes that are written otherwise here were kept as they are here.",)
    assert filled.all_notes() == (note,)


def test_imported_visits_take_their_place_in_time(shelf: Shelf, tmp_path: Path) -> None:
    with closing(Shelf.open(tmp_path / "other.db")) as other:
        other.visited("first")
        shelf.visited("second")
        other.visited("third")
        other.export(tmp_path / "other.json")

    shelf.import_(tmp_path / "other.json")

    assert [visit.record for visit in shelf.recent()] == ["third", "second", "first"]


def test_what_is_not_known_here_is_dropped_with_a_word(filled: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "shelf.json"
    read = plain(filled, path)
    search = {"name": "Odd", "text": "x", "created": "2026-06-17T08:00:00.000000Z"}
    kept = {"kinds": ["agreement", "sonnet"], "included": {"mood": ["calm"], "year": ["2025"]}}
    read["searches"] = [
        {**search, **kept, "excluded": {}, "uid": new_uid()},
        {**search, "kinds": ["sonnet"], "included": {}, "excluded": {}, "uid": new_uid()},
    ]
    path.write_text(json.dumps(read))

    added = filled.import_(path)

    assert added.searches == 1
    assert added.remarks == (
        "Searches that ask for what is not known here (mood, sonnet) were kept without it: Odd.",
        "Searches that ask for what is not known here (sonnet) were left out: Odd.",
    )
    expected = Query.of("x", kinds=["agreement"], included={"year": ["2025"]})
    assert filled.searches()[-1].query == expected


def spoilt(part: str, row: object) -> Callable[[dict[str, object]], object]:
    return lambda read: {**read, part: [row]}


NOTE = {
    "uid": "01a20e0d-b42e-73dd-b681-5769c39ac55b",
    "record": "agr-001",
    "text": "",
    "created": "2026-06-17T08:00:00.000000Z",
    "changed": "2026-06-17T08:00:00.000000Z",
}
SEARCH = {"uid": NOTE["uid"], "name": "", "created": NOTE["created"], "text": "", "kinds": []}


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda _read: {"format": "bookmarks"}, "is no file of a shelf"),
        (lambda _read: [1, 2], "is no file of a shelf"),
        (lambda read: {**read, "version": 2}, "was made by a newer Summit Desk"),
        (lambda read: {**read, "version": "1"}, "is damaged"),
        (lambda read: {**read, "notes": None}, "is damaged"),
        (lambda read: {**read, "recent": {}}, "is damaged"),
        (spoilt("notes", "text"), "is damaged"),
        (spoilt("notes", {**NOTE, "uid": "1"}), "is damaged"),
        (spoilt("notes", {**NOTE, "text": 1}), "is damaged"),
        (spoilt("notes", {**NOTE, "record": ""}), "is damaged"),
        (spoilt("notes", {**NOTE, "record": "x" * 201}), "is damaged"),
        (spoilt("notes", {**NOTE, "changed": "yesterday"}), "is damaged"),
        (spoilt("notes", {**NOTE, "changed": "2026-02-30T08:00:00.000000Z"}), "is damaged"),
        (spoilt("notes", {**NOTE, "changed": "9999-12-31T23:59:59.999999Z"}), "is damaged"),
        (spoilt("searches", {**SEARCH, "included": {}}), "is damaged"),
        (spoilt("searches", {**SEARCH, "included": [], "excluded": {}}), "is damaged"),
        (spoilt("searches", {**SEARCH, "included": {"year": 2}, "excluded": {}}), "is damaged"),
    ],
)
def test_a_file_that_is_not_whole_changes_nothing(
    spoil: Callable[[dict[str, object]], object], reason: str, filled: Shelf, tmp_path: Path
) -> None:
    path = tmp_path / "shelf.json"
    before = plain(filled, path)
    new = {"record": "agr-100", "archive": "", "created": NOTE["created"]}
    path.write_text(json.dumps(spoil({**before, "bookmarks": [new]})))

    with pytest.raises(ArchiveError) as refused:
        filled.import_(path)

    assert str(refused.value) == f"{path} {reason}; nothing was added to your shelf."
    assert plain(filled, tmp_path / "after.json") == before


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is damaged, or is no file of a shelf"),
        (b"\xff\xfe\x00", "is damaged, or is no file of a shelf"),
        (b'{"format": "summitdesk-shelf", "version": 1', "is damaged, or is no file of a shelf"),
        (b"[" * 200_000, "is damaged, or is no file of a shelf"),
        (b'{"version": ' + b"9" * 10_000 + b"}", "is damaged, or is no file of a shelf"),
        (b" " * (64 * 1024 * 1024 + 1), "is too large to be the file of a shelf"),
    ],
    ids=["empty", "bytes", "cut short", "deep", "a long number", "huge"],
)
def test_a_file_of_something_else_is_refused(
    data: bytes, reason: str, shelf: Shelf, tmp_path: Path
) -> None:
    path = tmp_path / "strange.json"
    path.write_bytes(data)

    with pytest.raises(ArchiveError) as refused:
        shelf.import_(path)

    assert str(refused.value) == f"{path} {reason}; nothing was added to your shelf."
    assert not (tmp_path / "shelf.db").exists()


def test_any_byte_of_a_file_may_be_wrong(filled: Shelf, tmp_path: Path) -> None:
    path = tmp_path / "shelf.json"
    filled.export(path)
    whole = path.read_bytes()

    for where in range(0, len(whole), len(whole) // repetitions(40, 1_000)):
        path.write_bytes(whole[:where] + b"{" + whole[where + 1 :])
        with suppress(ArchiveError):
            filled.import_(path)

    assert {"agr-001", "quo-001"} <= {bookmark.record for bookmark in filled.bookmarks()}


@pytest.mark.parametrize("name", ["missing.json", "folder"])
def test_a_file_that_cannot_be_read_is_named(name: str, shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    with pytest.raises(ArchiveError, match=name):
        shelf.import_(tmp_path / name)


@pytest.mark.parametrize("name", ["folder", "missing/shelf.json", "pipe"])
def test_a_file_that_cannot_be_written_is_named(name: str, filled: Shelf, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    if name == "pipe":
        os.mkfifo(tmp_path / "pipe")

    with pytest.raises(ArchiveError, match=name):
        filled.export(tmp_path / name)

    assert not [left for left in tmp_path.iterdir() if left.name.startswith(".summitdesk-")]


@pytest.mark.parametrize(
    "way", [Path, lambda path: path.parent / "." / ".." / path.parent.name / path.name]
)
def test_a_shelf_is_not_exported_over_itself(
    way: Callable[[Path], Path], filled: Shelf, tmp_path: Path
) -> None:
    path = way(tmp_path / "shelf.db")

    for verb in (filled.export, filled.import_):
        with pytest.raises(ArchiveError, match="is your shelf itself"):
            verb(path)

    assert len(filled.bookmarks()) == 2


def test_threads_share_a_shelf(shelf: Shelf) -> None:
    wrong: list[BaseException] = []

    def read_and_write(name: int) -> None:
        try:
            for turn in range(8):
                shelf.bookmark(f"agr-{name}-{turn}")
                assert shelf.is_bookmarked(f"agr-{name}-{turn}")
                shelf.write_note("agr-001", f"{name}")
                shelf.recent()
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=read_and_write, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []
    assert len(shelf.bookmarks()) == len(shelf.all_notes()) == 32


def test_a_question_of_every_kind_and_facet_is_known_to_the_shelf(shelf: Shelf) -> None:
    everything = Query.of(kinds=SHOWN_KINDS, included={facet: ["x"] for facet in FACETS})

    assert shelf.save_search("everything", everything).query == everything
