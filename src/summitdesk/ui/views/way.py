"""The way back: keeps the places a reader has been to, and brings them back as they were left."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from summitdesk.domain.query import Query
from summitdesk.ui.asking import Answer
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.session import Session
from summitdesk.ui.trail import Place, Step, Trail
from summitdesk.ui.widgets.detail_pane import DetailPane
from summitdesk.ui.widgets.result_table import ResultTable


class _Stand(NamedTuple):
    """How the list stands: on which row, and how far it is scrolled."""

    row: int = 0
    row_uid: str = ""
    top: int = 0


class WayBack(QObject):
    """Follows session, list and detail; to be made after all that listens to the same answers.

    Signals:
        trail_changed: One can go back or forward where one could not, or the other way round.
    """

    trail_changed = Signal(bool, bool)

    def __init__(self, session: Session, table: ResultTable, detail: DetailPane) -> None:
        super().__init__(detail)
        self._session = session
        self._table = table
        self._detail = detail
        self._trail = Trail()
        self._is_arriving = False
        self._returning: Place | None = None
        self._detail_top = 0
        self._list = _Stand()
        # Fires when the detail has been laid out: only then it is long enough to be scrolled.
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._connect()

    @property
    def record(self) -> str:
        """The uid of the record that was asked for last; empty when none was."""
        here = self._trail.here
        return here.record if here else ""

    @property
    def place(self) -> Place | None:
        """Where one stands now; None before the first list."""
        here = self._trail.here
        if here is None or self._returning is not None:
            return self._returning or here
        return self._as_it_stands(here)

    def follow(self, uid: str) -> None:
        """Go to the record a link leads to; the list stays where it is."""
        self._leave()
        self._visit(Place(self._session.query, uid))
        self._session.open_record(uid)

    def walk(self, uid: str) -> bool:
        """Stand on another row; tells whether its record is to be read for it.

        The first row of a new list belongs to the step that brought the list. A row that is
        returned to does not decide what is read: a link may have led on from it.
        """
        here = self._trail.here
        if self._returning is not None:
            return False
        if self._is_arriving and here is not None:
            self._trail.keep(here._replace(record=uid))
        else:
            self._leave(self._list)  # the list stands on the other row already
            self._visit(Place(self._session.query, uid), Step.WALKING)
        self._list = self._list_now()
        return True

    def back(self) -> None:
        """Return to the place before this one."""
        self._leave()
        self._return(self._trail.back())

    def forward(self) -> None:
        """Return to the place one went back from."""
        self._leave()
        self._return(self._trail.forward())

    def _connect(self) -> None:
        self._session.archive_opened.connect(self._on_archive_opened)
        self._session.place_expected.connect(self._on_place_expected)
        self._session.query_changed.connect(self._on_query_changed)
        self._session.results_found.connect(self._on_results_found)
        self._session.record_opened.connect(self._on_record_opened)
        self._settling.timeout.connect(self._scroll_detail)
        bar = self._detail.verticalScrollBar()
        bar.rangeChanged.connect(self._on_detail_resized)
        bar.actionTriggered.connect(self._on_detail_scrolled)
        self._table.verticalScrollBar().actionTriggered.connect(self._on_list_scrolled)

    def _on_archive_opened(self) -> None:
        self._trail.clear()
        self._returning = None
        self._is_arriving = True
        self._visit(Place(self._session.query))

    def _on_place_expected(self, place: Place) -> None:
        """Come back, from the last time, to where one stood."""
        self._trail.keep(place)
        self._returning = place
        self._table.expect(place.row, place.row_uid)

    def _on_query_changed(self, query: Query) -> None:
        self._is_arriving = True
        if self._returning is not None and query == self._returning.query:
            return
        self._returning = None
        self._leave()
        here = self._trail.here
        is_typing = here is not None and query == replace(here.query, text=query.text)
        self._visit(Place(query, self.record), Step.TYPING if is_typing else Step.GOING)

    def _on_results_found(self, answer: Answer) -> None:
        self._is_arriving = False
        here = self._trail.here
        if here is not None and not answer.results.total:
            self._trail.keep(here._replace(record=""))
        if self._returning is not None and answer.query == self._returning.query:
            self._arrive(self._returning)
        self._list = self._list_now()

    def _on_record_opened(self, reading: Reading) -> None:
        if self._detail_top and reading.uid == self.record:
            self._settling.start()

    def _visit(self, place: Place, step: Step = Step.GOING) -> None:
        self._detail_top = 0
        self._trail.visit(place, step)
        self._tell()

    def _leave(self, stand: _Stand | None = None) -> None:
        """Keep the place as it is left, the list as it stands now or stood before."""
        here = self._trail.here
        if here is None or self._returning is not None:
            return
        self._trail.keep(self._as_it_stands(here, stand))

    def _list_now(self) -> _Stand:
        table = self._table
        return _Stand(table.chosen_id, table.chosen, table.verticalScrollBar().value())

    def _as_it_stands(self, here: Place, stand: _Stand | None = None) -> Place:
        row, row_uid, list_top = stand or self._list_now()
        return here._replace(
            row=row,
            row_uid=row_uid,
            list_top=list_top,
            detail_top=self._detail_top or self._detail.verticalScrollBar().value(),
        )

    def _return(self, place: Place | None) -> None:
        if place is None:
            return
        self._returning = place
        self._tell()
        if place.row_uid:
            self._table.expect(place.row, place.row_uid)
        if place.query == self._session.query:
            self._arrive(place)
        else:
            self._session.ask(place.query)

    def _arrive(self, place: Place) -> None:
        """Stand where one stood; rows and record may still be on their way."""
        self._table.go_to(place.row, place.list_top)
        self._list = self._list_now()
        self._returning = None
        self._detail_top = place.detail_top
        reading = self._detail.reading
        if reading is not None and reading.uid == place.record:
            self._settling.start()
        elif place.record:
            self._session.open_record(place.record)

    def _scroll_detail(self) -> None:
        """Scroll the detail as far as it was; while it is too short, wait until it grows."""
        bar = self._detail.verticalScrollBar()
        top = self._detail_top
        bar.setValue(top)
        if bar.value() == top:
            self._detail_top = 0

    def _on_detail_resized(self) -> None:
        if self._detail_top:
            self._settling.start()

    def _on_detail_scrolled(self) -> None:
        """A person scrolls: where one was is no longer where one wants to be."""
        self._detail_top = 0

    def _on_list_scrolled(self) -> None:
        top = self._table.verticalScrollBar().sliderPosition()  # its value follows this signal
        self._list = self._list._replace(top=top)

    def _tell(self) -> None:
        self.trail_changed.emit(self._trail.can_go_back, self._trail.can_go_forward)
