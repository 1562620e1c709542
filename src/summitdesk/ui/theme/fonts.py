"""The faces of the window: a sans for the interface, a serif for titles and quoted words."""

from enum import Enum
from typing import NamedTuple

from PySide6.QtGui import QFont

SANS = ("Inter", "Segoe UI", "Noto Sans", "DejaVu Sans", "Noto Sans CJK SC", "sans-serif")
# Gentium and Charis hold the Latin and the Cyrillic of all five languages of Central Asia.
SERIF = (
    "Gentium Plus",
    "Gentium",
    "Charis SIL",
    "Noto Serif",
    "PT Serif",
    "DejaVu Serif",
    "Noto Serif CJK SC",
    "Georgia",
    "Songti SC",
    "SimSun",
    "serif",
)


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
    HEADING = _Set(SANS, 12, 600, 1.4)
    TAB = _Set(SANS, 13, 600, 1.46)
    DENSE_TAB = _Set(SANS, 12, 600, 1.46)
    ROW = _Set(SANS, 13, 500, 1.4)
    TITLE = _Set(SERIF, 27, 600, 1.16)
    PAGE_TITLE = _Set(SERIF, 22, 600, 1.2)
    OTHER_TITLE = _Set(SERIF, 17, 400, 1.35)
    READING = _Set(SERIF, 17, 400, 1.42)
    QUOTATION = _Set(SERIF, 19, 400, 1.42)
    QUOTED_ROW = _Set(SERIF, 16, 400, 1.3)

    @property
    def pixels(self) -> int:
        """The size of its letters."""
        return self.value.pixels

    @property
    def leading(self) -> float:
        """From one line to the next, in pixels."""
        return self.value.pixels * self.value.leading

    def font(self) -> QFont:
        """The font, made once."""
        if self not in _made:
            families, pixels, weight, _ = self.value
            font = QFont()
            font.setFamilies(list(families))
            font.setPixelSize(pixels)
            font.setWeight(QFont.Weight(weight))
            if self is Face.CAPTION:
                font.setCapitalization(QFont.Capitalization.AllUppercase)
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.6)
            _made[self] = font
        return _made[self]


_made: dict[Face, QFont] = {}
