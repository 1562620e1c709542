"""Takes records away off the GUI thread: onto the clipboard, onto sheets, into a PDF file."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSizeF, Signal
from PySide6.QtGui import QGuiApplication

from summitdesk.archive.archive import Archive
from summitdesk.archive.citables import cite
from summitdesk.archive.dossier import pages
from summitdesk.archive.taking import as_markdown, as_text
from summitdesk.domain.citing.styles import Style
from summitdesk.domain.errors import ArchiveError, Cancelled
from summitdesk.domain.view import View
from summitdesk.i18n import mark, tr, trn
from summitdesk.ui.printing.manuscript import Manuscript, manuscript
from summitdesk.ui.printing.press import write_pdf
from summitdesk.ui.printing.sheets import Printable, laying_out
from summitdesk.ui.printing.steps import Steps
from summitdesk.ui.session import Session

MOST_TAKEN: Final = 300
"""How many records are taken whole at once: a dossier of more is a book nobody prints."""
MOST_CITED: Final = 5_000

LANE: Final = "taking"


@dataclass(frozen=True)
class Chosen:
    """Which records are to be taken: by uid, or by the row ids of a list."""

    uids: tuple[str, ...] = ()
    ids: Sequence[int] = ()

    def __len__(self) -> int:
        return len(self.uids) or len(self.ids)


@dataclass(frozen=True)
class _Text:
    """What was made for the clipboard, and of how many records."""

    text: str
    taken: int


_Make = Callable[[Archive, list[str], Style, threading.Event], str]


class Taking(QObject):
    """Makes what is taken away; a newer wish takes the place of one that is still under way.

    Signals:
        told: Something was taken, or could not be; carries the sentence that says so.
    """

    told = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def copy_citations(self, chosen: Chosen, style: Style) -> None:
        """Copy how the records are cited, one a line."""
        told = partial(tr, mark("{things} copied: {style}."), style=tr(style.label))
        self._copy(chosen, _citations, style, _citations_told, told, MOST_CITED)

    def copy_quotations(self, chosen: Chosen, style: Style) -> None:
        """Copy the words of quotations with who said them, and the citation of their source."""
        told = partial(tr, mark("{things} copied with citation: {style}."), style=tr(style.label))
        self._copy(chosen, _citations, style, _quotations_told, told, MOST_CITED)

    def copy_text(self, chosen: Chosen, style: Style) -> None:
        """Copy the records whole as plain text."""
        told = partial(tr, mark("{things} copied as text."))
        self._copy(chosen, _text, style, _records_told, told, MOST_TAKEN)

    def copy_markdown(self, chosen: Chosen, style: Style) -> None:
        """Copy the records whole as Markdown."""
        told = partial(tr, mark("{things} copied as Markdown."))
        self._copy(chosen, _markdown, style, _records_told, told, MOST_TAKEN)

    def lay_out(
        self, chosen: Chosen, style: Style, size: QSizeF, then: Callable[[Printable], None]
    ) -> None:
        """Lay the records on sheets of this size, in points, and give them to `then`."""
        self._read(partial(_manuscript, chosen, style), partial(self._on_written, size, then))

    def save_pdf(self, chosen: Chosen, style: Style, path: Path) -> None:
        """Save the records as a PDF file at the path."""
        self._read(partial(_pdf, chosen, style, path), partial(self._on_saved, path))

    def _copy(
        self,
        chosen: Chosen,
        make: _Make,
        style: Style,
        count: Callable[[int], str],
        told: Callable[..., str],
        most: int,
    ) -> None:
        work = partial(_made, chosen, make, style, most)
        self._read(work, partial(self._on_made, len(chosen), count, told))

    def _read(
        self, work: Callable[[Archive, threading.Event], object], then: Callable[..., None]
    ) -> None:
        if (archive := self._session.archive) is not None:
            self._session.jobs.read(
                partial(work, archive), then, lane=LANE, otherwise=self._on_failed
            )

    def _on_made(
        self, wanted: int, count: Callable[[int], str], told: Callable[..., str], made: _Text
    ) -> None:
        if not made.taken:
            self.told.emit(tr("Nothing of this can be copied."))
            return
        QGuiApplication.clipboard().setText(made.text)
        things = count(made.taken)
        if wanted > made.taken:
            things = tr("{things} of {all}", things=things, all=wanted)
        self.told.emit(told(things=things))

    def _on_written(
        self, size: QSizeF, then: Callable[[Printable], None], text: Manuscript
    ) -> None:
        Steps(laying_out(text, size), then, self)

    def _on_saved(self, path: Path, sheets: int) -> None:
        self.told.emit(
            trn("Saved {name}: {n} page.", "Saved {name}: {n} pages.", sheets, name=path.name)
        )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ArchiveError):
            self._session.jobs.failed.emit(error)
            return
        self.told.emit(str(error))


def _citations_told(amount: int) -> str:
    return trn("{n} citation", "{n} citations", amount)


def _quotations_told(amount: int) -> str:
    return trn("{n} quotation", "{n} quotations", amount)


def _records_told(amount: int) -> str:
    return trn("{n} record", "{n} records", amount)


def _made(
    chosen: Chosen,
    make: _Make,
    style: Style,
    most: int,
    archive: Archive,
    cancel: threading.Event,
) -> _Text:
    uids = _uids(archive, chosen, most, cancel)
    return _Text(make(archive, uids, style, cancel) if uids else "", len(uids))


def _uids(archive: Archive, chosen: Chosen, most: int, cancel: threading.Event) -> list[str]:
    if chosen.uids:
        return list(chosen.uids[:most])
    return [row.uid for row in archive.rows(chosen.ids[:most], cancel) if row is not None]


def _views(archive: Archive, uids: list[str], cancel: threading.Event) -> Iterator[View]:
    """The records one by one, so that what is made of many can be stopped."""
    for uid in uids:
        if cancel.is_set():
            raise Cancelled
        if (view := archive.view(uid, cancel)) is not None:
            yield view


def _citations(archive: Archive, uids: list[str], style: Style, cancel: threading.Event) -> str:
    records = (archive.record(uid, cancel) for uid in uids)
    return "\n".join(cite(archive, record, style) for record in records if record is not None)


def _text(archive: Archive, uids: list[str], style: Style, cancel: threading.Event) -> str:
    return as_text(archive, _views(archive, uids, cancel), style)


def _markdown(archive: Archive, uids: list[str], style: Style, cancel: threading.Event) -> str:
    return as_markdown(archive, _views(archive, uids, cancel), style)


def _manuscript(
    chosen: Chosen, style: Style, archive: Archive, cancel: threading.Event
) -> Manuscript:
    uids = _uids(archive, chosen, MOST_TAKEN, cancel)
    written = pages(archive, _views(archive, uids, cancel), style)
    if not written:
        raise ArchiveError(tr("Nothing is chosen that could be printed."))
    more = tr("These are the first of {all}.", all=len(chosen)) if len(chosen) > len(uids) else ""
    return manuscript(written, archive.info, more)


def _pdf(
    chosen: Chosen, style: Style, path: Path, archive: Archive, cancel: threading.Event
) -> int:
    return write_pdf(_manuscript(chosen, style, archive, cancel), path, cancel)
