"""A record can be taken away from the command line: as text, as Markdown, as a citation."""

from pathlib import Path

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.archive.citables import cite
from summitdesk.archive.taking import as_markdown, as_text
from summitdesk.cli import main
from summitdesk.domain.citing.styles import STYLES
from tests.builders import build_archive, change, record

UID = "quo-xi25-justice"


def said(capsys: pytest.CaptureFixture[str], archive: Path, *arguments: str, code: int = 0) -> str:
    assert main(["show", *arguments, "--archive", str(archive)]) == code
    told = capsys.readouterr()
    assert bool(told.err) == bool(code)
    return told.err if code else told.out


@pytest.mark.parametrize("style", STYLES)
def test_a_citation_is_one_line(
    style: str, archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    found = archive.record(UID)
    assert found is not None

    line = said(capsys, archive.path, UID, "--cite", style)

    assert line == f"{cite(archive, found, STYLES[style])}\n"
    assert "[low confidence: one weak source]" in line


def test_text_and_markdown_are_those_of_the_archive(
    archive: Archive, capsys: pytest.CaptureFixture[str]
) -> None:
    view = archive.view(UID)
    assert view is not None

    assert said(capsys, archive.path, UID, "--text") == as_text(archive, [view])
    assert said(capsys, archive.path, UID, "--markdown") == as_markdown(archive, [view])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--cite", "vancouver"),
        ("--cite", "apa", "--json"),
        ("--text", "--markdown"),
        ("--cite",),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    arguments: tuple[str, ...], archive_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(said(capsys, archive_path, UID, *arguments, code=2).splitlines()) == 1


@pytest.mark.parametrize("form", [("--text",), ("--markdown",), ("--cite", "plain")])
def test_a_record_that_is_not_there_is_told(
    form: tuple[str, ...], archive_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "holds no record quo-none" in said(capsys, archive_path, "quo-none", *form, code=1)


@pytest.mark.parametrize("form", [("--text",), ("--markdown",), ("--cite", "plain")])
def test_nothing_acts_on_the_terminal(
    form: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = build_archive(tmp_path, [record("source", "src-odd")])
    odd = "red \x1b[31m text \u202e turned"
    change(path, "UPDATE source SET title = ? WHERE uid = 'src-odd'", odd)

    told = said(capsys, path, "src-odd", *form)

    assert "red" in told
    assert not {"\x1b", "\u202e"} & set(told)
