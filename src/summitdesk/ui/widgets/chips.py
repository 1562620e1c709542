"""Chips: what narrows the search, one a facet, each taken away with a click."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from summitdesk import wording
from summitdesk.domain.query import Query
from summitdesk.ui import plain
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import SMALL_RADIUS, tokens_of

_HEIGHT = 24
_WIDEST = 260
_PADDING = 8
_CROSS = "×"
_NAMED = 2

Labels = Callable[[str, str], str]
"""What a value of a facet is called."""


class Chip(QAbstractButton):
    """All that is said of one facet; a click frees it."""

    def __init__(self, facet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self.setObjectName(f"chip_{facet}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._only_excludes = False

    def show_values(self, chosen: list[str], barred: list[str]) -> None:
        """Show the labels of what is chosen and of what is excluded."""
        said = [_said(chosen)] if chosen else []
        said += [f"not {_said(barred)}"] if barred else []
        text = f"{wording.FACETS[self.facet]}: {'; '.join(said)}"
        self._only_excludes = not chosen
        self.setText(plain.one_line(text))
        self.setAccessibleName(f"{self.text()}. Press to remove")
        self.setToolTip(plain.tooltip("; ".join([*chosen, *(f"not {each}" for each in barred)])))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words, up to a limit."""
        words = QFontMetrics(Face.SECOND.font()).horizontalAdvance(f"{self.text()} {_CROSS}")
        return QSize(min(words + 2 * _PADDING + 2, zoom.px(_WIDEST)), zoom.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few letters and the cross."""
        return QSize(min(self.sizeHint().width(), 64), zoom.px(_HEIGHT))

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, words and cross; what only excludes is framed, not filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("accent_ground"))
        if self.hasFocus() or self._only_excludes:
            painter.setPen(tokens.color("accent" if self.hasFocus() else "faint"))
        if self._only_excludes:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(frame, SMALL_RADIUS, SMALL_RADIUS)
        font = QFont(Face.SECOND.font())
        painter.setFont(font)
        painter.setPen(tokens.color("soft" if self._only_excludes else "accent"))
        inner = self.rect().adjusted(_PADDING, 0, -_PADDING, 0)
        cross = QFontMetrics(font).horizontalAdvance(f" {_CROSS}")
        words = QRect(inner.x(), inner.y(), inner.width() - cross, inner.height())
        text = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), text)
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(inner, right, _CROSS)


class ChipBar(QWidget):
    """The chips of a query, in the order of its facets.

    Signals:
        removal_requested: All that is said of a facet is to go; carries the facet.
    """

    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chipBar")
        self.setAccessibleName("What narrows the search")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._chips: dict[str, Chip] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)

    @property
    def chips(self) -> list[Chip]:
        """The chips from left to right."""
        return list(self._chips.values())

    def show_query(self, query: Query, label: Labels) -> None:
        """Show a chip for each facet the query speaks of."""
        facets = dict.fromkeys(facet for facet, _ in (*query.included, *query.excluded))
        for facet in [facet for facet in self._chips if facet not in facets]:
            chip = self._chips.pop(facet)
            chip.hide()
            chip.deleteLater()
        for facet in facets:
            if facet not in self._chips:
                self._chips[facet] = self._made(facet)
            self._chips[facet].show_values(
                sorted(label(facet, value) for value in query.chosen(facet)),
                sorted(label(facet, value) for value in query.barred(facet)),
            )
        self.setVisible(bool(self._chips))

    def _made(self, facet: str) -> Chip:
        chip = Chip(facet)
        chip.clicked.connect(self._on_clicked)
        self._row.addWidget(chip)
        return chip

    def _on_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.removal_requested.emit(chip.facet)


def _said(labels: list[str]) -> str:
    rest = len(labels) - _NAMED
    named = " or ".join(labels[:_NAMED])
    return f"{named} +{rest}" if rest > 0 else named
