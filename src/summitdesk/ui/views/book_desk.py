"""Lets the quotations found be read as a book, in place of their list."""

import threading
from array import array
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup

from summitdesk.archive.archive import Archive
from summitdesk.domain.fold import phrases
from summitdesk.ui.actions import Actions
from summitdesk.ui.asking import Answer
from summitdesk.ui.memory import Memory
from summitdesk.ui.session import Session
from summitdesk.ui.views.browse import BrowseView
from summitdesk.ui.views.list_area import tab_of

if TYPE_CHECKING:  # most lists are never read as a book
    from summitdesk.ui.models.book import Grouping, Leaf
    from summitdesk.ui.widgets.book_page import BookPage

TAB: Final = "quotations"
MOST_READ: Final = 10_000
"""How many quotations a book holds."""

LANE: Final = "book"
_PREFIX = "book_by_"
GROUPING_ACTIONS = ("book_by_speaker", "book_by_event", "book_by_date")


class BookDesk(QObject):
    """Follows the answers of the session while the book is open; remembers how it is read."""

    def __init__(
        self,
        browse: BrowseView,
        *,
        commands: Actions,
        session: Session,
        memory: Memory,
    ) -> None:
        super().__init__(browse)
        self._browse = browse
        self._area = browse.list_area
        self._commands = commands
        self._session = session
        self._memory = memory
        self._ids = array("I")
        self.page: BookPage | None = None
        """The book, once it was opened."""
        self._tick()
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether quotations are read as a book now."""
        return self._commands["view_book"].isChecked()

    def _tick(self) -> None:
        self._commands["view_book"].setCheckable(True)
        self._commands["view_book"].setChecked(self._memory.now.reads_book)
        group = QActionGroup(self)
        for name in GROUPING_ACTIONS:
            self._commands[name].setCheckable(True)
            self._commands[name].setChecked(name == _PREFIX + self._memory.now.book)
            group.addAction(self._commands[name])
        if group.checkedAction() is None:
            self._commands[GROUPING_ACTIONS[0]].setChecked(True)

    def _connect(self) -> None:
        self._commands["view_book"].triggered.connect(self._turn)
        for name in GROUPING_ACTIONS:
            self._commands[name].triggered.connect(partial(self._group_by, name))
        for name in ("view_rows", "view_columns"):
            self._commands[name].triggered.connect(self._shut)
        self._area.bar.book_requested.connect(self._turn)
        self._area.phrases_changed.connect(self._on_phrases_changed)
        self._session.results_found.connect(self._on_results_found)

    def _turn(self, is_open: bool) -> None:
        """Open the book, or go back to the list."""
        self._commands["view_book"].setChecked(is_open)
        self._memory.choose(reads_book=is_open)
        if is_open and tab_of(self._session.query) != TAB:
            self._session.show_tab(TAB)
        else:
            self._show()

    def _shut(self) -> None:
        if self.is_open:
            self._turn(False)

    def _group_by(self, name: str) -> None:
        self._commands[name].setChecked(True)
        self._memory.choose(book=name.removeprefix(_PREFIX))
        self._turn(True)

    def _on_grouping_requested(self, grouping: str) -> None:
        self._group_by(_PREFIX + grouping)

    def _on_phrases_changed(self, wanted: Sequence[object]) -> None:
        if self.page is not None:
            self.page.pages.mark(wanted)  # type: ignore[arg-type]  # a signal forgets its type

    def _on_results_found(self, answer: Answer) -> None:
        is_here = tab_of(answer.query) == TAB
        self._area.bar.offer_book(is_here)
        self._ids = answer.results.ids if is_here else array("I")
        self._show()

    def _show(self) -> None:
        """Let the book stand in place of the list while there is something to read in it."""
        archive = self._session.archive
        if not self.is_open or not self._ids or archive is None:
            self._session.jobs.stop(LANE)
            self._area.read_as(None)
            self._area.bar.show_columns(self._commands["view_columns"].isChecked())
            return
        from summitdesk.ui.models.book import Grouping

        name = next(name for name in GROUPING_ACTIONS if self._commands[name].isChecked())
        grouping = Grouping(name.removeprefix(_PREFIX))
        self._area.bar.show_book()
        self._area.read_as(self._opened())
        self._session.jobs.read(
            partial(_leaves, archive, self._ids[:MOST_READ], grouping),
            partial(self._on_read, grouping, len(self._ids)),
            lane=LANE,
        )

    def _on_read(self, grouping: "Grouping", of: int, leaves: "list[Leaf]") -> None:
        page = self._opened()
        page.pages.mark(phrases(self._session.query.text))
        page.show_leaves(leaves, grouping, min(of, MOST_READ), of)

    def _opened(self) -> "BookPage":
        if self.page is None:
            from summitdesk.ui.widgets.book_page import BookPage

            self.page = BookPage()
            pages = self.page.pages
            pages.link_requested.connect(self._browse.open_record)
            pages.quotation_requested.connect(self._browse.detail.quotation_requested)
            pages.saying_chosen.connect(self._area.record_chosen)
            pages.filter_requested.connect(self._area.filter_requested)
            self.page.grouping_requested.connect(self._on_grouping_requested)
        return self.page


def _leaves(
    archive: Archive, ids: "array[int]", grouping: "Grouping", cancel: threading.Event
) -> "list[Leaf]":
    from summitdesk.ui.models.book import leaves

    rows = archive.rows(ids, cancel)
    return leaves((row for row in rows if row is not None), grouping)
