"""Facets are included and excluded by mouse and key, and say so beyond their colour."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from summitdesk.domain.facets import Facets, FacetValue
from summitdesk.domain.query import Query
from summitdesk.ui.widgets.facet_panel import FacetPanel
from summitdesk.ui.widgets.facet_section import SHOWN
from summitdesk.ui.widgets.year_bars import MOST_BARS, bars, span
from summitdesk.ui.widgets.year_histogram import YearHistogram
from tests.desk import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
NOTHING = "Nothing here to narrow by"
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
        made.inclusion_requested.connect(self._on_inclusion_requested)
        made.exclusion_requested.connect(self._on_exclusion_requested)

    def _on_inclusion_requested(self, facet: str, value: str) -> None:
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

    assert wishes.told == [("choose", "type", "type-treaty"), ("exclude", "type", "type-treaty")]


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


def test_what_is_included_is_always_on_show(qtbot: QtBot) -> None:
    made = panel(qtbot, AGREEMENTS.including("party", "pty-1"))

    assert made.sections["party"].values.shown()[-1] == ("Party 1", 1, "included")


def test_years_are_walked_and_included_by_key(qtbot: QtBot) -> None:
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


DECADE: Facets = {"year": [FacetValue(str(year), str(year), 2) for year in range(2010, 2020, 2)]}


def decade(qtbot: QtBot) -> FacetPanel:
    made = panel(qtbot)
    made.forget()
    made.show_facets(DECADE, AGREEMENTS)
    return made


def press(years: YearHistogram, key: Qt.Key, *, is_release: bool = False) -> None:
    """Press or let go of a key while Shift is held; `keyClick` would let go of Shift as well."""
    kind = QEvent.Type.KeyRelease if is_release else QEvent.Type.KeyPress
    QApplication.sendEvent(years, QKeyEvent(kind, key, Qt.KeyboardModifier.ShiftModifier))


def test_a_lone_year_stands_among_the_years_of_other_kinds(qtbot: QtBot) -> None:
    made = panel(qtbot)

    made.show_facets({"year": [FacetValue("2024", "2024", 2)]}, Query(kinds=("speech",)))

    assert [(bar.label, bar.count) for bar in made.years.bars] == [
        ("2023", 0),
        ("2024", 2),
        ("2025", 0),
    ]


def test_a_panel_with_nothing_to_narrow_by_says_so(qtbot: QtBot) -> None:
    made = panel(qtbot)
    quiet = next(each for each in made.findChildren(QLabel) if each.text() == NOTHING)
    assert quiet.isHidden()

    made.show_facets({}, AGREEMENTS)

    assert quiet.isVisible()


def test_a_drag_brushes_over_a_span_of_years(qtbot: QtBot) -> None:
    made = decade(qtbot)
    years = made.years
    left = Qt.MouseButton.LeftButton

    qtbot.mousePress(years, left, pos=QPoint(20, 20))
    moved = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(20 + 3 * 34, 20), QPointF(), left, left, NO_MODIFIER
    )
    QApplication.sendEvent(years, moved)
    assert years.brushed == tuple(map(str, range(2010, 2017)))
    with qtbot.waitSignal(years.span_requested) as told:
        qtbot.mouseRelease(years, left, pos=QPoint(20 + 3 * 34, 20))

    assert told.args == ["year", tuple(map(str, range(2010, 2017)))]
    assert years.brushed == ()


def test_shift_and_arrows_brush_and_letting_go_chooses(qtbot: QtBot) -> None:
    made = decade(qtbot)
    years = made.years
    years.setFocus()
    qtbot.keyClick(years, Qt.Key.Key_Right)
    press(years, Qt.Key.Key_Right)
    press(years, Qt.Key.Key_Right)
    assert years.accessibleName().startswith("Years: from 2012 to 2016")

    with qtbot.waitSignal(years.span_requested) as told:
        press(years, Qt.Key.Key_Shift, is_release=True)

    assert told.args == ["year", ("2012", "2013", "2014", "2015", "2016")]


def test_with_control_a_span_of_years_is_excluded(qtbot: QtBot) -> None:
    made = decade(qtbot)
    years = made.years
    left = Qt.MouseButton.LeftButton
    to = QPoint(20 + 3 * 34, 20)

    qtbot.mousePress(years, left, CONTROL, QPoint(20, 20))
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(to), QPointF(), left, left, CONTROL)
    QApplication.sendEvent(years, moved)
    with qtbot.waitSignal(years.span_exclusion_requested) as told:
        qtbot.mouseRelease(years, left, CONTROL, to)

    assert told.args == ["year", tuple(map(str, range(2010, 2017)))]


def test_a_bar_of_several_years_is_excluded_whole(qtbot: QtBot) -> None:
    made = panel(qtbot)
    centuries = [FacetValue(str(year), str(year), 1) for year in range(1800, 2026)]
    made.show_facets({"year": centuries}, AGREEMENTS)
    years = made.years
    years.setFocus()
    bar = years.current
    assert bar is not None
    assert len(bar.years) > 1

    with qtbot.waitSignal(made.span_exclusion_requested) as told:
        qtbot.keyClick(years, Qt.Key.Key_Delete)

    assert told.args == ["year", bar.years]


def test_a_span_is_excluded_and_freed_as_one(desk: Desk) -> None:
    for _ in range(2):
        before = desk.session.query
        desk.session.exclude_all("year", ("2024", "2025"))
        desk.rest()
        found = desk.session.query.excluded_in("year")
        assert found == ({"2024", "2025"} if before.excluded == () else set())


def test_escape_lets_go_of_what_was_brushed(qtbot: QtBot) -> None:
    made = decade(qtbot)
    years = made.years
    years.setFocus()
    press(years, Qt.Key.Key_Right)
    assert years.brushed == ("2010", "2011", "2012")
    press(years, Qt.Key.Key_Escape)

    with qtbot.assertNotEmitted(years.span_requested):
        press(years, Qt.Key.Key_Shift, is_release=True)
    assert years.brushed == ()


def test_centuries_of_years_are_all_within_reach() -> None:
    years = [FacetValue(str(year), str(year), 1) for year in range(1648, 2026)]

    made = bars(years)

    assert len(made) <= MOST_BARS
    assert [year for bar in made for year in bar.years] == [each.value for each in years]
    assert sum(bar.count for bar in made) == len(years)
    assert made[-1].label == "2020–2025"


def test_what_is_no_year_stands_by_itself() -> None:
    odd = [FacetValue("unknown", "unknown", 1), FacetValue("²", "²", 1)]

    made = bars([FacetValue("-44", "-44", 1), *odd, FacetValue("14", "14", 2)])

    assert [bar.label for bar in made] == ["unknown", "²", "-44", "14"]
    assert span(made[0], made[-1]) == ("unknown", "14")


def test_all_values_are_sifted_by_their_names(qtbot: QtBot) -> None:
    made = panel(qtbot)
    section = made.sections["party"]
    assert section.sieve.isHidden()
    section.toggle_more()

    qtbot.keyClicks(section.sieve, "12")

    assert section.values.shown() == [("Party 12", 12, "")]
    qtbot.keyClick(section.sieve, Qt.Key.Key_Escape)
    assert len(section.values.shown()) == 20
    qtbot.keyClick(section.sieve, Qt.Key.Key_Escape)
    assert section.sieve.isHidden()
    assert len(section.values.shown()) == SHOWN


def test_names_are_sifted_in_any_spelling(qtbot: QtBot) -> None:
    made = panel(qtbot)
    names = ["Łódź", "Żory", *(f"Town {at}" for at in range(20))]
    made.show_facets({"party": [FacetValue(name, name, 1) for name in names]}, AGREEMENTS)
    section = made.sections["party"]
    section.toggle_more()

    qtbot.keyClicks(section.sieve, "lodz")
    assert [label for label, _, _ in section.values.shown()] == ["Łódź"]
    qtbot.keyClicks(section.sieve, "x")
    assert section.values.shown() == []


def test_down_leads_from_the_sieve_to_the_values(qtbot: QtBot) -> None:
    made = panel(qtbot)
    section = made.sections["party"]
    section.toggle_more()

    qtbot.keyClick(section.sieve, Qt.Key.Key_Down)

    assert section.values.hasFocus()


def test_a_long_facet_scrolls_by_itself(qtbot: QtBot) -> None:
    made = panel(qtbot)
    values = [FacetValue(str(at), f"Party {at}", 1) for at in range(5_000)]
    made.show_facets({"party": values}, AGREEMENTS)
    section = made.sections["party"]

    section.toggle_more()

    assert section.values.height() < 400
    assert len(section.values.shown()) == 5_000
