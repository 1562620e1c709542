"""Someone who has never seen the window finds, by keys alone, what the archive is proudest of."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from summitdesk import wording
from summitdesk.ui.widgets.text_block import TextBlock
from tests.desk import Desk

TREATY = "Treaty on Eternal Good-Neighborliness, Friendship and Cooperation"
MOST_KEYS = 30
"""As many as a minute leaves to somebody who looks at the window between them."""

_TAGS = ("en", "ru", "zh-Hans", "kk", "uz-Latn", "uz-Cyrl", "ja", "es", "fr", "it", "de", "pt")
_TURNS = 20  # of the event loop: each block tells the one around it that it has grown
_Key = Qt.Key
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class Reader:
    """Presses keys, counts them, and knows only what stands in view or is read aloud."""

    def __init__(self, desk: Desk, qtbot: QtBot) -> None:
        self._desk = desk
        self._qtbot = qtbot
        self.keys = 0

    def press(
        self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press keys where the focus is, and look again."""
        for key in keys:
            self.keys += 1
            self._desk.press(key, modifier=modifier)
            for _ in range(_TURNS):
                QApplication.processEvents()

    def type(self, words: str) -> None:
        """Type where the focus is; a word counts as one key."""
        self.keys += len(words.split())
        self._qtbot.keyClicks(self._desk.focus, words)
        self._desk.rest()

    @property
    def view(self) -> str:
        """What stands in view in the record, block by block."""
        blocks = self._desk.window.browse.detail.findChildren(TextBlock)
        return "\n".join(
            " ".join(block.text().split())
            for block in blocks
            if not block.visibleRegion().isEmpty()
        )

    @property
    def aloud(self) -> str:
        """What is read aloud of whatever has the focus."""
        told = QAccessible.queryAccessibleInterface(self._desk.focus)
        place = told.focusChild() or told
        texts = (place.text(text) for text in (QAccessible.Text.Name, QAccessible.Text.Description))
        return " ".join(text.replace("\u00a0", " ") for text in texts if text)

    def tab_to(self, name: str, most: int = 6) -> None:
        """Press Tab until what is read aloud is what one saw."""
        for _ in range(most):
            if name in self.aloud:
                return
            self.press(_Key.Key_Tab)
        assert name in self.aloud


@pytest.fixture
def reader(desk: Desk, qtbot: QtBot) -> Reader:
    """Somebody before the window as it opens."""
    return Reader(desk, qtbot)


@pytest.fixture
def at_the_treaty(reader: Reader) -> Reader:
    """Somebody who found the Treaty in the list and went to its record."""
    reader.type("eternal friendship")
    reader.press(_Key.Key_Down)
    assert reader.aloud.startswith(f"{TREATY}. Agreement. Treaty")
    reader.press(_Key.Key_2, modifier=_CONTROL)
    assert TREATY in reader.view
    return reader


def test_the_treaty_has_its_title_in_eleven_languages(at_the_treaty: Reader) -> None:
    reader = at_the_treaty

    reader.tab_to("20 other titles in 12 languages")
    reader.press(_Key.Key_Return)
    seen = reader.view
    reader.press(_Key.Key_PageDown)
    seen += reader.view

    languages = {wording.language(tag) for tag in _TAGS}
    assert (
        len({name for name in languages if re.search(rf"^{re.escape(name)} · ", seen, re.M)}) >= 11
    )
    assert reader.keys <= MOST_KEYS


def test_where_its_texts_can_be_read_is_told(at_the_treaty: Reader) -> None:
    reader = at_the_treaty

    _step_to(reader, lambda: reader.view.startswith("Texts") or "\nTexts\n" in reader.view)

    assert "Fred Gao (newsletter)" in reader.view
    assert "https://cis-legislation.com/document.fwx?rgn=169463" in reader.view
    assert reader.keys <= MOST_KEYS


def test_what_japarov_said_was_aitmatovs(at_the_treaty: Reader) -> None:
    reader = at_the_treaty

    _step_to(reader, lambda: "Said at the event" in reader.view)
    reader.press(_Key.Key_PageDown)

    assert "“Peace begins with how you live with your neighbor." in reader.view
    assert "Chinghiz Aitmatov, quoted by Sadyr Japarov" in reader.view
    assert reader.keys <= MOST_KEYS


def test_why_two_papers_disagree_about_a_date_is_told(at_the_treaty: Reader) -> None:
    reader = at_the_treaty
    assert "1 of 3 claims differs" in reader.view

    _step_to(reader, lambda: "Date of signature of the treaty" in reader.view)
    reader.tab_to("Link to 3 claims")
    reader.press(_Key.Key_Return)

    assert "18 June appears only in a later analysis piece" in reader.view
    assert "18 June 2025 · The Hong Kong Post" in reader.view
    assert "17 June 2025 · KUNA (Kuwait News Agency)" in reader.view
    assert reader.keys <= MOST_KEYS


def test_from_a_part_one_went_to_tab_goes_on_and_not_back_to_the_top(at_the_treaty: Reader) -> None:
    reader = at_the_treaty

    reader.press(_Key.Key_Down, _Key.Key_Down, modifier=_ALT)
    reader.press(_Key.Key_Tab)
    assert reader.aloud.startswith("“The six pomegranate trees")

    reader.press(_Key.Key_Up, modifier=_ALT)
    reader.press(_Key.Key_Tab)
    assert reader.aloud.endswith("Link to How the 2025 treaty is called in translation")


def test_the_last_parts_are_reached_where_nothing_is_left_to_scroll(
    desk: Desk, at_the_treaty: Reader
) -> None:
    reader = at_the_treaty
    steps = len(desk.window.browse.detail.page.parts)

    reader.press(*[_Key.Key_Down] * (steps + 3), modifier=_ALT)
    reader.press(_Key.Key_Up, modifier=_ALT)
    reader.press(*[_Key.Key_Up] * (steps - 2), modifier=_ALT)

    assert "Where sources disagree" in reader.view


def _step_to(reader: Reader, is_there: Callable[[], bool]) -> None:
    """Go from part to part of the record until one sees what one looks for."""
    for _ in range(10):
        reader.press(_Key.Key_Down, modifier=_ALT)
        if is_there():
            return
    raise AssertionError("it is never seen")
