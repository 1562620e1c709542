"""Where the past joins the window: which page of it stands, and what its wishes come to."""

import threading
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from summitdesk.archive.archive import Archive
from summitdesk.archive.past import Past, Recent, past_of, recent
from summitdesk.archive.working import time_now
from summitdesk.domain.changes import Written
from summitdesk.i18n import tr
from summitdesk.ui.actions import Actions
from summitdesk.ui.history.activity_view import ActivityView
from summitdesk.ui.history.history_view import HistoryView
from summitdesk.ui.history.leaf import Leaf
from summitdesk.ui.history.merge_view import MergeView
from summitdesk.ui.session import Session
from summitdesk.ui.views.browse import BrowseView
from summitdesk.ui.views.undo_desk import Undoing

_LEADING_AWAY = (
    *("focus_list", "focus_detail", "focus_facets", "find_in_record", "back", "forward"),
    *("next_tab", "previous_tab", "next_part", "previous_part", "focus_shelf", "show_recent"),
)
"""The commands that mean something only where one reads."""

_LATELY = 7
"""How many days back what was changed lately reaches."""


class HistoryDesk(QObject):
    """Opens the history of the record on show; made after the first paint.

    Signals:
        told: Something must be said at the foot of the window; carries the sentence.
    """

    told = Signal(str)

    def __init__(
        self, commands: Actions, session: Session, browse: BrowseView, pages: QStackedWidget
    ) -> None:
        super().__init__(pages)
        self._session = session
        self._browse = browse
        self._pages = pages
        self._since = ""
        self.view = HistoryView()
        self.activity = ActivityView()
        self.undoing = Undoing(commands, session, self)
        self.undoing.told.connect(self.told)
        self._leaves: list[QWidget] = []
        for page in (self.view, self.activity):
            self.add_page(page)
            page.undo_requested.connect(self.undoing.undo)
        self.activity.record_requested.connect(self._ask)
        self.activity.since_requested.connect(self._ask_since)
        commands["history"].triggered.connect(self.open_history)
        commands["changes"].triggered.connect(self.open_changes)
        for name in _LEADING_AWAY:
            commands[name].triggered.connect(self.leave)
        session.query_changed.connect(self.leave)
        session.record_opened.connect(self.leave)
        session.archive_opened.connect(self.leave)
        session.archive_changed.connect(self._on_archive_changed)

    def add_page(self, page: Leaf | MergeView) -> None:
        """Give a page a place; it is left when the reader reads on."""
        self._leaves.append(page)
        self._pages.addWidget(page)
        page.leaving_requested.connect(self.leave)

    def show_page(self, page: Leaf | MergeView) -> None:
        """Show a page in the place of what one reads, the keys where it begins."""
        self._pages.setCurrentWidget(page)
        page.begin()

    def is_on_show(self, page: Leaf) -> bool:
        """Whether that page stands there now."""
        return self._pages.currentWidget() is page

    def open_history(self) -> None:
        """Show the history of the record on show, its newest revision chosen."""
        reading = self._browse.detail.reading
        if reading is None:
            self.told.emit(tr("No record is chosen."))
        else:
            self._ask(reading.uid)

    def open_changes(self) -> None:
        """Show what was changed in the last seven days."""
        today = date.fromisoformat(time_now()[:10])
        self._ask_since((today - timedelta(days=_LATELY)).isoformat())

    def leave(self) -> None:
        """Go back to where one read."""
        if self._pages.currentWidget() in self._leaves:
            self._pages.setCurrentWidget(self._browse)
            self._browse.list_area.focus_list()

    def _ask(self, uid: str) -> None:
        if (archive := self._session.archive) is not None:
            self._session.jobs.read(partial(_past, archive, uid), self._show, lane="history")

    def _show(self, past: Past | None) -> None:
        if past is None:
            return
        self.view.show_past(past, can_undo=self._can_undo)
        self.show_page(self.view)

    def _ask_since(self, day: str) -> None:
        if (archive := self._session.archive) is not None:
            self._session.jobs.read(
                partial(_recent, archive, day), partial(self._show_recent, day), lane="history"
            )

    def _show_recent(self, day: str, found: Recent) -> None:
        self._since = day
        self.activity.show_recent(found, day, can_undo=self._can_undo)
        self.show_page(self.activity)

    @property
    def _can_undo(self) -> bool:
        return self._session.working is not None

    def _on_archive_changed(self, written: Written) -> None:
        if self.is_on_show(self.activity):
            self._ask_since(self._since)
        past = self.view.past
        if self.is_on_show(self.view) and past is not None and past.uid in written.touched:
            self._ask(past.uid)


def _past(archive: Archive, uid: str, cancel: threading.Event) -> Past | None:
    return past_of(archive, uid, cancel)


def _recent(archive: Archive, day: str, cancel: threading.Event) -> Recent:
    return recent(archive, day, cancel)
