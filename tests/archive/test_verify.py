"""Nothing can be altered in an archive without `verify` saying so, and where."""

import random
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from summitdesk.archive.verify import verify
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.errors import UnusableArchiveError
from summitdesk.domain.kind import columns
from summitdesk.store.schema import SCHEMA_VERSION
from tests.builders import build_archive, change, full_record, record
from tests.counts import repetitions

OWNERS = {
    **dict.fromkeys((*KINDS, "record"), "uid"),
    **{group.table: group.owner for kind in KINDS.values() for group in kind.groups},
    "revision": "record",
}
"""The column that says whose row it is, of every table in which each row belongs to a record."""

OWNERLESS = {
    "archive_info": "archive_info",
    "archive_note": "archive_info",
    "change_set": "archive_info",
    "_sqlite_migrations": "archive_info",
}
"""The place that is named when a cell of the table is altered."""

COLUMNS = "SELECT m.name, c.name, c.type FROM sqlite_schema m, pragma_table_info(m.name) c"


@pytest.fixture(scope="session")
def full_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive with something in every column; for reading only."""
    records = [full_record(kind) for kind in KINDS.values()]
    return build_archive(tmp_path_factory.mktemp("full"), records)


@pytest.fixture
def copy(full_archive: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(full_archive, tmp_path / "copy.summitdb")


def places(archive: Path) -> set[str]:
    """What is named as damaged."""
    return {each.place for each in verify(archive)}


def read(archive: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(archive)) as conn:
        return conn.execute(statement).fetchall()


def columns_of_type(archive: Path, wanted: str) -> list[tuple[str, str]]:
    """Every column of that type in a table whose rows are written by us."""
    rows = read(archive, f"{COLUMNS} WHERE m.type = 'table' ORDER BY 1, 2")
    tables = OWNERS.keys() | OWNERLESS.keys()
    return [
        (str(table), str(name)) for table, name, kind in rows if kind == wanted and table in tables
    ]


def cells(archive: Path, table: str, column: str) -> list[tuple[int, str, object]]:
    """The row id, the owner and the value of each cell of a column; those that have one first."""
    owner = OWNERS.get(table, f"'{OWNERLESS.get(table)}'")
    rows = read(archive, f'SELECT rowid, {owner}, "{column}" FROM "{table}"')
    filled = [row for row in rows if row[2] is not None] or rows
    return [(int(str(rowid)), str(of), value) for rowid, of, value in filled]


def altered(text: str, rnd: random.Random) -> str:
    """The text with one letter changed into another."""
    at = rnd.randrange(len(text))
    other = rnd.choice([letter for letter in "aбz9-" if letter != text[at]])
    return text[:at] + other + text[at + 1 :]


def some(choices: list[tuple[str, str]], short: int, full: int) -> Iterator[tuple[str, str, int]]:
    """Every column, with as many numbers as cells of it are to be tried."""
    for table, column in choices:
        yield from ((table, column, seed) for seed in range(repetitions(short, full)))


def test_what_was_built_is_found_to_be_well(archive_path: Path, full_archive: Path) -> None:
    assert verify(archive_path) == []
    assert verify(full_archive) == []


def test_one_altered_letter_in_any_text_column_names_its_record(
    full_archive: Path, tmp_path: Path
) -> None:
    columns = columns_of_type(full_archive, "TEXT")
    assert len(columns) > 200
    missed = []
    for table, column, seed in some(columns, 1, 20):
        rnd = random.Random(f"{table}.{column}.{seed}")
        rowid, owner, value = rnd.choice(cells(full_archive, table, column))
        new = altered(str(value), rnd)
        copy = shutil.copyfile(full_archive, tmp_path / "copy.summitdb")
        change(copy, f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', new, rowid)
        if not places(copy) & {owner, new}:
            missed.append(f"{table}.{column}: {value} became {new}")
    assert not missed


def test_one_altered_number_names_its_record(full_archive: Path, tmp_path: Path) -> None:
    columns = columns_of_type(full_archive, "INTEGER")
    assert {("claim", "position"), ("record", "id"), ("revision", "number")} < set(columns)
    missed = []
    for table, column, seed in some(columns, 1, 10):
        rnd = random.Random(f"{table}.{column}.{seed}")
        rowid, owner, value = rnd.choice(cells(full_archive, table, column))
        new = int(str(value or 0)) + rnd.choice((-1_000, 1_000))
        copy = shutil.copyfile(full_archive, tmp_path / "copy.summitdb")
        change(copy, f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', new, rowid)
        if not places(copy) & {owner, "archive_note"}:
            missed.append(f"{table}.{column}: {value} became {new}")
    assert not missed


def test_a_text_that_is_emptied_or_added_names_its_record(
    full_archive: Path, tmp_path: Path
) -> None:
    columns = columns_of_type(full_archive, "TEXT")
    missed = []
    for table, column in random.Random(1).sample(columns, repetitions(60, len(columns))):
        for new in ("", None, "new"):
            rowid, owner, value = cells(full_archive, table, column)[0]
            copy = shutil.copyfile(full_archive, tmp_path / "copy.summitdb")
            with suppress(sqlite3.IntegrityError):  # many columns must have a value
                change(copy, f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?', new, rowid)
                if new != value and not places(copy) & {owner, str(new)}:
                    missed.append(f"{table}.{column}: {value} became {new}")
    assert not missed


@pytest.mark.parametrize("harm", ["a flipped bit", "no UTF-8"])
def test_one_altered_byte_of_a_text_in_the_file_is_found(
    harm: str, full_archive: Path, tmp_path: Path
) -> None:
    whole = full_archive.read_bytes()
    missed = []
    columns = columns_of_type(full_archive, "TEXT")
    tried = random.Random(harm).sample(columns, repetitions(100, len(columns)))
    for table, column, seed in some(tried, 1, 10):
        rnd = random.Random(f"{table}.{column}.{seed}")
        values = [value for _, _, value in cells(full_archive, table, column) if value]
        if not values:
            continue
        value = str(rnd.choice(values)).encode()
        starts = [found.start() for found in re.finditer(re.escape(value), whole)]
        at = rnd.choice(starts) + rnd.randrange(len(value))
        damaged = bytearray(whole)
        damaged[at] = damaged[at] ^ (1 << rnd.randrange(8)) if harm == "a flipped bit" else 0xFF
        copy = tmp_path / "copy.summitdb"
        copy.write_bytes(damaged)
        if not is_found(copy):
            missed.append(f"{table}.{column}: byte {at} of the file, in {value!r}")
    assert not missed


def is_found(archive: Path) -> bool:
    """Whether anything is found amiss, be it that the file cannot be opened at all."""
    try:
        return bool(places(archive))
    except UnusableArchiveError:
        return True


@pytest.mark.parametrize(
    "table", ["data", "idx", "content", "docsize", "config"], ids="search_index_{}".format
)
def test_one_missing_row_of_the_search_index_is_found(
    table: str, full_archive: Path, tmp_path: Path
) -> None:
    table = f"search_index_{table}"
    key = {"search_index_idx": "rowid", "search_index_config": "k"}.get(table, "id")
    if table == "search_index_idx":
        rows = read(full_archive, f"SELECT segid, term FROM {table}")
        where = "segid = ? AND term = ?"
    else:
        rows = read(full_archive, f"SELECT {key} FROM {table}")
        where = f"{key} = ?"
    uids = dict(read(full_archive, "SELECT id, uid FROM record"))
    rows = random.Random(table).sample(rows, min(len(rows), repetitions(5, 1_000)))
    assert rows
    for row in rows:
        copy = shutil.copyfile(full_archive, tmp_path / "copy.summitdb")
        change(copy, f"DELETE FROM {table} WHERE {where}", *row)

        assert is_found(copy), row
        if table in {"search_index_content", "search_index_docsize"}:
            assert uids[row[0]] in places(copy)


def test_a_record_that_was_taken_from_the_search_index_is_named(copy: Path) -> None:
    change(
        copy,
        "DELETE FROM search_index WHERE rowid = (SELECT id FROM record WHERE uid = 'event-full')",
    )

    assert places(copy) == {"event-full"}


def test_words_that_were_slipped_into_the_search_index_are_named(copy: Path) -> None:
    change(
        copy,
        "UPDATE search_index SET body = body || ' bribe' "
        "WHERE rowid = (SELECT id FROM record WHERE uid = 'event-full')",
    )
    change(copy, "INSERT INTO search_index (rowid, title) VALUES (999, 'nothing')")

    assert places(copy) == {"event-full", "row 999"}


def test_one_missing_value_of_a_facet_names_every_record_that_has_it(
    full_archive: Path, tmp_path: Path
) -> None:
    values = read(full_archive, "SELECT facet, value FROM facet_index")
    for facet, value in random.Random(1).sample(values, min(len(values), repetitions(10, 1_000))):
        copy = shutil.copyfile(full_archive, tmp_path / "copy.summitdb")
        change(copy, "DELETE FROM facet_index WHERE facet = ? AND value = ?", facet, value)

        uids = {uid for (uid,) in read(full_archive, "SELECT uid FROM record")}
        assert places(copy)
        assert places(copy) <= uids


@pytest.mark.parametrize("records", [b"", b"no bitmap at all"])
def test_a_value_that_no_record_has_is_found_among_the_facets(records: bytes, copy: Path) -> None:
    change(copy, "INSERT INTO facet_index (facet, value, records) VALUES ('year', '1', ?)", records)

    assert places(copy) == {"facet_index"}


def test_one_altered_byte_in_a_facet_is_found(full_archive: Path, tmp_path: Path) -> None:
    values = read(full_archive, "SELECT facet, value, records FROM facet_index ORDER BY 1, 2")
    rnd = random.Random(1)
    for _ in range(repetitions(20, 2_000)):
        facet, value, records = rnd.choice(values)
        assert isinstance(records, bytes)
        damaged = bytearray(records)
        damaged[rnd.randrange(len(damaged))] ^= 1 << rnd.randrange(8)
        copy = shutil.copyfile(full_archive, tmp_path / "copy.summitdb")
        change(
            copy,
            "UPDATE facet_index SET records = ? WHERE facet = ? AND value = ?",
            bytes(damaged),
            facet,
            value,
        )

        assert places(copy), (facet, value, damaged)


def test_one_dangling_reference_names_the_record_that_holds_it(
    full_archive: Path, tmp_path: Path
) -> None:
    links = [
        column for kind in KINDS.values() for column in columns(kind) if column.field.is_reference
    ]
    for link in random.Random(1).sample(links, repetitions(40, len(links))):
        copy = shutil.copyfile(full_archive, tmp_path / "copy.summitdb")
        cell = f"{link.table}.{link.field.name}"
        uid = f"{link.kind.name}-full"
        statement = f"UPDATE {link.table} SET {link.field.name} = 'nowhere' WHERE {link.owner} = ?"
        change(copy, statement, uid)

        said = [each.what for each in verify(copy) if each.place == uid]
        assert any(f"names nowhere in {cell}, but no such" in what for what in said)


@pytest.mark.parametrize("table", ["record", "revision", *KINDS])
def test_a_record_that_lost_a_row_is_named(table: str, copy: Path) -> None:
    owner = OWNERS[table]
    uid = f"{table}-full" if table in KINDS else "agreement-full"

    change(copy, f"DELETE FROM {table} WHERE {owner} = ?", uid)

    assert uid in places(copy)


@pytest.mark.parametrize("table", sorted(OWNERS.keys() - {*KINDS, "record", "revision"}))
def test_a_record_that_lost_or_gained_an_entry_is_named(table: str, copy: Path) -> None:
    uid, owner = read(copy, f"SELECT uid, {OWNERS[table]} FROM {table}")[0]
    names = [name for (name,) in read(copy, f"SELECT name FROM pragma_table_info('{table}')")]

    again = ", ".join({"uid": "'another'", "position": "position + 9"}.get(n, n) for n in names)
    change(copy, f"INSERT INTO {table} SELECT {again} FROM {table} WHERE uid = ?", uid)
    assert str(owner) in places(copy)

    change(copy, f"DELETE FROM {table} WHERE uid IN ('another', ?)", uid)
    assert str(owner) in places(copy)


def test_two_entries_that_changed_places_are_found(copy: Path) -> None:
    change(copy, "UPDATE claim SET position = 1 - position WHERE discrepancy = 'discrepancy-full'")

    assert places(copy) == {"discrepancy-full"}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM archive_info",
        "INSERT INTO archive_info SELECT 'second', title, edition, base_edition, publisher,"
        " created, licence, hash FROM archive_info",
        "DELETE FROM archive_note WHERE position = 1",
        "INSERT INTO archive_note VALUES ('n-3', 2, 'note_kind-any', NULL, 'Slipped in.')",
        "UPDATE archive_note SET position = position + 1",
        "DELETE FROM change_set",
        "DELETE FROM _sqlite_migrations",
        "INSERT INTO revision SELECT 'made-up', record, 2, parents, device, sequence, change_set,"
        " content, hash, previous FROM revision LIMIT 1",
    ],
)
def test_what_the_archive_says_of_itself_is_sealed(statement: str, copy: Path) -> None:
    change(copy, statement)

    assert is_found(copy)


def test_a_letter_composed_otherwise_is_a_difference(tmp_path: Path) -> None:
    archive = build_archive(tmp_path, [record("place", "plc-x", name="Sofía")])

    change(archive, "UPDATE place SET name = 'Sofi\u0301a' WHERE uid = 'plc-x'")

    assert "plc-x: differs from its revision in name" in map(str, verify(archive))


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("DROP INDEX claim_source", "schema claim_source"),
        ("CREATE INDEX more ON claim(text)", "schema more"),
        ("CREATE TABLE more (x)", "schema more"),
        ('CREATE TABLE "a b; --\'" (x REFERENCES term(uid))', "schema a b; --'"),
        ("CREATE VIEW more AS SELECT 1", "schema more"),
        (
            "CREATE TRIGGER more AFTER INSERT ON claim BEGIN DELETE FROM claim; END",
            "schema more",
        ),
        (
            "UPDATE sqlite_schema SET sql = replace(sql, 'ascii', 'porter') "
            "WHERE name = 'search_index'",
            "schema search_index",
        ),
        (
            "UPDATE sqlite_schema SET sql = replace(sql, 'note TEXT', 'note TEXT DEFAULT ''x''') "
            "WHERE name = 'person_name'",
            "schema person_name",
        ),
    ],
)
def test_one_altered_row_of_the_schema_is_named(statement: str, named: str, copy: Path) -> None:
    change(copy, statement)

    assert named in places(copy)


def test_a_schema_that_contradicts_itself_is_refused(copy: Path) -> None:
    change(
        copy,
        "UPDATE sqlite_schema SET sql = replace(sql, ' PRIMARY KEY', '') WHERE name = 'source'",
    )

    with pytest.raises(UnusableArchiveError, match="is damaged; use a fresh copy"):
        verify(copy)


def test_a_newer_archive_is_left_to_the_newer_program(copy: Path) -> None:
    change(copy, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")

    with pytest.raises(UnusableArchiveError, match="made by a newer Summit Desk; verify it with"):
        verify(copy)


def test_verifying_writes_nothing_near_the_archive(copy: Path) -> None:
    change(copy, "DELETE FROM search_index WHERE rowid = 1")

    def look() -> tuple[object, ...]:
        found = copy.stat(), copy.parent.stat()
        return [*copy.parent.iterdir()], copy.read_bytes(), [each.st_mtime_ns for each in found]

    before = look()

    assert places(copy)
    assert look() == before


DATES = [
    (table, column)
    for table, column in (("agreement", "date"), ("date_claim", "date"), ("office", "held_from"))
]


@pytest.mark.parametrize(("table", "column"), DATES)
@pytest.mark.parametrize("end", ["first", "last"])
def test_a_computed_day_that_is_not_the_dates_is_named(
    table: str, column: str, end: str, copy: Path
) -> None:
    change(
        copy,
        f"UPDATE {table} SET {column}_{end} = '2025-06-18' WHERE {OWNERS[table]} LIKE '%-full'",
    )

    found = [each for each in verify(copy) if "has days in" in each.what]
    assert {each.place for each in found} == {
        f"{'office' if table == 'office' else 'agreement'}-full"
    }


@pytest.mark.parametrize("date", ["2025-13-01", "soon", "9999999", "2025/2024"])
def test_a_date_that_is_none_does_not_stop_the_rest(date: str, copy: Path) -> None:
    change(copy, "UPDATE agreement SET date = ? WHERE uid = 'agreement-full'", date)
    change(copy, "UPDATE place SET name = 'elsewhere' WHERE uid = 'place-full'")

    assert {"agreement-full", "place-full"} <= places(copy)
