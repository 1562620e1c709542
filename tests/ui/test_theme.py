"""Both schemes are legible, and change together."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from summitdesk import paths
from summitdesk.settings import THEMES
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.theme import Theme, palette
from summitdesk.ui.theme.tokens import (
    CONTRAST,
    CONTRAST_DARK,
    DARK,
    LIGHT,
    SCHEMES,
    Tokens,
    contrast,
    tokens_of,
)
from tests.desk import Desk

SOURCES = Path(__file__).parents[2] / "src" / "summitdesk" / "ui"
AA, AAA, LINES = 4.5, 7.0, 3.0

GROUNDS = {
    "ink": ("background", "paper", "hover", "selection", "hit", "found", "caution_ground"),
    "soft": ("background", "paper", "hover", "selection", "hit", "found", "accent_ground"),
    "faint": ("background", "paper", "hover"),
    "accent": ("background", "paper", "accent_ground", "selection", "hit", "caution_ground"),
    "caution": ("paper", "hover", "selection", "caution_ground", "hit"),
    "paper": ("accent",),
}
"""What is written on what."""


PAIRS = [(ink, ground) for ink, grounds in GROUNDS.items() for ground in grounds]


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_text_is_legible_on_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    values = tokens.values()
    least = AAA if tokens in (CONTRAST, CONTRAST_DARK) else AA

    assert contrast(values[ink], values[ground]) >= least


@pytest.mark.parametrize("tokens", [CONTRAST, CONTRAST_DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("drawn", ["line", "bar", "scroll", "accent", "faint"])
def test_in_high_contrast_every_line_is_seen(tokens: Tokens, drawn: str) -> None:
    values = tokens.values()

    assert contrast(values[drawn], values["background"]) >= LINES
    assert contrast(values[drawn], values["paper"]) >= LINES


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_a_widget_knows_its_scheme_by_its_palette(qtbot: QtBot) -> None:
    assert [tokens_of(palette(tokens)) for tokens in SCHEMES.values()] == list(SCHEMES.values())


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
@pytest.mark.parametrize("name", ["resultTable", "middle", "facetPanel", "detailPane"])
def test_whatever_its_ground_a_part_of_the_window_knows_its_scheme(
    desk: Desk, tokens: Tokens, name: str
) -> None:
    desk.theme.choose(tokens)
    desk.rest()

    assert tokens_of(desk.named(name).palette()) is tokens


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp)
    yield made
    made.choose(None)
    made.zoom_to(100)


def test_toggling_turns_the_whole_program(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    theme.choose(LIGHT)

    with qtbot.waitSignal(theme.changed):
        theme.toggle()

    assert qapp.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.paper
    assert DARK.paper in qapp.styleSheet()


def test_toggling_high_contrast_stays_in_high_contrast(theme: Theme) -> None:
    theme.choose(CONTRAST)

    theme.toggle()

    assert theme.tokens is CONTRAST_DARK


def test_a_scheme_has_the_name_it_was_chosen_by(theme: Theme) -> None:
    assert theme.name == "system"

    theme.choose(SCHEMES["contrast"])

    assert theme.name == "contrast"


def test_every_scheme_that_can_be_kept_exists() -> None:
    assert set(THEMES) == {"system", *SCHEMES}


def test_colours_are_written_down_in_one_place() -> None:
    elsewhere = [
        file.name
        for file in [*SOURCES.rglob("*.py"), Path(paths.resources(), "qss", "summit.qss")]
        if file.name != "tokens.py"
        and re.search(r"#[0-9A-Fa-f]{6}\b|QColor\(\d", file.read_text("utf-8"))
    ]

    assert elsewhere == []


def test_the_stylesheet_is_set_in_one_place() -> None:
    setting = [f.name for f in SOURCES.rglob("*.py") if "setStyleSheet" in f.read_text("utf-8")]

    assert setting == ["theme.py"]


@pytest.mark.parametrize("percent", [80, 100, 125, 200])
def test_every_face_has_a_font_of_its_size(theme: Theme, percent: int) -> None:
    theme.zoom_to(percent)

    for face in Face:
        assert face.font().pixelSize() == face.pixels == round(face.value.pixels * percent / 100)
        assert face.leading >= face.pixels


def test_zooming_says_that_sizes_are_others(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.zoomed):
        theme.zoom_to(150)

    assert qapp.font().pixelSize() == Face.INTERFACE.pixels == 20


def test_a_step_goes_to_the_next_zoom_and_stops_at_the_ends(theme: Theme) -> None:
    theme.zoom_to(117)
    assert (zoom.step(1), zoom.step(-1)) == (125, 110)
    theme.zoom_to(500)
    assert (zoom.percent(), zoom.step(1)) == (200, 200)
    theme.zoom_to(1)
    assert (zoom.percent(), zoom.step(-1)) == (80, 80)


@pytest.mark.parametrize("tokens", SCHEMES.values(), ids=SCHEMES)
def test_what_a_field_waits_for_is_legible_too(desk: Desk, tokens: Tokens) -> None:
    desk.theme.choose(tokens)
    desk.rest()

    asked = desk.named("filterBox").palette().color(QPalette.ColorRole.PlaceholderText)

    assert asked == tokens.color("faint"), "a stylesheet makes it half transparent unless told"


def test_every_system_has_one_base_under_the_stylesheet() -> None:
    asking = (
        "from PySide6.QtWidgets import QApplication\n"
        "from summitdesk import app\n"
        "print(QApplication(list(app.ARGUMENTS)).style().name())"
    )

    finished = subprocess.run(
        [sys.executable, "-c", asking],
        env={**os.environ, "QT_STYLE_OVERRIDE": "Windows"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert finished.stdout.lower() == "fusion\n"
