"""Where the window stands: as it was left, and always wholly on a screen that is there."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication

TITLE_BAR = 32
"""Kept free above the window, so that it can be taken hold of."""
_LEAST = QSize(480, 360)


def placed(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """The rectangle nearest to the wanted one that a screen holds whole.

    Of several screens, the one that shows most of it; where none does, the first. A window that is
    too large for its screen is made smaller.
    """
    if not screens:
        return wanted
    screen = max(screens, key=lambda each: _area(each.intersected(wanted)))
    room = screen.adjusted(0, min(TITLE_BAR, screen.height() // 4), 0, 0)
    size = wanted.size().expandedTo(_LEAST).boundedTo(room.size())
    x = min(max(wanted.x(), room.left()), room.right() + 1 - size.width())
    y = min(max(wanted.y(), room.top()), room.bottom() + 1 - size.height())
    return QRect(QPoint(x, y), size)


def first_place(size: QSize, screens: Sequence[QRect]) -> QRect:
    """Where a window stands that was never moved: in the middle of the first screen."""
    if not screens:
        return QRect(QPoint(0, 0), size)
    wanted = QRect(QPoint(0, 0), size.boundedTo(screens[0].size()))
    wanted.moveCenter(screens[0].center())
    return placed(wanted, screens)


def screens() -> list[QRect]:
    """What of each screen a window may cover, the main one first."""
    main = QGuiApplication.primaryScreen()
    found = QGuiApplication.screens()
    found.sort(key=lambda screen: screen is not main)
    return [screen.availableGeometry() for screen in found]


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0
