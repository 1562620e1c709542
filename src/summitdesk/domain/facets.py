"""The facets by which each kind of record can be narrowed."""

from dataclasses import dataclass

KIND_FACETS: dict[str, tuple[str, ...]] = {
    "agreement": ("year", "event", "type", "sector", "party", "status", "place", "confidence"),
    "quotation": ("year", "event", "speaker", "author", "language", "form", "confidence"),
    "speech": ("year", "event", "speaker", "language", "place"),
    "event": ("year", "category", "format", "place", "country", "confidence"),
    "person": ("country", "event"),
    "actor": ("category", "country"),
    "source": ("year", "tier", "language", "publisher"),
    "discrepancy": ("category", "event"),
}
"""The facets of each kind, in the order in which they are shown.

``category`` is the kind's own division: of events, of actors, of discrepancies. ``party`` counts an
agreement for each party, for the members of a party that is a collective, and for the actors a
party belongs to. ``author`` is whoever the words were borrowed from.
"""


def facets_of(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The facets of some kinds together, each once, in the order of the first that has it."""
    return tuple(dict.fromkeys(facet for kind in kinds for facet in KIND_FACETS.get(kind, ())))


FACETS = facets_of(tuple(KIND_FACETS))
"""Every facet there is."""


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet, and how many records the list would hold if it alone were chosen."""

    value: str
    """The uid, code or year that is asked for."""
    label: str
    count: int


Facets = dict[str, list[FacetValue]]
"""The values of each facet that at least one record of the list has, or that are chosen."""
