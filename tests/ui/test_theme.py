"""Both schemes are legible, and change together."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from summitdesk import paths
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.theme import Theme, palette
from summitdesk.ui.theme.tokens import DARK, LIGHT, Tokens, contrast, tokens_of

SOURCES = Path(__file__).parents[2] / "src" / "summitdesk" / "ui"
AA = 4.5

GROUNDS = {
    "ink": ("background", "paper", "hover", "selection", "hit", "caution_ground"),
    "soft": ("background", "paper", "hover", "selection", "hit", "accent_ground"),
    "faint": ("background", "paper", "hover"),
    "accent": ("background", "paper", "accent_ground", "selection", "hit", "caution_ground"),
    "caution": ("paper", "hover", "selection", "caution_ground", "hit"),
    "paper": ("accent",),
}
"""What is written on what."""


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"), [(ink, ground) for ink, grounds in GROUNDS.items() for ground in grounds]
)
def test_every_text_is_legible_on_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    values = tokens.values()

    assert contrast(values[ink], values[ground]) >= AA


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_a_widget_knows_its_scheme_by_its_palette(qtbot: QtBot) -> None:
    assert tokens_of(palette(LIGHT)) is LIGHT
    assert tokens_of(palette(DARK)) is DARK


def test_toggling_turns_the_whole_program(qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme = Theme(app)
    theme.choose(LIGHT)

    with qtbot.waitSignal(theme.changed):
        theme.toggle()

    assert app.palette().color(QPalette.ColorRole.Base).name().upper() == DARK.paper
    assert DARK.paper in app.styleSheet()
    theme.choose(None)


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


def test_every_face_has_a_font_of_its_size(qtbot: QtBot) -> None:
    for face in Face:
        assert face.font().pixelSize() == face.pixels
        assert face.leading >= face.pixels
