"""The ground we stand on: exact versions, and a Qt that gives back what it borrows."""

import re
import sys
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).parent.parent
CALLS = 2_000


def pins(name: str) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / name).read_text(), re.MULTILINE)
    return dict(found)


def test_qt_is_the_version_that_keeps_its_references() -> None:
    assert metadata.version("PySide6-Essentials") == "6.11.3"
    assert metadata.version("shiboken6") == "6.11.3"


def test_what_runs_is_what_the_files_pin() -> None:
    pinned = pins("requirements-dev.txt")

    installed = {
        re.sub(r"[-_.]+", "-", package.metadata["Name"]).lower(): package.version
        for package in metadata.distributions()
    }

    assert {name: installed[name] for name in pinned if name in installed} == {
        name: version for name, version in pinned.items() if name in installed
    }


def test_what_is_tested_is_what_runs() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_every_pin_carries_hashes() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        entries = re.split(r"^(?=[\w.-]+==)", (ROOT / name).read_text(), flags=re.MULTILINE)
        assert all("--hash=sha256:" in entry for entry in entries[1:])


def test_none_keeps_its_references_through_two_thousand_qt_calls(qtbot: QtBot) -> None:
    # PySide6 6.12 under Python 3.11 loses one reference a call and aborts within minutes.
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        thing.setObjectName("thing")
        thing.parent()

    assert abs(sys.getrefcount(None) - before) <= 10
