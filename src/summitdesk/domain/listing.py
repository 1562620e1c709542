"""What a list shows of a record, and what the detail shows of it whole."""

from array import array
from dataclasses import dataclass, field

from summitdesk.domain.confidence import is_low
from summitdesk.domain.record import Aggregate


@dataclass(frozen=True)
class Reference:
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


@dataclass(frozen=True)
class Referrer:
    """A record that names another, and in which of its fields."""

    uid: str
    kind: str
    label: str
    field: str


@dataclass(frozen=True)
class Wording:
    """One quotation among those that give the same words."""

    uid: str
    text: str
    source: Reference
    form: str
    """The label of its form: verbatim, translation and so on."""
    confidence: Reference
    """The term of its confidence."""
    gloss: str = ""

    @property
    def is_low(self) -> bool:
        """Whether it is of low confidence, and never goes without that mark."""
        return is_low(self.confidence.uid)


@dataclass(frozen=True)
class ParallelGroup:
    """What was said, in one language: as many wordings as sources differ."""

    language: str
    """A BCP 47 tag."""
    wordings: tuple[Wording, ...]
    """In the order of lists."""


@dataclass(frozen=True)
class View:
    """One record whole, with what else the archive knows of it."""

    aggregate: Aggregate
    summary: Summary
    """The row by which lists show it."""
    labels: dict[str, str]
    """What each record named in the aggregate, and in its prose, is called, by uid."""
    kinds: dict[str, str]
    """The kind of each of them, by uid."""
    countries: dict[str, str] = field(default_factory=dict)
    """What each country in the aggregate is called, by its code."""
    low: frozenset[str] = frozenset()
    """Those of them that are quotations of low confidence, and never go without that mark."""
    quotations: tuple[Summary, ...] = ()
    """Of a person, speech or source its quotations; of an event or agreement those of the event."""
    quotations_beyond: int = 0
    """How many more there are than a view holds."""
    aside: dict[str, Aggregate] = field(default_factory=dict)
    """The quotations with their speeches, and the sources named anywhere, without their groups."""
    parallels: tuple[ParallelGroup, ...] = ()
    """Of a quotation all others of the same words, those in its own language first."""
    discrepancies: tuple[Aggregate, ...] = ()
    """The discrepancies that concern it, in its own order."""
    related: tuple[Referrer, ...] = ()
    """Every other record that names this one."""
    offices: tuple[Aggregate, ...] = field(default=())
    """Of a person, the offices held."""


@dataclass(frozen=True)
class Revision:
    """One state of a record, kept for good."""

    uid: str
    record: str
    number: int
    parents: tuple[str, ...]
    author: str
    time: str
    origin: str
    note: str
    hash: str


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
class Note:
    """One of an archive's notes on itself."""

    uid: str
    kind: str
    """The label of its kind: gap, rule, origin."""
    subject: str
    text: str
