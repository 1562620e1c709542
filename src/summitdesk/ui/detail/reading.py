"""A record read whole, as the detail asks it: by field, by group, by what things are called."""

from collections.abc import Sequence
from typing import NamedTuple

from summitdesk import wording
from summitdesk.domain.record import (
    Aggregate,
    Revision,
    Row,
    kind_of,
    label_of,
    rows_of,
    text_of,
    uid_of,
)
from summitdesk.domain.view import View


class Reading(NamedTuple):
    """A record whole, with its history."""

    view: View
    revisions: Sequence[Revision] = ()

    @property
    def record(self) -> Aggregate:
        """The record itself."""
        return self.view.aggregate

    @property
    def uid(self) -> str:
        """The uid of the record."""
        return uid_of(self.record)

    @property
    def kind(self) -> str:
        """The name of its kind."""
        return kind_of(self.record).name

    @property
    def name(self) -> str:
        """What the record is called; of words of low confidence, never without saying so."""
        is_marked = self.kind == "quotation" and self.view.summary.is_low
        return (
            f"{self.view.summary.title} {wording.low()}" if is_marked else self.view.summary.title
        )

    def text(self, name: str) -> str:
        """A field of the record as text; empty when it has no value."""
        return text_of(self.record, name)

    def rows(self, group: str) -> list[Row]:
        """The rows of a group."""
        return rows_of(self.record, group)

    def aside(self, uid: object) -> Aggregate:
        """A quotation, speech or source that the record leans on; an empty one if not at hand."""
        return self.view.aside.get(str(uid), {})

    def label(self, uid: object) -> str:
        """What a record named in this one is called; its uid when nothing else is known."""
        if str(uid) == self.uid:
            return self.view.summary.title
        known = self.aside(uid)
        return self.view.labels.get(str(uid), label_of(known) if known else str(uid))

    def country(self, code: str) -> str:
        """What a country of this record is called; the code itself when it is of another."""
        return self.view.countries.get(code, code)

    def publisher(self, source: object) -> str:
        """Who published a source; its title when that is not known."""
        return text_of(self.aside(source), "publisher") or self.label(source)
