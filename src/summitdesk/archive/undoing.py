"""Taking changes back and bringing them again: any change set, at any time, across restarts.

Nothing is ever erased: to undo is to save the inverse, merged with all that was changed since, and
to redo is to undo that. What comes next is read from the history itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from summitdesk.archive.archive import Archive
from summitdesk.archive.working import WorkingArchive
from summitdesk.domain.changes import REDONE, UNDONE, Change, ChangeSet, StaleRecordError, Written
from summitdesk.domain.difference import Part
from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.merging import Conflict, Side, merge
from summitdesk.domain.record import Aggregate
from summitdesk.i18n import tr
from summitdesk.store.connection import Connection
from summitdesk.store.past import change_set, made_here, steps_of, taken_back
from summitdesk.store.records import load_one
from summitdesk.store.revisions import head

Choices = Mapping[str, Mapping[Part, Side]]
"""For each record, by its uid, which side to take: mine is what was before, theirs is what is."""


@dataclass(frozen=True)
class Undone:
    """A change set was taken back, or brought again: it is on the disk."""

    change_set: ChangeSet
    """The one that was taken back."""
    written: Written


@dataclass(frozen=True)
class Contradicted:
    """Later changes stand in the way, so nothing was saved: a person decides, and undoes again."""

    change_set: ChangeSet
    conflicts: Mapping[str, tuple[Conflict, ...]]
    """By the uid of the record; mine is what undoing would bring back, theirs what stands now."""


def next_undo(archive: Archive) -> ChangeSet | None:
    """The change set that `undo` would take back: the last one made here that still counts."""
    return archive.read(_next_undo)


def next_redo(archive: Archive) -> ChangeSet | None:
    """The undoing that `redo` would take back; none when something was saved since."""
    return archive.read(_next_redo)


def undo(
    archive: WorkingArchive, uid: str | None = None, *, choices: Choices | None = None
) -> Undone | Contradicted | None:
    """Take back one change set: that of the uid, or the next one; none when there is none.

    An old one is taken back too: what was changed later in other fields stays.

    Raises:
        ArchiveError: when it was taken back before, or cannot be: other records may name what it
            made, or it may name what is gone; the sentence says so.
    """
    wanted = archive.read(partial(_change_set, uid)) if uid else next_undo(archive)
    if wanted is None:
        return None
    if wanted.uid in archive.read(taken_back):
        raise ArchiveError(tr("This change was taken back already."))
    return _take_back(archive, wanted, UNDONE, choices or {})


def redo(
    archive: WorkingArchive, *, choices: Choices | None = None
) -> Undone | Contradicted | None:
    """Bring again what was undone last; none when there is nothing.

    Raises:
        ArchiveError: when it cannot be; the sentence says why.
    """
    wanted = next_redo(archive)
    return _take_back(archive, wanted, REDONE, choices or {}) if wanted else None


def _take_back(
    archive: WorkingArchive, wanted: ChangeSet, origin: str, choices: Choices
) -> Undone | Contradicted:
    while True:
        changes, conflicts = archive.read(partial(_inverse, wanted.uid, choices))
        if conflicts:
            return Contradicted(wanted, conflicts)
        try:
            return Undone(wanted, archive.write(changes, origin=origin, undoes=wanted.uid))
        except StaleRecordError:
            continue  # another program saved between: what stands now is merged anew


def _inverse(
    uid: str, choices: Choices, conn: Connection
) -> tuple[list[Change], dict[str, tuple[Conflict, ...]]]:
    """What makes undone what a change set did, and what stands in the way of it."""
    changes: list[Change] = []
    conflicts: dict[str, tuple[Conflict, ...]] = {}
    for step in reversed(steps_of(conn, uid)):
        now: Aggregate | None = load_one(conn, step.record)
        merged = merge(step.after, step.before, now, choices.get(step.record))
        if merged.conflicts:
            conflicts[step.record] = merged.conflicts
        changes.append(Change(step.record, head(conn, step.record).revision, merged.merged))
    return changes, conflicts


def _next_undo(conn: Connection) -> ChangeSet | None:
    gone: set[str] = set()
    for made in made_here(conn):
        if made.uid in gone:
            continue
        if not made.undoes:
            return made
        gone.add(made.undoes)
    return None


def _next_redo(conn: Connection) -> ChangeSet | None:
    gone: set[str] = set()
    for made in made_here(conn):
        if made.uid in gone:
            continue
        if made.origin == UNDONE:
            return made
        if not made.undoes:
            return None
        gone.add(made.undoes)
    return None


def _change_set(uid: str, conn: Connection) -> ChangeSet | None:
    return change_set(conn, uid)
