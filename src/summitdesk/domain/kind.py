"""What a kind of record is made of: fields, and groups of rows; the catalogue declares which."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class FieldType(StrEnum):
    """What a field holds, and so how it is checked, stored and searched."""

    TEXT = "text"
    """Words in a human language; searched."""
    LANGUAGE = "language"
    """A BCP 47 tag, such as ``uz-Latn``."""
    COUNTRY = "country"
    """An ISO 3166-1 alpha-3 code."""
    DATE = "date"
    """An EDTF expression; its first and last day are computed and stored beside it."""
    NUMBER = "number"
    """A whole number."""
    ADDRESS = "address"
    """Where a text is found on the web; searched, never opened by the program."""
    CODE = "code"
    """A short mark that people do not read as words; not searched."""
    FIELD = "field"
    """The name of a field or group of the same record."""
    TERM = "term"
    """The uid of a term in the vocabulary that the field names."""
    LINK = "link"
    """The uid of another record."""


class Field(NamedTuple):
    """One field of a record or of a row in one of its groups."""

    name: str
    """Its name in the text sources, in the aggregate and in the table."""
    type: FieldType = FieldType.TEXT
    required: bool = False
    target: tuple[str, ...] = ()
    """For a term its vocabulary; for a link the kinds it may point to (none means any)."""

    @property
    def is_searched(self) -> bool:
        """Whether what stands in this field is found by a search.

        Codes, numbers and tags of languages and countries are not: they are what facets are for.
        """
        return self.type in (FieldType.TEXT, FieldType.ADDRESS, FieldType.DATE)

    @property
    def is_reference(self) -> bool:
        """Whether the field holds the uid of another record."""
        return self.type in (FieldType.TERM, FieldType.LINK)


class Group(NamedTuple):
    """A repeated part of a record: rows in a table of their own, in an order that counts."""

    name: str
    """Its name in the text sources and in the aggregate, in the plural."""
    table: str
    fields: tuple[Field, ...]
    owner: str = "record"
    """The column that holds the uid of the record the row belongs to."""

    def field(self, name: str) -> Field | None:
        """The field of that name, or nothing."""
        return next((field for field in self.fields if field.name == name), None)


class Kind(NamedTuple):
    """One kind of record."""

    name: str
    """Also the name of its table."""
    label: str
    """The field by which a record of this kind is called."""
    fields: tuple[Field, ...]
    groups: tuple[Group, ...] = ()
    date: str | None = None
    """The field that dates a record of this kind."""
    category: str = ""
    """The term field by which the kind is divided; its rank sorts records of the same day."""

    def field(self, name: str) -> Field | None:
        """The field of that name, or nothing."""
        return next((field for field in self.fields if field.name == name), None)

    def group(self, name: str) -> Group | None:
        """The group of that name, or nothing."""
        return next((group for group in self.groups if group.name == name), None)


class Column(NamedTuple):
    """Where a field stands: in the table of its kind, or in that of a group."""

    kind: Kind
    group: Group | None
    field: Field

    @property
    def table(self) -> str:
        """The table that holds the field."""
        return self.group.table if self.group else self.kind.name

    @property
    def owner(self) -> str:
        """The column of that table with the uid of the record."""
        return self.group.owner if self.group else "uid"

    @property
    def path(self) -> str:
        """The field's name as a person reads it, such as ``titles.text``."""
        return f"{self.group.name}.{self.field.name}" if self.group else self.field.name


def columns(kind: Kind) -> Iterator[Column]:
    """Every field of a kind, those of its groups included."""
    for field in kind.fields:
        yield Column(kind, None, field)
    for group in kind.groups:
        for field in group.fields:
            yield Column(kind, group, field)
