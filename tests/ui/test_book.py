"""The quotations found read like a book: chapters, each sentence once, however many there are."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from summitdesk.archive.archive import Archive
from summitdesk.domain.listing import Reference, Summary
from summitdesk.domain.query import Query
from summitdesk.ui.models.book import Chapter, Grouping, Leaf, Saying, leaves
from summitdesk.ui.runs import text_of
from summitdesk.ui.widgets.book_page import BookPage
from summitdesk.ui.widgets.book_pages import BookPages
from summitdesk.ui.widgets.cards import Card
from tests.desk import Desk

HIGH = Reference("confidence-high", "High")
LOW = Reference("confidence-low", "Low")
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def rows(archive: Archive) -> list[Summary]:
    found = archive.rows(archive.find(Query(kinds=("quotation",))).ids)
    return [row for row in found if row is not None]


def saying(number: int, **fields: object) -> Summary:
    """A quotation nobody else gives."""
    said = {"title": f"Words number {number}. " * (1 + number % 9), "confidence": HIGH, **fields}
    uid = str(fields.get("uid", f"quo-{number}"))
    return Summary(id=number, kind="quotation", **{**said, "uid": uid})  # type: ignore[arg-type]


def chapters(book: list[Leaf]) -> list[str]:
    return [leaf.title for leaf in book if isinstance(leaf, Chapter)]


def sayings(book: list[Leaf]) -> list[Saying]:
    return [leaf for leaf in book if isinstance(leaf, Saying)]


def cards_of(book: BookPages) -> list[Card]:
    return [card for card in book.viewport().findChildren(Card) if card.isVisible()]


def opened(desk: Desk) -> BookPage:
    """The book, opened by key."""
    desk.press(Qt.Key.Key_0, modifier=ALT)
    page = desk.window.book.page
    assert isinstance(page, BookPage)
    return page


@pytest.mark.parametrize("grouping", Grouping)
def test_every_quotation_found_is_in_the_book_once(archive: Archive, grouping: Grouping) -> None:
    book = leaves(rows(archive), grouping)

    uids = [row.uid for leaf in sayings(book) for row in (leaf.summary, *leaf.others)]

    assert sorted(uids) == sorted(row.uid for row in rows(archive))
    assert sum(leaf.passages for leaf in book if isinstance(leaf, Chapter)) == len(sayings(book))


def test_the_same_words_stand_once_with_their_other_languages(archive: Archive) -> None:
    book = leaves(rows(archive), Grouping.SPEAKER)

    (pomegranate,) = [leaf for leaf in sayings(book) if leaf.summary.parallel == "pg-pomegranate"]

    told = text_of(pomegranate.passage(Grouping.SPEAKER).attribution).replace("\u00a0", " ")
    assert pomegranate.summary.language == "en"
    assert len(pomegranate.others) == 4
    assert all(name in told for name in ("русский", "中文", "other wording"))


def test_chapters_are_speakers_events_or_dates(archive: Archive) -> None:
    found = rows(archive)

    by_speaker = chapters(leaves(found, Grouping.SPEAKER))
    by_event = chapters(leaves(found, Grouping.EVENT))
    by_date = chapters(leaves(found, Grouping.DATE))

    assert by_speaker == sorted(by_speaker, key=str.casefold)
    assert "Xi Jinping" in by_speaker
    assert by_event[-1] == "On no event of this archive"
    assert by_date[:2] == ["22 November 2025", "17 June 2025"]


def test_what_is_unknown_comes_last() -> None:
    who = Reference("prs-b", "B")
    book = leaves([saying(1), saying(2, speaker=who), saying(3)], Grouping.SPEAKER)

    assert chapters(book) == ["B", "Unknown speaker"]


def test_the_surest_wording_stands_for_all() -> None:
    sure = saying(1, parallel="pg", confidence=HIGH, language="zh")
    unsure = saying(2, parallel="pg", confidence=LOW, language="en")

    (leaf,) = sayings(leaves([unsure, sure], Grouping.DATE))

    assert (leaf.summary, leaf.others) == (sure, (unsure,))


def test_borrowed_and_unsure_words_say_so(archive: Archive) -> None:
    book = sayings(leaves(rows(archive), Grouping.DATE))
    passages = {leaf.summary.uid: leaf.passage(Grouping.DATE) for leaf in book}

    borrowed = text_of(passages["quo-jap25-aitmatov-daryo"].attribution)
    low = [passage for passage in passages.values() if passage.is_low]

    assert borrowed.startswith("Chinghiz Aitmatov, quoted by Sadyr Japarov")
    assert low
    assert all("low\u00a0confidence" in text_of(passage.attribution) for passage in low)


def test_the_book_opens_by_key_and_closes_by_key(desk: Desk) -> None:
    page = opened(desk)

    assert page.isVisible()
    assert desk.window.browse.list_area.tabs.tab == "quotations"
    assert "73 passages" in " ".join(desk.texts("bookView"))

    desk.press(Qt.Key.Key_0, modifier=ALT)

    assert not page.isVisible()
    assert desk.window.browse.list_area.table.isVisible()


def test_rows_and_columns_lead_back_to_the_list(desk: Desk) -> None:
    page = opened(desk)

    desk.window.browse.list_area.bar.rows.click()
    desk.rest()

    assert not page.isVisible()
    assert desk.window.browse.list_area.bar.rows.isChecked()


def test_the_book_is_offered_among_quotations_only(desk: Desk) -> None:
    bar = desk.window.browse.list_area.bar
    before = bar.book.isVisible()

    desk.open_tab("quotations")

    assert (before, bar.book.isVisible()) == (False, True)


def test_the_switch_orders_the_book_anew(desk: Desk) -> None:
    page = opened(desk)

    page.switch.setCurrentIndex(1)
    desk.rest()

    assert desk.window.commands["book_by_event"].isChecked()
    first = page.pages.shown()[0]
    assert isinstance(first, Chapter)
    assert first.title.startswith("Wang Yi")


def test_a_search_narrows_the_book(desk: Desk) -> None:
    page = opened(desk)

    desk.type("Aitmatov")

    assert page.isVisible()
    assert [leaf.summary.uid for leaf in page.pages.shown() if isinstance(leaf, Saying)] == [
        "quo-jap25-aitmatov-daryo"
    ]


def test_nothing_found_is_said_in_place_of_the_book(desk: Desk) -> None:
    page = opened(desk)

    desk.type("zzzzzz")
    nothing = page.isVisible(), desk.window.browse.list_area.empty.isVisible()
    desk.type("trade")

    assert nothing == (False, True)
    assert page.isVisible()


def test_another_tab_is_a_list_and_the_book_is_still_open_behind_it(desk: Desk) -> None:
    page = opened(desk)

    desk.open_tab("speeches")
    elsewhere = page.isVisible()
    desk.open_tab("quotations")

    assert (elsewhere, page.isVisible()) == (False, True)


def test_arrows_walk_from_passage_to_passage_and_open_it(desk: Desk) -> None:
    page = opened(desk)
    desk.window.browse.list_area.focus_list()

    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down)

    card = desk.focus
    assert isinstance(card, Card)
    reading = desk.window.browse.detail.reading
    assert reading is not None
    assert reading.uid == card.uid
    assert 0 <= card.y() <= page.pages.viewport().height()


def test_control_and_arrows_walk_from_chapter_to_chapter(desk: Desk) -> None:
    page = opened(desk)
    desk.window.browse.list_area.focus_list()

    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=CONTROL)

    first = page.pages.shown()[0]
    assert isinstance(first, Chapter)
    assert first.title == "Kassym-Jomart Tokayev"


def test_the_passage_with_the_keys_is_copied_with_its_citation(desk: Desk) -> None:
    opened(desk)
    desk.window.browse.list_area.focus_list()
    desk.press(Qt.Key.Key_Down)

    desk.press(Qt.Key.Key_C, modifier=CONTROL)

    card = desk.focus
    assert isinstance(card, Card)
    assert card.words.text()[:30] in QGuiApplication.clipboard().text()


def test_a_person_named_in_the_book_is_a_link(desk: Desk) -> None:
    page = opened(desk)
    card = page.pages.findChildren(Card)[0]

    card.link_requested.emit("prs-japarov")
    desk.rest()

    assert desk.title == "Sadyr Japarov"


@pytest.fixture
def pages(qtbot: QtBot) -> Callable[[int], BookPages]:
    """A book of so many passages."""

    def made(amount: int) -> BookPages:
        book = BookPages()
        qtbot.addWidget(book)
        book.resize(620, 700)
        book.show()
        QApplication.processEvents()
        said = (
            saying(number, speaker=Reference(f"prs-{number // 40}", f"Speaker {number // 40:04}"))
            for number in range(amount)
        )
        book.show_leaves(leaves(said, Grouping.SPEAKER), Grouping.SPEAKER)
        QApplication.processEvents()
        return book

    return made


def test_of_thousands_of_passages_only_some_are_made(pages: Callable[[int], BookPages]) -> None:
    book = pages(10_000)

    for part in (0.2, 0.9, 0.5, 1.0):
        bar = book.verticalScrollBar()
        bar.setValue(round(bar.maximum() * part))
        QApplication.processEvents()
        assert 0 < book.made < 80
        assert book.shown()


def test_the_end_of_the_book_is_its_last_passage(pages: Callable[[int], BookPages]) -> None:
    book = pages(3_000)

    book.verticalScrollBar().setValue(book.verticalScrollBar().maximum())
    QApplication.processEvents()
    book.verticalScrollBar().setValue(book.verticalScrollBar().maximum())

    last = book.shown()[-1]
    assert isinstance(last, Saying)
    assert last.summary.uid == "quo-2999"


def test_scrolling_up_does_not_move_what_is_read(pages: Callable[[int], BookPages]) -> None:
    book = pages(3_000)
    bar = book.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    QApplication.processEvents()

    for _ in range(60):
        before = {card.uid: card.y() for card in cards_of(book)}
        value = bar.value()
        bar.setValue(value - 30)
        after = {card.uid: card.y() for card in cards_of(book)}
        moved = {after[uid] - before[uid] for uid in before.keys() & after.keys()}
        assert all(abs(each - 30) <= 1 for each in moved)


def test_another_width_keeps_the_place(pages: Callable[[int], BookPages]) -> None:
    book = pages(3_000)
    bar = book.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    QApplication.processEvents()
    before = book.shown()[0]

    book.resize(440, 700)
    QApplication.processEvents()

    assert before in book.shown()[:2]


def test_no_passage_covers_another(pages: Callable[[int], BookPages]) -> None:
    book = pages(500)
    bar = book.verticalScrollBar()

    for part in (0.0, 0.31, 0.77, 1.0):
        bar.setValue(round(bar.maximum() * part))
        QApplication.processEvents()
        for above, below in pairwise(sorted(cards_of(book), key=lambda card: card.y())):
            assert above.y() + above.height() <= below.y()


def test_how_one_reads_is_remembered(open_desk: Callable[[Path], Desk], archive_path: Path) -> None:
    desk = open_desk(archive_path)
    opened(desk)

    desk.window.commands["book_by_date"].trigger()
    desk.rest()

    now = desk.window.memory.now
    assert (now.reads_book, now.book) == (True, "date")
