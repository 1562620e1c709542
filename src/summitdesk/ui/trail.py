"""Where a reader has been: the way back and forth between places, as in a browser."""

from enum import Enum, auto
from typing import NamedTuple

from summitdesk.domain.query import Query


class Place(NamedTuple):
    """What is asked, what is read, and how far both are scrolled."""

    query: Query
    record: str = ""
    """The uid of the record that is read; empty when there is none."""
    row: int = 0
    """The row id of the record the list stands on."""
    row_uid: str = ""
    """Its uid; a link leads to other records while the list stands where it stood."""
    list_top: int = 0
    """How far the list is scrolled, in pixels."""
    detail_top: int = 0
    """How far the detail is scrolled, in pixels."""


class Step(Enum):
    """How a place was come to; steps in passing leave one place behind, not one each."""

    GOING = auto()
    """By a link, a facet, a tab: every one counts."""
    WALKING = auto()
    """From row to row of the list."""
    TYPING = auto()
    """By another letter in the filter."""


class Trail:
    """Places in the order in which they were visited, and where one stands among them."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1
        self._last = Step.GOING
        self._fullest: Place | None = None

    @property
    def here(self) -> Place | None:
        """Where one stands; None before the first visit."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Whether something was visited before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back from somewhere."""
        return self._at < len(self._places) - 1

    def visit(self, place: Place, step: Step = Step.GOING) -> None:
        """Stand on a place; what lay ahead is forgotten.

        Where one stands already, nothing happens. Words that were typed and taken away again
        letter by letter leave the fullest of them.
        """
        here = self.here
        if here is not None and (place.query, place.record) == (here.query, here.record):
            return
        del self._places[self._at + 1 :]
        is_passing = here is not None and step is self._last and step is not Step.GOING
        if is_passing and (step is Step.WALKING or self._goes_on(place)):
            self._places[-1] = place
        else:
            self._fullest = None
            self._places.append(place)
        if step is Step.TYPING:
            self._fullest = _fuller(self._fullest, place)
        self._at = len(self._places) - 1
        self._last = step

    def keep(self, place: Place) -> None:
        """Let the place one stands on be this one: how far it is scrolled, which row is chosen."""
        if self._places:
            self._places[self._at] = place
        if self._fullest is not None and self._fullest.query == place.query:
            self._fullest = place

    def back(self) -> Place | None:
        """The place before this one; None at the beginning."""
        return self._step(-1)

    def forward(self) -> Place | None:
        """The place after this one; None at the end."""
        return self._step(1)

    def clear(self) -> None:
        """Forget everything: another archive is open."""
        self._places.clear()
        self._at = -1
        self._last = Step.GOING
        self._fullest = None

    def _goes_on(self, place: Place) -> bool:
        """Whether these words carry on the last; if not, those stay behind at their fullest."""
        before, after = self._places[-1].query.text, place.query.text
        if after and (not before or before[0] == after[0]):
            return True
        if self._fullest is not None and before:
            self._places[-1] = self._fullest
        return False

    def _step(self, by: int) -> Place | None:
        if not 0 <= self._at + by < len(self._places):
            return None
        self._at += by
        self._last = Step.GOING
        return self._places[self._at]


def _fuller(one: Place | None, other: Place) -> Place:
    """The place whose words are more; without any, there is nothing to go back to."""
    if one is None or len(other.query.text) > len(one.query.text):
        return other
    return one._replace(list_top=0)
