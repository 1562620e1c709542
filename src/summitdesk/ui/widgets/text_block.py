"""A block of text painted from runs: wrapped, selectable, its links reached by mouse and key.

It never parses markup, so text from records can only be text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
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
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from summitdesk.domain.fold import Phrase, hits
from summitdesk.i18n import tr
from summitdesk.ui.runs import Look, Run, Runs, copied, text_of, unit_spans, units
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import SMALL_RADIUS, Tokens, tokens_of
from summitdesk.ui.widgets.reading_aids import Marking
from summitdesk.ui.widgets.run_layout import TAGS, RunLayout, Span, format_range

_COMFORTABLE = 480
_TAG_HEIGHT = 16
_UNDERLINE = QPointF(0, 1.5)


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
        column: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Show the runs; what hangs stands left of the column of the rest: see `RunLayout`."""
        super().__init__(parent)
        self.is_marked = face is not Face.CAPTION
        """Whether hits are marked in it: in what records say, not in captions and labels."""
        self._face = face
        tongue = runs[0].tongue if runs else ""
        self._layout = RunLayout(face, hanging, column, tongue)
        self._runs: Runs = ()
        self._links: list[tuple[int, int, str]] = []
        self._tags: list[tuple[int, int, Look]] = []
        self._marked: Sequence[Span] | None = None
        self._current: Span | None = None
        self._selected: Span = (0, 0)
        self._link_at = -1
        self._hovered = -1
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.show_runs(runs)

    def show_runs(self, runs: Sequence[Run]) -> None:
        """Show these runs."""
        self._runs = tuple(runs)
        self._marked = self._current = None
        self._links.clear()
        self._tags.clear()
        at = 0
        for run in self._runs:
            end = at + units(run.text)
            if run.uid:
                self._links.append((at, end, run.uid))
            if run.look in TAGS:
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
        return self._layout.rects((start, end))

    def lines_between(self, start: int, end: int) -> list[QRectF]:
        """Where a part of the text stands, as Qt counts places, a rectangle a line."""
        self._layout.wrap(self.width())
        return self._layout.rects((start, end))

    @property
    def selected_text(self) -> str:
        """What a person selected with the mouse."""
        start, end = sorted(self._selected)
        return self._layout.text((start, end))

    def copy(self) -> bool:
        """Copy what is selected, in the record's own letters; tell whether anything was."""
        start, end = sorted(self._selected)
        if start < end:
            QGuiApplication.clipboard().setText(copied(self._runs, start, end))
        return start < end

    def select_all(self) -> None:
        """Select all of the text, as if a person had dragged over it."""
        self.setFocus()
        self._selected = (0, units(self.text()))
        self.update()

    def link_at(self, at: QPoint) -> tuple[str, str] | None:
        """Where the link at a point leads to, and its words; none beside links."""
        return self._link(self._link_number(at))

    @property
    def current_link(self) -> tuple[str, str] | None:
        """Where the link leads to that has the focus, and its words."""
        return self._link(self._link_at)

    def natural_width(self) -> int:
        """How wide the text is on one line."""
        return self._layout.natural_width()

    def refresh_marks(self) -> None:
        """Look for hits anew: the phrases around are others."""
        self._marked = self._current = None
        self.update()

    def mark_spans(self, spans: Sequence[Span]) -> None:
        """Mark these parts, as Qt counts places, in place of hits until `refresh_marks`."""
        self._marked, self._current = spans, None
        self.update()

    def mark_current(self, span: Span | None) -> None:
        """Mark one part more than the others."""
        if span != self._current:
            self._current = span
            self.update()

    def top_of(self, span: Span) -> int:
        """How far down a part of the text begins."""
        self._layout.wrap(self.width())
        return round(next((rect.top() for rect in self._layout.rects(span)), 0))

    def rescale(self) -> None:
        """Take the sizes of another zoom."""
        self._prepare()

    # Layout

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Always: text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How high the text is when it is this wide."""
        return self._layout.height(width)

    def sizeHint(self) -> QSize:
        """As wide as the text, up to a comfortable measure; the height follows the width."""
        is_long = len(self.text()) > _COMFORTABLE
        width = zoom.px(_COMFORTABLE)
        if not is_long:
            width = min(self.natural_width(), width)
        return QSize(width, round(self._face.leading))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few letters, one line."""
        return QSize(40, round(self._face.leading))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        self._layout.wrap(self.width())
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
        self._layout.set_runs(self._runs, tokens_of(self.palette()))
        self.updateGeometry()
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frames of tags, the focus of a link, the grounds of hits, and the text."""
        self._layout.wrap(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        self._paint_frames(painter, tokens)
        self._paint_marks(painter, tokens, QRectF(event.rect()))
        painter.setPen(tokens.color("ink"))
        self._layout.draw(painter, self._selections(), QRectF(event.rect()))

    def _paint_frames(self, painter: QPainter, tokens: Tokens) -> None:
        nothing = QColor(Qt.GlobalColor.transparent)
        for start, end, look in self._tags:
            color = tokens.color("caution" if look is Look.CAUTION_TAG else "line")
            self._frame(painter, (start, end), color, nothing)
        accent = tokens.color("accent")
        if self.hasFocus() and 0 <= self._link_at < len(self._links):
            start, end, _ = self._links[self._link_at]
            self._frame(painter, (start, end), accent, tokens.color("accent_ground"))
        if 0 <= self._hovered < len(self._links):
            start, end, _ = self._links[self._hovered]
            painter.setPen(QPen(accent, 1))
            for rect in self._layout.rects((start, end)):
                painter.drawLine(rect.bottomLeft() - _UNDERLINE, rect.bottomRight() - _UNDERLINE)

    def marks_in(self, clip: QRectF) -> list[QRectF]:
        """The grounds of the hits within a part of the block.

        Hits are looked for when the block is first painted: most of a record is never seen.
        """
        if self._marked is None:
            text = self.text()
            phrases = _phrases_around(self) if self.is_marked else ()
            self._marked = unit_spans(text, hits(text, phrases)) if phrases else ()
        start, end = self._layout.span_in(clip)
        first = bisect_right(self._marked, start, key=_end_of)
        beyond = bisect_left(self._marked, end, key=_start_of)
        seen = self._marked[first:beyond]
        return [rect for span in seen for rect in self._layout.marks(span)]

    def _paint_marks(self, painter: QPainter, tokens: Tokens, clip: QRectF) -> None:
        """Paint the grounds before any text: drawn with it, they would cut the line above."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("hit"))
        for rect in self.marks_in(clip):
            painter.drawRoundedRect(rect, 2, 2)
        if self._current is not None:
            painter.setPen(QPen(tokens.color("accent"), 1.5))
            painter.setBrush(tokens.color("found"))
            for rect in self._layout.marks(self._current):
                painter.drawRoundedRect(rect, 2, 2)

    def _selections(self) -> list[QTextLayout.FormatRange]:
        start, end = sorted(self._selected)
        if start == end:
            return []
        style = QTextCharFormat()
        style.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        style.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        return [format_range(start, end - start, style)]

    def _frame(self, painter: QPainter, span: Span, line: QColor, ground: QColor) -> None:
        painter.setPen(QPen(line, 1))
        painter.setBrush(ground)
        height = zoom.px(_TAG_HEIGHT)
        for rect in self._layout.rects(span):
            top = rect.center().y() - height / 2 + 0.5
            box = QRectF(rect.x() + 0.5, top, rect.width() - 1, height)
            painter.drawRoundedRect(box, SMALL_RADIUS, SMALL_RADIUS)

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select while dragging; else show what can be clicked."""
        at = event.position().toPoint()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._selected = (self._selected[0], self._layout.place_at(at))
            self.update()
            return
        self._hover(self._link_number(at))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection."""
        if event.button() == Qt.MouseButton.LeftButton:
            at = self._layout.place_at(event.position().toPoint())
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
        at = self._layout.place_at(event.position().toPoint())
        self._selected = self._layout.word_at(at)
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

    def _link(self, number: int) -> tuple[str, str] | None:
        if not 0 <= number < len(self._links):
            return None
        start, end, uid = self._links[number]
        return uid, copied(self._runs, start, end)

    def _go_to_link(self, number: int) -> None:
        self._link_at = number
        start, end, _ = self._links[number]
        self.setAccessibleDescription(tr("Link to {place}", place=self._layout.text((start, end))))
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
            if any(rect.contains(QPointF(at)) for rect in self._layout.rects((start, end))):
                return number
        return -1


def _phrases_around(widget: QWidget) -> Sequence[Phrase]:
    around: QWidget | None = widget
    while around is not None and not isinstance(around, Marking):
        around = around.parentWidget()
    return around.phrases if isinstance(around, Marking) else ()


def _start_of(span: Span) -> int:
    return span[0]


def _end_of(span: Span) -> int:
    return span[1]
