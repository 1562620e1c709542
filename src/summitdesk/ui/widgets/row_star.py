"""The star at the end of a bookmarked row, whether it is painted whole or in cells."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter

from summitdesk.ui.models.starred import BOOKMARKED_ROLE
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.tokens import Tokens
from summitdesk.ui.widgets.star import draw_star

_SIZE, _GAP = 11, 8
_ABOVE_BASELINE = 10
"""How far above the line its words stand on the star begins."""


def paint_star(
    painter: QPainter,
    room: QRectF,
    index: QModelIndex | QPersistentModelIndex,
    tokens: Tokens,
    *,
    baseline: float,
) -> QRectF:
    """Paint a star at the right where the record is bookmarked; gives the room that is left."""
    if not index.data(BOOKMARKED_ROLE):
        return room
    size = zoom.scaled(_SIZE)
    top = baseline - zoom.scaled(_ABOVE_BASELINE)
    place = QRectF(room.right() - size, top, size, size)
    draw_star(painter, place, tokens.color("accent"), is_filled=True)
    return room.adjusted(0, 0, -size - zoom.scaled(_GAP), 0)
