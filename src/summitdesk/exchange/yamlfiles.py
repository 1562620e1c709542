"""YAML files as nodes whose every line is known; nothing a file holds can hang or harm us."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from summitdesk.domain.errors import Problem
from summitdesk.domain.letters import composed
from summitdesk.domain.unseen import CONTROLS, HALVES, NONCHARACTERS
from summitdesk.i18n import mark, tr

_MAX_BYTES = 16 * 1024 * 1024
"""Parsing takes a hundred times a file's size in memory: this much is still harmless."""

_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
"""Everything is text: ``no`` stays a word and ``2025-06-17`` what was written."""

_NOT_YAML = re.compile(rf"(?![\r\x85])[{CONTROLS}{HALVES}{NONCHARACTERS}]")
"""What a file of YAML may hold nowhere, by its own definition of what is printable."""

_NO_VALUE = {"~", "null", "Null", "NULL"}
_PLAIN_TAGS = {f"tag:yaml.org,2002:{each}" for each in ("str", "seq", "map")}
_TOO_DEEP = mark("is nested deeper than any record; check the indentation")


@dataclass(frozen=True)
class Place:
    """Where a record stands: the line of each of its fields, and which of them were refused."""

    file: str
    """Relative to the source folder, with forward slashes."""
    problems: list[Problem]
    """Everything wrong in the whole source folder; what is refused here is added."""
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each path, such as ``titles[2].language``; the record's own by ``""``."""
    refused: set[str] = field(default_factory=set)

    def problem(self, path: str, reason: str) -> Problem:
        """A problem in one field, at its line or the nearest that is known."""
        known = path
        while known not in self.lines and known:
            known = known[: max(known.rfind("."), known.rfind("["), 0)]
        return Problem(self.file, self.lines.get(known, 0), path, reason)

    def is_refused(self, path: str) -> bool:
        """Whether the field, the row it stands in or anything in it was refused already."""
        return any(
            path == each or path.startswith(f"{each}.") or each.startswith(f"{path}.")
            for each in self.refused
        )

    def refuse(self, line: int, path: str, reason: str) -> None:
        """Add a problem with what stands at this line."""
        self.refused.add(path)
        self.problems.append(Problem(self.file, line, path, reason))

    def entries(self, node: yaml.MappingNode, prefix: str) -> dict[str, yaml.Node]:
        """The fields of a group of fields; their lines are kept by `prefix` and name."""
        found: dict[str, yaml.Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.refuse(line_of(key_node), prefix.rstrip("."), tr("has a name that is no word"))
                continue
            key = str(key_node.value)
            if key in found:
                self.refuse(line_of(key_node), prefix + key, tr("is written twice; keep one"))
            found[key] = value_node
            self.lines[prefix + key] = line_of(key_node)
        return found

    def scalar(self, node: yaml.Node, path: str) -> str | None:
        """The text of one value, in NFC; nothing, and a problem, for all that is none."""
        if not isinstance(node, yaml.ScalarNode):
            self.refuse(line_of(node), path, tr("is one value, not a list or a group of fields"))
            return None
        if not node.style and node.value in _NO_VALUE:
            reason = tr(
                "{value} is no value in YAML; leave the field out, or quote the word",
                value=node.value,
            )
            self.refuse(line_of(node), path, reason)
            return None
        return composed(node.value)


def parsed(path: Path, place: Place) -> yaml.Node | None:
    """What a file holds; nothing, and its problems in `place`, when it cannot be read."""
    text = _text(path, place)
    if text is None or _has_control_characters(text, place):
        return None
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        where = error.problem_mark or error.context_mark
        place.refuse(
            where.line + 1 if where else 0,
            "",
            tr("is not valid YAML: {reason}", reason=error.problem),
        )
        return None
    except (yaml.YAMLError, RecursionError) as error:
        is_deep = isinstance(error, RecursionError)
        place.refuse(
            0, "", tr(_TOO_DEEP) if is_deep else tr("is not valid YAML: {error}", error=error)
        )
        return None
    if root is None:
        place.refuse(0, "", tr("is empty; write a record or remove the file"))
    elif (again := _met_again(root)) is not None:
        place.refuse(
            line_of(again), "", tr("is used again by an alias (*); write it out each time")
        )
        return None
    if root is not None:
        _refuse_tags(root, place)
    return root


def line_of(node: yaml.Node) -> int:
    """The line on which a node begins, counted from 1."""
    return int(node.start_mark.line) + 1


def _text(path: Path, place: Place) -> str | None:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            place.refuse(0, "", tr("is not a file; remove it"))
        elif found.st_size > _MAX_BYTES:
            place.refuse(
                0, "", tr("is larger than {size} bytes; give each record its file", size=_MAX_BYTES)
            )
        else:
            return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        place.refuse(
            line, "", tr("is not UTF-8 text (byte {byte}); save it as UTF-8", byte=str(error.start))
        )
    except OSError as error:
        place.refuse(0, "", tr("cannot be read ({reason})", reason=error.strerror))
    return None


def _has_control_characters(text: str, place: Place) -> bool:
    """Refuse every line with one: the parser would name neither the line nor any but the first."""
    if not _NOT_YAML.search(text):
        return False
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _NOT_YAML.search(line):
            reason = tr(
                "holds a control character (U+{code}); remove it", code=f"{ord(found[0]):04X}"
            )
            place.refuse(number, "", reason)
    return True


def _met_again(root: yaml.Node) -> yaml.Node | None:
    """A node that stands in two places, by an alias: a few lines could unfold into billions."""
    met: set[int] = set()
    waiting = [(root, "")]
    while waiting:
        node, path = waiting.pop()
        if id(node) in met:
            return node
        met.add(id(node))
        waiting += _children(node, path)
    return None


def _refuse_tags(root: yaml.Node, place: Place) -> None:
    """Refuse every tag that would make another value of a text: here it would mean nothing."""
    waiting = [(root, "")]
    while waiting:
        node, path = waiting.pop()
        if node.tag not in _PLAIN_TAGS:
            tag = node.tag.replace("tag:yaml.org,2002:", "!!")
            place.refuse(
                line_of(node),
                path,
                tr("has the tag {tag}, which means nothing; remove it", tag=tag),
            )
        waiting += _children(node, path)


def _children(node: yaml.Node, path: str) -> Iterator[tuple[yaml.Node, str]]:
    """What stands in a node, with the path by which a problem names it."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            named = f"{path}.{key.value}" if path else str(key.value)
            yield from ((key, path), (value, named))
    elif isinstance(node, yaml.SequenceNode):
        # A list at the top holds records, each of which has paths of its own.
        yield from ((each, path and f"{path}[{at}]") for at, each in enumerate(node.value))
