"""The records of an archive that know each other, each read when it is first asked for."""

from collections.abc import Iterable, Iterator
from functools import cache

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.kind import Column, FieldType, columns
from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, references
from summitdesk.store.connection import Connection
from summitdesk.store.records import UIDS_AT_ONCE, load, load_all


class StoredLibrary(Library):
    """A library as one transaction sees it: what was read once is not read again."""

    def __init__(self, conn: Connection) -> None:
        super().__init__(())
        self._conn = conn
        self._found: dict[str, Aggregate | None] = {}
        self._naming: dict[str, list[tuple[str, str]]] = {}

    def __iter__(self) -> Iterator[Aggregate]:
        """Every record, kind by kind."""
        return load_all(self._conn)

    def __len__(self) -> int:
        """How many records there are."""
        (count,) = self._conn.execute("SELECT count(*) FROM record").fetchone()
        return int(count)

    def get(self, uid: object) -> Aggregate | None:
        """The record with this uid, if there is one."""
        self.fetch([str(uid)])
        return self._found[str(uid)]

    def fetch(self, uids: Iterable[str]) -> None:
        """Read these records in one go, and those that they name: they will be asked for."""
        named = self._fetch(uids)
        self._fetch(uid for record in named for _column, uid in references(record))

    def referring(self, uid: object, path: str) -> list[Aggregate]:
        """The records that name this one in a field, such as ``office.person``."""
        uids = sorted(naming for where, naming in self.naming(uid) if where == path)
        self._fetch(uids)
        return [record for each in uids if (record := self._found[each]) is not None]

    def naming(self, uid: object) -> list[tuple[str, str]]:
        """Every field by which a record names this one, such as ``office.person``, and its uid."""
        wanted = str(uid)
        if wanted not in self._naming:
            record = self.get(wanted)
            kind = str(record["kind"]) if record else ""
            self._naming[wanted] = [
                (path, str(naming))
                for path, column in _naming_columns(kind).items()
                for (naming,) in self._conn.execute(
                    f"SELECT DISTINCT {column.owner} FROM {column.table} "
                    f"WHERE {column.field.name} = ? ORDER BY 1",
                    (wanted,),
                )
            ]
        return self._naming[wanted]

    def _fetch(self, uids: Iterable[str]) -> list[Aggregate]:
        wanted = [uid for uid in dict.fromkeys(uids) if uid not in self._found]
        for start in range(0, len(wanted), UIDS_AT_ONCE):
            part = wanted[start : start + UIDS_AT_ONCE]
            self._found |= dict.fromkeys(part)
            marks = ", ".join("?" * len(part))
            by_kind: dict[str, list[str]] = {}
            for uid, kind in self._conn.execute(
                f"SELECT uid, kind FROM record WHERE uid IN ({marks}) ORDER BY id", part
            ):
                by_kind.setdefault(kind, []).append(uid)
            for kind, of_kind in by_kind.items():
                self._found |= load(self._conn, KINDS[kind], of_kind)
        return [record for uid in wanted if (record := self._found[uid]) is not None]


@cache
def _naming_columns(kind: str) -> dict[str, Column]:
    """Every field that may name a record of this kind, of any when it is not known."""
    return {
        f"{holder.name}.{column.path}": column
        for holder in KINDS.values()
        for column in columns(holder)
        if column.field.is_reference and _may_name(column, kind)
    }


def _may_name(column: Column, kind: str) -> bool:
    if column.field.type is FieldType.TERM:
        return kind in ("term", "")
    return not kind or not column.field.target or kind in column.field.target
