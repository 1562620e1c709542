"""Whatever a file holds, it is opened or refused in one plain sentence, and nothing is written."""

import itertools
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.archive.build import build
from summitdesk.cli import main
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.errors import ArchiveError, UnusableArchiveError
from summitdesk.domain.kind import columns
from summitdesk.domain.query import Query
from tests.builders import INFO, build_archive, change, full_record, record, write_yaml
from tests.counts import repetitions

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def full_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive with something in every column; for reading only."""
    records = [full_record(kind) for kind in KINDS.values()]
    return build_archive(tmp_path_factory.mktemp("bad"), records)


@pytest.fixture
def copy(full_archive: Path, tmp_path: Path) -> Path:
    (tmp_path / "here").mkdir()
    return shutil.copyfile(full_archive, tmp_path / "here" / "copy.summitdb")


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    """Makes sure that not a byte, a name or a time in a folder is changed."""

    def look() -> dict[str, tuple[object, ...]]:
        return {
            str(path): (path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
            for path in (folder, *folder.rglob("*"))
        }

    before = look()
    yield
    assert look() == before


def refusal(path: Path) -> str:
    """The sentence with which a file is refused: on one line, with what to do."""
    with untouched(path.parent), pytest.raises(UnusableArchiveError) as refused:
        Archive.open(path)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert ";" in sentence, "what is wrong; what to do"
    return sentence


def verbs(archive: Path) -> list[list[str]]:
    return [
        ["find", "full", "--facets", "--archive", str(archive)],
        ["find", "", "--json", "--facets", "--archive", str(archive)],
        ["show", "agreement-full", "--archive", str(archive)],
        ["show", "event-any", "--json", "--archive", str(archive)],
        ["history", "event-full", "--archive", str(archive)],
        ["verify", str(archive)],
    ]


def is_sound(archive: Path) -> bool:
    """Whether a file opens and finds what a whole archive has; nothing may be written."""
    with untouched(archive.parent), closing(Archive.open(archive)) as opened:
        return opened.find(Query.of("full")).total > 0 and opened.view("event-full") is not None


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.db") == f"{tmp_path / 'no.db'} does not exist; check the name."


def test_a_file_taken_for_a_folder_is_named(copy: Path) -> None:
    assert refusal(copy / "a.db").endswith("does not exist; check the name.")


def test_a_name_that_is_too_long_is_named(tmp_path: Path) -> None:
    assert "could not be read (" in refusal(tmp_path / ("x" * 300))


def test_a_file_without_a_byte_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()

    assert "is empty (zero bytes); use a fresh copy" in refusal(tmp_path / "empty.db")


def test_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()

    assert "is a folder; open an archive file inside it" in refusal(tmp_path / "folder")


def test_a_pipe_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert "is not a file; open an archive file" in refusal(tmp_path / "pipe")
    with pytest.raises(UnusableArchiveError, match="is not a file; open an archive file"):
        Archive.open(Path("/dev/null"))


@pytest.mark.parametrize("content", [b"a text\n", b"\0" * 5_000, b"SQLite format 3\0", b"%PDF-1.7"])
def test_a_file_of_another_kind_is_named(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(content)

    assert "is not a Summit Desk archive; open a file that ends" in refusal(tmp_path / "other.db")


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_database_of_another_program_is_named(mode: str, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as conn:
        conn.execute(f"PRAGMA journal_mode = {mode}")
        conn.execute("CREATE TABLE record (id)")

    assert "is a database of another program" in refusal(tmp_path / "other.db")


def test_a_file_that_is_cut_short_is_refused_wherever_it_ends(copy: Path) -> None:
    whole = copy.read_bytes()
    lengths = [1, 15, 16, 99, 100, 101, 4_095, 4_096, len(whole) // 2, len(whole) - 1]
    rnd = random.Random(1)
    lengths += [rnd.randrange(1, len(whole)) for _ in range(repetitions(20, 2_000))]
    for length in lengths:
        copy.write_bytes(whole[:length])

        said = refusal(copy)

        assert ("is cut short" in said) == (length >= 100), length


def test_a_longer_file_is_opened(copy: Path) -> None:
    with copy.open("ab") as file:
        file.write(b"appended by a careless program")

    assert is_sound(copy)


def test_a_file_that_may_not_be_read_is_named(copy: Path, tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    copy.chmod(0)
    script = (
        "import os, sys; from pathlib import Path; from summitdesk.archive.archive import Archive\n"
        "os.getuid() or (os.setgroups([]), os.setgid(65534), os.setuid(65534))\n"
        "try: Archive.open(Path(sys.argv[1]))\n"
        "except Exception as error: print(error)"
    )

    finished = subprocess.run(
        [sys.executable, "-c", script, copy], capture_output=True, text=True, timeout=120
    )

    assert (
        finished.stdout
        == f"{copy} may not be read by you; ask its owner for the right to read it.\n"
    )
    assert finished.stderr == ""


def test_a_read_only_file_in_a_read_only_folder_is_opened(copy: Path, tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    copy.chmod(0o444)
    copy.parent.chmod(0o555)
    script = (
        "import os, sys; from summitdesk.cli import main\n"
        "main(['verify', sys.argv[1]])  # imports what another user may not be able to read\n"
        "os.getuid() or (os.setgroups([]), os.setgid(65534), os.setuid(65534))\n"
        "sys.exit(main(['find', 'full', '--limit', '1', '--archive', sys.argv[1]])\n"
        "  or main(['verify', sys.argv[1]]))"
    )

    with untouched(copy.parent):
        finished = subprocess.run(
            [sys.executable, "-c", script, copy], capture_output=True, text=True, timeout=120
        )
    copy.parent.chmod(0o755)

    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout.endswith("all is well\n")


def test_an_archive_of_a_newer_program_opens_with_a_notice(copy: Path) -> None:
    change(copy, "ALTER TABLE agreement ADD COLUMN novelty TEXT")
    change(copy, "CREATE TABLE novelty (x TEXT) STRICT")
    change(copy, "PRAGMA user_version = 7")

    assert is_sound(copy)
    with closing(Archive.open(copy)) as opened:
        (notice,) = opened.notices
    assert notice.startswith("This archive was made by a newer Summit Desk")


@pytest.mark.parametrize(
    ("statement", "lacks"),
    [
        ("DROP TABLE claim", "the table claim"),
        ("ALTER TABLE claim RENAME COLUMN text TO words", "the column claim.text"),
    ],
)
def test_an_archive_of_a_newer_program_without_what_we_read_is_refused(
    statement: str, lacks: str, copy: Path
) -> None:
    change(copy, statement)
    assert f"copy.summitdb lacks {lacks}; use a fresh copy" in refusal(copy)

    change(copy, "PRAGMA user_version = 7")
    assert f"made by a newer Summit Desk and lacks {lacks}; open it with that" in refusal(copy)


def test_an_archive_that_was_never_finished_is_refused(copy: Path) -> None:
    change(copy, "PRAGMA user_version = 0")

    assert "was never finished being made; build it again" in refusal(copy)


def test_an_archive_that_does_not_say_what_it_is_is_refused(copy: Path) -> None:
    change(copy, "DELETE FROM archive_info")

    assert "does not say what it is; build it again" in refusal(copy)


def test_every_table_and_column_we_read_must_be_there(full_archive: Path, tmp_path: Path) -> None:
    read = [(each.table, each.field.name) for kind in KINDS.values() for each in columns(kind)]
    read += [(each.table, each.owner) for kind in KINDS.values() for each in columns(kind)]
    read += [("record", "label"), ("revision", "parents"), ("change_set", "time")]
    read += [("facet_index", "records"), ("archive_info", "title"), ("archive_note", "text")]
    for table, column in random.Random(1).sample(read, repetitions(25, len(read))):
        copy = shutil.copyfile(full_archive, tmp_path / "copy.summitdb")
        change(copy, f"ALTER TABLE {table} RENAME COLUMN {column} TO another")
        assert f"lacks the column {table}.{column};" in refusal(copy)

        change(copy, f"ALTER TABLE {table} RENAME TO another")
        assert f"lacks the table {table};" in refusal(copy)


@pytest.mark.parametrize("part", ["data", "idx", "content", "docsize", "config"])
def test_a_search_index_that_lost_a_part_is_refused(part: str, copy: Path) -> None:
    change(copy, f"DROP TABLE search_index_{part}")

    assert f"lacks the table search_index_{part};" in refusal(copy)


HOSTILE = {
    "a view for a table": [
        "ALTER TABLE claim RENAME TO hidden",
        "CREATE VIEW claim AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
        " SELECT i AS uid, i AS discrepancy, i AS position, i AS text, i AS source FROM n",
    ],
    "a virtual table for a table": [
        "DROP TABLE claim",
        "CREATE VIRTUAL TABLE claim USING fts5(uid, discrepancy, position, text, source)",
    ],
    "a plain table for the search index": [
        "DROP TABLE search_index",
        "CREATE TABLE search_index (title, names, body)",
    ],
    "another search index": [
        "DROP TABLE search_index",
        "CREATE VIRTUAL TABLE search_index USING fts4(title, names, body)",
    ],
    "columns computed from each other": [
        "DROP TABLE claim",
        "CREATE TABLE claim (uid, discrepancy, position, source AS (text), text AS (source))",
    ],
    "a computed column": [
        "DROP TABLE claim",
        "CREATE TABLE claim (uid, discrepancy, position, source,"
        " text AS (printf('%999999999c', 'x')))",
    ],
}


@pytest.mark.parametrize("statements", HOSTILE.values(), ids=HOSTILE)
def test_a_schema_made_to_harm_is_refused(statements: list[str], copy: Path) -> None:
    for statement in statements:
        change(copy, statement)

    assert any(words in refusal(copy) for words in ("lacks the", "is damaged"))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER evil AFTER INSERT ON claim BEGIN DELETE FROM claim; END",
        "CREATE INDEX evil ON claim(length(hex(randomblob(99))))",
        "CREATE VIEW evil AS SELECT load_extension('evil')",
        "CREATE TABLE evil (x AS (y), y AS (x))",
    ],
)
def test_what_does_not_belong_in_a_schema_is_never_run(statement: str, copy: Path) -> None:
    with suppress(sqlite3.OperationalError):  # this very SQLite may refuse to write it
        change(copy, statement)

    assert is_sound(copy)


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_an_empty_file_beside_the_archive_is_no_hindrance(suffix: str, copy: Path) -> None:
    Path(f"{copy}{suffix}").touch()

    assert is_sound(copy)


@pytest.mark.parametrize("suffix", ["-wal", "-shm"])
def test_a_log_beside_the_archive_means_that_somebody_writes_it(suffix: str, copy: Path) -> None:
    Path(f"{copy}{suffix}").write_bytes(b"\0" * 32_768)

    assert f"copy.summitdb{suffix} lies beside the archive: a program is writing" in refusal(copy)


@pytest.mark.parametrize("content", [b"\0" * 512, b"\0" * 5_000, b"no journal at all" * 50])
def test_a_stale_journal_is_no_hindrance_and_stays(content: bytes, copy: Path) -> None:
    Path(f"{copy}-journal").write_bytes(content)
    with untouched(copy.parent):
        try:
            assert is_sound(copy)
        except UnusableArchiveError as error:
            assert "-journal lies beside the archive" in str(error)  # noqa: PT017
    if not content[0]:
        assert is_sound(copy)


WRITER = """
import os, signal, sqlite3, sys
conn = sqlite3.connect(sys.argv[1], isolation_level=None)
conn.execute("PRAGMA cache_size = 1")
conn.execute("BEGIN IMMEDIATE")
conn.execute("UPDATE revision SET content = content || 'half'")
conn.execute("UPDATE claim SET text = 'half'")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_an_archive_whose_writer_died_is_refused_and_left_to_be_healed(copy: Path) -> None:
    whole = copy.read_bytes()
    dead = subprocess.run([sys.executable, "-c", WRITER, copy], timeout=120)
    assert dead.returncode == -signal.SIGKILL
    assert Path(f"{copy}-journal").stat().st_size
    assert copy.read_bytes() != whole, "half of it is written"

    assert "copy.summitdb-journal lies beside the archive" in refusal(copy)

    with closing(sqlite3.connect(copy)) as conn:
        conn.execute("SELECT count(*) FROM claim").fetchone()
    assert is_sound(copy)


def test_an_archive_that_is_being_written_is_read_as_it_was_or_refused(copy: Path) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE claim SET text = 'half'")

        with closing(Archive.open(copy)) as opened:
            assert opened.view("discrepancy-full") is not None

        writer.execute("ROLLBACK")


def test_an_archive_in_wal_mode_at_rest_is_opened_without_a_trace(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as conn:
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("UPDATE archive_note SET position = position")
        conn.commit()

    assert [path.name for path in copy.parent.iterdir()] == ["copy.summitdb"]
    assert is_sound(copy)


def test_an_archive_with_a_log_left_behind_is_refused(copy: Path) -> None:
    script = WRITER.replace("BEGIN IMMEDIATE", "PRAGMA journal_mode = WAL")
    subprocess.run([sys.executable, "-c", script, copy], timeout=120)
    assert Path(f"{copy}-wal").stat().st_size

    assert "lies beside the archive" in refusal(copy)


def test_an_archive_without_records_is_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_yaml(tmp_path / "source" / "archive.yaml", {"info": INFO})
    archive = tmp_path / "empty.summitdb"
    build(tmp_path / "source", archive)

    assert main(["find", "", "--archive", str(archive), "--facets"]) == 1
    assert main(["find", "word", "--archive", str(archive)]) == 1
    assert main(["show", "any", "--archive", str(archive)]) == 1
    assert main(["verify", str(archive)]) == 0
    assert capsys.readouterr().out.startswith("0 found\n")


ODD_TEXTS = {
    "markup": "<b>bold</b> <img src='file:///etc/passwd'> &amp; {0} %s",
    "control characters": "a\x00b\x07c\x1b[31md\x7fe\x9bf\r\ng",
    "direction overrides": "a\u202eb\u2066c\u200fd",
    "100,000 characters": "wörter " * 14_285 + "ende!",
    "one word of 100,000 characters": "x" * 100_000,
    "no characters at all": "\u200b\ufeff",
    "marks without a letter": "\u0301" * 1_000,
}


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS)
@pytest.mark.parametrize("kind", ["agreement", "person", "quotation"])
def test_a_title_may_hold_anything(
    kind: str, text: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    label = KINDS[kind].label
    change(copy, f"UPDATE {kind} SET {label} = ?", text)
    change(copy, "UPDATE record SET label = ? WHERE kind = ?", text, kind)

    with untouched(copy.parent):
        codes = [main(verb) for verb in verbs(copy)]

    assert codes == [0, 0, 0, 0, 0, 1]
    said = capsys.readouterr()
    assert said.err == ""
    acting = {chr(code) for code in (*range(32), *range(127, 160), *range(0x202A, 0x202F))}
    outside_json = said.out[: said.out.index("{\n")]
    assert not acting & set(outside_json) - {"\t", "\n"}


@pytest.mark.parametrize(
    "name",
    [
        "with space.db",
        "#.db",
        "?mode=rwc",
        "%23.db",
        "a%.db",
        "Архив Жапарова.db",
        "档案.db",
        "two\nlines.db",
        "'quotes\" `.db",
        "-x.db",
        "x" * 250,
        " ",
        "file:a.db",
        ":memory:",
        b"latin-\xe9.db".decode("utf-8", "surrogateescape"),
    ],
)
def test_an_archive_may_have_any_name(
    name: str, copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = copy.rename(copy.parent / name)

    assert is_sound(named)
    assert {path.name for path in copy.parent.iterdir()} == {name}
    assert [main(verb) for verb in verbs(named)] == [0] * 6
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["two\nlines.db", "esc\x1b[31m.db", "latin-\udce9.db"])
def test_a_name_is_told_on_one_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["find", "x", "--archive", str(tmp_path / name)]) == 2

    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said[:-1].isprintable()


def test_an_archive_is_opened_by_a_relative_path_and_through_links(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy.parent)
    (tmp_path / "link.db").symlink_to(copy)
    (tmp_path / "folder link").symlink_to(copy.parent, target_is_directory=True)

    for path in (
        "copy.summitdb",
        "../here/copy.summitdb",
        "../link.db",
        "../folder link/copy.summitdb",
    ):
        assert is_sound(Path(path))


def test_a_link_to_nothing_and_a_link_to_itself_are_refused(tmp_path: Path) -> None:
    (tmp_path / "gone.db").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.db").symlink_to(tmp_path / "loop.db")

    assert "does not exist; check the name" in refusal(tmp_path / "gone.db")
    assert "could not be read (" in refusal(tmp_path / "loop.db")


def spoiled(whole: bytes, rnd: random.Random) -> bytes:
    """The file with garbage in a few places, more often near its beginning."""
    damaged = bytearray(whole)
    for _ in range(rnd.choice((1, 1, 3, 20))):
        length = rnd.choice((1, 1, 2, 16, 400))
        at = rnd.randrange(rnd.choice((100, 4_096, len(whole) - 400, len(whole) - 400)))
        garbage = (
            rnd.randbytes(length) if rnd.random() < 0.7 else rnd.choice((b"\0", b"\xff")) * length
        )
        damaged[at : at + length] = garbage
    return bytes(damaged)


def test_garbage_in_a_file_gives_answers_or_one_plain_sentence(
    full_archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = full_archive.read_bytes()
    archive = tmp_path / "spoiled.summitdb"
    for seed in range(repetitions(200, 8_000)):
        archive.write_bytes(spoiled(whole, random.Random(seed)))
        for verb in verbs(archive):
            code = main(verb)

            complaint = capsys.readouterr().err
            assert code in (0, 1, 2), (seed, verb)
            sentences = without_notice(complaint)
            assert len(sentences) == 1 if code == 2 else len(sentences) <= 1, complaint
            assert all(sentence.isprintable() for sentence in sentences), (seed, verb)


def test_garbage_in_a_real_archive_gives_answers_or_one_plain_sentence(
    archive_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = archive_path.read_bytes()
    archive = tmp_path / "spoiled.summitdb"
    for seed in range(repetitions(15, 1_000)):
        archive.write_bytes(spoiled(whole, random.Random(seed)))
        for verb in (
            ["find", "china", "--archive", str(archive), "--limit", "50", "--json"],
            ["show", "agr-treaty-eternal", "--archive", str(archive)],
            ["verify", str(archive)],
        ):
            assert main(verb) in (0, 1, 2), (seed, verb)
            assert len(without_notice(capsys.readouterr().err)) <= 1


def without_notice(complaint: str) -> list[str]:
    """The lines of complaint; garbage in the header may make an archive look newer beside."""
    return [line for line in complaint.splitlines() if "a newer Summit Desk: " not in line]


@pytest.mark.parametrize("seed", range(repetitions(4, 100)))
def test_garbage_in_a_file_crashes_no_process(
    seed: int, full_archive: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "spoiled.summitdb"
    archive.write_bytes(spoiled(full_archive.read_bytes(), random.Random(seed)))
    script = (
        "import sys; from summitdesk.cli import main\n"
        "for verb in (['find', '', '--json', '--facets'], ['show', 'agreement-full']):\n"
        "    main([*verb, '--archive', sys.argv[1]])\n"
        "main(['verify', sys.argv[1]])"
    )

    finished = subprocess.run(
        [sys.executable, "-c", script, archive], capture_output=True, text=True, timeout=120
    )

    assert finished.returncode == 0
    assert "Traceback" not in finished.stderr


def harmful_date(copy: Path) -> None:
    change(copy, "UPDATE agreement SET date = 'never' WHERE uid = 'agreement-full'")
    change(copy, "UPDATE facet_index SET value = 'never' WHERE facet = 'year'")


def harmful_kind(copy: Path) -> None:
    change(copy, "UPDATE record SET kind = 'unheard of'")


def harmful_parents(copy: Path) -> None:
    change(copy, "UPDATE revision SET parents = '[[[' || record")


def harmful_ids(copy: Path) -> None:
    change(copy, "UPDATE record SET id = -id")


def harmful_content(copy: Path) -> None:
    change(copy, "UPDATE revision SET content = ?", "[" * 100_000)


@pytest.mark.parametrize(
    "harm", [harmful_date, harmful_kind, harmful_parents, harmful_ids, harmful_content]
)
def test_values_that_cannot_be_give_answers_or_one_plain_sentence(
    harm: Callable[[Path], None], copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    harm(copy)

    codes = [main(verb) for verb in verbs(copy)]

    assert codes[-1] == 1, "verify tells"
    assert set(codes) <= {0, 1, 2}
    assert capsys.readouterr().err.count("\n") == codes.count(2) + codes[:-1].count(1)


def mistype(archive: Path, table: str, column: str, value: object) -> None:
    """Put a value where the table would never take it: its rules are taken away meanwhile."""
    lenient = "UPDATE sqlite_schema SET sql = ? WHERE name = ?"
    with closing(sqlite3.connect(archive)) as conn:
        (sql,) = conn.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    bare = re.sub(
        r" NOT NULL(?! PRIMARY)| (TEXT|INTEGER|BLOB)(?! NOT NULL PRIMARY)| STRICT,?", "", sql
    )
    change(archive, lenient, bare, table)
    change(archive, f"UPDATE OR IGNORE {table} SET {column} = ?", value)
    change(archive, lenient, sql, table)


def test_values_of_a_type_that_cannot_be_give_answers_or_one_plain_sentence(
    full_archive: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(sqlite3.connect(full_archive)) as conn:
        cells = conn.execute(
            "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND NOT c.pk AND m.name NOT LIKE 'search_index%'"
            " ORDER BY 1, 2"
        ).fetchall()
    cells = random.Random(1).sample(cells, repetitions(12, len(cells)))
    for (table, column), value in itertools.product(cells, (None, b"\xff", 7, 1.5, "x")):
        copy = shutil.copyfile(full_archive, tmp_path / "copy.summitdb")
        mistype(copy, table, column, value)

        codes = [main(verb) for verb in verbs(copy)]

        assert set(codes) <= {0, 1, 2}, (table, column, value)
        complaints = capsys.readouterr().err
        assert complaints.count("\n") == codes.count(2) + codes[:-1].count(1)
        with closing(sqlite3.connect(full_archive)) as conn:
            before = conn.execute(f"SELECT {column} FROM {table}").fetchall()
        if any(kept != value for (kept,) in before):
            assert codes[-1] == 1, (table, column, value)


def test_a_file_that_changes_while_it_is_open_gives_answers_or_one_plain_sentence(
    copy: Path,
) -> None:
    whole = copy.read_bytes()
    for seed in range(repetitions(10, 300)):
        copy.write_bytes(whole)
        with closing(Archive.open(copy)) as opened:
            with suppress(ArchiveError):
                opened.find(Query.of("full"))
            copy.write_bytes(spoiled(whole, random.Random(seed)))
            with suppress(ArchiveError):
                opened.facets(Query.of("any"))
                opened.rows(range(100))
                opened.view("agreement-full")
            with copy.open("r+b") as file:
                file.truncate(5_000)
            with suppress(ArchiveError):
                opened.history("event-full")
                opened.view("event-full")


def test_opening_and_closing_leaves_no_file_open(copy: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.db"
    cut.write_bytes(copy.read_bytes()[:-1])
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    open_now = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").is_dir() else 0
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(open_now + 40, 64), limit[1]))
    try:
        for path in itertools.islice(itertools.cycle((copy, cut, tmp_path)), 300):
            with suppress(UnusableArchiveError), closing(Archive.open(path)) as opened:
                opened.find(Query.of("full"))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limit)


def test_a_hundred_thousand_characters_are_searched_and_shown(tmp_path: Path) -> None:
    title = "Wörter " * 14_285 + "zuletzt"
    archive = build_archive(tmp_path, [record("agreement", "agr-long", title=title)])

    with closing(Archive.open(archive)) as opened:
        results = opened.find(Query.of("zuletzt"))
        (row,) = opened.rows(results.ids)

    assert row is not None
    assert row.title == title
