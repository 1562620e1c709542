"""The counts of facets with words to them, in the order in which they are shown."""

from collections.abc import Iterable, Mapping

from summitdesk import wording
from summitdesk.domain.facets import FACETS, Facets, FacetValue
from summitdesk.store.connection import Connection
from summitdesk.store.links import country_names, short_labels

_WORDS = frozenset(("year", "publisher"))
_CODES = frozenset(("language", "country"))
"""Facets whose values are words or codes; those of all others are uids of records."""


def labelled(conn: Connection, counts: Mapping[str, Iterable[tuple[str, int]]]) -> Facets:
    """Give each value its label; years by time, all else the most frequent first."""
    named = short_labels(
        conn,
        (
            value
            for facet, values in counts.items()
            if facet not in _WORDS | _CODES
            for value, _count in values
        ),
    )
    languages = (value for value, _count in counts.get("language", ()))
    labels = {
        **dict.fromkeys(FACETS, named),
        **{facet: {} for facet in _WORDS},
        "language": {tag: wording.language(tag) for tag in languages},
        "country": country_names(conn, (value for value, _count in counts.get("country", ()))),
    }
    return {facet: _sorted(facet, values, labels[facet]) for facet, values in counts.items()}


def _sorted(
    facet: str, counts: Iterable[tuple[str, int]], labels: Mapping[str, str]
) -> list[FacetValue]:
    values = [FacetValue(value, labels.get(value, value), count) for value, count in counts]
    if facet == "year":
        # Not by int(): in a damaged file a year may be anything.
        return sorted(values, key=lambda each: (len(each.value), each.value))
    return sorted(values, key=lambda each: (-each.count, each.label.casefold(), each.value))
