"""How a value of a facet is chosen or excluded: the same keys and clicks wherever it stands."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from summitdesk.domain.query import Query
from summitdesk.i18n import Words

CHOSEN, EXCLUDED, FREE = "chosen", "excluded", ""
STATES = Words({CHOSEN: "chosen", EXCLUDED: "excluded", FREE: ""})
"""What a screen reader says of a value."""
"""What a value may be, in the word a screen reader says."""

_CHOOSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EXCLUDING = (Qt.Key.Key_Delete, Qt.Key.Key_Minus)
_EXCLUDING_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class Wish(Enum):
    """What a person wants of a value; the same wish again frees it."""

    CHOOSE = auto()
    EXCLUDE = auto()


def wish_of_key(event: QKeyEvent) -> Wish | None:
    """Space or Enter choose, Delete or minus exclude; other keys wish nothing."""
    if event.key() in _CHOOSING:
        return Wish.CHOOSE
    return Wish.EXCLUDE if event.key() in _EXCLUDING else None


def wish_of_click(event: QMouseEvent) -> Wish:
    """A click chooses; with Ctrl or Alt it excludes."""
    excludes = bool(event.modifiers() & _EXCLUDING_WITH)
    return Wish.EXCLUDE if excludes else Wish.CHOOSE


def states(query: Query, facet: str) -> dict[str, str]:
    """The values of a facet that a query chooses or excludes, each with the word for it."""
    barred = dict.fromkeys(query.barred(facet), EXCLUDED)
    return {**dict.fromkeys(query.chosen(facet), CHOSEN), **barred}
