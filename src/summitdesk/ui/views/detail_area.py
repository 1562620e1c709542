"""The right of the window: the detail, and below it, when asked for, the bar to find in it."""

from collections.abc import Iterator
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from summitdesk.ui.runs import unit_spans
from summitdesk.ui.widgets.detail_pane import DetailPane
from summitdesk.ui.widgets.reading_aids import Folding
from summitdesk.ui.widgets.run_layout import Span
from summitdesk.ui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from summitdesk.domain.finding import Key
    from summitdesk.ui.widgets.find_bar import FindBar

_ABOVE = 80
"""How much of the record stands above a hit that was scrolled to."""


_MOST_WAITING = 200_000
"""How many characters of what is folded away are looked through: the rest would be felt."""


class _Hit(NamedTuple):
    block: TextBlock | Folding
    span: Span
    """In a block; in what is folded away only a number."""


_GROWN_MS = 300


class DetailArea(QWidget):
    """Finds words in the record, in the order in which one reads it; unfolds what one goes to."""

    def __init__(self, detail: DetailPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailArea")
        self._detail = detail
        self._body = detail.widget() or detail
        self._keys: dict[str, Key] = {}
        self._hits: list[_Hit] = []
        self._at = -1
        self._wanted_at = -1
        """Of the hit that is being unfolded."""
        self._is_arriving = False
        """Whether it is still to be scrolled to: only a laid-out block has its place."""
        self._read = 0.0
        """How far down one has read, as the last scrolling left it."""
        self._share: float | None = None
        # Fires when no block has grown for a while: then the place is the reader's own again.
        self._growing = QTimer(self, singleShot=True, interval=_GROWN_MS)
        self._growing.timeout.connect(self._let_go)
        detail.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        detail.verticalScrollBar().rangeChanged.connect(self._scroll_to_share)
        detail.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        detail.verticalScrollBar().actionTriggered.connect(self._let_go)
        self._bar: FindBar | None = None
        # Fires when the detail has been laid out anew: only then its blocks have their places.
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._look)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(detail, 1)
        self.setFocusProxy(detail)

    @property
    def bar(self) -> "FindBar":
        """The bar, made when it is first asked for."""
        if self._bar is None:
            from summitdesk.ui.widgets.find_bar import FindBar  # not before the first paint

            self._bar = FindBar()
            self._bar.hide()
            self._bar.text_changed.connect(self._on_text_changed)
            self._bar.step_requested.connect(self.step)
            self._bar.closing_requested.connect(self.close_bar)
            self._column.addWidget(self._bar)
            self._body.installEventFilter(self)
        return self._bar

    @property
    def is_finding(self) -> bool:
        """Whether the bar is open."""
        return self._bar is not None and not self._bar.isHidden()

    def open_bar(self) -> None:
        """Let the reader say what to find; what was selected in the record is looked for."""
        block = QApplication.focusWidget()
        selected = block.selected_text if isinstance(block, TextBlock) else ""
        self.bar.begin(" ".join(selected.split()))
        self._look()

    def close_bar(self) -> None:
        """Mark what the search found again, and go on reading."""
        self.bar.hide()
        self._settling.stop()
        self._forget()
        self._detail.mark(self._detail.phrases)
        self._detail.setFocus()

    @property
    def has_keys(self) -> bool:
        """Whether the keys go to the record or to the bar below it."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def find_next(self) -> None:
        """Go to the next hit."""
        self.step(1)

    def find_previous(self) -> None:
        """Go to the hit before."""
        self.step(-1)

    def step(self, by: int) -> None:
        """Go to the next hit or to the one before, round and round."""
        if not self.is_finding:
            self.open_bar()
            return
        at = self._at
        self._is_arriving = False
        self._gather()
        if self._hits:
            self._go_to((at + by) % len(self._hits))

    def refresh(self) -> None:
        """Look again: another record is open, or other words are marked in it."""
        self._keys.clear()
        if self.is_finding:
            self._settling.start()

    def rescale(self) -> None:
        """Go on reading at the same words when they have another size."""
        # Blocks may have grown before: the bar no longer tells where one was.
        self._share = self._read
        self._scroll_to_share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Look again when there is more to see: a record that is shown, a list that is opened."""
        if event.type() == QEvent.Type.LayoutRequest and self.is_finding:
            self._settling.start()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape in the record closes the bar below it."""
        if event.key() == Qt.Key.Key_Escape and self.is_finding:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _scroll_to_share(self) -> None:
        """Keep the place while blocks grow: each tells the one around it that it is higher now."""
        if self._share is None:
            return
        bar = self._detail.verticalScrollBar()
        bar.setValue(round(self._share * bar.maximum()))
        self._growing.start()

    def _on_scrolled(self, value: int) -> None:
        if self._share is None:
            self._read = value / max(1, self._detail.verticalScrollBar().maximum())

    def _on_range_changed(self) -> None:
        if self._is_arriving:
            self._settling.start()

    def _let_go(self) -> None:
        self._share = None
        self._is_arriving = False

    def _on_text_changed(self) -> None:
        self._at = self._wanted_at = -1
        self._is_arriving = False
        self._look()

    def _look(self) -> None:
        """Look for the words, and go to the first hit that is not above what is in view.

        What is folded away is unfolded only where nothing on show has the words.
        """
        if self._wanted_at >= 0:
            at, self._wanted_at = self._wanted_at, -1
            self._is_arriving = True
            self._gather()
            self._go_to(min(at, len(self._hits) - 1))
            return
        before = self._hits[self._at] if self._at >= 0 else None
        self._gather()
        if before is not None and before in self._hits:
            show = self._go_to if self._is_arriving else self._show
            show(self._hits.index(before))
            return
        top = self._detail.verticalScrollBar().value()
        shown = [at for at, hit in enumerate(self._hits) if isinstance(hit.block, TextBlock)]
        below = (at for at in shown if self._y(*self._hits[at]) >= top)
        self._go_to(next(below, shown[0] if shown else 0))

    def _gather(self) -> None:
        """Look for the words in every block on show and in what waits; mark what is found."""
        self._hits = []
        room = _MOST_WAITING
        for block in self._blocks():
            if isinstance(block, TextBlock):
                text = block.text()
                spans = unit_spans(text, self._found(text))
                block.mark_spans(spans)
                self._hits.extend(_Hit(block, span) for span in spans)
                continue
            amount = 0
            for text in block.waiting():
                room -= len(text)
                amount += len(self._found(text)) if room >= 0 else 0
            self._hits.extend(_Hit(block, (number, number)) for number in range(amount))

    def _found(self, text: str) -> list[Span]:
        from summitdesk.domain.finding import found, key

        if text not in self._keys:
            self._keys[text] = key(text)
        return found(self._keys[text], self.bar.field.text())

    def _go_to(self, at: int) -> None:
        """Mark a hit among the others, and bring it into view."""
        self._show(at)
        if self._hits:
            if isinstance(block := self._hits[at].block, Folding):
                self._wanted_at = at
                block.unfold()
                self._settling.start()
                return
            bar = self._detail.verticalScrollBar()
            y = self._y(*self._hits[at])
            if not bar.value() <= y <= bar.value() + bar.pageStep() - _ABOVE:
                bar.setValue(y - _ABOVE)

    def _show(self, at: int) -> None:
        self._at = at if self._hits else -1
        self.bar.show_count(self._at + 1, len(self._hits))
        for number, hit in enumerate(self._hits):
            if isinstance(hit.block, Folding):
                continue
            if hit.block is not self._hits[at].block:
                hit.block.mark_current(None)
            elif number == at:
                hit.block.mark_current(hit.span)

    def _blocks(self) -> Iterator[TextBlock | Folding]:
        """The blocks on show and what waits to be unfolded, from top to bottom."""
        body = self._body
        shown = [block for block in body.findChildren(TextBlock) if block.isVisibleTo(body)]
        places: list[tuple[int, int, TextBlock | Folding]] = []
        for block in shown:
            at = block.mapTo(body, QPoint(0, 0))
            places.append((at.y(), at.x(), block))
        for folding in body.findChildren(QWidget):
            if isinstance(folding, Folding) and folding.isVisibleTo(body) and folding.waiting():
                at = folding.mapTo(body, QPoint(folding.width(), folding.height()))
                places.append((at.y(), at.x(), folding))
        yield from (block for _, _, block in sorted(places, key=itemgetter(0, 1)))

    def _y(self, block: TextBlock | Folding, span: Span) -> int:
        if isinstance(block, TextBlock):
            return block.mapTo(self._body, QPoint(0, block.top_of(span))).y()
        return 0  # it has no place of its own before it is unfolded

    def _forget(self) -> None:
        self._keys.clear()
        self._hits = []
        self._at = self._wanted_at = -1
        self._is_arriving = False
