"""The quotations found as a book, with the quiet switch that says what its chapters are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from summitdesk.i18n import mark, tr, trn
from summitdesk.ui.models.book import Chapter, Grouping, Leaf
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER
from summitdesk.ui.widgets.book_pages import BookPages
from summitdesk.ui.widgets.switch import Switch
from summitdesk.ui.widgets.text_block import TextBlock

_WORDS = (
    (Grouping.SPEAKER, mark("By speaker")),
    (Grouping.EVENT, mark("By event")),
    (Grouping.DATE, mark("By date")),
)


class BookPage(QWidget):
    """Stands in place of the list.

    Signals:
        grouping_requested: Other chapters are asked for; carries the name of what they are.
    """

    grouping_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookView")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.switch = Switch(tr("Chapters of the book"))
        self.switch.setObjectName("bookGrouping")
        self.switch.show_words([(grouping.value, tr(word)) for grouping, word in _WORDS])
        self.pages = BookPages()
        self._told = TextBlock((), Face.SECOND)
        self._told.is_marked = False
        head = QHBoxLayout()
        head.setContentsMargins(GUTTER - 6, 8, GUTTER + 10, 2)
        head.addWidget(self.switch)
        head.addWidget(self._told, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.pages)
        self.switch.chosen.connect(self.grouping_requested)

    def show_leaves(self, leaves: Sequence[Leaf], grouping: Grouping, read: int, of: int) -> None:
        """Show a book of this many of the quotations found."""
        self.switch.hold(grouping.value)
        passages = sum(leaf.passages for leaf in leaves if isinstance(leaf, Chapter))
        told = trn("{n} passage", "{n} passages", passages)
        if read < of:
            told = tr(
                "{passages}, of the first {count} quotations; search for fewer to read on",
                passages=told,
                count=read,
            )
        self._told.show_runs((Run(f"  {told}", Look.FAINT),))
        self.pages.show_leaves(leaves, grouping)
