"""Editing records of a working archive: making, changing, deleting, bringing back.

Whoever edits reads an `Edited` with `read`, lets the person change its record, and gives both back
to `save`. Problems beside the fields come from `problems`, at any time, before saving does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from summitdesk.archive.archive import Archive
from summitdesk.archive.working import WorkingArchive
from summitdesk.domain.changes import Change, StaleRecordError, Written
from summitdesk.domain.difference import Difference, Part
from summitdesk.domain.errors import ArchiveError, Problem
from summitdesk.domain.kind import Kind
from summitdesk.domain.letters import composed
from summitdesk.domain.merging import Conflict, Side, merge
from summitdesk.domain.record import Aggregate, Row, kind_of, rows_of, uid_of
from summitdesk.domain.uid import new_uid
from summitdesk.domain.validation import aggregate_problems, linking_problems
from summitdesk.i18n import said, tr
from summitdesk.store.connection import Connection
from summitdesk.store.past import last_content
from summitdesk.store.records import load_one
from summitdesk.store.revisions import head
from summitdesk.store.stored_library import StoredLibrary

_TRIES = 20
"""How often a save that was overtaken is merged anew: a program saving nonstop needs a few."""


@dataclass(frozen=True)
class Edited:
    """A record as it was read for editing."""

    record: Aggregate | None
    """None when it is new, or was deleted."""
    revision: str
    """The uid of its revision; empty when it is new."""


@dataclass(frozen=True)
class Saved:
    """A record was saved: it is on the disk, and every list shows it."""

    record: Aggregate | None
    """As it stands now: what was typed, with what others saved meanwhile; none when others deleted
    it and that was chosen."""
    revision: str
    """With it the next change of the record is saved."""
    written: Written | None
    """What was written; none when nothing had changed, and so nothing was."""
    taken: tuple[Difference, ...] = ()
    """What others had changed meanwhile, in other fields: a notice tells of it."""


@dataclass(frozen=True)
class Conflicted:
    """Others changed the same fields meanwhile, so nothing was saved: a person decides.

    Save again with `base` as what was read, and with the choices: they are enough, unless somebody
    has saved once more.
    """

    base: Edited
    mine: Aggregate | None
    theirs: Edited
    """As it stands now."""
    conflicts: tuple[Conflict, ...]


def new_record(kind: Kind, **fields: str | int) -> Aggregate:
    """A record that is still to be filled in and saved, with a uid of its own."""
    return {"uid": new_uid(), "kind": kind.name, **fields}


def new_row(**fields: str | int) -> Row:
    """A row for a group of a record, with a uid of its own."""
    return {"uid": new_uid(), **fields}


def duplicate(record: Aggregate) -> Aggregate:
    """The same record anew: with a uid of its own, and so all its rows."""
    copied: Aggregate = {**record, "uid": new_uid()}
    for group in kind_of(record).groups:
        if rows := rows_of(record, group.name):
            copied[group.name] = [{**row, "uid": new_uid()} for row in rows]
    return copied


def normalised(record: Mapping[str, object]) -> Aggregate:
    """What was typed as an archive keeps it: composed, with plain ends of lines, nothing empty."""
    kept: Aggregate = {}
    for name, value in record.items():
        if isinstance(value, list):
            if rows := [_plain_row(row) for row in value]:
                kept[name] = rows
        elif (plain := _plain(value)) is not None:
            kept[name] = plain
    return kept


def read(archive: Archive, uid: str) -> Edited:
    """A record to be edited, with the revision to save it over."""
    return archive.read(partial(_read, uid))


def problems(archive: Archive, record: Mapping[str, object]) -> list[Problem]:
    """All that is wrong with what was typed, each with the path of its field; see `save`.

    A path is a field's name, or ``titles[2].text`` for a field of the third row of a group.
    """
    plain = normalised(record)
    alone = list(aggregate_problems(plain))
    among = archive.read(lambda conn: list(linking_problems(plain, StoredLibrary(conn))))
    return sorted(Problem("", 0, path, said(reason)) for path, reason in (*alone, *among))


def save(
    archive: WorkingArchive,
    record: Mapping[str, object],
    read: Edited,
    *,
    note: str = "",
    choices: Mapping[Part, Side] | None = None,
) -> Saved | Conflicted:
    """Save a record over what was read of it.

    When somebody saved it since, both are merged by field and row; only where both changed the
    same, nothing is saved and a person is asked.

    Args:
        archive: where it is saved.
        record: the whole record as it was typed.
        read: as it was read; a record that is new was read as ``Edited(None, "")``.
        note: why it was changed, in the author's words.
        choices: which side to take where a `Conflicted` told of a contradiction.

    Raises:
        ProblemsError: when it cannot stand so in an archive; `problems` says it beforehand.
        ArchiveError: when nothing could be written; what was typed is to be kept.
    """
    mine = normalised(record)
    base, theirs = read, read
    for _ in range(_TRIES):
        merged = merge(base.record, mine, theirs.record, choices)
        if merged.conflicts:
            return Conflicted(base, mine, theirs, merged.conflicts)
        wanted = merged.merged
        if wanted == theirs.record:
            return Saved(wanted, theirs.revision, None, merged.taken)
        change = Change(uid_of(mine), theirs.revision, wanted)
        try:
            written = archive.write([change], note=note)
        except StaleRecordError:
            theirs = archive.read(partial(_read, uid_of(mine)))
        else:
            return Saved(wanted, written.revisions[uid_of(mine)], written, merged.taken)
    raise ArchiveError(
        tr("{record} was not saved, for others are saving it nonstop; retry.", record=uid_of(mine))
    )


def delete(archive: WorkingArchive, uid: str, *, expecting: str, note: str = "") -> Written:
    """Put a record into the trash.

    Raises:
        RecordInUseError: when others name it; it says which, and where.
        StaleRecordError: when it is not as it was when it was read.
        ArchiveError: when nothing could be written.
    """
    return archive.write([Change(uid, expecting, None)], note=note)


def restore(archive: WorkingArchive, uid: str, *, note: str = "") -> Written:
    """Bring a record back from the trash, as it was before it was deleted.

    Raises:
        ProblemsError: when it names what is not there any more; restore that first.
        ArchiveError: when it is not in the trash, or nothing could be written.
    """
    content, revision = archive.read(partial(_last, uid))
    if content is None or archive.record(uid) is not None:
        raise ArchiveError(tr("{record} is not in the trash.", record=uid))
    return archive.write([Change(uid, revision, content)], note=note)


def _read(uid: str, conn: Connection) -> Edited:
    return Edited(load_one(conn, uid), head(conn, uid).revision)


def _last(uid: str, conn: Connection) -> tuple[Aggregate | None, str]:
    return last_content(conn, uid), head(conn, uid).revision


def _plain_row(row: Mapping[str, object]) -> Row:
    return {name: plain for name, value in row.items() if (plain := _plain(value)) is not None}


def _plain(value: object) -> str | int | None:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not value:
        return None
    return composed(value.replace("\r\n", "\n").replace("\r", "\n"))
