"""Dates in words, for the window; without the edtf library, whose import costs 65 ms."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_FIRST_SEASON: Final = 21

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_UNKNOWN_PART: Final = re.compile(r"([0-9]{4}(?:-[0-9]{2})?)-(XX(?:-XX)?)")
_DECADE: Final = re.compile(r"([0-9]{3})X")
_CENTURY: Final = re.compile(r"([0-9]{2})XX")


@dataclass(frozen=True, slots=True)
class _Date:
    """The parts of a date as they are said; empty where the date gives none."""

    day: str
    month: str
    year: str
    qualifier: str

    def __str__(self) -> str:
        about = "about " if self.qualifier in ("~", "%") else ""
        uncertain = " (uncertain)" if self.qualifier in ("?", "%") else ""
        return f"{about}{_joined(self.day, self.month, self.year)}{uncertain}"


@lru_cache(maxsize=4096)
def in_words(edtf: str) -> str:
    """A date of EDTF level 0 or 1 as it is said, such as "18–19 May 2023"; else the date itself."""
    if "/" not in edtf:
        return _one_in_words(edtf) or edtf
    begin, _, end = edtf.partition("/")
    if begin in ("", "..") or end in ("", ".."):
        return _open_in_words(begin, end) or edtf
    first, last = _date(begin), _date(end)
    return _span_in_words(first, last) if first and last else edtf


def _one_in_words(edtf: str) -> str | None:
    if said := _date(edtf):
        return str(said)
    if partial := _UNKNOWN_PART.fullmatch(edtf):
        known, unknown = _date(partial[1]), partial[2]
        what = "month and day" if "-" in unknown else "day" if "-" in partial[1] else "month"
        return f"{known}, {what} unknown" if known else None
    if decade := _DECADE.fullmatch(edtf):
        return f"{int(decade[1])}0s"
    if century := _CENTURY.fullmatch(edtf):
        return f"between {century[1]}00 and {century[1]}99"
    return None


def _open_in_words(begin: str, end: str) -> str | None:
    if known := _date(begin):
        return f"from {known}" if end else f"from {known}, end unknown"
    if known := _date(end):
        return f"until {known}" if begin else f"until {known}, beginning unknown"
    return None


def _span_in_words(first: _Date, last: _Date) -> str:
    """Say what both ends share only once."""
    if first == last:
        return str(first)
    is_plain = not first.qualifier and not last.qualifier
    is_alike = bool(first.day) == bool(last.day) and bool(first.month) == bool(last.month)
    if not (is_plain and is_alike) or (first.month and first.year != last.year):
        return f"{first} – {last}"
    if not first.month:
        return f"{first.year}–{last.year}"
    if not first.day:
        return f"{first.month}–{last.month} {last.year}"
    if first.month == last.month:
        return f"{first.day}–{last.day} {last.month} {last.year}"
    return f"{first.day} {first.month} – {last.day} {last.month} {last.year}"


def _date(edtf: str) -> _Date | None:
    """Give the parts of a plain date; nothing for another form or a day no calendar has."""
    match = _DATE.fullmatch(edtf)
    if not match:
        return None
    year, month, day, qualifier = match.groups()
    name = _month(month) if month else ""
    if year == "0000" or name is None or (day and not _is_day(int(year), int(month), int(day))):
        return None
    return _Date(str(int(day)) if day else "", name, str(int(year)), qualifier)


def _month(number: str) -> str | None:
    place = int(number)
    if 1 <= place <= len(_MONTHS):
        return _MONTHS[place - 1]
    if 0 <= place - _FIRST_SEASON < len(_SEASONS):
        return _SEASONS[place - _FIRST_SEASON]
    return None


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _joined(*parts: str) -> str:
    return " ".join(filter(None, parts))
