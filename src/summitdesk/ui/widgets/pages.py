"""What stands in place of the list when there is nothing to list."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from summitdesk import wording
from summitdesk.domain.query import Query
from summitdesk.i18n import figures, mark, midway, tr
from summitdesk.ui import plain
from summitdesk.ui.runs import Look, Run, Runs, joined
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import tokens_of
from summitdesk.ui.widgets.text_block import TextBlock

_WIDTH = 440
_HINT = mark("Every word must begin some word of the record. Fewer letters find more.")


class Glyph(QWidget):
    """A quiet drawing above a page's words: a lens, or a page with a torn corner."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(44, 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the faint ink."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = tokens_of(self.palette())
        painter.setPen(QPen(tokens.color("caution" if self._name == "page" else "bar"), 2))
        if self._name == "lens":
            painter.drawEllipse(1, 4, 22, 22)
            painter.drawLine(20, 23, 32, 35)
            return
        painter.drawPolyline([_at(19, 2), _at(1, 2), _at(1, 38), _at(28, 38), _at(28, 11)])
        painter.drawPolyline([_at(19, 2), _at(19, 11), _at(28, 11), _at(19, 2)])
        painter.drawLine(14, 17, 14, 26)
        painter.drawPoint(14, 32)


def _at(x: int, y: int) -> QPoint:
    return QPoint(x, y)


class Page(QWidget):
    """A glyph, a heading, a sentence or two, and what can be done."""

    def __init__(self, glyph: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = TextBlock((), Face.PAGE_TITLE)
        self.sentence = TextBlock()
        self.below = TextBlock((), Face.SECOND)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._inner = inner = QWidget()
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        column = QVBoxLayout(inner)
        column.setSpacing(8)
        column.addWidget(Glyph(glyph), 0, Qt.AlignmentFlag.AlignLeft)
        for block in (self.heading, self.sentence, self.below):
            column.addWidget(block)
        column.addSpacing(8)
        column.addLayout(self._buttons)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 8)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)
        self.rescale()

    def rescale(self) -> None:
        """Keep the measure at another zoom."""
        self._inner.setMaximumWidth(zoom.px(_WIDTH))

    def add_button(self, text: str, *, is_first: bool = False) -> QPushButton:
        """Add something that can be done."""
        button = QPushButton(text)
        button.setAccessibleName(text)
        if is_first:
            button.setProperty("look", "primary")
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button


class EmptyPage(Page):
    """Nothing was found: says what was looked for, and offers to look wider.

    Signals:
        clearing_requested: Words and facets are to go.
        widening_requested: The facets are to go, the words to stay.
        tab_requested: Another list is asked for; carries its name.
    """

    clearing_requested = Signal()
    widening_requested = Signal()
    tab_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens", parent)
        self._widen = self.add_button(tr("Search without the facets"), is_first=True)
        self._clear = self.add_button(tr("Clear the search"))
        self._widen.clicked.connect(self.widening_requested)
        self._clear.clicked.connect(self.clearing_requested)
        self.below.link_requested.connect(self.tab_requested)

    def show_query(self, query: Query, tab: str, elsewhere: Mapping[str, int]) -> None:
        """Say what was looked for, and in which other lists it is found."""
        list_name = midway(wording.TABS[tab])
        narrowed = bool(query.included or query.excluded)
        self.heading.show_runs((Run(tr("No {records} found", records=list_name)),))
        words = plain.one_line(query.text)
        said = _nothing(words, narrowed, records=list_name)
        self.sentence.show_runs((Run(said, Look.SOFT),))
        self.below.show_runs(_found(elsewhere) or ((Run(tr(_HINT) if words else "", Look.SOFT)),))
        self._widen.setVisible(narrowed)
        self._clear.setVisible(bool(query.text or narrowed))


def _nothing(words: str, narrowed: bool, *, records: str) -> str:
    if words and narrowed:
        return tr(
            "“{words}” is in none of the {records} that the chosen facets leave.",
            words=words,
            records=records,
        )
    if words:
        return tr("“{words}” is in none of the {records}.", words=words, records=records)
    if narrowed:
        return tr("There are no {records} that the chosen facets leave.", records=records)
    return tr("There are no {records} in this archive.", records=records)


def _found(elsewhere: Mapping[str, int]) -> Runs:
    links = [
        (Run(f"{midway(wording.TABS[tab])}\u00a0{figures(count)}", uid=tab),)
        for tab, count in elsewhere.items()
    ]
    return (Run(f"{tr('Found elsewhere:')} ", Look.SOFT), *joined(links, ", ")) if links else ()


class RefusalPage(Page):
    """A file could not be opened: the one sentence that says why, and the ways out.

    Signals:
        other_requested: Another file is to be chosen.
        bundled_requested: The archive that comes with the program is to be opened.
        return_requested: The archive that is still open is to be shown again.
    """

    other_requested = Signal()
    bundled_requested = Signal()
    return_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("page", parent)
        self.setObjectName("refusalPage")
        self._other = self.add_button(tr("Open another archive…"), is_first=True)
        self._bundled = self.add_button(tr("Open the bundled archive"))
        self.back = self.add_button(tr("Return to the open archive"))
        self.back.clicked.connect(self.return_requested)
        self._other.clicked.connect(self.other_requested)
        self._bundled.clicked.connect(self.bundled_requested)

    def show_refusal(self, sentence: str, *, has_bundled: bool, is_open: bool = False) -> None:
        """Say why, and offer what there is: the bundled archive, and the one still open."""
        self.heading.show_runs((Run(tr("This archive cannot be opened")),))
        self.sentence.show_runs((Run(plain.shown(sentence)),))
        self.below.show_runs((Run(tr("Nothing was changed."), Look.SOFT),))
        self._bundled.setVisible(has_bundled and not is_open)
        self.back.setVisible(is_open)
        self._other.setFocus()
