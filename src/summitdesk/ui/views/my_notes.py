"""The notes on the record on show: each on its card, none ever lost."""

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QWidget

from summitdesk.domain.shelf import Note
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.session import Session
from summitdesk.ui.shelf.keeper import Keeper
from summitdesk.ui.shelf.writing import Writing
from summitdesk.ui.views.note_entry import NoteEntry
from summitdesk.ui.widgets.detail_pane import DetailPane
from summitdesk.ui.widgets.undo_line import UndoLine

_ROOM = 60
"""How much of the record is seen around the place one writes at."""


class MyNotes(QObject):
    """Joins the section of notes in the detail to the shelf.

    Signals:
        undo_requested: The note that was taken off last is to be given back.
    """

    undo_requested = Signal()

    def __init__(self, keeper: Keeper, session: Session, detail: DetailPane) -> None:
        super().__init__(detail)
        self.entries: list[NoteEntry] = []
        """The notes on show."""
        self.message = UndoLine()
        self._keeper = keeper
        self._detail = detail
        self._section = detail.page.my_notes
        self._record = ""
        self._under_way: list[Writing] = []
        """Of records one has left: what is still to be saved, or to be decided."""
        self._wanted = ""
        # A card has its place only when the record has been laid out anew.
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._bring_into_view)
        self._section.begin()
        self._section.add(self.message)
        self.message.undo_requested.connect(self.undo_requested)
        session.record_opened.connect(self._on_record_opened)
        session.archive_opened.connect(self._leave)
        keeper.contents_changed.connect(self._on_contents_changed)
        if detail.reading is not None:
            self._on_record_opened(detail.reading)

    @property
    def unsaved(self) -> list[Writing]:
        """What does not stand on the shelf as it was typed."""
        return [writing for writing in self._writings() if not writing.is_clean]

    def begin(self) -> None:
        """Let the reader write a note on the record on show."""
        if self._record:
            new = next((entry for entry in self.entries if not entry.uid), None)
            entry = new or self._show(Writing(self._keeper, self._record, parent=self))
            self._refresh()
            entry.enter()
            self._settling.start()

    def go_to(self, uid: str) -> None:
        """Bring this note into view, as soon as its record is on show."""
        self._wanted = uid
        self._settling.start()

    def flush(self) -> None:
        """Save all that was typed."""
        for writing in self._writings():
            writing.leave()

    def tell_removed(self, note: Note, sentence: str) -> None:
        """Say that a note on the record on show was taken off, where it stood."""
        if note.record == self._record:
            self.message.say(sentence, can_undo=True)
            self._refresh()

    def tell_restored(self) -> None:
        """Nothing is left to be undone."""
        self.message.hide()
        self._refresh()

    def _on_record_opened(self, reading: Reading) -> None:
        if reading.uid != self._record:
            self._leave()
            self._record = reading.uid
            for writing in [each for each in self._under_way if each.record == self._record]:
                self._under_way.remove(writing)
                self._show(writing)
            self._reconcile()
        self._refresh()
        if self._wanted:
            self._settling.start()

    def _on_contents_changed(self) -> None:
        self._reconcile()
        self._refresh()

    def _leave(self) -> None:
        """Save what was written here; what is not saved at once is kept until it is."""
        entries, self.entries, self._record = self.entries, [], ""
        for entry in entries:
            entry.writing.leave()
            if not entry.writing.is_clean:
                self._under_way.append(entry.writing)
            entry.drop()
        self.message.hide()
        self._section.hide()

    def _reconcile(self) -> None:
        """Show the notes that stand on the shelf: no more, no fewer, none twice."""
        self._under_way = [each for each in self._under_way if not each.is_clean]
        notes = {note.uid: note for note in self._keeper.notes(self._record)}
        for entry in list(self.entries):
            if entry.uid in notes:
                entry.writing.follow(notes.pop(entry.uid))
            elif entry.uid and entry.writing.is_clean:
                self._on_gone(entry)
        for note in notes.values():
            self._show(Writing(self._keeper, self._record, note, self))

    def _show(self, writing: Writing) -> NoteEntry:
        entry = NoteEntry(writing)
        entry.gone.connect(self._on_gone)
        entry.leaving_requested.connect(self._detail.setFocus)
        entry.caret_moved.connect(self._on_caret_moved)
        entry.writing.conflict_met.connect(self._settling.start)
        self.entries.append(entry)
        self._section.add(entry.card)
        return entry

    def _on_gone(self, entry: NoteEntry) -> None:
        if entry in self.entries:
            self.entries.remove(entry)
            entry.drop()
            self._refresh()

    def _bring_into_view(self) -> None:
        for entry in self.entries:
            if entry.is_written_in or (self._wanted and entry.uid == self._wanted):
                self._wanted = ""
                self._detail.ensureWidgetVisible(entry.card, 0, _ROOM)

    def _on_caret_moved(self, card: QWidget, at: QPoint) -> None:
        if (body := self._detail.widget()) is not None:
            there = card.mapTo(body, at)
            self._detail.ensureVisible(there.x(), there.y(), 0, _ROOM)

    def _refresh(self) -> None:
        has_something = bool(self.entries) or not self.message.isHidden()
        self._section.setVisible(bool(self._record) and has_something)

    def _writings(self) -> list[Writing]:
        return [*(entry.writing for entry in self.entries), *self._under_way]
