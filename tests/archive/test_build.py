"""A build gives the same archive whoever builds it, or says all that is wrong and does nothing."""

import errno
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.archive.build import build
from summitdesk.archive.verify import verify
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.errors import ArchiveError, ProblemsError
from summitdesk.store.schema import APPLICATION_ID
from tests.builders import INFO, build_archive, full_record, record, write_sources, write_yaml
from tests.conftest import SOURCE

COMMITTED = SOURCE.parent / "summit.db"


def dump(archive: Path) -> list[str]:
    """An archive as SQL statements, and the two numbers in its header."""
    with closing(sqlite3.connect(f"{archive.as_uri()}?mode=ro&immutable=1", uri=True)) as conn:
        header = [
            conn.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")
        ]
        return [str(header), *conn.iterdump()]


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    """Every name below a folder, with its size and the time it was changed."""
    return {
        path.relative_to(folder).as_posix(): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in folder.rglob("*")
    }


def problems_of(source: Path, archive: Path) -> list[str]:
    with pytest.raises(ProblemsError) as refused:
        build(source, archive)
    return [str(problem) for problem in refused.value.problems]


def as_nobody(script: str, *arguments: Path, **environment: str) -> str:
    """What a script prints that root starts and that runs as a user with no rights."""
    begin = (
        "import os, sys; from pathlib import Path; import summitdesk.cli;"
        "from summitdesk.archive.build import build; from summitdesk.archive.verify import verify;"
        "from summitdesk.domain.errors import ArchiveError;"
        "os.getuid() or (os.setgroups([]), os.setgid(65534), os.setuid(65534))\n"
    )
    finished = subprocess.run(
        [sys.executable, "-c", begin + script, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | environment,
    )
    assert not finished.stderr, finished.stderr
    return finished.stdout


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[Path]:
    """A folder that other users can look into."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    yield tmp_path
    for folder in (tmp_path, *(path for path in tmp_path.rglob("*") if path.is_dir())):
        folder.chmod(0o755)


@pytest.mark.skipif(not COMMITTED.is_file(), reason="the archive is not part of these sources")
def test_the_committed_archive_is_what_the_sources_build(archive_path: Path) -> None:
    assert dump(COMMITTED) == dump(archive_path)


def test_order_of_files_and_names_of_folders_make_no_difference(
    archive_path: Path, tmp_path: Path
) -> None:
    source = tmp_path / "elsewhere"
    files = sorted(SOURCE.rglob("*.yaml"))
    random.Random(1).shuffle(files)
    for number, path in enumerate(files):
        other = source / (
            path.name if path.name == "archive.yaml" else f"{number % 7}/{number}.yaml"
        )
        other.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, other)

    build(source, tmp_path / "again.db")

    assert dump(tmp_path / "again.db") == dump(archive_path)


def test_order_of_hashes_time_and_place_make_no_difference(
    archive_path: Path, tmp_path: Path
) -> None:
    for seed in ("0", "4711"):
        subprocess.run(
            [sys.executable, "-m", "summitdesk", "build", SOURCE, "-o", tmp_path / f"{seed}.db"],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Almaty", "LC_ALL": "C"},
            cwd=tmp_path,
            check=True,
            capture_output=True,
            timeout=120,
        )

        assert dump(tmp_path / f"{seed}.db") == dump(archive_path)


def test_a_build_verifies(archive_path: Path) -> None:
    assert verify(archive_path) == []


def test_a_record_of_every_kind_with_every_field_builds_and_verifies(tmp_path: Path) -> None:
    records = [full_record(kind) for kind in KINDS.values()]

    archive = build_archive(tmp_path, records)

    assert verify(archive) == []
    with closing(Archive.open(archive)) as opened:
        assert [opened.record(str(each["uid"])) for each in records] == records


def test_an_archive_without_records_builds_and_verifies(tmp_path: Path) -> None:
    write_yaml(tmp_path / "source" / "archive.yaml", {"info": INFO})

    assert build(tmp_path / "source", tmp_path / "a.db") == 0
    assert verify(tmp_path / "a.db") == []


def test_a_build_replaces_the_archive_that_was_there(tmp_path: Path) -> None:
    archive = build_archive(tmp_path)
    with closing(Archive.open(archive)) as old:
        build(write_sources(tmp_path / "source", [record("place", "plc-new")]), archive)

        assert old.record("plc-new") is None, "whoever has the old file open keeps it"
    with closing(Archive.open(archive)) as new:
        assert new.record("plc-new") is not None


BAD = """\
uid: agr-bad
kind: agreement
title: ''
type: sector-any
date: 2025-13-01
place: plc-nowhere
event: person-any
parent: Agr Bad
colour: red
confidence: [high]
titles:
  - {uid: t-1, text: A, language: Englisch}
  - {uid: t-1, text: B}
  - {uid: T 3, text: C, sauce: red}
  - C
  - {uid: t-5, language: en}
  - {text: "a\\x1bb", uid: t-6}
sectors: trade
participations:
  - {uid: p-1, role: role-any}
  - {uid: p-2, role: role-any, actor: person-any}
date_claims:
  - {uid: d-1, basis: none}
title: again
"""

BAD_PROBLEMS = """\
agreement/bad.yaml:4: type: names sector-any, which is not a term of the vocabulary type
agreement/bad.yaml:5: date: 2025-13-01 is not a date in EDTF; write for example
agreement/bad.yaml:6: place: names plc-nowhere, but there is no such record
agreement/bad.yaml:7: event: names person-any, which is of the kind person, not event
agreement/bad.yaml:8: parent: “Agr Bad” is not a uid; write lower-case letters
agreement/bad.yaml:9: colour: is not a field of the kind agreement
agreement/bad.yaml:10: confidence: is one value, not a list or a group of fields
agreement/bad.yaml:12: titles[0].language: “Englisch” is not a language tag of BCP 47
agreement/bad.yaml:13: titles[1].uid: t-1 is used already in agreement/bad.yaml:12
agreement/bad.yaml:14: titles[2].sauce: is not a field of titles
agreement/bad.yaml:14: titles[2].uid: “T 3” is not a uid
agreement/bad.yaml:15: titles[3]: is not an entry; write fields as `name: value`
agreement/bad.yaml:16: titles[4].text: is missing; fill it in
agreement/bad.yaml:17: titles[5].text: holds a control character; remove it
agreement/bad.yaml:18: sectors: is a list; begin each entry with a hyphen
agreement/bad.yaml:20: participations[0]: names neither an actor nor a signatory
agreement/bad.yaml:21: participations[1].actor: names person-any, which is of the kind person
agreement/bad.yaml:23: date_claims[0].date: is missing; fill it in
agreement/bad.yaml:24: title: is written twice; keep one
archive.yaml:1: info.publisher: is missing; fill it in
archive.yaml:4: info.edition: is not a year and a number, such as 2026.1
archive.yaml:9: notes[0].note_kind: names note_kind-none, but there is no such record
archive.yaml:10: notes[1].text: is missing; fill it in
archive.yaml:11: notes[2].uid: agr-bad is used already in agreement/bad.yaml:1
kindless.yaml:1: kind: is missing; write one of agreement
kindless.yaml:2: uid: “no uid” is not a uid
latin.yaml:1: is not UTF-8 text (byte 5); save it as UTF-8
list.yaml:1: name: is missing; a record of this kind must have it
list.yaml:1: uid: agr-bad is used already in agreement/bad.yaml:1
list.yaml:3: country: “Kazakhstan” is not a country code of ISO 3166-1
list.yaml:4: is not a record; write fields as `name: value`
list.yaml:5: speaker: is missing; a record of this kind must have it
list.yaml:5: title: is missing; a record of this kind must have it
list.yaml:6: kind: “plaice” is no kind; write one of agreement
list.yaml:9: uid: is missing; give it a new UUIDv7
list.yaml:10: country: “1” is not a country code of ISO 3166-1
list.yaml:14: rank: “1.5” is not a whole number
list.yaml:18: notes[0].uid: t-1 is used already in agreement/bad.yaml:12
quoted.yaml:3: is not valid YAML
"""


@pytest.fixture
def bad_source(tmp_path: Path) -> Path:
    """A source folder with one of every kind of mistake."""
    folder = write_sources(tmp_path / "source")
    files: Mapping[str, str | bytes] = {
        "archive.yaml": "info:\n  uid: arc-bad\n  title: T\n  edition: '1'\n"
        "  created: 2026-11-24T00:00:00Z\n  licence: L\n\nnotes:\n"
        "- {uid: n-1, note_kind: note_kind-none, text: T}\n"
        "- {uid: n-2, note_kind: note_kind-any}\n"
        "- {uid: agr-bad, note_kind: note_kind-any, text: T}\n",
        "agreement/bad.yaml": BAD,
        "kindless.yaml": "name: X\nuid: no uid\n",
        "latin.yaml": b"uid: \xe9t\xe9\n",
        "list.yaml": "- uid: agr-bad\n  kind: place\n  country: Kazakhstan\n- words\n"
        "- {uid: spk-x, kind: speech}\n- kind: plaice\n  uid: pla-x\n\n"
        "- kind: place\n  country: 1\n  name: X\n- {uid: trm-x, kind: term, vocabulary: v,\n"
        "   label: L, scope_note: S,\n   rank: 1.5}\n- uid: plc-z\n  kind: place\n  name: Z\n"
        "  notes: [{uid: t-1, note_kind: note_kind-any, text: T}]\n",
        "quoted.yaml": 'uid: x\nname: "open\n',
    }
    for name, content in files.items():
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_every_mistake_of_a_folder_is_told_at_once_in_order(
    bad_source: Path, tmp_path: Path
) -> None:
    found = problems_of(bad_source, tmp_path / "a.db")

    expected = BAD_PROBLEMS.splitlines()
    assert len(found) == len(expected), found
    for line, beginning in zip(found, expected, strict=True):
        assert line.startswith(beginning)


def old_archive() -> bytes:
    """The header of an archive: as much as is looked at before it is replaced."""
    header = bytearray(b"SQLite format 3\x00".ljust(100, b"\x00"))
    header[68:72] = APPLICATION_ID.to_bytes(4)
    return bytes(header)


def test_a_refused_build_leaves_the_folder_and_the_old_archive_as_they_were(
    bad_source: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "target" / "a.db"
    archive.parent.mkdir()
    archive.write_bytes(old_archive())
    before = listing(tmp_path)

    problems_of(bad_source, archive)

    assert listing(tmp_path) == before


@pytest.mark.parametrize("bytes_allowed", [0, 10_000, 100_000, 300_000, 600_000, 700_000])
def test_a_full_disk_leaves_no_trace(bytes_allowed: int, tmp_path: Path) -> None:
    source = write_sources(tmp_path / "source", [full_record(kind) for kind in KINDS.values()])
    archive = tmp_path / "target" / "a.db"
    archive.parent.mkdir()
    archive.write_bytes(old_archive())
    before = [path.name for path in archive.parent.iterdir()], archive.read_bytes()

    finished = subprocess.run(
        [
            sys.executable,
            "-c",
            "import resource, sys; from summitdesk.cli import main;"
            "limit = int(sys.argv[1]); resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit));"
            "sys.exit(main(['build', sys.argv[2], '-o', sys.argv[3]]))",
            str(bytes_allowed),
            source,
            archive,
        ],
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert finished.returncode == 2
    assert finished.stdout == ""
    assert finished.stderr.startswith(f"summitdesk: {archive} cannot be written (")
    assert finished.stderr.count("\n") == 1
    after = [path.name for path in archive.parent.iterdir()], archive.read_bytes()
    assert after == before


def test_a_folder_that_may_not_be_written_is_named(shared: Path) -> None:
    source = write_sources(shared / "source")
    (shared / "target").mkdir(mode=0o555)

    said = as_nobody(
        "try: build(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except ArchiveError as error: print(error)",
        source,
        shared / "target" / "a.db",
    )

    archive = shared / "target" / "a.db"
    assert said.startswith(f"{archive} cannot be written (Permission denied); check its folder")
    assert listing(shared / "target") == {}


def test_a_source_that_may_not_be_read_is_named(shared: Path) -> None:
    source = write_sources(shared / "source")
    (source / "place" / "place-any.yaml").chmod(0)
    (source / "office").chmod(0)
    script = (
        "try: build(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except ArchiveError as error: print(error)"
    )

    said = as_nobody(script, source, shared / "a.db")
    (source / "office").chmod(0o755)
    said_then = as_nobody(script, source, shared / "a.db")

    assert said == f"{source / 'office'} cannot be read (Permission denied).\n"
    assert said_then.startswith("place/place-any.yaml: cannot be read (Permission denied)\n")


@pytest.mark.parametrize(
    "name", ["", "folder", "folder/missing/a.db", "archive.db/a.db", "a" * 300]
)
def test_a_target_that_cannot_be_is_refused(name: str, tmp_path: Path) -> None:
    source = write_sources(tmp_path / "source")
    (tmp_path / "folder").mkdir()
    (tmp_path / "archive.db").touch()
    before = listing(tmp_path)

    with pytest.raises(ArchiveError, match=r"is not a file|cannot be written"):
        build(source, tmp_path / name)

    assert listing(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="there nobody can remove a folder one stands in")
def test_a_folder_that_was_removed_while_one_stood_in_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_sources(tmp_path / "source")
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    with pytest.raises(
        ArchiveError, match=rf"^a\.db cannot be written \({os.strerror(errno.ENOENT)}"
    ):
        build(source, Path("a.db"))


def test_a_device_is_not_replaced_by_an_archive(tmp_path: Path) -> None:
    source = write_sources(tmp_path / "source")
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(ArchiveError, match="is not a file"):
        build(source, tmp_path / "pipe")
    with pytest.raises(ArchiveError, match="/dev/null is not a file"):
        build(source, Path("/dev/null"))

    assert (tmp_path / "pipe").is_fifo()
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("suffix", ["-journal", "-wal"])
def test_a_journal_beside_the_target_is_not_left_to_spoil_the_new_archive(
    suffix: str, tmp_path: Path
) -> None:
    archive = build_archive(tmp_path)
    Path(f"{archive}{suffix}").write_bytes(b"half of something")
    before = listing(tmp_path)

    with pytest.raises(ArchiveError, match=f"a.summitdb{suffix} lies beside the archive"):
        build(tmp_path / "source", archive)

    assert listing(tmp_path) == before


@pytest.mark.parametrize(
    "name",
    [
        "a b.db",
        "a#b?c%41.db",
        "Жапаров.db",
        "扎帕罗夫",
        "new\nline",
        "'quoted\"",
        "x" * 250,
        "-o",
        "a.db ",
    ],
)
def test_an_archive_may_have_any_name_a_file_may_have(name: str, tmp_path: Path) -> None:
    archive = build_archive(tmp_path, [record("place", "plc-x")], name)

    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([name, "source"])
    assert verify(archive) == []
    with closing(Archive.open(archive)) as opened:
        assert opened.record("plc-x") is not None


def test_an_archive_is_written_with_the_rights_of_its_writer(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        archive = build_archive(tmp_path)
    finally:
        os.umask(mask)

    assert archive.stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_no_archive_is_never_replaced(tmp_path: Path) -> None:
    source = write_sources(tmp_path / "source")
    letter = tmp_path / "letter.txt"
    letter.write_text("My thesis.")

    for target in (letter, source / "archive.yaml"):
        before = target.read_bytes()
        with pytest.raises(ArchiveError, match="is no archive; name another file"):
            build(source, target)
        assert target.read_bytes() == before


def test_an_archive_is_replaced_behind_a_link_to_it(tmp_path: Path) -> None:
    source = write_sources(tmp_path / "source")
    archive, link = tmp_path / "summit.db", tmp_path / "link.db"
    build(source, archive)
    first = archive.stat().st_ino
    link.symlink_to(archive)

    build(source, link)

    assert link.is_symlink()
    assert archive.stat().st_ino != first
