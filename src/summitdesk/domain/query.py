"""What a person asks of an archive: words, what facets include or exclude, the kinds to show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from summitdesk.domain.catalogue import SHOWN_KINDS

Choices = tuple[tuple[str, str], ...]
"""Pairs of a facet and one of its values, sorted, each once: equal choices are equal values."""


class Order(StrEnum):
    """How a list is ordered; what an order leaves equal stands in the first of these."""

    NEWEST = "newest"
    """As lists stand by themselves: kind by kind, the newest first."""
    OLDEST = "oldest"
    """The oldest first, whatever the kind; what is not dated comes last."""
    TITLE = "title"
    """In the reading order of titles; see `domain.sortkey`."""
    TITLE_REVERSED = "title-reversed"
    """The list by title, read from its end to its beginning."""
    TYPE = "type"
    """Kind by kind, by the place of each record's type in its vocabulary."""
    RELEVANCE = "relevance"
    """What is likeliest meant by the words first; without words, as lists stand by themselves."""


@dataclass(frozen=True)
class Query:
    """One question, as a value: equal questions are equal, so an answer can be kept by it.

    Values within a facet are alternatives, facets must all be met, and a record with any excluded
    value is left out.
    """

    text: str = ""
    """What was typed, untouched; `domain.fold.phrases` says what it means."""
    kinds: tuple[str, ...] = SHOWN_KINDS
    """The kinds of record to find."""
    included: Choices = field(default=())
    excluded: Choices = field(default=())
    order: Order = Order.NEWEST
    """How the list is ordered; the records are the same in every order."""

    def including(self, facet: str, value: str) -> "Query":
        """The question that also accepts this value of the facet, and no longer excludes it."""
        pair = (facet, value)
        return replace(
            self,
            included=_choices((*self.included, pair)),
            excluded=tuple(choice for choice in self.excluded if choice != pair),
        )

    def including_only(self, facet: str, values: Iterable[str]) -> "Query":
        """The question that accepts just these values of the facet."""
        pairs = tuple((facet, value) for value in values)
        return replace(
            self,
            included=_choices((*self.ignoring(facet).included, *pairs)),
            excluded=tuple(choice for choice in self.excluded if choice not in pairs),
        )

    def excluding(self, facet: str, value: str) -> "Query":
        """The question that leaves out what has this value of the facet."""
        pair = (facet, value)
        return replace(
            self,
            included=tuple(choice for choice in self.included if choice != pair),
            excluded=_choices((*self.excluded, pair)),
        )

    def without(self, facet: str, value: str) -> "Query":
        """The question that neither asks for nor excludes this value."""
        pair = (facet, value)
        return replace(
            self,
            included=tuple(choice for choice in self.included if choice != pair),
            excluded=tuple(choice for choice in self.excluded if choice != pair),
        )

    def ignoring(self, facet: str) -> "Query":
        """The question without anything said of this facet."""
        return replace(
            self,
            included=tuple(choice for choice in self.included if choice[0] != facet),
            excluded=tuple(choice for choice in self.excluded if choice[0] != facet),
        )

    def included_in(self, facet: str) -> frozenset[str]:
        """The values of the facet that are asked for."""
        return frozenset(value for name, value in self.included if name == facet)

    def excluded_in(self, facet: str) -> frozenset[str]:
        """The values of the facet that are excluded."""
        return frozenset(value for name, value in self.excluded if name == facet)

    @classmethod
    def of(
        cls,
        text: str = "",
        *,
        kinds: Iterable[str] = SHOWN_KINDS,
        included: Mapping[str, Iterable[str]] | None = None,
        excluded: Mapping[str, Iterable[str]] | None = None,
        order: Order = Order.NEWEST,
    ) -> "Query":
        """A question from mappings of facets to values."""
        return cls(text, tuple(kinds), _pairs(included), _pairs(excluded), order)


def _pairs(choices: Mapping[str, Iterable[str]] | None) -> Choices:
    return _choices((facet, value) for facet, values in (choices or {}).items() for value in values)


def _choices(pairs: Iterable[tuple[str, str]]) -> Choices:
    return tuple(sorted(set(pairs)))
