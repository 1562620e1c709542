"""The past on the command line: a record as of any date, and what each revision changed."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk import cli
from summitdesk.archive import working
from summitdesk.archive.editing import delete, read, save
from summitdesk.archive.working import WorkingArchive, make_working_archive
from tests.builders import build_archive, record


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A working archive whose person was renamed in March and deleted in May."""
    person = record("person", "per-x", name="Ayar", names=[{"text": "Аяр"}])
    edition = build_archive(tmp_path, [person, record("speech", "spc-x", speaker="per-x")])
    with closing(
        WorkingArchive.open(make_working_archive(edition, tmp_path / "mine.db"), author="Aida")
    ) as archive:
        monkeypatch.setattr(working, "time_now", lambda: "2027-03-17T10:00:00Z")
        edited = read(archive, "per-x")
        save(archive, {**(edited.record or {}), "name": "Bolot", "names": []}, edited, note="Typo")
        monkeypatch.setattr(working, "time_now", lambda: "2027-05-17T10:00:00Z")
        delete(archive, "spc-x", expecting=read(archive, "spc-x").revision)
        delete(archive, "per-x", expecting=read(archive, "per-x").revision)
    return str(archive.path)


def test_a_record_is_shown_as_it_was(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    for date, name in (("2027-03-16", "Ayar"), ("2027-03", "Bolot"), ("2027-05-16", "Bolot")):
        assert cli.main(["show", "per-x", "--as-of", date, "--archive", path, "--json"]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert (answer["label"], answer["as_of"]) == (name, date)
    assert cli.main(["show", "spc-x", "--as-of", "2027", "--archive", path]) == 1
    assert "held no record spc-x on 2027" in capsys.readouterr().err
    assert cli.main(["show", "spc-x", "--as-of", "2027-04", "--archive", path]) == 0
    assert "label: per-x" in capsys.readouterr().out, "what is gone is called by its uid"


def test_the_history_says_what_each_revision_changed(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["history", "per-x", "--archive", path]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [(row[0], row[2], row[4], row[5]) for row in rows] == [
        ("3", "Aida", "", "record"),
        ("2", "Aida", "Typo", "name, names"),
        ("1", "Nobody", "Edition 2026.1", ""),
    ]

    assert cli.main(["history", "per-x", "--archive", path, "--json"]) == 0
    deleted, renamed, first = json.loads(capsys.readouterr().out)
    assert renamed["changes"][0] == {"field": "name", "before": "Ayar", "after": "Bolot"}
    assert renamed["changes"][1]["group"] == "names"
    assert deleted["changes"][0]["before"]["name"] == "Bolot"
    assert "changes" not in first


@pytest.mark.parametrize("arguments", [["--as-of", "someday"], ["--as-of", "2027", "--text"]])
def test_what_cannot_be_asked_of_the_past_is_said_in_one_line(
    arguments: list[str], path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["show", "per-x", *arguments, "--archive", path]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
