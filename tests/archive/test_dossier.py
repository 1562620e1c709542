"""Nothing of the starting data was lost on its way into the archive, and any change shows."""

import json
import random
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.archive.dossier_reader import PARTS, hashed, hashes
from tests.counts import repetitions

LISTED = Path(__file__).parents[1] / "fixtures" / "dossier-paths.json"
NO_VALUE = {hashed(None), hashed(())}

Hashes = dict[str, str]

COPIES = {
    # The archive's own name; copies of records and what is computed from them, which carry
    # content hashes and are checked against the records by `summitdesk verify`.
    "archive_info",
    "record",
    "revision",
    "change_set",
    "facet_index",
    # Added to the starting data: the five states that its note on the collective names.
    "actor_member",
}
ALL = "1"
OUTSIDE = {
    # What the archive added to the starting data, by the rows where it did.
    "actor.parent": ALL,
    "actor_name.name_kind": ALL,
    "agreement_status.status": ALL,
    "office.uid": ALL,
    "person_name.name_kind": ALL,
    "place.country": ALL,
    "term.rank": ALL,
    "term.scope_note": ALL,
    # Where the words as printed are not the place's name, the link to the place was added.
    "agreement.place": "place_as_given IS NOT NULL",
    "event.place": "place_as_given IS NOT NULL",
    "speech.place": "place_as_given IS NOT NULL",
}
TERMS_OUTSIDE = (
    # Terms that stand for no word of the starting data, or for one that no record uses.
    "vocabulary IN ('act', 'name_kind', 'note_kind', 'relation', 'role', 'status')"
    " OR uid IN ('verification-differs', 'verification-normalised')"
)
LABELS_OUTSIDE = "uid IN (SELECT record FROM identifier WHERE scheme = 'starting-data')"


@pytest.fixture
def copy(archive_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the built archive in memory, where anything may be altered."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(archive_path.read_bytes())
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def listed() -> dict[str, Hashes]:
    """The values of the starting data by part, those that are none left out."""
    parts: dict[str, Hashes] = {part: {} for part in PARTS}
    for path, value in json.loads(LISTED.read_text("utf-8")).items():
        if value not in NO_VALUE:
            parts[path.partition("[")[0].partition(".")[0]][path] = value
    return parts


@pytest.mark.parametrize("part", PARTS)
def test_every_value_of_the_starting_data_is_in_the_archive_and_no_other(
    part: str, copy: sqlite3.Connection, listed: dict[str, Hashes]
) -> None:
    found = hashes(part, copy)

    assert sorted(listed[part].keys() - found.keys()) == [], "lost"
    assert sorted(found.keys() - listed[part].keys()) == [], "added"
    assert sorted(path for path, value in found.items() if value != listed[part][path]) == []


def test_any_altered_value_is_noticed(copy: sqlite3.Connection, listed: dict[str, Hashes]) -> None:
    watch = _Watch(copy, listed)
    unnoticed, altered = [], set()

    for table, column in _columns(copy):
        for rowid, value in _cells(copy, table, column):
            for other in _alternatives(copy, table, column, value):
                with _undone(copy):
                    copy.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (other, rowid))
                    altered.add(f"{table}.{column}")
                    if not watch.notices(table):
                        unnoticed.append((table, column, value, other))

    assert unnoticed == []
    assert len(altered) > 100


def test_any_two_rows_that_change_places_are_noticed(
    copy: sqlite3.Connection, listed: dict[str, Hashes]
) -> None:
    watch = _Watch(copy, listed)
    unnoticed, altered = [], set()

    for table, owner in _ordered_tables(copy):
        for first, second in _neighbours(copy, table, owner):
            with _undone(copy):
                copy.execute(
                    f"UPDATE {table} SET position = CASE rowid WHEN :one THEN position + 1"
                    " ELSE position - 1 END WHERE rowid IN (:one, :two)",
                    {"one": first, "two": second},
                )
                altered.add(table)
                if not watch.notices(table):
                    unnoticed.append((table, first, second))

    assert unnoticed == []
    assert len(altered) > 10


class _Watch:
    """Compares with the list those parts of the archive that a table may change."""

    def __init__(self, archive: sqlite3.Connection, listed: dict[str, Hashes]) -> None:
        self._archive = archive
        self._listed = listed
        self._parts: dict[str, list[str]] = defaultdict(list)
        copy = sqlite3.connect(":memory:", cached_statements=0)
        copy.deserialize(archive.serialize())
        copy.row_factory = sqlite3.Row
        for part in PARTS:
            for table in _tables_read(copy, part):
                self._parts[table].append(part)
        copy.close()

    def notices(self, table: str) -> bool:
        return any(hashes(part, self._archive) != self._listed[part] for part in self._parts[table])


def _tables_read(archive: sqlite3.Connection, part: str) -> set[str]:
    """The tables that SQLite itself says are read for a part."""
    tables = set()

    def note(action: int, table: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ and table:
            tables.add(table)
        return sqlite3.SQLITE_OK

    archive.set_authorizer(note)
    hashes(part, archive)
    archive.set_authorizer(None)
    return tables


class _undone:  # noqa: N801 - read as a clause: with _undone(archive)
    """What happens inside is taken back."""

    def __init__(self, archive: sqlite3.Connection) -> None:
        self._archive = archive

    def __enter__(self) -> None:
        self._archive.execute("SAVEPOINT altered")

    def __exit__(self, *_: object) -> None:
        self._archive.execute("ROLLBACK TO altered")
        self._archive.execute("RELEASE altered")


def _columns(archive: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Every column that may hold a value of the starting data."""
    records = {"event", "actor", "person", "agreement", "speech", "quotation", "discrepancy"}
    for table in _tables(archive):
        names = [row["name"] for row in archive.execute(f"PRAGMA table_info({table})")]
        for name in names:
            is_computed = name.endswith(("_first", "_last"))
            is_row_uid = name == "uid" and table not in records | {"source", "place", "term"}
            if not (is_computed or is_row_uid or name == "position"):
                yield table, name


def _tables(archive: sqlite3.Connection) -> list[str]:
    query = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
    derived = ("sqlite_", "_sqlite", "search_index")
    return [
        name
        for (name,) in archive.execute(query).fetchall()
        if name not in COPIES and not name.startswith(derived)
    ]


def _cells(archive: sqlite3.Connection, table: str, column: str) -> list[tuple[int, str | int]]:
    """Some rows of a column that hold values of the starting data; all of them at full count."""
    outside = [OUTSIDE.get(f"{table}.{column}", "0")]
    if table == "term":
        outside.append(TERMS_OUTSIDE)
    if (table, column) == ("term", "label"):
        outside.append(LABELS_OUTSIDE)
    rows = archive.execute(
        f"SELECT rowid, {column} FROM {table} "
        f"WHERE {column} IS NOT NULL AND NOT ({' OR '.join(outside)}) ORDER BY rowid"
    ).fetchall()
    count = min(len(rows), repetitions(3, 1_000_000))
    return [tuple(row) for row in random.Random(f"{table}.{column}").sample(rows, count)]


def _alternatives(
    archive: sqlite3.Connection, table: str, column: str, value: str | int
) -> Iterator[str | int]:
    """The value a little changed, and another value of the same column."""
    if isinstance(value, int):
        yield value + 1
        return
    yield f"{value}·"
    if column != "uid":
        query = (
            f"SELECT {column} FROM {table} WHERE {column} <> :value "
            f"ORDER BY {column} > :value DESC, {column} LIMIT 1"
        )
        for (other,) in archive.execute(query, {"value": value}).fetchall():
            yield other


def _ordered_tables(archive: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The tables whose rows have an order that the starting data gives, and whose they are."""
    yield "archive_note", "note_kind"
    for table in _tables(archive):
        if table in ("identifier", "note"):
            continue
        for index in archive.execute(f"PRAGMA index_list({table})").fetchall():
            names = [row["name"] for row in archive.execute(f"PRAGMA index_info({index['name']})")]
            if names[1:] == ["position"]:
                yield table, names[0]


def _neighbours(archive: sqlite3.Connection, table: str, owner: str) -> list[tuple[int, int]]:
    same = {
        "participation": "AND one.role = two.role",
        "archive_note": "AND one.note_kind = 'note_kind-gap'",
    }
    rows = archive.execute(
        f"SELECT one.rowid, two.rowid FROM {table} AS one JOIN {table} AS two "
        f"ON two.{owner} = one.{owner} AND two.position = one.position + 1 "
        f"{same.get(table, '')} ORDER BY 1"
    ).fetchall()
    count = min(len(rows), repetitions(3, 1_000_000))
    return [tuple(row) for row in random.Random(table).sample(rows, count)]
