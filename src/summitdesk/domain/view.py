"""A record as the detail shows it: whole, with all that names it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from summitdesk.domain.confidence import is_low
from summitdesk.domain.listing import Reference, Summary
from summitdesk.domain.record import Aggregate


class Referrer(NamedTuple):
    """A record that names another, and in which of its fields."""

    uid: str
    kind: str
    label: str
    field: str


class Wording(NamedTuple):
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


class ParallelGroup(NamedTuple):
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
    about: frozenset[str] = frozenset()
    """Those of them linked to this agreement; the others were said at its event."""
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
