"""Every column of every kind that is shown can be searched, those that are empty today too."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.domain.catalogue import KINDS, SHOWN_KINDS
from summitdesk.domain.fold import folded
from summitdesk.domain.kind import Column, FieldType, columns
from summitdesk.domain.query import Query
from summitdesk.domain.record import Aggregate, rows_of
from tests.builders import build_archive, full_record
from tests.counts import is_full

SEARCHED = [
    column
    for kind in (*SHOWN_KINDS, "office")
    for column in columns(KINDS[kind])
    if column.field.is_searched
]


@pytest.fixture(scope="module")
def rows(archive_path: Path) -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(archive_path)
    yield conn
    conn.close()


def found(archive: Archive, text: str, kind: str) -> set[str]:
    ids = archive.find(Query(text, kinds=(kind,))).ids
    return {row.uid for row in archive.rows(ids) if row}


def name(column: Column) -> str:
    return f"{column.kind.name}.{column.path}"


@pytest.mark.parametrize("column", SEARCHED, ids=name)
def test_a_word_of_any_column_finds_its_record(
    column: Column, archive: Archive, rows: sqlite3.Connection
) -> None:
    cells = cells_of(column, rows)
    random = Random(name(column))
    chosen = cells if is_full() else random.sample(cells, min(20, len(cells)))
    kind = "person" if column.kind.name == "office" else column.kind.name

    missed = [
        (uid, word)
        for uid, text in chosen
        if (word := random.choice([word for word in text.split() if folded(word)] or [""]))
        and uid not in found(archive, word, kind)
    ]

    assert not missed


def cells_of(column: Column, rows: sqlite3.Connection) -> list[tuple[str, str]]:
    """The uid of the record to be found and the text, for each row that has one."""
    cells: list[tuple[str, str]] = rows.execute(
        f"SELECT cell.{column.owner}, cell.{column.field.name} FROM {column.table} AS cell "
        f"JOIN record ON record.uid = cell.{column.owner} "
        f"WHERE record.kind = ? AND cell.{column.field.name} IS NOT NULL ORDER BY cell.uid",
        (column.kind.name,),
    ).fetchall()
    if column.kind.name != "office":
        return cells
    persons = dict(rows.execute("SELECT uid, person FROM office"))
    return [(persons[uid], text) for uid, text in cells]


def test_a_word_in_a_column_that_is_empty_today_would_find_its_record(tmp_path: Path) -> None:
    words = {name(column): word_of(column, place) for place, column in enumerate(SEARCHED)}
    path = build_archive(tmp_path, every_column_filled(words))
    archive = Archive.open(path)

    missed = [
        where
        for where, word in words.items()
        for kind in [where.partition(".")[0].replace("office", "person")]
        if f"{kind}-full" not in found(archive, word, kind)
    ]

    archive.close()
    assert not missed


def word_of(column: Column, place: int) -> str:
    """A word that stands in no other column: of a date, its year."""
    return f"{3000 + place}" if column.field.type is FieldType.DATE else f"word{place:03}x"


def every_column_filled(words: dict[str, str]) -> Iterator[Aggregate]:
    """A record of each kind with a word of its own in every column that is searched."""
    for kind in KINDS.values():
        filled = full_record(kind)
        for column in columns(kind):
            if word := words.get(name(column)):
                holder = rows_of(filled, column.group.name)[0] if column.group else filled
                holder[column.field.name] = word
        yield filled | {"person": "person-full"} if kind.name == "office" else filled
