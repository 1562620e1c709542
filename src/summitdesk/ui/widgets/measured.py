"""A column that scrolls, and is never wider than what is read with ease."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.tokens import DETAIL_GUTTER, MEASURE


class MeasuredArea(QScrollArea):
    """Leaves the room beyond the measure empty, at the right of its column.

    A column with a largest width of its own would be as high as a wider one needs to be: Qt asks
    how high it is at the whole width, and its last lines would be cut off.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def rescale(self) -> None:
        """Keep the measure at another zoom."""
        self.keep_measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the measure at another width."""
        self.keep_measure()
        super().resizeEvent(event)

    def keep_measure(self) -> None:
        """Give the column the room beyond the measure as its margin."""
        body = self.widget()
        column = body.layout() if body is not None else None
        if column is None:
            return
        margins = column.contentsMargins()
        beyond = self.viewport().width() - margins.left() - zoom.px(MEASURE)
        margins.setRight(max(DETAIL_GUTTER, beyond))
        if margins != column.contentsMargins():
            column.setContentsMargins(margins)
