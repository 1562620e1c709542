"""What is to be changed in an archive, by whom and why, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from summitdesk.domain.errors import ArchiveError
from summitdesk.domain.record import Aggregate

EDITION = "edition"
"""The origin of what was published, not typed on this device."""
TYPED = "desk"
"""The origin of what an archivist typed."""
UNDONE = "undo"
"""The origin of what takes a change set back."""
REDONE = "redo"
"""The origin of what takes an undoing back."""


@dataclass(frozen=True)
class Change:
    """What is to become of one record."""

    record: str
    """Its uid."""
    expecting: str
    """The uid of its revision as it was read; empty for a record that never was."""
    after: Aggregate | None
    """The whole record; none when it is deleted."""


@dataclass(frozen=True)
class ChangeSet:
    """Who makes some changes, when, and where they come from; all of them are saved, or none."""

    uid: str
    """The hash of all it tells; empty until it is saved."""
    author: str
    time: str
    """UTC, as ``2026-11-24T09:30:00Z``; what came after what is told by sequences, not by it."""
    origin: str = TYPED
    note: str = ""
    """Why, in the author's words."""
    undoes: str = ""
    """The uid of the change set that it takes back."""


@dataclass(frozen=True)
class Written:
    """What was saved: it is on the disk."""

    change_set: ChangeSet
    revisions: Mapping[str, str]
    """The uid of the new revision of each record that was changed, by the record's uid."""
    touched: frozenset[str] = field(default_factory=frozenset)
    """The uids of all records that lists may now show otherwise, the changed ones among them."""


class StaleRecordError(ArchiveError):
    """Somebody saved a record since it was read; nothing was written."""

    def __init__(self, sentence: str, record: str, current: str) -> None:
        """Name the record, and its revision as it stands; empty when it never was."""
        super().__init__(sentence)
        self.record = record
        self.current = current


class RecordInUseError(ArchiveError):
    """A record cannot be deleted while others name it; nothing was written."""

    def __init__(self, sentence: str, record: str, used_in: Sequence[tuple[str, str]]) -> None:
        """Say where it is named: each field, such as ``office.person``, with the uid it is in."""
        super().__init__(sentence)
        self.record = record
        self.used_in = tuple(used_in)
        """The first of them, at most a hundred; the sentence says how many there are."""


@dataclass(frozen=True)
class Step:
    """What a change set did to one record."""

    record: str
    revision: str
    """The uid of the revision it made."""
    parent: str
    """The uid of the one before; empty when it made the record."""
    before: Aggregate | None
    """None when the record was not there."""
    after: Aggregate | None
    """None when it was deleted."""


@dataclass(frozen=True)
class Deleted:
    """A record in the trash."""

    uid: str
    kind: str
    label: str
    """What it was called."""
    author: str
    """Who deleted it."""
    time: str
