"""What differs between two states of a record, field by field and row by row."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from summitdesk.domain.kind import Field, Group
from summitdesk.domain.record import Aggregate, Row, Value, kind_of, rows_of
from summitdesk.domain.wordings import Segment, differing

Content: TypeAlias = "Value | Row | list[str] | Aggregate | None"


class Part(NamedTuple):
    """A part of a record: a field, a row of a group, a field of a row, or the order of rows."""

    group: str = ""
    """The name of the group; empty for what stands in the record itself."""
    row: str = ""
    """The uid of the row; empty when the order of the group's rows is meant."""
    field: str = ""
    """The name of the field; empty when the whole row, or the whole record, is meant."""

    @property
    def is_order(self) -> bool:
        """Whether it is the order in which the rows of a group stand."""
        return bool(self.group) and not self.row


class Difference(NamedTuple):
    """One part in which two states of a record differ."""

    part: Part
    before: Content
    """The value, the whole row, the uids of rows in their order, or the record; none for none."""
    after: Content

    @property
    def words(self) -> list[Segment]:
        """Both values as one text, with what was deleted and what was inserted; see `wordings`."""
        return differing(_text(self.before), _text(self.after))


def differences(before: Aggregate | None, after: Aggregate | None) -> list[Difference]:
    """All in which two states of a record differ, in the order of the catalogue.

    A state is none before the record was made and after it was deleted: then the whole record is
    the one difference.
    """
    if before is None or after is None:
        return [] if before is after else [Difference(Part(), before, after)]
    kind = kind_of(after)
    found = list(_in_fields(kind.fields, before, after, Part()))
    for group in kind.groups:
        found += _in_group(group, before, after)
    return found


def order_of(aggregate: Aggregate, group: str) -> list[str]:
    """The uids of a group's rows, in their order."""
    return [str(row["uid"]) for row in rows_of(aggregate, group)]


def rows_by_uid(aggregate: Aggregate, group: str) -> dict[str, Row]:
    """The rows of a group by their uids."""
    return {str(row["uid"]): row for row in rows_of(aggregate, group)}


def _in_group(group: Group, before: Aggregate, after: Aggregate) -> Iterator[Difference]:
    old, new = rows_by_uid(before, group.name), rows_by_uid(after, group.name)
    for uid in dict.fromkeys((*old, *new)):
        part = Part(group.name, uid)
        if uid in old and uid in new:
            yield from _in_fields(group.fields, old[uid], new[uid], part)
        else:
            yield Difference(part, old.get(uid), new.get(uid))
    kept_before = [uid for uid in order_of(before, group.name) if uid in new]
    kept_after = [uid for uid in order_of(after, group.name) if uid in old]
    if kept_before != kept_after:
        orders = order_of(before, group.name), order_of(after, group.name)
        yield Difference(Part(group.name), *orders)


def _in_fields(
    fields: tuple[Field, ...], before: Aggregate | Row, after: Aggregate | Row, part: Part
) -> Iterator[Difference]:
    for field in fields:
        old, new = _scalar(before.get(field.name)), _scalar(after.get(field.name))
        if old != new:
            yield Difference(part._replace(field=field.name), old, new)


def _scalar(value: object) -> Value | None:
    return value if isinstance(value, (str, int)) else None


def _text(content: Content) -> str:
    match content:
        case None:
            return ""
        case dict():
            return "\n".join(str(value) for name, value in content.items() if name != "uid")
        case list():
            return "\n".join(content)
        case _:
            return str(content)
