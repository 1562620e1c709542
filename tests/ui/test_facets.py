"""Facets are chosen and excluded by mouse and key, and say so beyond their colour."""

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


def asked(qtbot: QtBot, made: FacetPanel, key: Qt.Key, facet: str = "type") -> Query:
    values = made.sections[facet].values
    with qtbot.waitSignal(made.query_requested) as told:
        qtbot.keyClick(values, key)
    query = told.args[0]
    assert isinstance(query, Query)
    return query


def test_values_stand_with_their_counts(qtbot: QtBot) -> None:
    made = panel(qtbot)

    assert made.sections["type"].values.shown() == [
        ("Treaty", 1, ""),
        ("Memorandum", 4, ""),
    ]


def test_space_chooses_and_frees_a_value(qtbot: QtBot) -> None:
    chosen = asked(qtbot, panel(qtbot), Qt.Key.Key_Space)
    assert chosen == AGREEMENTS.including("type", "type-treaty")

    assert asked(qtbot, panel(qtbot, chosen), Qt.Key.Key_Space) == AGREEMENTS


def test_delete_and_minus_exclude_and_free_a_value(qtbot: QtBot) -> None:
    excluded = asked(qtbot, panel(qtbot), Qt.Key.Key_Delete)
    assert excluded == AGREEMENTS.excluding("type", "type-treaty")
    assert asked(qtbot, panel(qtbot), Qt.Key.Key_Minus) == excluded

    assert asked(qtbot, panel(qtbot, excluded), Qt.Key.Key_Minus) == AGREEMENTS


def test_arrows_walk_the_values(qtbot: QtBot) -> None:
    made = panel(qtbot)
    values = made.sections["type"].values
    values.focus_first()
    qtbot.keyClick(values, Qt.Key.Key_Down)

    assert asked(qtbot, made, Qt.Key.Key_Space) == AGREEMENTS.including("type", "type-memo")


def test_a_click_chooses_and_with_control_excludes(qtbot: QtBot) -> None:
    made = panel(qtbot)
    values = made.sections["type"].values

    with qtbot.waitSignal(made.query_requested) as chosen:
        qtbot.mouseClick(values.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    with qtbot.waitSignal(made.query_requested) as excluded:
        qtbot.mouseClick(
            values.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
            QPoint(30, 10),
        )

    assert chosen.args == [AGREEMENTS.including("type", "type-treaty")]
    assert excluded.args == [AGREEMENTS.excluding("type", "type-treaty")]


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

    with qtbot.waitSignal(made.query_requested) as chosen:
        qtbot.keyClick(made.years, Qt.Key.Key_Space)
    with qtbot.waitSignal(made.query_requested) as excluded:
        qtbot.keyClick(made.years, Qt.Key.Key_Delete)

    assert chosen.args == [AGREEMENTS.including("year", "2025")]
    assert excluded.args == [AGREEMENTS.excluding("year", "2025")]


def test_facets_without_values_are_not_shown(qtbot: QtBot) -> None:
    made = panel(qtbot)

    assert made.sections["type"].isVisibleTo(made)
    assert not made.sections["sector"].isVisibleTo(made)
    assert not made.sections["speaker"].isVisibleTo(made)
