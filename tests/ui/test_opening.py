"""A file that is no archive is refused in one sentence, with a way out; nothing aborts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from summitdesk import app
from summitdesk.archive.archive import Archive
from tests.builders import build_archive
from tests.desk import Desk


def missing(folder: Path) -> Path:
    return folder / "nowhere.summitdb"


def empty(folder: Path) -> Path:
    file = folder / "empty.summitdb"
    file.touch()
    return file


def foreign(folder: Path) -> Path:
    file = folder / "letter.summitdb"
    file.write_text("Dear sir, this is a letter.\n" * 200, "utf-8")
    return file


def truncated(folder: Path) -> Path:
    whole = build_archive(folder)
    file = folder / "half.summitdb"
    file.write_bytes(whole.read_bytes()[:20_000])
    return file


def a_folder(folder: Path) -> Path:
    file = folder / "folder.summitdb"
    file.mkdir()
    return file


@pytest.mark.parametrize("made", [missing, empty, foreign, truncated, a_folder])
def test_what_is_no_archive_is_refused_in_a_sentence(
    made: Callable[[Path], Path], tmp_path: Path, open_desk: Callable[[Path], Desk]
) -> None:
    file = made(tmp_path)

    desk = open_desk(file)

    page = desk.window.refusal
    assert page.isVisibleTo(desk.window)
    assert file.name in page.sentence.text()
    assert page.sentence.text().endswith(".")
    assert "\n" not in page.sentence.text()
    assert desk.window.footer.archive.text() == "No archive is open"


def test_the_way_out_of_a_refusal_leads_to_an_archive(
    tmp_path: Path, open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    desk = open_desk(missing(tmp_path))
    assert not desk.window.filter_bar.isEnabled()

    desk.session.open(archive_path)
    desk.rest()

    assert desk.window.browse.isVisibleTo(desk.window)
    assert desk.window.filter_bar.isEnabled()
    assert desk.title.startswith("Treaty on Eternal")


def test_an_open_archive_outlives_the_refusal_of_another(
    tmp_path: Path, open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    desk = open_desk(archive_path)
    desk.session.open(foreign(tmp_path))
    desk.rest()
    assert "letter.summitdb" in desk.window.refusal.sentence.text()

    desk.window.refusal.back.click()
    desk.type("declaration")

    assert desk.window.browse.isVisibleTo(desk.window)
    assert desk.titles


@pytest.mark.qt_no_exception_capture
def test_a_fault_of_ours_while_opening_is_told_and_kept(
    tmp_path: Path, open_desk: Callable[[Path], Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    def faulty(_path: Path) -> Archive:
        raise ZeroDivisionError

    kept: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _error, _trace: kept.append(kind))
    monkeypatch.setattr(Archive, "open", faulty)

    desk = open_desk(tmp_path / "a.summitdb")

    assert "a fault of its own (ZeroDivisionError)" in desk.window.refusal.sentence.text()
    assert kept == [ZeroDivisionError]


def test_a_refused_file_leaves_nothing_beside_it(
    tmp_path: Path, open_desk: Callable[[Path], Desk]
) -> None:
    file = foreign(tmp_path)
    before = file.read_bytes()

    open_desk(file).close()

    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    "name", ["a b.summitdb", "a#b?.summitdb", "50%.summitdb", "Архив.summitdb"]
)
def test_any_file_name_will_do(
    name: str, tmp_path: Path, open_desk: Callable[[Path], Desk]
) -> None:
    archive = build_archive(tmp_path, name=name)

    desk = open_desk(archive)

    assert desk.count == "1 agreement"
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([name, "source"])


def test_an_archive_without_a_kind_says_that_it_has_none(
    tmp_path: Path, open_desk: Callable[[Path], Desk]
) -> None:
    desk = open_desk(build_archive(tmp_path))

    desk.type("nothing of the kind")

    assert desk.window.browse.list_area.empty.isVisibleTo(desk.window)
    assert desk.title == ""


@pytest.mark.expects_log("summitdesk.app: ERROR: Something went wrong")
def test_a_fault_of_ours_is_kept_and_the_program_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise ZeroDivisionError("in a slot")
    except ZeroDivisionError as error:
        app.keep_going(type(error), error, error.__traceback__)

    assert "in a slot" in caplog.text
