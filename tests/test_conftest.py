"""What conftest promises of every test, shown on tests that break it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.counts import VARIABLE, repetitions

ROOT = Path(__file__).parent.parent


PLANTED = """
import logging
import pytest

def test_surprising():
    logging.getLogger("somebody").warning("odd")

@pytest.mark.expects_log("odd")
def test_announced():
    logging.warning("odd")

@pytest.mark.expects_log("odd")
def test_silent():
    logging.info("odd")
"""


def test_a_warning_in_the_log_fails_the_test_that_did_not_announce_it(tmp_path: Path) -> None:
    planted = tmp_path / "test_planted.py"
    planted.write_text(PLANTED)
    words = ["-q", "-rA", "-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml")]

    finished = subprocess.run(
        [sys.executable, "-m", "pytest", *words, str(planted)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )

    failed = re.findall(r"^ERROR .*::(\w+)", finished.stdout, re.MULTILINE)
    assert sorted(failed) == ["test_silent", "test_surprising"]
    assert "3 passed, 2 errors" in finished.stdout


@pytest.mark.parametrize(
    ("wish", "count"), [("1", 20), ("3", 60), ("0.01", 1), ("1000", 500), ("full", 500)]
)
def test_one_variable_sets_every_count(
    wish: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, wish)

    assert repetitions(20, 500) == count
