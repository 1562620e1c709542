"""A file that is no archive is refused in one sentence, with a way out; nothing aborts."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from summitdesk.archive.archive import Archive
from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.listing import Results
from summitdesk.settings import SettingsFile
from summitdesk.store.schema import SCHEMA_VERSION
from tests.builders import build_archive, change, record
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


@pytest.mark.skipif(os.name == "nt", reason="there nobody can remove a folder one stands in")
def test_a_folder_that_was_removed_while_one_stood_in_it_is_no_hindrance(
    tmp_path: Path, open_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    desk = open_desk(Path("a.summitdb"), SettingsFile(tmp_path / "settings.json"))

    assert desk.window.refusal.sentence.text() == "a.summitdb does not exist; check the name."


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


def test_one_can_type_again_however_one_comes_back_from_a_refusal(
    desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "letter.summitdb").write_bytes(b"no archive")
    desk.session.open(tmp_path / "letter.summitdb")
    desk.rest()
    assert not desk.window.filter_bar.isEnabled()

    desk.window.commands["editing"].trigger()
    workbench = desk.window.later.workbench
    assert workbench is not None
    workbench.back.click()

    assert desk.window.browse.isVisible()
    assert desk.window.filter_bar.isEnabled()


def test_another_archive_is_shown_from_its_first_record(
    tmp_path: Path, open_desk: Callable[[Path], Desk]
) -> None:
    """Row ids and uids are the same in both: nothing but the archive tells them apart."""
    old, new = _two_editions(tmp_path)
    desk = open_desk(old)
    desk.open_tab("names")
    desk.press(Qt.Key.Key_1, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_End)
    desk.window.browse.open_record("agreement-any")
    desk.rest()

    desk.session.open(new)
    desk.rest()

    assert desk.titles[0] == "A name, newer 0"
    assert desk.title == desk.titles[0]
    assert desk.window.browse.list_area.table.currentIndex().row() == 0
    assert not desk.window.commands["back"].isEnabled()


def test_a_record_of_the_same_uid_is_read_anew_in_another_archive(
    tmp_path: Path, open_desk: Callable[[Path], Desk]
) -> None:
    old, new = _two_editions(tmp_path)
    desk = open_desk(old)
    desk.open_tab("names")
    assert desk.title == "A name, older 0"

    desk.session.open(new)
    desk.rest()

    assert desk.title == "A name, newer 0"


def _two_editions(folder: Path) -> Iterator[Path]:
    for edition in ("older", "newer"):
        (folder / edition).mkdir()
        people = [record("person", f"prs-{at}", name=f"A name, {edition} {at}") for at in range(3)]
        yield build_archive(folder / edition, people)


class Watched:
    """An archive of which one can tell whether it was closed."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.is_closed = False
        self._close = archive.close
        archive.close = self.close  # type: ignore[method-assign]

    def close(self) -> None:
        self._close()
        self.is_closed = True


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Watched]:
    """Every archive the program opens, watched for its closing."""
    archives: list[Watched] = []
    really = Archive.open

    def watching(path: Path) -> Archive:
        archives.append(Watched(really(path)))
        return archives[-1].archive

    monkeypatch.setattr(Archive, "open", watching)
    return archives


def test_an_archive_is_closed_when_another_takes_its_place(
    opened: list[Watched], tmp_path: Path, open_desk: Callable[[Path], Desk]
) -> None:
    old, new = _two_editions(tmp_path)
    desk = open_desk(old)

    desk.session.open(new)
    desk.rest()

    assert [each.is_closed for each in opened] == [True, False]


def test_an_archive_nobody_waits_for_any_more_is_closed(
    opened: list[Watched], tmp_path: Path, open_desk: Callable[[Path], Desk], qtbot: QtBot
) -> None:
    old, new = _two_editions(tmp_path)
    desk = open_desk(old)

    desk.session.open(new)
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=10_000)
    desk.session.open(new)  # before the first could be told of
    desk.rest()
    desk.close()

    assert all(each.is_closed for each in opened)


def test_an_archive_that_cannot_answer_is_closed(
    opened: list[Watched],
    tmp_path: Path,
    open_desk: Callable[[Path], Desk],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(*_asked: object) -> Results:
        raise ArchiveError("The archive is damaged.")

    monkeypatch.setattr(Archive, "find", failing)

    desk = open_desk(build_archive(tmp_path))

    assert desk.window.refusal.sentence.text() == "The archive is damaged."
    assert [each.is_closed for each in opened] == [True]


def test_that_an_archive_is_newer_is_said_for_as_long_as_it_is_open(
    tmp_path: Path, open_desk: Callable[[Path], Desk]
) -> None:
    newer = build_archive(tmp_path)
    change(newer, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    desk = open_desk(newer)
    assert "newer Summit Desk" in desk.window.footer.notice.text()
    desk.type("treaty")

    assert "newer Summit Desk" in desk.window.footer.notice.text()
    assert desk.window.footer.search.text().endswith("ms")


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
