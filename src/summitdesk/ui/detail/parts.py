"""The parts of the detail beside facts and quotations, as lines of runs."""

from dataclasses import dataclass, field

from summitdesk import wording
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.confidence import is_low
from summitdesk.domain.record import Aggregate, Row, kind_of, rows_of, text_of
from summitdesk.i18n import in_words, midway, tr
from summitdesk.ui import plain
from summitdesk.ui.detail import prose
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.runs import DOT, NOTHING, Look, Run, Runs, address, dot, joined, link, tag, words

_PLAIN_NOTE = "note_kind-note"
"""A note of no special kind, which its section names already."""

_PLAIN_NAME = "name_kind-variant"
"""What every other name is, where nothing more is known of it."""


@dataclass(frozen=True)
class Entry:
    """One entry of a list: a line, what stands below it, and lines that wait for a click."""

    line: Runs
    below: tuple[Runs, ...] = ()
    is_prose: bool = False
    """Whether what stands below is text to be read, not a description of the line."""
    above: Runs = ()
    """A caption above the line."""
    more: tuple[Runs, ...] = ()
    more_run: Run = NOTHING
    """What is clicked to open them."""


@dataclass(frozen=True)
class OtherTitle:
    """A title or name in another language or wording."""

    text: str
    language: str
    """What its language is called; empty when it is not known."""
    entry: Entry
    tongue: str = ""
    """The tag of its language."""


@dataclass(frozen=True)
class Head:
    """How the detail begins."""

    caption: str
    title: str
    is_name: bool = False
    """Whether it is called by a name, not a title."""
    others: list[OtherTitle] = field(default_factory=list)
    """Titles or names as sources write them, in their order."""

    @property
    def languages(self) -> int:
        """In how many languages the others are."""
        return len({title.language for title in self.others if title.language})


def head(reading: Reading) -> Head:
    """What the record is, what it is called, and what else it is called."""
    caption = wording.KINDS[reading.kind]
    division = reading.text(kind_of(reading.record).category)
    if division and reading.kind == "agreement":
        caption = reading.label(division)
    elif division:
        caption = f"{caption} · {reading.label(division)}"
    group = next((name for name in ("titles", "names") if kind_of(reading.record).group(name)), "")
    others = [_other_title(row, reading) for row in reading.rows(group)] if group else []
    return Head(plain.one_line(caption), reading.view.summary.title, group == "names", others)


def _other_title(row: Row, reading: Reading) -> OtherTitle:
    text, tag_ = str(row["text"]), text_of(row, "language")
    language = wording.language(tag_) if tag_ else ""
    below: list[Runs] = []
    if language:
        below.append((words(language, Look.SOFT),))
    if (kind := row.get("name_kind")) and kind != _PLAIN_NAME:
        below.append((words(midway(reading.label(kind)), Look.SOFT),))
    if source := row.get("source"):
        below.append((prose.publisher(source, reading),))
    if note := text_of(row, "note"):
        below.append(prose.prose(note, reading, Look.SOFT))
    entry = Entry((words(text, tongue=tag_),), (joined(below, DOT),))
    return OtherTitle(text, language, entry, tag_)


def discrepancies(reading: Reading) -> list[Entry]:
    """Where sources disagree about the record: topic, what was concluded, and each claim."""
    return [_discrepancy(each, reading) for each in reading.view.discrepancies]


def _discrepancy(record: Aggregate, reading: Reading) -> Entry:
    topic = plain.one_line(text_of(record, "topic"), 400)
    line = (Run(topic, Look.CAUTION_STRONG, str(record["uid"])),)
    assessment = text_of(record, "assessment")
    below = (prose.prose(assessment, reading),) if assessment else ()
    claims = tuple(claim(row, reading) for row in rows_of(record, "claims"))
    label = wording.claims(len(claims), 0) if claims else ""
    return Entry(line, below, is_prose=True, more=claims, more_run=Run(label))


def claim(row: Row, reading: Reading) -> Runs:
    """What a source claims, and which."""
    text = prose.prose(str(row["text"]), reading)
    if "source" not in row:
        return text
    return (*text, dot(), prose.publisher(row["source"], reading))


def own_claims(reading: Reading) -> list[Entry]:
    """The claims of a discrepancy that is itself the record."""
    return [Entry(claim(row, reading)) for row in reading.rows("claims")]


def provisions(reading: Reading) -> list[Entry]:
    """The articles, by the numbers they carry."""
    made = []
    for row in reading.rows("provisions"):
        number = str(row["number"])
        name = (
            tr("Article {number}", number=number)
            if number.isdigit()
            else number[:1].upper() + number[1:]
        )
        line: list[Run] = [words(name, Look.SOFT)]
        if heading := text_of(row, "heading"):
            line.append(words(f"  {heading}", Look.STRONG))
        below = [prose.prose(text_of(row, name), reading) for name in ("summary", "text")]
        below = [runs for runs in below if runs]
        if "source" in row:
            source = (dot(), prose.publisher(row["source"], reading))
            below = [*below[:-1], (*below[-1], *source)] if below else [source[1:]]
        made.append(Entry(tuple(line), tuple(below), is_prose=True))
    return made


def related(reading: Reading) -> dict[str, list[Entry]]:
    """The records that name this one, by kind, in the order of kinds; each once."""
    by_kind: dict[str, dict[str, Entry]] = {kind: {} for kind in KINDS}
    for referrer in reading.view.related:
        entry = Entry((link(referrer.uid, referrer.label),))
        by_kind[referrer.kind].setdefault(referrer.uid, entry)
    return {kind: list(entries.values()) for kind, entries in by_kind.items() if entries}


def texts(reading: Reading) -> list[Entry]:
    """Where the text itself is found, and how much of it was seen."""
    made = []
    for row in reading.rows("texts"):
        language = text_of(row, "language")
        parts: list[Runs] = [(words(wording.language(language), Look.STRONG),)] if language else []
        if form := text_of(row, "form"):
            parts.append((words(form),))
        if "source" in row:
            parts.append((prose.publisher(row["source"], reading),))
        below: list[Runs] = []
        if seen := text_of(row, "extent_seen"):
            below.append((words(tr("Seen: {seen}", seen=seen), Look.SOFT),))
        if where := text_of(row, "address"):
            below.append((address(where),))
        made.append(Entry(joined(parts, DOT), tuple(below)))
    return made


def sources(reading: Reading) -> list[Entry]:
    """The sources cited: title, publisher, tier, evidence and how sure."""
    made = []
    for row in reading.rows("citations"):
        uid = str(row["source"])
        below = [joined(_about_source(uid, row, reading), DOT)]
        if evidence := text_of(row, "evidence"):
            below.append(prose.prose(evidence, reading))
        made.append(Entry((link(uid, reading.label(uid)),), tuple(filter(None, below))))
    if reading.kind == "quotation" and (uid := reading.text("source")):
        about = joined(_about_source(uid, {}, reading), DOT)
        made.insert(0, Entry((link(uid, reading.label(uid)),), (about,)))
    return made


def _about_source(uid: str, row: Row, reading: Reading) -> list[Runs]:
    parts: list[Runs] = []
    if source := reading.aside(uid):
        publisher, published = text_of(source, "publisher"), text_of(source, "published")
        told = (publisher, in_words(published), wording.language(text_of(source, "language")))
        parts += [(words(part, Look.SOFT),) for part in told if part]
        parts.append((words(reading.label(source["tier"]), Look.SOFT),))
    if field_ := text_of(row, "field"):
        parts.append((words(tr("for {field}", field=midway(wording.field(field_))), Look.SOFT),))
    if confidence := text_of(row, "confidence"):
        look = Look.CAUTION_TAG if is_low(confidence) else Look.TAG
        parts.append((tag(midway(reading.label(confidence)), look),))
    return parts


def notes(reading: Reading) -> list[Entry]:
    """The archivist's notes and reasons, each with the field it speaks of."""
    made = []
    for row in reading.rows("notes"):
        kind = reading.label(row["note_kind"])
        about = text_of(row, "field")
        said = [] if row["note_kind"] == _PLAIN_NOTE else [kind]
        said += [wording.field(about)] if about else []
        text = prose.prose(str(row["text"]), reading)
        above = (words(" · ".join(said), Look.FAINT),) if said else ()
        made.append(Entry(text, above=above))
    return made


def history(reading: Reading) -> list[Entry]:
    """The revisions, the newest first."""
    made = []
    for revision in reading.revisions:
        told = (in_words(revision.time[:10]), revision.author)
        about = joined([(words(part, Look.SOFT),) for part in told], DOT)
        made.append(Entry((words(revision.note or revision.origin), dot(), *about)))
    return made
