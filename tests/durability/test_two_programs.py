"""Two programs that write one archive at the same time lose nothing of what they were told."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.archive.verify import verify
from summitdesk.domain.record import rows_of
from tests.counts import repetitions, tell
from tests.durability.scenes import UIDS, make_scene

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_scene(tmp_path_factory.mktemp("two"))


def write_together(path: Path, how: str, count: int) -> tuple[list[str], set[str]]:
    """The rows that two programs were told are saved, and those that are there afterwards."""
    module = "tests.durability.neighbour"
    programs = [
        subprocess.Popen(
            [sys.executable, "-m", module, str(path), name, str(count), how],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    told = [line for program in programs for line in program.communicate()[0].split()]
    assert [program.returncode for program in programs] == [0, 0]
    with closing(Archive.open(path)) as archive:
        records = [archive.record(uid) for uid in UIDS]
    kept = {str(row["uid"]) for record in records if record for row in rows_of(record, "notes")}
    return told, kept


def test_no_acknowledged_edit_of_either_is_lost(
    scene: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = shutil.copyfile(scene, tmp_path / "mine.summitdb")

    told, kept = write_together(path, "checked", repetitions(25, 300))

    lost = set(told) - kept
    tell(capsys, f"{len(told)} edits of two programs: {len(lost)} lost")
    assert not lost
    assert verify(path) == []


def test_without_the_version_check_edits_would_be_lost(scene: Path, tmp_path: Path) -> None:
    path = shutil.copyfile(scene, tmp_path / "mine.summitdb")

    told, kept = write_together(path, "blind", 60)

    assert set(told) - kept
