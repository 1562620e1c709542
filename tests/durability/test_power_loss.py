"""When the power fails or the disk does, at any moment, what was told saved is there, and whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.counts import is_full, repetitions, tell
from tests.durability.scenes import make_scene

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_scene(tmp_path_factory.mktemp("power"))


def run(what: str, scene: Path, folder: Path, count: int, *pragmas: str) -> dict[str, int]:
    """What a process apart found: it brings an SQLite of its own."""
    left = folder / "left"
    left.mkdir()
    module = "tests.durability.losing_power"
    finished = subprocess.run(
        [sys.executable, "-m", module, what, str(scene), str(left), str(count), *pragmas],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    told: dict[str, int] = json.loads(finished.stdout)
    return told


def test_no_power_loss_loses_a_save_or_damages_the_file(
    scene: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = run("power", scene, tmp_path, repetitions(150, 10_000))

    tell(capsys, f"{told['states']} power losses: {told['lost']} lost, {told['damaged']} damaged")
    assert (told["lost"], told["damaged"]) == (0, 0)


@pytest.mark.parametrize(
    ("pragmas", "shows"),
    [
        (("journal_mode = TRUNCATE", "synchronous = OFF"), "damaged"),
        (("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL"), "lost"),
    ],
)
def test_the_simulation_sees_what_other_settings_lose(
    pragmas: tuple[str, ...], shows: str, scene: Path, tmp_path: Path
) -> None:
    told = run("power", scene, tmp_path, repetitions(60, 1_000), *pragmas)

    assert told[shows]


def test_whatever_operation_fails_nothing_is_lost_and_saving_again_works(
    scene: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = run("faults", scene, tmp_path, 1 if is_full() else 11)

    tell(capsys, f"{told['points']} failing operations: {told['lost']} lost")
    assert told["points"] > 20
    assert told["told"], "and most of them were noticed"
    assert (told["lost"], told["damaged"], told["unnoticed"]) == (0, 0, 0)
