"""A file is opened by exactly its name, for reading only, and errors are told in sentences."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.domain.errors import Cancelled, UnusableArchiveError
from summitdesk.store.connection import Readers, file_uri, open_reader, translated_errors
from summitdesk.store.turns import Turns
from tests.builders import build_archive

ENDLESS = """
    WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)
    SELECT max(n) FROM numbers
"""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_archive(tmp_path_factory.mktemp("connection"))


@pytest.mark.parametrize(
    "name", ["a#b", "a?mode=rwc", "a%23b", "a%", "a b", "ж扎", "a\nb", "a&b=c", "'\"", ":memory:"]
)
@pytest.mark.parametrize("immutable", [False, True])
def test_a_name_leads_to_no_other_file(name: str, immutable: bool, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / name)) as conn:
        conn.execute("CREATE TABLE mine (x)")

    with closing(open_reader(tmp_path / name, immutable=immutable)) as conn:
        assert conn.execute("SELECT name FROM sqlite_schema").fetchall() == [("mine",)]

    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_uri_is_absolute_and_for_reading(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    assert file_uri(Path("a b.db")) == f"file:{tmp_path}/a%20b.db?mode=ro"
    assert file_uri(Path("é.db"), immutable=True).endswith("/%C3%A9.db?mode=ro&immutable=1")
    odd = os.fsdecode(b"\xff.db")
    assert file_uri(Path(odd)).endswith("/%FF.db?mode=ro")


def test_a_windows_share_and_drive_take_the_form_that_sqlite_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("summitdesk.store.connection.os.name", "nt")
    monkeypatch.setattr("summitdesk.store.connection.os.path.abspath", str)

    share = file_uri("\\\\server\\share\\a b.db")  # type: ignore[arg-type]
    drive = file_uri("C:\\data\\a#.db")  # type: ignore[arg-type]

    assert share == "file:////server/share/a%20b.db?mode=ro"
    assert drive == "file:/C:/data/a%23.db?mode=ro"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM term",
        "UPDATE term SET label = ''",
        "INSERT INTO change_set VALUES ('a', 'b', 'c', 'd', NULL)",
        "DROP TABLE term",
        "CREATE TABLE more (x)",
        "CREATE TEMP TABLE more (x)",
        "CREATE TEMP TRIGGER more AFTER DELETE ON term BEGIN SELECT 1; END",
        "ATTACH ':memory:' AS more",
        "VACUUM INTO 'more.db'",
        "VACUUM",
        "REINDEX",
        "ANALYZE",
        "INSERT INTO search_index (search_index) VALUES ('rebuild')",
        "SELECT load_extension('more')",
        "SELECT writefile('more', 'x')",
    ],
)
@pytest.mark.parametrize("immutable", [False, True])
def test_a_reader_cannot_write(
    statement: str, immutable: bool, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = path.read_bytes()

    with closing(open_reader(path, immutable=immutable)) as conn:
        conn.execute("PRAGMA query_only = OFF")
        with pytest.raises(sqlite3.DatabaseError):
            conn.execute(statement)

    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_a_value_of_a_size_beyond_all_reason_is_refused(path: Path) -> None:
    with (
        closing(open_reader(path, immutable=True)) as conn,
        pytest.raises(sqlite3.DataError, match="too big"),
    ):
        conn.execute("SELECT length(zeroblob(100000000))").fetchone()


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (sqlite3.SQLITE_CORRUPT, "is damaged; use a fresh copy"),
        (sqlite3.SQLITE_NOTADB, "is damaged; use a fresh copy"),
        (sqlite3.SQLITE_BUSY, "is in use by another program; close it"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened; check that it exists"),
        (sqlite3.SQLITE_IOERR, "could not be read just now (told by SQLite); check the disk"),
        (sqlite3.SQLITE_IOERR_READ, "could not be read just now (told by SQLite); check the disk"),
        (sqlite3.SQLITE_NOMEM, "cannot be used as an archive (told by SQLite); use a fresh copy."),
    ],
)
def test_what_the_world_does_is_told_in_a_sentence(code: int, says: str) -> None:
    error = sqlite3.OperationalError("told by SQLite")
    error.sqlite_errorcode = code

    with (
        pytest.raises(UnusableArchiveError) as told,
        translated_errors(Path("a.db")),
    ):
        raise error

    assert str(told.value).startswith(f"a.db {says}")
    assert told.value.__cause__ is error


@pytest.mark.parametrize("error", [sqlite3.IntegrityError, sqlite3.ProgrammingError, KeyError])
def test_what_we_do_wrong_is_not_taken_for_the_world(error: type[Exception]) -> None:
    with pytest.raises(error), translated_errors(Path("a.db")):
        raise error


def test_a_mistake_in_our_sql_is_not_taken_for_the_world(path: Path) -> None:
    with (
        closing(Readers(path, immutable=True)) as readers,
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        readers.reading() as conn,
    ):
        conn.execute("SELECT * FROM nowhere")


def test_each_thread_has_a_connection_of_its_own_and_keeps_it(path: Path) -> None:
    readers = Readers(path, immutable=True)
    met: list[set[sqlite3.Connection]] = []

    def look() -> None:
        mine = set()
        for _ in range(3):
            with readers.reading() as conn:
                conn.execute("SELECT 1")
                mine.add(conn)
        met.append(mine)

    threads = [threading.Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [len(each) for each in met] == [1] * 4
    assert len(set.union(*met)) == 4
    readers.close()
    for conn in set.union(*met):
        with pytest.raises(sqlite3.ProgrammingError):
            conn.execute("SELECT 1")


class SetLater(threading.Event):
    """Is set once somebody has looked a few times, however long that takes."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self._looks = looks

    def is_set(self) -> bool:
        self._looks -= 1
        return self._looks < 0


@pytest.mark.parametrize("looks", [0, 1, 100])
def test_an_endless_statement_ends_when_it_is_cancelled(looks: int, path: Path) -> None:
    with closing(Readers(path, immutable=True)) as readers:
        with pytest.raises(Cancelled), readers.reading(SetLater(looks)) as conn:
            conn.execute(ENDLESS)

        with readers.reading() as conn:
            assert conn.execute("SELECT 1").fetchone() == (1,), "and the next one is answered"


def test_what_was_cancelled_before_it_began_gives_no_answer(path: Path) -> None:
    cancel = threading.Event()
    cancel.set()
    with closing(Readers(path, immutable=True)) as readers:
        with pytest.raises(Cancelled), readers.reading(cancel) as conn:
            conn.execute("SELECT 1")
        with pytest.raises(KeyError), readers.reading(cancel):
            raise KeyError


def test_text_that_is_no_utf8_is_shown_with_replacement_marks(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "a.db")) as conn:
        conn.execute("CREATE TABLE t AS SELECT CAST(x'61ff62' AS TEXT) AS x")
        conn.commit()

    with closing(open_reader(tmp_path / "a.db", immutable=True)) as conn:
        assert conn.execute("SELECT x FROM t").fetchone() == ("a\ufffdb",)


def test_reading_loads_neither_migrations_nor_yaml() -> None:
    asking = (
        "import sys; import summitdesk.archive.archive, summitdesk.cli;"
        "print([name for name in ('sqlite_utils', 'yaml', 'edtf') if name in sys.modules])"
    )

    finished = subprocess.run(
        [sys.executable, "-c", asking], capture_output=True, text=True, timeout=120, check=True
    )

    assert finished.stdout == "[]\n"


def test_what_a_save_interrupts_is_read_anew_once_and_then_saves_wait(path: Path) -> None:
    turns = Turns()
    turns.hurry.set()  # somebody saves nonstop
    begun = []
    long = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 50000) "
        "SELECT max(x) FROM n"
    )

    def look(conn: sqlite3.Connection) -> object:
        begun.append(1)
        return conn.execute(long).fetchone()[0]

    with closing(Readers(path, immutable=False, turns=turns)) as readers:
        assert readers.read(look) == 50_000

    assert len(begun) == 2
