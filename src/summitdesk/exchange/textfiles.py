"""The text sources of an archive: YAML files that people review, read with every line known.

All scalars are text; what they mean is said by the catalogue. A file holds one record, or a list
of records; ``archive.yaml`` holds what the archive says of itself.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import yaml

from summitdesk.domain.catalogue import ARCHIVE_INFO, ARCHIVE_NOTES, KINDS
from summitdesk.domain.errors import ArchiveError, Problem
from summitdesk.domain.kind import Field, FieldType, Group, Kind
from summitdesk.domain.record import Aggregate, Row, Value
from summitdesk.domain.validation import missing_fields, uid_problem, value_problem
from summitdesk.exchange.yamlfiles import Place, line_of, parsed
from summitdesk.i18n import said, tr

ARCHIVE_FILE = "archive.yaml"

_EDITION = re.compile(r"[0-9]{4}\.[0-9]{1,4}")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


@dataclass(frozen=True)
class SourceRecord:
    """A record as it stands in a file; what was refused of it is left out."""

    aggregate: Aggregate
    """Its uid, and those of its rows, are empty when they were refused."""
    place: Place


@dataclass
class Sources:
    """Everything a source folder holds, good and bad."""

    info: Row = field(default_factory=dict)
    notes: list[Row] = field(default_factory=list)
    place: Place = field(default_factory=lambda: Place(ARCHIVE_FILE, []))
    """Where ``info`` and ``notes`` stand."""
    records: list[SourceRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sources(folder: Path) -> Sources:
    """Read every file of a source folder, gathering all problems instead of stopping at one.

    Raises:
        ArchiveError: when the folder itself cannot be read or holds no archive.
    """
    if not os.path.isdir(folder):  # whatever its name is
        raise ArchiveError(
            tr(
                "{folder} is not a folder; name the folder that holds {file}.",
                folder=folder,
                file=ARCHIVE_FILE,
            )
        )
    sources = Sources()
    paths = sorted(_yaml_files(folder))
    if folder / ARCHIVE_FILE not in paths:
        raise ArchiveError(
            tr(
                "{folder} holds no {file}, so it is not the source of an archive.",
                folder=folder,
                file=ARCHIVE_FILE,
            )
        )
    for path in paths:
        _read_file(path, path.relative_to(folder).as_posix(), sources)
    return sources


def _yaml_files(folder: Path) -> Iterator[Path]:
    """Every YAML file below a folder, and what might hide one from us.

    A folder that cannot be looked into is no empty folder, nor is a link to a folder.
    """

    def complain(error: OSError) -> None:
        raise ArchiveError(
            tr("{file} cannot be read ({reason}).", file=error.filename, reason=error.strerror)
        ) from error

    for parent, folders, files in os.walk(folder, onerror=complain):
        for path in (Path(parent, name) for name in (*files, *folders)):
            hides = path.is_symlink() and path.is_dir()
            if hides or path.suffix.lower() in (".yaml", ".yml"):
                yield path


def _read_file(path: Path, name: str, sources: Sources) -> None:
    place = Place(name, sources.problems)
    if path.is_symlink() and path.is_dir():
        place.refuse(0, "", tr("is a link to a folder, which is not followed; put the folder here"))
        return
    if path.suffix != ".yaml":
        place.refuse(0, "", tr("is not read; let its name end in .yaml"))
        return
    root = parsed(path, place)
    if root is None:
        return
    if name == ARCHIVE_FILE:
        _read_archive_file(root, place, sources)
        return
    nodes = root.value if isinstance(root, yaml.SequenceNode) else [root]
    if not nodes:
        place.refuse(line_of(root), "", tr("holds no record; write one or remove the file"))
    for node in nodes:
        if not isinstance(node, yaml.MappingNode):
            place.refuse(line_of(node), "", tr("is not a record; write fields as `name: value`"))
        elif record := _record(node, Place(name, sources.problems, {"": line_of(node)})):
            sources.records.append(record)


def _record(root: yaml.MappingNode, place: Place) -> SourceRecord | None:
    """A record, whole or in part; nothing when it is of no kind, so that no field is known."""
    entries = place.entries(root, "")
    kind = _kind(entries, place)
    uid = _uid(entries, "", place)
    if kind is None:
        return None
    aggregate: Aggregate = {"uid": uid, "kind": kind.name}
    for key, node in entries.items():
        if key in ("uid", "kind"):
            continue
        if declared := kind.field(key):
            if (value := _value(declared, node, key, place)) is not None:
                aggregate[key] = value
        elif group := kind.group(key):
            if rows := _rows(group, node, place):
                aggregate[key] = rows
        else:
            place.refuse(
                place.lines[key], key, tr("is not a field of the kind {kind}", kind=kind.name)
            )
    return SourceRecord(aggregate, place)


def _rows(group: Group, node: yaml.Node, place: Place) -> list[Row]:
    """The rows of a group; one that is refused is kept empty, so that all keep their places."""
    if not isinstance(node, yaml.SequenceNode):
        place.refuse(line_of(node), group.name, tr("is a list; begin each entry with a hyphen"))
        return []
    if not node.value:
        place.refuse(line_of(node), group.name, tr("is empty; leave it out when it has no entries"))
    rows: list[Row] = []
    for position, entry in enumerate(node.value):
        path = f"{group.name}[{position}]"
        place.lines[path] = line_of(entry)
        if isinstance(entry, yaml.MappingNode):
            entries = place.entries(entry, f"{path}.")
            uid = _uid(entries, f"{path}.", place)
            what = tr("is not a field of {group}", group=group.name)
            rows.append({"uid": uid, **_fields(group.fields, entries, path, what, place)})
        else:
            place.refuse(line_of(entry), path, tr("is not an entry; write fields as `name: value`"))
            rows.append({"uid": ""})
    return rows


def _fields(
    known: Iterable[Field], entries: dict[str, yaml.Node], path: str, what: str, place: Place
) -> Row:
    """The values of a row; `what` is said of a field that is not known."""
    declared = {each.name: each for each in known}
    row: Row = {}
    for key, node in entries.items():
        if key == "uid":
            continue
        if key not in declared:
            place.refuse(place.lines[f"{path}.{key}"], f"{path}.{key}", what)
        elif (value := _value(declared[key], node, f"{path}.{key}", place)) is not None:
            row[key] = value
    return row


def _value(declared: Field, node: yaml.Node, path: str, place: Place) -> Value | None:
    text = place.scalar(node, path)
    if text is None:
        return None
    if reason := value_problem(declared, text):
        place.refuse(line_of(node), path, said(reason))
        return None
    return int(text) if declared.type is FieldType.NUMBER else text


def _kind(entries: dict[str, yaml.Node], place: Place) -> Kind | None:
    node = entries.get("kind")
    if node is None:
        place.refuse(
            place.lines[""], "kind", tr("is missing; write one of {kinds}", kinds=", ".join(KINDS))
        )
        return None
    name = place.scalar(node, "kind")
    if name is not None and name not in KINDS:
        reason = tr("“{name}” is no kind; write one of {kinds}", name=name, kinds=", ".join(KINDS))
        place.refuse(line_of(node), "kind", reason)
    return KINDS.get(name or "")


def _uid(entries: dict[str, yaml.Node], prefix: str, place: Place) -> str:
    """The uid of a record or row; empty when it has none that can stand."""
    node = entries.get("uid")
    path = f"{prefix}uid"
    if node is None:
        line = place.lines[prefix.rstrip(".")]
        place.refuse(line, path, tr("is missing; give it a new UUIDv7"))
        return ""
    uid = place.scalar(node, path)
    if uid is None:
        return ""
    if reason := uid_problem(uid):
        place.refuse(line_of(node), path, said(reason))
        return ""
    return uid


def _read_archive_file(root: yaml.Node, place: Place, sources: Sources) -> None:
    sources.place = place
    place.lines[""] = line_of(root)
    if not isinstance(root, yaml.MappingNode):
        place.refuse(line_of(root), "", tr("is no group of fields; write `info:` and `notes:`"))
        return
    entries = place.entries(root, "")
    for key in entries:
        if key not in ("info", "notes"):
            place.refuse(
                place.lines[key], key, tr("is not known here; only `info` and `notes` are")
            )
    if "notes" in entries:
        sources.notes = _rows(ARCHIVE_NOTES, entries["notes"], place)
    if isinstance(info := entries.get("info"), yaml.MappingNode):
        sources.info = _info(info, place)
    else:
        line = place.lines.get("info", place.lines[""])
        place.refuse(line, "info", tr("is missing; say as `name: value` what the archive is"))


def _info(node: yaml.MappingNode, place: Place) -> Row:
    entries = place.entries(node, "info.")
    uid = _uid(entries, "info.", place)
    info = {
        "uid": uid,
        **_fields(ARCHIVE_INFO, entries, "info", tr("is not a field of info"), place),
    }
    for name in missing_fields(ARCHIVE_INFO, entries):
        place.refuse(place.lines["info"], f"info.{name}", tr("is missing; fill it in"))
    for name in ("edition", "base_edition"):
        if name in info and not _EDITION.fullmatch(str(info[name])):
            line = place.lines[f"info.{name}"]
            place.refuse(line, f"info.{name}", tr("is not a year and a number, such as 2026.1"))
    if "created" in info and not _is_time(str(info["created"])):
        reason = tr("is not a time in UTC, such as 2026-11-24T00:00:00Z")
        place.refuse(place.lines["info.created"], "info.created", reason)
    return info


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return bool(_TIME.fullmatch(text))
