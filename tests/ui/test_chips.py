"""A chip says one thing that narrows the search, and takes that one away."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from summitdesk.domain.query import Query
from summitdesk.ui.widgets.chips import Chip, ChipBar
from summitdesk.ui.widgets.narrowing import pieces, years_in_a_row
from tests.desk import Desk

NAMES = {"type-treaty": "Treaty", "type-memo": "Memo & more", "evt-a": "Astana"}


def label(_facet: str, value: str) -> str:
    return NAMES.get(value, value)


def said(query: Query) -> list[str]:
    return [piece.sentence for piece in pieces(query, label)]


def bar(qtbot: QtBot, query: Query) -> ChipBar:
    made = ChipBar()
    qtbot.addWidget(made)
    made.show_query(query, label)
    made.show()
    return made


def test_each_value_is_said_by_its_name() -> None:
    query = Query.of(
        included={"event": ["evt-a"], "type": ["type-treaty", "type-memo"]},
        excluded={"year": ["2019"]},
    )

    assert said(query) == [
        "Event: Astana",
        "Type: Memo & more",
        "Type: Treaty",
        "Year: not 2019",
    ]


def test_years_in_a_row_are_one_piece() -> None:
    query = Query.of(included={"year": ["2019", "2020", "2021", "2023", "2024"]})

    assert said(query) == ["Year: 2019–2021", "Year: 2023", "Year: 2024"]


def test_years_are_told_apart_by_their_gaps() -> None:
    assert years_in_a_row(["10", "9", "-1", "0", "unknown"]) == [
        ("-1", "0"),
        ("9", "10"),
        ("unknown",),
    ]


def test_a_chip_takes_only_its_own_values_away(qtbot: QtBot) -> None:
    made = bar(qtbot, Query.of(included={"type": ["type-treaty", "type-memo"]}))
    treaty = next(chip for chip in made.findChildren(Chip) if chip.text() == "Type: Treaty")

    with qtbot.waitSignal(made.removal_requested) as told:
        qtbot.keyClick(treaty, Qt.Key.Key_Space)

    assert told.args == ["type", ("type-treaty",)]


def test_chips_without_room_wait_in_a_menu(qtbot: QtBot) -> None:
    years = Query.of(included={"year": [str(year) for year in range(1990, 2020, 2)]})
    made = bar(qtbot, years)
    made.fit(300)
    assert 1 < len([chip for chip in made.findChildren(Chip) if chip.isVisible()]) < 5
    waiting = made.waiting

    qtbot.mouseClick(made.chips[-1], Qt.MouseButton.LeftButton)
    (menu,) = made.findChildren(QMenu)
    assert len(menu.actions()) == len(waiting)
    with qtbot.waitSignal(made.removal_requested) as told:
        menu.actions()[0].trigger()

    assert told.args == ["year", waiting[0].values]
    menu.close()


def test_the_window_frees_one_value_of_two(desk: Desk) -> None:
    desk.session.include("event", "evt-astana-2025")
    desk.session.include("event", "evt-xian-2023")
    desk.rest()
    chips = [chip for chip in desk.window.findChildren(Chip) if chip.isVisible()]
    assert [chip.text() for chip in chips] == ["Event: Astana 2025", "Event: Xi'an 2023"]

    chips[1].setFocus()
    desk.press(Qt.Key.Key_Space)

    assert desk.session.query.included_in("event") == {"evt-astana-2025"}
