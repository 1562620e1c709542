"""The line at the foot of the window: what must be known is read from its beginning."""

from PySide6.QtGui import QColor

from summitdesk.ui.theme.tokens import LIGHT
from tests.desk import Desk

_LONG = "Your settings could not be understood and were set aside. " * 3


def test_a_notice_too_long_for_its_place_is_read_from_its_beginning(desk: Desk) -> None:
    footer = desk.window.footer
    desk.window.resize(900, 600)
    footer.add_notice(_LONG)
    desk.rest()
    notice = footer.notice

    assert notice.shown.startswith("Your settings")
    assert notice.shown.endswith("…")
    assert notice.text().startswith("Your settings")
    assert _LONG.strip() in " ".join(notice.toolTip().split())


def test_a_notice_is_painted_in_its_own_colour(desk: Desk) -> None:
    desk.window.footer.add_notice("Take care.")
    desk.rest()
    picture = desk.window.footer.notice.grab().toImage()
    painted = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }

    assert QColor(LIGHT.caution).name() in painted
