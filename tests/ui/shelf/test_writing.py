"""Nothing that is typed into a note is lost, and no other text is silently overwritten."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from summitdesk.archive.shelf import Shelf
from summitdesk.ui.shelf.keeper import Keeper, Taken
from summitdesk.ui.shelf.writing import Writing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "shelf.db"


@pytest.fixture
def keeper(qtbot: QtBot, path: Path) -> Iterator[Keeper]:
    made = Keeper(path)
    yield made
    made.close()


def texts(path: Path) -> list[str]:
    with closing(Shelf.open(path)) as shelf:
        return [note.text for note in shelf.all_notes()]


def rewrite(path: Path, text: str) -> None:
    """Write on the first note as another window does."""
    with closing(Shelf.open(path)) as shelf:
        note = shelf.all_notes()[0]
        shelf.write_note(note.record, text, replacing=note)


def written(keeper: Keeper, text: str) -> Writing:
    writing = Writing(keeper, "agr-1")
    writing.write(text)
    writing.flush()
    keeper.finish()
    return writing


def in_conflict(keeper: Keeper, path: Path) -> Writing:
    writing = written(keeper, "first")
    rewrite(path, "theirs")
    writing.write("mine")
    writing.flush()
    keeper.finish()
    assert writing.conflict is not None
    return writing


def test_a_pause_saves_what_was_typed(keeper: Keeper, path: Path, qtbot: QtBot) -> None:
    writing = Writing(keeper, "agr-1")

    with qtbot.waitSignal(writing.saved):
        writing.write("a thought")

    assert writing.is_clean
    assert texts(path) == ["a thought"]


def test_nothing_is_made_before_a_word_is_typed(keeper: Keeper, path: Path) -> None:
    keeper.refresh()
    writing = Writing(keeper, "agr-1")
    writing.write("  \n")
    writing.leave()
    keeper.finish()

    assert writing.is_clean
    assert not path.exists()


def test_what_is_typed_while_a_note_is_being_saved_is_saved_as_well(
    keeper: Keeper, path: Path
) -> None:
    writing = Writing(keeper, "agr-1")
    for text in ("a", "a thought", "a thought, whole"):
        writing.write(text)
        writing.flush()  # the first of them is still under way
    keeper.finish()

    assert writing.is_clean
    assert texts(path) == ["a thought, whole"]


def test_half_a_character_does_not_keep_a_note_from_coming_to_rest(keeper: Keeper) -> None:
    assert written(keeper, "half \ud83d").is_clean


def test_a_note_emptied_of_its_words_is_taken_off_and_can_be_given_back(
    keeper: Keeper, path: Path
) -> None:
    taken: list[Taken] = []
    keeper.taken.connect(taken.append)
    writing = written(keeper, "a thought")

    writing.write(" ")
    writing.flush()
    keeper.finish()
    assert texts(path) == ["a thought"]

    writing.leave()
    keeper.finish()
    assert texts(path) == []

    keeper.give_back(taken[0])
    keeper.finish()
    assert texts(path) == ["a thought"]


def test_a_note_removed_while_it_is_being_saved_is_gone(keeper: Keeper, path: Path) -> None:
    writing = Writing(keeper, "agr-1")
    writing.write("a thought")
    writing.flush()
    writing.remove()
    keeper.finish()

    assert texts(path) == []


def test_another_windows_text_is_not_overwritten_but_shown(keeper: Keeper, path: Path) -> None:
    writing = in_conflict(keeper, path)

    assert writing.conflict is not None
    assert (writing.conflict.mine, writing.conflict.theirs) == ("mine", "theirs")
    assert texts(path) == ["theirs"]
    assert not writing.is_clean


def test_of_two_texts_ones_own_is_kept(keeper: Keeper, path: Path) -> None:
    writing = in_conflict(keeper, path)
    writing.keep_mine()
    keeper.finish()

    assert texts(path) == ["mine"]
    assert writing.is_clean


def test_of_two_texts_the_other_is_kept(keeper: Keeper, path: Path) -> None:
    writing = in_conflict(keeper, path)
    writing.keep_theirs()
    keeper.finish()

    assert texts(path) == ["theirs"]
    assert writing.text == "theirs"
    assert writing.is_clean


def test_of_two_texts_both_are_kept(keeper: Keeper, path: Path) -> None:
    writing = in_conflict(keeper, path)
    writing.keep_both()
    keeper.finish()

    assert texts(path) == ["theirs", "mine"]
    assert writing.text == "theirs"


@pytest.mark.parametrize("keeps", [True, False])
def test_a_note_that_was_removed_elsewhere_is_written_anew_or_let_go(
    keeper: Keeper, path: Path, keeps: bool
) -> None:
    writing = written(keeper, "first")
    with closing(Shelf.open(path)) as shelf:
        shelf.remove_note(shelf.all_notes()[0])
    writing.write("mine")
    writing.flush()
    keeper.finish()
    assert writing.conflict is not None
    assert writing.conflict.theirs is None

    (writing.keep_mine if keeps else writing.keep_theirs)()
    keeper.finish()

    assert texts(path) == (["mine"] if keeps else [])
    assert writing.is_clean


def test_a_note_at_rest_follows_another_window(keeper: Keeper, path: Path) -> None:
    writing = written(keeper, "first")
    rewrite(path, "theirs")
    keeper.refresh()
    keeper.finish()
    (note,) = keeper.notes("agr-1")
    writing.follow(note)
    assert writing.text == "theirs"

    writing.write("mine")
    rewrite(path, "again")
    keeper.refresh()
    keeper.finish()
    writing.follow(keeper.notes("agr-1")[0])
    assert writing.text == "mine"


def test_trouble_is_said_and_the_text_stays(keeper: Keeper, path: Path) -> None:
    said: list[str] = []
    writing = written(keeper, "first")
    writing.trouble_met.connect(said.append)
    writing.write("mine")
    newer(path)
    writing.flush()
    keeper.finish()

    assert writing.text == "mine"
    assert not writing.is_clean
    assert len(said) == 1
    assert "newer Summit Desk" in said[0]


def newer(path: Path) -> None:
    """Let a newer program take the place of the shelf."""
    aside = path.with_name("copy.db")
    aside.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(aside)) as conn:
        conn.execute("PRAGMA user_version = 99")
    aside.replace(path)


def test_a_note_changed_elsewhere_is_not_removed_unseen(keeper: Keeper, path: Path) -> None:
    said: list[str] = []
    keeper.trouble_met.connect(said.append)
    writing = written(keeper, "first")
    rewrite(path, "theirs")

    writing.remove()
    keeper.finish()

    assert len(said) == 1
    assert texts(path) == ["theirs"]
    assert [note.text for note in keeper.notes("agr-1")] == ["theirs"]
