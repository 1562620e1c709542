"""The window of help: topics at the left, the page at the right; always beside the other window."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from summitdesk import wording
from summitdesk.i18n import tr
from summitdesk.ui.help.pages import Page, Part, Shape
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import DETAIL_GUTTER
from summitdesk.ui.widgets.measured import MeasuredArea
from summitdesk.ui.widgets.sections import Column
from summitdesk.ui.widgets.text_block import TextBlock

_SIZE = (900, 640)
_TOPICS_WIDTH = 212
_LABEL_WIDTH = 172
_POINT = "–  "
_TO = "\n"
"""Between the list and the words of a search, in the uid of its link."""


class HelpWindow(QDialog):
    """Shows pages that are values; knows nothing of what they are about.

    Signals:
        search_requested: A search on a page was followed; carries its words and its list.
    """

    search_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpWindow")
        self.setWindowTitle(tr("Help"))
        self.resize(*_SIZE)
        self._pages: dict[str, Page] = {}
        self.topics = QListWidget()
        self.topics.setObjectName("helpTopics")
        self.topics.setAccessibleName(tr("Topics of help"))
        self.topics.setFrameShape(QFrame.Shape.NoFrame)
        self.topics.setFixedWidth(zoom.px(_TOPICS_WIDTH))
        self.reader = MeasuredArea()
        self.reader.setObjectName("helpPage")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.topics)
        row.addWidget(self.reader, 1)
        self.topics.currentItemChanged.connect(self._on_topic_changed)

    def show_pages(self, pages: Sequence[Page], name: str) -> None:
        """Offer these pages, and open the one of that name."""
        self._pages = {page.name: page for page in pages}
        self.topics.blockSignals(True)
        self.topics.clear()
        for page in pages:
            item = QListWidgetItem(page.title)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
            self.topics.addItem(item)
        self.topics.setCurrentRow(list(self._pages).index(name))
        self.topics.blockSignals(False)
        self._open(name)

    @property
    def page(self) -> str:
        """The name of the page on show."""
        item = self.topics.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    @property
    def text(self) -> str:
        """All that the page on show says, a line each."""
        blocks = self.reader.findChildren(TextBlock)
        return "\n".join(block.text() for block in blocks)

    def _on_topic_changed(self) -> None:
        self._open(self.page)

    def _open(self, name: str) -> None:
        page = self._pages[name]
        leaf = _Leaf(page)
        leaf.link_requested.connect(self._on_link_requested)
        ground = QWidget()
        ground.setObjectName("helpGround")
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(DETAIL_GUTTER, 24, DETAIL_GUTTER, 32)
        rows.addWidget(leaf)
        rows.addStretch(1)
        self.reader.setWidget(ground)
        self.reader.keep_measure()
        self.reader.setAccessibleName(page.title)

    def _on_link_requested(self, uid: str) -> None:
        tab, _, words = uid.partition(_TO)
        self.search_requested.emit(words, tab)


class _Leaf(Column):
    """One page, from its title down."""

    def __init__(self, page: Page) -> None:
        super().__init__(9)
        self.add_text((Run(page.title),), Face.PAGE_TITLE)
        self.add_space(4)
        for shape, group in groupby(page.parts, key=_shape):
            if shape is Shape.PAIR:
                self.add(_Pairs(list(group)))
                continue
            for part in group:
                self._add(part)

    def _add(self, part: Part) -> None:
        match part.shape:
            case Shape.HEADING:
                self.add_space(10)
                self.add_text((Run(part.text, Look.SOFT),), Face.HEADING)
            case Shape.POINT:
                self.add_text((Run(_POINT, Look.FAINT), Run(part.text)), hanging=_POINT)
            case Shape.SEARCH:
                link = Run(part.text, uid=f"{part.beside}{_TO}{part.text}")
                where = Run(f"  {_where(part.beside)}", Look.SOFT)
                self.add_text((link, where))
            case Shape.LITERAL:
                self.add_text((Run(part.text, Look.STRONG),))
            case _:
                self.add_text((Run(part.text),))


def _where(tab: str) -> str:
    return tr("in {records}", records=wording.TABS[tab])


class _Pairs(QWidget):
    """Words at the left, at the right what they mean."""

    def __init__(self, parts: Sequence[Part]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for row, part in enumerate(parts):
            label = TextBlock((Run(part.text, Look.SOFT),))
            label.setFixedWidth(zoom.px(_LABEL_WIDTH))
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            meaning = Column()  # cuts what is very long
            meaning.add_text((Run(part.beside),))
            grid.addWidget(meaning, row, 1)


def _shape(part: Part) -> Shape:
    return part.shape
