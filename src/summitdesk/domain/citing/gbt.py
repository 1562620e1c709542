"""GB/T 7714-2015, the Chinese national standard: the entry of its numbered system.

Rules of the standard, as Chinese journals print them for their authors: what is read online is
responsible body, title ``[EB/OL]``, place and publisher with the year, the day of publication in
round and the day it was cited in square brackets, address (4.6.1); other works carry ``[Z]`` (annex
B); family names are in capitals and initials without stops (8.1.1); whoever is not known is left
out in the numbered system (8.1.3), and so are place and publisher of what is online (8.4.1, 8.4.2);
what the writer of the entry adds, a guessed year too, stands in square brackets (7.2, 8.4.3), in
the language of the source (6.1).
"""

from summitdesk.domain.citing.citable import Citable, Name
from summitdesk.domain.citing.marks import bracketed, joined, level, stopped, unstopped
from summitdesk.domain.citing.span import Span, span
from summitdesk.domain.datewords import in_words
from summitdesk.domain.fold import is_cjk

UNDATED = {"zh": "日期不详", "ru": "б. г."}
_UNDATED_ELSEWHERE = "n.d."


def cite(item: Citable) -> str:
    """The entry for a work."""
    title = unstopped(level(item.title))
    title = bracketed(title) if item.is_supplied else title
    author = capitals(item.author) if item.author else ""
    titled = f"{title}[EB/OL]" if item.address else f"{title}[Z]"
    head = joined(" ", stopped(author), stopped(titled))
    if not item.address:
        where = joined(": ", item.place, item.publisher)
        return stopped(joined(" ", head, joined(", ", where, _dated(item))))
    return joined(" ", head, f"{_online(item)}.", stopped(item.address))


def date(edtf: str) -> str:
    """A date as ISO 8601 and GB/T 7408 write it, guessed in square brackets; empty for none."""
    time = span(edtf)
    if time is None:
        return in_words(edtf)
    iso = time.first.iso if time.is_one else f"{time.first.iso}/{time.last.iso}"
    return bracketed(iso) if _is_guessed(time) else iso


def capitals(name: Name) -> str:
    """A name with the family's in capitals; given names as initials, but Chinese ones in full."""
    if not name.family:
        return name.written
    given = name.given if name.is_family_first else name.initials.replace(".", "")
    return joined(" ", name.family.upper(), given)


def _online(item: Citable) -> str:
    """Publisher, year, day of publication and day of citation; nothing where one is missing."""
    time = span(item.date)
    publisher = item.publisher
    if item.author and item.author.written == publisher:
        publisher = ""
    cited = bracketed(date(item.accessed))
    day = _dated(item)
    if time and not _is_guessed(time):
        year = str(time.first.year)
        day = f"({day})" if day != year or not publisher else ""
        publisher = joined(", ", publisher, year) if publisher else ""
    elif publisher:
        publisher = f"{publisher}, "
    return f"{publisher}{day}{cited}"


def _dated(item: Citable) -> str:
    first = item.language.partition("-")[0]
    if item.title and is_cjk(item.title[0]):
        first = "zh"
    return date(item.date) or bracketed(UNDATED.get(first, _UNDATED_ELSEWHERE))


def _is_guessed(time: Span) -> bool:
    return time.is_about or time.is_uncertain
