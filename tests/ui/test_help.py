"""Help is in the program, whole and true, and needs nothing else."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from summitdesk import cli, paths
from summitdesk.archive.archive import Archive
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.info import ArchiveNote
from summitdesk.domain.listing import Reference
from summitdesk.domain.query import Query
from summitdesk.ui.commands import commands
from summitdesk.ui.help.about import about_archive
from summitdesk.ui.help.keys import keys_page
from summitdesk.ui.help.pages import TOPICS, Page, Part, Shape, read_page, topics
from summitdesk.ui.widgets.help_window import HelpWindow
from tests.builders import build_archive, change
from tests.desk import Desk
from tests.languages import spoken, write_catalogue

FOLDER = paths.resources() / "help"


def help_window(desk: Desk, action: str) -> HelpWindow:
    desk.window.commands[action].trigger()
    desk.rest()
    window = desk.window.findChild(HelpWindow, "helpWindow")
    assert isinstance(window, HelpWindow)
    assert window.isVisible()
    return window


def test_a_page_is_made_of_lines_that_tell_their_shape(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "a.txt").write_text(
        "Title\n\nOne\nparagraph.\n\nAnother.\n= Head\n- Point | with a bar\n"
        "> words | quotations\n    a line\nHigh | means this\n"
    )

    assert read_page(tmp_path, "a") == Page(
        "a",
        "Title",
        (
            Part(Shape.TEXT, "One paragraph."),
            Part(Shape.TEXT, "Another."),
            Part(Shape.HEADING, "Head"),
            Part(Shape.POINT, "Point | with a bar"),
            Part(Shape.SEARCH, "words", "quotations"),
            Part(Shape.LITERAL, "a line"),
            Part(Shape.PAIR, "High", "means this"),
        ),
    )


def test_a_page_is_in_the_language_spoken_or_else_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, name in (("en", "a"), ("en", "b"), ("ru", "a")):
        (tmp_path / language).mkdir(exist_ok=True)
        (tmp_path / language / f"{name}.txt").write_text(f"{language} {name}\n")
    write_catalogue(tmp_path / "locale", "ru", {"Help": "Справка"})

    with spoken(tmp_path / "locale", ["ru"], monkeypatch):
        titles = [read_page(tmp_path, name).title for name in "ab"]

    assert titles == ["ru a", "en b"]


def test_a_page_that_is_missing_says_so(tmp_path: Path) -> None:
    (part,) = read_page(tmp_path, "searching").parts

    assert "did not come with the program" in part.text


def test_every_topic_has_a_page_and_every_page_is_used() -> None:
    used = {*TOPICS, "keys", "licences"}

    assert {file.stem for file in (FOLDER / "en").iterdir()} == used
    assert all(len(page.parts) > 2 for page in topics(FOLDER))


@pytest.mark.parametrize("page", topics(FOLDER), ids=TOPICS)
def test_every_search_that_help_offers_finds_something(page: Page, archive: Archive) -> None:
    for part in page.parts:
        if part.shape is Shape.SEARCH:
            assert archive.find(Query(part.text, TABS[part.beside])).total, part.text


def test_every_command_that_help_shows_runs(
    archive_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = [part.text for part in read_page(FOLDER, "command-line").parts]
    lines = [text.split()[1:] for text in shown if re.match(r"summitdesk (find|show) \S+ ", text)]

    assert len(lines) >= 4
    for line in lines:
        assert cli.main([*line, "--archive", str(archive_path)]) == 0, line
    assert capsys.readouterr().out


def test_help_tells_of_every_verb() -> None:
    told = {part.text for part in read_page(FOLDER, "command-line").parts}

    assert {f"summitdesk {verb}" for verb in cli.VERBS} <= told


def test_the_licence_of_everything_the_program_stands_on_is_told() -> None:
    told = " ".join(part.text for part in read_page(FOLDER, "licences").parts).lower()
    pinned = re.findall(r"^([\w.-]+)==", Path("requirements.txt").read_text("utf-8"), re.MULTILINE)

    assert len(pinned) >= 8
    assert [name for name in pinned if name.lower() not in told] == []


def test_the_page_of_keys_names_every_key_of_every_command(desk: Desk) -> None:
    page = keys_page(commands(desk.window.menuBar()), FOLDER)
    told = {part.beside: part.text for part in page.parts if part.shape is Shape.PAIR}

    for action in desk.window.commands.all():
        if key := action.shortcut().toString():
            words = action.text().replace("&", "")
            assert key in told[words]


def test_the_keys_that_the_page_of_the_shelf_names_are_those_of_its_commands(desk: Desk) -> None:
    told = " ".join(f"{part.text} {part.beside}" for part in read_page(FOLDER, "shelf").parts)

    for name in ("bookmark", "add_note", "save_search", "focus_shelf", "forget_recent"):
        key = desk.window.commands[name].shortcut().toString().replace("Del", "Delete")
        assert key in told, name


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_F1, "searching"),
        (Qt.Key.Key_Question, "keys"),
    ],
)
def test_help_is_a_key_away(desk: Desk, key: Qt.Key, page: str) -> None:
    desk.window.browse.list_area.table.setFocus()
    desk.press(key)

    window = desk.window.findChild(HelpWindow, "helpWindow")
    assert isinstance(window, HelpWindow)
    assert window.page == page
    window.close()


def test_a_question_mark_in_the_search_is_a_question_mark(desk: Desk) -> None:
    desk.type("where?")

    assert desk.window.filter_bar.field.text() == "where?"
    assert desk.window.findChild(HelpWindow, "helpWindow") is None


def test_about_tells_version_edition_publisher_and_licences(desk: Desk) -> None:
    text = help_window(desk, "about").text

    for word in ("Version", "2026.1", "Summit Desk", "MIT", "Creative Commons", "Lesser", "SQLite"):
        assert word in text


def test_the_archives_own_notes_stand_in_about_this_archive(desk: Desk) -> None:
    text = help_window(desk, "about_archive").text

    assert "What is missing" in text
    assert "Ratification of the treaty: still only Kyrgyzstan" in text
    assert "By which rules it was made" in text
    assert "841" in text


def test_notes_of_a_kind_we_do_not_know_stand_together_at_the_end(archive: Archive) -> None:
    whim = Reference("note_kind-whim", "Whim")
    notes = [
        ArchiveNote("1", whim, "", "One."),
        ArchiveNote("2", Reference("note_kind-gap", "A hole"), "", "Two."),
        ArchiveNote("3", Reference("note_kind-fad", "Fad"), "", "Three."),
        ArchiveNote("4", whim, "A", "Four."),
    ]
    page = about_archive(archive.info, notes, archive.path)

    told = [part.text for part in page.parts if part.shape is not Shape.PAIR]
    assert told == ["What is missing", "Two.", "Fad", "Three.", "Whim", "One."]
    assert page.parts[-1] == Part(Shape.PAIR, "A", "Four.")


def test_what_an_archive_says_of_itself_is_only_text(
    tmp_path: Path, open_desk: Callable[[Path], Desk]
) -> None:
    file = build_archive(tmp_path)
    change(file, "UPDATE archive_info SET title = ?", "<img src=x>A\u202e" + "x" * 1_000_000)
    window = help_window(open_desk(file), "about_archive")

    blocks = window.reader.findChildren(QLabel)
    assert "<img src=x>A⟨RLO⟩xxx" in window.text
    assert all(block.textFormat() == Qt.TextFormat.PlainText for block in blocks)
    assert max(len(block.text()) for block in blocks) < 30_000
    window.close()


def test_help_opens_where_no_archive_does(
    tmp_path: Path, open_desk: Callable[[Path], Desk]
) -> None:
    window = help_window(open_desk(tmp_path / "nowhere.summitdb"), "about_archive")

    assert "No archive is open." in window.text
    window.close()


def test_a_search_on_a_page_is_asked_in_the_window(desk: Desk) -> None:
    window = help_window(desk, "help")
    desk.window.commands["help"].trigger()
    desk.rest()
    assert len(desk.window.findChildren(HelpWindow)) == 1

    window.search_requested.emit("扎帕罗夫", "names")
    desk.rest()

    assert desk.titles == ["Sadyr Japarov"]
    window.close()


def test_topics_are_walked_by_key(desk: Desk) -> None:
    window = help_window(desk, "help")
    window.topics.setFocus()
    window.topics.setCurrentRow(3)

    assert window.page == "quotations"
    assert "Borrowed words" in window.text
    window.close()
