"""A program of its own that walks the whole window through an archive, and tells what came of it.

    python -m tests.end2end.walk ARCHIVE FOLDER RECORDS [PLANTED]

It reads so many records in each list, evenly spaced, and meets each list, facet and view whole.

It writes as JSON: what an audit hook heard of, how much of the processor was used at most between
two beats of the window's own heart, and what was walked. A planted offender shows that it notices.
"""

import json
import socket
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QMenu,
    QTextBrowser,
    QWidget,
)

from summitdesk import app
from summitdesk.settings import SettingsFile
from summitdesk.ui.widgets.cards import Card
from summitdesk.ui.widgets.facet_list import FacetList
from summitdesk.ui.widgets.text_block import TextBlock
from tests.end2end.hands import ask_tip, drop, dropped_addresses, dropped_text, hover
from tests.end2end.watching import Audit, Heart
from tests.rest import is_at_rest

_PRINTED = 2  # of each list: sheets by the hundred take long, and are all alike
BEGUN = "the-walk-begins"
"""The program asks for a file of this name when the window stands and the walk begins."""

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier
_Key = Qt.Key
_COPYING = ("copy_text", "copy_markdown", "copy_citation", "copy_quotation", "copy", "copy_uid")
_STYLES = ("cite_chicago", "cite_apa", "cite_gost", "cite_gbt", "cite_plain")
_ORDERS = (_Key.Key_1, _Key.Key_2, _Key.Key_3, _Key.Key_4, _Key.Key_5, _Key.Key_6)

Step = str
Steps = Iterator[Step]


class Walker(QObject):
    """Takes one step after another, each when the last has come to rest."""

    def __init__(self, program: app.Program, folder: Path, records: int, planted: str) -> None:
        super().__init__()
        self._records = records
        self._program = program
        self.window = program.window
        self._folder = folder
        self._planted = planted
        self.audit = Audit()
        self.heart = Heart()
        self.steps: Counter[str] = Counter()
        self._walk = self._whole()
        self._timer = QTimer(self, interval=1)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        if not is_at_rest(self._program.window, self._program.session):
            return
        self._timer.stop()
        try:
            name = next(self._walk)
        except StopIteration:
            self._tell()
            return
        except Exception:  # told to whoever started the program; without it nothing would end
            traceback.print_exc()
            self._program.app.exit(1)
            return
        self.steps[name] += 1
        self._timer.start()

    def _tell(self) -> None:
        self.audit.is_on = False
        report = {
            "heard": dict(self.audit.heard),
            "longest": dict(sorted(self.heart.longest.items(), key=lambda each: -each[1])),
            "beats": self.heart.beats,
            "steps": dict(self.steps),
        }
        (self._folder / "report.json").write_text(json.dumps(report, indent=1), encoding="utf-8")
        self.window.close()
        self._program.app.exit()

    def _at(self, step: str) -> str:
        self.heart.step = step
        return step

    # The walk

    def _whole(self) -> Steps:
        yield self._at("opening")
        QApplication.processEvents()
        Path(self._folder / BEGUN).exists()
        self.audit.is_on = True
        self.heart.longest.clear()
        if self._planted:
            yield from self._plant()
            return
        for tab in range(7):
            yield from self._tab(tab)
        yield from self._book()
        yield from self._facets()
        yield from self._shelf()
        yield from self._printed()
        yield from self._around()
        yield from self._there_and_back()

    def _plant(self) -> Steps:
        """Do once what nobody may do, to see it noticed."""
        canary = self._folder / "canary" / "canary.png"
        if self._planted == "browser":
            browser = QTextBrowser(self.window)
            browser.setHtml(f"<img src='{canary.as_uri()}'>")
            browser.show()
        elif self._planted == "open":
            canary.read_bytes()
        elif self._planted == "program":
            subprocess.run(["true"], check=True)
        elif self._planted == "socket":
            with socket.socket() as reaching:
                reaching.setblocking(False)
                reaching.connect_ex(("203.0.113.1", 80))
        elif self._planted == "freeze":
            end = time.thread_time() + 1.5
            while time.thread_time() < end:
                pass
        yield self._at("planted")

    def _tab(self, tab: int) -> Steps:
        tabs = self.window.browse.list_area.tabs
        while tabs.currentIndex() != tab:
            self._press(_Key.Key_PageDown, _CONTROL)
            yield self._at("tab")
        name = tabs.tab
        for order in _ORDERS:
            self._press(order, _ALT)
            yield self._at(f"{name}: order")
            yield from self._hover_rows(f"{name}: rows in order", screens=1)
        self._press(_Key.Key_8, _ALT)
        yield self._at(f"{name}: columns")
        yield from self._hover_rows(f"{name}: columns")
        self._press(_Key.Key_A, _CONTROL)
        yield self._at(f"{name}: all selected")
        for action in ("copy_rows", "copy_table"):
            self._do(action)
            yield self._at(f"{name}: {action}")
        self._press(_Key.Key_7, _ALT)
        yield self._at(f"{name}: rows")
        self._press(_Key.Key_1, _CONTROL)
        self._press(_Key.Key_Home)
        yield self._at(f"{name}: first")
        table = self.window.browse.list_area.table
        for row in self._rows():
            table.setFocus()
            table.selectRow(row)
            yield self._at(f"{name}: next record")
            yield from self._record(name)

    def _rows(self) -> range:
        """So many rows of the list as are to be read."""
        count = self.window.browse.list_area.model.rowCount()
        return range(0, count, max(1, count // self._records))

    def _hover_rows(self, name: str, screens: int = 3) -> Steps:
        """Move over the rows of some screens, ask each for its tooltip, and for its menu."""
        table = self.window.browse.list_area.table
        for _screen in range(screens):
            viewport = table.viewport()
            for y in range(10, viewport.height(), 40):
                hover(viewport, QPoint(120, y))
                yield self._at(f"{name}: hover")
                ask_tip(viewport, QPoint(120, y))
                yield self._at(f"{name}: tooltip")
            table.setFocus()
            self._press(_Key.Key_PageDown)
            yield self._at(f"{name}: page down")
        yield from self._menu(table, f"{name}: menu")

    def _menu(self, widget: QWidget, name: str) -> Steps:
        """Open the menu of a widget, hover over what it offers, and copy what can be copied."""
        at = QPoint(5, 5)
        reason = QContextMenuEvent.Reason.Keyboard
        widget.setFocus()
        QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
        yield self._at(name)
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            return
        wanted = [each for each in menu.actions() if each.text().startswith("Copy ")]
        hover(menu, QPoint(10, 10))
        yield self._at(f"{name}: open")
        for action in wanted[:2]:
            action.trigger()
            yield self._at(f"{name}: copy")
        menu.close()
        yield self._at(f"{name}: closed")

    def _record(self, name: str) -> Steps:
        """Read a record: open what is folded, hover, copy, find in it, and take it away."""
        detail = self.window.browse.detail
        for _ in range(3):
            buttons = [
                each
                for each in detail.findChildren(QAbstractButton)
                if each.isVisible() and each.property("look") == "link"
            ]
            for button in buttons[:12]:
                button.click()
                before = -1
                while (now := len(detail.findChildren(TextBlock))) != before:
                    before = now
                    yield self._at(f"{name}: show all")
        blocks = [each for each in detail.findChildren(TextBlock) if each.isVisible()]
        for block in blocks[:: max(len(blocks) // 12, 1)]:
            for x in range(3, block.width(), 120):
                hover(block, QPoint(x, 8))
                yield self._at(f"{name}: text hovered")
            ask_tip(block, QPoint(5, 5))
            yield self._at(f"{name}: text hovered")
            block.select_all()
            self._press(_Key.Key_C, _CONTROL)
            yield self._at(f"{name}: text copied")
        cards = [each for each in detail.findChildren(Card) if each.isVisible()]
        for card in cards[:1]:
            card.setFocus()
            self._press(_Key.Key_C, _CONTROL)
            yield self._at(f"{name}: card copied")
            yield from self._menu(card, f"{name}: card menu")
        detail.setFocus()
        for action in _COPYING:
            self._do(action)
            yield self._at(f"{name}: {action}")
        bar = detail.verticalScrollBar()
        for share in range(0, 5):
            bar.setValue(bar.maximum() * share // 4)
            yield self._at(f"{name}: scrolled")
        yield from self._links(name)
        self._do("find_in_record")
        yield self._at(f"{name}: find opened")
        for word in ("a", "x", "合"):
            self._type(word)
            yield self._at(f"{name}: find")
        self._do("find_next")
        yield self._at(f"{name}: find next")
        self._press(_Key.Key_Escape)
        yield self._at(f"{name}: find closed")

    def _links(self, name: str) -> Steps:
        """Click every fifth link of the record that leads elsewhere, and go back."""
        detail = self.window.browse.detail
        count = sum(len(each.links) for each in detail.findChildren(TextBlock) if each.isVisible())
        for number in range(0, min(count, 40), 8):
            blocks = [each for each in detail.findChildren(TextBlock) if each.isVisible()]
            links = [(each, uid) for each in blocks for uid in each.links]
            if number < len(links):
                block, _ = links[number]
                block.setFocus(Qt.FocusReason.TabFocusReason)
                self._press(_Key.Key_Return)
                yield self._at(f"{name}: link followed")
                self._press(_Key.Key_Left, _ALT)
                yield self._at(f"{name}: back")

    def _book(self) -> Steps:
        for action in ("book_by_speaker", "book_by_event", "book_by_date"):
            self._do(action)
            yield self._at(f"book: {action}")
            page = self.window.book.page
            assert page is not None
            page.pages.setFocus()
            for _ in range(40):
                self._press(_Key.Key_PageDown)
                hover(page.pages.viewport(), QPoint(200, 100))
                yield self._at("book: page down")
            for block in page.pages.viewport().findChildren(TextBlock)[:6]:
                hover(block, QPoint(10, 8))
                yield from self._menu(block, "book: menu")
        self._do("view_rows")
        yield self._at("book: shut")

    def _facets(self) -> Steps:
        for tab in range(7):
            self.window.browse.list_area.tabs.setCurrentIndex(tab)
            yield self._at("facets: tab")
            for name, section in self.window.browse.facets.sections.items():
                if not section.isVisible():
                    continue
                section.toggle_more()
                yield self._at(f"facets: {name}: all")
                yield from self._facet(name, section.values)
        self._do("focus_filter")
        for word in ("loud", "x", "合", "a word", '"', "<img", "\u202e", "null"):
            self._type(word)
            yield self._at("searched")
            yield from self._hover_rows("searched")
        self._do("save_search")
        yield self._at("search saved")
        self._do("clear_search")
        yield self._at("search cleared")

    def _facet(self, name: str, values: FacetList) -> Steps:
        viewport = values.viewport()
        for y in range(5, viewport.height(), 20):
            hover(viewport, QPoint(30, y))
            ask_tip(viewport, QPoint(30, y))
        yield self._at(f"facets: {name}: hover")
        count = len(values.shown())
        for row in range(0, count, 5):
            values.setFocus()
            values.setCurrentIndex(values.model().index(row, 0))
            self._press(_Key.Key_Space)
            yield self._at(f"facets: {name}: chosen")
        yield from self._menu(values, f"facets: {name}: menu")
        for chip in self.window.filter_bar.findChildren(QAbstractButton):
            hover(chip, QPoint(5, 5))
            ask_tip(chip, QPoint(5, 5))
        yield self._at("chips")
        self._do("clear_facets")
        yield self._at("facets cleared")

    def _shelf(self) -> Steps:
        area = self.window.browse.list_area
        for tab in (0, 1, 4):
            area.tabs.setCurrentIndex(tab)
            yield self._at("shelf: tab")
            for row in self._rows():
                area.table.selectRow(row)
                yield self._at("shelf: next")
                self._do("bookmark")
                yield self._at("shelf: bookmark")
        title = self.window.browse.detail.reading
        assert title is not None
        for text in (title.view.summary.title, "<img src='file:///canary'>\u202e", "x" * 200_000):
            QGuiApplication.clipboard().setText(text)
            self._do("add_note")
            yield self._at("shelf: note begun")
            self._press(_Key.Key_V, _CONTROL)
            yield self._at("shelf: note pasted")
            self._do("focus_filter")
            self._press(_Key.Key_V, _CONTROL)
            yield self._at("shelf: pasted into the filter")
            self._do("save_search")
            yield self._at("shelf: search saved")
        self._do("clear_search")
        self._do("focus_shelf")
        yield self._at("shelf: open")
        shelf = self.window.later.shelf
        assert shelf is not None
        for each in shelf.panel.findChildren(QWidget):
            hover(each, QPoint(20, 10))
            ask_tip(each, QPoint(20, 10))
        yield self._at("shelf: hover")
        for _ in range(30):
            self._press(_Key.Key_Down)
            yield self._at("shelf: down")
        self._press(_Key.Key_Return)
        yield self._at("shelf: opened")
        self._do("show_recent")
        yield self._at("shelf: recent")
        self._do("focus_facets")
        yield self._at("shelf: shut")

    def _printed(self) -> Steps:
        """Preview and save one record of each nasty text, and some of each kind together."""
        area = self.window.browse.list_area
        for tab in range(7):
            area.tabs.setCurrentIndex(tab)
            yield self._at("printed: tab")
            rows = self._rows()
            for row in rows[:: max(1, len(rows) // _PRINTED)]:
                area.table.setFocus()
                area.table.selectRow(row)
                yield self._at("printed: next")
                yield from self._sheets(f"{row}")
            self._press(_Key.Key_Home)
            for _ in range(12):
                self._press(_Key.Key_Down, _SHIFT)
            yield from self._sheets("selection")
            for style in (*_STYLES, "copy_quotation", "copy_text", "copy_markdown"):
                self._do(style)
                yield self._at(f"taken: {style}")

    def _sheets(self, name: str) -> Steps:
        told = self.window.errands.away.taking.told
        done: list[str] = []
        told.connect(done.append)
        target = self._folder / f"{name}.pdf"
        QFileDialog.getSaveFileName = lambda *_: (str(target), "")  # type: ignore[method-assign]
        self._do("save_pdf")
        while not done:
            yield self._at("printed: saved")
        told.disconnect(done.append)
        self._do("print_preview")
        while (preview := self.window.findChild(QWidget, "printPreview")) is None:
            yield self._at("printed: preview awaited")
        yield self._at("printed: preview")
        for key in (_Key.Key_2, _Key.Key_1):
            QApplication.sendEvent(preview, QKeyEvent(QEvent.Type.KeyPress, key, _CONTROL))
            yield self._at("printed: preview turned")
        preview.close()
        preview.deleteLater()
        yield self._at("printed: preview closed")
        target.unlink(missing_ok=True)

    def _around(self) -> Steps:
        """Welcome, help, palette, and what is dropped on the window."""
        for action in ("about_archive", "about", "help", "keys", "palette", "welcome"):
            self._do(action)
            yield self._at(f"around: {action}")
            for _ in range(4):
                self._press(_Key.Key_Tab)
                yield self._at(f"around: {action}: tab")
            self._press(_Key.Key_Escape)
            yield self._at(f"around: {action}: closed")
        canary = self._folder / "canary" / "canary.png"
        for dropped in (dropped_text(canary), dropped_addresses(canary)):
            for place in (self.window, self.window.filter_bar.field):
                drop(place, dropped)
                yield self._at("around: dropped")

    def _there_and_back(self) -> Steps:
        for key in (_Key.Key_Left, _Key.Key_Right):
            for _ in range(30):
                self._press(key, _ALT)
                yield self._at("there and back")

    # Hands

    def _press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
        target = QApplication.activePopupWidget() or QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier)

    def _type(self, text: str) -> None:
        target = QApplication.focusWidget() or self.window
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        self._press(_Key.Key_A, _CONTROL)
        QApplication.sendEvent(target, event)

    def _do(self, action: str) -> None:
        self.window.commands[action].trigger()


def main(archive: Path, folder: Path, records: str, planted: str = "") -> int:
    """Walk, tell, and give the program's own exit status."""
    program = app.make(archive, SettingsFile(folder / "settings.json"))
    program.window.show()
    walker = Walker(program, folder, int(records), planted)
    status = program.app.exec()
    program.session.close()
    assert walker.steps
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
