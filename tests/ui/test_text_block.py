"""Text is painted, not parsed: it wraps, its links are walked, and no length freezes it."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from summitdesk import wording
from summitdesk.domain.fold import phrases
from summitdesk.ui import plain
from summitdesk.ui.runs import (
    Look,
    Run,
    copied,
    cut_units,
    dot,
    link,
    pieces,
    tag,
    unit_spans,
    units,
    words,
)
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.widgets.reading_aids import Marking
from summitdesk.ui.widgets.sections import Column
from summitdesk.ui.widgets.text_block import TextBlock


def shown(qtbot: QtBot, block: QWidget, width: int = 300) -> None:
    qtbot.addWidget(block)
    block.resize(width, max(block.heightForWidth(width), 20))
    with qtbot.waitActive(block):
        block.show()
        block.activateWindow()


def test_markup_is_text(qtbot: QtBot) -> None:
    block = TextBlock((words("<h1>Big</h1> <img src='file:///etc/passwd'>"),))

    assert block.text() == "<h1>Big</h1> <img src='file:///etc/passwd'>"
    assert block.textFormat() == Qt.TextFormat.PlainText


def test_text_wraps_into_the_width_it_has(qtbot: QtBot) -> None:
    block = TextBlock((Run("a few words that will not stand on one short line"),))

    assert block.heightForWidth(80) > block.heightForWidth(1000)


def test_links_are_walked_and_followed_by_key(qtbot: QtBot) -> None:
    block = TextBlock((Run("by "), link("prs-a", "Anna"), Run(" and "), link("prs-b", "Boris")))
    frame = QWidget()
    QVBoxLayout(frame).addWidget(block)
    shown(qtbot, frame)
    block.clearFocus()
    block.setFocus(Qt.FocusReason.TabFocusReason)

    with qtbot.waitSignal(block.link_requested) as first:
        qtbot.keyClick(block, Qt.Key.Key_Return)
    qtbot.keyClick(block, Qt.Key.Key_Tab)
    with qtbot.waitSignal(block.link_requested) as second:
        qtbot.keyClick(block, Qt.Key.Key_Space)

    assert (first.args, second.args) == (["prs-a"], ["prs-b"])
    assert block.accessibleDescription() == "Link to Boris"


def test_a_link_is_followed_by_mouse(qtbot: QtBot) -> None:
    block = TextBlock((link("prs-a", "Anna"),))
    shown(qtbot, block)

    with qtbot.waitSignal(block.link_requested) as told:
        qtbot.mouseClick(block, Qt.MouseButton.LeftButton, pos=QPoint(5, 8))

    assert told.args == ["prs-a"]


def test_words_are_selected_and_copied(qtbot: QtBot) -> None:
    block = TextBlock((Run("𠮷野 first second"),))
    shown(qtbot, block)

    qtbot.mouseDClick(block, Qt.MouseButton.LeftButton, pos=QPoint(45, 8))

    assert block.selected_text == "first"
    assert block.copy()
    assert QGuiApplication.clipboard().text() == "first"


def test_what_is_copied_is_the_records_own_text() -> None:
    override, arabic = words("a\u202eb"), words("سلام")
    runs = (override, dot(), arabic, Run(" "), tag("low confidence"))

    whole = copied(runs, 0, units("".join(run.text for run in runs)))

    assert whole == "a\u202eb · سلام low confidence"
    assert copied(runs, 0, 4) == "a\u202e"


def test_words_of_low_confidence_are_copied_with_their_mark() -> None:
    runs = (Run("Said: "), words("Peace begins", caution=wording.low()), Run("."))

    assert copied(runs, 0, 19) == "Said: Peace begins. [low confidence]"
    assert copied(runs, 8, 12) == "ace  [low confidence]".replace("  ", " ")
    assert copied(runs, 0, 5) == "Said:"


def test_a_piece_of_a_long_text_is_copied_as_it_is_written() -> None:
    first, second, *_ = pieces((words("\x07" + "x" * 50_000),))

    assert copied(first, 0, 20_000) == "\x07" + "x" * 19_990
    assert copied(second, 0, 9) == "x" * 9


def test_a_label_on_one_line_is_copied_whole() -> None:
    label = link("src-a", "First line\nsecond line")

    assert label.text == "First line second line"
    assert copied((label,), 0, units(label.text)) == "First line\nsecond line"


def test_places_are_counted_as_qt_counts_them() -> None:
    text = "𠮷 ab"

    assert unit_spans(text, [(2, 4)]) == [(3, 5)]
    assert unit_spans("𠮷a𠮷b𠮷", [(0, 1), (2, 3), (4, 5)]) == [(0, 2), (3, 5), (6, 8)]
    assert unit_spans("合ab", [(1, 2)]) == [(1, 2)]
    assert cut_units(text, 3, 5) == "ab"


def test_runs_are_cut_where_a_piece_is_full() -> None:
    runs = (Run("abc", Look.SOFT), Run("defgh", uid="agr-a"))

    assert pieces(runs, 4) == [
        (Run("abc", Look.SOFT), Run("d", uid="agr-a")),
        (Run("efgh", uid="agr-a"),),
    ]
    assert pieces((), 4) == [()]


def test_hits_are_marked_in_what_records_say(qtbot: QtBot) -> None:
    class Page(QWidget, Marking):
        """A widget that marks."""

    page = Page()
    page.phrases = phrases("treaty")
    said, caption = TextBlock((Run("The Treaty"),)), TextBlock((Run("treaty"),), Face.CAPTION)
    layout = QVBoxLayout(page)
    layout.addWidget(said)
    layout.addWidget(caption)
    shown(qtbot, page)
    page.grab()

    assert said.marked == [(4, 10)]
    assert caption.marked == []


def test_only_hits_in_view_are_looked_for_on_the_page(qtbot: QtBot) -> None:
    class Page(QWidget, Marking):
        """A widget that marks."""

    page = Page()
    page.phrases = phrases("peace")
    block = TextBlock((Run("Peace and war. " * 1_300),))
    QVBoxLayout(page).addWidget(block)
    shown(qtbot, page)
    everything = QRectF(block.rect())
    band = QRectF(0, block.height() / 2, block.width(), 60)

    seen, all_marks = block.marks_in(band), block.marks_in(everything)

    assert len(all_marks) >= 1_300
    assert 0 < len(seen) < 30
    assert {mark.y() for mark in seen} >= {mark.y() for mark in all_marks if mark.intersects(band)}


def test_a_long_text_shows_its_beginning(qtbot: QtBot) -> None:
    column = Column()
    column.add_text((Run("x" * 1_000_000),), Face.READING)
    shown(qtbot, column)

    (block,) = column.findChildren(TextBlock)

    assert len(block.text()) == plain.FIELD_LIMIT


def test_the_rest_of_a_long_text_is_a_click_away(qtbot: QtBot) -> None:
    column = Column()
    column.add_text((Run("word " * 20_000),), Face.READING, limit=plain.LIMIT)
    shown(qtbot, column)
    (button,) = column.findChildren(QPushButton)

    button.click()
    qtbot.waitUntil(lambda: len(column.findChildren(TextBlock)) == 5)

    assert button.text() == "Show all 100,000 characters"
    assert "".join(block.text() for block in column.findChildren(TextBlock)) == "word " * 20_000


def test_of_a_field_among_many_only_so_much_stands_as_every_field_may_hold(qtbot: QtBot) -> None:
    column = Column()
    column.add_text((Run("word " * 2_000),))
    shown(qtbot, column)
    (button,) = column.findChildren(QPushButton)
    assert len(column.findChildren(TextBlock)[0].text()) == plain.FIELD_LIMIT

    button.click()

    assert "".join(block.text() for block in column.findChildren(TextBlock)) == "word " * 2_000


def test_more_of_an_endless_text_comes_only_as_often_as_it_is_asked_for(qtbot: QtBot) -> None:
    column = Column()
    column.add_text((Run("word " * 60_000),), limit=plain.LIMIT)
    shown(qtbot, column)
    (button,) = column.findChildren(QPushButton)
    assert button.text() == "Show more of 300,000 characters"

    button.click()
    qtbot.waitUntil(lambda: len(column.findChildren(TextBlock)) == 11 and button.isVisible())
    button.click()
    qtbot.waitUntil(lambda: len(column.findChildren(TextBlock)) == 15)

    assert button.isHidden()
    assert "".join(block.text() for block in column.findChildren(TextBlock)) == "word " * 60_000


def test_a_text_beyond_all_measure_says_how_much_of_it_is_not_shown() -> None:
    run = words("x" * (plain.MOST + 5_000))

    assert run.text.endswith("(5,000 more characters are not shown here.)")
    assert len(run.text) < plain.MOST * 1.01


def test_a_tag_never_breaks(qtbot: QtBot) -> None:
    block = TextBlock((Run("said "), Run("\u00a0low\u00a0confidence\u00a0", Look.CAUTION_TAG)))
    shown(qtbot, block, 90)

    assert len(block.lines_of(1)) == 1


def test_no_line_ends_within_a_date(qtbot: QtBot) -> None:
    text = "President of the Kyrgyz Republic, 17 June 2025, said on 16–18 June 2025"
    block = TextBlock((Run(text),))
    whole = [text.index(date) for date in ("17 June 2025", "16–18 June 2025")]

    for width in range(120, 500, 7):
        block.resize(width, block.heightForWidth(width))
        for start in whole:
            assert len(block.lines_between(start, start + 12)) == 1
    block.select_all()
    assert block.selected_text == text


def test_quoted_words_stand_in_one_column_whatever_mark_they_open_with(qtbot: QtBot) -> None:
    columns = set()
    for mark, tongue in (("“", "en"), ("«", "ru"), ("「", "zh-Hant"), ("„", "de"), ("“", "zh")):
        run = Run(f"{mark}a b", tongue=tongue)
        block = TextBlock((run,), Face.QUOTATION, hanging=mark, column=18)
        block.resize(400, 40)
        (letters,) = block.lines_between(1, 2)
        columns.add(round(letters.left()))

    assert len(columns) == 1
