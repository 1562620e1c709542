"""Merging two states of a record that both come from a third one: by field, and by row."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from summitdesk.domain.difference import (
    Content,
    Difference,
    Part,
    differences,
    order_of,
    rows_by_uid,
)
from summitdesk.domain.kind import Field, Group
from summitdesk.domain.record import Aggregate, Row, Value, kind_of

T = TypeVar("T")


class Side(Enum):
    """Which of two states is taken where they contradict each other."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True)
class Conflict:
    """A part that both sides changed, each otherwise; to be shown side by side."""

    part: Part
    base: Content
    """What both came from; none when neither had it."""
    mine: Content
    theirs: Content


@dataclass(frozen=True)
class Merge:
    """What two states of a record make together."""

    merged: Aggregate | None
    """The whole record, with mine where there is a conflict; none when it is deleted."""
    conflicts: tuple[Conflict, ...] = ()
    """In the order of the catalogue; when there are none, `merged` can be saved as it is."""
    taken: tuple[Difference, ...] = ()
    """What the other side changed and mine takes over: a notice tells of it."""


def merge(
    base: Aggregate | None,
    mine: Aggregate | None,
    theirs: Aggregate | None,
    choices: Mapping[Part, Side] | None = None,
) -> Merge:
    """What `mine` and `theirs`, which both come from `base`, make together.

    Each may be none: not there yet, or deleted. Whoever has decided conflicts asks again with the
    choices: a conflict that is decided is none any more.

    Args:
        base: the state both sides began with.
        mine: what one side made of it.
        theirs: what the other side made of it, and what stands there now.
        choices: which side to take where they contradict each other.
    """
    if mine == theirs or theirs == base:
        return Merge(mine)
    if mine == base:
        return Merge(theirs, taken=tuple(differences(mine, theirs)))
    merging = _Merging(choices or {})
    if mine is None or theirs is None or (base is None and kind_of(mine) is not kind_of(theirs)):
        chosen = merging.decided(Part(), base, mine, theirs, edited=mine if mine else theirs)
        return Merge(chosen, tuple(merging.conflicts))
    merged = merging.record(base or {"uid": mine["uid"], "kind": mine["kind"]}, mine, theirs)
    return Merge(merged, tuple(merging.conflicts), tuple(differences(mine, merged)))


class _Merging:
    """One merge under way: it gathers what contradicts."""

    def __init__(self, choices: Mapping[Part, Side]) -> None:
        self._choices = choices
        self.conflicts: list[Conflict] = []

    def decided(self, part: Part, base: T, mine: T, theirs: T, *, edited: T) -> T:
        """What to take of a part that both sides changed; `edited` until it is decided."""
        match self._choices.get(part):
            case Side.MINE:
                return mine
            case Side.THEIRS:
                return theirs
            case _:
                self.conflicts.append(Conflict(part, base, mine, theirs))  # type: ignore[arg-type]
                return edited

    def record(self, base: Aggregate, mine: Aggregate, theirs: Aggregate) -> Aggregate:
        kind = kind_of(mine)
        merged: Aggregate = {"uid": mine["uid"], "kind": mine["kind"]}
        merged |= self._fields(kind.fields, base, mine, theirs, Part())
        for group in kind.groups:
            if rows := self._group(group, base, mine, theirs):
                merged[group.name] = rows
        return merged

    def _fields(
        self,
        fields: Iterable[Field],
        base: Mapping[str, object],
        mine: Mapping[str, object],
        theirs: Mapping[str, object],
        part: Part,
    ) -> Row:
        row: Row = {}
        for field in fields:
            versions = (_value(each, field.name) for each in (base, mine, theirs))
            value = self._one(part._replace(field=field.name), *versions)
            if value is not None:
                row[field.name] = value
        return row

    def _group(
        self, group: Group, base: Aggregate, mine: Aggregate, theirs: Aggregate
    ) -> list[Row]:
        old, ours, others = (rows_by_uid(each, group.name) for each in (base, mine, theirs))
        merged: dict[str, Row] = {}
        for uid in dict.fromkeys((*ours, *others)):
            row = self._row(group, uid, old.get(uid), ours.get(uid), others.get(uid))
            if row is not None:
                merged[uid] = row
        was, ours_now, others_now = (order_of(each, group.name) for each in (base, mine, theirs))
        return [merged[uid] for uid in _ordered(was, ours_now, others_now, merged)]

    def _row(
        self, group: Group, uid: str, base: Row | None, mine: Row | None, theirs: Row | None
    ) -> Row | None:
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        part = Part(group.name, uid)
        if mine is None or theirs is None:
            # Whatever was edited on one side is kept, though the other side deleted it.
            return self.decided(part, base, mine, theirs, edited=mine if mine else theirs)
        return {"uid": uid, **self._fields(group.fields, base or {}, mine, theirs, part)}

    def _one(
        self, part: Part, base: Value | None, mine: Value | None, theirs: Value | None
    ) -> Value | None:
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        return self.decided(part, base, mine, theirs, edited=mine)


def _value(holder: Mapping[str, object], name: str) -> Value | None:
    value = holder.get(name)
    return value if isinstance(value, (str, int)) else None


def _ordered(
    base: list[str], mine: list[str], theirs: list[str], kept: Collection[str]
) -> list[str]:
    """The rows in the order of the side that moved them, mine if both did.

    What only the other side has stands behind the row that it follows there.
    """
    moved = _common(base, mine) != _common(mine, base)
    first, second = (mine, theirs) if moved else (theirs, mine)
    order = [uid for uid in first if uid in kept]
    for at, uid in enumerate(second):
        if uid in kept and uid not in order:
            before = next((each for each in reversed(second[:at]) if each in order), None)
            order.insert(order.index(before) + 1 if before else 0, uid)
    return order


def _common(order: list[str], other: list[str]) -> list[str]:
    return [uid for uid in order if uid in other]
