"""What a search that is saved is called before a person names it, and what an import brought."""

from collections.abc import Callable

from summitdesk import wording
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Query
from summitdesk.domain.shelf import Added
from summitdesk.ui import plain

_LONGEST = 80
_COUNTED = {
    "bookmarks": ("bookmark", "bookmarks"),
    "notes": ("note", "notes"),
    "searches": ("saved search", "saved searches"),
    "recent": ("record read", "records read"),
}


def search_name(query: Query, label: Callable[[str, str], str]) -> str:
    """A name that says what is asked: words, facets, and of which records."""
    said = [f"“{plain.one_line(query.text, 40)}”"] if query.text.strip() else []
    said += [label(facet, value) for facet, value in query.included]
    said += [f"not {label(facet, value)}" for facet, value in query.excluded]
    if not said:
        return f"All {_list_of(query)}"
    return f"{plain.one_line(', '.join(said), _LONGEST)} – {_list_of(query)}"


def added(given: Added) -> str:
    """What a file brought to the shelf, in one sentence or more."""
    counts = [
        wording.count(getattr(given, part), one, many)
        for part, (one, many) in _COUNTED.items()
        if getattr(given, part)
    ]
    said = f"Added {_listed(counts)}." if counts else "Your shelf held all of that file already."
    return " ".join((said, *given.remarks))


def _list_of(query: Query) -> str:
    """The list that a question asks for, in lower case."""
    names = [wording.TABS[tab].lower() for tab, kinds in TABS.items() if kinds == query.kinds]
    return names[0] if names else "records"


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
