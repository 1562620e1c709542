"""A book of quotations that scrolls: of thousands of passages, only those in sight are made."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from summitdesk.domain.fold import Phrase
from summitdesk.i18n import figures, tr, trn
from summitdesk.ui import plain
from summitdesk.ui.models.book import Chapter, Grouping, Leaf, Saying
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER, MEASURE
from summitdesk.ui.widgets.cards import Card
from summitdesk.ui.widgets.reading_aids import Marking
from summitdesk.ui.widgets.sections import Linking
from summitdesk.ui.widgets.text_block import TextBlock

_ABOVE_CHAPTER, _BELOW_CHAPTER, _BELOW_SAYING = 26, 10, 20
_TOP = 4
_LETTER = 0.48  # of the pixels of a face, about as wide as a letter is
_KEPT = 1.0  # screens above and below the visible one whose leaves are made


class BookPages(QAbstractScrollArea, Marking):
    """Shows leaves; where one stands is a leaf and how far it is scrolled away.

    The heights of leaves not yet seen are guessed from their length and put right as they come
    into sight, without moving what is being read.

    Signals:
        link_requested: A link was followed; carries the uid.
        quotation_requested: A quotation is to be copied with its citation; carries its uid.
        saying_chosen: The keys came to another passage; carries the uid of its quotation.
        filter_requested: The reader wants to type.
    """

    link_requested = Signal(str)
    quotation_requested = Signal(str)
    saying_chosen = Signal(str)
    filter_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quotationBook")
        self.setAccessibleName(tr("Quotations as a book"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setObjectName("bookPage")
        self.phrases: Sequence[Phrase] = ()
        self._leaves: Sequence[Leaf] = ()
        self._grouping = Grouping.SPEAKER
        self._heights: list[float] = []
        self._tops: list[float] = [0.0]
        self._made: dict[int, QWidget] = {}
        self._is_arranging = False
        self.verticalScrollBar().valueChanged.connect(self._arrange)

    def show_leaves(self, leaves: Sequence[Leaf], grouping: Grouping) -> None:
        """Show this book from its beginning."""
        self._leaves = leaves
        self._grouping = grouping
        self._begin_anew()
        self.verticalScrollBar().setValue(0)
        self._arrange()

    def mark(self, phrases: Sequence[Phrase]) -> None:
        """Mark these phrases."""
        self.phrases = phrases
        for block in self.viewport().findChildren(TextBlock):
            block.refresh_marks()

    def rescale(self) -> None:
        """Take the sizes of the zoom in use, at the same place of the book."""
        anchor, share = self._anchor()
        self._begin_anew()
        self._stand_at(anchor, share)

    def shown(self) -> list[Leaf]:
        """The leaves in sight."""
        height = self.viewport().height()
        in_sight = sorted(
            number
            for number, widget in self._made.items()
            if widget.y() < height and widget.y() + widget.height() > 0
        )
        return [self._leaves[number] for number in in_sight]

    @property
    def made(self) -> int:
        """How many leaves are widgets now."""
        return len(self._made)

    # Where things stand

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew, at the same place of the book."""
        super().resizeEvent(event)
        anchor, share = self._anchor()
        if event.oldSize().width() != event.size().width():
            self._guess()
        self._stand_at(anchor, share)

    def _begin_anew(self) -> None:
        if self._with_keys() is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        # Hiding what has the keys would hand them on, and so arrange what is being thrown away.
        made, self._made = self._made, {}
        for widget in made.values():
            widget.hide()
            widget.deleteLater()
        self._guess()

    def _guess(self) -> None:
        """Take every height for what its length lets one expect."""
        width = self._width()
        self._heights = [_guessed(leaf, width) for leaf in self._leaves]
        self._add_up()

    def _add_up(self) -> None:
        self._tops = list(accumulate(self._heights, initial=float(zoom.px(_TOP))))

    def _width(self) -> int:
        return int(min(self.viewport().width() - 2 * zoom.px(GUTTER + 2), zoom.px(MEASURE)))

    def _left(self) -> int:
        return max((self.viewport().width() - self._width()) // 2, 0)

    def _anchor(self) -> tuple[int, float]:
        """The first leaf in sight, and which share of it is scrolled away."""
        if not self._leaves:
            return 0, 0.0
        value = self.verticalScrollBar().value()
        number = min(max(bisect_right(self._tops, value) - 1, 0), len(self._leaves) - 1)
        return number, (value - self._tops[number]) / max(self._heights[number], 1)

    def _stand_at(self, number: int, share: float) -> None:
        if self._leaves:
            self._measure_around(number)
            self._set_range()
            self._scroll_to(self._tops[number] + share * self._heights[number])
        self._arrange()

    def _scroll_to(self, value: float) -> None:
        blocked = self.verticalScrollBar().blockSignals(True)
        self.verticalScrollBar().setValue(round(value))
        self.verticalScrollBar().blockSignals(blocked)

    def _set_range(self) -> None:
        bar = self.verticalScrollBar()
        page = self.viewport().height()
        blocked = bar.blockSignals(True)
        bar.setRange(0, max(round(self._tops[-1]) - page, 0) if self._leaves else 0)
        bar.setPageStep(page)
        bar.setSingleStep(zoom.px(40))
        bar.blockSignals(blocked)

    def _arrange(self) -> None:
        """Put the leaves in sight, and some around them, in their places."""
        if self._is_arranging or not self._leaves:
            return
        self._is_arranging = True
        number, share = self._anchor()
        first, last = self._measure_around(number)
        self._set_range()
        self._scroll_to(self._tops[number] + share * self._heights[number])
        value = self.verticalScrollBar().value()
        self._forget_far(first, last)
        for at in self._made:
            self._place(at, value)
        self._is_arranging = False

    def _measure_around(self, number: int) -> tuple[int, int]:
        """Make the leaves of a screen around this one; gives the first, and the one after them."""
        margin = self.viewport().height() * _KEPT
        room = margin
        first = number
        while first > 0 and room > 0:
            first -= 1
            room -= self._measure(first)
        room = margin + self.viewport().height()
        last = number
        while last < len(self._leaves) and room > 0:
            room -= self._measure(last)
            last += 1
        self._add_up()
        return first, last

    def _measure(self, number: int) -> float:
        widget = self._widget(number)
        width = self._width()
        above, below = _room(self._leaves[number], number)
        self._heights[number] = above + widget.heightForWidth(width) + below
        return self._heights[number]

    def _widget(self, number: int) -> QWidget:
        if number not in self._made:
            leaf = self._leaves[number]
            made = (
                _ChapterHead(leaf)
                if isinstance(leaf, Chapter)
                else Card(leaf.passage(self._grouping))
            )
            made.setParent(self.viewport())
            made.link_requested.connect(self.link_requested)
            made.quotation_requested.connect(self.quotation_requested)
            made.installEventFilter(self)
            self._made[number] = made
        return self._made[number]

    def _place(self, number: int, value: int) -> None:
        widget = self._made[number]
        above, below = _room(self._leaves[number], number)
        height = round(self._heights[number] - above - below)
        top = round(self._tops[number] - value + above)
        widget.setGeometry(self._left(), top, self._width(), height)
        widget.show()

    def _forget_far(self, first: int, last: int) -> None:
        for number in [at for at in self._made if not first <= at < last]:
            if number == self._with_keys():
                continue  # the keys are not lost by scrolling
            widget = self._made.pop(number)
            widget.hide()
            widget.deleteLater()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from passage to passage, with Ctrl from chapter to chapter; space reads on."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                if control:
                    self._go_to_chapter(by)
                else:
                    self._go_by(by)
            case Qt.Key.Key_Home:
                bar.setValue(0)
                self._go_to(next(self._sayings(range(len(self._leaves))), None))
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
                self._go_to(next(self._sayings(reversed(range(len(self._leaves)))), None))
            case Qt.Key.Key_Space | Qt.Key.Key_PageDown:
                bar.setValue(bar.value() + bar.pageStep() - zoom.px(40))
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep() + zoom.px(40))
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys to the first passage in sight, when they come by key."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.ShortcutFocusReason):
            self._go_to(self._first_in_sight())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tell which passage has the keys, and keep it in sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, Card):
            self._show_whole(watched)
            self.saying_chosen.emit(watched.uid)
        return super().eventFilter(watched, event)

    def _go_by(self, by: int) -> None:
        here = self._with_keys()
        if here is None:
            self._go_to(self._first_in_sight())
            return
        numbers = range(here + by, len(self._leaves) if by > 0 else -1, by)
        wanted = next(self._sayings(numbers), None)
        if wanted is None and by < 0:
            self.filter_requested.emit()
        self._go_to(wanted)

    def _go_to_chapter(self, by: int) -> None:
        here = self._with_keys()
        number = self._anchor()[0] if here is None else here
        chapters = [at for at, leaf in enumerate(self._leaves) if isinstance(leaf, Chapter)]
        own = bisect_right(chapters, number) - 1
        wanted = own + by
        if 0 <= wanted < len(chapters):
            self._stand_at(chapters[wanted], 0.0)
            self._go_to(next(self._sayings(range(chapters[wanted], len(self._leaves))), None))

    def _go_to(self, number: int | None) -> None:
        if number is None:
            return
        if number not in self._made:
            self._stand_at(number, 0.0)
        self._widget(number).setFocus(Qt.FocusReason.OtherFocusReason)

    def _with_keys(self) -> int | None:
        focus = self.window().focusWidget()
        if focus is None:
            return None
        for number, widget in self._made.items():
            if widget is focus or widget.isAncestorOf(focus):
                return number
        return None

    def _first_in_sight(self) -> int | None:
        number, share = self._anchor()
        start = number if share < 0.5 else number + 1
        return next(self._sayings(range(start, len(self._leaves))), None)

    def _sayings(self, numbers: Iterator[int] | range) -> Iterator[int]:
        return (at for at in numbers if isinstance(self._leaves[at], Saying))

    def _show_whole(self, card: QWidget) -> None:
        bar = self.verticalScrollBar()
        room = self.viewport().height()
        over = card.y() + card.height() + zoom.px(_BELOW_SAYING) - room
        above = card.y() - zoom.px(_ABOVE_CHAPTER * 2)
        if above < 0:
            bar.setValue(bar.value() + above)
        elif over > 0:
            bar.setValue(bar.value() + min(over, above))


class _ChapterHead(Linking):
    """A name, an event or a date, with how much is said below it."""

    def __init__(self, chapter: Chapter) -> None:
        super().__init__()
        title = plain.one_line(chapter.title)
        runs = (
            Run(title, Look.INK_LINK, chapter.uid) if chapter.uid else Run(title),
            Run(f"  {figures(chapter.passages)}", Look.FAINT),
        )
        self._block = TextBlock(runs, Face.PAGE_TITLE, parent=self)
        self._block.link_requested.connect(self.link_requested)
        self.setAccessibleName(
            trn("{title}, {n} passage", "{title}, {n} passages", chapter.passages, title=title)
        )

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """As high as its name."""
        return self._block.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to its name."""
        super().resizeEvent(event)
        self._block.resize(event.size())


def _room(leaf: Leaf, number: int) -> tuple[int, int]:
    """The room above and below a leaf."""
    if isinstance(leaf, Chapter):
        return zoom.px(_ABOVE_CHAPTER if number else _TOP * 3), zoom.px(_BELOW_CHAPTER)
    return 0, zoom.px(_BELOW_SAYING)


def _guessed(leaf: Leaf, width: int) -> float:
    if isinstance(leaf, Chapter):
        return Face.PAGE_TITLE.leading + zoom.px(_ABOVE_CHAPTER + _BELOW_CHAPTER)
    face = Face.QUOTATION
    letters = max(width / (face.pixels * _LETTER), 1)
    lines = min(len(leaf.summary.title), plain.LIMIT) / letters + 0.6
    return lines * face.leading + 1.4 * Face.SECOND.leading + zoom.px(_BELOW_SAYING)
