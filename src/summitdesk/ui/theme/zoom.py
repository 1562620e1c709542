"""How large everything stands: one factor on every size of the window."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication

from summitdesk.settings import LEAST_ZOOM, MOST_ZOOM, USUAL_ZOOM

STEPS = (80, 90, 100, 110, 125, 150, 175, 200)
"""What one key goes through, in per cent."""


@runtime_checkable
class Scaling(Protocol):
    """A widget that holds sizes of its own."""

    def rescale(self) -> None:
        """Take the sizes of the zoom in use."""


class _Zoom:
    percent = USUAL_ZOOM


def percent() -> int:
    """The zoom in use."""
    return _Zoom.percent


def set_percent(wanted: int) -> None:
    """Use another zoom, as far as there is one; widgets take it with `rescale_all`."""
    _Zoom.percent = max(LEAST_ZOOM, min(MOST_ZOOM, wanted))


def px(size: float) -> int:
    """A size at the zoom in use, in whole pixels."""
    return round(scaled(size))


def scaled(size: float) -> float:
    """A size at the zoom in use, to the fraction of a pixel."""
    return size * _Zoom.percent / 100


def step(by: int) -> int:
    """The zoom so many steps up or down from the one in use."""
    larger = [each for each in STEPS if each > _Zoom.percent]
    smaller = [each for each in STEPS if each < _Zoom.percent]
    if by > 0:
        return larger[min(by, len(larger)) - 1] if larger else MOST_ZOOM
    return smaller[-min(-by, len(smaller))] if smaller else LEAST_ZOOM


def rescale_all() -> None:
    """Let every widget that holds sizes take them anew."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, Scaling):
            widget.rescale()
