"""The shelf at the desk: its panel, notes and stars, and what is done with them."""

from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from summitdesk.archive.shelf import shelf_path
from summitdesk.domain.shelf import Added
from summitdesk.i18n import mark, tr
from summitdesk.ui import plain
from summitdesk.ui.actions import Actions
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.session import Session
from summitdesk.ui.shelf.keeper import Keeper, Taken
from summitdesk.ui.shelf.lines import Line, Part
from summitdesk.ui.shelf.naming import added, search_name
from summitdesk.ui.shelf.telling import Telling
from summitdesk.ui.views.browse import BrowseView
from summitdesk.ui.views.my_notes import MyNotes
from summitdesk.ui.views.panes import Pane
from summitdesk.ui.widgets.shelf_panel import ShelfPanel

READING_MS = 3_000
"""Who stays with a record so long has read in it."""

_NATIVE = QKeySequence.SequenceFormat.NativeText
_KEPT_TO_UNDO = 20
_FILES = mark("Shelf files (*.json);;All files (*)")
_FILE_NAME = mark("Summit Desk shelf.json")
_MARK, _UNMARK = mark("&Bookmark this record"), mark("Take the &bookmark off")


class ShelfDesk(QObject):
    """Joins the shelf to the window; made after the first paint.

    Signals:
        noticed: Something must be known of the shelf's file; a sentence that stands.
        trouble_met: Something could not be done; carries the sentence that says why.
        told: Something was done; carries the sentence.
    """

    noticed = Signal(str)
    trouble_met = Signal(str)
    told = Signal(str)

    def __init__(
        self, window: QWidget, *, commands: Actions, session: Session, browse: BrowseView
    ) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._session = session
        self._browse = browse
        self.keeper = Keeper(shelf_path(), self)
        self._telling = Telling(session, self)
        self.panel = ShelfPanel(_keys(commands))
        self.notes = MyNotes(self.keeper, session, browse.detail)
        self._undoable: list[Taken] = []
        self._may_lose = False
        self.reading_time = QTimer(self, singleShot=True, interval=READING_MS)
        """Runs while a record is on show that a person went to."""
        # The first record opens by itself: nobody has chosen to read it.
        self._is_arriving = browse.detail.reading is None
        self._connect()
        self._show_lines()
        self._show_reading()
        self.keeper.refresh()

    @property
    def is_at_rest(self) -> bool:
        """Whether all that was asked of the shelf is done and told."""
        return self.keeper.is_idle

    def save(self) -> None:
        """Save what is still being written."""
        self.notes.flush()
        self.keeper.finish()

    def let_go(self) -> bool:
        """Save what is still being written; False when that failed and there is text to lose."""
        self.save()
        if self.notes.unsaved and not self._may_lose:
            self._warn()
            return False
        self.keeper.close()
        return True

    def show_panel(self, part: Part | None = None) -> None:
        """Show the shelf in the place of the facets, and put the keys there."""
        self._browse.panes.unfold(Pane.FACETS)
        self._browse.left.show_instead(self.panel)
        self.panel.focus(part)

    def toggle_bookmark(self) -> None:
        """Mark the record on show, or mark it no more."""
        reading, archive = self._browse.detail.reading, self._session.archive
        if reading is None or archive is None:
            return
        if self.keeper.is_bookmarked(reading.uid):
            self.keeper.unbookmark(reading.uid)
        else:
            self.keeper.bookmark(reading.uid, archive.info.uid)

    def save_search(self) -> None:
        """Keep the question of now, and let the reader name it."""
        query = self._session.query
        self.keeper.save_search(search_name(query, self._browse.facets.label_of), query)

    def undo(self) -> None:
        """Give back what was taken off last."""
        if self._undoable:
            self.keeper.give_back(self._undoable.pop())
            self.panel.message.hide()
            self.notes.tell_restored()

    def export_to(self, path: Path) -> None:
        """Write the shelf, with what is still being written, into a file."""
        self.notes.flush()
        self.keeper.export(path)

    def import_from(self, path: Path) -> None:
        """Add what a file holds."""
        self.keeper.import_(path)

    def _connect(self) -> None:
        for name, slot in {
            "bookmark": self.toggle_bookmark,
            "add_note": self.notes.begin,
            "save_search": self.save_search,
            "focus_shelf": self._focus_panel,
            "show_recent": self._show_recent,
            "forget_recent": self.keeper.forget_recent,
            "export_shelf": self._choose_export,
            "import_shelf": self._choose_import,
            "focus_facets": self._return_to_facets,
        }.items():
            self._commands[name].triggered.connect(slot)
        self._connect_shelf()
        self._browse.detail.page.star.clicked.connect(self.toggle_bookmark)
        self._browse.list_area.list_emptied.connect(self._show_reading)
        self._session.record_opened.connect(self._on_record_opened)
        self._session.archive_opened.connect(self._on_archive_opened)
        self.reading_time.timeout.connect(self._on_read)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._on_state_changed)

    def _connect_shelf(self) -> None:
        keeper, panel = self.keeper, self.panel
        keeper.contents_changed.connect(self._on_contents_changed)
        keeper.noticed.connect(self.noticed)
        keeper.trouble_met.connect(self.trouble_met)
        keeper.taken.connect(self._on_taken)
        keeper.search_saved.connect(self._on_search_saved)
        keeper.imported.connect(self._on_imported)
        keeper.exported.connect(self._on_exported)
        self._telling.told.connect(self._show_lines)
        panel.opening_requested.connect(self._on_opening_requested)
        panel.removal_requested.connect(self._on_removal_requested)
        panel.rename_requested.connect(keeper.rename_search)
        panel.move_requested.connect(keeper.move_search)
        panel.undo_requested.connect(self.undo)
        panel.leaving_requested.connect(self._leave_panel)
        self.notes.undo_requested.connect(self.undo)

    def _on_contents_changed(self) -> None:
        marked = frozenset(each.record for each in self.keeper.contents.bookmarks)
        self._browse.list_area.model.star(marked)
        self._telling.follow(self.keeper.contents)
        self._show_lines()
        self._show_reading()

    def _show_lines(self) -> None:
        self.panel.show_shelf(self.keeper.contents, self._telling.known)

    def _show_reading(self) -> None:
        """Show of the record on show whether it is marked, and what can be done with it."""
        reading = self._browse.detail.reading
        is_marked = reading is not None and self.keeper.is_bookmarked(reading.uid)
        self._browse.detail.page.star.show_state(is_bookmarked=is_marked)
        self._browse.detail.page.star.setVisible(reading is not None)
        self._commands["bookmark"].setText(tr(_UNMARK if is_marked else _MARK))
        for name in ("bookmark", "add_note"):
            self._commands[name].setEnabled(reading is not None)
            self._commands[name].setStatusTip("" if reading else tr("No record is chosen."))

    def _on_record_opened(self, _reading: Reading) -> None:
        self._show_reading()
        if self._is_arriving:
            self._is_arriving = False
        else:
            self.reading_time.start()

    def _on_archive_opened(self) -> None:
        self._is_arriving = True
        self.reading_time.stop()
        self._show_reading()

    def _on_read(self) -> None:
        if (reading := self._browse.detail.reading) is not None:
            self.keeper.visit(reading.uid)

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        """Whoever comes back to this window may have written on the shelf in another one."""
        if state == Qt.ApplicationState.ApplicationActive:
            self.keeper.refresh()

    def _on_opening_requested(self, line: Line) -> None:
        if line.part is Part.SEARCHES:
            for search in self.keeper.contents.searches:
                if search.uid == line.key:
                    self._session.ask(search.query)
            return
        if line.part is Part.NOTES:
            self.notes.go_to(line.key)
        self._browse.open_record(line.record)

    def _on_removal_requested(self, line: Line) -> None:
        match line.part:
            case Part.SEARCHES:
                self.keeper.remove_search(line.key)
            case Part.BOOKMARKS:
                self.keeper.unbookmark(line.key)
            case Part.RECENT:
                self.keeper.forget(line.key)
            case Part.NOTES:
                for note in self.keeper.contents.notes:
                    if note.uid == line.key:
                        self.keeper.remove_note(note)

    def _on_taken(self, taken: Taken) -> None:
        self._undoable = [*self._undoable, taken][-_KEPT_TO_UNDO:]
        self.panel.message.say(taken.sentence, can_undo=True)
        for note in taken.contents.notes:
            self.notes.tell_removed(note, taken.sentence)

    def _on_search_saved(self, uid: str) -> None:
        self.panel.rename(uid)
        self.show_panel()

    def _on_imported(self, given: Added) -> None:
        self.show_panel()
        self.panel.message.say(added(given))

    def _on_exported(self, path: Path) -> None:
        sentence = tr("Your shelf was written to {path}.", path=plain.one_line(str(path), 120))
        self.panel.message.say(sentence)
        self.told.emit(sentence)

    def _focus_panel(self) -> None:
        self.show_panel()

    def _show_recent(self) -> None:
        self.show_panel(Part.RECENT)

    def _return_to_facets(self) -> None:
        self._browse.left.show_facets()
        self._browse.facets.years.setFocus()

    def _leave_panel(self) -> None:
        self._browse.left.show_facets()
        self._browse.list_area.focus_list()

    def _choose_export(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Write your shelf to a file"),
            str(Path(folder, tr(_FILE_NAME))),
            tr(_FILES),
        )
        if name:
            self.export_to(Path(name))

    def _choose_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Add a shelf from a file"), "", tr(_FILES)
        )
        if name:
            self.import_from(Path(name))

    def _warn(self) -> None:
        """Say what would be lost, and let the reader decide."""
        writing = self.notes.unsaved[0]
        reason = str(writing.conflict) if writing.conflict else writing.trouble
        box = QMessageBox(self._window)
        box.setObjectName("unsavedNote")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(tr("A note is not saved"))
        box.setText(
            tr("A note that you wrote is not saved. {reason}", reason=plain.one_line(reason))
        )
        box.setInformativeText(plain.one_line(writing.text, 200))
        box.addButton(tr("Stay"), QMessageBox.ButtonRole.RejectRole)
        lose = box.addButton(tr("Close without it"), QMessageBox.ButtonRole.DestructiveRole)
        lose.clicked.connect(self._close_anyway)
        box.open()

    def _close_anyway(self) -> None:
        self._may_lose = True
        QTimer.singleShot(0, self._window, self._window.close)


def _keys(commands: Actions) -> dict[str, str]:
    """The keys of the actions that fill a shelf, as this system writes them."""
    names = ("bookmark", "add_note", "save_search", "import_shelf")
    return {name: commands[name].shortcut().toString(_NATIVE) for name in names}
