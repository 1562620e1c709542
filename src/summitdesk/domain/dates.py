"""Dates as sources give them (EDTF), and the first and last day they can mean."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from time import struct_time
from typing import Final

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from edtf.parser.parser_classes import (
    Date,
    DateAndTime,
    LongYear,
    Season,
    UncertainOrApproximate,
    Unspecified,
)

from summitdesk.domain.message import MessageError

FIRST_DAY: Final = "0001-01-01"
"""The first day of a date that is open at its beginning."""
LAST_DAY: Final = "9999-12-31"
"""The last day of a date that is open at its end."""

_MAX_YEARS: Final = 200

# What levels 0 and 1 look like. Whether it is a date the library says; beyond this shape it knows
# more than we have words for, and fails on some (2025-1X) with a line on stdout.
_SHAPE: Final = re.compile(
    r"""
    (?: -?(?: [0-9]{4} | [0-9]{3}X | [0-9]{2}XX | [0-9]XXX )  |  Y-?[0-9]{5,20} )
    (?: -(?: [0-9]{2} | XX ) (?: -(?: [0-9]{2} | XX ) (?: T[0-9:Z+-]{8,14} )? )? )?
    [~?%]?
    """,
    re.VERBOSE,
)
_PLAIN: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_KINDS: Final = (Date, DateAndTime, UncertainOrApproximate, Unspecified, Season, LongYear)
_OPEN: Final = ("", "..")


@dataclass(frozen=True, slots=True)
class DateBounds:
    """The days between which a date lies, each as YYYY-MM-DD, so that text compares as time."""

    first: str
    last: str


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> DateBounds:
    """The first and last day a date can mean; open and unknown ends reach as far as years go.

    Raises:
        MessageError: It is no date of EDTF level 0 or 1, names a day no calendar has, ends before
            it begins, or lies outside the years 1 to 9999; the text says which.
    """
    # Intervals are taken apart here: the library fails on some open ones, with a line on stdout,
    # and takes an unknown end to be ten years away.
    begin, slash, end = edtf.partition("/")
    if not slash:
        return _bounds(edtf, edtf)
    if begin in _OPEN and end in _OPEN:
        raise _not_a_date(edtf)
    first = FIRST_DAY if begin in _OPEN else _bounds(begin, edtf).first
    last = LAST_DAY if end in _OPEN else _bounds(end, edtf).last
    if last < first:
        raise MessageError("{date} ends before it begins; write the earlier date first", date=edtf)
    return DateBounds(first, last)


def years(first: str, last: str) -> range:
    """Years that a span of days touches: at most 200, those beside the end that is known."""
    begin, end = int(first[:4]), int(last[:4])
    if first == FIRST_DAY and last != LAST_DAY:
        return range(max(begin, end - _MAX_YEARS + 1), end + 1)
    return range(begin, min(end, begin + _MAX_YEARS - 1) + 1)


def _bounds(one: str, edtf: str) -> DateBounds:
    """Give the days of one end of an interval, or of a date that is none; complain of the whole."""
    if (plain := _plain_bounds(one)) is not None:
        return plain
    if not _SHAPE.fullmatch(one):
        raise _not_a_date(edtf)
    try:
        parsed = parse_edtf(one)
    except EDTFParseException:
        raise _not_a_date(edtf) from None
    if type(parsed) not in _KINDS:
        raise _not_a_date(edtf)
    return DateBounds(_day(parsed.lower_strict(), edtf), _day(parsed.upper_strict(), edtf))


def _plain_bounds(one: str) -> DateBounds | None:
    """The days of a plain day, month or year, for which the library takes 8 ms; none for others.

    It says the same of these, as a test holds; what is wrong with a date, it alone says.
    """
    match = _PLAIN.fullmatch(one)
    if match is None:
        return None
    year, first_month, first_day = (int(part) for part in match.groups(default="01"))
    last_month = int(match[2] or 12)
    try:
        first = date(year, first_month, first_day)
        last = date(year, last_month, int(match[3] or monthrange(year, last_month)[1]))
    except ValueError:  # a month that is a season, or no such day
        return None
    return DateBounds(first.isoformat(), last.isoformat())


def _day(end: struct_time, edtf: str) -> str:
    if not 1 <= end.tm_year <= 9999:
        raise MessageError(
            "{date} lies outside the years 0001 to 9999; give a year between them", date=edtf
        )
    try:
        return date(end.tm_year, end.tm_mon, end.tm_mday).isoformat()
    except ValueError:
        raise _not_a_date(edtf) from None


def _not_a_date(edtf: str) -> MessageError:
    if not edtf:
        return MessageError(
            "An empty text is not a date in EDTF; "
            "write for example 2025-06-17, 2025-06, 2023-05-18/2023-05-19 or 2026~"
        )
    return MessageError(
        "{date} is not a date in EDTF; "
        "write for example 2025-06-17, 2025-06, 2023-05-18/2023-05-19 or 2026~",
        date=edtf if len(edtf) <= 40 else edtf[:39] + "…",
    )
