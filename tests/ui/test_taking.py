"""What is read can be taken away: cited, quoted, copied, saved; never without its marks."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

from summitdesk.archive.archive import Archive
from summitdesk.archive.citables import cite
from summitdesk.domain.citing.styles import STYLES
from summitdesk.domain.errors import Cancelled
from summitdesk.ui import taking
from summitdesk.ui.views.taking_away import file_name, with_suffix
from summitdesk.ui.widgets.cards import Card
from summitdesk.ui.widgets.copy_button import CopyButton
from tests.desk import Desk
from tests.pdf import words_of_pdf

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFTED = CONTROL | Qt.KeyboardModifier.ShiftModifier
TREATY = "agr-treaty-eternal"
LOW = "quo-xi25-generations"
BORROWED = "quo-jap25-aitmatov-daryo"


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def read(desk: Desk, uid: str) -> None:
    desk.window.browse.open_record(uid)
    desk.rest()
    desk.window.browse.detail.setFocus()


def select(desk: Desk, rows: int) -> None:
    """Select the first rows of the list, and leave the keys there."""
    table = desk.window.browse.list_area.table
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in range(rows):
        table.selectionModel().select(table.model().index(row, 0), flags)
    table.setFocus()
    desk.rest()


def cited(archive: Archive, uid: str, style: str) -> str:
    record = archive.record(uid)
    assert record is not None
    return cite(archive, record, STYLES[style])


def test_a_citation_is_a_key_away(desk: Desk, archive: Archive) -> None:
    read(desk, TREATY)

    desk.press(Qt.Key.Key_C, modifier=SHIFTED)

    assert clipboard() == cited(archive, TREATY, "chicago")
    assert desk.window.footer.search.text() == "1 citation copied: Chicago, 17th edition."


@pytest.mark.parametrize("style", STYLES)
def test_a_style_once_chosen_is_cited_in_from_then_on(
    desk: Desk, archive: Archive, style: str
) -> None:
    read(desk, TREATY)

    desk.window.commands[f"cite_{style}"].trigger()
    desk.rest()
    at_once = clipboard()
    read(desk, "evt-astana-2025")
    desk.press(Qt.Key.Key_C, modifier=SHIFTED)

    assert at_once == cited(archive, TREATY, style)
    assert clipboard() == cited(archive, "evt-astana-2025", style)
    ticked = [name for name in STYLES if desk.window.commands[f"cite_{name}"].isChecked()]
    assert ticked == [style]


def test_the_selected_rows_are_cited_a_line_each(desk: Desk, archive: Archive) -> None:
    select(desk, 3)

    desk.press(Qt.Key.Key_C, modifier=SHIFTED)

    uids = [row.uid for row in map(desk.window.browse.list_area.model.summary, range(3)) if row]
    assert clipboard().splitlines() == [cited(archive, uid, "chicago") for uid in uids]


def test_in_the_detail_only_the_record_on_show_is_meant(desk: Desk) -> None:
    select(desk, 3)
    desk.window.browse.detail.setFocus()

    desk.press(Qt.Key.Key_C, modifier=SHIFTED)

    assert len(clipboard().splitlines()) == 1


def test_a_quotation_of_low_confidence_is_never_copied_without_its_mark(desk: Desk) -> None:
    read(desk, LOW)

    desk.press(Qt.Key.Key_Q, modifier=SHIFTED)
    with_citation = clipboard()
    desk.press(Qt.Key.Key_T, modifier=SHIFTED)
    as_text = clipboard()
    desk.press(Qt.Key.Key_M, modifier=SHIFTED)
    as_markdown = clipboard()
    desk.press(Qt.Key.Key_C, modifier=SHIFTED)

    for copied in (with_citation, as_text, as_markdown, clipboard()):
        assert "low confidence" in copied


def test_borrowed_words_are_copied_with_their_author_first(desk: Desk) -> None:
    read(desk, BORROWED)

    desk.press(Qt.Key.Key_Q, modifier=SHIFTED)

    assert "— Chinghiz Aitmatov, quoted by Sadyr Japarov" in clipboard()


def test_what_is_no_quotation_is_not_copied_as_one(desk: Desk) -> None:
    QGuiApplication.clipboard().setText("before")
    read(desk, TREATY)

    desk.press(Qt.Key.Key_Q, modifier=SHIFTED)

    assert clipboard() == "before"
    assert "Choose a quotation first" in desk.window.footer.search.text()


def test_a_card_is_copied_by_key_button_and_menu(desk: Desk, archive: Archive) -> None:
    card = desk.window.browse.detail.findChildren(Card)[1]
    wanted = cited(archive, card.uid, "chicago")

    card.setFocus(Qt.FocusReason.TabFocusReason)
    desk.press(Qt.Key.Key_C, modifier=CONTROL)
    by_key = clipboard()
    QGuiApplication.clipboard().clear()
    button = card.findChild(CopyButton)
    assert isinstance(button, CopyButton)
    assert button.isVisible()
    button.click()
    desk.rest()
    by_button = clipboard()
    by_menu = chosen_in_menu(desk, card, "Copy with citation")

    assert (by_key, by_button, by_menu) == (wanted, wanted, wanted)


def test_the_words_alone_keep_their_mark(desk: Desk) -> None:
    read(desk, LOW)
    card = desk.window.browse.detail.findChildren(Card)[0]

    copied = chosen_in_menu(desk, card, "Copy the words")

    assert copied.startswith("“benefit generations to come”")
    assert "[low confidence]" in copied


def test_enter_on_a_card_opens_its_quotation(desk: Desk) -> None:
    card = desk.window.browse.detail.findChildren(Card)[0]
    card.setFocus(Qt.FocusReason.TabFocusReason)

    desk.press(Qt.Key.Key_Return)

    reading = desk.window.browse.detail.reading
    assert reading is not None
    assert reading.uid == card.uid


def chosen_in_menu(desk: Desk, card: Card, text: str) -> str:
    """What is copied after this was chosen in the menu of a card."""
    QGuiApplication.clipboard().clear()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), card.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(card, event)
    menu = card.findChild(QMenu)
    assert isinstance(menu, QMenu)
    (action,) = [action for action in menu.actions() if action.text() == text]
    action.trigger()
    menu.close()
    desk.rest()
    return clipboard()


def test_a_selection_is_saved_as_a_dossier(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "dossier"
    asked: list[str] = []

    def choose(_window: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(suggested).name)
        return str(target), ""

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", choose)
    select(desk, 2)

    desk.press(Qt.Key.Key_S, modifier=SHIFTED)

    assert asked == ["2 records.pdf"]
    pages = words_of_pdf(target.with_suffix(".pdf"))
    assert desk.window.footer.search.text() == f"Saved dossier.pdf: {len(pages)} pages."
    assert "Contents" in pages[0]
    assert all(title in pages[0] for title in desk.titles[:2])


def test_a_file_that_cannot_be_written_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "missing" / "dossier.pdf"
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_: (str(target), "")
    )

    desk.press(Qt.Key.Key_S, modifier=SHIFTED)

    assert "cannot be saved" in desk.window.footer.search.text()


def test_a_selection_too_large_is_cut_and_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "MOST_TAKEN", 2)
    select(desk, 3)

    desk.press(Qt.Key.Key_T, modifier=SHIFTED)

    assert desk.window.footer.search.text() == "2 records of 3 copied as text."


def test_making_many_records_can_be_stopped(archive: Archive) -> None:
    cancel = threading.Event()
    cancel.set()

    with pytest.raises(Cancelled):
        list(taking._views(archive, [TREATY], cancel))  # noqa: SLF001 - nothing else stops in time


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Treaty: a/b\\c? <d>", "Treaty a b c d"),
        ("  . ", "record"),
        ("永久睦邻友好合作条约", "永久睦邻友好合作条约"),
        ("x" * 300, "x" * 80),
        ("..\x00..", "record"),
    ],
)
def test_any_title_becomes_a_file_name(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_pdf_is_called_so() -> None:
    assert with_suffix(Path("a.b")) == Path("a.b.pdf")
    assert with_suffix(Path("a.PDF")) == Path("a.PDF")


def test_nothing_is_copied_when_nothing_is_read(
    open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    desk = open_desk(archive_path)
    desk.type("zzzzzz")

    desk.window.commands["copy_citation"].trigger()
    desk.rest()

    assert desk.window.footer.search.text() == "No record is chosen."
