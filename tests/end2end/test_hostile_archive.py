"""Whatever a record says, it is shown as text and freezes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from summitdesk.archive.taking import escaped
from summitdesk.ui import plain
from tests.builders import build_archive, change, record
from tests.desk import Desk
from tests.pdf import words_of_pdf

MARKUP = "<h1>Loud</h1> <img src='file:///etc/hostname'> <a href='javascript:alert(1)'>here</a>"
OVERRIDE = "agreement\u202egpj.exe"
LONG = "x" * 1_000_000


@pytest.fixture
def hostile(tmp_path: Path, open_desk: Callable[[Path], Desk]) -> Callable[[str], Desk]:
    """The window on an archive in which everything is called by the same odd words."""

    def opened(words: str) -> Desk:
        archive = build_archive(tmp_path, [_agreement("placeholder")])
        for table, column in (
            ("agreement", "title"),
            ("agreement", "summary"),
            ("agreement_title", "text"),
            ("provision", "summary"),
            ("note", "text"),
            ("citation", "evidence"),
            ("source", "title"),
            ("source", "publisher"),
            ("person", "name"),
            ("quotation", "text"),
            ("discrepancy", "topic"),
            ("claim", "text"),
            ("term", "label"),
            ("record", "label"),
            ("archive_info", "title"),
            ("identifier", "scheme"),
            ("identifier", "value"),
            ("agreement", "date"),
            ("agreement", "date_as_given"),
            ("date_claim", "date"),
            ("text_version", "language"),
            ("agreement_title", "language"),
            ("agreement_status", "word"),
            ("agreement_act", "date"),
            ("change_set", "author"),
            ("change_set", "note"),
        ):
            change(archive, f"UPDATE {table} SET {column} = ?", words)
        return open_desk(archive)

    return opened


def _agreement(title: str) -> dict[str, object]:
    return record(  # type: ignore[return-value]  # an aggregate is a dict
        "agreement",
        "agr-odd",
        title=title,
        summary="words",
        date="2026-01-01",
        titles=[{"text": "words", "language": "en", "source": "source-any", "note": "words"}],
        provisions=[{"number": "1", "heading": "words", "summary": "words"}],
        date_as_given="words",
        date_claims=[{"date": "2026", "source": "source-any"}],
        identifiers=[{"scheme": "words", "value": "1"}],
        texts=[{"language": "en", "source": "source-any"}],
        statuses=[{"word": "words", "source": "source-any"}],
        acts=[{"act": "act-any", "text": "words", "date": "2026"}],
        relations=[{"relation": "relation-any", "related": "agreement-any"}],
        notes=[{"note_kind": "note_kind-any", "text": "words"}],
        citations=[{"source": "source-any", "evidence": "words"}],
    )


def labels(desk: Desk) -> list[QLabel]:
    return desk.window.findChildren(QLabel)


def test_markup_is_shown_letter_by_letter(hostile: Callable[[str], Desk]) -> None:
    desk = hostile(MARKUP)

    assert desk.title == MARKUP
    assert MARKUP in desk.texts("detailPane")
    assert any(MARKUP[:40] in title for title in desk.titles)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels(desk))


def test_no_tooltip_holds_markup_of_a_record(hostile: Callable[[str], Desk]) -> None:
    desk = hostile(MARKUP)
    model = desk.window.browse.list_area.model
    tooltips = [widget.toolTip() for widget in desk.window.findChildren(QWidget)]
    tooltips.append(model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))

    assert any("&lt;h1&gt;" in tooltip for tooltip in tooltips)
    assert not any("<h1>" in tooltip or "<img" in tooltip for tooltip in tooltips)


def test_direction_overrides_are_visible_marks(hostile: Callable[[str], Desk]) -> None:
    desk = hostile(OVERRIDE)

    shown = [*desk.titles, *(label.text() for label in labels(desk))]

    assert any("agreement⟨RLO⟩gpj.exe" in text for text in shown)
    assert not any("\u202e" in text for text in shown)


def test_control_characters_are_visible_marks(hostile: Callable[[str], Desk]) -> None:
    desk = hostile("bell\x07 and escape\x1b[2J")

    shown = [*desk.titles, *(label.text() for label in labels(desk))]

    assert any("bell␇ and escape␛[2J" in text for text in shown)
    assert not any(character in text for text in shown for character in "\x07\x1b")


@pytest.mark.parametrize(
    "words", [LONG, "word " * 200_000, "合" * 300_000, "a" + "\u0301" * 500_000]
)
def test_a_million_characters_are_shown_in_part(hostile: Callable[[str], Desk], words: str) -> None:
    desk = hostile(words)

    longest = max(len(label.text()) for label in labels(desk))

    assert desk.title == words
    assert longest <= plain.LIMIT + 200
    assert all(len(title) <= plain.ROW_LIMIT + 10 for title in desk.titles)


@pytest.mark.parametrize("words", [MARKUP, OVERRIDE, "[here](file:///etc/hostname) # loud"])
def test_what_is_taken_away_is_text(
    hostile: Callable[[str], Desk],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = hostile(words)
    target = tmp_path / "taken.pdf"
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(target), "")
    )
    shifted = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    desk.press(Qt.Key.Key_M, modifier=shifted)
    markdown = QGuiApplication.clipboard().text()
    desk.press(Qt.Key.Key_S, modifier=shifted)

    assert escaped(words) in markdown
    assert words not in markdown.replace(escaped(words), "")
    assert "agreement" in "".join(words_of_pdf(target)).casefold()
    assert not any(word in target.read_bytes() for word in (b"/URI", b"/Launch", b"/JavaScript"))
