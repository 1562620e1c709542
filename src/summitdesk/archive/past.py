"""What was: a record as of any date, what a revision changed, what changed since, and by whom."""

from dataclasses import dataclass
from functools import partial

from summitdesk.archive.archive import Archive
from summitdesk.domain.changes import ChangeSet, Step
from summitdesk.domain.dates import bounds
from summitdesk.domain.difference import Difference, differences
from summitdesk.domain.record import Aggregate
from summitdesk.store.connection import Connection
from summitdesk.store.past import content_of, revision_as_of, saved_since, steps_of


@dataclass(frozen=True)
class Activity:
    """A change set with what it did."""

    change_set: ChangeSet
    steps: tuple[Step, ...]
    """What it did to each record."""


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


def _activities(time: str, conn: Connection) -> list[Activity]:
    return [Activity(made, tuple(steps_of(conn, made.uid))) for made in saved_since(conn, time)]
