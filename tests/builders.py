"""Small sources and archives: valid by default, so that a test states only what matters to it."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import yaml

from summitdesk.archive.build import build
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.kind import Field, FieldType, Group, Kind, columns
from summitdesk.domain.record import Aggregate, Row, Value

INFO: Row = {
    "uid": "arc-small",
    "title": "A small archive",
    "edition": "2026.1",
    "publisher": "Nobody",
    "created": "2026-11-24T00:00:00Z",
    "licence": "CC BY 4.0",
}
NOTES: list[Row] = [
    {"uid": "arc-small-gap", "note_kind": "note_kind-any", "subject": "Holes", "text": "A gap."},
    {"uid": "arc-small-rule", "note_kind": "note_kind-any", "text": "A rule."},
]

_PLAIN: dict[FieldType, Value] = {
    FieldType.LANGUAGE: "en",
    FieldType.COUNTRY: "KAZ",
    FieldType.DATE: "2025-06-17",
    FieldType.NUMBER: 7,
    FieldType.ADDRESS: "https://example.org/page",
    FieldType.FIELD: "notes",
}


def record(kind: str, uid: str, **given: Value | list[Row]) -> Aggregate:
    """A record with what is given and whatever else it must have; rows may do without a uid."""
    declared = KINDS[kind]
    required = {each.name: value(each, uid) for each in declared.fields if each.required}
    made: Aggregate = {"uid": uid, "kind": kind, **required}
    for name, wanted in given.items():
        if isinstance(wanted, list):
            made[name] = [{"uid": f"{uid}-{name}-{at}", **row} for at, row in enumerate(wanted)]
        else:
            made[name] = wanted
    return made


def full_record(kind: Kind) -> Aggregate:
    """A record that has a value in every field of its kind, and two rows in every group."""
    uid = f"{kind.name}-full"
    made: Aggregate = {"uid": uid, "kind": kind.name}
    made |= {each.name: value(each, uid) for each in kind.fields}
    for group in kind.groups:
        made[group.name] = [_full_row(kind, group, f"{uid}-{group.name}-{at}") for at in range(2)]
    return made


def _full_row(kind: Kind, group: Group, uid: str) -> Row:
    row: Row = {"uid": uid, **{each.name: value(each, uid) for each in group.fields}}
    # What a row says of a field, it says of one that the record has.
    return row | {"field": kind.label} if group.field("field") else row


def value(field: Field, uid: str) -> Value:
    """Something that may stand in the field, different for each holder where words may differ."""
    match field.type:
        case FieldType.TEXT:
            return f"{field.name.replace('_', ' ').capitalize()} of {uid}"
        case FieldType.TERM:
            return f"{field.target[0]}-any"
        case FieldType.LINK:
            return f"{field.target[0] if field.target else 'person'}-any"
        case _:
            return _PLAIN.get(field.type, "code")


def common_records() -> list[Aggregate]:
    """What other records need: a term in every vocabulary, and a record of every kind."""
    vocabularies = sorted(
        {
            vocabulary
            for kind in KINDS.values()
            for column in columns(kind)
            if column.field.type is FieldType.TERM
            for vocabulary in column.field.target
        }
    )
    terms = [record("term", f"{each}-any", vocabulary=each) for each in vocabularies]
    return [*terms, *(record(kind, f"{kind}-any") for kind in KINDS)]


def write_sources(
    folder: Path,
    records: Iterable[Aggregate] = (),
    *,
    info: Row = INFO,
    notes: Iterable[Row] = NOTES,
) -> Path:
    """A source folder of these records and the common ones, one file a record."""
    write_yaml(folder / "archive.yaml", {"info": info, "notes": list(notes)})
    for each in (*common_records(), *records):
        write_yaml(folder / str(each["kind"]) / f"{each['uid']}.yaml", each)
    return folder


def write_yaml(path: Path, content: object) -> None:
    """A YAML file, with its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8")


def build_archive(
    folder: Path, records: Iterable[Aggregate] = (), name: str = "a.summitdb"
) -> Path:
    """An archive of these records and the common ones, in the folder; its sources beside it."""
    archive = folder / name
    build(write_sources(folder / "source", records), archive)
    return archive


def change(archive: Path, statement: str, *parameters: object) -> None:
    """Alter an archive behind the program's back; nothing may come of it unnoticed."""
    with closing(sqlite3.connect(archive, isolation_level=None)) as conn:
        conn.execute("PRAGMA writable_schema = ON")
        conn.execute("PRAGMA ignore_check_constraints = ON")
        conn.execute(statement, parameters)
