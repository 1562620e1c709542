"""A file is looked at before SQLite opens it; what is looked at is its header, size and side."""

import shutil
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.domain.errors import UnusableArchiveError
from summitdesk.store.opening import inspect, missing_parts, open_for_reading, side_files
from summitdesk.store.schema import SCHEMA_VERSION
from tests.builders import build_archive


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_archive(tmp_path_factory.mktemp("opening"))


@pytest.fixture
def copy(sound: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(sound, tmp_path / "copy.summitdb")


def poke(path: Path, offset: int, number: int) -> None:
    """Write a number of four bytes into the header."""
    content = bytearray(path.read_bytes())
    struct.pack_into(">I", content, offset, number)
    path.write_bytes(content)


def test_an_archive_at_rest_is_read_without_locks(sound: Path) -> None:
    found = inspect(sound)

    assert found.immutable
    assert found.schema_version == SCHEMA_VERSION
    assert not found.is_newer


@pytest.mark.parametrize("version", [SCHEMA_VERSION + 1, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_later_step_is_newer(version: int, copy: Path) -> None:
    poke(copy, 60, version)

    assert inspect(copy).is_newer


def test_another_programs_mark_is_refused(copy: Path) -> None:
    poke(copy, 68, 0x12345678)

    with pytest.raises(UnusableArchiveError, match="a database of another program"):
        inspect(copy)


def test_a_size_in_the_header_that_is_not_up_to_date_is_not_believed(copy: Path) -> None:
    poke(copy, 28, 1_000_000)
    with pytest.raises(UnusableArchiveError, match="is cut short"):
        inspect(copy)

    poke(copy, 92, 0)  # written by a program that does not keep the size
    assert inspect(copy).immutable


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_a_side_file_counts_when_it_holds_something(suffix: str, copy: Path) -> None:
    side = Path(f"{copy}{suffix}")
    side.touch()
    assert side_files(copy) == []

    side.write_bytes(b"x")
    assert side_files(copy) == [side]


def test_a_journal_means_that_locks_are_needed(copy: Path) -> None:
    Path(f"{copy}-journal").write_bytes(b"x" * 600)

    assert not inspect(copy).immutable


def test_a_name_to_which_nothing_can_be_added_has_no_side_files(tmp_path: Path) -> None:
    assert side_files(tmp_path / ("x" * 255)) == []


def test_nothing_is_missing_from_a_sound_archive(sound: Path) -> None:
    readers, notices = open_for_reading(sound)

    with closing(readers), readers.reading() as conn:
        assert list(missing_parts(conn)) == []
    assert notices == ()


@pytest.mark.parametrize("suffix", ["-journal", "-wal"])
def test_a_journal_is_seen_through_a_link_to_the_archive(
    suffix: str, copy: Path, tmp_path: Path
) -> None:
    link = tmp_path / "elsewhere" / "link.summitdb"
    link.parent.mkdir()
    link.symlink_to(copy)
    journal = Path(f"{copy}{suffix}")
    journal.write_bytes(b"something")

    assert side_files(link) == [journal]


def test_a_table_that_would_take_any_type_is_missing_its_types(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as conn:
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'record'"
        )
        conn.commit()
    with closing(sqlite3.connect(copy)) as conn:
        assert list(missing_parts(conn)) == ["the types of the table record"]
