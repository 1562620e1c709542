"""How a value of a facet is included or excluded: the same keys and clicks wherever it stands."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from summitdesk.domain.query import Query
from summitdesk.i18n import Words

INCLUDED, EXCLUDED, FREE = "included", "excluded", ""
"""What a value may be."""

STATES = Words({INCLUDED: "chosen", EXCLUDED: "excluded", FREE: ""})
"""What a screen reader says of a value."""

_INCLUDING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EXCLUDING = (Qt.Key.Key_Delete, Qt.Key.Key_Minus)
_EXCLUDING_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Wish(Enum):
    """What a person wants of a value; the same wish again frees it."""

    INCLUDE = auto()
    EXCLUDE = auto()


def wish_of_key(event: QKeyEvent) -> Wish | None:
    """Space or Enter include, Delete or minus exclude; other keys wish nothing."""
    if event.key() in _INCLUDING:
        return Wish.INCLUDE
    return Wish.EXCLUDE if event.key() in _EXCLUDING else None


def wish_of_click(event: QMouseEvent) -> Wish:
    """A click includes; with Ctrl or Alt it excludes."""
    excludes = bool(event.modifiers() & _EXCLUDING_WITH)
    return Wish.EXCLUDE if excludes else Wish.INCLUDE


def states(query: Query, facet: str) -> dict[str, str]:
    """The values of a facet that a query includes or excludes, each with what it is."""
    excluded = dict.fromkeys(query.excluded_in(facet), EXCLUDED)
    return {**dict.fromkeys(query.included_in(facet), INCLUDED), **excluded}
