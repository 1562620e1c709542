"""Chips: what narrows the search, one a value, each taken away with a click."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from summitdesk.domain.query import Query
from summitdesk.i18n import figures, tr, trn
from summitdesk.ui import plain
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import SMALL_RADIUS, tokens_of
from summitdesk.ui.widgets.narrowing import Labels, Piece, pieces

__all__ = ["Chip", "ChipBar", "Labels"]

_HEIGHT = 24
_WIDEST = 260
_PADDING = 8
_GAP = 6
_CROSS = "×"


class Chip(QAbstractButton):
    """One piece of what narrows the search; a click takes it away."""

    def __init__(self, piece: Piece, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"chip_{piece.facet}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_piece(piece)

    def show_piece(self, piece: Piece) -> None:
        """Show this piece; what it is called may be known only now."""
        self.piece = piece
        self.setText(piece.sentence)
        self.setAccessibleName(tr("{choice}. Press to remove", choice=piece.sentence))
        self.setToolTip(plain.tooltip(piece.sentence))
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
        """Paint ground, words and cross; what is excluded is framed, not filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("accent_ground"))
        if self.hasFocus() or self.piece.is_excluded:
            painter.setPen(tokens.color("accent" if self.hasFocus() else "faint"))
        if self.piece.is_excluded:
            painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = self.rect().adjusted(0, 0, -1, -1)
        painter.drawRoundedRect(frame, SMALL_RADIUS, SMALL_RADIUS)
        font = QFont(Face.SECOND.font())
        painter.setFont(font)
        painter.setPen(tokens.color("soft" if self.piece.is_excluded else "accent"))
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
    """The chips of a query; those there is no room for wait in a menu behind the last.

    Signals:
        removal_requested: Some values of a facet are to go; carries the facet and the values.
    """

    removal_requested = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chipBar")
        self.setAccessibleName(tr("What narrows the search"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._room = 1_000_000
        self._chips: dict[tuple[str, tuple[str, ...], bool], Chip] = {}
        self._more = QPushButton()
        self._more.setProperty("look", "link")
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more.clicked.connect(self._open_menu)
        self._more.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        self._row.addWidget(self._more)

    @property
    def chips(self) -> list[QWidget]:
        """The chips from left to right, and what leads to those that wait."""
        return [*self._chips.values(), self._more]

    @property
    def waiting(self) -> list[Piece]:
        """What there is no room for."""
        return [chip.piece for chip in self._chips.values() if chip.isHidden()]

    def show_query(self, query: Query, label: Labels) -> None:
        """Show a chip for each piece of the query."""
        before, self._chips = self._chips, {}
        for piece in pieces(query, label):
            key = (piece.facet, piece.values, piece.is_excluded)
            chip = before.pop(key, None)
            if chip is None:
                chip = self._made(piece)
            elif chip.piece != piece:
                chip.show_piece(piece)
            self._chips[key] = chip
        for chip in before.values():
            chip.hide()
            chip.deleteLater()
        for place, chip in enumerate(self._chips.values()):
            self._row.insertWidget(place, chip)
        self.fit(self._room)
        self.setVisible(bool(self._chips))

    def fit(self, room: int) -> None:
        """Show as many chips as stand in so much room; the first is always shown."""
        self._room = room
        needed = 0
        hidden = 0
        for chip in self._chips.values():
            needed += chip.sizeHint().width() + _GAP
            fits = needed <= room or chip is next(iter(self._chips.values()))
            chip.setVisible(fits and not hidden)
            hidden += not (fits and not hidden)
        self._more.setVisible(bool(hidden))
        self._more.setText(f"+{figures(hidden)}")
        self._more.setAccessibleName(
            trn(
                "{n} more choice that narrow the search",
                "{n} more choices that narrow the search",
                hidden,
            )
        )
        self._more.setToolTip(plain.tooltip("\n".join(piece.sentence for piece in self.waiting)))

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, chip in self._chips.items():
            if chip.isHidden():
                action = menu.addAction(f"{chip.piece.sentence}  {_CROSS}".replace("&", "&&"))
                action.setData(key)
        menu.triggered.connect(self._on_triggered)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _on_triggered(self, action: QAction) -> None:
        facet, values, _ = action.data()
        self.removal_requested.emit(facet, values)

    def _made(self, piece: Piece) -> Chip:
        chip = Chip(piece)
        chip.clicked.connect(self._on_clicked)
        return chip

    def _on_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.removal_requested.emit(chip.piece.facet, chip.piece.values)
