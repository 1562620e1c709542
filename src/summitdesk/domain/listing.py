"""What a list shows: its rows, and how many records of each kind were found."""

from array import array
from dataclasses import dataclass
from typing import NamedTuple

from summitdesk.domain.confidence import is_low


class Reference(NamedTuple):
    """Another record, by its uid and what it is called."""

    uid: str
    label: str


@dataclass(frozen=True)
class Summary:
    """One row of a list."""

    id: int
    uid: str
    kind: str
    title: str
    date: str = ""
    """An EDTF expression; empty when the record is not dated."""
    category: str = ""
    """The label of its type, event kind, actor kind, tier or discrepancy kind."""
    statuses: tuple[str, ...] = ()
    """The words of its sources, as printed, each once."""
    event: Reference | None = None
    place: str = ""
    parties: tuple[Reference, ...] = ()
    speaker: Reference | None = None
    author: Reference | None = None
    """Whose words a quotation repeats, when they are not the speaker's own."""
    source: Reference | None = None
    publisher: str = ""
    """Of a source; of a quotation that of its source."""
    language: str = ""
    """A BCP 47 tag."""
    country: str = ""
    """What its country is called."""
    confidence: Reference | None = None
    """The term of its confidence: high, medium, low."""
    discrepancies: int = 0
    """How many discrepancies concern it."""
    claims: int = 0
    """Of a discrepancy, how many claims there are."""
    concerns: int = 0
    """Of a discrepancy, how many records it concerns."""
    concerned: Reference | None = None
    """The record that a discrepancy concerns, where it is but one."""
    parallel: str = ""
    """The group of quotations that give the same words; empty when it has no other member."""
    wordings: int = 0
    """How many quotations that group holds."""
    languages: int = 0
    """In how many languages."""

    @property
    def is_low(self) -> bool:
        """Whether it is of low confidence, and never goes without that mark."""
        return self.confidence is not None and is_low(self.confidence.uid)


@dataclass(frozen=True)
class Results:
    """The answer to a query: every record found, by its row id in the order asked for."""

    ids: "array[int]"
    counts: dict[str, int]
    """How many records of each kind the words and facets find, whatever kinds were asked for."""

    @property
    def total(self) -> int:
        """How many records were found."""
        return len(self.ids)
