"""A block of text painted from runs: wrapped, selectable, its links reached by mouse and key.

It never parses markup, so text from records can only be text.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from summitdesk.domain.fold import Phrase, hits
from summitdesk.ui.runs import Look, Run, Runs, cut_units, text_of, unit_spans, units
from summitdesk.ui.theme.fonts import SANS, Face
from summitdesk.ui.theme.tokens import SMALL_RADIUS, Tokens, tokens_of

Span = tuple[int, int]

_TAGS = (Look.TAG, Look.CAUTION_TAG)
_SMALLER = 11
_ENDLESS = 100_000
_UNDERLINE = QPointF(0, 1.5)


class Marking:
    """A widget in which every block of text marks these phrases."""

    phrases: Sequence[Phrase] = ()


class TextBlock(QLabel):
    """Runs of text in one face; as high as its width asks for.

    Signals:
        link_requested: A link was clicked or entered; carries the uid it leads to.
    """

    link_requested = Signal(str)

    def __init__(
        self,
        runs: Sequence[Run] = (),
        face: Face = Face.INTERFACE,
        *,
        hanging: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show the runs; the text that hangs stands left of the column of the rest."""
        super().__init__(parent)
        self._face = face
        self.is_marked = face is not Face.CAPTION
        """Whether hits are marked in it: in what records say, not in captions and labels."""
        self._runs: Runs = ()
        self._links: list[tuple[int, int, str]] = []
        self._tags: list[tuple[int, int, Look]] = []
        self._marked: Sequence[Span] | None = None
        self._selected: Span = (0, 0)
        self._link_at = -1
        self._hovered = -1
        self._height = 0.0
        self._width = -1
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(face.font())
        self._hang = QFontMetricsF(face.font()).horizontalAdvance(hanging) if hanging else 0.0
        self._layout = QTextLayout()
        self._layout.setCacheEnabled(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.show_runs(runs)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show these runs."""
        self._runs = tuple(runs)
        self._marked = None
        self._links.clear()
        self._tags.clear()
        at = 0
        for run in self._runs:
            end = at + units(run.text)
            if run.uid:
                self._links.append((at, end, run.uid))
            if run.look in _TAGS:
                self._tags.append((at, end, run.look))
            at = end
        self._link_at = self._hovered = -1
        self._selected = (0, 0)
        self.setText(text_of(runs))
        self.setFocusPolicy(self._focus_policy())
        self._prepare()

    @property
    def links(self) -> list[str]:
        """The uids of the links, in order."""
        return [uid for _, _, uid in self._links]

    @property
    def marked(self) -> list[Span]:
        """Where hits were found when it was last painted, as Qt counts places."""
        return list(self._marked or ())

    def lines_of(self, tag: int) -> list[QRectF]:
        """Where a tag stands, a rectangle a line; tags are counted from 1."""
        start, end, _ = self._tags[tag - 1]
        return self._rects((start, end))

    @property
    def selected_text(self) -> str:
        """What a person selected with the mouse."""
        start, end = sorted(self._selected)
        return cut_units(self._layout.text(), start, end).replace("\u2028", "\n")

    def copy(self) -> bool:
        """Copy what is selected; tell whether anything was."""
        if text := self.selected_text:
            QGuiApplication.clipboard().setText(text)
        return bool(text)

    def natural_width(self) -> float:
        """How wide the text is on one line."""
        if self._width < 0:
            self._lay_out(_ENDLESS)
        return self._layout.maximumWidth() + self._hang

    def refresh_marks(self) -> None:
        """Look for hits anew: the phrases around are others."""
        self._marked = None
        self.update()

    # Layout

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Always: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How high the text is when it is this wide."""
        return self._lay_out(max(width, 40))

    def sizeHint(self) -> QSize:
        """As wide as the text, up to a comfortable measure."""
        width = min(int(self.natural_width()) + 1, 480)
        return QSize(width, self._lay_out(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few letters, one line."""
        return QSize(40, round(self._face.leading))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        self._lay_out(self.width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another scheme."""
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_layout"):
            self._prepare()
        super().changeEvent(event)

    def _focus_policy(self) -> Qt.FocusPolicy:
        """Links are walked by key; mere words take the focus only to be selected and copied."""
        if self._links:
            return Qt.FocusPolicy.StrongFocus
        return Qt.FocusPolicy.ClickFocus if self.text() else Qt.FocusPolicy.NoFocus

    def _prepare(self) -> None:
        self._layout.setText(text_of(self._runs).replace("\n", "\u2028"))
        self._layout.setFont(self._face.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats(tokens_of(self.palette())))
        self._width = -1
        self.updateGeometry()
        self.update()

    def _formats(self, tokens: Tokens) -> list[QTextLayout.FormatRange]:
        made = []
        at = 0
        for run in self._runs:
            length = units(run.text)
            made.append(_range(at, length, _format(run, tokens)))
            at += length
        return made

    def _lay_out(self, width: int) -> int:
        if width == self._width:
            return round(self._height)
        self._width = width
        leading = self._face.leading
        usual = QFontMetricsF(self._face.font()).height()
        y = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            x = self._hang if y else 0.0
            line.setLineWidth(max(width - x, 20))
            # A script of another font may be higher than the face; its lines then stand apart.
            step = leading * max(1.0, line.height() / usual / 1.06)
            line.setPosition(QPointF(x, y + (step - line.height()) / 2))
            y += step
        self._layout.endLayout()
        self._height = max(y, leading)
        return round(self._height)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frames of tags, the text, and the focus of a link."""
        self._lay_out(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        painter.setPen(tokens.color("ink"))
        for start, end, look in self._tags:
            color = tokens.color("caution" if look is Look.CAUTION_TAG else "line")
            self._frame(painter, (start, end), color, QColor(Qt.GlobalColor.transparent))
        if self.hasFocus() and 0 <= self._link_at < len(self._links):
            start, end, _ = self._links[self._link_at]
            self._frame(
                painter, (start, end), tokens.color("accent"), tokens.color("accent_ground")
            )
        if 0 <= self._hovered < len(self._links):
            start, end, _ = self._links[self._hovered]
            painter.setPen(QPen(tokens.color("accent"), 1))
            for rect in self._rects((start, end)):
                painter.drawLine(rect.bottomLeft() - _UNDERLINE, rect.bottomRight() - _UNDERLINE)
            painter.setPen(tokens.color("ink"))
        self._paint_marks(painter, tokens)
        self._layout.draw(
            painter,
            QPointF(0, 0),
            self._selections(),
            QRectF(event.rect()),
        )

    def _paint_marks(self, painter: QPainter, tokens: Tokens) -> None:
        """Paint the ground of hits before any text: drawn with it, they would cut the line above.

        Hits are looked for when the block is first painted: most of a record is never seen.
        """
        if self._marked is None:
            text = self.text()
            phrases = _phrases_around(self) if self.is_marked else ()
            self._marked = unit_spans(text, hits(text, phrases)) if phrases else ()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("hit"))
        for span in self._marked:
            for rect in self._rects(span):
                painter.drawRoundedRect(marked_rect(rect, self._face.pixels), 2, 2)
        painter.setPen(tokens.color("ink"))

    def _selections(self) -> list[QTextLayout.FormatRange]:
        start, end = sorted(self._selected)
        if start == end:
            return []
        style = QTextCharFormat()
        style.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        style.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        return [_range(start, end - start, style)]

    def _frame(self, painter: QPainter, span: Span, line: QColor, ground: QColor) -> None:
        painter.save()
        painter.setPen(QPen(line, 1))
        painter.setBrush(ground)
        for rect in self._rects(span):
            box = QRectF(rect.x() + 0.5, rect.center().y() - 7.5, rect.width() - 1, 16)
            painter.drawRoundedRect(box, SMALL_RADIUS, SMALL_RADIUS)
        painter.restore()

    def _rects(self, span: Span) -> list[QRectF]:
        """Where a span of the text stands, a rectangle a line."""
        start, end = span
        made = []
        for line in self._lines():
            first, last = line.textStart(), line.textStart() + line.textLength()
            if first < end and start < last:
                left = cursor_x(line, max(start, first))
                right = cursor_x(line, min(end, last))
                made.append(QRectF(left, line.y(), right - left, line.height()))
        return made

    def _lines(self) -> list[QTextLine]:
        return [self._layout.lineAt(number) for number in range(self._layout.lineCount())]

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select while dragging; else show what can be clicked."""
        at = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._selected = (self._selected[0], self._cursor_at(at))
            self.update()
            return
        self._hover(self._link_number(at))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection."""
        if event.button() == Qt.MouseButton.LeftButton:
            at = self._cursor_at(event.position().toPoint())
            self._selected = (at, at)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the link under the pointer, unless text was selected."""
        if event.button() != Qt.MouseButton.LeftButton or self.selected_text:
            return
        if (number := self._link_number(event.position().toPoint())) >= 0:
            self.link_requested.emit(self._links[number][2])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word under the pointer."""
        at = self._cursor_at(event.position().toPoint())
        mode = QTextLayout.CursorMode.SkipWords
        start = self._layout.previousCursorPosition(at + 1, mode)
        end = self._layout.nextCursorPosition(start, mode)
        word = cut_units(self._layout.text(), start, end).rstrip()
        self._selected = (start, start + units(word))
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Let go of the link under the pointer."""
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the link that has the focus."""
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in enter and 0 <= self._link_at < len(self._links):
            self.link_requested.emit(self._links[self._link_at][2])
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """Go from link to link before leaving the block."""
        step = self._link_at + (1 if forward else -1)
        if self.hasFocus() and 0 <= step < len(self._links):
            self._go_to_link(step)
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Enter at the first link, or backwards at the last."""
        super().focusInEvent(event)
        if self._links and event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._go_to_link(len(self._links) - 1)
        elif self._links and event.reason() == Qt.FocusReason.TabFocusReason:
            self._go_to_link(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave without a link and without a selection."""
        super().focusOutEvent(event)
        self._link_at = -1
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._selected = (self._selected[1], self._selected[1])
        self.update()

    def _go_to_link(self, number: int) -> None:
        self._link_at = number
        start, end, _ = self._links[number]
        self.setAccessibleDescription(f"Link to {cut_units(self._layout.text(), start, end)}")
        self.update()

    def _hover(self, number: int) -> None:
        if number != self._hovered:
            self._hovered = number
            over = number >= 0
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            )
            self.update()

    def _link_number(self, at: QPoint) -> int:
        for number, (start, end, _) in enumerate(self._links):
            if any(rect.contains(QPointF(at)) for rect in self._rects((start, end))):
                return number
        return -1

    def _cursor_at(self, at: QPoint) -> int:
        lines = self._lines()
        for line in lines:
            if at.y() < line.y() + line.height():
                return int(line.xToCursor(at.x()))
        return units(self._layout.text()) if lines else 0


def marked_rect(line: QRectF, pixels: int) -> QRectF:
    """The ground of a hit: as high as its letters, however high its line."""
    height = pixels * 1.28
    return QRectF(line.x() - 0.5, line.center().y() - height / 2, line.width() + 1, height)


def _phrases_around(widget: QWidget) -> Sequence[Phrase]:
    around: QWidget | None = widget
    while around is not None and not isinstance(around, Marking):
        around = around.parentWidget()
    return around.phrases if isinstance(around, Marking) else ()


def cursor_x(line: QTextLine, position: int) -> float:
    """How far from the left of its line a place of the text stands."""
    x = line.cursorToX(position)
    return float(x[0]) if isinstance(x, tuple) else float(str(x))


def _range(start: int, length: int, style: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, style
    return made


_COLORS = {
    Look.PLAIN: "ink",
    Look.STRONG: "ink",
    Look.SOFT: "soft",
    Look.FAINT: "faint",
    Look.TAG: "soft",
    Look.STRUCK: "faint",
    Look.SOFT_LINK: "soft",
    Look.ACCENT: "accent",
    Look.SMALL_LINK: "accent",
    Look.CAUTION: "caution",
    Look.CAUTION_STRONG: "caution",
    Look.CAUTION_TAG: "caution",
}


def _format(run: Run, tokens: Tokens) -> QTextCharFormat:
    style = QTextCharFormat()
    linked = run.uid and run.look in (Look.PLAIN, Look.STRONG)
    style.setForeground(tokens.color("accent" if linked else _COLORS[run.look]))
    if run.look in (Look.STRONG, Look.CAUTION_STRONG):
        style.setFontWeight(QFont.Weight.DemiBold)
    if run.look in _TAGS:
        style.setProperty(QTextCharFormat.Property.FontPixelSize, _SMALLER)
    if run.look is Look.SMALL_LINK:
        style.setProperty(QTextCharFormat.Property.FontPixelSize, Face.SECOND.pixels)
        style.setFontFamilies(list(SANS))
    if run.look is Look.STRUCK:
        style.setFontStrikeOut(True)
    return style
