"""A working archive is a copy of one's own: written by one program, and in no other's way."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.archive.build import build
from summitdesk.archive.verify import verify
from summitdesk.archive.working import WorkingArchive, make_working_archive, working_path
from summitdesk.domain.changes import Change
from summitdesk.domain.errors import ArchiveError, UnusableArchiveError
from summitdesk.domain.query import Query
from summitdesk.domain.record import Aggregate
from summitdesk.store import instance
from summitdesk.store.instance import ArchiveInUseError, lock_path
from summitdesk.store.working_file import ReadOnlyArchiveError, WorkingFile
from tests.builders import build_archive, change, record, write_sources

HOLDING = """
import sys, time
from pathlib import Path
from summitdesk.archive.working import WorkingArchive
archive = WorkingArchive.open(Path(sys.argv[1]), author="Other")
print("open", flush=True)
time.sleep(600)
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_archive(tmp_path_factory.mktemp("working"), [record("place", "plc-x", name="X")])


@pytest.fixture
def path(edition: Path, tmp_path: Path) -> Path:
    return make_working_archive(edition, tmp_path / "mine.summitdb")


def rename(working: WorkingArchive, name: str) -> None:
    current = working.history("plc-x")[0].uid
    renamed: Aggregate = {"uid": "plc-x", "kind": "place", "name": name}
    working.write([Change("plc-x", current, renamed)])


def name_in(archive: Archive) -> object:
    found = archive.record("plc-x")
    return found and found["name"]


@pytest.fixture
def another_program(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the working archive open for writing."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_it_is_made_in_the_persons_own_folder_and_the_edition_stays(edition: Path) -> None:
    before = edition.read_bytes()

    made = make_working_archive(edition)

    assert made == working_path()
    with closing(WorkingArchive.open(made)) as working:
        rename(working, "Y")
        assert working.info.is_working
    assert edition.read_bytes() == before
    assert sorted(each.name for each in edition.parent.iterdir()) == ["a.summitdb", "source"]
    made.unlink()


def test_it_is_at_rest_one_file(path: Path) -> None:
    with closing(WorkingArchive.open(path)) as working:
        rename(working, "Y")

    left = {each.name: each.stat().st_size for each in path.parent.iterdir()}
    assert left.pop("mine.summitdb")
    assert set(left.values()) <= {0}
    assert verify(path) == []


def test_it_never_takes_the_place_of_another_file(edition: Path, path: Path) -> None:
    with pytest.raises(ArchiveError, match="is there already"):
        make_working_archive(edition, path)
    with pytest.raises(ArchiveError, match="is no archive; name another file"):
        build(write_sources(path.parent / "source"), path)


def test_a_copy_of_a_damaged_archive_is_not_begun(edition: Path, tmp_path: Path) -> None:
    broken = shutil.copyfile(edition, tmp_path / "broken.db")
    data = bytearray(broken.read_bytes())
    data[4096 * 3 : 4096 * 3 + 200] = os.urandom(200)
    broken.write_bytes(data)

    with pytest.raises(ArchiveError):
        make_working_archive(broken, tmp_path / "mine.summitdb")

    assert [each.name for each in tmp_path.iterdir()] == ["broken.db"]


def test_an_edition_of_the_first_schema_becomes_a_working_archive(
    edition: Path, tmp_path: Path
) -> None:
    old = shutil.copyfile(edition, tmp_path / "old.db")
    for statement in (
        "DROP INDEX revision_of_device",
        "DROP INDEX revision_deleted",
        "DROP TABLE working_copy",
        "ALTER TABLE revision DROP COLUMN previous",
        "ALTER TABLE change_set DROP COLUMN undoes",
        "DELETE FROM _sqlite_migrations WHERE name = 'm002_working'",
        "PRAGMA user_version = 1",
    ):
        change(old, statement)

    with closing(Archive.open(old)) as read:
        assert len(read.history("plc-x")) == 1
    with closing(
        WorkingArchive.open(make_working_archive(old, tmp_path / "mine.summitdb"))
    ) as working:
        rename(working, "Y")
        assert name_in(working) == "Y"


def test_an_edition_is_never_opened_for_writing(edition: Path) -> None:
    with pytest.raises(UnusableArchiveError, match="published archive"):
        WorkingArchive.open(edition)

    assert not lock_path(edition).exists()


def test_what_was_saved_is_seen_at_once_by_whoever_reads_it_elsewhere(path: Path) -> None:
    with closing(WorkingArchive.open(path)) as working, closing(Archive.open(path)) as other:
        for archive in (working, other):
            assert archive.find(Query.of("Yonder")).total == 0

        rename(working, "Yonder")

        for archive in (working, other):
            assert name_in(archive) == "Yonder"
            assert archive.find(Query.of("Yonder", kinds=("place",))).total == 1


def test_a_second_program_is_told_who_writes_and_may_read(
    path: Path, another_program: subprocess.Popen[str]
) -> None:
    with pytest.raises(ArchiveInUseError, match=r"is in use by .+ since") as told:
        WorkingArchive.open(path, take_over=True)

    assert told.value.owner is not None
    assert told.value.owner.process == another_program.pid
    assert not told.value.may_be_taken_over
    with closing(Archive.open(path)) as reading:
        assert name_in(reading) == "X"


def test_when_the_writing_program_dies_the_next_one_takes_over_and_checks(
    path: Path, another_program: subprocess.Popen[str]
) -> None:
    another_program.send_signal(signal.SIGKILL)
    another_program.wait()

    with closing(WorkingArchive.open(path)) as working:
        assert any("was checked and is whole" in notice for notice in working.notices)
        rename(working, "Y")
    with closing(WorkingArchive.open(path)) as again:
        assert again.notices == ()


def test_another_computers_lock_is_taken_over_only_when_told_to(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance.platform, "node", lambda: "far-away")
    first = WorkingArchive.open(path)
    content = lock_path(path).read_bytes()
    first.close()
    lock_path(path).write_bytes(content)
    monkeypatch.undo()

    with pytest.raises(ArchiveInUseError, match="on far-away since") as told:
        WorkingArchive.open(path)
    assert told.value.may_be_taken_over

    WorkingArchive.open(path, take_over=True).close()
    assert not lock_path(path).exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"user": 1}', b"\xff" * 100])
def test_a_damaged_lock_bars_nobody(content: bytes, path: Path) -> None:
    lock_path(path).write_bytes(content)

    WorkingArchive.open(path).close()


@pytest.mark.parametrize("what", ["removed", "replaced"])
def test_nothing_is_written_into_a_file_that_is_gone(what: str, path: Path) -> None:
    with closing(WorkingArchive.open(path)) as working:
        aside = path.with_name("aside")
        if what == "replaced":
            shutil.copyfile(path, aside)
            os.replace(aside, path)
        else:
            os.rename(path, aside)

        with pytest.raises(ArchiveError, match="another file stands in its place, or none"):
            rename(working, "Lost")
        if what == "removed":
            os.rename(aside, path)
            rename(working, "Back")
            assert name_in(working) == "Back"


def retitle_while_it_goes(file: WorkingFile, path: Path) -> None:
    with file.writing() as conn:
        conn.execute("UPDATE archive_info SET title = 'T'")
        os.rename(path, path.with_name("aside"))


def test_a_file_gone_during_the_save_is_noticed_before_it_is_told(path: Path) -> None:
    with closing(WorkingArchive.open(path)) as working:
        with pytest.raises(ArchiveError, match="another file"):
            retitle_while_it_goes(working._file, path)  # noqa: SLF001

        os.rename(path.with_name("aside"), path)
    with closing(Archive.open(path)) as again:
        assert again.info.title == "A small archive"


def test_a_full_disk_is_said_and_saving_again_works_once_there_is_room(path: Path) -> None:
    long = "word " * 20_000
    with closing(WorkingArchive.open(path)) as working:
        conn = working._file._conn  # noqa: SLF001
        (pages,) = conn.execute("PRAGMA page_count").fetchone()
        for spare in range(3):
            conn.execute(f"PRAGMA max_page_count = {pages + spare}")
            with pytest.raises(ArchiveError, match="the disk is full; make room"):
                rename(working, long)
            assert name_in(working) == "X"
        conn.execute(f"PRAGMA max_page_count = {pages * 2}")

        rename(working, long)

        assert name_in(working) == long
    assert verify(path) == []


def test_reading_on_never_keeps_a_save_waiting(path: Path) -> None:
    ending = threading.Event()
    endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    begun = threading.Event()
    seen: list[str] = []

    def look(conn: sqlite3.Connection) -> object:
        seen.append(conn.execute("SELECT name FROM place WHERE uid = 'plc-x'").fetchone()[0])
        begun.set()
        return None if ending.is_set() else conn.execute(endless).fetchone()

    with closing(WorkingArchive.open(path)) as working:
        reader = threading.Thread(target=lambda: working.read(look))  # type: ignore[arg-type]
        reader.start()
        begun.wait()
        ending.set()
        rename(working, "Y")
        reader.join()

    assert seen == ["X", "Y"], "what was interrupted is asked again, and sees what was saved"


def test_the_writer_can_neither_attach_nor_change_the_tables(path: Path, tmp_path: Path) -> None:
    with closing(WorkingArchive.open(path)) as working:
        for statement in (
            f"ATTACH '{tmp_path / 'other.db'}' AS other",
            "DROP TABLE term",
            "CREATE TRIGGER t AFTER INSERT ON term BEGIN SELECT 1; END",
            "PRAGMA writable_schema = ON",
        ):
            refused = pytest.raises(sqlite3.DatabaseError, match=r"not authorized|too many attach")
            with refused, working._file.writing() as conn:  # noqa: SLF001
                conn.execute(statement)

    assert verify(path) == []


def test_opening_a_live_archive_again_leaves_its_locks_alone(path: Path) -> None:
    # Closing any descriptor of the file would drop them: then another program could write too.
    trying = (
        "import sqlite3, sys\n"
        "conn = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)\n"
        "conn.execute('BEGIN IMMEDIATE')\n"
    )
    with closing(WorkingArchive.open(path)) as working, working._file.writing():  # noqa: SLF001
        Archive.open(path).close()
        verify(path)
        refused = subprocess.run(
            [sys.executable, "-c", trying, str(path)], capture_output=True, text=True, check=False
        )

    assert "database is locked" in refused.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another user")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_where_nothing_may_be_written_it_says_so_and_can_be_read(what: str, path: Path) -> None:
    saying = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from summitdesk.archive.archive import Archive\n"
        "from summitdesk.archive.working import WorkingArchive\n"
        "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "path = Path(sys.argv[1])\n"
        "print(Archive.open(path).record('plc-x')['name'])\n"
        "WorkingArchive.open(path)\n"
    )
    with tempfile.TemporaryDirectory() as folder:  # that of the tests is closed to others
        moved = shutil.copyfile(path, Path(folder, "mine.summitdb"))
        os.chmod(folder, 0o777 if what == "file" else 0o755)
        os.chmod(moved, 0o644 if what == "file" else 0o666)

        told = subprocess.run(
            [sys.executable, "-c", saying, str(moved)], capture_output=True, text=True, check=False
        )

    assert told.stdout == "X\n"
    assert ReadOnlyArchiveError.__name__ in told.stderr
    assert "may only be read" in told.stderr


def test_a_save_cut_off_between_the_header_and_the_end_of_the_file_is_rolled_back(
    tmp_path: Path,
) -> None:
    path = make_working_archive(build_archive(tmp_path, [record("place", "plc-x")]), tmp_path / "w")
    torn = tmp_path / "torn"
    size = path.stat().st_size
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA cache_size = 1")  # written before the end, so that a journal is needed
        conn.execute("BEGIN")
        conn.execute("CREATE TABLE more (it)")
        conn.executemany("INSERT INTO more VALUES (zeroblob(4000))", [()] * 100)
        shutil.copy(path, torn)
        shutil.copy(f"{path}-journal", f"{torn}-journal")
        conn.execute("ROLLBACK")
    with open(torn, "r+b") as file:
        file.truncate(size)
        file.seek(28)
        file.write((size // 4096 + 2).to_bytes(4, "big"))
        changed = path.read_bytes()[24:28]
        file.seek(92)
        file.write(changed)

    with closing(WorkingArchive.open(torn)) as archive:
        assert archive.record("plc-x") is not None

    assert verify(torn) == []
    assert torn.stat().st_size == size
