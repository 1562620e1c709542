"""How the window reads is chosen by key, holds at once, and holds the next time."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from summitdesk import paths
from summitdesk.settings import SettingsFile
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.motion import is_reduced
from summitdesk.ui.theme.tokens import CONTRAST, ROW_HEIGHT
from summitdesk.ui.views import comfort
from summitdesk.ui.views.panes import Pane
from tests.desk import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier
Open = Callable[..., Desk]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def open_with(open_desk: Open, path: Path) -> Callable[[], Desk]:
    """Opens the window with the settings of the file, as the program does."""

    def opened() -> Desk:
        return open_desk(paths.bundled_archive(), SettingsFile(path))

    return opened


def turn_wheel(desk: Desk, by: int, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    viewport = desk.window.browse.list_area.table.viewport()
    at = QPointF(20, 20)
    event = QWheelEvent(
        at,
        viewport.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(viewport, event)
    desk.rest()


def row_height(desk: Desk) -> int:
    return desk.window.browse.list_area.table.rowHeight(0)


def test_keys_make_everything_larger_smaller_and_as_it_comes(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Plus, modifier=CONTROL)
    assert zoom.percent() == 110
    assert row_height(desk) == round(ROW_HEIGHT * 1.1)
    desk.press(Qt.Key.Key_Minus, Qt.Key.Key_Minus, modifier=CONTROL)
    assert row_height(desk) == round(ROW_HEIGHT * 0.9)
    desk.press(Qt.Key.Key_0, modifier=CONTROL)
    assert row_height(desk) == ROW_HEIGHT


def test_ctrl_and_the_wheel_change_the_size_and_do_not_scroll(desk: Desk) -> None:
    bar = desk.window.browse.list_area.table.verticalScrollBar()
    turn_wheel(desk, -120)
    assert zoom.percent() == 90
    assert bar.value() == 0

    turn_wheel(desk, 60)
    assert zoom.percent() == 90, "half a notch is no step"
    turn_wheel(desk, 60)
    assert zoom.percent() == 100


def test_the_wheel_alone_scrolls(desk: Desk) -> None:
    turn_wheel(desk, -120, Qt.KeyboardModifier.NoModifier)

    assert zoom.percent() == 100
    assert desk.window.browse.list_area.table.verticalScrollBar().value() > 0


@pytest.mark.parametrize("percent", [80, 150, 200])
def test_no_line_of_text_is_cut_off_at_any_zoom(desk: Desk, percent: int) -> None:
    desk.theme.zoom_to(percent)
    desk.rest()
    window = desk.window

    for label in (window.footer.archive, window.footer.read_only, window.count):
        assert label.height() >= label.fontMetrics().height(), label.objectName()
    assert window.filter_bar.field.height() >= window.filter_bar.field.fontMetrics().height()
    tabs = window.browse.list_area.tabs
    assert tabs.height() >= tabs.fontMetrics().height()
    for block in window.browse.detail.page.title.findChildren(type(window.count).__mro__[1]):
        if block.isVisible():
            assert block.height() >= block.heightForWidth(block.width()), block.text()


def lens(desk: Desk) -> list[int]:
    """The columns of the filter bar that the lens is painted in."""
    bar = desk.window.filter_bar
    picture = bar.grab().toImage()
    ground = picture.pixelColor(8, picture.height() // 2)
    return [
        x
        for x in range(8, bar.field.x())
        if any(picture.pixelColor(x, y) != ground for y in range(8, picture.height() - 8))
    ]


def test_the_lens_grows_with_the_words_beside_it(desk: Desk) -> None:
    before = lens(desk)
    desk.theme.zoom_to(200)
    desk.rest()

    assert len(before) >= 10
    assert len(lens(desk)) == pytest.approx(2 * len(before), abs=2)


def test_one_goes_on_reading_at_the_same_words_when_they_are_larger(
    qtbot: QtBot, desk: Desk
) -> None:
    bar = desk.window.browse.detail.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    desk.theme.zoom_to(150)
    desk.rest()

    qtbot.waitUntil(lambda: 0.4 < bar.value() / bar.maximum() < 0.6)  # once all is laid out


def test_colours_are_chosen_by_two_strokes(desk: Desk) -> None:
    desk.window.commands["theme_contrast"].trigger()

    assert desk.theme.tokens is CONTRAST
    ground = QApplication.palette().color(QPalette.ColorRole.Window).name().upper()
    assert ground == CONTRAST.background
    chosen = [
        name
        for name in ("system", "light", "dark", "contrast", "contrast_dark")
        if desk.window.commands[f"theme_{name}"].isChecked()
    ]
    assert chosen == ["contrast"]


def test_what_is_chosen_holds_the_next_time(open_with: Callable[[], Desk], path: Path) -> None:
    desk = open_with()
    desk.window.commands["theme_dark"].trigger()
    desk.press(Qt.Key.Key_Plus, modifier=CONTROL)
    if not desk.window.commands["reduce_motion"].isChecked():
        desk.window.commands["reduce_motion"].trigger()
    desk.window.memory.write()
    desk.window.resize(1440, 900)
    desk.press(Qt.Key.Key_F7)
    desk.open_tab("events")
    desk.window.setGeometry(QRect(40, 60, 700, 500))
    desk.rest()
    desk.window.close()

    now = SettingsFile(path).now

    assert (now.theme, now.zoom, now.motion) == ("dark", 110, now.motion)
    assert is_reduced(now.motion)
    assert now.tab == "events"
    assert now.window == (40, 60, 700, 500)
    assert not now.shows_facets
    assert now.shows_detail


def test_the_window_comes_back_as_it_was_left(open_with: Callable[[], Desk], path: Path) -> None:
    path.parent.mkdir()
    kept = {"program": "summitdesk", "window": [30, 50, 720, 480], "shows_detail": False}
    path.write_text(json.dumps({**kept, "tab": "quotations", "zoom": 90, "theme": "contrast"}))

    desk = open_with()

    assert desk.window.geometry() == QRect(30, 50, 720, 480)
    assert desk.window.browse.list_area.tabs.tab == "quotations"
    assert not desk.window.browse.panes.shows_where_wide(Pane.DETAIL)
    assert zoom.percent() == 90
    assert desk.theme.tokens is CONTRAST
    assert desk.window.commands["theme_contrast"].isChecked()


def test_a_window_in_which_nothing_was_chosen_writes_nothing(
    open_with: Callable[[], Desk], path: Path
) -> None:
    desk = open_with()
    desk.type("eternal")
    desk.press(Qt.Key.Key_Escape)
    desk.window.close()

    assert not path.parent.exists()


def test_a_choice_is_written_soon_not_only_when_the_window_closes(
    open_with: Callable[[], Desk], path: Path, qtbot: QtBot
) -> None:
    desk = open_with()
    desk.press(Qt.Key.Key_Plus, modifier=CONTROL)

    qtbot.waitUntil(lambda: SettingsFile(path).now.zoom == 110)


def test_a_machine_without_chinese_letters_is_told_what_to_install(
    open_desk: Open, archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comfort, "has_chinese", lambda: False)

    desk = open_desk(archive_path)

    assert "install fonts-noto-cjk." in desk.window.footer.notice.text()


def test_settings_that_cannot_be_understood_are_said_at_the_foot(
    open_with: Callable[[], Desk], path: Path
) -> None:
    path.parent.mkdir()
    path.write_text("{")

    desk = open_with()

    assert "set aside" in desk.window.footer.notice.toolTip()


def test_a_choice_that_cannot_be_kept_is_said_once_at_the_foot(
    open_desk: Open, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    desk = open_desk(paths.bundled_archive(), SettingsFile(tmp_path / "file" / "settings.json"))
    for _ in range(3):
        desk.press(Qt.Key.Key_Plus, modifier=CONTROL)
        desk.window.memory.write()

    assert desk.window.footer.notice.toolTip().count("cannot be kept") == 1
    assert zoom.percent() == 150


def test_without_motion_nothing_slides_or_blinks(desk: Desk) -> None:
    usual = QApplication.cursorFlashTime()
    if not desk.window.commands["reduce_motion"].isChecked():
        desk.window.commands["reduce_motion"].trigger()
    assert QApplication.cursorFlashTime() == 0
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu)

    desk.window.commands["reduce_motion"].trigger()
    assert QApplication.cursorFlashTime() == usual


def test_motion_is_as_chosen_else_as_the_system_says(qtbot: QtBot) -> None:
    assert is_reduced("reduced")
    assert not is_reduced("full")
    assert is_reduced("system") is not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
