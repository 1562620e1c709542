"""A note while it is being written: saved at every pause, and never lost."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.shelf import Note, StaleNoteError
from summitdesk.ui.shelf.keeper import Keeper

PAUSE_MS = 700


class Writing(QObject):
    """One note, from what was read of it to what stands on the shelf.

    Signals:
        saved: What was written is on the shelf.
        text_replaced: The text is another one now, by another window or by a person's choice.
        conflict_met: The note is no longer what was read; both texts are in `conflict`.
        trouble_met: It could not be saved; carries the sentence that says why. It is tried again
            with the next letter.
        ended: It is a note no more: it was taken off, or nothing was ever written.
    """

    saved = Signal()
    text_replaced = Signal()
    conflict_met = Signal()
    trouble_met = Signal(str)
    ended = Signal()

    def __init__(
        self, keeper: Keeper, record: str, note: Note | None = None, parent: QObject | None = None
    ) -> None:
        """Begin with the note as it was read, or with a new one."""
        super().__init__(parent)
        self.record = record
        self.note = note
        """As it stands on the shelf, as far as is known; none before it is written."""
        self.text = note.text if note else ""
        """As it was typed."""
        self.conflict: StaleNoteError | None = None
        self.trouble = ""
        self._keeper = keeper
        self._kept = self.text
        self._sent: str | None = None
        self._is_gone = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    @property
    def is_clean(self) -> bool:
        """Whether all that was typed stands on the shelf."""
        return self._is_gone or (self._sent is None and self.text == self._kept)

    @property
    def is_blank(self) -> bool:
        """Whether there are no words in it."""
        return not self.text.strip()

    def write(self, text: str) -> None:
        """Take what was typed; it is saved when the person pauses."""
        self.text = text
        if self.text == self._kept and self._sent is None:
            self._pause.stop()
        else:
            self._pause.start()

    def flush(self) -> None:
        """Save now what was typed; a note emptied of all words is not saved before one leaves."""
        self._pause.stop()
        if self._is_gone or self.conflict or self._sent is not None or self.text == self._kept:
            return
        if not self.is_blank:
            self._sent = self.text
            self._keeper.write_note(
                self.record, self.text, self.note, self._on_saved, self._on_failed
            )

    def leave(self) -> None:
        """Save what was typed; a note in which nothing is left is taken off the shelf."""
        if self.is_blank and self._sent is None and not self.conflict:
            self.remove()
        else:
            self.flush()

    def remove(self) -> None:
        """Take the note off the shelf, and forget what was typed."""
        self._pause.stop()
        if self._is_gone:
            return
        self._is_gone = True
        if self.note is not None and self._sent is None:
            self._keeper.remove_note(self.note)
        self.ended.emit()

    def follow(self, note: Note) -> None:
        """Take over what another window wrote, unless something was typed here."""
        if self.is_clean and (self.note is None or note.changed > self.note.changed):
            self._take(note)

    def keep_mine(self) -> None:
        """Of two texts keep the one that was typed here."""
        self._decide(self._save_over)

    def keep_theirs(self) -> None:
        """Of two texts keep the one that stands on the shelf."""
        self._decide(self._give_way)

    def keep_both(self) -> None:
        """Keep the text that stands on the shelf, and the other one as a note of its own."""
        self._keeper.write_note(self.record, self.text, None, self._on_both_kept, self._on_failed)

    def _decide(self, then: Callable[[Note | None], None]) -> None:
        assert self.note is not None
        self._keeper.find_note(self.note.uid, then)

    def _save_over(self, current: Note | None) -> None:
        self.note = current
        self.conflict = None
        self._kept = ""
        self.flush()

    def _give_way(self, current: Note | None) -> None:
        self.conflict = None
        if current is None:
            self._is_gone = True
            self.ended.emit()
        else:
            self._take(current)

    def _on_both_kept(self, _mine: Note) -> None:
        self.keep_theirs()

    def _take(self, note: Note) -> None:
        self.note, self.text, self._kept = note, note.text, note.text
        self.text_replaced.emit()

    def _on_saved(self, note: Note) -> None:
        assert self._sent is not None
        self.note, self._kept, self._sent = note, self._sent, None
        self.trouble = ""
        if self._is_gone:
            self._keeper.remove_note(note)
            return
        self.saved.emit()
        if self.text != self._kept and not self._pause.isActive():
            self.flush()  # more was typed meanwhile, and somebody asked to save it

    def _on_failed(self, error: ArchiveError) -> None:
        self._sent = None
        if isinstance(error, StaleNoteError):
            self.conflict = error
            self.conflict_met.emit()
        else:
            self.trouble = str(error)
            self.trouble_met.emit(self.trouble)
