"""Answers on what was, in plain structures, as the command line prints them."""

from itertools import pairwise

from summitdesk.archive.archive import Archive
from summitdesk.archive.past import difference
from summitdesk.domain.confidence import CODES, LOW, is_low
from summitdesk.domain.difference import Difference
from summitdesk.domain.kind import Field
from summitdesk.domain.listing import Summary
from summitdesk.domain.record import (
    Aggregate,
    Revision,
    kind_of,
    label_of,
    references,
    rows_of,
    text_of,
    uid_of,
)


def past_answer(archive: Archive, record: Aggregate, date: str) -> dict[str, object]:
    """A record as it was on a date; what it names is called as it is today."""
    named = archive.rows_by_uid([uid for _column, uid in references(record)])
    kind = kind_of(record)
    content: dict[str, object] = {}
    for name, value in record.items():
        if group := kind.group(name):
            content[name] = [
                {key: _named(group.field(key), each, named) for key, each in row.items()}
                for row in rows_of(record, name)
            ]
        else:
            content[name] = _named(kind.field(name), value, named)
    answer: dict[str, object] = {
        "uid": uid_of(record),
        "kind": kind.name,
        "label": label_of(record),
        "as_of": date,
        "confidence": CODES.get(text_of(record, "confidence"), ""),
        "record": content,
    }
    return {name: value for name, value in answer.items() if value}


def history_answer(archive: Archive, revisions: list[Revision]) -> list[dict[str, object]]:
    """The revisions of a record, the newest first, each but the first with what it changed."""
    answers: list[dict[str, object]] = [revision._asdict() for revision in revisions]
    for answer, (newer, older) in zip(answers, pairwise(revisions), strict=False):
        found = difference(archive, older.uid, newer.uid)
        answer["changes"] = [_change(each) for each in found]
    return answers


def changed_parts(change: dict[str, object]) -> str:
    """What a change is of, in one word: ``title``, or ``titles.text`` for a field of a row."""
    named = (str(change[name]) for name in ("group", "field") if name in change)
    return ".".join(named) or "record"


def _change(found: Difference) -> dict[str, object]:
    told = {**found.part._asdict(), "before": found.before, "after": found.after}
    return {name: value for name, value in told.items() if value not in ("", None)}


def _named(field: Field | None, value: object, named: dict[str, Summary]) -> object:
    if field is None or not field.is_reference:
        return value
    summary = named.get(str(value))
    answer = {"uid": str(value), "label": summary.title if summary else str(value)}
    if summary and summary.confidence and is_low(summary.confidence.uid):
        answer["confidence"] = CODES[LOW]
    return answer
