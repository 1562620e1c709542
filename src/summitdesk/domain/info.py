"""What an archive says of itself."""

from typing import NamedTuple

from summitdesk.domain.listing import Reference


class ArchiveInfo(NamedTuple):
    """What an archive says of itself."""

    uid: str
    title: str
    edition: str
    publisher: str
    created: str
    licence: str
    records: int
    is_working: bool = False
    """Whether it is a working archive, which may change while it is read."""


class ArchiveNote(NamedTuple):
    """One of an archive's notes on itself."""

    uid: str
    kind: Reference
    """The term of its kind: gap, rule, origin."""
    subject: str
    text: str
