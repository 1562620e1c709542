"""The tables are those of the catalogue, both ways, and made in steps that never change."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import NamedTuple

import pytest

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.kind import Field, FieldType, Kind
from summitdesk.store.migrations import migrate
from summitdesk.store.schema import APPLICATION_ID, SCHEMA_VERSION

OTHERS = {
    "archive_info", "archive_note", "record", "revision", "change_set", "facet_index",
    "search_index", "working_copy", "_sqlite_migrations",
}  # fmt: skip
"""The tables that are not of a kind or a group."""


class Stored(NamedTuple):
    """A column as the database knows it."""

    type: str
    must_have: bool
    is_key: bool
    references: str | None = None


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        migrate(conn, applied_at="2026-11-24T00:00:00Z")
        yield conn


def tables(conn: sqlite3.Connection) -> dict[str, str]:
    rows = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
    return {name: sql for name, sql in rows if not name.startswith("search_index_")}


def stored(conn: sqlite3.Connection, table: str) -> dict[str, Stored]:
    references = {
        row[3]: f"{row[2]}.{row[4]}"
        for row in conn.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    }
    return {
        name: Stored(kind, bool(must), bool(key), references.get(name))
        for _, name, kind, must, _, key in conn.execute(f"PRAGMA table_info({table})").fetchall()
    }


def expected(field: Field) -> dict[str, Stored]:
    """The columns that a field must have in its table."""
    target = {
        FieldType.TERM: "term.uid",
        FieldType.LINK: f"{field.target[0] if len(field.target) == 1 else 'record'}.uid",
    }.get(field.type)
    kind = "INTEGER" if field.type is FieldType.NUMBER else "TEXT"
    found = {field.name: Stored(kind, field.required, False, target)}
    if field.type is FieldType.DATE:
        day = Stored("TEXT", False, False)
        found |= {f"{field.name}_first": day, f"{field.name}_last": day}
    return found


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_and_its_groups_have_exactly_their_columns(
    kind: Kind, conn: sqlite3.Connection
) -> None:
    wanted = {"uid": Stored("TEXT", True, True, "record.uid")}
    for field in kind.fields:
        wanted |= expected(field)
    assert stored(conn, kind.name) == wanted

    for group in kind.groups:
        owner = "record" if group.owner == "record" else kind.name
        wanted = {
            "uid": Stored("TEXT", True, True),
            group.owner: Stored("TEXT", True, False, f"{owner}.uid"),
            "position": Stored("INTEGER", True, False),
        }
        for field in group.fields:
            wanted |= expected(field)
        assert stored(conn, group.table) == wanted


def test_there_is_no_table_that_the_catalogue_does_not_know(conn: sqlite3.Connection) -> None:
    groups = {group.table for kind in KINDS.values() for group in kind.groups}

    assert tables(conn).keys() == KINDS.keys() | groups | OTHERS


def test_every_table_of_ours_is_strict(conn: sqlite3.Connection) -> None:
    for name, sql in tables(conn).items():
        if name not in {"search_index", "_sqlite_migrations"}:
            assert re.search(r"\) STRICT(, WITHOUT ROWID)?$", sql), name


def test_every_row_of_a_group_is_reached_through_an_index_by_its_record(
    conn: sqlite3.Connection,
) -> None:
    for kind in KINDS.values():
        for group in kind.groups:
            (plan,) = conn.execute(
                f"EXPLAIN QUERY PLAN SELECT * FROM {group.table} WHERE {group.owner} = ?"
                " ORDER BY position",
                ("x",),
            ).fetchall()
            assert "USING INDEX" in plan[3], plan


def test_every_link_is_followed_backwards_through_an_index(conn: sqlite3.Connection) -> None:
    for kind in KINDS.values():
        for table, fields in (
            (kind.name, kind.fields),
            *((group.table, group.fields) for group in kind.groups),
        ):
            for field in fields:
                if field.type is FieldType.LINK:
                    (plan,) = conn.execute(
                        f"EXPLAIN QUERY PLAN SELECT uid FROM {table} WHERE {field.name} = ?", ("x",)
                    ).fetchall()
                    assert "USING INDEX" in plan[3] or "USING COVERING INDEX" in plan[3], plan


def test_the_header_says_whose_file_it_is_and_of_which_step(conn: sqlite3.Connection) -> None:
    assert conn.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert conn.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert APPLICATION_ID.to_bytes(4) == b"SDK1"


def test_each_step_is_recorded_at_the_time_that_was_given(conn: sqlite3.Connection) -> None:
    rows = conn.execute("SELECT migration_set, name, applied_at FROM _sqlite_migrations").fetchall()

    assert rows == [
        ("summitdesk.archive", "m001_archive", "2026-11-24T00:00:00Z"),
        ("summitdesk.archive", "m002_working", "2026-11-24T00:00:00Z"),
    ]
    assert len(rows) == SCHEMA_VERSION


def test_migrating_again_changes_nothing(conn: sqlite3.Connection) -> None:
    before = list(conn.iterdump())

    migrate(conn, applied_at="2031-01-01T00:00:00Z")

    assert list(conn.iterdump()) == before


def test_a_step_that_fails_leaves_nothing_half_made() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        conn.execute("CREATE TABLE claim (x)")

        with pytest.raises(sqlite3.OperationalError, match="table claim already exists"):
            migrate(conn, applied_at="")

        assert not conn.execute("SELECT * FROM sqlite_schema WHERE name = 'record'").fetchall()
