"""Records are read whole, in the order asked for, and what is damaged is no value."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.record import rows_of, uid_of, values
from summitdesk.store.migrations import migrate
from summitdesk.store.records import UIDS_AT_ONCE, load, load_all, load_one, load_rows, load_words
from summitdesk.store.writing import insert
from tests.builders import full_record, record


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        migrate(conn, applied_at="")
        yield conn


def test_the_answer_keeps_the_order_of_the_question(conn: sqlite3.Connection) -> None:
    insert(conn, [record("place", uid) for uid in ("a", "b", "c")])

    assert list(load(conn, KINDS["place"], ["c", "none", "a", "c"])) == ["c", "a"]
    assert load(conn, KINDS["place"], []) == {}


def test_more_uids_than_sqlite_binds_at_once_are_read(conn: sqlite3.Connection) -> None:
    uids = [f"plc-{number:05}" for number in range(2 * UIDS_AT_ONCE + 1)]
    insert(conn, [record("place", uid, names=[{"text": uid}]) for uid in uids])

    found = load(conn, KINDS["place"], uids)

    assert list(found) == uids
    assert all(rows_of(found[uid], "names")[0]["text"] == uid for uid in uids)
    assert sorted(map(uid_of, load_all(conn))) == uids


def test_only_the_groups_asked_for_are_read(conn: sqlite3.Connection) -> None:
    full = full_record(KINDS["agreement"])
    insert(conn, [full])

    some = load(conn, KINDS["agreement"], [uid_of(full)], groups=("titles",))[uid_of(full)]

    assert some["titles"] == full["titles"]
    assert "citations" not in some
    assert some["title"] == full["title"]


def test_a_record_is_found_by_its_uid_whatever_its_kind(conn: sqlite3.Connection) -> None:
    insert(conn, [record("place", "plc-x")])
    for row_id, (uid, kind) in enumerate({"plc-x": "place", "plc-y": "unheard-of"}.items()):
        conn.execute(
            "INSERT INTO record VALUES (?, ?, ?, '', '', NULL, NULL, '')", (row_id, uid, kind)
        )

    assert load_one(conn, "plc-x") == record("place", "plc-x")
    assert load_one(conn, "plc-y") is None
    assert load_one(conn, "plc-z") is None


def test_by_row_id_records_come_whole_or_as_all_their_searched_texts(archive_path: Path) -> None:
    with closing(sqlite3.connect(archive_path)) as conn:
        ids = dict(conn.execute("SELECT uid, id FROM record"))
        expected = {ids[uid_of(each)]: each for each in load_all(conn)}

        whole = load_rows(conn, [*ids.values(), 0])
        words = load_words(conn, [*ids.values(), 0])

    assert len(ids) > UIDS_AT_ONCE
    assert whole == expected
    assert {row_id: sorted(texts) for row_id, texts in words.items()} == {
        row_id: sorted(str(text) for column, text in values(each) if column.field.is_searched)
        for row_id, each in expected.items()
    }


@pytest.mark.parametrize(
    ("column", "value"), [("name", None), ("name", b"\x00"), ("name", 7), ("country", 1.5)]
)
def test_what_no_table_of_ours_would_take_is_damage(
    column: str, value: object, conn: sqlite3.Connection
) -> None:
    conn.execute("DROP TABLE place")
    conn.execute("CREATE TABLE place (uid, name, country)")
    conn.execute("INSERT INTO place VALUES ('plc-x', 'X', NULL)")
    conn.execute(f"UPDATE place SET {column} = ?", (value,))

    with pytest.raises(sqlite3.DataError, match=f"plc-x has no (text|country) in {column}"):
        list(load_all(conn))
