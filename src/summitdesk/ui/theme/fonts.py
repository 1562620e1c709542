"""The faces of the window: a sans for the interface, a serif for titles and quoted words."""

import logging
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

from summitdesk.ui.theme import zoom

_log = logging.getLogger(__name__)

BUNDLED = "Noto Serif"
"""Comes with the program: Latin, and the Cyrillic of all five languages of Central Asia."""
SANS = ("Inter", "Segoe UI", "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", "sans-serif")
SERIF = (
    BUNDLED,
    "Gentium Plus",
    "Gentium",
    "Charis SIL",
    "PT Serif",
    "DejaVu Serif",
    "Noto Serif CJK SC",
    "Georgia",
    "Songti SC",
    "SimSun",
    "serif",
)
_OF_TONGUES = {
    "zh-Hant": (
        ("Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", "PMingLiU", "MingLiU"),
        ("Noto Sans CJK TC", "Source Han Sans TC", "PingFang TC", "Microsoft JhengHei"),
    ),
    "zh": (
        ("Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun"),
        ("Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei"),
    ),
    "ja": (
        ("Noto Serif CJK JP", "Source Han Serif", "Hiragino Mincho ProN", "Yu Mincho"),
        ("Noto Sans CJK JP", "Source Han Sans", "Hiragino Sans", "Yu Gothic"),
    ),
    "ko": (
        ("Noto Serif CJK KR", "Source Han Serif K", "AppleMyungjo", "Batang"),
        ("Noto Sans CJK KR", "Source Han Sans K", "Apple SD Gothic Neo", "Malgun Gothic"),
    ),
}
"""Serif and sans of the languages written with Han, whose marks are as wide as a character too."""


class _Set(NamedTuple):
    families: tuple[str, ...]
    pixels: int
    weight: int
    leading: float
    """From one line to the next, as a share of the pixels."""


class Face(Enum):
    """What a text is set in: family, pixels, weight, leading as a share of its pixels."""

    INTERFACE = _Set(SANS, 13, 400, 1.45)
    SECOND = _Set(SANS, 12, 400, 1.5)
    SMALL = _Set(SANS, 11, 400, 1.4)
    CAPTION = _Set(SANS, 11, 500, 1.4)
    HEADING = _Set(SANS, 13, 600, 1.4)
    TAB = _Set(SANS, 13, 600, 1.46)
    DENSE_TAB = _Set(SANS, 12, 600, 1.46)
    ROW = _Set(SANS, 13, 500, 1.4)
    TITLE = _Set(SERIF, 24, 600, 1.24)
    PAGE_TITLE = _Set(SERIF, 20, 600, 1.24)
    OTHER_TITLE = _Set(SERIF, 15, 400, 1.45)
    READING = _Set(SERIF, 15, 400, 1.54)
    QUOTATION = _Set(SERIF, 17, 400, 1.5)
    QUOTED_ROW = _Set(SERIF, 14, 400, 1.35)

    @property
    def pixels(self) -> int:
        """The size of its letters, at the zoom in use."""
        return zoom.px(self.value.pixels)

    @property
    def leading(self) -> float:
        """From one line to the next, in pixels."""
        return self.pixels * self.value.leading

    def families(self, tongue: str = "") -> tuple[str, ...]:
        """The families, those of a language before the others: Han is written in four ways."""
        return with_those_of(tongue, self.value.families)

    def font(self, tongue: str = "") -> QFont:
        """The font, made once for each size and language."""
        families = self.families(tongue)
        if (self, self.pixels, families) not in _made:
            weight = self.value.weight
            font = QFont()
            font.setFamilies(list(families))
            font.setPixelSize(self.pixels)
            # The bundled serif is one file for all weights, known as the regular one.
            is_variable = self.value.families is SERIF and _Bundled.is_loaded
            font.setWeight(QFont.Weight.Normal if is_variable else QFont.Weight(weight))
            font.setVariableAxis(_WEIGHT, weight)
            if self is Face.CAPTION:
                font.setCapitalization(QFont.Capitalization.AllUppercase)
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
            _made[self, self.pixels, families] = font
        return _made[self, self.pixels, families]


def with_those_of(tongue: str, families: tuple[str, ...]) -> tuple[str, ...]:
    """The families of a language before the others."""
    for prefix, (serif, sans) in _OF_TONGUES.items():
        if tongue == prefix or tongue.startswith(f"{prefix}-"):
            return (*(serif if families is SERIF else sans), *families)
    return families


class _Bundled:
    is_loaded = False


_WEIGHT = QFont.Tag("wght")
_made: dict[tuple[Face, int, tuple[str, ...]], QFont] = {}


def load_serif(file: Path | None) -> bool:
    """Make the serif that comes with the program known; False where the system's must do.

    It is looked at first: a file that is no font, or another font, is left alone.
    """
    if file is not None and _is_font(file):
        number = QFontDatabase.addApplicationFont(str(file))
        if BUNDLED in QFontDatabase.applicationFontFamilies(number):
            _Bundled.is_loaded = True
            _made.clear()
            return True
        QFontDatabase.removeApplicationFont(number)
    _log.warning("The serif that comes with the program cannot be used")
    return False


def has_chinese() -> bool:
    """Whether some font of this system holds Chinese."""
    return bool(
        QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
        or QFontDatabase.families(QFontDatabase.WritingSystem.TraditionalChinese)
    )


def _is_font(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(4) == b"\x00\x01\x00\x00"  # what every TrueType file begins with
    except OSError:
        return False
