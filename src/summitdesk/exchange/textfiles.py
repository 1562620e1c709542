"""The text sources of an archive: YAML files that people review, read with every line known.

All scalars are text; what they mean is said by the catalogue. A file holds one record, or a list
of records; ``archive.yaml`` holds what the archive says of itself.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from summitdesk.domain.catalogue import KINDS, Field, FieldType, Group, Kind
from summitdesk.domain.errors import ArchiveError, Problem
from summitdesk.domain.record import Aggregate, Row, Value
from summitdesk.domain.validation import uid_problem, value_problem

ARCHIVE_FILE = "archive.yaml"
_INFO_FIELDS = ("uid", "title", "edition", "base_edition", "publisher", "created", "licence")
_INFO_REQUIRED = ("uid", "title", "edition", "publisher", "created", "licence")
_NOTE_FIELDS = ("uid", "note_kind", "subject", "text")
_CREATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
"""Everything is text: ``no`` stays a word and ``2025-06-17`` what was written."""

_TOO_DEEP = "is nested deeper than any record; check the indentation"

Report: TypeAlias = Callable[[int, str, str], None]
"""Takes a line, a field's path and a reason."""


@dataclass(frozen=True)
class SourceRecord:
    """A record as it stands in a file."""

    aggregate: Aggregate
    file: str
    """Relative to the source folder, with forward slashes."""
    lines: dict[str, int]
    """The line of each path, such as ``titles[2].language``; the record's by ``""``."""

    def problem(self, path: str, reason: str) -> Problem:
        """A problem in one field of this record, at its line or the nearest that is known."""
        known = path
        while known and known not in self.lines:
            known = known.rpartition("." if known.rfind(".") > known.rfind("[") else "[")[0]
        return Problem(self.file, self.lines.get(known, 1), path, reason)


@dataclass
class Sources:
    """Everything a source folder holds, good and bad."""

    info: Row = field(default_factory=dict)
    notes: list[Row] = field(default_factory=list)
    records: list[SourceRecord] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_sources(folder: Path) -> Sources:
    """Read every file of a source folder, gathering all problems instead of stopping at one.

    Raises:
        ArchiveError: when the folder itself cannot be read or holds no archive.
    """
    if not folder.is_dir():
        raise ArchiveError(f"{folder} is not a folder; name the folder that holds {ARCHIVE_FILE}.")
    if not (folder / ARCHIVE_FILE).is_file():
        raise ArchiveError(
            f"{folder} holds no {ARCHIVE_FILE}, so it is not the source of an archive."
        )
    sources = Sources()
    for path in sorted(folder.rglob("*.yaml")):
        _read_file(path, path.relative_to(folder).as_posix(), sources)
    return sources


def _read_file(path: Path, name: str, sources: Sources) -> None:
    def report(line: int, where: str, reason: str) -> None:
        sources.problems.append(Problem(name, line, where, reason))

    root = _parsed(path, report)
    if root is None:
        return
    if name == ARCHIVE_FILE:
        _read_archive_file(root, sources, report)
        return
    for node in root.value if isinstance(root, yaml.SequenceNode) else [root]:
        if isinstance(node, yaml.MappingNode):
            if record := _record(node, name, report):
                sources.records.append(record)
        else:
            report(_line(node), "", "is not a record; write fields as `name: value`")


def _parsed(path: Path, report: Report) -> yaml.Node | None:
    try:
        text = path.read_bytes().decode("utf-8")
        root = yaml.compose(unicodedata.normalize("NFC", text), Loader=_LOADER)
    except UnicodeDecodeError as error:
        report(0, "", f"is not UTF-8 text (byte {error.start}); save it as UTF-8")
    except OSError as error:
        report(0, "", f"cannot be read ({error.strerror})")
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        report(mark.line + 1 if mark else 0, "", f"is not valid YAML: {error.problem}")
    except (yaml.YAMLError, RecursionError) as error:
        reason = _TOO_DEEP if isinstance(error, RecursionError) else "is not valid YAML"
        report(0, "", f"{reason} ({str(error).splitlines()[0]})")
    else:
        if root is None:
            report(0, "", "is empty; write a record or remove the file")
        return root
    return None


def _record(root: yaml.MappingNode, name: str, report: Report) -> SourceRecord | None:
    lines = {"": _line(root)}
    entries = _entries(root, "", lines, report)
    kind = _kind(entries, lines, report)
    uid = _uid(entries, "", lines, report)
    if kind is None or uid is None:
        return None
    aggregate: Aggregate = {"uid": uid, "kind": kind.name}
    for key, node in entries.items():
        if key in ("uid", "kind"):
            continue
        if declared := kind.field(key):
            if (value := _value(declared, node, key, report)) is not None:
                aggregate[key] = value
        elif group := kind.group(key):
            if rows := _rows(group, node, lines, report):
                aggregate[key] = rows
        else:
            report(lines[key], key, f"is not a field of the kind {kind.name}")
    return SourceRecord(aggregate, name, lines)


def _rows(group: Group, node: yaml.Node, lines: dict[str, int], report: Report) -> list[Row]:
    if not isinstance(node, yaml.SequenceNode):
        report(_line(node), group.name, "is a list; begin each entry with a hyphen")
        return []
    rows: list[Row] = []
    for position, entry in enumerate(node.value):
        path = f"{group.name}[{position}]"
        lines[path] = _line(entry)
        if not isinstance(entry, yaml.MappingNode):
            report(_line(entry), path, "is not an entry; write fields as `name: value`")
            continue
        entries = _entries(entry, f"{path}.", lines, report)
        if uid := _uid(entries, f"{path}.", lines, report):
            rows.append({"uid": uid, **_row(group, entries, path, report)})
    return rows


def _row(group: Group, entries: dict[str, yaml.Node], path: str, report: Report) -> Row:
    row: Row = {}
    for key, node in entries.items():
        if key == "uid":
            continue
        if (declared := group.field(key)) is None:
            report(_line(node), f"{path}.{key}", f"is not a field of {group.name}")
        elif (value := _value(declared, node, f"{path}.{key}", report)) is not None:
            row[key] = value
    return row


def _value(declared: Field, node: yaml.Node, path: str, report: Report) -> Value | None:
    text = _scalar(node, path, report)
    if text is None:
        return None
    if reason := value_problem(declared, text):
        report(_line(node), path, reason)
        return None
    return int(text) if declared.type is FieldType.NUMBER else text


def _scalar(node: yaml.Node, path: str, report: Report) -> str | None:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    report(_line(node), path, "is one value, not a list or a group of fields")
    return None


def _entries(
    node: yaml.MappingNode, prefix: str, lines: dict[str, int], report: Report
) -> dict[str, yaml.Node]:
    entries: dict[str, yaml.Node] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in entries:
            report(_line(key_node), prefix + key, "is written twice; keep one")
        entries[key] = value_node
        lines[prefix + key] = _line(key_node)
    return entries


def _kind(entries: dict[str, yaml.Node], lines: dict[str, int], report: Report) -> Kind | None:
    node = entries.get("kind")
    if node is None:
        report(lines[""], "kind", f"is missing; write one of {', '.join(KINDS)}")
        return None
    name = _scalar(node, "kind", report)
    if name is not None and name not in KINDS:
        report(_line(node), "kind", f"“{name}” is no kind; write one of {', '.join(KINDS)}")
    return KINDS.get(name or "")


def _uid(
    entries: dict[str, yaml.Node], prefix: str, lines: dict[str, int], report: Report
) -> str | None:
    node = entries.get("uid")
    if node is None:
        report(lines[prefix.rstrip(".")], f"{prefix}uid", "is missing; give it a new UUIDv7")
        return None
    uid = _scalar(node, f"{prefix}uid", report)
    if uid is not None and (reason := uid_problem(uid)):
        report(_line(node), f"{prefix}uid", reason)
        return None
    return uid


def _read_archive_file(root: yaml.Node, sources: Sources, report: Report) -> None:
    lines: dict[str, int] = {"": _line(root)}
    if not isinstance(root, yaml.MappingNode):
        report(_line(root), "", "holds `info:` and `notes:`")
        return
    entries = _entries(root, "", lines, report)
    for key in entries.keys() - {"info", "notes"}:
        report(lines[key], key, "is not known here; only `info` and `notes` are")
    info = entries.get("info")
    if isinstance(info, yaml.MappingNode):
        sources.info = _plain_row(info, "info", _INFO_FIELDS, _INFO_REQUIRED, lines, report)
        created = str(sources.info.get("created", ""))
        if created and not _CREATED.fullmatch(created):
            report(lines["info.created"], "info.created", "is not a time like 2026-11-24T00:00:00Z")
    else:
        report(lines[""], "info", "is missing; say what the archive is")
    notes = entries.get("notes")
    for position, node in enumerate(_sequence(notes)):
        path = f"notes[{position}]"
        if isinstance(node, yaml.MappingNode):
            required = ("uid", "note_kind", "text")
            row = _plain_row(node, path, _NOTE_FIELDS, required, lines, report)
            sources.notes.append(row)
        else:
            report(_line(node), path, "is not a note; write fields as `name: value`")


def _plain_row(
    node: yaml.MappingNode,
    path: str,
    known: tuple[str, ...],
    required: tuple[str, ...],
    lines: dict[str, int],
    report: Report,
) -> Row:
    row: Row = {}
    for key, value in _entries(node, f"{path}.", lines, report).items():
        if key not in known:
            report(_line(value), f"{path}.{key}", "is not a field here")
        elif text := _scalar(value, f"{path}.{key}", report):
            row[key] = text
    for key in required:
        if not row.get(key):
            report(_line(node), f"{path}.{key}", "is missing; fill it in")
    return row


def _sequence(node: yaml.Node | None) -> Iterator[yaml.Node]:
    return iter(node.value if isinstance(node, yaml.SequenceNode) else ())


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
