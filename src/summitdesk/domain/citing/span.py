"""Dates as citations need them: their parts, and how sure they are."""

import re
from dataclasses import dataclass
from typing import Final

_DAY: Final = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?)?([~?%]?)")


@dataclass(frozen=True)
class Day:
    """A day, or a month or year where no more is known; 0 for what is not."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def iso(self) -> str:
        """The date as ISO 8601 writes it."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


@dataclass(frozen=True)
class Span:
    """A date, or the time from one to another."""

    first: Day
    last: Day
    is_about: bool = False
    is_uncertain: bool = False

    @property
    def is_one(self) -> bool:
        """Whether it is one date."""
        return self.first == self.last


def span(edtf: str) -> Span | None:
    """The parts of a date; none for what a citation cannot count: no date, decades, open ends."""
    first, slash, last = edtf.partition("/")
    begin = _DAY.fullmatch(first)
    end = _DAY.fullmatch(last) if slash else begin
    if begin is None or end is None:
        return None
    marks = begin[4] + end[4]
    return Span(
        _day(begin),
        _day(end),
        is_about="~" in marks or "%" in marks,
        is_uncertain="?" in marks or "%" in marks,
    )


def _day(match: re.Match[str]) -> Day:
    return Day(int(match[1]), int(match[2] or 0), int(match[3] or 0))


MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


def american(time: Span) -> tuple[str, str]:
    """A date as American manuals write it, in two parts: month and day, and the year.

    Months are in full, spans joined with an en dash: ``April 28–May 2`` and ``2023``. A span over
    the turn of a year, or of dates known to a different degree, stands whole in the second part.
    """
    first, last = time.first, time.last
    if time.is_one:
        return _month_day(first), str(first.year)
    if first.year != last.year or bool(first.day) != bool(last.day):
        return "", f"{_whole(first)}–{_whole(last)}"
    if first.day and first.month == last.month:
        return f"{MONTHS[first.month - 1]} {first.day}–{last.day}", str(first.year)
    return f"{_month_day(first)}–{_month_day(last)}", str(first.year)


def _month_day(date: Day) -> str:
    month = MONTHS[date.month - 1] if date.month else ""
    return f"{month} {date.day}" if date.day else month


def _whole(date: Day) -> str:
    before = _month_day(date)
    return f"{before}, {date.year}" if date.day else f"{before} {date.year}".strip()
