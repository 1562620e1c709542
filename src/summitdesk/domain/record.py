"""A record as a value: the aggregate of its own fields and rows, and the states it had."""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.kind import Column, Field, Group, Kind
from summitdesk.domain.letters import composed

Value: TypeAlias = str | int
Row: TypeAlias = dict[str, Value]
Aggregate: TypeAlias = dict[str, "Value | list[Row]"]
"""``uid``, ``kind``, the fields that have a value, and each group that has rows, in order.

Every row of a group has a ``uid`` of its own. A field without a value has no key.
"""


class Revision(NamedTuple):
    """One state of a record, kept for good."""

    uid: str
    record: str
    number: int
    parents: tuple[str, ...]
    author: str
    time: str
    origin: str
    note: str
    hash: str


def uid_of(aggregate: Aggregate) -> str:
    """The uid of a record."""
    return str(aggregate["uid"])


def kind_of(aggregate: Aggregate) -> Kind:
    """The kind of a record."""
    return KINDS[str(aggregate["kind"])]


def text_of(aggregate: Mapping[str, object], field: str) -> str:
    """The field's value as text; empty when it has none."""
    return str(aggregate.get(field, ""))


def rows_of(aggregate: Aggregate, group: str) -> list[Row]:
    """The rows of a group, in order; none when the record has none."""
    rows = aggregate.get(group, [])
    if not isinstance(rows, list):
        raise TypeError(f"{group} is a field, not a group")
    return rows


def label_of(aggregate: Aggregate) -> str:
    """What the record is called."""
    return text_of(aggregate, kind_of(aggregate).label)


def values(aggregate: Aggregate) -> Iterator[tuple[Column, Value]]:
    """Every value of a record with the column it stands in, in the order of the catalogue."""
    kind = kind_of(aggregate)
    for field in kind.fields:
        if (value := _scalar(aggregate.get(field.name))) is not None:
            yield Column(kind, None, field), value
    for group in kind.groups:
        for row in rows_of(aggregate, group.name):
            for field, value in _row_values(group, row):
                yield Column(kind, group, field), value


def references(aggregate: Aggregate) -> Iterator[tuple[Column, str]]:
    """Every uid of another record that this one names."""
    for column, value in values(aggregate):
        if column.field.is_reference:
            yield column, str(value)


def canonical_json(aggregate: Aggregate) -> str:
    """The one text that stands for a record: sorted keys, no spaces, NFC."""
    text = json.dumps(aggregate, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return composed(text)


def content_hash(canonical: str) -> str:
    """The SHA-256 of a canonical text, in hexadecimal."""
    import hashlib  # loads OpenSSL, which whoever only reads can do without

    return hashlib.sha256(canonical.encode()).hexdigest()


def _scalar(value: object) -> Value | None:
    return value if isinstance(value, (str, int)) else None


def _row_values(group: Group, row: Row) -> Iterator[tuple[Field, Value]]:
    for field in group.fields:
        if (value := row.get(field.name)) is not None:
            yield field, value
