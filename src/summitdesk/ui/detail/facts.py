"""The facts of a record, field by field, each with the claims of its sources."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from summitdesk import wording
from summitdesk.domain.kind import Field, FieldType, Group
from summitdesk.domain.record import Row, kind_of, text_of
from summitdesk.i18n import Words, in_words, tr
from summitdesk.ui.detail import prose
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.runs import DOT, NOTHING, Look, Run, Runs, dot, joined, tag, words


@dataclass(frozen=True)
class Fact:
    """A label with what is known; some of it may wait until it is asked for."""

    label: str
    lines: tuple[Runs, ...]
    more: tuple[Runs, ...] = ()
    """Lines that stand open only after a click."""
    more_run: Run = NOTHING
    """What is clicked to open them."""


def facts(reading: Reading) -> list[Fact]:
    """Every fact of the record that has no part of its own in the detail, in reading order."""
    kind = kind_of(reading.record)
    made: list[Fact | None] = []
    last: list[Fact | None] = []
    for field in kind.fields:
        if field.name not in _TOLD_APART | _ON_CARD.get(kind.name, frozenset((kind.label,))):
            told = _SPECIAL_FIELDS.get(field.name, _Plain(field))(reading)
            (last if field.name in _TOLD_LAST else made).append(told)
    for group in sorted(kind.groups, key=_place_of):
        if group.name not in _GROUPS_APART:
            made.extend(_SPECIAL_GROUPS.get(group.name, _Rows(group))(reading))
    return [fact for fact in (*_offices(reading), *made, *last) if fact is not None]


def _place_of(group: Group) -> int:
    """Parties first, as a treaty names them; the rest in the order of the catalogue."""
    return _GROUPS_FIRST.index(group.name) if group.name in _GROUPS_FIRST else len(_GROUPS_FIRST)


_GROUPS_FIRST = ("participations", "attendance", "members", "acts", "statuses")
_TOLD_LAST = frozenset(("extent", "parent", "confidence", "form", "verified", "accessed"))


# Told elsewhere: with the date, with the place, in parts of their own, or on the card.
_TOLD_APART = frozenset(
    (
        "date_as_given",
        "place",
        "place_as_given",
        "venue",
        "summary",
        "text",
        "topic",
        "assessment",
        "parallel_group",
        "verified_on",
        "published_basis",
        "type",
        "event_kind",
        "actor_kind",
        "discrepancy_kind",
        "tier",
    )
)
_ON_CARD = {"quotation": frozenset(("text", "speaker", "quoted_person", "source"))}
_GROUPS_APART = frozenset(
    (
        "titles",
        "names",
        "date_claims",
        "provisions",
        "texts",
        "citations",
        "notes",
        "attachments",
        "claims",
    )
)
_Maker = Callable[[Reading], Fact | None]


@dataclass(frozen=True)
class _Plain:
    """A field without anything special to it."""

    field: Field

    def __call__(self, reading: Reading) -> Fact | None:
        text = reading.text(self.field.name)
        if not text:
            return None
        runs = prose.value(self.field, text, reading)
        if self.field.name == "confidence" and reading.view.summary.is_low:
            runs = (words(reading.label(text), Look.CAUTION_STRONG),)
        return Fact(wording.field(self.field.name), (runs,))


@dataclass(frozen=True)
class _Rows:
    """A group without anything special to it: a line a row."""

    group: Group

    def __call__(self, reading: Reading) -> Iterable[Fact]:
        lines = tuple(self._line(row, reading) for row in reading.rows(self.group.name))
        if all(len(line) == 1 for line in lines):
            lines = (joined(lines, ", "),) if lines else ()
        return [Fact(wording.field(self.group.name), lines)] if lines else []

    def _line(self, row: Row, reading: Reading) -> Runs:
        told = [
            self._told(field, row[field.name], reading)
            for field in self.group.fields
            if field.name in row and field.name != "rank"
        ]
        return joined(told, ", ")

    def _told(self, field: Field, content: object, reading: Reading) -> Runs:
        if field.type is FieldType.LINK and field.target == ("source",):
            return (prose.publisher(content, reading),)
        return prose.value(field, content, reading)


def _date(reading: Reading) -> Fact | None:
    date, printed = reading.text("date"), reading.text("date_as_given")
    if not date and not printed:
        return None
    said = in_words(date)
    line: Runs = (words(said),) if said else ()
    if printed and printed != said:
        line = (*line, words(f" {_as_printed(printed)}" if said else printed, Look.SOFT))
    claims = tuple(_date_claim(row, reading) for row in reading.rows("date_claims"))
    differing = sum(row.get("date") != date for row in reading.rows("date_claims"))
    label = wording.claims(len(claims), differing) if claims else ""
    more = tag(label, Look.CAUTION_TAG if differing else Look.TAG)
    return Fact(tr("Signed") if _is_signed(reading) else tr("Date"), (line,), claims, more)


def _date_claim(row: Row, reading: Reading) -> Runs:
    said: list[Runs] = [(words(in_words(str(row["date"]))),)]
    if basis := text_of(row, "basis"):
        said.append((words(basis, Look.SOFT),))
    if source := row.get("source"):
        said.append((prose.publisher(source, reading),))
    return joined(said, DOT)


def _as_printed(printed: str) -> str:
    return tr("as printed: “{words}”", words=printed)


def _is_signed(reading: Reading) -> bool:
    return any(row.get("status") == "status-signed" for row in reading.rows("statuses"))


def _where(reading: Reading) -> Fact | None:
    """Where it happened: the event, the place, the venue."""
    parts: list[Runs] = []
    if event := reading.text("event"):
        parts.append(prose.named(event, reading))
    if place := reading.text("place"):
        parts.append((words(reading.label(place)),))
    if venue := reading.text("venue"):
        parts.append((words(venue),))
    printed = reading.text("place_as_given")
    if printed and not place:
        parts.append((words(printed),))
    elif printed:
        parts.append((words(_as_printed(printed), Look.SOFT),))
    return Fact(tr("At"), (joined(parts, ", "),)) if parts else None


def _where_without_event(reading: Reading) -> Fact | None:
    """The place of what belongs to no event of its own."""
    has_event = any(field.name == "event" for field in kind_of(reading.record).fields)
    return None if has_event else _where(reading)


def _where_and_country(reading: Reading) -> Fact | None:
    """The country, behind the place where there is one."""
    country = reading.country(reading.text("country"))
    placed = _where_without_event(reading)
    if placed is None:
        return Fact(wording.field("country"), ((words(country),),)) if country else None
    line = placed.lines[0]
    return Fact(tr("At"), ((*line, words(f", {country}")) if country else line,))


def _published(reading: Reading) -> Fact | None:
    date, basis = reading.text("published"), reading.text("published_basis")
    if not date and not basis:
        return None
    parts = [(words(in_words(date)),)] if date else []
    line = joined([*parts, *([(words(basis, Look.SOFT),)] if basis else [])], DOT)
    return Fact(wording.field("published"), (line,))


def _verified(reading: Reading) -> Fact | None:
    term = reading.text("verified")
    if not term:
        return None
    parts = [(words(reading.label(term)),)]
    if day := reading.text("verified_on"):
        parts.append((words(in_words(day), Look.SOFT),))
    return Fact(wording.field("verified"), (joined(parts, DOT),))


def _speech_of(reading: Reading) -> Fact | None:
    uid = reading.text("speech")
    return Fact(wording.field("speech"), (prose.named(uid, reading),)) if uid else None


def _participations(reading: Reading) -> Iterable[Fact]:
    """The participants by role: parties, those who signed, and the rest."""
    by_role: dict[str, list[Runs]] = {}
    for row in reading.rows("participations"):
        who = [prose.named(row[name], reading) for name in ("actor", "signatory") if name in row]
        if "date" in row:
            who.append((words(in_words(str(row["date"])), Look.SOFT),))
        by_role.setdefault(str(row["role"]), []).append(joined(who, ", "))
    for role, participants in by_role.items():
        yield Fact(_ROLES.get(role, reading.label(role)), (joined(participants, ", "),))


_ROLES = Words({"role-party": "Parties", "role-signatory": "Signed by"})


def _statuses(reading: Reading) -> Iterable[Fact]:
    """The words as printed, each with the sources that print it."""
    by_word: dict[str, list[Runs]] = {}
    for row in reading.rows("statuses"):
        sources = by_word.setdefault(str(row["word"]), [])
        if "source" in row:
            sources.append((prose.publisher(row["source"], reading),))
    lines = tuple(
        (words(f"“{word}”"), Run(" "), *joined(sources, ", ")) if sources else (words(word),)
        for word, sources in by_word.items()
    )
    return [Fact(wording.field("statuses"), lines)] if lines else []


def _acts(reading: Reading) -> Iterable[Fact]:
    lines = []
    for row in reading.rows("acts"):
        line = list(prose.prose(str(row["text"]), reading))
        if "date" in row:
            line.append(words(f" {in_words(str(row['date']))}", Look.SOFT))
        if "source" in row:
            line += [dot(), prose.publisher(row["source"], reading)]
        lines.append(tuple(line))
    return [Fact(wording.field("acts"), tuple(lines))] if lines else []


def _relations(reading: Reading) -> Iterable[Fact]:
    for row in reading.rows("relations"):
        line = prose.named(row["related"], reading)
        if "note" in row:
            line = (*line, Run(" "), *prose.prose(str(row["note"]), reading, Look.SOFT))
        yield Fact(reading.label(row["relation"]), (line,))


def _offices(reading: Reading) -> Iterable[Fact]:
    """The offices a person held; without dates where the sources give none."""
    lines = []
    for office in reading.view.offices:
        parts: list[Runs] = [(words(text_of(office, "title")),)]
        if actor := office.get("actor"):
            parts.append(prose.named(actor, reading))
        span = [in_words(text_of(office, name)) for name in ("held_from", "held_to")]
        if any(span):
            parts.append((words(" – ".join(part or "…" for part in span), Look.SOFT),))
        lines.append(joined(parts, ", "))
    return [Fact(tr("Office") if len(lines) == 1 else tr("Offices"), tuple(lines))] if lines else []


def _identifiers(reading: Reading) -> Iterable[Fact]:
    for row in reading.rows("identifiers"):
        scheme = str(row["scheme"])
        label = tr("Founding article") if scheme == "founding-article" else scheme
        text = (
            tr("row {number}", number=str(row["value"]))
            if scheme == "founding-article"
            else str(row["value"])
        )
        yield Fact(label, ((words(text),),))


def _records(reading: Reading) -> Iterable[Fact]:
    lines = tuple(
        (
            tag(wording.KINDS.get(reading.view.kinds.get(str(row["concerned"]), ""), tr("Record"))),
            Run(" "),
            *prose.named(row["concerned"], reading),
        )
        for row in reading.rows("records")
    )
    return [Fact(wording.field("records"), lines)] if lines else []


_SPECIAL_FIELDS: dict[str, _Maker] = {
    "date": _date,
    "event": _where,
    "country": _where_and_country,
    "published": _published,
    "verified": _verified,
    "speech": _speech_of,
}
_SPECIAL_GROUPS: dict[str, Callable[[Reading], Iterable[Fact]]] = {
    "participations": _participations,
    "statuses": _statuses,
    "acts": _acts,
    "relations": _relations,
    "identifiers": _identifiers,
    "records": _records,
}
