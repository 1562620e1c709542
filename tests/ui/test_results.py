"""The list holds ids and a few pages, whatever its length."""

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from summitdesk.domain.listing import Summary
from summitdesk.ui.models.results import PAGE, PAGES_ASKED, PAGES_KEPT, SUMMARY_ROLE, ResultModel
from summitdesk.ui.widgets.result_table import ResultTable

MILLION = 1_000_000


class Reader:
    """Answers at once or when told to; remembers what it was asked for."""

    def __init__(self, *, at_once: bool = True, gone: Sequence[int] = ()) -> None:
        self.asked: list[range | list[int]] = []
        self.is_failing = False
        self._at_once = at_once
        self._gone = gone
        self._waiting: list[Callable[[], None]] = []

    def read_rows(
        self,
        ids: Sequence[int],
        then: Callable[[list[Summary | None]], None],
        otherwise: Callable[[], None],
    ) -> None:
        self.asked.append(list(ids))
        if self.is_failing:
            otherwise()
            return
        rows = [None if row_id in self._gone else summary(row_id) for row_id in ids]
        if self._at_once:
            then(rows)
        else:
            self._waiting.append(lambda: then(rows))

    def answer(self) -> None:
        while self._waiting:
            self._waiting.pop(0)()


def summary(row_id: int) -> Summary:
    return Summary(row_id, f"agr-{row_id}", "agreement", f"Agreement {row_id}", "2025-06-17")


def ids(count: int) -> "array[int]":
    return array("I", range(1, count + 1))


def drawn(model: ResultModel, rows: Sequence[int]) -> str:
    return "\n".join(str(model.index(row, 0).data()) for row in rows)


def test_the_model_keeps_the_rules_of_models(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = ResultModel(Reader())
    model.show(ids(300), [summary(row_id) for row_id in range(1, 41)])

    qtmodeltester.check(model)


def test_rows_are_there_at_once_or_come_in_a_moment(qtbot: QtBot) -> None:
    model = ResultModel(Reader())
    model.show(ids(300), [summary(1), summary(2)])

    assert drawn(model, [0, 1, 2, 299]) == "Agreement 1\nAgreement 2\nLoading…\nLoading…"
    with qtbot.waitSignals([model.page_fetched, model.page_fetched]):
        pass
    assert drawn(model, [0, 1, 2, 299]) == ("Agreement 1\nAgreement 2\nAgreement 3\nAgreement 300")


def test_a_row_that_is_gone_says_so(qtbot: QtBot) -> None:
    model = ResultModel(Reader(gone=[2]))
    model.show(ids(3), [])

    drawn(model, [0])
    with qtbot.waitSignal(model.page_fetched):
        pass

    assert drawn(model, [0, 1, 2]) == "Agreement 1\nThis record is gone\nAgreement 3"
    assert model.index(1, 0).data(SUMMARY_ROLE) is None


def test_a_million_rows_are_walked_with_a_few_pages(qtbot: QtBot) -> None:
    reader = Reader()
    model = ResultModel(reader)
    table = ResultTable(model)
    qtbot.addWidget(table)
    table.resize(600, 720)
    with qtbot.waitExposed(table):
        table.show()

    model.show(ids(MILLION), [summary(row_id) for row_id in range(1, 41)])
    with qtbot.waitSignal(model.page_fetched):
        table.go_to_row(MILLION - 1)
        table.viewport().repaint()

    assert model.rowCount() == MILLION
    assert table.chosen == f"agr-{MILLION}"
    assert len(reader.asked) <= 2
    assert sum(len(page) for page in reader.asked) <= 2 * PAGE


def test_fast_scrolling_asks_for_nothing_it_has_passed(qtbot: QtBot) -> None:
    reader = Reader()
    model = ResultModel(reader)
    model.show(ids(MILLION), [])

    for row in range(0, MILLION, 20_000):
        model.summary(row)
    with qtbot.waitSignal(model.page_fetched):
        pass

    assert len(reader.asked) == PAGES_ASKED
    newest = (MILLION - 20_000) // PAGE * PAGE + 1
    assert reader.asked[0][0] == newest


def test_few_pages_are_kept(qtbot: QtBot) -> None:
    model = ResultModel(Reader())
    model.show(ids(MILLION), [])

    for page in range(PAGES_KEPT * 2):
        with qtbot.waitSignal(model.page_fetched):
            model.summary(page * PAGE)

    known = [page for page in range(PAGES_KEPT * 2) if model.is_known(page * PAGE)]
    assert len(known) == PAGES_KEPT
    assert known[0] == PAGES_KEPT


def test_rows_of_an_older_list_are_dropped(qtbot: QtBot) -> None:
    reader = Reader(at_once=False)
    model = ResultModel(reader)
    model.show(ids(10), [])
    model.summary(0)
    qtbot.waitUntil(lambda: bool(reader.asked))

    model.show(array("I", [7]), [summary(7)])
    reader.answer()

    assert drawn(model, [0]) == "Agreement 7"


def test_rows_that_could_not_be_read_are_asked_for_again(qtbot: QtBot) -> None:
    reader = Reader()
    reader.is_failing = True
    model = ResultModel(reader)
    model.show(ids(3), [])
    assert drawn(model, [0]) == "Loading…"
    qtbot.waitUntil(lambda: len(reader.asked) == 1)

    reader.is_failing = False
    with qtbot.waitSignal(model.page_fetched):
        drawn(model, [0])  # as the next paint does

    assert drawn(model, [0]) == "Agreement 1"


def test_a_list_knows_where_a_record_stands(qtbot: QtBot) -> None:
    model = ResultModel(Reader())
    model.show(array("I", [5, 9, 7]), [])

    assert model.row_of(7) == 2
    assert model.row_of(8) is None


def test_a_row_reads_as_one_sentence(qtbot: QtBot) -> None:
    model = ResultModel(Reader())
    model.show(ids(1), [summary(1)])

    sentence = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert sentence == "Agreement 1. Agreement. 17 June 2025."
