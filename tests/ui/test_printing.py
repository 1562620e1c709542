"""On paper everything stands where it belongs, and nothing that was written is lost."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from summitdesk.archive.archive import Archive
from summitdesk.archive.dossier import pages
from summitdesk.archive.page import Item, Page, Part, Passage
from summitdesk.domain.errors import ArchiveError, Cancelled
from summitdesk.domain.query import Query
from summitdesk.ui.printing.manuscript import MOST_PRINTED, Manuscript, Style, manuscript
from summitdesk.ui.printing.paper import Fit, Paper
from summitdesk.ui.printing.press import printing, size_of, usual_page, write_pdf
from summitdesk.ui.printing.preview import Preview
from summitdesk.ui.printing.sheets import FOOT, MARGIN, Printable, font, laid_out
from tests.desk import Desk
from tests.pdf import words_of_pdf

A5 = QSizeF(420, 595)
A4 = QSizeF(595, 842)
TREATY = "agr-treaty-eternal"
LOW = "quo-xi25-generations"
HOSTILE = (
    "<h1>Loud</h1><img src='file:///etc/hostname'><a href='javascript:alert(1)'>here</a>",
    "agreement\u202egpj.exe \x07\x1b[2J",
    "x" * 200_000,
    "word " * 40_000,
    "合" * 100_000,
    "a" + "\u0301" * 200_000,
)

pytestmark = pytest.mark.usefixtures("qapp")


def written(archive: Archive, *uids: str) -> Manuscript:
    views = (archive.view(uid) for uid in uids)
    return manuscript(pages(archive, (view for view in views if view is not None)), archive.info)


def page(title: str, *texts: str) -> Page:
    return Page(title, "Speech", (Part("Text", tuple(map(Item, texts)), is_prose=True),))


def laid(archive: Archive, *of: Page, size: QSizeF = A5) -> Printable:
    return laid_out(manuscript(of, archive.info), size)


def words(printable: Printable) -> list[str]:
    """What stands on each sheet."""
    return [" ".join(strip.words() for strip in sheet.strips) for sheet in printable.sheets]


def test_every_record_is_printed_whole(archive: Archive) -> None:
    for summary in archive.rows(archive.find(Query()).ids)[::7]:
        assert summary is not None
        text = written(archive, summary.uid)
        printable = laid_out(text, A5)
        printed = "".join(strip.words() for sheet in printable.sheets for strip in sheet.strips)
        (record,) = text.records
        assert printed == "".join(each.text.replace("\n", "\u2028") for each in record)


def test_nothing_is_printed_below_the_last_line_or_twice_in_a_place(archive: Archive) -> None:
    printable = laid_out(written(archive, TREATY, LOW, "evt-astana-2025"), A5)
    room = A5.height() - 2 * MARGIN - FOOT

    for sheet in printable.sheets:
        ends = [0.0, *(strip.top + strip.height for strip in sheet.strips)]
        assert all(end <= room + 0.1 for end in ends)
        assert all(strip.top >= end - 0.1 for strip, end in zip(sheet.strips, ends, strict=False))


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(archive: Archive) -> None:
    printable = laid_out(written(archive, TREATY, "evt-astana-2025", "prs-japarov"), A5)

    last = [sheet.strips[-1].paragraph.style for sheet in printable.sheets]

    assert not set(last) & {Style.TITLE, Style.KIND, Style.HEADING, Style.LABEL}


def test_the_contents_tell_where_each_record_begins(archive: Archive) -> None:
    printable = laid_out(written(archive, LOW, TREATY, "prs-japarov"), A5)

    told = [strip.leads_to for strip in printable.sheets[0].strips if strip.paragraph.mark]
    titles = [each.paragraph.text for each in printable.sheets[0].strips if each.paragraph.mark]

    assert told == list(printable.begins)
    for number, title in zip(told, titles, strict=True):
        assert title in words(printable)[number - 1]


def test_one_record_needs_no_contents(archive: Archive) -> None:
    printable = laid_out(written(archive, LOW), A5)

    assert printable.begins == (1,)
    assert "Contents" not in words(printable)[0]


def test_short_records_share_a_sheet(archive: Archive) -> None:
    printable = laid(archive, *(page(f"Speech {number}", "A few words.") for number in range(3)))

    assert printable.begins == (2, 2, 2)
    assert len(printable.sheets[1].separators) == 2


def test_a_record_that_does_not_fit_begins_a_sheet(archive: Archive) -> None:
    printable = laid(
        archive, page("Short", "A few words."), page("Long", *["Some words. " * 9] * 30)
    )

    assert printable.begins == (2, 3)


def test_no_line_of_a_paragraph_stands_alone(archive: Archive) -> None:
    printable = laid(archive, page("Long", *["Some words that go on and on. " * 12] * 30))

    for sheet in printable.sheets:
        for strip in sheet.strips:
            if strip.text.lineCount() > 3:
                assert len(strip.lines) > 1


def test_what_was_said_at_one_event_is_printed_once(archive: Archive) -> None:
    text = written(archive, TREATY, "agr-astana-declaration")

    said = [paragraph.text for record in text.records for paragraph in record]

    first = "“benefit generations to come”"
    assert sum(each.startswith(first) for each in said) == 1
    assert any(each.startswith("The same as under “Treaty on Eternal") for each in said)


def test_low_confidence_is_printed_in_words(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "low.pdf"

    write_pdf(written(archive, LOW), file)

    (text,) = words_of_pdf(file)
    assert "[low confidence: one weak source]" in text


def test_a_pdf_holds_what_was_laid_out(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "treaty.pdf"
    text = written(archive, TREATY, "quo-jap25-aitmatov-daryo")

    count = write_pdf(text, file)

    told = words_of_pdf(file)
    assert len(told) == count == len(laid_out(text, size_of(usual_page())).sheets)
    everything = " ".join(told)
    for wanted in ("Contents", "Where sources disagree", "Sources", "Chinghiz Aitmatov, quoted by"):
        assert wanted in everything
    assert all(f"{number} of {count}" in page for number, page in enumerate(told, 1))
    assert [each.name for each in tmp_path.iterdir()] == ["treaty.pdf"]


def test_a_pdf_that_is_not_finished_leaves_what_was_there(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "old.pdf"
    file.write_text("old")
    cancel = threading.Event()
    cancel.set()

    with pytest.raises(Cancelled):
        write_pdf(written(archive, TREATY), file, cancel)

    assert file.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["old.pdf"]


def test_a_folder_that_is_none_is_said(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be saved"):
        write_pdf(written(archive, LOW), tmp_path / "none" / "new.pdf")


@pytest.mark.parametrize("nasty", HOSTILE)
def test_whatever_a_record_says_is_printed_as_text(
    archive: Archive, tmp_path: Path, nasty: str
) -> None:
    file = tmp_path / "nasty.pdf"
    part = Part("Facts", (Item(nasty, nasty, (nasty,)),), (Passage(nasty, nasty),))
    text = manuscript([Page(nasty, nasty, (part,)), page("Another", nasty)], archive.info)

    count = write_pdf(text, file)

    data = file.read_bytes()
    assert len(words_of_pdf(file)) == count
    assert not any(
        word in data for word in (b"/URI", b"/Subtype /Image", b"/JavaScript", b"/Launch")
    )
    longest = max(len(each.text) for record in text.records for each in record)
    assert longest <= 5_000


def test_what_is_too_long_to_print_is_said(archive: Archive) -> None:
    text = manuscript([page("Long", "x" * (MOST_PRINTED + 5))], archive.info)

    assert text.records[0][-1].text == "5 more characters are not printed."


def test_pages_are_printed_from_the_edge_of_the_paper(archive: Archive, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printable = laid_out(written(archive, TREATY), size_of(printer.pageLayout()))

    for _ in printing(printer, printable, 1, 2):
        pass

    told = words_of_pdf(tmp_path / "printed.pdf")
    assert [
        text.endswith(f"{number} of {len(printable.sheets)}") for number, text in enumerate(told, 2)
    ]


def test_quoted_words_are_printed_in_the_face_of_their_language(archive: Archive) -> None:
    paragraphs = written(archive, "quo-xi25-pomegranate-zh").records[0]

    (quoted,) = [each for each in paragraphs if each.style is Style.QUOTATION]

    assert quoted.tongue == "zh"
    assert font(quoted.style, quoted.tongue).families()[0] == "Noto Serif CJK SC"
    assert font(quoted.style, "zh-Hant").families()[0] == "Noto Serif CJK TC"


def test_a_plain_note_is_not_headed_by_the_word_note(archive: Archive) -> None:
    told = [each.text for each in written(archive, "quo-jap25-aitmatov-24kg").records[0]]

    assert "Notes" in told
    assert not any(text.startswith("Note ·") for text in told)


def test_a_preview_shows_the_record_on_show(desk: Desk, qtbot: QtBot) -> None:
    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    desk.window.browse.detail.setFocus()

    desk.press(Qt.Key.Key_F2, modifier=Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: desk.window.findChild(Preview) is not None)
    dialog = desk.window.findChild(Preview)
    assert isinstance(dialog, Preview)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Print preview – Sadyr Japarov"
    qtbot.waitUntil(lambda: dialog.sheets.count > 1)
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert dialog.sheets.current == 2
    assert dialog.place.text() == f"Sheet 2 of {dialog.sheets.count}"
    dialog.reject()


def test_sheets_are_shown_whole_as_wide_as_the_view_or_all_at_once(
    archive: Archive, qtbot: QtBot
) -> None:
    paper = Paper(laid_out(written(archive, TREATY), A4))
    qtbot.addWidget(paper)
    paper.resize(900, 700)
    paper.show()
    view = paper.viewport().rect()

    assert view.contains(paper.sheet_rect(1))
    paper.fit_to(Fit.WIDTH)
    assert paper.sheet_rect(1).width() > view.width() * 0.9
    paper.fit_to(Fit.OVERVIEW)
    assert paper.sheet_rect(1).top() == paper.sheet_rect(2).top()
    assert paper.sheet_rect(1).right() < paper.sheet_rect(2).left()


def test_larger_sheets_keep_the_sheet_one_looks_at(archive: Archive, qtbot: QtBot) -> None:
    paper = Paper(laid_out(written(archive, TREATY), A4))
    qtbot.addWidget(paper)
    paper.resize(900, 700)
    paper.show()
    paper.go_to(2)
    before = paper.percent

    paper.zoom_by(1.5)

    assert (paper.current, paper.fit) == (2, Fit.ZOOM)
    assert paper.percent > before


def test_printing_tells_what_came_of_it(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"
    monkeypatch.setattr("PySide6.QtPrintSupport.QPrintDialog.exec", _accepting(target))

    desk.press(Qt.Key.Key_P, modifier=Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: desk.window.footer.search.text() == "Sent to the printer.")
    assert desk.title in words_of_pdf(target)[0]


def _accepting(target: Path) -> Callable[..., int]:
    def accept(dialog: object) -> int:
        dialog.printer().setOutputFileName(str(target))  # type: ignore[attr-defined]
        return 1

    return accept
