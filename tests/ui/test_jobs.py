"""Works run elsewhere, are delivered here, and never when nobody waits for them."""

import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from summitdesk.domain.errors import ArchiveError, Cancelled
from summitdesk.ui.jobs import Jobs


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def idle(jobs: Jobs, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_work_is_done_elsewhere_and_delivered_here(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []

    def work(_cancel: threading.Event) -> int:
        return threading.get_ident()

    def then(worker: int) -> None:
        told.append((worker, threading.get_ident()))

    jobs.read(work, then)
    idle(jobs, qtbot)

    ((worker, deliverer),) = told
    assert deliverer == threading.get_ident()
    assert worker != deliverer


def test_the_next_work_of_a_lane_stops_the_last(jobs: Jobs, qtbot: QtBot) -> None:
    started, told = threading.Event(), list[str]()
    stopped = threading.Event()

    def endless(cancel: threading.Event) -> str:
        started.set()
        cancel.wait()
        stopped.set()
        raise Cancelled

    jobs.read(endless, told.append, lane="results")
    assert started.wait(10)
    jobs.read(lambda _cancel: "second", told.append, lane="results")
    idle(jobs, qtbot)

    assert stopped.wait(10)
    assert told == ["second"]


def test_a_result_that_came_too_late_is_dropped(jobs: Jobs, qtbot: QtBot) -> None:
    done, told = threading.Event(), list[str]()

    def heedless(_cancel: threading.Event) -> str:
        done.set()
        return "first"

    jobs.read(heedless, told.append, lane="results")
    assert done.wait(10)  # its result is on the way to this thread, which has not looked yet
    jobs.read(lambda _cancel: "second", told.append, lane="results")
    idle(jobs, qtbot)

    assert told == ["second"]


def test_lanes_do_not_hinder_each_other(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []

    jobs.read(lambda _cancel: "list", told.append, lane="results")
    jobs.read(lambda _cancel: "facets", told.append, lane="facets")
    jobs.read(lambda _cancel: "row", told.append)
    jobs.read(lambda _cancel: "row", told.append)
    idle(jobs, qtbot)

    assert sorted(told) == ["facets", "list", "row", "row"]


def test_a_work_never_begun_is_never_done(jobs: Jobs, qtbot: QtBot) -> None:
    gate, begun = threading.Event(), list[str]()

    def busy(_cancel: threading.Event) -> None:
        gate.wait()

    def record(_cancel: threading.Event) -> None:
        begun.append("begun")

    for _ in range(4):
        jobs.read(busy, _nothing)
    jobs.read(record, _nothing, lane="results")
    jobs.stop("results")
    gate.set()
    idle(jobs, qtbot)

    assert begun == []


def test_a_stopped_work_does_not_hold_up_the_next(jobs: Jobs, qtbot: QtBot) -> None:
    gate, begun, told = threading.Event(), threading.Event(), list[str]()

    def heedless(_cancel: threading.Event) -> None:
        begun.set()
        gate.wait()

    jobs.read(heedless, _nothing, lane="record")
    assert begun.wait(10)
    jobs.stop("record")
    jobs.read(lambda _cancel: "found", told.append, lane="results")
    qtbot.waitUntil(lambda: told == ["found"])
    gate.set()


def test_what_nobody_waits_for_any_more_is_let_go(jobs: Jobs, qtbot: QtBot) -> None:
    done, told, let_go = threading.Event(), list[str](), list[str]()

    def heedless(_cancel: threading.Event) -> str:
        done.set()
        return "first"

    jobs.read(heedless, told.append, lane="archive", unwanted=let_go.append)
    assert done.wait(10)
    jobs.read(lambda _cancel: "second", told.append, lane="archive", unwanted=let_go.append)
    qtbot.waitUntil(lambda: told == ["second"] and let_go == ["first"])


def test_closing_lets_go_of_what_was_under_way(qtbot: QtBot) -> None:
    jobs = Jobs()
    begun, told, let_go = threading.Event(), list[str](), list[str]()

    def opening(cancel: threading.Event) -> str:
        begun.set()
        cancel.wait()
        return "open"

    jobs.read(opening, told.append, unwanted=let_go.append)
    assert begun.wait(10)
    jobs.after(lambda: let_go.append("over"))
    jobs.close()

    assert (told, let_go) == ([], ["open", "over"])


def test_what_comes_after_waits_for_what_was_stopped(jobs: Jobs, qtbot: QtBot) -> None:
    gate, begun, over = threading.Event(), threading.Event(), list[str]()

    def heedless(_cancel: threading.Event) -> None:
        begun.set()
        gate.wait()

    jobs.after(lambda: over.append("at once"))
    jobs.read(heedless, _nothing, lane="record")
    assert begun.wait(10)
    jobs.stop("record")
    jobs.after(lambda: over.append("at last"))
    jobs.read(_at_once, _nothing)
    idle(jobs, qtbot)
    assert over == ["at once"]

    gate.set()
    qtbot.waitUntil(lambda: over == ["at once", "at last"])


def test_an_error_goes_to_whoever_asked(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[Exception] = []

    jobs.read(_failing, _nothing, otherwise=told.append)
    idle(jobs, qtbot)

    assert [str(error) for error in told] == ["The archive is gone."]


def test_an_error_nobody_asked_for_is_told_to_all(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.failed) as told:
        jobs.read(_failing, _nothing)

    assert str(told.args[0]) == "The archive is gone."


def test_closing_leaves_no_thread_and_delivers_nothing(qtbot: QtBot) -> None:
    jobs = Jobs()
    done, told = threading.Event(), list[str]()
    before = threading.active_count()

    def quick(_cancel: threading.Event) -> str:
        done.set()
        return "late"

    def endless(cancel: threading.Event) -> str:
        cancel.wait()
        return "never"

    jobs.read(quick, told.append)
    jobs.read(endless, told.append, lane="results")
    assert done.wait(10)
    jobs.close()
    jobs.read(quick, told.append)
    qtbot.wait(0)

    assert threading.active_count() <= before
    assert told == []


def test_what_is_garbage_dies_on_the_thread_of_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    died_on: list[int] = []
    for _ in range(1_000):
        Ring(died_on)

    def wasteful(_cancel: threading.Event) -> None:
        for _ in range(10_000):  # enough for Python to collect, if it may
            Ring(list[int]())

    jobs.read(wasteful, _nothing)
    qtbot.waitUntil(lambda: jobs.is_idle and len(died_on) == 1_000)

    assert set(died_on) == {threading.get_ident()}


def test_a_reader_holds_no_widget_longer_than_its_work(jobs: Jobs, qtbot: QtBot) -> None:
    asker = Asker()
    jobs.read(_at_once, asker.take)
    idle(jobs, qtbot)
    alive = weakref.ref(asker)

    del asker

    assert alive() is None


class Ring:
    """Holds itself; tells on which thread it died."""

    def __init__(self, died_on: list[int]) -> None:
        self.itself = self
        self.died_on = died_on

    def __del__(self) -> None:
        self.died_on.append(threading.get_ident())


class Asker:
    """Asks for something."""

    def take(self, _result: object) -> None:
        """Take it."""


def _nothing(_result: object) -> None:
    """Take a result that is of no interest."""


def _at_once(_cancel: threading.Event) -> None:
    """Do nothing, quickly."""


def _failing(_cancel: threading.Event) -> None:
    raise ArchiveError("The archive is gone.")


def test_one_reader_does_everything_in_order_before_it_is_finished(qtbot: QtBot) -> None:
    jobs = Jobs(readers=1)
    done: list[int] = []
    told: list[int] = []

    def ask(number: int) -> None:
        def work(_cancel: threading.Event) -> int:
            done.append(number)
            return number

        jobs.read(work, then)

    def then(number: int) -> None:
        told.append(number)
        if number == 0:
            ask(100)

    for number in range(20):
        ask(number)
    jobs.finish()

    assert done == told == [*range(20), 100]
    jobs.finish()
    jobs.close()
