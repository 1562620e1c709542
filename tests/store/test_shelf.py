"""The file of a shelf: made late, looked at whole, never removed, and durable in every write."""

import errno
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.query import Query
from summitdesk.domain.shelf import Bookmark, Contents, Note, SavedSearch, Visit
from summitdesk.domain.uid import new_uid
from summitdesk.store import shelf, shelf_file, shelf_looking, shelf_migrations
from summitdesk.store.shelf_file import ShelfFile
from tests.counts import repetitions

NOW = "2026-06-17T08:00:00.000000Z"

needs_posix = pytest.mark.skipif(os.name == "nt", reason="modes and users of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where no shelf stands yet, in a folder that is not there either."""
    return tmp_path / "data" / "shelf.db"


@pytest.fixture
def filled(path: Path) -> Path:
    """A shelf at rest with a little of everything."""
    file = ShelfFile(path)
    with file.writing() as conn:
        for number in range(20):
            shelf.add_bookmark(conn, Bookmark(f"agr-{number}", "archive", NOW))
            shelf.add_note(conn, Note(new_uid(), "agr-1", f"words {number} " * 40, NOW, NOW))
            shelf.add_visit(conn, Visit(f"agr-{number}", NOW))
        shelf.add_search(conn, SavedSearch(new_uid(), "all", Query(), NOW))
    file.close()
    return path


def mark(file: ShelfFile, record: str) -> None:
    with file.writing() as conn:
        shelf.add_bookmark(conn, Bookmark(record, "", NOW))


def marked(file: ShelfFile) -> set[str]:
    with file.reading() as conn:
        return {bookmark.record for bookmark in shelf.bookmarks(conn)}


def marked_at(path: Path) -> set[str]:
    file = ShelfFile(path)
    with closing(file):
        assert file.notices == ()
        return marked(file)


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        for statement in statements:
            conn.execute(statement)


def asides(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.stem}.damaged-*.db"))


def test_reading_a_shelf_makes_nothing(path: Path) -> None:
    with closing(ShelfFile(path)) as file, file.reading() as conn:
        assert shelf.contents(conn) == shelf.Contents()

    assert not path.parent.exists()


def test_the_first_write_makes_a_shelf_that_is_marked_as_ours(path: Path) -> None:
    with closing(ShelfFile(path)) as file:
        mark(file, "agr-1")

    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("PRAGMA application_id").fetchone() == (0x53445331,)
        assert conn.execute("PRAGMA user_version").fetchone() == (1,)
        steps = conn.execute("SELECT migration_set, name FROM _sqlite_migrations").fetchall()
        loose = conn.execute(
            "SELECT name FROM pragma_table_list "
            "WHERE schema = 'main' AND NOT strict AND name NOT LIKE '%sqlite_%'"
        ).fetchall()
    assert steps == [("summitdesk.shelf", "m001_shelf")]
    assert loose == []
    assert marked_at(path) == {"agr-1"}


@needs_posix
def test_a_shelf_is_for_the_eyes_of_its_owner(path: Path) -> None:
    with closing(ShelfFile(path)) as file:
        mark(file, "agr-1")

    assert (path.parent.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.parametrize("begun", [False, True])
def test_every_write_waits_for_the_disk(begun: bool, path: Path) -> None:
    if begun:
        with closing(ShelfFile(path)) as file:
            mark(file, "agr-1")

    with closing(ShelfFile(path)) as file, file.writing() as conn:
        assert conn.execute("PRAGMA synchronous").fetchone() == (3,)  # EXTRA
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("truncate",)


def test_a_name_with_signs_of_an_address_is_the_name_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "50% #1?mode=ro&" / "Полка 书架?.db"

    with closing(ShelfFile(path)) as file:
        mark(file, "agr-1")

    assert [each.name for each in path.parent.iterdir() if each.stat().st_size] == [path.name]
    assert marked_at(path) == {"agr-1"}


def test_an_empty_file_is_a_shelf_that_was_never_begun(path: Path) -> None:
    path.parent.mkdir()
    path.touch()

    with closing(ShelfFile(path)) as file:
        assert (file.notices, marked(file)) == ((), set())
        mark(file, "agr-1")

    assert marked_at(path) == {"agr-1"}


def test_a_failed_transaction_changes_nothing(filled: Path) -> None:
    file = ShelfFile(filled)

    def fail() -> None:
        with file.writing() as conn:
            shelf.remove_bookmark(conn, "agr-1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert "agr-1" in marked(file)
    file.close()


def test_the_notes_on_a_record_are_found_without_reading_all_others(filled: Path) -> None:
    asked: list[str] = []

    with closing(ShelfFile(filled)) as file, file.reading() as conn:
        conn.set_trace_callback(asked.append)
        shelf.notes(conn, "agr-1")
        conn.set_trace_callback(None)
        plan = [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {asked[-1]}")]

    assert plan[0] == "SEARCH note USING INDEX note_record (record=?)"


def test_two_hundred_records_are_remembered_as_read(filled: Path) -> None:
    with closing(ShelfFile(filled)) as file, file.writing() as conn:
        for number in range(205):
            shelf.add_visit(conn, Visit(f"evt-{number}", NOW))
        added = shelf.merge_recent(conn, [Visit("older", "2020"), Visit("newer", "2030")])
        recent = [visit.record for visit in shelf.recent(conn, 1_000)]

    assert added == 1
    assert recent == ["newer", *(f"evt-{number}" for number in range(204, 5, -1))]


def test_a_shelf_of_a_newer_program_is_read_and_left_as_it_is(filled: Path) -> None:
    change(filled, "ALTER TABLE note ADD COLUMN colour TEXT", "PRAGMA user_version = 7")
    before = filled.read_bytes()

    with closing(ShelfFile(filled)) as file:
        assert "agr-1" in marked(file)
        with pytest.raises(ArchiveError, match="newer Summit Desk") as refused:
            mark(file, "agr-100")

    assert file.notices == (str(refused.value),)
    assert (filled.read_bytes(), asides(filled)) == (before, [])


def test_a_shelf_of_a_newer_program_with_other_tables_is_left_as_it_is(filled: Path) -> None:
    change(filled, "ALTER TABLE note RENAME TO remark", "PRAGMA user_version = 7")
    before = filled.read_bytes()

    with closing(ShelfFile(filled)) as file:
        mark(file, "agr-100")
        assert marked(file) == {"agr-100"}

    (notice,) = file.notices
    assert "newer Summit Desk" in notice
    assert "gone when you leave" in notice
    assert (filled.read_bytes(), asides(filled)) == (before, [])


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def zero_a_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(4096))


def break_a_question(path: Path) -> None:
    change(path, "UPDATE saved_search SET kinds = '{'")


def become_another_programs(path: Path) -> None:
    change(path, "PRAGMA application_id = 0x47504B47")


def become_nobodys(path: Path) -> None:
    change(path, "PRAGMA application_id = 0", "PRAGMA user_version = 0")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.write_text("Dear diary,\n" * 100), "is damaged"),
        (lambda path: path.write_bytes(b"\0" * 8192), "is damaged"),
        (lambda path: change(path, "DROP TABLE note"), "is damaged"),
        (lambda path: change(path, "DROP TABLE draft"), "is damaged"),
        (cut_short, "is damaged"),
        (zero_a_page, "is damaged"),
        (break_a_question, "is damaged"),
        (become_another_programs, "is no shelf of Summit Desk"),
        (become_nobodys, "is no shelf of Summit Desk"),
    ],
)
def test_what_is_no_whole_shelf_is_set_aside_and_said(
    spoil: Callable[[Path], None], reason: str, filled: Path
) -> None:
    spoil(filled)
    spoilt = filled.read_bytes()

    with closing(ShelfFile(filled)) as file:
        assert marked(file) == set()
        assert not filled.exists()
        mark(file, "agr-100")

    (aside,) = asides(filled)
    assert aside.read_bytes() == spoilt
    assert file.notices == (
        f"{filled} {reason}: it was set aside as {aside.name}, and a new shelf begins.",
    )
    assert marked_at(filled) == {"agr-100"}


def test_an_archive_in_the_place_of_a_shelf_is_set_aside(path: Path, archive_path: Path) -> None:
    path.parent.mkdir()
    shutil.copy(archive_path, path)

    with closing(ShelfFile(path)) as file:
        mark(file, "agr-1")

    (aside,) = asides(path)
    assert aside.read_bytes() == archive_path.read_bytes()


def test_no_shelf_set_aside_takes_the_place_of_another(path: Path) -> None:
    path.parent.mkdir()

    for number in range(5):
        path.write_text(f"spoilt {number}")
        ShelfFile(path).close()

    assert {aside.read_text() for aside in asides(path)} == {f"spoilt {n}" for n in range(5)}


def test_the_journal_of_a_damaged_shelf_goes_with_it(filled: Path) -> None:
    filled.write_text("spoilt")
    journal = Path(f"{filled}-journal")
    assert journal.exists()

    ShelfFile(filled).close()

    (aside,) = asides(filled)
    assert Path(f"{aside}-journal").exists()
    assert not journal.exists()


def test_no_damage_keeps_a_person_from_their_shelf(filled: Path, tmp_path: Path) -> None:
    whole = filled.read_bytes()
    chance = random.Random(17)

    for number in range(repetitions(50, 5_000)):
        path = tmp_path / f"{number}" / "shelf.db"
        path.parent.mkdir()
        spoilt = bytearray(whole)
        for _ in range(chance.choice((1, 1, 8, 200))):
            where = chance.randrange(100 if chance.random() < 0.3 else len(spoilt))
            spoilt[where] = chance.randrange(256)
        path.write_bytes(spoilt[: chance.choice((len(spoilt), chance.randrange(len(spoilt))))])

        with closing(ShelfFile(path)) as file:
            with file.reading() as conn:
                shelf.contents(conn)
            if not any("newer" in notice for notice in file.notices):
                mark(file, "agr-100")
                assert "agr-100" in marked(file)
        shutil.rmtree(path.parent)


def test_a_shelf_that_sqlite_will_not_write_is_read_and_left_as_it_is(filled: Path) -> None:
    with filled.open("r+b") as header:
        header.seek(18)  # the version of the format that a writer must know
        header.write(b"\x7f")
    before = filled.read_bytes()

    with closing(ShelfFile(filled)) as file:
        mark(file, "agr-100")
        assert marked(file) >= {"agr-1", "agr-100"}

    (notice,) = file.notices
    assert notice.startswith(f"{filled} cannot be written: ")
    assert (filled.read_bytes(), asides(filled)) == (before, [])


def test_a_folder_that_cannot_be_gives_a_shelf_in_memory(tmp_path: Path) -> None:
    tmp_path.joinpath("file").touch()

    with closing(ShelfFile(tmp_path / "file" / "shelf.db")) as file:
        (notice,) = file.notices
        mark(file, "agr-1")
        assert marked(file) == {"agr-1"}

    assert notice.endswith("what you add to your shelf will be gone when you leave.")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="a folder nobody can write")
def test_a_folder_that_only_seems_writable_is_said_at_the_first_write() -> None:
    with closing(ShelfFile(Path("/proc/shelf.db"))) as file:
        mark(file, "agr-1")
        assert marked(file) == {"agr-1"}

    assert len(file.notices) == 1


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo] if os.name != "nt" else [Path.mkdir])
def test_what_is_no_plain_file_is_left_where_it_is(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "shelf.db"
    make(path)

    with closing(ShelfFile(path)) as file:
        mark(file, "agr-1")
        assert marked(file) == {"agr-1"}

    assert len(file.notices) == 1
    assert [each.name for each in tmp_path.iterdir()] == ["shelf.db"]


AS_ANOTHER_USER = """
import os, sys
from pathlib import Path
from summitdesk.archive.shelf import Shelf
Shelf.open(Path("/nonexistent/shelf.db")).export  # imports what another user may not read
os.getuid() or (os.setgroups([]), os.setgid(65534), os.setuid(65534))
shelf = Shelf.open(Path(sys.argv[1]))
before = len(shelf.bookmarks())
shelf.bookmark("agr-100")
print(before, len(shelf.bookmarks()), *shelf.notices)
"""


def as_another_user(path: Path) -> str:
    for folder in (path.parent, *list(path.parents)[1:4]):
        folder.chmod(0o755)
    finished = subprocess.run(
        [sys.executable, "-c", AS_ANOTHER_USER, path], capture_output=True, text=True, timeout=120
    )
    assert finished.stderr == ""
    return finished.stdout.strip()


@needs_posix
def test_a_shelf_that_may_only_be_read_is_read(filled: Path) -> None:
    filled.chmod(0o444)
    before = filled.read_bytes()

    said = as_another_user(filled)

    assert said.startswith(f"20 21 {filled} cannot be written: ")
    assert filled.read_bytes() == before


@needs_posix
def test_a_shelf_that_may_not_even_be_read_is_said(filled: Path) -> None:
    filled.chmod(0)

    said = as_another_user(filled)

    assert said.startswith(f"0 1 {filled} cannot be opened: ")
    assert asides(filled) == []


def test_a_shelf_in_use_elsewhere_says_so(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf_file, "_BUSY_TIMEOUT_S", 0.0)
    file = ShelfFile(filled)

    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="in use by another program"):
            mark(file, "agr-100")
        assert "agr-1" in marked(file)

    mark(file, "agr-100")
    assert "agr-100" in marked(file)
    file.close()


def test_a_shelf_locked_when_it_is_opened_is_not_taken_for_damaged(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_file, "_BUSY_TIMEOUT_S", 0.0)

    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with closing(ShelfFile(filled)) as file:
            mark(file, "agr-100")

    (notice,) = file.notices
    assert notice.startswith(f"{filled} cannot be opened: ")
    assert asides(filled) == []
    assert "agr-100" not in marked_at(filled)


def test_what_a_write_reads_first_cannot_change_under_it(filled: Path) -> None:
    with (
        closing(ShelfFile(filled)) as file,
        closing(sqlite3.connect(filled, isolation_level=None, timeout=0)) as other,
        file.writing(),
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")


def test_a_full_disk_is_said_and_changes_nothing(filled: Path) -> None:
    file = ShelfFile(filled)

    def fill() -> None:
        with file.writing() as conn:
            shelf.remove_bookmark(conn, "agr-1")
            shelf.add_note(conn, Note(new_uid(), "agr-1", "words " * 10_000, NOW, NOW))

    with file.writing() as conn:
        conn.execute("PRAGMA max_page_count = 1")
    with pytest.raises(ArchiveError, match="disk is full"):
        fill()

    file.close()
    assert "agr-1" in marked_at(filled)


def test_a_text_longer_than_a_shelf_can_hold_is_refused(filled: Path) -> None:
    with closing(ShelfFile(filled)) as file:
        with pytest.raises(ArchiveError, match="shorten it"), file.writing() as conn:
            shelf.add_note(conn, Note(new_uid(), "agr-1", "x" * (65 * 1024 * 1024), NOW, NOW))

        assert "agr-1" in marked(file)


def test_two_programs_see_what_the_other_wrote(path: Path) -> None:
    one, other = ShelfFile(path), ShelfFile(path)
    assert marked(other) == set()

    mark(one, "agr-1")
    mark(other, "agr-2")

    assert marked(one) == marked(other) == {"agr-1", "agr-2"}
    one.close()
    other.close()


@needs_posix
def test_a_shelf_taken_away_under_an_open_program_is_not_written_to(filled: Path) -> None:
    file = ShelfFile(filled)
    kept = filled.rename(filled.with_name("elsewhere.db"))

    mark(file, "agr-100")

    assert marked(file) == {"agr-100"}
    file.close()
    assert marked_at(filled) == {"agr-100"}
    assert "agr-100" not in marked_at(kept)


def test_programs_that_begin_a_shelf_at_once_all_write_into_it(path: Path) -> None:
    files = [ShelfFile(path) for _ in range(4)]
    threads = [
        threading.Thread(target=mark, args=(file, f"agr-{number}-{turn}"))
        for number, file in enumerate(files)
        for turn in range(3)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(marked(files[0])) == 12
    assert {file.notices for file in files} == {()}
    for file in files:
        file.close()


@pytest.fixture
def older(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shelf of today for a program one step further: it reads a column that is not there yet."""

    def m002_colour(conn: sqlite3.Connection) -> None:
        conn.execute("ALTER TABLE note ADD COLUMN colour TEXT")

    def contents(conn: sqlite3.Connection) -> Contents:
        conn.execute("SELECT colour FROM note")
        return shelf.contents(conn)

    monkeypatch.setattr(shelf_migrations, "STEPS", (*shelf_migrations.STEPS, m002_colour))
    monkeypatch.setattr(shelf_looking, "contents", contents)
    for module in (shelf_migrations, shelf_file, shelf_looking):
        monkeypatch.setattr(module, "SCHEMA_VERSION", 2)
    return filled


def copies(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.step*"))


def test_an_older_shelf_is_brought_up_with_all_that_is_in_it(older: Path) -> None:
    with closing(ShelfFile(older)) as file, file.reading() as conn:
        assert file.notices == ()
        assert len(shelf.bookmarks(conn)) == 20
        assert conn.execute("SELECT count(*) FROM note WHERE colour IS NULL").fetchone() == (20,)
        assert conn.execute("PRAGMA user_version").fetchone() == (2,)
    assert asides(older) == []


def test_an_older_shelf_is_copied_as_it_was_and_once(older: Path) -> None:
    for _ in range(2):
        with closing(ShelfFile(older)) as file:
            mark(file, "agr-100")

    (copy,) = copies(older)
    assert copy.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(copy)) as conn:
        assert conn.execute("PRAGMA user_version").fetchone() == (1,)
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert len(shelf.bookmarks(conn)) == 20


def test_an_older_shelf_that_may_only_be_read_is_read_and_left_as_it_is(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = older.read_bytes()
    monkeypatch.setattr(shelf_file, "is_writable", lambda _: False)

    with closing(ShelfFile(older)) as file:
        (notice,) = file.notices
        assert "cannot be written" in notice
        assert len(marked(file)) == 20

    assert (older.read_bytes(), copies(older), asides(older)) == (before, [], [])


def test_an_older_shelf_of_which_no_copy_can_be_made_is_read_and_left_as_it_is(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = older.read_bytes()
    monkeypatch.setattr(shelf_file.os, "fsync", full)

    with closing(ShelfFile(older)) as file:
        (notice,) = file.notices
        assert "cannot be written" in notice
        assert len(marked(file)) == 20

    assert (older.read_bytes(), asides(older)) == (before, [])
    assert (copies(older), list(older.parent.glob("*.new"))) == ([], [])


def test_an_older_shelf_that_is_damaged_is_set_aside(older: Path) -> None:
    with closing(sqlite3.connect(older)) as conn:
        conn.execute("DROP TABLE note")
        conn.commit()

    with closing(ShelfFile(older)) as file:
        (notice,) = file.notices
        assert "is damaged: it was set aside" in notice
        mark(file, "agr-100")
        assert marked(file) == {"agr-100"}

    assert len(asides(older)) == 1


WRITING = """
import sys
from pathlib import Path
from summitdesk.archive.shelf import Shelf
shelf = Shelf.open(Path(sys.argv[1]))
while True:
    note = shelf.write_note("agr-1", "words " * 500)
    note = shelf.write_note("agr-1", note.uid, replacing=note)
    print(note.uid, flush=True)
"""


def test_a_program_killed_while_it_writes_loses_nothing_it_acknowledged(path: Path) -> None:
    chance = random.Random(25)
    acknowledged: set[str] = set()

    for _ in range(repetitions(4, 200)):
        writing = subprocess.Popen(
            [sys.executable, "-c", WRITING, path], stdout=subprocess.PIPE, text=True
        )
        assert writing.stdout
        heard = [writing.stdout.readline() for _ in range(chance.randrange(1, 12))]
        writing.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        rest, _ = writing.communicate()
        acknowledged.update(
            line.strip() for line in (*heard, *rest.splitlines(True)) if "\n" in line
        )

        with closing(ShelfFile(path)) as file, file.reading() as conn:
            kept = {note.uid: note.text for note in shelf.notes(conn)}
        assert file.notices == ()
        assert {uid: kept.get(uid) for uid in acknowledged} == {uid: uid for uid in acknowledged}
