"""Records into their tables: whatever the kind, an aggregate becomes its rows."""

from collections.abc import Iterable, Iterator, Sequence

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.dates import bounds
from summitdesk.domain.kind import Field, FieldType, Group
from summitdesk.domain.record import Aggregate, Row, kind_of, rows_of, uid_of
from summitdesk.store.connection import Connection


def insert(conn: Connection, aggregates: Sequence[Aggregate]) -> None:
    """Write the rows of new records, all but their rows in ``record``."""
    for kind in KINDS.values():
        of_kind = [aggregate for aggregate in aggregates if kind_of(aggregate) is kind]
        conn.executemany(_insert_sql(kind.name, ("uid",), kind.fields), map(_kind_row, of_kind))
        for group in kind.groups:
            conn.executemany(
                _insert_sql(group.table, ("uid", group.owner, "position"), group.fields),
                (row for aggregate in of_kind for row in _group_rows(aggregate, group)),
            )


def change(conn: Connection, before: Aggregate, after: Aggregate) -> None:
    """Make the rows of a record those of its next state, all but its row in ``record``.

    Rows that stay as they are, in their places, are not touched.
    """
    kind, uid = kind_of(after), uid_of(after)
    if _kind_row(before) != (row := _kind_row(after)):
        names = stored_columns(kind.fields)
        conn.execute(_update_sql(kind.name, names), (*row[1:], uid))
    for group in kind.groups:
        rows_before = {row[0]: row for row in _group_rows(before, group)}
        rows_after = {row[0]: row for row in _group_rows(after, group)}
        conn.executemany(
            f"DELETE FROM {group.table} WHERE uid = ?",
            [(gone,) for gone in rows_before.keys() - rows_after.keys()],
        )
        names = ["position", *stored_columns(group.fields)]
        for row_uid, group_row in rows_after.items():
            if row_uid not in rows_before:
                own = ("uid", group.owner, "position")
                conn.execute(_insert_sql(group.table, own, group.fields), group_row)
            elif rows_before[row_uid] != group_row:
                conn.execute(_update_sql(group.table, names), (*group_row[2:], row_uid))


def remove(conn: Connection, aggregate: Aggregate) -> None:
    """Take away all rows of a record, but its row in ``record``."""
    kind, uid = kind_of(aggregate), uid_of(aggregate)
    for group in kind.groups:
        conn.execute(f"DELETE FROM {group.table} WHERE {group.owner} = ?", (uid,))
    conn.execute(f"DELETE FROM {kind.name} WHERE uid = ?", (uid,))


def computed_days(date: object) -> tuple[str | None, str | None]:
    """The first and the last day an EDTF expression may mean; nothing for no value."""
    if not date:
        return None, None
    days = bounds(str(date))
    return days.first, days.last


def stored_columns(fields: Iterable[Field]) -> list[str]:
    """The columns of some fields: a date has two more, for its first and last day."""
    names: list[str] = []
    for field in fields:
        names.append(field.name)
        if field.type is FieldType.DATE:
            names += [f"{field.name}_first", f"{field.name}_last"]
    return names


def _kind_row(aggregate: Aggregate) -> list[object]:
    return [uid_of(aggregate), *_values(kind_of(aggregate).fields, aggregate)]


def _group_rows(aggregate: Aggregate, group: Group) -> Iterator[list[object]]:
    for position, row in enumerate(rows_of(aggregate, group.name)):
        yield [row["uid"], uid_of(aggregate), position, *_values(group.fields, row)]


def _values(fields: Sequence[Field], holder: Aggregate | Row) -> Iterator[object]:
    for field in fields:
        value = holder.get(field.name)
        yield value
        if field.type is FieldType.DATE:
            yield from computed_days(value)


def _insert_sql(table: str, own: tuple[str, ...], fields: Sequence[Field]) -> str:
    names = [*own, *stored_columns(fields)]
    marks = ", ".join("?" * len(names))
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"


def _update_sql(table: str, names: Sequence[str]) -> str:
    return f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)} WHERE uid = ?"
