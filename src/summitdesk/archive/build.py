"""Building an archive from its text sources: the same bytes of content, whoever builds it."""

import os
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.errors import ArchiveError, Problem, ProblemsError
from summitdesk.domain.library import Library
from summitdesk.domain.record import rows_of, uid_of
from summitdesk.domain.validation import record_problems, reference_problem
from summitdesk.exchange.textfiles import ARCHIVE_FILE, SourceRecord, Sources, read_sources
from summitdesk.store.edition import write_edition


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
    _write_whole(archive, sources, library)
    return len(library)


def _write_whole(archive: Path, sources: Sources, library: Library) -> None:
    """Write beside the archive and rename: whoever looks sees the old file or the new one."""
    try:
        handle, name = tempfile.mkstemp(".part", f".{archive.name}.", archive.absolute().parent)
    except OSError as error:
        raise ArchiveError(f"{archive} cannot be written ({error.strerror}).") from error
    os.close(handle)
    part = Path(name)
    try:
        write_edition(part, sources.info, sources.notes, library)
        part.chmod(0o644)
        os.replace(part, archive)
    except (OSError, sqlite3.OperationalError) as error:
        raise ArchiveError(f"{archive} cannot be written ({error}).") from error
    finally:
        part.unlink(missing_ok=True)


def _problems(sources: Sources, library: Library) -> Iterator[Problem]:
    yield from _repeated_uids(sources)
    for record in sources.records:
        for path, reason in record_problems(record.aggregate):
            yield record.problem(path, reason)
        yield from _reference_problems(record, library)
    for position, note in enumerate(sources.notes):
        kind = library.get(note.get("note_kind"))
        if note.get("note_kind") and (kind is None or kind.get("vocabulary") != "note_kind"):
            reason = f"names {note['note_kind']}, which is not a term of the vocabulary note_kind"
            yield Problem(ARCHIVE_FILE, 0, f"notes[{position}].note_kind", reason)


def _reference_problems(record: SourceRecord, library: Library) -> Iterator[Problem]:
    kind = KINDS[str(record.aggregate["kind"])]
    for field in kind.fields:
        value = record.aggregate.get(field.name)
        if (
            field.is_reference
            and value
            and (reason := reference_problem(field, str(value), library))
        ):
            yield record.problem(field.name, reason)
    for group in kind.groups:
        for position, row in enumerate(rows_of(record.aggregate, group.name)):
            for field in group.fields:
                uid = row.get(field.name)
                if (
                    field.is_reference
                    and uid
                    and (reason := reference_problem(field, str(uid), library))
                ):
                    yield record.problem(f"{group.name}[{position}].{field.name}", reason)


def _repeated_uids(sources: Sources) -> Iterator[Problem]:
    places: defaultdict[str, list[tuple[SourceRecord, str]]] = defaultdict(list)
    for record in sources.records:
        places[uid_of(record.aggregate)].append((record, "uid"))
        for group in KINDS[str(record.aggregate["kind"])].groups:
            for position, row in enumerate(rows_of(record.aggregate, group.name)):
                places[str(row["uid"])].append((record, f"{group.name}[{position}].uid"))
    for uid, used in places.items():
        for record, path in used[1:]:
            first = used[0][0].problem(used[0][1], "")
            yield record.problem(path, f"{uid} is used already in {first.file}:{first.line}")
