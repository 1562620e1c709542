"""What a search that is saved is called before a person names it, and what an import brought."""

from collections.abc import Callable, Mapping

from summitdesk import wording
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Query
from summitdesk.domain.shelf import Added
from summitdesk.i18n import listed, midway, tr, trn
from summitdesk.ui import plain

_LONGEST = 80
_COUNTED: Mapping[str, Callable[[int], str]] = {
    "bookmarks": lambda amount: trn("{n} bookmark", "{n} bookmarks", amount),
    "notes": lambda amount: trn("{n} note", "{n} notes", amount),
    "searches": lambda amount: trn("{n} saved search", "{n} saved searches", amount),
    "recent": lambda amount: trn("{n} record read", "{n} records read", amount),
}


def search_name(query: Query, label: Callable[[str, str], str]) -> str:
    """A name that says what is asked: words, facets, and of which records."""
    said = [f"“{plain.one_line(query.text, 40)}”"] if query.text.strip() else []
    said += [label(facet, value) for facet, value in query.included]
    said += [tr("not {choice}", choice=label(facet, value)) for facet, value in query.excluded]
    if not said:
        return tr("All {records}", records=_list_of(query))
    return f"{plain.one_line(', '.join(said), _LONGEST)} – {_list_of(query)}"


def added(given: Added) -> str:
    """What a file brought to the shelf, in one sentence or more."""
    counts = [count(amount) for part, count in _COUNTED.items() if (amount := getattr(given, part))]
    if counts:
        said = tr("Added {things}.", things=listed(counts))
    else:
        said = tr("Your shelf held all of that file already.")
    return " ".join((said, *given.remarks))


def _list_of(query: Query) -> str:
    """The list that a question asks for, in lower case."""
    names = [midway(wording.TABS[tab]) for tab, kinds in TABS.items() if kinds == query.kinds]
    return names[0] if names else tr("records")
