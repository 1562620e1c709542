"""What narrows a search, as a person sees it: a value each, years in a row as one piece."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from summitdesk import wording
from summitdesk.domain.query import Choices, Query
from summitdesk.i18n import tr
from summitdesk.ui import plain

Labels = Callable[[str, str], str]
"""What a value of a facet is called."""

YEAR = "year"
_FEWEST = 3
"""As many years in a row are one piece; two are two."""


class Piece(NamedTuple):
    """One thing that is asked for or excluded, and can be taken back by itself."""

    facet: str
    values: tuple[str, ...]
    label: str
    is_excluded: bool

    @property
    def sentence(self) -> str:
        """What it says, such as ``Event: Astana 2025`` or ``Type: not Initiative``."""
        facet, value = wording.FACETS[self.facet], plain.one_line(self.label)
        if self.is_excluded:
            return tr("{facet}: not {value}", facet=facet, value=value)
        return tr("{facet}: {value}", facet=facet, value=value)


def pieces(query: Query, label: Labels) -> list[Piece]:
    """The pieces of a query, what is asked for first, facet by facet."""
    return [
        *_pieces(query.included, label, is_excluded=False),
        *_pieces(query.excluded, label, is_excluded=True),
    ]


def years_in_a_row(years: Iterable[str]) -> list[tuple[str, ...]]:
    """The years in groups without a gap, in order; what is no year stands alone."""
    numbers, others = set(), []
    for year in years:
        if year.lstrip("-").isdecimal():
            numbers.add(int(year))
        else:
            others.append((year,))
    groups: list[list[int]] = []
    for number in sorted(numbers):
        if groups and groups[-1][-1] == number - 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    return [tuple(map(str, group)) for group in groups] + sorted(others)


def _pieces(choices: Choices, label: Labels, *, is_excluded: bool) -> Iterator[Piece]:
    for facet in dict.fromkeys(facet for facet, _ in choices):
        values = [value for name, value in choices if name == facet]
        groups = _in_rows(values) if facet == YEAR else [(value,) for value in values]
        for group in groups:
            said = label(facet, group[0])
            if len(group) > 1:
                said = f"{group[0]}–{group[-1]}"
            yield Piece(facet, group, said, is_excluded)


def _in_rows(years: Iterable[str]) -> Iterator[tuple[str, ...]]:
    for group in years_in_a_row(years):
        if len(group) >= _FEWEST:
            yield group
        else:
            yield from ((year,) for year in group)
