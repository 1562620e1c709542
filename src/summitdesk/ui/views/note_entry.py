"""One note on show: its card, and what becomes of the words typed on it."""

from datetime import datetime

from PySide6.QtCore import QObject, QPoint, Signal

from summitdesk.i18n import in_words, mark, tr
from summitdesk.ui.shelf.writing import Writing
from summitdesk.ui.widgets.note_card import NoteCard

_UNSAVED = mark("Not yet saved")


class NoteEntry(QObject):
    """Joins a card to a writing for as long as the card is there; the writing may live longer.

    Signals:
        gone: There is nothing left to show; carries the entry.
        leaving_requested: The writer is done.
        caret_moved: The place one writes at is another; carries the card and the place on it.
    """

    gone = Signal(object)
    leaving_requested = Signal()
    caret_moved = Signal(object, QPoint)

    def __init__(self, writing: Writing) -> None:
        self.card = NoteCard(writing.text)
        super().__init__(self.card)
        self.writing = writing
        self._connect()
        self._tell()

    @property
    def uid(self) -> str:
        """The uid of the note; empty before it stands on the shelf."""
        return self.writing.note.uid if self.writing.note else ""

    @property
    def is_written_in(self) -> bool:
        """Whether the keys are here."""
        return self.card.field is not None and self.card.field.hasFocus()

    def enter(self) -> None:
        """Put the keys here."""
        if self.card.field is not None:
            self.card.field.setFocus()

    def drop(self) -> None:
        """Take the card away; what is still to be saved goes on without it."""
        self.card.hide()
        self.card.deleteLater()

    def _connect(self) -> None:
        card, writing = self.card, self.writing
        card.text_edited.connect(self._on_edited)
        card.left.connect(self._on_left)
        card.leaving_requested.connect(self.leaving_requested)
        card.removal_requested.connect(self._on_removal_requested)
        card.caret_moved.connect(self._on_caret_moved)
        card.mine_chosen.connect(writing.keep_mine)
        card.theirs_chosen.connect(writing.keep_theirs)
        card.both_chosen.connect(writing.keep_both)
        for fact in (writing.saved, writing.conflict_met, writing.trouble_met):
            fact.connect(self._tell)
        writing.text_replaced.connect(self._on_text_replaced)
        writing.ended.connect(self._on_ended)

    def _on_edited(self, text: str) -> None:
        self.writing.write(text)
        self._tell()

    def _on_left(self) -> None:
        self.writing.leave()

    def _on_removal_requested(self) -> None:
        self.writing.remove()

    def _on_caret_moved(self, at: QPoint) -> None:
        self.caret_moved.emit(self.card, at)

    def _on_text_replaced(self) -> None:
        self.card.show_text(self.writing.text)
        self._tell()

    def _on_ended(self) -> None:
        self.gone.emit(self)

    def _tell(self) -> None:
        writing = self.writing
        if writing.conflict is not None:
            self.card.show_conflict(str(writing.conflict), writing.conflict.theirs)
        else:
            self.card.end_conflict()
        state = tr("Written {day}", day=_day(writing.note.changed)) if writing.note else ""
        if not writing.is_clean:
            state = tr(_UNSAVED)
        self.card.show_state(state, trouble=writing.trouble)


def _day(time: str) -> str:
    """The day of a time of the shelf, where the reader lives."""
    return in_words(f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d}")
