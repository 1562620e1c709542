"""Where the past joins the window: which page of it stands, and what its wishes come to."""

import threading
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from summitdesk.archive.archive import Archive
from summitdesk.archive.past import Past, past_of
from summitdesk.domain.changes import Written
from summitdesk.i18n import tr
from summitdesk.ui.actions import Actions
from summitdesk.ui.history.history_view import HistoryView
from summitdesk.ui.session import Session
from summitdesk.ui.views.browse import BrowseView

_LEADING_AWAY = (
    *("focus_list", "focus_detail", "focus_facets", "find_in_record", "back", "forward"),
    *("next_tab", "previous_tab", "next_part", "previous_part", "focus_shelf", "show_recent"),
)
"""The commands that mean something only where one reads."""


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
        self.view = HistoryView()
        pages.addWidget(self.view)
        self.view.leaving_requested.connect(self.leave)
        commands["history"].triggered.connect(self.open_history)
        for name in _LEADING_AWAY:
            commands[name].triggered.connect(self.leave)
        session.query_changed.connect(self.leave)
        session.record_opened.connect(self.leave)
        session.archive_opened.connect(self.leave)
        session.archive_changed.connect(self._on_archive_changed)

    def open_history(self) -> None:
        """Show the history of the record on show, its newest revision chosen."""
        reading = self._browse.detail.reading
        if reading is None:
            self.told.emit(tr("No record is chosen."))
        else:
            self._ask(reading.uid)

    def leave(self) -> None:
        """Go back to where one read."""
        if self._is_on_show(self.view):
            self._pages.setCurrentWidget(self._browse)
            self._browse.list_area.focus_list()

    def _ask(self, uid: str) -> None:
        if (archive := self._session.archive) is not None:
            self._session.jobs.read(partial(_past, archive, uid), self._show, lane="history")

    def _show(self, past: Past | None) -> None:
        if past is None:
            return
        self.view.show_past(past)
        self._pages.setCurrentWidget(self.view)
        self.view.list.setFocus()

    def _on_archive_changed(self, written: Written) -> None:
        past = self.view.past
        if self._is_on_show(self.view) and past is not None and past.uid in written.touched:
            self._ask(past.uid)

    def _is_on_show(self, page: QWidget) -> bool:
        return self._pages.currentWidget() is page


def _past(archive: Archive, uid: str, cancel: threading.Event) -> Past | None:
    return past_of(archive, uid, cancel)
