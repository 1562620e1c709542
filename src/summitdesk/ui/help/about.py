"""What the program and the open archive say of themselves."""

import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import qVersion

from summitdesk import __version__
from summitdesk.domain.info import ArchiveInfo, ArchiveNote
from summitdesk.domain.listing import Reference
from summitdesk.i18n import figures, mark, tr
from summitdesk.ui import plain
from summitdesk.ui.help.pages import Page, Part, Shape, read_page

PROGRAM = "about"
ARCHIVE = "about-archive"

_KINDS = {
    "note_kind-gap": mark("What is missing"),
    "note_kind-rule": mark("By which rules it was made"),
    "note_kind-origin": mark("Where it comes from"),
}
_LONGEST_DAY = 10  # of a time, only its day


def about_program(info: ArchiveInfo | None, folder: Path) -> Page:
    """Version, edition, publisher and licences."""
    licences = read_page(folder, "licences")
    python = ".".join(map(str, sys.version_info[:3]))
    parts = [
        Part(
            Shape.TEXT,
            tr(
                "A desktop archive of diplomacy: agreements, meetings, and the words leaders say "
                "there."
            ),
        ),
        Part(
            Shape.PAIR,
            tr("Version"),
            tr(
                "{version}, with Qt {qt} and Python {python}",
                version=__version__,
                qt=qVersion(),
                python=python,
            ),
        ),
    ]
    if info is not None:
        parts.append(Part(Shape.PAIR, tr("Archive"), plain.shown(info.title)))
        parts.append(Part(Shape.PAIR, tr("Edition"), plain.shown(info.edition)))
        parts.append(Part(Shape.PAIR, tr("Publisher"), plain.shown(info.publisher)))
    parts.append(Part(Shape.HEADING, licences.title))
    return Page(PROGRAM, tr("About Summit Desk"), (*parts, *licences.parts))


def about_archive(
    info: ArchiveInfo | None, notes: Sequence[ArchiveNote], path: Path | None
) -> Page:
    """What the archive says of itself: what it is, what is missing, by which rules it was made."""
    title = tr("About this archive")
    if info is None:
        return Page(ARCHIVE, title, (Part(Shape.TEXT, tr("No archive is open.")),))
    facts = {
        tr("Title"): info.title,
        tr("Edition"): info.edition,
        tr("Publisher"): info.publisher,
        tr("Made"): info.created[:_LONGEST_DAY],
        tr("Records"): figures(info.records),
        tr("Licence"): info.licence,
        tr("File"): str(path or ""),
    }
    parts = [Part(Shape.PAIR, name, plain.shown(text)) for name, text in facts.items() if text]
    ordered = sorted(notes, key=_place)
    for kind, group in groupby(ordered, key=_kind):
        parts.append(Part(Shape.HEADING, _kind_said(kind)))
        parts += [_noted(note) for note in group]
    if not notes:
        parts.append(Part(Shape.TEXT, tr("This archive holds no notes on what is missing in it.")))
    return Page(ARCHIVE, title, tuple(parts))


def _kind_said(kind: Reference) -> str:
    known = _KINDS.get(kind.uid)
    return tr(known) if known else plain.one_line(kind.label, 60)


def _noted(note: ArchiveNote) -> Part:
    if note.subject:
        return Part(Shape.PAIR, plain.one_line(note.subject, 200), plain.shown(note.text))
    return Part(Shape.POINT, plain.shown(note.text))


def _kind(note: ArchiveNote) -> Reference:
    return note.kind


def _place(note: ArchiveNote) -> tuple[int, str, str]:
    """Gaps first, then rules; kinds that we do not know come last."""
    kinds, kind = list(_KINDS), note.kind
    return kinds.index(kind.uid) if kind.uid in kinds else len(kinds), kind.label, kind.uid
