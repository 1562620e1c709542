"""The years of a histogram as bars: one a year, or one for several where there are very many."""

from collections.abc import Sequence
from dataclasses import dataclass

from summitdesk.domain.facets import FacetValue

MOST_BARS = 40
_WIDTHS = (1, 2, 5, 10, 20, 25, 50, 100, 250, 500, 1_000)


@dataclass(frozen=True)
class YearBar:
    """A bar: its years, as the facet names them, and how many records it stands for."""

    years: tuple[str, ...]
    count: int
    """Where it is of several years, a record of two of them counts twice."""

    @property
    def label(self) -> str:
        """The year, or the first and the last."""
        if len(self.years) == 1:
            return self.years[0]
        return f"{self.years[0]}–{self.years[-1]}"


def bars(years: Sequence[FacetValue]) -> list[YearBar]:
    """The bars of these years from the earliest on; what is no year comes first, by itself."""
    counts = {each.value: each.count for each in years}
    numbered = {int(value): count for value, count in counts.items() if _is_year(value)}
    others = [
        YearBar((value,), count) for value, count in sorted(counts.items()) if not _is_year(value)
    ]
    if len(numbered) <= MOST_BARS:
        return others + [YearBar((str(at),), numbered[at]) for at in sorted(numbered)]
    return others + _shared(numbered)


def span(one: YearBar, other: YearBar) -> tuple[str, ...]:
    """Every year from one bar to the other, those without a bar between them too."""
    ends = (*one.years, *other.years)
    if not all(map(_is_year, ends)):
        return tuple(dict.fromkeys(ends))
    numbers = list(map(int, ends))
    return tuple(map(str, range(min(numbers), max(numbers) + 1)))


def _shared(numbered: dict[int, int]) -> list[YearBar]:
    """As few bars as there is room for, each of as many years, at round numbers."""
    first, last = min(numbered), max(numbered)
    width = next((each for each in _WIDTHS if (last - first) // each + 2 <= MOST_BARS), 10_000)
    grouped: dict[int, int] = {}
    for year, count in numbered.items():
        grouped[year // width] = grouped.get(year // width, 0) + count
    made = []
    for group in sorted(grouped):
        years = range(max(first, group * width), min(last, group * width + width - 1) + 1)
        made.append(YearBar(tuple(map(str, years)), grouped[group]))
    return made


def _is_year(value: str) -> bool:
    return value.isascii() and value.removeprefix("-").isdecimal() and len(value) <= 6
