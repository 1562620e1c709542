"""The Chicago Manual of Style, 17th edition: the full note of its notes-and-bibliography system.

Sections of the manual, as its chapter 14 gives them and, for treaties, the library guides built on
it (Wisconsin–Whitewater; the quick guide to government documents): dates that are guessed stand in
brackets, none is ``n.d.`` (14.145); a page of a website is “Title,” owner, date, address, with the
day of access where it shows no date (14.207, 14.12); a description that stands for a title is not
quoted (14.207); a speech is “Title” (speech, event, place, date) (14.217); a treaty is its title,
its parties joined with hyphens where the title does not name them, and the date of signing
(14.290), before which we say where; a comma follows the question mark of a title (6.125).
"""

from summitdesk.domain.citing.citable import Citable, Party
from summitdesk.domain.citing.marks import joined, level, quoted, stopped, unstopped
from summitdesk.domain.citing.span import american, span
from summitdesk.domain.datewords import in_words


def cite(item: Citable) -> str:
    """The note on a work."""
    match item.kind:
        case "agreement":
            parts = (level(item.title), parties(item), item.place, date(item.date) or "n.d.")
            note = joined(", ", *parts, item.address)
        case "speech":
            note = _speech(item)
        case "event":
            note = joined(", ", level(item.title), item.place, date(item.date) or "n.d.")
        case _:
            note = _page(item)
    return stopped(note)


def date(edtf: str) -> str:
    """A date as Chicago writes it; empty for none."""
    time = span(edtf)
    if time is None:
        return in_words(edtf)
    before, year = american(time)
    said = f"{before}, {year}" if time.first.day and before else f"{before} {year}".strip()
    if time.is_about:
        return f"[ca. {said}]"
    return f"[{said}?]" if time.is_uncertain else said


def parties(item: Citable) -> str:
    """The states that are parties, by hyphens; empty where the title names them all.

    A body that is no state has no short name to join, so parties among whom there is one are
    listed by their names.
    """
    title = item.title.casefold()
    if all(_is_named(party, title) for party in item.parties):
        return ""
    if all(party.country for party in item.parties):
        return "-".join(party.country for party in item.parties)
    return listed([party.name for party in item.parties])


def listed(names: list[str]) -> str:
    """Names in a row, the last one after an “and”."""
    if len(names) < 3:
        return " and ".join(names)
    return f"{', '.join(names[:-1])}, and {names[-1]}"


def _is_named(party: Party, title: str) -> bool:
    return any(name and name.casefold() in title for name in (party.name, party.country))


def _speech(item: Citable) -> str:
    speaker = item.author.written if item.author else ""
    said = date(item.date) or "n.d."
    if item.is_supplied:
        title = level(item.title)
        event = "" if item.event.casefold() in title.casefold() else item.event
        return joined(", ", speaker, title, event, item.place, said, item.address)
    about = joined(", ", "speech", item.event, item.place, said)
    return joined(", ", joined(", ", speaker, f"{quoted(item.title)} ({about})"), item.address)


def _page(item: Citable) -> str:
    said = date(item.date)
    if not said:
        looked = date(item.accessed)
        said = f"accessed {looked}" if looked else "n.d."
    return _after_title(item, joined(", ", item.publisher, said, item.address))


def _after_title(item: Citable, rest: str) -> str:
    """The title and what follows it; the comma goes inside the quotation marks, as Americans do."""
    if item.is_supplied:
        return joined(", ", unstopped(level(item.title)), rest)
    marked = quoted(unstopped(level(item.title)))
    return f"{marked[:-1]},{marked[-1]} {rest}" if rest else marked
