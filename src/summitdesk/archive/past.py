"""What was: a record as of any date, what a revision changed, what changed since, and by whom."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from summitdesk.archive.archive import Archive
from summitdesk.domain.changes import ChangeSet, Deleted, Step
from summitdesk.domain.dates import bounds
from summitdesk.domain.difference import Difference, differences
from summitdesk.domain.listing import Summary
from summitdesk.domain.record import Aggregate, Revision, label_of, references
from summitdesk.store.connection import Connection
from summitdesk.store.past import (
    change_sets_of,
    content_of,
    deleted_records,
    last_content,
    revision_as_of,
    saved_since,
    steps_of,
    taken_back,
)
from summitdesk.store.revisions import revisions


@dataclass(frozen=True)
class Activity:
    """A change set with what it did."""

    change_set: ChangeSet
    steps: tuple[Step, ...]
    """What it did to each record."""


@dataclass(frozen=True)
class Revised:
    """A revision with what it made of the record."""

    revision: Revision
    made: ChangeSet
    before: Aggregate | None
    """None where the record was not there."""
    after: Aggregate | None
    """None where it was deleted."""
    changes: tuple[Difference, ...]
    is_taken_back: bool = False
    """Whether its change set was taken back, and not brought again."""


@dataclass(frozen=True)
class Past:
    """All that was of one record."""

    uid: str
    title: str
    """What it is called, or was called last."""
    revised: tuple[Revised, ...]
    """The newest first."""
    named: Mapping[str, Summary]
    """What it named at any time, as far as that is there, by its uid."""


def past_of(archive: Archive, uid: str, cancel: threading.Event | None = None) -> Past | None:
    """The whole past of a record, be it deleted; none when it never was."""
    found = archive.read(partial(_past, uid, archive.info.is_working), cancel)
    if found is None:
        return None
    title, revised = found
    return Past(uid, title, tuple(revised), named_in(archive, (each.after for each in revised)))


def named_in(archive: Archive, states: Iterable[Aggregate | None]) -> dict[str, Summary]:
    """What some states of records name, by its uid."""
    uids = {uid: None for state in states if state for _column, uid in references(state)}
    return archive.rows_by_uid(list(uids))


@dataclass(frozen=True)
class Recent:
    """What archivists saved since a date."""

    activities: tuple[Activity, ...]
    """The last first."""
    named: Mapping[str, Summary]
    """The records that were changed and what they named, as far as that is there, by uid."""
    taken_back: frozenset[str]
    """The change sets that were taken back, by their uids."""


def recent(archive: Archive, date: str, cancel: threading.Event | None = None) -> Recent:
    """What archivists saved since the beginning of a date.

    Raises:
        ValueError: when it is no date; the text says why.
    """
    found = changed_since(archive, date)
    steps = [step for each in found for step in each.steps]
    states = [state for step in steps for state in (step.before, step.after)]
    named = named_in(archive, states)
    named |= archive.rows_by_uid([step.record for step in steps], cancel)
    gone = archive.read(taken_back, cancel) if archive.info.is_working else set()
    return Recent(tuple(found), named, frozenset(gone))


@dataclass(frozen=True)
class Trashed:
    """A record in the trash."""

    deleted: Deleted
    record: Aggregate
    """As it was last."""


@dataclass(frozen=True)
class Trash:
    """All that is in the trash."""

    trashed: tuple[Trashed, ...]
    """The last deleted first."""
    named: Mapping[str, Summary]
    """What they name, as far as that is there, by its uid."""


def trash_of(archive: Archive, cancel: threading.Event | None = None) -> Trash:
    """The records that were deleted, whole, and what they named."""
    found = archive.read(_trashed, cancel)
    return Trash(tuple(found), named_in(archive, (each.record for each in found)))


def at_revision(archive: Archive, revision: str) -> Aggregate | None:
    """The record as a revision keeps it; none when that revision deleted it."""
    return archive.read(partial(_content, revision))


def as_of(archive: Archive, uid: str, date: str) -> Aggregate | None:
    """The record as it was known at the end of a date; none when it was not there then.

    Args:
        archive: where it stands.
        uid: that of the record.
        date: in EDTF, such as ``2026-03-17`` or ``2026-03``; days begin at midnight UTC.

    Raises:
        ValueError: when it is no date; the text says why.
    """
    end = f"{bounds(date).last}T23:59:59Z"
    return archive.read(partial(_as_of, uid, end))


def difference(archive: Archive, older: str, newer: str) -> list[Difference]:
    """What differs between two revisions, given by their uids; an empty one is before the first.

    Each `Difference` gives its words deleted and inserted with `words`.
    """
    states = (at_revision(archive, each) if each else None for each in (older, newer))
    return differences(*states)


def changed_since(archive: Archive, date: str) -> list[Activity]:
    """What archivists saved since the beginning of a date, the last first, with who and why.

    Raises:
        ValueError: when it is no date; the text says why.
    """
    return archive.read(partial(_activities, f"{bounds(date).first}T00:00:00Z"))


def _content(revision: str, conn: Connection) -> Aggregate | None:
    return content_of(conn, revision)


def _as_of(uid: str, time: str, conn: Connection) -> Aggregate | None:
    revision = revision_as_of(conn, uid, time)
    return content_of(conn, revision) if revision else None


def _past(uid: str, is_working: bool, conn: Connection) -> tuple[str, list[Revised]] | None:
    known = revisions(conn, uid)
    last = last_content(conn, uid)
    if not known or last is None:
        return None
    sets = change_sets_of(conn, uid) if is_working else {}
    gone = taken_back(conn) if is_working else set()
    revised: list[Revised] = []
    before: Aggregate | None = None
    for each in reversed(known):
        after = content_of(conn, each.uid)
        made = sets.get(each.uid, ChangeSet("", each.author, each.time, each.origin, each.note))
        changes = tuple(differences(before, after))
        revised.append(Revised(each, made, before, after, changes, made.uid in gone))
        before = after
    return label_of(last), revised[::-1]


def _trashed(conn: Connection) -> list[Trashed]:
    found = [(each, last_content(conn, each.uid)) for each in deleted_records(conn)]
    return [Trashed(deleted, record) for deleted, record in found if record is not None]


def _activities(time: str, conn: Connection) -> list[Activity]:
    return [Activity(made, tuple(steps_of(conn, made.uid))) for made in saved_since(conn, time)]
