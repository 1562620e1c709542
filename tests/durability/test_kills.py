"""A program that is killed while it saves loses nothing that it was told is saved."""

import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.archive.verify import verify
from summitdesk.archive.working import WorkingArchive
from tests.counts import repetitions, tell
from tests.durability.scenes import make_scene

SAVER = Path(__file__).with_name("saver.py")
_HOT = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
"""How a journal begins that is to be rolled back."""


def is_hot(path: Path) -> bool:
    """Whether a journal lies there that is to be rolled back."""
    try:
        with open(f"{path}-journal", "rb") as journal:
            return journal.read(len(_HOT)) == _HOT
    except FileNotFoundError:
        return False


def kill_while_saving(path: Path, chance: random.Random, *, in_transaction: bool) -> list[str]:
    """The revisions that were acknowledged until the program was killed."""
    with subprocess.Popen(
        [sys.executable, str(SAVER), str(path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        acknowledged = [process.stdout.readline() for _ in range(chance.randint(1, 3))]
        if in_transaction:
            while not is_hot(path):  # then the file itself is about to be written
                pass
        else:
            time.sleep(chance.random() * 0.05)
        process.kill()
        acknowledged += process.stdout.readlines()
    return [line.strip() for line in acknowledged if line.endswith("\n")]


def revisions_in(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as conn:
        return {uid for (uid,) in conn.execute("SELECT uid FROM revision")}


def test_no_kill_loses_a_save_or_damages_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = make_scene(tmp_path)
    chance = random.Random(4)
    rounds, hot, acknowledged = repetitions(12, 1_000), 0, 0
    for done in range(rounds):
        # Half of them are to hit a transaction, and not all that aim at one do.
        told = kill_while_saving(path, chance, in_transaction=hot * 2 <= done)
        acknowledged += len(told)
        hot += is_hot(path)

        with closing(WorkingArchive.open(path)) as archive:
            assert any("is whole" in notice for notice in archive.notices)
        assert set(told) <= revisions_in(path)
        assert verify(path) == []
        if path.stat().st_size > 20_000_000:  # the history of ever more saves: begin anew
            shutil.rmtree(tmp_path / "source")
            path.unlink()
            path = make_scene(tmp_path)

    tell(capsys, f"{rounds} kills, {hot} of them in a transaction, {acknowledged} saves kept")
    assert hot * 3 >= rounds
