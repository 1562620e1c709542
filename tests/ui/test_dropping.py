"""A file dropped on the window is opened, wherever in the window it falls."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from summitdesk.ui.dropping import file_of
from tests.builders import build_archive
from tests.desk import Desk


def dragging(*urls: str, text: str = "") -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    if text:
        data.setText(text)
    return data


def drop(desk: Desk, place: QWidget, data: QMimeData) -> bool:
    """Let go over a place; tell whether it was taken."""
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(
        QPointF(5, 5).toPoint(), action, data, button, Qt.KeyboardModifier.NoModifier
    )
    entering.ignore()
    QApplication.sendEvent(place, entering)
    if not entering.isAccepted():
        return False
    letting_go = QDropEvent(QPointF(5, 5), action, data, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(place, letting_go)
    desk.rest()
    return True


@pytest.mark.parametrize("place", ["mainWindow", "filterBox"])
def test_an_archive_is_opened_where_it_is_dropped(desk: Desk, place: str, tmp_path: Path) -> None:
    file = build_archive(tmp_path, name="a b#?.summitdb")
    widget = desk.window if place == "mainWindow" else desk.named(place)

    assert drop(desk, widget, dragging(QUrl.fromLocalFile(str(file)).toString()))

    assert desk.session.archive is not None
    assert desk.session.archive.path == file
    assert desk.window.filter_bar.field.text() == ""


def test_a_file_that_is_no_archive_is_refused_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear sir")

    assert drop(desk, desk.window, dragging(QUrl.fromLocalFile(str(file)).toString()))

    assert desk.window.refusal.isVisibleTo(desk.window)


@pytest.mark.parametrize(
    "urls", [[], ["https://example.org/a.summitdb"], ["file:///a", "file:///b"], ["mailto:x"]]
)
def test_nothing_else_is_taken_for_an_archive(desk: Desk, urls: list[str]) -> None:
    assert file_of(dragging(*urls)) is None
    assert not drop(desk, desk.window, dragging(*urls))


def test_words_dropped_on_the_search_are_words(desk: Desk) -> None:
    field = desk.named("filterBox")

    assert drop(desk, field, dragging(text="treaty"))

    assert desk.window.filter_bar.field.text() == "treaty"
