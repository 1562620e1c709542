"""Records that know each other: what one names, and by which others it is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from summitdesk.domain.record import Aggregate, kind_of, label_of, references, rows_of, uid_of


class Library:
    """All records of an archive at once, in memory."""

    def __init__(self, aggregates: Iterable[Aggregate]) -> None:
        """Take the records; what they name need not be among them."""
        self._records = {uid_of(aggregate): aggregate for aggregate in aggregates}
        self._referrers: dict[str, list[tuple[str, Aggregate]]] = defaultdict(list)
        for aggregate in self._records.values():
            kind = kind_of(aggregate).name
            for column, uid in references(aggregate):
                self._referrers[uid].append((f"{kind}.{column.path}", aggregate))

    def __iter__(self) -> Iterator[Aggregate]:
        """Every record."""
        return iter(self._records.values())

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._records)

    def get(self, uid: object) -> Aggregate | None:
        """The record with this uid, if there is one."""
        return self._records.get(str(uid))

    def label(self, uid: object) -> str:
        """What the record with this uid is called; its uid when there is none."""
        record = self.get(uid)
        return label_of(record) if record else str(uid)

    def referring(self, uid: object, path: str) -> list[Aggregate]:
        """The records that name this one in a field, such as ``office.person``."""
        return [record for where, record in self._referrers.get(str(uid), ()) if where == path]

    def naming(self, uid: object) -> list[tuple[str, str]]:
        """Every field by which a record names this one, such as ``office.person``, and its uid."""
        return [(where, uid_of(record)) for where, record in self._referrers.get(str(uid), ())]

    def linked(self, aggregate: Aggregate, field: str) -> Aggregate | None:
        """The record that a field names, if there is one."""
        return self.get(aggregate.get(field))

    def with_ancestors(self, actor: object) -> set[str]:
        """An actor, the actors it belongs to, and theirs."""
        found: set[str] = set()
        while (record := self.get(actor)) and uid_of(record) not in found:
            found.add(uid_of(record))
            actor = record.get("parent")
        return found

    def standing_for(self, actor: object) -> set[str]:
        """Every actor for which this one counts: itself, its members, and what they belong to.

        What an actor belongs to brings in nobody else: one member does not stand for the others.
        """
        members: set[str] = set()
        waiting = [str(actor)]
        while waiting:
            uid = waiting.pop()
            if uid not in members and (record := self.get(uid)) is not None:
                members.add(uid)
                waiting += (str(row["member"]) for row in rows_of(record, "members"))
        return {found for member in members for found in self.with_ancestors(member)}
