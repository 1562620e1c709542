"""The next key stops the last search, and only the last answer is seen."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from summitdesk.archive.archive import Archive
from summitdesk.domain.errors import Cancelled
from summitdesk.domain.listing import Results
from summitdesk.domain.query import Query
from tests.desk import Desk


class Blocked:
    """Holds a search of certain words until it is told to stop, as a long one would run."""

    def __init__(self, archive: Archive, words: str) -> None:
        self._find = archive.find
        self._words = words
        self.begun = threading.Event()
        self.stopped = threading.Event()

    def find(self, query: Query, cancel: threading.Event | None = None) -> Results:
        if query.text == self._words and cancel is not None:
            self.begun.set()
            cancel.wait()
            self.stopped.set()
            raise Cancelled
        return self._find(query, cancel)


def test_the_next_key_stops_the_last_search(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = desk.session.archive
    assert archive is not None
    blocked = Blocked(archive, "t")
    monkeypatch.setattr(archive, "find", blocked.find)
    answered: list[str] = []
    desk.session.results_found.connect(lambda answer: answered.append(answer.query.text))

    desk.session.search_for("t")
    assert blocked.begun.wait(10)
    desk.session.search_for("treaty")
    desk.rest()

    assert blocked.stopped.wait(10)
    assert answered == ["treaty"]
    assert all("reaty" in title for title in desk.titles[:1])


def test_keys_typed_in_one_stroke_are_one_question(desk: Desk) -> None:
    asked: list[str] = []
    desk.session.query_changed.connect(lambda query: asked.append(query.text))

    desk.type("treaty")

    assert asked[-1] == "treaty"
    assert len(asked) < len("treaty")


def test_escape_takes_back_words_that_were_not_asked_yet(desk: Desk) -> None:
    field = desk.window.filter_bar.field
    everything = desk.count

    for text in ("t", "treaty"):
        QTest.keyClicks(field, text)
        assert desk.window.filter_bar.is_waiting
        QTest.keyClick(field, Qt.Key.Key_Escape)
        desk.rest()

        assert field.text() == ""
        assert desk.session.query.text == ""
        assert desk.count == everything


def test_what_an_input_method_composes_is_not_searched(desk: Desk) -> None:
    asked: list[str] = []
    desk.session.query_changed.connect(lambda query: asked.append(query.text))

    desk.compose("zhongya")
    assert asked == []
    desk.commit("中亚")

    assert asked == ["中亚"]
    assert desk.titles


def test_facets_come_after_the_list(desk: Desk) -> None:
    order: list[str] = []
    desk.session.results_found.connect(lambda _answer: order.append("list"))
    desk.session.facets_counted.connect(lambda _facets: order.append("facets"))

    desk.type("cooperation")

    assert order[-2:] == ["list", "facets"]
