"""The style of the American Psychological Association, 7th edition: the entry in a reference list.

Sections of the Publication Manual, as the guides of university libraries (Auckland, James Cook,
Lethbridge, QUT) repeat them: a work without an author begins with its title, one without a date has
``(n.d.)`` (9.12, 9.17), an approximate date is ``ca.`` (9.13); a description in place of a title
stands in brackets (9.22); a web page is author, date, title, site and address, the site left out
where it is the author (10.16), with the day it was retrieved where nothing dates it (9.16); a
speech names its speaker, the full date, ``[Speech]``, the event and the place (10.5); a treaty is
its name, the date of signing and an address (11.9), and of two parties both names, joined with a
hyphen (Bluebook rule 21, to which the manual and its blog refer).
"""

from summitdesk.domain.citing.chicago import parties
from summitdesk.domain.citing.citable import Citable, Name
from summitdesk.domain.citing.marks import bracketed, joined, level, sentences, stopped, unstopped
from summitdesk.domain.citing.span import american, span
from summitdesk.domain.datewords import in_words

_BOTH = 2


def cite(item: Citable) -> str:
    """The entry for a work."""
    match item.kind:
        case "agreement":
            both = parties(item) if len(item.parties) == _BOTH else ""
            parts = (level(item.title), both, date(item.date) or "n.d.", item.address)
            entry = joined(", ", *parts)
            return entry if item.address else stopped(entry)
        case "speech":
            return _entry(item, "" if item.is_supplied else "[Speech]", _where(item))
        case "event":
            return _entry(item, "", item.place)
        case _:
            return _entry(item, "", item.publisher)


def date(edtf: str) -> str:
    """A date in running order, as in the entry of a treaty; empty for none."""
    time = span(edtf)
    if time is None:
        return in_words(edtf)
    before, year = american(time)
    said = f"{before}, {year}" if time.first.day and before else f"{before} {year}".strip()
    return f"ca. {said}" if time.is_about or time.is_uncertain else said


def year_first(edtf: str) -> str:
    """A date as it stands behind the author; ``n.d.`` for none."""
    time = span(edtf)
    if time is None:
        return in_words(edtf) or "n.d."
    said = joined(", ", *reversed(american(time)))
    return f"ca. {said}" if time.is_about or time.is_uncertain else said


def inverted(name: Name) -> str:
    """A name with the family's first and the others by their initials."""
    return joined(", ", name.family, name.initials) if name.family else name.written


def _entry(item: Citable, form: str, where: str) -> str:
    title = unstopped(level(item.title))
    title = bracketed(title) if item.is_supplied else title
    titled = joined(" ", title, form)
    when = f"({year_first(item.date)})"
    if item.author is None:
        entry = sentences(joined(" ", stopped(titled), when), where)
    else:
        author = inverted(item.author)
        site = "" if where == item.author.written else where
        entry = sentences(joined(" ", stopped(author), when), titled, site)
    return joined(" ", entry, _address(item))


def _where(item: Citable) -> str:
    told = item.event.casefold() in item.title.casefold()
    return joined(", ", "" if item.is_supplied and told else item.event, item.place)


def _address(item: Citable) -> str:
    """No full stop follows an address, which might be taken for a part of it."""
    looked = date(item.accessed)
    if item.address and looked and not item.date and item.kind == "source":
        return f"Retrieved {looked}, from {item.address}"
    return item.address
