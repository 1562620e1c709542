"""What an input method composes is not typed yet: nothing happens before it commits."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from summitdesk.ui.composing import Composing
from summitdesk.ui.widgets.command_palette import CommandPalette
from summitdesk.ui.widgets.facet_section import FacetSection
from summitdesk.ui.widgets.find_bar import FindBar
from tests.desk import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
CHORD = CONTROL | Qt.KeyboardModifier.ShiftModifier
STEPS = ("h", "he", "hez", "hezu", "hezuo", "合作")


def compose(desk: Desk, field: QWidget, *steps: str) -> None:
    for step in steps:
        QApplication.sendEvent(field, QInputMethodEvent(step, []))
    desk.rest()


def commit(desk: Desk, field: QWidget, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)
    desk.rest()


def open_bar(desk: Desk) -> FindBar:
    """Find in the record, as by key."""
    desk.press(Qt.Key.Key_F, modifier=CHORD)
    return desk.window.browse.detail_area.bar


def test_no_step_of_composing_is_searched(desk: Desk) -> None:
    asked: list[object] = []
    desk.session.query_changed.connect(asked.append)
    field = desk.window.filter_bar.field
    field.setFocus()

    compose(desk, field, *STEPS)
    assert asked == []
    commit(desk, field, "合作")

    assert len(asked) == 1
    assert desk.session.query.text == "合作"


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_1, CONTROL),
        (Qt.Key.Key_PageDown, CONTROL),
        (Qt.Key.Key_P, CHORD),
        (Qt.Key.Key_L, CHORD),
    ],
)
def test_no_key_commands_anything_while_something_is_composed(
    desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    desk.type("treaty")
    field = desk.window.filter_bar.field
    before = (desk.session.query, desk.window.browse.list_area.tabs.tab)
    compose(desk, field, *STEPS)

    desk.press(key, modifier=modifier)

    assert (desk.session.query, desk.window.browse.list_area.tabs.tab) == before
    assert desk.focus is field
    assert desk.window.findChild(CommandPalette) is None
    assert QApplication.activeModalWidget() is None
    compose(desk, field, "")


def test_keys_command_again_once_it_is_committed_or_given_up(desk: Desk) -> None:
    field = desk.window.filter_bar.field
    field.setFocus()
    compose(desk, field, *STEPS)
    commit(desk, field, "合作")
    desk.press(Qt.Key.Key_Escape)
    assert desk.session.query.text == ""

    compose(desk, field, *STEPS, "")
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    assert desk.focus is desk.window.browse.list_area.table


def test_a_field_that_loses_the_keys_is_no_longer_composed_in(desk: Desk) -> None:
    field = desk.window.filter_bar.field
    field.setFocus()
    compose(desk, field, "h")

    desk.window.browse.list_area.table.setFocus()
    field.setFocus()
    desk.press(Qt.Key.Key_1, modifier=CONTROL)

    assert desk.focus is desk.window.browse.list_area.table


def test_the_palette_waits_as_well(desk: Desk) -> None:
    desk.press(Qt.Key.Key_P, modifier=CHORD)
    palette = desk.window.findChild(CommandPalette)
    assert isinstance(palette, CommandPalette)
    every = palette.model.rowCount()

    compose(desk, palette.field, *STEPS)
    assert palette.model.rowCount() == every
    desk.press(Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down)
    assert palette.isVisible()
    assert palette.list.currentIndex().row() == 0
    commit(desk, palette.field, "合作")

    assert palette.model.rowCount() == 0


def test_finding_in_the_record_waits_as_well(desk: Desk) -> None:
    bar = open_bar(desk)
    commit(desk, bar.field, "treaty")
    before = bar.count.text()
    assert before.startswith("1 of ")

    compose(desk, bar.field, *STEPS)
    desk.press(Qt.Key.Key_Return, Qt.Key.Key_F3, Qt.Key.Key_Down)
    assert bar.count.text() == before
    desk.press(Qt.Key.Key_Escape)
    assert desk.focus is bar.field

    compose(desk, bar.field, "")
    desk.press(Qt.Key.Key_Return)
    assert bar.count.text().startswith("2 of ")
    commit(desk, bar.field, "合作")
    assert bar.count.text() != before


def test_sifting_a_facet_waits_as_well(desk: Desk) -> None:
    section = desk.window.browse.facets.sections["party"]
    section.toggle_more()
    every = section.values.shown()
    assert desk.focus is section.sieve

    compose(desk, section.sieve, *STEPS)
    desk.press(Qt.Key.Key_Escape, Qt.Key.Key_Down)
    assert desk.focus is section.sieve
    assert section.values.shown() == every

    commit(desk, section.sieve, "China")
    assert 0 < len(section.values.shown()) < len(every)


def test_a_note_is_not_left_half_way_through_a_word(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, modifier=CHORD)
    field = desk.focus

    compose(desk, field, *STEPS)
    desk.press(Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_1, modifier=CONTROL)

    assert desk.focus is field


def test_every_field_one_can_type_into_is_watched(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, modifier=CHORD)
    commit(desk, desk.focus, "Which paper?")  # an empty note goes with the keys
    open_bar(desk)
    desk.window.browse.facets.sections["party"].toggle_more()
    desk.press(Qt.Key.Key_P, modifier=CHORD)
    fields = [*desk.window.findChildren(QLineEdit), *desk.window.findChildren(QPlainTextEdit)]
    unwatched = [
        field.objectName() or field.accessibleName()
        for field in fields
        if field.isEnabled() and not field.findChildren(Composing)
    ]

    assert {"findBox", "noteField", "filterBox"} <= {field.objectName() for field in fields}
    assert unwatched == []


def test_fields_are_watched_from_the_first_key_on(qtbot: QtBot) -> None:
    bar, section = FindBar(), FacetSection("party")
    for each in (bar, section):
        qtbot.addWidget(each)

    assert bar.field.findChildren(Composing)
    assert section.sieve.findChildren(Composing)
