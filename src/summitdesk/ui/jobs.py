"""Work off the GUI thread: the only file that knows threads."""

import threading
from collections.abc import Callable
from itertools import count
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal

from summitdesk.domain.errors import Cancelled
from summitdesk.ui.rubbish import Rubbish

T = TypeVar("T")
READERS = 2
"""How many works run at once; a third would wait for the same processor and file."""


class _Ticket:
    """One work, from being asked for to being delivered."""

    def __init__(
        self,
        work: Callable[[threading.Event], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None] | None,
        unwanted: Callable[[Any], None] | None,
        lane: str | None,
    ) -> None:
        self.work = work
        self.then = then
        self.otherwise = otherwise
        self.unwanted = unwanted
        self.lane = lane
        self.cancel = threading.Event()
        self.is_told = threading.Event()
        self.result: Any = None
        self.error: Exception | None = None

    def run(self) -> None:
        """Do the work, unless nobody waits for it any more."""
        if self.cancel.is_set():
            return
        try:
            self.result = self.work(self.cancel)
        except Exception as error:  # delivered to whoever asked, or to `failed`
            self.error = error

    def drop(self) -> None:
        """Let go of a result that nobody waits for any more."""
        if self.result is not None and self.unwanted is not None:
            self.unwanted(self.result)

    def forget(self) -> None:
        """Hold no widget any more: the reader's thread may be the last to hold this ticket."""
        self.then = self.otherwise = self.unwanted = _nobody


class Jobs(QObject):
    """Runs works on reader threads and delivers their results on the GUI thread.

    A lane holds one work at a time: a newer one tells the older to stop, and what the older found
    is never delivered. Works are plain functions and own no QObject.

    Signals:
        failed: A work raised this, and its asker gave no `otherwise`.
    """

    failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None, *, readers: int = READERS) -> None:
        """Use so many threads; with one, works are done in the order in which they were asked."""
        super().__init__(parent)
        self._readers = readers
        self._waiting: SimpleQueue[_Ticket | None] = SimpleQueue()
        self._threads: list[threading.Thread] = []
        self._lanes: dict[str, _Ticket] = {}
        self._open: set[_Ticket] = set()
        # Stopped works keep their threads until they notice: they are counted here, not above.
        self._at_work: set[_Ticket] = set()
        self._awaited: list[tuple[set[_Ticket], Callable[[], None]]] = []
        self._names = count(1)
        self._closed = False
        self._rubbish = Rubbish(self)
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def read(
        self,
        work: Callable[[threading.Event], T],
        then: Callable[[T], None],
        *,
        lane: str | None = None,
        otherwise: Callable[[Exception], None] | None = None,
        unwanted: Callable[[T], None] | None = None,
    ) -> None:
        """Run `work` on a reader thread, then call `then` with its result on this one.

        Args:
            work: Is given an event that is set when nobody waits for it any more.
            then: Takes the result, unless the work was stopped.
            lane: Where it takes the place of an older work.
            otherwise: Takes what the work raised.
            unwanted: Takes the result of a work that was stopped too late, to let it go.
        """
        if self._closed:
            return
        ticket = _Ticket(work, then, otherwise, unwanted, lane)
        if lane is not None:
            self.stop(lane)
            self._lanes[lane] = ticket
        self._open.add(ticket)
        self._at_work.add(ticket)
        if len(self._threads) < min(self._readers, len(self._at_work)):
            self._start_thread()
        self._waiting.put(ticket)

    def stop(self, lane: str) -> None:
        """Tell the work in this lane to stop; what it found is never delivered."""
        if (ticket := self._lanes.pop(lane, None)) is not None:
            ticket.cancel.set()
            self._open.discard(ticket)

    def after(self, then: Callable[[], None]) -> None:
        """Call `then` on this thread once all that was asked before is over, stopped or not."""
        if self._at_work:
            self._awaited.append((set(self._at_work), then))
        else:
            then()

    def finish(self) -> None:
        """Wait until all that was asked, and what its results ask for, is done and delivered."""
        while self._at_work:
            for ticket in list(self._at_work):
                ticket.is_told.wait()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)

    def close(self) -> None:
        """Stop everything and wait for the threads; nothing is delivered after this."""
        if self._closed:
            return
        self._closed = True
        for ticket in self._open:
            ticket.cancel.set()
        self._open.clear()
        self._lanes.clear()
        for _ in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()
        self._rubbish.leave_to_python()
        for ticket in list(self._at_work):
            ticket.drop()
            ticket.forget()
            self._tell_over(ticket)

    @property
    def is_idle(self) -> bool:
        """Whether every work has been delivered or stopped."""
        return not self._open

    def _start_thread(self) -> None:
        thread = threading.Thread(target=self._serve, name=f"reader-{next(self._names)}")
        thread.daemon = True  # a crash elsewhere must not leave the process waiting for a reader
        thread.start()
        self._threads.append(thread)

    def _serve(self) -> None:
        while (ticket := self._waiting.get()) is not None:
            ticket.run()
            self._finished.emit(ticket)
            ticket.is_told.set()

    def _deliver(self, ticket: _Ticket) -> None:
        if self._closed:
            return
        self._tell_over(ticket)
        if ticket in self._open:
            self._open.discard(ticket)
            self._answer(ticket)
        else:
            ticket.drop()  # a newer work took its lane while it was under way
        ticket.forget()

    def _answer(self, ticket: _Ticket) -> None:
        if ticket.lane is not None:
            del self._lanes[ticket.lane]
        if isinstance(ticket.error, Cancelled):
            return
        if ticket.error is None:
            ticket.then(ticket.result)
        elif ticket.otherwise is not None:
            ticket.otherwise(ticket.error)
        else:
            self.failed.emit(ticket.error)

    def _tell_over(self, ticket: _Ticket) -> None:
        self._at_work.discard(ticket)
        for before, _then in self._awaited:
            before.discard(ticket)
        over = [then for before, then in self._awaited if not before]
        self._awaited = [each for each in self._awaited if each[0]]
        for then in over:
            then()


def _nobody(_told: object) -> None:
    """Take what nobody waits for."""
