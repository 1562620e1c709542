"""A fault of ours is logged, told once in a calm window, and stops nobody from reading on."""

import logging
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from summitdesk import logfile
from summitdesk.ui.faults import Faults
from summitdesk.ui.widgets.fault_dialog import FaultDialog
from tests.desk import Desk

SECRET = "Treaty on Eternal Good-Neighbourliness"
EXPECTED = pytest.mark.expects_log("summitdesk.ui.faults: ERROR: Something went wrong")


@pytest.fixture
def faults(desk: Desk) -> Iterator[Faults]:
    """Hears of faults over the window of `desk`."""
    hearing = Faults()
    hearing.window = desk.window
    yield hearing
    for dialog in told(desk):
        dialog.close()


def told(desk: Desk) -> list[FaultDialog]:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    return desk.window.findChildren(FaultDialog)


def happen(faults: Faults, fault: Callable[[], object]) -> None:
    """Let something go wrong as in a slot of Qt."""
    try:
        fault()
    except Exception as error:
        faults.meet(type(error), error, error.__traceback__)


def a_key_is_missing() -> object:
    return {}[SECRET]  # type: ignore[misc]


def something_is_divided() -> object:
    return 1 / 0


@EXPECTED
def test_a_fault_is_told_in_one_calm_window(desk: Desk, faults: Faults) -> None:
    happen(faults, a_key_is_missing)

    (dialog,) = told(desk)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert "Nothing was changed" in " ".join(desk.texts("faultDialog"))


@EXPECTED
def test_details_name_places_in_the_program_and_nothing_of_a_record(
    desk: Desk, faults: Faults
) -> None:
    happen(faults, a_key_is_missing)
    (dialog,) = told(desk)

    dialog.copy.click()

    copied = QGuiApplication.clipboard().text()
    assert "KeyError" in copied
    assert "a_key_is_missing" in copied
    assert "Summit Desk 0." in copied
    assert SECRET not in copied
    assert dialog.copied.isVisibleTo(dialog)


@EXPECTED
def test_a_fault_that_comes_back_with_every_frame_is_told_and_logged_once(
    desk: Desk, faults: Faults, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(500):
        happen(faults, something_is_divided)

    assert len(told(desk)) == 1
    assert len(caplog.records) == 1
    assert list(faults.counts.values()) == [500]
    told(desk)[0].close()
    happen(faults, something_is_divided)
    assert told(desk) == []


@EXPECTED
def test_while_one_fault_is_on_show_the_next_is_only_logged(
    desk: Desk, faults: Faults, caplog: pytest.LogCaptureFixture
) -> None:
    happen(faults, something_is_divided)
    happen(faults, a_key_is_missing)

    assert len(told(desk)) == 1
    assert len(caplog.records) == 2


@EXPECTED
def test_reading_goes_on_beside_it_and_escape_puts_it_away(
    desk: Desk, faults: Faults, qtbot: QtBot
) -> None:
    happen(faults, something_is_divided)
    (dialog,) = told(desk)

    desk.session.search_for("railway")
    desk.rest()
    assert desk.titles

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert told(desk) == []


@EXPECTED
def test_a_fault_in_another_thread_is_told_in_this_one(desk: Desk, faults: Faults) -> None:
    thread = threading.Thread(target=happen, args=(faults, something_is_divided))
    thread.start()
    thread.join()

    (dialog,) = told(desk)
    assert dialog.thread() is desk.window.thread()


@EXPECTED
def test_without_a_window_a_fault_is_only_logged(qapp: QApplication) -> None:
    faults = Faults()

    happen(faults, something_is_divided)
    QApplication.processEvents()

    assert faults.counts


@EXPECTED
def test_the_log_keeps_the_fault_and_no_word_of_a_record(
    desk: Desk, faults: Faults, tmp_path: Path
) -> None:
    handler = logfile.LogFile(lambda: tmp_path)
    logging.getLogger().addHandler(handler)
    try:
        happen(faults, a_key_is_missing)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()

    text = (tmp_path / logfile.FILE).read_text("utf-8")
    assert "KeyError" in text
    assert "a_key_is_missing" in text
    assert SECRET not in text
