"""A record read whole for the detail: its view, its history, and the records it leans on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from summitdesk.archive.archive import Archive
from summitdesk.domain.kind import FieldType
from summitdesk.domain.listing import Revision, View
from summitdesk.domain.record import Aggregate, Row, kind_of, rows_of, text_of, values

MOST_ASIDE = 400
"""How many sources and quotations are read with a record; more are named, not described."""


@dataclass(frozen=True)
class Reading:
    """A record whole, as the detail needs it."""

    view: View
    revisions: list[Revision] = field(default_factory=list)
    aside: Mapping[str, Aggregate] = field(default_factory=dict)
    """The quotations on show with their speeches, and the sources named anywhere, by uid."""

    @property
    def record(self) -> Aggregate:
        """The record itself."""
        return self.view.aggregate

    @property
    def uid(self) -> str:
        """The uid of the record."""
        return str(self.record["uid"])

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return kind_of(self.record).name

    def text(self, name: str) -> str:
        """A field of the record as text; empty when it has no value."""
        return text_of(self.record, name)

    def rows(self, group: str) -> list[Row]:
        """The rows of a group."""
        return rows_of(self.record, group)

    def label(self, uid: object) -> str:
        """What a record named in this one is called; its uid when nothing else is known."""
        if str(uid) == self.uid:
            return self.view.label
        known = self.aside.get(str(uid))
        named = text_of(known, kind_of(known).label) if known else str(uid)
        return self.view.labels.get(str(uid), named)

    def publisher(self, source: object) -> str:
        """Who published a source; its title when that is not known."""
        known = self.aside.get(str(source))
        return (text_of(known, "publisher") if known else "") or self.label(source)


def read(archive: Archive, uid: str) -> Reading | None:
    """Read a record with all the detail shows of it; None when there is no such record."""
    view = archive.view(uid)
    if view is None:
        return None
    aside: dict[str, Aggregate] = {}
    quotations = [quotation.uid for quotation in view.quotations]
    for each in (*quotations, *_sources(view.aggregate, *view.discrepancies)):
        _add(archive, aside, each)
    speeches = {text_of(record, "speech") for record in (view.aggregate, *aside.values())}
    for each in (*_sources(*aside.values()), *speeches):
        _add(archive, aside, each)
    for tier in {text_of(record, "tier") for record in aside.values()}:
        _add(archive, aside, tier)
    return Reading(view, archive.history(uid), aside)


def _add(archive: Archive, aside: dict[str, Aggregate], uid: str) -> None:
    if not uid or uid in aside or len(aside) >= MOST_ASIDE:
        return
    if (record := archive.record(uid)) is not None:
        aside[uid] = record


def _sources(*records: Aggregate) -> Iterator[str]:
    for record in records:
        for column, value in values(record):
            if column.field.type is FieldType.LINK and column.field.target == ("source",):
                yield str(value)
