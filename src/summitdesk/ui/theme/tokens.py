"""Every colour and size of the window; nowhere else is one written down."""

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Tokens(NamedTuple):
    """The colours of one scheme, each named for what it is used for."""

    name: str
    background: str
    """Window and facets."""
    paper: str
    """List, detail and fields."""
    ink: str
    """Text."""
    soft: str
    """Second lines and captions."""
    faint: str
    """Counts and labels."""
    line: str
    """Hairlines."""
    accent: str
    """Links, selection bar, a chosen value."""
    accent_ground: str
    """Chips, a chosen value, the halo of focus."""
    selection: str
    """The selected row."""
    hover: str
    """A row under the pointer."""
    hit: str
    """Marked words."""
    found: str
    """The one among them that stands in view."""
    bar: str
    """A year that is not chosen."""
    scroll: str
    """The handle of a scroll bar."""
    caution: str
    """Discrepancies and low confidence."""
    caution_ground: str

    def color(self, name: str) -> QColor:
        """The colour of that name."""
        return QColor(str(getattr(self, name)))

    def values(self) -> dict[str, str]:
        """All colours by name, for the stylesheet."""
        return {name: str(value) for name, value in self._asdict().items()}


# `faint` is darker than in the sketches (#8A8F98, #7C828D): counts must be legible (WCAG AA).
LIGHT = Tokens(
    name="light",
    background="#F4F2EC",
    paper="#FDFCF9",
    ink="#22252A",
    soft="#5D626B",
    faint="#696E77",
    line="#E2DED3",
    accent="#23508E",
    accent_ground="#E6EDF7",
    selection="#E9EFF8",
    hover="#F6F4EE",
    hit="#F6DE9A",
    found="#FFD9A8",
    bar="#A9B6CB",
    scroll="#D3CEC2",
    caution="#8F5310",
    caution_ground="#FBF1DF",
)
DARK = Tokens(
    name="dark",
    background="#15171B",
    paper="#1B1E23",
    ink="#E7E4DC",
    soft="#A9AEB8",
    faint="#8C929D",
    line="#2C3038",
    accent="#8DB3EA",
    accent_ground="#22304A",
    selection="#232C3B",
    hover="#20242A",
    hit="#483A12",
    found="#5E390E",
    bar="#43536C",
    scroll="#3A3F49",
    caution="#E3B36B",
    caution_ground="#2E2718",
)
# High contrast: every text at 7 to 1 (WCAG AAA), every line and bar at 3 to 1.
CONTRAST = Tokens(
    name="contrast",
    background="#FFFFFF",
    paper="#FEFEFE",
    ink="#000000",
    soft="#1F2328",
    faint="#34393F",
    line="#6A7077",
    accent="#062C70",
    accent_ground="#DCE7FB",
    selection="#CFDFFB",
    hover="#EEEEEE",
    hit="#FFE27A",
    found="#FFC06A",
    bar="#5C6E92",
    scroll="#6A7077",
    caution="#5C2D00",
    caution_ground="#FFF1D6",
)
CONTRAST_DARK = Tokens(
    name="contrast_dark",
    background="#000000",
    paper="#050505",
    ink="#FFFFFF",
    soft="#EDEDED",
    faint="#D3D6DB",
    line="#8A9099",
    accent="#B5D2FF",
    accent_ground="#0F2A52",
    selection="#12305E",
    hover="#1C1F24",
    hit="#4A3A00",
    found="#6A3C00",
    bar="#7F95BA",
    scroll="#8A9099",
    caution="#FFD08A",
    caution_ground="#2B2100",
)
SCHEMES = {each.name: each for each in (LIGHT, DARK, CONTRAST, CONTRAST_DARK)}
"""Every scheme by its name, as it is chosen by hand."""

GUTTER = 14
"""Left and right of lists and panels."""
DETAIL_GUTTER = 30
ROW_HEIGHT = 60
"""Of the result table: a million rows depend on its being fixed."""
LINE_HEIGHT = 30
"""Of a row of the list in columns, just as fixed."""
HEADER_HEIGHT = 28
LIST_BAR_HEIGHT = 30
FACET_ROW_HEIGHT = 24
FACETS_GROW_FROM, FACET_SHARE = 1_280, 0.28
"""The width of a window from which on the facets take their share of every pixel more."""
FACET_LEAST, FACET_MOST = 210, 264
"""A wide window shows the longest names of its most frequent values whole."""
LIST_SHARE = 0.445
"""Of the window's width, for the list."""
LIST_LEAST, LIST_MOST = 636, 780
"""All tabs with their counts, and no line too long for the eye."""
NARROW = 1100
"""A window narrower than this folds its facets away."""
COUNTED = 860
"""A window narrower than this leaves the count of the list to its tab."""
HALF_SHARE = 0.52
"""Of the width, for the list, where it stands beside the detail alone."""
STACKED = 700
"""Where list and detail together have less, the detail stands below the list."""
STACKED_SHARE = 0.45
"""Of the height, for the list, when they do."""
TAB_HEIGHT = 40
BAR_HEIGHT = 56
HISTOGRAM_HEIGHT = 46
LABEL_WIDTH = 108
"""Of the left column of facts."""
PAIRED = 340
"""In a narrower detail what a fact is called stands above what is known."""
RADIUS = 8
SMALL_RADIUS = 4
RULE = 2
"""Left of a quotation."""
QUOTE_COLUMN = 18
"""From the rule to the words: their opening mark hangs in it, and one as wide as a character."""
SHADOW = (0x16000000, 0x0E000000, 0x08000000, 0x04000000)
"""Of a sheet of paper, from its edge on outwards: black, ever more transparent (ARGB)."""
MEASURE = 640
"""The widest a text runs, about 80 characters."""

EDITOR_HEIGHT, EDITOR_MOST = 30, 220
"""Of a field one types into: with one line, and before it scrolls."""
OFFER_WIDTH = 380
"""The least width of what is offered below a field."""
FORM_WIDTH = 1240
"""The widest a form runs."""
FORM_LABEL = 124
"""Of the names before the fields of a form."""


def tokens_of(palette: QPalette) -> Tokens:
    """The scheme a widget is painted in, told by the ground of its palette."""
    ground = palette.color(QPalette.ColorRole.Window)
    known = _BY_GROUND.get(ground.rgb())
    return known or (DARK if ground.lightness() < 128 else LIGHT)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 measures it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# A stylesheet makes the ground of a widget its Window colour: lists and pages tell it by theirs.
_BY_GROUND = {
    QColor(ground).rgb(): each
    for each in SCHEMES.values()
    for ground in (each.background, each.paper)
}
