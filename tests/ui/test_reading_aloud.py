"""What a screen reader is told of a quotation: whose words they are, and how sure they are."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface

from summitdesk.ui.widgets.cards import Card
from tests.desk import Desk

_ALT, _CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
BORROWED = "Chinghiz Aitmatov, quoted by Sadyr Japarov"


def names(desk: Desk) -> Iterator[str]:
    """What is read aloud of the rows of the list, one after the other."""
    table = QAccessible.queryAccessibleInterface(desk.window.browse.list_area.table)
    for at in range(table.childCount()):
        child: QAccessibleInterface | None = table.child(at)
        if child is not None and child.role() == QAccessible.Role.Cell:
            yield child.text(QAccessible.Text.Name).replace("\u00a0", " ")


def focused(desk: Desk) -> str:
    """What is read aloud of whatever has the focus."""
    told = QAccessible.queryAccessibleInterface(desk.focus)
    return (told.focusChild() or told).text(QAccessible.Text.Name).replace("\u00a0", " ")


@pytest.fixture(params=[Qt.Key.Key_7, Qt.Key.Key_8], ids=["rows", "columns"])
def quotations(desk: Desk, request: pytest.FixtureRequest) -> Desk:
    """The quotations, in rows and in columns."""
    desk.open_tab("quotations")
    desk.press(request.param, modifier=_ALT)
    return desk


def test_a_row_tells_that_its_words_are_of_low_confidence(quotations: Desk) -> None:
    desk = quotations
    desk.session.include("confidence", "confidence-low")
    desk.rest()
    desk.press(Qt.Key.Key_1, modifier=_CONTROL)
    desk.press(Qt.Key.Key_Home)

    told = [name for name in names(desk) if ". Quotation. " in name]

    assert "low confidence" in focused(desk).casefold()
    assert len(told) == len(desk.titles)
    assert all("low confidence" in name.casefold() for name in told)


def test_a_row_names_the_author_of_borrowed_words_first(quotations: Desk) -> None:
    desk = quotations
    desk.type("borders disappear")
    desk.press(Qt.Key.Key_Down)

    told = [name for name in names(desk) if ". Quotation. " in name]

    assert BORROWED in focused(desk)
    assert len(told) == 2
    assert all(BORROWED in name for name in told)


@pytest.mark.parametrize(
    ("words", "told"),
    [("borders disappear", BORROWED), ("generations", "low confidence")],
)
def test_a_card_tells_it_too(desk: Desk, words: str, told: str) -> None:
    desk.open_tab("quotations")
    desk.type(words)
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Home)
    row = next(at for at, name in enumerate(names(desk)) if told in name.casefold() or told in name)
    desk.press(*[Qt.Key.Key_Down] * row)

    card = next(iter(desk.window.browse.detail.findChildren(Card)))
    read = QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name)

    assert told in read.replace("\u00a0", " ")


def test_the_book_tells_it_too(desk: Desk) -> None:
    desk.open_tab("quotations")
    desk.session.include("confidence", "confidence-low")
    desk.press(Qt.Key.Key_0, modifier=_ALT)
    page = desk.window.book.page
    assert page is not None

    cards = page.pages.viewport().findChildren(Card)

    assert cards
    for card in cards:
        read = QAccessible.queryAccessibleInterface(card).text(QAccessible.Text.Name)
        assert "low confidence" in read.replace("\u00a0", " ")
