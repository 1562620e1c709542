"""What a value must be to stand in a field: each rule, with the sentence that mends it."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from summitdesk.domain.dates import bounds
from summitdesk.domain.kind import Field, FieldType, Group
from summitdesk.domain.library import Library
from summitdesk.domain.message import Message, MessageError
from summitdesk.domain.record import Aggregate, Row, kind_of, rows_of, text_of, uid_of
from summitdesk.domain.uid import UID
from summitdesk.domain.unseen import CONTROLS, HALVES, NONCHARACTERS

_COUNTRY = re.compile(r"[A-Z]{3}")
_NUMBER = re.compile(r"-?[0-9]{1,9}")
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
)
"""The parts of RFC 5646 (BCP 47) we use, in its recommended case: language, script, region,
variants."""
_UNPRINTABLE = re.compile(f"[{CONTROLS}{HALVES}{NONCHARACTERS}]")

LONGEST_TEXT = 1_000_000
"""How many characters a text may have: no speech or treaty has more."""
LONGEST_MARK = 4_000
"""How many an address, a code or any other value that is no text may have."""


def uid_problem(uid: str) -> Message | None:
    """Why this cannot be a uid; nothing when it can."""
    if UID.fullmatch(uid) and len(uid) <= 100:
        return None
    return Message(
        "“{uid}” is not a uid; write lower-case letters, digits and single hyphens", uid=uid
    )


def value_problem(field: Field, text: str) -> Message | None:
    """Why this text cannot stand in the field, looked at alone; nothing when it can."""
    if not text.strip():
        return Message("is empty; leave the field out when there is no value")
    if _UNPRINTABLE.search(text):
        return Message("holds a control character; remove it")
    if not any(sign.isprintable() and not sign.isspace() for sign in text):
        return Message("holds nothing that can be seen; leave the field out when there is no value")
    longest = LONGEST_TEXT if field.type is FieldType.TEXT else LONGEST_MARK
    if len(text) > longest:
        return Message(
            "has {length} characters, but only {longest} fit; shorten it",
            length=len(text),
            longest=longest,
        )
    return _typed_problem(field.type, text)


def aggregate_problems(aggregate: Aggregate) -> Iterator[tuple[str, Message]]:
    """What is wrong with a record looked at alone: the field's path and why, all at once.

    A path is a field's name, or ``titles[2].text`` for a field of the third row of a group.
    """
    kind = kind_of(aggregate)
    if reason := uid_problem(uid_of(aggregate)):
        yield "uid", reason
    yield from _holder_problems(kind.fields, aggregate, "", {each.name for each in kind.groups})
    met: set[object] = {uid_of(aggregate)}
    for group in kind.groups:
        rows = aggregate.get(group.name, [])
        if not isinstance(rows, list) or (not rows and group.name in aggregate):
            yield group.name, Message("is empty; leave it out when it has no rows")
            return
        for position, row in enumerate(rows):
            path = f"{group.name}[{position}]"
            uid = row.get("uid")
            if reason := uid_problem(str(uid)):
                yield f"{path}.uid", reason
            if uid in met:
                yield (
                    f"{path}.uid",
                    Message("{uid} is used twice in this record; give it another", uid=uid),
                )
            met.add(uid)
            yield from _holder_problems(group.fields, row, f"{path}.", set())
    yield from record_problems(aggregate)


def linking_problems(aggregate: Aggregate, library: Library) -> Iterator[tuple[str, Message]]:
    """What is wrong with what a record names, among the others: the field's path and why."""
    kind = kind_of(aggregate)
    yield from reference_problems(kind.fields, aggregate, "", library)
    for group in kind.groups:
        for position, row in enumerate(rows_of(aggregate, group.name)):
            prefix = f"{group.name}[{position}]."
            yield from reference_problems(group.fields, row, prefix, library)
    yield from ancestry_problems(aggregate, library)


def reference_problems(
    fields: Iterable[Field], holder: Mapping[str, object], prefix: str, library: Library
) -> Iterator[tuple[str, Message]]:
    """Each of the fields that names what it cannot name, and why; `prefix` begins its path."""
    for field in fields:
        named = holder.get(field.name) if field.is_reference else None
        if named and (reason := reference_problem(field, str(named), library)):
            yield f"{prefix}{field.name}", reason


def reference_problem(field: Field, uid: str, library: Library) -> Message | None:
    """Why this uid cannot be what the field names; nothing when it can."""
    named = library.get(uid)
    if named is None:
        return Message("names {uid}, but there is no such record", uid=uid)
    if field.type is FieldType.TERM:
        vocabulary = text_of(named, "vocabulary")
        if kind_of(named).name != "term" or vocabulary not in field.target:
            return Message(
                "names {uid}, which is not a term of the vocabulary {vocabulary}",
                uid=uid,
                vocabulary=field.target[0],
            )
    elif field.target and kind_of(named).name not in field.target:
        return Message(
            "names {uid}, which is of the kind {kind}, not {wanted}",
            uid=uid,
            kind=kind_of(named).name,
            wanted=field.target[0],
        )
    return None


def record_problems(aggregate: Aggregate) -> Iterator[tuple[str, Message]]:
    """What a record lacks or contradicts as a whole: the field's path and why."""
    kind = kind_of(aggregate)
    for name in missing_fields(kind.fields, aggregate):
        yield name, Message("is missing; a record of this kind must have it")
    for group in kind.groups:
        for position, row in enumerate(rows_of(aggregate, group.name)):
            for name in missing_fields(group.fields, row):
                yield f"{group.name}[{position}].{name}", Message("is missing; fill it in")
            for field, name in fields_named(group, row):
                if not (kind.field(name) or kind.group(name)):
                    reason = Message(
                        "names {name}, which is no field of the kind {kind}",
                        name=name,
                        kind=kind.name,
                    )
                    yield f"{group.name}[{position}].{field}", reason
            if group.name == "participations" and not ("actor" in row or "signatory" in row):
                reason = Message("names neither an actor nor a signatory; name one")
                yield f"{group.name}[{position}]", reason


def ancestry_problems(aggregate: Aggregate, library: Library) -> Iterator[tuple[str, Message]]:
    """Each field by which a record belongs to another of its kind, when it comes back to itself."""
    kind = kind_of(aggregate)
    for field in kind.fields:
        if field.type is FieldType.LINK and field.target == (kind.name,):
            met: set[str] = set()
            above = aggregate.get(field.name)
            while above and (record := library.get(above)) and str(above) not in met:
                met.add(str(above))
                above = record.get(field.name)
            if uid_of(aggregate) in met:
                yield (
                    field.name,
                    Message("leads back to this record; name one that does not belong to it"),
                )


def missing_fields(fields: Iterable[Field], holder: Container[str]) -> Iterator[str]:
    """The names of the fields that must be there and are not."""
    return (field.name for field in fields if field.required and field.name not in holder)


def fields_named(group: Group, row: Row) -> Iterator[tuple[str, str]]:
    """Each field of a row that says which field of the record it is about, and what it says."""
    for field in group.fields:
        if field.type is FieldType.FIELD and field.name in row:
            yield field.name, str(row[field.name])


def _holder_problems(
    fields: Iterable[Field], holder: Mapping[str, object], prefix: str, also: set[str]
) -> Iterator[tuple[str, Message]]:
    known = {field.name: field for field in fields}
    for name, value in holder.items():
        if name in ("uid", "kind") or name in also:
            continue
        if name not in known:
            yield f"{prefix}{name}", Message("is not a field that a record of this kind has")
            continue
        wanted = int if known[name].type is FieldType.NUMBER else str
        if type(value) is not wanted:
            reason = Message("is not a number") if wanted is int else Message("is not a text")
            yield f"{prefix}{name}", reason
        elif (wrong := value_problem(known[name], str(value))) is not None:
            yield f"{prefix}{name}", wrong


def _typed_problem(kind: FieldType, text: str) -> Message | None:
    match kind:
        case FieldType.DATE:
            try:
                bounds(text)
            except MessageError as error:
                return error.message
        case FieldType.LANGUAGE if not _LANGUAGE.fullmatch(text):
            return Message(
                "“{text}” is not a language tag of BCP 47, such as en, zh-Hant or uz-Latn",
                text=text,
            )
        case FieldType.COUNTRY if not _COUNTRY.fullmatch(text):
            return Message(
                "“{text}” is not a country code of ISO 3166-1 with three letters, such as KAZ",
                text=text,
            )
        case FieldType.NUMBER if not _NUMBER.fullmatch(text):
            return Message("“{text}” is not a whole number", text=text)
        case FieldType.TERM | FieldType.LINK:
            return uid_problem(text)
    return None
