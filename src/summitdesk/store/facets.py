"""The counts of facets with words to them, in the order in which they are shown."""

from collections.abc import Iterable, Mapping

from summitdesk.domain.facets import Facets, FacetValue
from summitdesk.store.connection import Connection, texts
from summitdesk.store.links import short_labels

_PLAIN_FACETS = frozenset(("year", "language", "publisher"))
"""Their values are words or codes; all others but ``country`` are uids of records."""


def labelled(conn: Connection, counts: Mapping[str, Iterable[tuple[str, int]]]) -> Facets:
    """Give each value its label; years by time, all else the most frequent first."""
    countries = _countries(conn) if "country" in counts else {}
    named = short_labels(
        conn,
        (
            value
            for facet, values in counts.items()
            if facet not in _PLAIN_FACETS
            for value, _count in values
        ),
    )
    labels = {**countries, **named}
    return {facet: _sorted(facet, values, labels) for facet, values in counts.items()}


def _sorted(
    facet: str, counts: Iterable[tuple[str, int]], labels: Mapping[str, str]
) -> list[FacetValue]:
    values = [FacetValue(value, labels.get(value, value), count) for value, count in counts]
    if facet == "year":
        # Not by int(): in a damaged file a year may be anything.
        return sorted(values, key=lambda each: (len(each.value), each.value))
    return sorted(values, key=lambda each: (-each.count, each.label.casefold(), each.value))


def _countries(conn: Connection) -> dict[str, str]:
    """The names of states by their code in ISO 3166-1 alpha-3."""
    rows = conn.execute(
        """
        SELECT country, name
        FROM actor
        WHERE actor_kind = 'actor_kind-state'
          AND country IS NOT NULL
        """
    )
    return dict(texts(rows))
