"""Where one stood when the window was closed is where one stands at the next start."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Order, Query
from summitdesk.settings import SettingsFile
from summitdesk.ui.sight import Sight, as_plain, from_plain
from tests.builders import build_archive
from tests.desk import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
Open = Callable[..., Desk]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.fixture
def start(open_desk: Open, archive_path: Path, path: Path) -> Callable[[], Desk]:
    """Opens the window on the bundled archive with the settings that were left."""

    def started() -> Desk:
        return open_desk(archive_path, SettingsFile(path))

    return started


def row(desk: Desk) -> str:
    table = desk.window.browse.list_area.table
    return str(table.currentIndex().data())


def test_the_record_and_its_row_come_back(start: Callable[[], Desk]) -> None:
    desk = start()
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    desk.press(Qt.Key.Key_End, Qt.Key.Key_Up)
    wanted = (desk.title, row(desk))
    top = desk.window.browse.list_area.table.verticalScrollBar().value()
    assert top > 0
    desk.window.close()

    again = start()

    assert (again.title, row(again)) == wanted
    assert again.window.browse.list_area.table.verticalScrollBar().value() == top
    assert not again.window.commands["back"].isEnabled()


def test_words_facets_and_order_come_back(start: Callable[[], Desk]) -> None:
    desk = start()
    desk.session.show_tab("quotations")
    desk.type("friendship")
    desk.session.include("event", "evt-astana-2025")
    desk.session.order_by(Order.OLDEST)
    desk.rest()
    desk.press(Qt.Key.Key_1, modifier=CONTROL)
    desk.press(Qt.Key.Key_Down)
    query, wanted = desk.session.query, (desk.title, desk.count, desk.titles)
    desk.window.close()

    again = start()

    assert again.session.query == query
    assert (again.title, again.count, again.titles) == wanted
    assert again.window.filter_bar.field.text() == "friendship"
    assert again.named("chip_event").isVisible()


def test_the_record_is_scrolled_as_far_as_it_was(start: Callable[[], Desk], qtbot: QtBot) -> None:
    desk = start()
    bar = desk.window.browse.detail.verticalScrollBar()
    bar.setValue(300)
    desk.rest()
    desk.window.close()

    again = start()

    there = again.window.browse.detail.verticalScrollBar()
    qtbot.waitUntil(lambda: there.value() == 300)


def test_a_record_that_a_link_led_to_comes_back(start: Callable[[], Desk]) -> None:
    desk = start()
    first = row(desk)
    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    desk.window.close()

    again = start()

    assert again.title == "Sadyr Japarov"
    assert row(again) == first


def test_another_archive_is_shown_from_its_beginning(
    start: Callable[[], Desk], open_desk: Open, tmp_path: Path, path: Path
) -> None:
    desk = start()
    desk.type("eternal")
    desk.window.close()

    other = open_desk(build_archive(tmp_path), SettingsFile(path))

    assert other.session.query.text == ""


def test_a_record_that_is_gone_leaves_the_first_in_its_place(
    start: Callable[[], Desk], archive_path: Path, path: Path
) -> None:
    sight = Sight(archive_path, Query(kinds=TABS["agreements"]), "agr-gone", "agr-gone", 200, 10)
    path.write_text(json.dumps({"program": "summitdesk", "sight": as_plain(sight)}))

    desk = start()

    assert desk.title == desk.titles[0]
    assert "holds no record" not in desk.window.footer.search.text()


def test_back_at_the_beginning_there_is_nothing_to_come_back_to(
    start: Callable[[], Desk], path: Path
) -> None:
    desk = start()
    desk.type("eternal")
    desk.window.close()
    again = start()
    again.press(Qt.Key.Key_Escape)
    again.press(Qt.Key.Key_1, modifier=CONTROL)
    again.press(Qt.Key.Key_Home)
    again.window.close()

    assert SettingsFile(path).now.sight == {}


SIGHT = as_plain(Sight(Path("/a.summitdb"), Query(kinds=TABS["agreements"]), "r", "r", 1, 2))


@pytest.mark.parametrize(
    "wrong",
    [
        {"archive": 3},
        {"query": None},
        {"query": {"kinds": []}},
        {"record": None},
        {"row": ["x"]},
        {"list_top": -1},
        {"detail_top": True},
    ],
)
def test_what_makes_no_sense_is_no_sight(wrong: dict[str, object]) -> None:
    assert from_plain(SIGHT) is not None
    assert from_plain(SIGHT | wrong) is None
