"""Makes the pictures of the window in docs/ from the real window on the bundled archive."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from summitdesk import paths
from summitdesk.app import make
from summitdesk.archive.shelf import Shelf, shelf_path
from summitdesk.archive.working import make_working_archive
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Query
from summitdesk.ui.printing.preview import Preview
from summitdesk.ui.theme.tokens import CONTRAST, CONTRAST_DARK, DARK, LIGHT
from summitdesk.ui.views.shelf_desk import ShelfDesk

DOCS = Path(__file__).resolve().parent.parent / "docs"
PATIENCE = 20.0


class Studio:
    """The real window, set up for one picture after the other."""

    def __init__(self, archive: Path, folder: Path) -> None:
        program = make(archive)
        self._app = program.app
        self._folder = folder
        self.session = program.session
        self.theme = program.theme
        self.theme.choose(LIGHT)
        self.window = program.window
        self.subject: QWidget = self.window
        """What is taken: the window, or one beside it."""
        self.window.show()
        self.settle()
        self.window.activateWindow()  # no window manager does it on a display nobody sees
        self.settle()

    def open(self, archive: Path) -> None:
        """Open an archive and wait for what it shows."""
        self.session.open(archive)
        self.settle()

    def begin(self, width: int = 1440, height: int = 900) -> None:
        """Go back to how the window opens."""
        self._put_away()
        self.theme.choose(LIGHT)
        self.theme.zoom_to(100)
        self.window.commands["view_rows"].trigger()
        self.window.resize(width, height)
        QCursor.setPos(self.window.mapToGlobal(QPoint(width // 2, height - 4)))
        self.session.ask(Query(kinds=TABS["agreements"]))
        self.settle()
        for row in (1, 0):  # from another one: the picture before may have opened a record aside
            self.window.browse.list_area.table.go_to_row(row)
            self.settle()
        if self.window.browse.detail_area.is_finding:
            self.window.browse.detail_area.close_bar()
        self.settle()
        self.window.browse.detail.verticalScrollBar().setValue(0)

    def settle(self) -> None:
        """Wait until nothing is asked, and everything is painted."""
        end = time.monotonic() + PATIENCE
        quiet = 0
        while quiet < 5:
            self._app.processEvents()
            time.sleep(0.01)
            quiet = 0 if self.session.is_asking else quiet + 1
            if time.monotonic() > end:
                raise SystemExit("The window does not come to rest.")

    def take(self, name: str) -> None:
        """Save what is seen."""
        self.settle()
        file = self._folder / f"window-{name}.png"
        self.subject.grab().save(str(file))
        print(file)

    def do(self, action: str) -> None:
        """Let the window do something by its name."""
        self.window.commands[action].trigger()
        self.settle()

    def _put_away(self) -> None:
        later = self.window.later
        self.subject = self.window
        if self.window.refusal.isVisible():
            self.window.refusal.return_requested.emit()
        if later.palette is not None:
            later.palette.dismiss()
        if later.help is not None:
            later.help.shown.close()
        if later.welcome is not None:
            later.welcome.dismissed.emit()
        if later.workbench is not None:
            later.workbench.back.click()
        if later.editing is not None:
            later.editing.form.let_go()
        if later.history is not None:
            later.history.leave()
        if self.window.book.is_open:
            self.do("view_rows")
        for preview in self.window.findChildren(Preview):
            preview.reject()
        self.window.browse.left.show_facets()
        for section in self.window.browse.facets.sections.values():
            if not section.sieve.isHidden():
                section.toggle_more()
        self.window.activateWindow()  # a dialog that was closed does not give the keys back here

    def close(self) -> None:
        """Put everything away."""
        self.window.close()


def light(studio: Studio) -> None:
    """Narrowed by two facets and a word, as in the sketches."""
    query = Query.of(
        "cooperation",
        kinds=TABS["agreements"],
        included={"event": ["evt-astana-2025"]},
        excluded={"type": ["type-initiative"]},
    )
    studio.session.ask(query)
    studio.settle()
    studio.window.filter_bar.field.setFocus()


def dark(studio: Studio) -> None:
    """The same in the dark."""
    light(studio)
    studio.theme.choose(DARK)


def opened(studio: Studio) -> None:
    """As it opens, nothing asked."""
    studio.window.filter_bar.field.setFocus()


def chinese(studio: Studio) -> None:
    """A search by two Chinese characters."""
    studio.session.search_for("合作")
    studio.window.filter_bar.field.setFocus()


def cyrillic(studio: Studio) -> None:
    """A name in Cyrillic, among the names."""
    studio.session.ask(Query("Жапаров", TABS["names"]))


def discrepancy(studio: Studio) -> None:
    """Where sources disagree about the treaty, its claims open."""
    studio.settle()
    pane = studio.window.browse.detail
    pane.page.discrepancies.open_first()
    studio.settle()
    pane.verticalScrollBar().setValue(pane.page.discrepancies.y() - 24)


def quotations(studio: Studio) -> None:
    """Borrowed words, and words of low confidence."""
    studio.session.ask(Query("borders disappear", TABS["quotations"]))


def low(studio: Studio) -> None:
    """Quotations rated low, in the dark."""
    studio.theme.choose(DARK)
    studio.session.ask(
        Query.of(kinds=TABS["quotations"], included={"confidence": ["confidence-low"]})
    )


def event(studio: Studio) -> None:
    """The event, with what belongs to it."""
    studio.session.ask(Query("Second Central Asia–China Summit", TABS["events"]))


def person(studio: Studio) -> None:
    """A man of many spellings, with his names open."""
    studio.session.ask(Query("扎帕罗夫", TABS["names"]))
    studio.settle()
    studio.window.browse.detail.page.title.open_others()


def provisions(studio: Studio) -> None:
    """The middle of a long record: what the treaty says, and where its texts are."""
    studio.settle()
    pane = studio.window.browse.detail
    pane.verticalScrollBar().setValue(pane.page.provisions.y() - 24)


def speech(studio: Studio) -> None:
    """A speech in Chinese and Russian."""
    studio.session.ask(Query("Interview after the visits", TABS["speeches"]))


def source(studio: Studio) -> None:
    """A source, with what rests on it."""
    studio.session.ask(Query("Daryo", TABS["sources"]))


def columns(studio: Studio) -> None:
    """The list in columns, several rows of it selected."""
    studio.session.search_for("cooperation")
    studio.do("view_columns")
    table = studio.window.browse.list_area.table
    table.setFocus()
    table.go_to_row(2)
    for _ in range(2):
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)


def brushed(studio: Studio) -> None:
    """Years chosen in a row, a value left out, and a facet sifted by a part of a name."""
    studio.session.include_only("year", [str(year) for year in range(2020, 2025)])
    studio.session.exclude("type", "type-initiative")
    studio.settle()
    section = studio.window.browse.facets.sections["type"]
    section.toggle_more()
    QTest.keyClicks(section.sieve, "memo")


def empty(studio: Studio) -> None:
    """Nothing found."""
    query = Query.of("samarkand", kinds=TABS["speeches"], included={"year": ["2025"]})
    studio.session.ask(query)


def welcome(studio: Studio) -> None:
    """The first words, over the first record."""
    studio.do("welcome")


def palette(studio: Studio) -> None:
    """The commands that have a word beginning with these letters."""
    studio.do("palette")
    palette = studio.window.later.palette
    assert palette is not None
    QTest.keyClicks(palette.field, "co")


def helped(studio: Studio, action: str) -> None:
    """A page of the help."""
    studio.do(action)
    desk = studio.window.later.help
    assert desk is not None
    studio.subject = desk.shown


def contrast(studio: Studio) -> None:
    """High contrast."""
    light(studio)
    studio.theme.choose(CONTRAST)


def contrast_dark(studio: Studio) -> None:
    """High contrast on black, where sources disagree."""
    studio.theme.choose(CONTRAST_DARK)
    discrepancy(studio)


def large(studio: Studio) -> None:
    """Text at 150 %: the facets have folded away."""
    studio.theme.zoom_to(150)
    light(studio)
    studio.settle()
    studio.window.browse.detail.verticalScrollBar().setValue(0)


def narrow(studio: Studio) -> None:
    """A narrow window: the detail stands below the list."""
    light(studio)
    studio.window.browse.list_area.table.setFocus()


def find(studio: Studio) -> None:
    """Words found in the record."""
    studio.settle()
    studio.window.browse.detail.setFocus()
    area = studio.window.browse.detail_area
    area.open_bar()
    area.bar.begin("friendship")
    area.refresh()
    studio.settle()
    area.find_next()


def book(studio: Studio) -> None:
    """Quotations as a book, chapter by chapter."""
    studio.do("book_by_speaker")
    studio.window.browse.list_area.focus_list()
    for _ in range(3):
        QTest.keyClick(studio.window.focusWidget(), Qt.Key.Key_Down)
        studio.settle()


def book_dark(studio: Studio) -> None:
    """The same by event, in the dark, with words marked."""
    studio.theme.choose(DARK)
    studio.do("book_by_event")
    studio.session.search_for("合作")


def parallels(studio: Studio) -> None:
    """The same words in four languages."""
    studio.window.browse.open_record("quo-xi25-pomegranate-zh")


def rivals(studio: Studio) -> None:
    """Two wordings of one language, in the dark, with what only one of them has."""
    studio.theme.choose(DARK)
    studio.window.browse.open_record("quo-jap25-aitmatov-24kg")


def preview(studio: Studio) -> None:
    """A record as it would be printed."""
    studio.window.browse.open_record("quo-jap25-aitmatov-24kg")
    studio.settle()
    studio.window.browse.detail.setFocus()
    studio.do("print_preview")
    (dialog,) = studio.window.findChildren(Preview)
    dialog.resize(1000, 900)
    studio.subject = dialog


def preview_dark(studio: Studio) -> None:
    """The same in the dark: paper stays paper."""
    studio.theme.choose(DARK)
    preview(studio)


def refused(studio: Studio) -> None:
    """A file that is no archive."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "minutes.summitdb")
        file.write_text("Minutes of a meeting, not an archive.\n" * 40, "utf-8")
        studio.open(file)
        # The picture must not show where this machine keeps its temporary files.
        sentence = studio.window.refusal.sentence.text().replace(folder + os.sep, "")
        studio.window.refusal.show_refusal(sentence, has_bundled=True, is_open=True)


def shelf(studio: Studio) -> None:
    """The shelf with something of everything, and a note on the treaty in view."""
    fill_shelf(studio)
    studio.do("focus_shelf")
    pane = studio.window.browse.detail
    pane.verticalScrollBar().setValue(pane.page.my_notes.y() - 240)


def shelf_dark(studio: Studio) -> None:
    """The same in the dark."""
    studio.theme.choose(DARK)
    shelf(studio)


def shelf_empty(studio: Studio) -> None:
    """What a shelf is, while nothing stands on it."""
    studio.do("focus_shelf")


def conflict(studio: Studio) -> None:
    """A note that two windows wrote, with both texts."""
    fill_shelf(studio)
    with closing(Shelf.open(shelf_path())) as other:
        (note,) = (each for each in other.all_notes() if each.record == _READ)
        other.write_note(_READ, "Asked on Monday: neither paper had it.", replacing=note)
    entry = _shelf_of(studio).notes.entries[0]
    entry.enter()
    assert entry.card.field is not None
    entry.card.field.insertPlainText(" Nobody knows.")
    entry.writing.flush()
    studio.settle()
    pane = studio.window.browse.detail
    pane.verticalScrollBar().setValue(pane.page.my_notes.y() - 120)


_READ = "agr-treaty-eternal"
_NOTES = {
    "prs-japarov": "Four spellings of his name in this archive alone.",
    _READ: "Which of the two papers had the text in hand? The Chinese title says 永久, eternal; "
    "Daryo prints “permanent”.",
}
_SEARCHES = {
    "What Japarov said": Query("Жапаров", TABS["quotations"]),
    "The secretariat in Xi’an": Query("secretariat", TABS["agreements"]),
    "Words of low confidence": Query.of(
        kinds=TABS["quotations"], included={"confidence": ["confidence-low"]}
    ),
}


def _shelf_of(studio: Studio) -> ShelfDesk:
    desk = studio.window.later.shelf
    assert desk is not None
    return desk


def fill_shelf(studio: Studio) -> None:
    """Put something of everything on the shelf, once."""
    desk = _shelf_of(studio)
    if not desk.keeper.contents.notes:
        with closing(Shelf.open(shelf_path())) as other:
            for record in ("evt-xian-2023", "quo-jap25-aitmatov-daryo", _READ):
                other.bookmark(record)
                other.visited(record)
            for name, query in _SEARCHES.items():
                other.save_search(name, query)
            for record, text in _NOTES.items():
                other.write_note(record, text)
    desk.keeper.refresh()
    desk.keeper.finish()
    studio.settle()


def offered(studio: Studio) -> None:
    """What a working archive is, before one is made."""
    studio.window.browse.open_record("agr-treaty-eternal")
    studio.settle()
    studio.do("edit")
    # The picture must not show where this machine keeps its temporary files.
    desk, archive = studio.window.later.workbench, studio.session.archive
    assert desk is not None
    assert archive is not None
    place = Path("~/.local/share/summitdesk/working.summitdb")
    desk.show_state(archive, place, is_made=False)


def form(studio: Studio) -> None:
    """The form of the largest record, in a working archive."""
    place = Path(os.environ["XDG_DATA_HOME"], "working.summitdb")
    if not place.exists():
        studio.open(make_working_archive(paths.bundled_archive(), place))
    studio.window.browse.open_record("agr-treaty-eternal")
    studio.settle()
    studio.do("edit")


def fill(studio: Studio, path: str, text: str) -> None:
    """Type into a field of the form in place of what stands there."""
    desk = studio.window.later.editing
    assert desk is not None
    assert desk.page.form is not None
    cell = desk.page.form.cell(path)
    assert cell is not None
    cell.editor.setFocus()
    QTest.keyClick(cell.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(cell.editor, text)


def form_dark(studio: Studio) -> None:
    """The same at night."""
    studio.theme.choose(DARK)
    form(studio)


def form_problems(studio: Studio) -> None:
    """What stands beside a date that is none."""
    form(studio)
    fill(studio, "date", "31 June 2025")
    studio.do("save")


def history(studio: Studio) -> None:
    """A change and what it changed."""
    form(studio)
    title = "Treaty on Permanent Good-Neighborliness, Friendship and Cooperation"
    fill(studio, "title", title)
    studio.do("save")
    studio.do("history")


PICTURES: dict[str, tuple[Callable[[Studio], None], int, int]] = {
    "light": (light, 1440, 900),
    "dark": (dark, 1440, 900),
    "opened": (opened, 1440, 900),
    "chinese": (chinese, 1440, 900),
    "cyrillic": (cyrillic, 1440, 900),
    "discrepancy": (discrepancy, 1440, 900),
    "quotations": (quotations, 1440, 900),
    "low-confidence": (low, 1440, 900),
    "long-record": (provisions, 1440, 900),
    "person": (person, 1440, 900),
    "speech": (speech, 1440, 900),
    "event": (event, 1440, 900),
    "source": (source, 1440, 900),
    "columns": (columns, 1440, 900),
    "empty": (empty, 1440, 900),
    "small": (light, 1280, 720),
    "welcome": (welcome, 1280, 720),
    "palette": (palette, 1280, 720),
    "help": (partial(helped, action="help"), 1280, 720),
    "keys": (partial(helped, action="keys"), 1280, 720),
    "book": (book, 1440, 900),
    "book-dark": (book_dark, 1280, 720),
    "parallels": (parallels, 1440, 900),
    "rival-wordings": (rivals, 1440, 900),
    "print-preview": (preview, 1440, 900),
    "print-preview-dark": (preview_dark, 1440, 900),
    "refused": (refused, 1280, 720),
    "contrast": (contrast, 1440, 900),
    "contrast-dark": (contrast_dark, 1440, 900),
    "large-text": (large, 1440, 900),
    "narrow": (narrow, 640, 900),
    "middle": (light, 960, 720),
    "find": (find, 1440, 900),
    "scaled": (light, 1280, 720),
    "doubled": (discrepancy, 1280, 720),
    "brushed": (brushed, 1280, 720),
    # Last: what they put on the shelf is seen from then on.
    "shelf-empty": (shelf_empty, 1280, 720),
    "shelf": (shelf, 1280, 720),
    "shelf-dark": (shelf_dark, 1440, 900),
    "note-conflict": (conflict, 1280, 720),
    # In a working archive from here on.
    "edit-offered": (offered, 1280, 720),
    "form": (form, 1280, 720),
    "form-dark": (form_dark, 1440, 900),
    "form-problems": (form_problems, 1280, 720),
    "history": (history, 1280, 720),
}
SCALES = {"scaled": "1.5", "doubled": "2"}
"""Pictures as a screen of fine pixels shows them."""


def main() -> int:
    """Make the pictures named, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*PICTURES, []], default=[])
    parser.add_argument("--archive", type=Path, default=paths.bundled_archive())
    parser.add_argument("--folder", type=Path, default=DOCS)
    arguments = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        with display() as name:
            return subprocess.call(
                [sys.executable, *sys.argv],
                env={**os.environ, "DISPLAY": name, "QT_QPA_PLATFORM": "xcb"},
            )
    names = arguments.names or list(PICTURES)
    if "QT_SCALE_FACTOR" not in os.environ:
        for name in (name for name in names if name in SCALES):
            # Qt reads it once, when the program starts.
            scaled = {**os.environ, "QT_SCALE_FACTOR": SCALES[name]}
            command = [sys.executable, sys.argv[0], name, "--folder", str(arguments.folder)]
            subprocess.run(command, env=scaled, check=True)
        names = [name for name in names if name not in SCALES]
    with own_folders():
        studio = Studio(arguments.archive, arguments.folder)
        for name in names:
            set_up, width, height = PICTURES[name]
            studio.begin(width, height)
            set_up(studio)
            studio.take(name)
        studio.close()
    return 0


@contextmanager
def own_folders() -> Iterator[None]:
    """Folders of nobody: pictures show no shelf but the one they fill, and leave none behind."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = os.path.join(folder, name)
        os.environ["LOGNAME"] = "archivist"
        yield


@contextmanager
def display() -> Iterator[str]:
    """A display that nobody sees."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start; install it with: sudo apt install xvfb")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
