"""What an archive says of itself."""

from typing import NamedTuple


class ArchiveInfo(NamedTuple):
    """What an archive says of itself."""

    uid: str
    title: str
    edition: str
    publisher: str
    created: str
    licence: str
    records: int


class ArchiveNote(NamedTuple):
    """One of an archive's notes on itself."""

    uid: str
    kind: str
    """The label of its kind: gap, rule, origin."""
    subject: str
    text: str
