"""Dates in words, in whatever language they are said; without the edtf library's 65 ms."""

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from summitdesk.domain.message import Say, in_english, mark_in

_NAMES: Final = mark_in(
    ("month alone", "month of a day"),
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_SEASONS: Final = mark_in(("month alone",), "spring", "summer", "autumn", "winter")
_MONTHS: Final = dict(enumerate(_NAMES, start=1)) | dict(enumerate(_SEASONS, start=21))
"""Months and seasons by the numbers they have in EDTF."""

_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_UNKNOWN_PART: Final = re.compile(r"([0-9]{4}(?:-[0-9]{2})?)-(XX(?:-XX)?)")
_DECADE: Final = re.compile(r"([0-9]{3})X")
_CENTURY: Final = re.compile(r"([0-9]{2})XX")


class _Date(NamedTuple):
    """The parts of a date in figures; empty where the date gives none."""

    day: str
    month: str
    year: str
    qualifier: str


@lru_cache(maxsize=4096)
def in_words(edtf: str, say: Say = in_english) -> str:
    """A date of EDTF level 0 or 1 as it is said, such as "18–19 May 2023"; else the date itself."""
    if "/" not in edtf:
        return _one_in_words(edtf, say) or edtf
    begin, _, end = edtf.partition("/")
    if begin in ("", "..") or end in ("", ".."):
        return _open_in_words(begin, end, say=say) or edtf
    first, last = _date(begin), _date(end)
    return _span_in_words(first, last, say=say) if first and last else edtf


def _one_in_words(edtf: str, say: Say) -> str | None:
    if known := _date(edtf):
        return _said(known, say)
    if partial := _UNKNOWN_PART.fullmatch(edtf):
        known = _date(partial[1])
        return _unknown_in_words(known, partial[2], say=say) if known else None
    if decade := _DECADE.fullmatch(edtf):
        return say("decade", "{year}s", year=f"{int(decade[1])}0")
    if century := _CENTURY.fullmatch(edtf):
        first, last = f"{century[1]}00", f"{century[1]}99"
        return say("date", "between {first} and {last}", first=first, last=last)
    return None


def _unknown_in_words(known: _Date, unknown: str, *, say: Say) -> str:
    date = _said(known, say)
    if known.month:
        return say("date", "{date}, day unknown", date=date)
    if "-" in unknown:
        return say("date", "{date}, month and day unknown", date=date)
    return say("date", "{date}, month unknown", date=date)


def _open_in_words(begin: str, end: str, *, say: Say) -> str | None:
    if known := _date(begin):
        date = _said(known, say)
        if end:
            return say("date", "from {date}", date=date)
        return say("date", "from {date}, end unknown", date=date)
    if known := _date(end):
        date = _said(known, say)
        if begin:
            return say("date", "until {date}", date=date)
        return say("date", "until {date}, beginning unknown", date=date)
    return None


def _span_in_words(first: _Date, last: _Date, *, say: Say) -> str:
    """Say what both ends share only once."""
    if first == last:
        return _said(first, say)
    is_plain = not first.qualifier and not last.qualifier
    is_alike = bool(first.day) == bool(last.day) and bool(first.month) == bool(last.month)
    if not (is_plain and is_alike) or (first.month and first.year != last.year):
        begin, end = _said(first, say), _said(last, say)
        return say("dates", "{first} – {last}", first=begin, last=end)
    if not first.month:
        return say("years", "{first}–{last}", first=first.year, last=last.year)
    if not first.day:
        begin, end = _month(first.month, say), _month(last.month, say)
        return say("months", "{first}–{last} {year}", first=begin, last=end, year=first.year)
    if first.month == last.month:
        day, year = _month_of_day(first.month, say), first.year
        days = {"first": first.day, "last": last.day}
        return say("days", "{first}–{last} {month} {year}", month=day, year=year, **days)
    return say(
        "days",
        "{first} {first_month} – {last} {last_month} {year}",
        first=first.day,
        first_month=_month_of_day(first.month, say),
        last=last.day,
        last_month=_month_of_day(last.month, say),
        year=first.year,
    )


def _said(date: _Date, say: Say) -> str:
    told = _plain(date, say)
    if date.qualifier in ("~", "%"):
        told = say("date", "about {date}", date=told)
    if date.qualifier in ("?", "%"):
        told = say("date", "{date} (uncertain)", date=told)
    return told


def _plain(date: _Date, say: Say) -> str:
    if date.day:
        month = _month_of_day(date.month, say)
        return say("day", "{day} {month} {year}", day=date.day, month=month, year=date.year)
    if date.month:
        return say("month", "{month} {year}", month=_month(date.month, say), year=date.year)
    return say("year", "{year}", year=date.year)


def _month(number: str, say: Say) -> str:
    """The name of a month or season as it stands without a day."""
    return say("month alone", _MONTHS[int(number)])


def _month_of_day(number: str, say: Say) -> str:
    """The name of a month as it stands with a day: many languages bend it."""
    return say("month of a day", _MONTHS[int(number)])


def _date(edtf: str) -> _Date | None:
    """Give the parts of a plain date; nothing for another form or a day no calendar has."""
    match = _DATE.fullmatch(edtf)
    if not match:
        return None
    year, month, day, qualifier = match.groups()
    if year == "0000" or (month and int(month) not in _MONTHS):
        return None
    if day and not _is_day(int(year), int(month), int(day)):
        return None
    return _Date(str(int(day)) if day else "", month or "", str(int(year)), qualifier)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
