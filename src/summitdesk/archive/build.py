"""Building an archive from its text sources: the same bytes of content, whoever builds it."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from summitdesk.domain.catalogue import ARCHIVE_NOTES
from summitdesk.domain.errors import ArchiveError, Problem, ProblemsError
from summitdesk.domain.kind import Group
from summitdesk.domain.library import Library
from summitdesk.domain.record import Row, kind_of, rows_of, uid_of
from summitdesk.domain.validation import (
    linking_problems,
    missing_fields,
    record_problems,
    reference_problems,
)
from summitdesk.exchange.textfiles import Sources, read_sources
from summitdesk.exchange.yamlfiles import Place
from summitdesk.i18n import said, tr
from summitdesk.store.edition import write_edition
from summitdesk.store.opening import may_be_replaced, side_files


def build(source_folder: Path, archive: Path) -> int:
    """Make an archive from its text sources, or change nothing at all.

    Returns:
        How many records it holds.

    Raises:
        ProblemsError: with every problem of the sources at once.
        ArchiveError: when the sources cannot be read or the archive cannot be written.
    """
    sources = read_sources(source_folder)
    library = Library(record.aggregate for record in sources.records)
    if problems := [*sources.problems, *_problems(sources, library)]:
        raise ProblemsError(problems)
    try:
        _refuse_target(archive)
        _write_whole(archive, sources, library)
    except OSError as error:
        reason = error.strerror or error
        raise ArchiveError(
            tr(
                "{archive} cannot be written ({reason}); check its folder and the space on the "
                "disk.",
                archive=archive,
                reason=reason,
            )
        ) from error
    return len(library)


def _refuse_target(archive: Path) -> None:
    """Refuse to replace what is no archive at rest: a folder, a letter, a file half-written.

    A file of no bytes may be replaced, and an archive of any age, be it damaged.
    """
    if archive.exists() and not archive.is_file():
        raise ArchiveError(
            tr("{archive} is not a file; name a file to write the archive to.", archive=archive)
        )
    if archive.exists() and not may_be_replaced(archive):
        raise ArchiveError(
            tr(
                "{archive} is no archive; name another file, so that this one is kept.",
                archive=archive,
            )
        )
    if beside := side_files(archive):
        # A rename would leave them: the next program to write would roll the old content back in.
        raise ArchiveError(
            tr(
                "{path} lies beside the archive: a program is writing it or stopped half-way; "
                "close that program, or remove both files.",
                path=beside[0],
            )
        )


def _write_whole(archive: Path, sources: Sources, library: Library) -> None:
    """Write in a folder beside the archive and rename: all see the old file or the new one."""
    with tempfile.TemporaryDirectory(
        prefix=".summitdesk-", dir=archive.absolute().parent, ignore_cleanup_errors=True
    ) as folder:
        part = Path(folder, "part")
        write_edition(part, sources.info, sources.notes, library)
        with open(part, "rb") as written:
            os.fsync(written.fileno())
        os.replace(part, os.path.realpath(archive))


def _problems(sources: Sources, library: Library) -> Iterator[Problem]:
    yield from _repeated_uids(sources)
    yield from _note_problems(sources.notes, sources.place, library)
    for record in sources.records:
        for path, reason in linking_problems(record.aggregate, library):
            yield record.place.problem(path, said(reason))
        for path, reason in record_problems(record.aggregate):
            if not record.place.is_refused(path):
                yield record.place.problem(path, said(reason))


def _note_problems(notes: list[Row], place: Place, library: Library) -> Iterator[Problem]:
    fields = ARCHIVE_NOTES.fields
    for path, row in _rows(ARCHIVE_NOTES, notes):
        for name in missing_fields(fields, row):
            if not place.is_refused(f"{path}.{name}"):
                yield place.problem(f"{path}.{name}", tr("is missing; fill it in"))
        for field, reason in reference_problems(fields, row, f"{path}.", library):
            yield place.problem(field, said(reason))


def _repeated_uids(sources: Sources) -> Iterator[Problem]:
    """A uid names one thing in a whole archive, be it a record or a row of one."""
    used: dict[str, Problem] = {}
    for uid, here in _uids(sources):
        if uid and (first := used.setdefault(uid, here)) is not here:
            reason = tr(
                "{uid} is used already in {file}:{line}; give it a uid of its own",
                uid=uid,
                file=first.file,
                line=str(first.line),
            )
            yield replace(here, reason=reason)


def _uids(sources: Sources) -> Iterator[tuple[str, Problem]]:
    """Every uid, with a problem that only says where it stands."""
    for record in sources.records:
        yield uid_of(record.aggregate), record.place.problem("uid", "")
        for group in kind_of(record.aggregate).groups:
            for path, row in _rows(group, rows_of(record.aggregate, group.name)):
                yield str(row["uid"]), record.place.problem(f"{path}.uid", "")
    yield str(sources.info.get("uid", "")), sources.place.problem("info.uid", "")
    for path, row in _rows(ARCHIVE_NOTES, sources.notes):
        yield str(row["uid"]), sources.place.problem(f"{path}.uid", "")


def _rows(group: Group, rows: Iterable[Row]) -> Iterator[tuple[str, Row]]:
    """Rows with the paths by which they are named in problems, such as ``titles[2]``."""
    return ((f"{group.name}[{position}]", row) for position, row in enumerate(rows))
