"""What records are called, and which of them name which, is told by the tables alone."""

import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.domain.kind import FieldType
from summitdesk.domain.listing import Reference
from summitdesk.domain.record import Aggregate, kind_of, label_of, references, text_of, uid_of
from summitdesk.store.links import (
    labels,
    reference,
    references_by_uid,
    referrers,
    referring_uids,
    short_labels,
)
from summitdesk.store.opening import open_for_reading
from summitdesk.store.records import load_all
from tests.counts import repetitions


@pytest.fixture(scope="module")
def conn(archive_path: Path) -> Iterator[sqlite3.Connection]:
    readers, _ = open_for_reading(archive_path)
    with closing(readers), readers.reading() as conn:
        yield conn


@pytest.fixture(scope="module")
def records(conn: sqlite3.Connection) -> dict[str, Aggregate]:
    return {uid_of(each): each for each in load_all(conn)}


def test_every_record_is_called_by_its_own_label(
    conn: sqlite3.Connection, records: dict[str, Aggregate]
) -> None:
    assert labels(conn, records) == {uid: label_of(each) for uid, each in records.items()}
    assert labels(conn, ["nobody", ""]) == {}

    found = references_by_uid(conn, records)
    assert {uid: each.kind for uid, each in found.items()} == {
        uid: kind_of(each).name for uid, each in records.items()
    }


def test_an_event_has_a_shorter_name_where_there_is_little_room(
    conn: sqlite3.Connection, records: dict[str, Aggregate]
) -> None:
    found = short_labels(conn, records)

    for uid, record in records.items():
        short = text_of(record, "short_title") if kind_of(record).name == "event" else ""
        assert found[uid] == (short or label_of(record))


def test_whoever_names_a_record_is_found_and_nobody_else(
    conn: sqlite3.Connection, records: dict[str, Aggregate]
) -> None:
    naming: defaultdict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for record in records.values():
        for column, uid in references(record):
            if column.field.type is FieldType.LINK:
                naming[uid].add((kind_of(record).name, column.path, uid_of(record)))

    for uid in random.Random(1).sample(sorted(records), repetitions(100, len(records))):
        found = referrers(conn, uid, at_most=10_000)

        assert {(each.kind, each.field, each.uid) for each in found} == naming[uid]
        assert len(found) == len(naming[uid]), "each once"
        assert all(each.label == label_of(records[each.uid]) for each in found)
        for kind, path, _ in naming[uid]:
            uids = referring_uids(conn, uid, f"{kind}.{path}")
            assert {(kind, path, each) for each in uids} == {
                each for each in naming[uid] if each[:2] == (kind, path)
            }


def test_only_so_many_are_given_of_each_field(conn: sqlite3.Connection) -> None:
    every = referrers(conn, "pty-chn", at_most=10_000)
    some = referrers(conn, "pty-chn", at_most=3)

    for path in {(each.kind, each.field) for each in every}:
        of_path = [each for each in every if (each.kind, each.field) == path]
        assert [each for each in some if (each.kind, each.field) == path] == of_path[:3]


def test_they_come_in_the_order_of_lists(conn: sqlite3.Connection) -> None:
    uids = referring_uids(conn, "prs-xi", "quotation.speaker")

    ids = [conn.execute("SELECT id FROM record WHERE uid = ?", (uid,)).fetchone() for uid in uids]
    assert len(ids) > 5
    assert ids == sorted(ids)


def test_a_reference_has_its_uid_for_a_name_when_it_leads_nowhere() -> None:
    assert reference({"a": "A"}, "a") == Reference("a", "A")
    assert reference({}, "a") == Reference("a", "a")
    assert reference({}, None) is None
    assert reference({}, "") is None
