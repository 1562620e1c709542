"""A revision is bound to all that it tells; the first one of each record is the edition's."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from summitdesk.domain.changes import EDITION, ChangeSet
from summitdesk.domain.record import canonical_json, content_hash, uid_of
from summitdesk.store.migrations import migrate
from summitdesk.store.revisions import (
    Lineage,
    edition_seal,
    insert_change_set,
    insert_first_revisions,
    revision_uid,
    revisions,
)
from tests.builders import record

LINEAGE = Lineage("plc-x", 1, "[]", "set-1")


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        migrate(conn, applied_at="2026-11-24T00:00:00Z")
        insert_change_set(conn, ChangeSet("set-1", "A", "2026-11-24T00:00:00Z", EDITION, "N"))
        yield conn


def test_a_first_revision_tells_the_whole_record(conn: sqlite3.Connection) -> None:
    place = record("place", "plc-x", name="X")

    uids = insert_first_revisions(conn, [(uid_of(place), canonical_json(place))], "set-1")

    (revision,) = revisions(conn, "plc-x")
    assert (revision.uid, revision.record, revision.number) == (uids["plc-x"], "plc-x", 1)
    assert (revision.parents, revision.author, revision.origin) == ((), "A", "edition")
    assert (revision.time, revision.note) == ("2026-11-24T00:00:00Z", "N")
    (content,) = conn.execute("SELECT content FROM revision").fetchone()
    assert json.loads(content) == place
    assert revision.hash == content_hash(content)
    assert revisions(conn, "plc-y") == []


def test_the_newest_revision_comes_first(conn: sqlite3.Connection) -> None:
    for number, parents in ((2, '["a"]'), (1, "[]"), (10, '["b", "c"]')):
        conn.execute(
            "INSERT INTO revision (uid, record, number, parents, change_set, content, hash)"
            " VALUES (?, 'plc-x', ?, ?, 'set-1', '{}', '')",
            (f"rev-{number}", number, parents),
        )

    found = revisions(conn, "plc-x")

    assert [each.number for each in found] == [10, 2, 1]
    assert [each.parents for each in found] == [("b", "c"), ("a",), ()]


@pytest.mark.parametrize("parents", ["", "[", "7", "null"])
def test_parents_that_are_none_are_damage(parents: str, conn: sqlite3.Connection) -> None:
    insert_first_revisions(conn, [("plc-x", "{}")], "set-1")
    conn.execute("UPDATE revision SET parents = ?", (parents,))

    with pytest.raises(sqlite3.DataError, match="is no list of revisions"):
        revisions(conn, "plc-x")


@pytest.mark.parametrize(
    "other",
    [
        LINEAGE._replace(record="plc-y"),
        LINEAGE._replace(number=2),
        LINEAGE._replace(parents='["a"]'),
        LINEAGE._replace(change_set="set-2"),
        LINEAGE._replace(device="laptop"),
        LINEAGE._replace(device=""),
        LINEAGE._replace(sequence=0),
    ],
)
def test_the_name_of_a_revision_depends_on_all_that_is_told_of_it(other: Lineage) -> None:
    assert revision_uid(other, "{}") != revision_uid(LINEAGE, "{}")
    assert revision_uid(LINEAGE, "{}") == revision_uid(LINEAGE._replace(), "{}")
    assert revision_uid(LINEAGE, "{ }") != revision_uid(LINEAGE, "{}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change_set SET author = 'B'",
        "UPDATE change_set SET note = NULL",
        "UPDATE revision SET uid = 'another'",
        "DELETE FROM revision",
        "UPDATE _sqlite_migrations SET name = 'another' WHERE name = 'm001_archive'",
    ],
)
def test_an_edition_is_sealed_with_how_it_was_made(
    statement: str, conn: sqlite3.Connection
) -> None:
    insert_first_revisions(conn, [("plc-x", "{}")], "set-1")
    seal = edition_seal(conn, "set-1")

    conn.execute(statement)

    assert edition_seal(conn, "set-1") != seal


def test_what_is_written_later_leaves_the_seal_as_it_is(conn: sqlite3.Connection) -> None:
    insert_first_revisions(conn, [("plc-x", "{}")], "set-1")
    seal = edition_seal(conn, "set-1")

    insert_change_set(conn, ChangeSet("set-2", "B", "", "local"))
    insert_first_revisions(conn, [("plc-y", "{}")], "set-2")

    assert edition_seal(conn, "set-1") == seal
