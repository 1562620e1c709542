"""The past in words: what a revision did in one line, what differs word by word, a state whole."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from summitdesk import wording
from summitdesk.archive.past import Revised
from summitdesk.domain.changes import EDITION, REDONE, UNDONE, ChangeSet, Step
from summitdesk.domain.difference import (
    Content,
    Difference,
    Part,
    differences,
    order_of,
    rows_by_uid,
)
from summitdesk.domain.kind import Field, FieldType
from summitdesk.domain.listing import Summary
from summitdesk.domain.merging import Conflict
from summitdesk.domain.record import Aggregate, Row, kind_of, label_of, rows_of
from summitdesk.domain.wordings import Mark, differing
from summitdesk.i18n import in_words, listed, midway, tr, trn
from summitdesk.ui import plain
from summitdesk.ui.runs import DOT, Look, Run, Runs, words

Named = Mapping[str, Summary]
"""The records that others name, by their uids."""

_PARTS_TOLD = 3
_LOOKS = {Mark.EQUAL: Look.PLAIN, Mark.DELETED: Look.DELETED, Mark.INSERTED: Look.INSERTED}


class Told(NamedTuple):
    """One part of a record: what it is called, what is said of it."""

    label: str
    runs: Runs
    spoken: str
    """The same for who hears it, with what was deleted and inserted said in words."""


def when(time: str) -> str:
    """A time as change sets tell it, for people: day, hour and minute."""
    day, _, clock = time.partition("T")
    if not clock:
        return in_words(day)
    return tr("{day}, {clock} UTC", day=in_words(day), clock=clock[:5])


def what(revised: Revised) -> str:
    """What a revision did, in one line."""
    is_first = revised.revision.number == 1
    return _what(revised.made, revised.before, revised.after, revised.changes, is_first=is_first)


def what_step(made: ChangeSet, step: Step) -> str:
    """What a change set did to one record, in one line."""
    found = differences(step.before, step.after)
    return _what(made, step.before, step.after, found, is_first=not step.parent)


def called(step: Step, named: Named) -> str:
    """What the record of a step is called: as it stands, or as it was called last."""
    state = step.after or step.before
    summary = named.get(step.record)
    if summary is not None and summary.is_low and summary.kind == "quotation":
        return f"{plain.one_line(summary.title)} {wording.low()}"
    return plain.one_line(label_of(state)) if state else step.record


def who(made: ChangeSet, *, is_taken_back: bool = False) -> str:
    """When some changes were made, and by whom."""
    told = f"{when(made.time)}{DOT}{plain.one_line(made.author, 60)}"
    return tr("{told} · taken back", told=told) if is_taken_back else told


def told_differences(
    before: Aggregate | None, after: Aggregate | None, found: Sequence[Difference], named: Named
) -> list[Told]:
    """Every part in which two states differ, its words deleted and inserted marked."""
    if before is None or after is None:
        look = Look.INSERTED if before is None else Look.DELETED
        return told_state(after or before, named, look)
    return [_told(each, before, after, named) for each in found]


def told_sides(conflict: Conflict, record: Aggregate, named: Named) -> tuple[Told, Told]:
    """A part that two sides changed, each otherwise: as mine has it, and as theirs has it.

    The record is one that has the part, to tell its number by. Words that only one side has are
    marked.
    """
    label, fields = _part_of(conflict.part, record)
    mine, theirs = (_side(each, fields, named) for each in (conflict.mine, conflict.theirs))
    segments = differing(mine, theirs)
    sides = []
    for text, alone in ((mine, Mark.DELETED), (theirs, Mark.INSERTED)):
        runs = tuple(
            words(each.text, Look.DIFFERENT if each.mark is alone else Look.PLAIN)
            for each in segments
            if each.mark in (Mark.EQUAL, alone)
        )
        sides.append(Told(label, runs, plain.one_line(f"{label}: {text}", 2_000)))
    return sides[0], sides[1]


def named_by(conflicts: Sequence[Conflict], record: Aggregate) -> list[str]:
    """The uids of the records that any side of these conflicts names."""
    found: list[str] = []
    for conflict in conflicts:
        _label, fields = _part_of(conflict.part, record)
        for side in (conflict.mine, conflict.theirs):
            row = side if isinstance(side, dict) else {conflict.part.field: side}
            found += [
                str(row[each.name]) for each in fields if each.is_reference and row.get(each.name)
            ]
    return found


def told_state(record: Aggregate | None, named: Named, look: Look = Look.PLAIN) -> list[Told]:
    """Everything a record says in one of its states, in the order of the catalogue."""
    if record is None:
        return []
    kind = kind_of(record)
    told = [
        _whole(wording.field(field.name), _said(field, record[field.name], named), look)
        for field in kind.fields
        if field.name in record
    ]
    for group in kind.groups:
        for number, row in enumerate(rows_of(record, group.name), start=1):
            label = _numbered(group.name, number)
            told.append(_whole(label, _said_row(group.fields, row, named), look))
    return told


def _what(
    made: ChangeSet,
    before: Aggregate | None,
    after: Aggregate | None,
    found: Sequence[Difference],
    *,
    is_first: bool,
) -> str:
    if before is None and made.origin == EDITION:
        return plain.one_line(made.note or tr("As it was published"))
    done = _done(before, after, found, is_first=is_first)
    if made.origin == UNDONE:
        return tr("Undone: {what}", what=midway(done))
    return tr("Brought again: {what}", what=midway(done)) if made.origin == REDONE else done


def _done(
    before: Aggregate | None,
    after: Aggregate | None,
    found: Sequence[Difference],
    *,
    is_first: bool,
) -> str:
    if before is None:
        return tr("Made") if is_first else tr("Brought back from the trash")
    if after is None:
        return tr("Put into the trash")
    parts = list(dict.fromkeys(_part(each) for each in found))
    if more := parts[_PARTS_TOLD:]:
        parts = [*parts[:_PARTS_TOLD], trn("{n} other part", "{n} other parts", len(more))]
    first, *others = parts or [tr("Nothing")]
    return listed([first, *map(midway, others)])


def _part(found: Difference) -> str:
    return wording.field(found.part.group or found.part.field)


def _told(found: Difference, before: Aggregate, after: Aggregate, named: Named) -> Told:
    part, kind = found.part, kind_of(after)
    if not part.group:
        field = kind.field(part.field)
        assert field is not None
        return _changed(wording.field(part.field), field, found, named)
    group = kind.group(part.group)
    assert group is not None
    if part.is_order:
        old, new = (order_of(each, group.name) for each in (before, after))
        return _reordered(wording.field(group.name), old, new)
    holder = after if found.after is not None or part.field else before
    if part.row not in order_of(holder, group.name):
        holder = before
    label = _numbered(group.name, order_of(holder, group.name).index(part.row) + 1)
    if not part.field:
        look = Look.INSERTED if found.before is None else Look.DELETED
        row = rows_by_uid(holder, group.name)[part.row]
        return _whole(label, _said_row(group.fields, row, named), look)
    field = group.field(part.field)
    assert field is not None
    label = tr("{row}: {field}", row=label, field=midway(wording.field(part.field)))
    return _changed(label, field, found, named)


def _part_of(part: Part, record: Aggregate) -> tuple[str, tuple[Field, ...]]:
    """What a part of a record is called, and the fields it has; none for the whole record."""
    kind = kind_of(record)
    if not part.group:
        field = kind.field(part.field)
        return (wording.field(part.field), (field,)) if field else (tr("The record"), ())
    group = kind.group(part.group)
    assert group is not None
    order = order_of(record, part.group)
    known = part.row in order
    label = _numbered(part.group, order.index(part.row) + 1) if known else wording.field(part.group)
    if not part.field:
        return label, group.fields
    field = group.field(part.field)
    assert field is not None
    return tr("{row}: {field}", row=label, field=midway(wording.field(part.field))), (field,)


def _side(content: Content, fields: tuple[Field, ...], named: Named) -> str:
    """What one side of a conflict says, in words."""
    if not fields:
        return tr("It is deleted.") if content is None else tr("It stays, as it was changed.")
    if content is None:
        return tr("(nothing)")
    if isinstance(content, dict):
        row = {name: each for name, each in content.items() if isinstance(each, (str, int))}
        return _said_row(fields, row, named)
    return _said(fields[0], content, named)


def _changed(label: str, field: Field, found: Difference, named: Named) -> Told:
    old, new = (_said(field, each, named) for each in (found.before, found.after))
    if field.type is FieldType.TEXT:
        pairs = [(each.text, _LOOKS[each.mark]) for each in differing(old, new)]
    else:
        pairs = [(old, Look.DELETED), (new, Look.INSERTED)]
    return _as_told(label, [pair for pair in pairs if pair[0]])


def _reordered(label: str, old: list[str], new: list[str]) -> Told:
    """The rows both have, by the numbers they had before."""
    numbers = {uid: str(number) for number, uid in enumerate(old, start=1)}
    places = ", ".join(numbers[uid] for uid in new if uid in numbers)
    sentence = tr("stand in another order: what were {places}", places=places)
    return Told(label, (Run(sentence),), f"{label}: {sentence}")


def _whole(label: str, text: str, look: Look) -> Told:
    return _as_told(label, [(text, look)])


def _as_told(label: str, pairs: Sequence[tuple[str, Look]]) -> Told:
    runs: list[Run] = []
    for text, look in pairs:
        if runs and runs[-1].look is Look.DELETED and look is Look.INSERTED:
            runs.append(Run(" "))
        runs.append(words(text, look))
    return Told(label, tuple(runs), plain.one_line(f"{label}: {''.join(_spoken(pairs))}", 2_000))


def _spoken(pairs: Sequence[tuple[str, Look]]) -> Iterator[str]:
    for text, look in pairs:
        match look:
            case Look.DELETED:
                yield tr(" [deleted: {words}] ", words=text)
            case Look.INSERTED:
                yield tr(" [inserted: {words}] ", words=text)
            case _:
                yield text


def _numbered(group: str, number: int) -> str:
    return tr("{group}, no. {number}", group=wording.field(group), number=str(number))


def _said_row(fields: Sequence[Field], row: Row, named: Named) -> str:
    told = [_said(field, row[field.name], named) for field in fields if field.name in row]
    return DOT.join(told)


def _said(field: Field, content: object, named: Named) -> str:
    """One value as a reader reads it; words of low confidence never without that mark."""
    if content is None:
        return ""
    text = str(content)
    match field.type:
        case FieldType.DATE:
            return in_words(text)
        case FieldType.LANGUAGE:
            return wording.language(text)
        case FieldType.COUNTRY:
            return wording.country(text)
        case FieldType.FIELD:
            return wording.field(text)
        case FieldType.TERM | FieldType.LINK if text in named:
            summary = named[text]
            is_marked = summary.is_low and summary.kind == "quotation"
            return f"{summary.title} {wording.low()}" if is_marked else summary.title
        case _:
            return text
