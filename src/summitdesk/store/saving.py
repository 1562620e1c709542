"""The one door by which anything is written into a working archive.

What is written here is part of one transaction of the caller's: the version check, the rows,
their revisions and the index become durable together, or nothing does. SQLite is spoken to
through the small connection protocol alone, so that a test can put any file system beneath.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from summitdesk.domain.changes import (
    Change,
    ChangeSet,
    RecordInUseError,
    StaleRecordError,
    Written,
)
from summitdesk.domain.errors import ArchiveError, Problem, ProblemsError
from summitdesk.domain.influence import Influence
from summitdesk.domain.kind import Group
from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, canonical_json, kind_of, rows_of
from summitdesk.domain.validation import aggregate_problems, linking_problems
from summitdesk.i18n import said, tr, trn
from summitdesk.store import relisting, writing
from summitdesk.store.bitmaps import Bitmaps
from summitdesk.store.connection import Connection
from summitdesk.store.records import load
from summitdesk.store.revisions import (
    DELETED,
    Head,
    append_revisions,
    change_set_uid,
    device_sequence,
    has_revision,
    head,
    insert_change_set,
)
from summitdesk.store.stored_library import StoredLibrary

_MOST_TOLD = 100
"""How many of the fields that name a record are told when it cannot be deleted."""


@dataclass(frozen=True)
class Saving:
    """What was written, still to be made durable by the end of the transaction."""

    written: Written
    facets: Bitmaps
    """The values of facets that were touched, as they are now."""
    sequence: int
    """That of the last revision: by it everybody sees that something was saved."""


def write(conn: Connection, change_set: ChangeSet, changes: Sequence[Change]) -> Saving:
    """Write some changes, each of another record, and all that follows from them in the index.

    The change set gets its uid here: it is told in what is given back.

    Raises:
        StaleRecordError: when a record is not as it was when it was read.
        ProblemsError: when what was typed cannot stand in an archive.
        RecordInUseError: when a record to be deleted is named by others.
        ArchiveError: when what was written could not be read back the same.
    """
    heads = {each.record: _checked_head(conn, each) for each in changes}
    _refuse(problem for each in changes for problem in _problems_alone(each))
    old = StoredLibrary(conn)
    before = {each.record: old.get(each.record) for each in changes}
    _refuse(problem for each in changes for problem in _used_uids(conn, each, before[each.record]))
    # Nobody names a new record yet, and whatever ceases to name one is changed itself: so those
    # whose place in the index may change are all known before anything is written.
    influences = [Influence(each.record, before[each.record], each.after) for each in changes]
    listed = relisting.listed(conn, {uid for each in influences for uid in each.within(old)}, old)
    contents = {each.record: _content(each) for each in changes}
    device, last = device_sequence(conn)
    made = replace(change_set, uid=change_set_uid(change_set, device, last + 1))
    insert_change_set(conn, made)
    revisions, sequence = append_revisions(conn, made.uid, contents, heads)
    for each in changes:
        _write_rows(conn, before[each.record], each.after)
        relisting.enter(conn, each.record, each.after, revisions[each.record])
    new = StoredLibrary(conn)
    _refuse(problem for each in changes for problem in _problems_among_others(each, new))
    for each in changes:
        _refuse_if_used(each, new)
    touched, facets = relisting.relist(conn, listed, new)
    for each in changes:
        _read_back(conn, each, contents[each.record], revisions[each.record])
    written = Written(made, revisions, frozenset((*touched, *revisions)))
    return Saving(written, facets, sequence)


def _checked_head(conn: Connection, change: Change) -> Head:
    found = head(conn, change.record)
    if found.revision != change.expecting:
        sentence = tr(
            "{record} was changed since it was read; read it again and retry.", record=change.record
        )
        raise StaleRecordError(sentence, change.record, found.revision)
    return found


def _content(change: Change) -> str:
    return DELETED if change.after is None else canonical_json(change.after)


def _write_rows(conn: Connection, before: Aggregate | None, after: Aggregate | None) -> None:
    if before is None and after is not None:
        writing.insert(conn, [after])
    elif before is not None and after is not None:
        writing.change(conn, before, after)
    elif before is not None:
        writing.remove(conn, before)


def _read_back(conn: Connection, change: Change, content: str, revision: str) -> None:
    """Make sure of what was written before anybody is told that it is saved."""
    found: dict[str, Aggregate] = {}
    if change.after is not None:
        found = load(conn, kind_of(change.after), [change.record])
    kept = canonical_json(found[change.record]) if change.record in found else DELETED
    if kept != content or not has_revision(conn, revision, content):
        raise ArchiveError(
            tr(
                "{record} was not saved, for it could not be read back as it was written; "
                "check the disk and try again.",
                record=change.record,
            )
        )


def _problems_alone(change: Change) -> Iterator[Problem]:
    """What is wrong with a record whatever else the archive holds."""
    if change.after is not None:
        for path, reason in aggregate_problems(change.after):
            yield Problem("", 0, path, said(reason))


def _problems_among_others(change: Change, library: Library) -> Iterator[Problem]:
    """What is wrong with the records that it names, in the archive as it would be."""
    if change.after is not None:
        for path, reason in linking_problems(change.after, library):
            yield Problem("", 0, path, said(reason))


def _used_uids(conn: Connection, change: Change, before: Aggregate | None) -> Iterator[Problem]:
    """The uids of new rows that another row or record has already."""
    if change.after is None:
        return
    own = {row["uid"] for _path, row in _rows(before)} if before else set()
    new = {str(row["uid"]): path for path, row in _rows(change.after) if row["uid"] not in own}
    if before is None:
        new[change.record] = ""
    for uid in relisting.used_uids(conn, new):
        reason = tr("{uid} is the uid of something else", uid=uid)
        yield Problem("", 0, f"{new[uid]}.uid".lstrip("."), reason)


def _rows(aggregate: Aggregate) -> Iterator[tuple[str, dict[str, str | int]]]:
    groups: Iterable[Group] = kind_of(aggregate).groups
    for group in groups:
        for position, row in enumerate(rows_of(aggregate, group.name)):
            yield f"{group.name}[{position}]", row


def _refuse(problems: Iterable[Problem]) -> None:
    if found := list(problems):
        raise ProblemsError(found)


def _refuse_if_used(change: Change, library: Library) -> None:
    if change.after is None and (used := library.naming(change.record)):
        sentence = trn(
            "{record} cannot be deleted: {n} field names it; change that first.",
            "{record} cannot be deleted: {n} fields name it; change those first.",
            len(used),
            record=change.record,
        )
        raise RecordInUseError(sentence, change.record, used[:_MOST_TOLD])
