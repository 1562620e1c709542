"""Which records stand in the index by what another one says, and so change with it."""

from collections.abc import Callable, Iterable, Iterator

from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, kind_of, rows_of, text_of
from summitdesk.domain.searchtext import own_names

_LENT_FIELDS = ("vocabulary", "date", "event", "speech")
"""What the facets of others take from a record, beside its names."""


class Influence:
    """The records whose words or facets may change when one changes from `before` to `after`."""

    def __init__(self, uid: str, before: Aggregate | None, after: Aggregate | None) -> None:
        self._uid = uid
        self._states = [each for each in (before, after) if each is not None]
        self._lends = _differs(_lent, before, after)
        self._adopts = _differs(_kinship, before, after)

    def within(self, library: Library) -> set[str]:
        """The uids of those records in one state of the archive: ask before and after it."""
        found = {self._uid}
        if self._lends:
            found |= self._naming(library)
        for state in self._states:
            match kind_of(state).name:
                case "office":
                    found.add(text_of(state, "person"))
                case "event":
                    found |= {str(row["person"]) for row in rows_of(state, "attendance")}
                case "actor" if self._adopts:
                    found |= _agreements_of(_standing_over(self._uid, library), library)
        return found - {""}

    def _naming(self, library: Library) -> set[str]:
        found: set[str] = set()
        for path, uid in library.naming(self._uid):
            found.add(uid)
            if path.startswith("office."):
                # A person is found by the words of the offices held.
                office = library.get(uid)
                found.add(text_of(office, "person") if office else "")
            elif path == "quotation.speech":
                found |= _concerning(uid, library)
        return found


def _differs(
    told: Callable[[Aggregate], object], before: Aggregate | None, after: Aggregate | None
) -> bool:
    return before is None or after is None or told(before) != told(after)


def _lent(record: Aggregate) -> tuple[object, ...]:
    return (*own_names(record), *(record.get(name) for name in _LENT_FIELDS))


def _kinship(actor: Aggregate) -> tuple[object, ...]:
    return actor.get("parent"), *(row.get("member") for row in rows_of(actor, "members"))


def _concerning(uid: str, library: Library) -> set[str]:
    paths = library.naming(uid)
    return {naming for path, naming in paths if path == "discrepancy.records.concerned"}


def _standing_over(actor: str, library: Library) -> set[str]:
    """Every actor that counts for others by way of this one."""
    below = set(_closure([actor], "actor.parent", library))
    return set(_closure(below, "actor.members.member", library))


def _closure(start: Iterable[str], path: str, library: Library) -> Iterator[str]:
    met: set[str] = set()
    waiting = list(start)
    while waiting:
        uid = waiting.pop()
        if uid not in met:
            met.add(uid)
            yield uid
            waiting += (naming for where, naming in library.naming(uid) if where == path)


def _agreements_of(actors: Iterable[str], library: Library) -> set[str]:
    path = "agreement.participations.actor"
    return {uid for actor in actors for where, uid in library.naming(actor) if where == path}
