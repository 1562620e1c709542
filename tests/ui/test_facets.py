"""Facets are chosen and excluded by mouse and key, and say so beyond their colour."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from summitdesk.domain.facets import Facets, FacetValue
from summitdesk.domain.query import Query
from summitdesk.ui.widgets.facet_panel import SHOWN, FacetPanel

AGREEMENTS = Query(kinds=("agreement",))
FACETS: Facets = {
    "year": [FacetValue("2023", "2023", 3), FacetValue("2025", "2025", 9)],
    "type": [FacetValue("type-treaty", "Treaty", 1), FacetValue("type-memo", "Memorandum", 4)],
    "party": [FacetValue(f"pty-{at}", f"Party {at}", at) for at in range(20, 0, -1)],
}


def panel(qtbot: QtBot, query: Query = AGREEMENTS) -> FacetPanel:
    made = FacetPanel()
    qtbot.addWidget(made)
    made.resize(210, 700)
    made.show_facets(FACETS, query)
    with qtbot.waitExposed(made):
        made.show()
    return made


class Wishes:
    """What a panel asks for, in order: what to do, with which value of which facet."""

    def __init__(self, made: FacetPanel) -> None:
        self.told: list[tuple[str, str, str]] = []
        made.choice_requested.connect(self._on_choice_requested)
        made.exclusion_requested.connect(self._on_exclusion_requested)

    def _on_choice_requested(self, facet: str, value: str) -> None:
        self.told.append(("choose", facet, value))

    def _on_exclusion_requested(self, facet: str, value: str) -> None:
        self.told.append(("exclude", facet, value))


def test_values_stand_with_their_counts(qtbot: QtBot) -> None:
    made = panel(qtbot)

    assert made.sections["type"].values.shown() == [
        ("Treaty", 1, ""),
        ("Memorandum", 4, ""),
    ]


@pytest.mark.parametrize(
    ("key", "wish"),
    [
        (Qt.Key.Key_Space, "choose"),
        (Qt.Key.Key_Return, "choose"),
        (Qt.Key.Key_Delete, "exclude"),
        (Qt.Key.Key_Minus, "exclude"),
    ],
)
def test_keys_choose_and_exclude_a_value(qtbot: QtBot, key: Qt.Key, wish: str) -> None:
    made = panel(qtbot)
    wishes = Wishes(made)

    qtbot.keyClick(made.sections["type"].values, key)
    qtbot.keyClick(made.years, key)

    assert wishes.told == [(wish, "type", "type-treaty"), (wish, "year", "2023")]


def test_arrows_walk_the_values(qtbot: QtBot) -> None:
    made = panel(qtbot)
    wishes = Wishes(made)
    values = made.sections["type"].values
    values.focus_first()
    qtbot.keyClick(values, Qt.Key.Key_Down)
    qtbot.keyClick(values, Qt.Key.Key_Space)

    assert wishes.told == [("choose", "type", "type-memo")]


def test_a_click_chooses_and_with_control_excludes(qtbot: QtBot) -> None:
    made = panel(qtbot)
    wishes = Wishes(made)
    viewport = made.sections["type"].values.viewport()
    left, control = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier

    qtbot.mouseClick(viewport, left, pos=QPoint(30, 10))
    qtbot.mouseClick(viewport, left, control, QPoint(30, 10))
    qtbot.mouseClick(viewport, Qt.MouseButton.RightButton, pos=QPoint(30, 10))

    told = [("choose", "type", "type-treaty"), ("exclude", "type", "type-treaty")]
    assert wishes.told == [*told, told[1]]


def test_a_screen_reader_hears_count_and_state(qtbot: QtBot) -> None:
    made = panel(qtbot, AGREEMENTS.excluding("type", "type-treaty"))
    model = made.sections["type"].values.model()

    said = [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]

    assert said == ["Treaty, 1, excluded", "Memorandum, 4"]


def test_many_values_wait_behind_one_button(qtbot: QtBot) -> None:
    made = panel(qtbot)
    section = made.sections["party"]
    assert len(section.values.shown()) == SHOWN

    section.toggle_more()

    assert len(section.values.shown()) == 20


def test_what_is_chosen_is_always_on_show(qtbot: QtBot) -> None:
    made = panel(qtbot, AGREEMENTS.including("party", "pty-1"))

    assert made.sections["party"].values.shown()[-1] == ("Party 1", 1, "chosen")


def test_years_are_walked_and_chosen_by_key(qtbot: QtBot) -> None:
    made = panel(qtbot)
    qtbot.keyClick(made.years, Qt.Key.Key_Right)
    assert made.years.accessibleName() == "Years: 2 years; at 2025, 9"

    wishes = Wishes(made)
    qtbot.keyClick(made.years, Qt.Key.Key_Space)

    assert wishes.told == [("choose", "year", "2025")]


def test_facets_without_values_are_not_shown(qtbot: QtBot) -> None:
    made = panel(qtbot)

    assert made.sections["type"].isVisibleTo(made)
    assert not made.sections["sector"].isVisibleTo(made)
    assert not made.sections["speaker"].isVisibleTo(made)
