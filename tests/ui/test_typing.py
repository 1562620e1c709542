"""Ctrl+Z in the filter takes back what was typed there, and nothing else."""

from PySide6.QtCore import Qt

from tests.desk import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_undo_takes_back_words_and_leaves_the_rest(desk: Desk) -> None:
    desk.type("customs")
    desk.session.include("event", "evt-astana-2025")
    desk.rest()
    field = desk.window.filter_bar.field
    field.setFocus()

    desk.press(Qt.Key.Key_Z, modifier=CONTROL)

    assert field.text() == ""
    assert desk.session.query.text == ""
    assert desk.session.query.included_in("event") == {"evt-astana-2025"}


def test_words_taken_away_by_escape_come_back(desk: Desk) -> None:
    desk.type("customs")
    desk.press(Qt.Key.Key_Escape)
    assert desk.session.query.text == ""

    desk.press(Qt.Key.Key_Z, modifier=CONTROL)

    assert desk.session.query.text == "customs"


def test_where_nothing_was_typed_nothing_is_taken_back(desk: Desk) -> None:
    desk.session.include("event", "evt-astana-2025")
    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    before, title = desk.session.query, desk.title
    desk.window.filter_bar.field.setFocus()

    desk.press(Qt.Key.Key_Z, modifier=CONTROL)

    assert (desk.session.query, desk.title) == (before, title)
