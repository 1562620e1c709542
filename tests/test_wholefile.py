"""A file is written whole, or what was there stays."""

import os
from pathlib import Path

import pytest

from summitdesk.wholefile import written_whole


def test_what_is_written_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "shelf.json"
    path.write_text("old")

    with written_whole(path) as beside:
        beside.write_text("new")
        assert path.read_text() == "old", "whoever looks meanwhile sees the old file"

    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "shelf.json"
    path.write_text("old")

    with pytest.raises(OSError, match="no space"):
        _write_half(path)

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_the_disk_does_not_take_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "shelf.json"
    path.write_text("old")

    def full(_number: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        _write(path, "new")

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="there links need a right that few have")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "real.json", tmp_path / "link.json"
    path.write_text("old")
    link.symlink_to(path)

    _write(link, "new")

    assert link.is_symlink()
    assert path.read_text() == "new"


def _write(path: Path, text: str) -> None:
    with written_whole(path) as beside:
        beside.write_text(text)


def _write_half(path: Path) -> None:
    with written_whole(path) as beside:
        beside.write_text("half")
        raise OSError("no space left")
