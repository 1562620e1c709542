"""A marker tells of windows that were not closed, and of no others."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Order, Query
from summitdesk.paths import NOWHERE
from summitdesk.ui.marker import Marker
from summitdesk.ui.sight import Sight

QUERY = Query.of(
    "合作 “exact",
    kinds=TABS["quotations"],
    included={"year": ["2025"]},
    excluded={"confidence": ["confidence-low"]},
)
SIGHT = Sight(Path("/srv/ministry.summitdb"), QUERY, "quo-1")

CRASHING = """
import os, sys
from pathlib import Path
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Order, Query
from summitdesk.ui.marker import Marker
from summitdesk.ui.sight import Sight
query = Query(sys.argv[2], TABS["agreements"], order=Order.TITLE)
Marker(Path(sys.argv[1])).keep(Sight(Path("a.summitdb"), query, "agr-1"))
os._exit(9)
"""


def crash(folder: Path, text: str = "treaty") -> None:
    """Let another process open a window and end without closing it."""
    finished = subprocess.run([sys.executable, "-c", CRASHING, str(folder), text], timeout=60)
    assert finished.returncode == 9


def test_a_window_that_is_closed_leaves_nothing(tmp_path: Path) -> None:
    marker = Marker(tmp_path)

    marker.keep(SIGHT)
    assert [file.suffix for file in sorted(tmp_path.iterdir())] == [".json", ".lock"]
    marker.remove()

    assert list(tmp_path.iterdir()) == []
    assert Marker(tmp_path).take_leftovers() == []


def test_asking_for_leftovers_makes_no_folder(tmp_path: Path) -> None:
    assert Marker(tmp_path / "state").take_leftovers() == []
    assert list(tmp_path.iterdir()) == []


def test_what_a_crash_leaves_is_told_once(tmp_path: Path) -> None:
    crash(tmp_path)

    query = Query("treaty", TABS["agreements"], order=Order.TITLE)
    assert Marker(tmp_path).take_leftovers() == [Sight(Path("a.summitdb"), query, "agr-1")]
    assert Marker(tmp_path).take_leftovers() == []
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_is_still_open_is_no_crash(tmp_path: Path) -> None:
    marker = Marker(tmp_path)
    marker.keep(SIGHT)

    assert Marker(tmp_path).take_leftovers() == []

    marker.remove()


def test_all_that_was_asked_comes_back_as_it_was(tmp_path: Path) -> None:
    Marker(tmp_path).keep(SIGHT)
    (kept,) = tmp_path.glob("*.json")
    (tmp_path / "window-1.json").write_bytes(kept.read_bytes())

    assert Marker(tmp_path).take_leftovers()[-1] == SIGHT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"query": 7}',
        "[" * 5_000,
        json.dumps({"query": {"kinds": []}, "order": "newest", "archive": "a", "record": ""}),
        json.dumps(
            {"query": {"kinds": ["agreement"]}, "order": "no", "archive": "a", "record": ""}
        ),
        json.dumps(
            {"query": {"kinds": ["agreement"]}, "order": "title", "archive": 1, "record": 2}
        ),
    ],
)
def test_a_damaged_marker_is_thrown_away(text: str, tmp_path: Path) -> None:
    (tmp_path / "window-1.json").write_text(text, "utf-8")

    assert Marker(tmp_path).take_leftovers() == []
    assert list(tmp_path.glob("*.json")) == []


def test_text_with_half_a_character_is_no_obstacle(tmp_path: Path) -> None:
    marker = Marker(tmp_path)

    marker.keep(Sight(Path("a"), Query("\ud800", TABS["agreements"])))

    assert len(list(tmp_path.glob("*.json"))) == 1
    marker.remove()


def test_without_a_home_there_is_no_marker() -> None:
    marker = Marker(NOWHERE / "summitdesk" / "state")

    marker.keep(SIGHT)
    marker.remove()

    assert not NOWHERE.exists()
