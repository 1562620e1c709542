"""What an archive says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ArchiveInfo:
    """What an archive says of itself."""

    uid: str
    title: str
    edition: str
    publisher: str
    created: str
    licence: str
    records: int


@dataclass(frozen=True)
class ArchiveNote:
    """One of an archive's notes on itself."""

    uid: str
    kind: str
    """The label of its kind: gap, rule, origin."""
    subject: str
    text: str
