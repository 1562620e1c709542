"""The serif that comes with the program writes every language of the archive, on any machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from pytestqt.qtbot import QtBot

from summitdesk import paths
from summitdesk.ui.theme.fonts import BUNDLED, load_serif

LETTERS = {
    "Kazakh": "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЙйЪъЫыЭэ",
    "Kyrgyz": "ҢңӨөҮү",
    "Tajik": "ҒғӢӣҚқӮӯҲҳҶҷ",
    "Uzbek": "ЎўҚқҒғҲҳ",
    "Uzbek in Latin": "OʻoʻGʻgʻʼŞşÇç",
    "Turkmen": "ÄäÇçŽžŇňÖöŞşÜüÝýҖҗ",
    "Turkish and transliterations": "ĞğİıâîûŎŏḤḥṢṣṬṭẒẓĀāĪīŪūʿʾǦǧŁł",
    "signs": "“”‘’«»–—…№§",
}

BARE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"""

ASKING = """
from pathlib import Path
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication
from summitdesk import paths
from summitdesk.ui.theme.fonts import Face, has_chinese, load_serif
app = QApplication([])
loaded = load_serif(paths.serif())


def width(face):
    font = QFont(face.font())
    font.setPixelSize(100)
    return QFontMetrics(font).horizontalAdvance("n")


bold, light = width(Face.TITLE), width(Face.READING)
print(loaded, QFontInfo(Face.READING.font()).family(), bold > light, has_chinese(), sep="|")
"""


def serif() -> Path:
    file = paths.serif()
    assert file is not None
    return file


@pytest.mark.parametrize("language", LETTERS)
def test_the_serif_has_every_letter(qtbot: QtBot, language: str) -> None:
    font = QRawFont(str(serif()), 17)

    assert [letter for letter in LETTERS[language] if not font.supportsCharacter(ord(letter))] == []


def test_the_serif_is_known_once_it_is_loaded(qtbot: QtBot) -> None:
    assert load_serif(serif())
    assert BUNDLED in QFontDatabase.families()


@pytest.mark.expects_log("cannot be used")
@pytest.mark.parametrize("content", [b"", b"not a font", b"\x00\x01\x00\x00" + b"\x00" * 400])
def test_a_file_that_is_no_font_is_left_alone(qtbot: QtBot, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "serif.ttf"
    file.write_bytes(content)

    assert not load_serif(file)


@pytest.mark.expects_log("cannot be used")
def test_without_the_package_the_system_serif_must_do(qtbot: QtBot, tmp_path: Path) -> None:
    assert not load_serif(None)
    assert not load_serif(tmp_path / "gone.ttf")


@pytest.mark.skipif(sys.platform != "linux", reason="only fontconfig can be told of other fonts")
def test_on_a_machine_with_no_font_at_all_the_serif_is_there_in_both_weights(
    tmp_path: Path,
) -> None:
    (tmp_path / "fonts").mkdir()
    config = tmp_path / "fonts.conf"
    config.write_text(BARE.format(fonts=tmp_path / "fonts", cache=tmp_path / "cache"))

    finished = subprocess.run(
        [sys.executable, "-c", ASKING],
        env={**os.environ, "FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert finished.stdout == f"True|{BUNDLED}|True|False\n"
