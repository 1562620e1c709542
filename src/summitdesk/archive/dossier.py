"""Records as pages one can take away: in the order of the detail, with every source numbered."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from summitdesk import wording
from summitdesk.archive.archive import Archive
from summitdesk.archive.citables import cite, quoted, with_names
from summitdesk.archive.page import DOT, Item, Page, Part, Passage
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.citing.citable import Quoted
from summitdesk.domain.citing.marks import bracketed, joined, level, sentences, unstopped
from summitdesk.domain.citing.styles import STYLES, Style, attribution, words_of
from summitdesk.domain.confidence import LOW
from summitdesk.domain.kind import Field, FieldType, Group
from summitdesk.domain.listing import Reference
from summitdesk.domain.record import (
    Aggregate,
    Row,
    kind_of,
    label_of,
    rows_of,
    text_of,
    uid_of,
)
from summitdesk.domain.view import View
from summitdesk.i18n import in_words, midway, tr, trc


def pages(
    archive: Archive, views: Iterable[View], style: Style = STYLES["chicago"]
) -> tuple[Page, ...]:
    """A page for each record, in the same order; sources are cited in the style."""
    return tuple(_Writer(archive, view, style).page() for view in views)


# What has a part of its own, is said in the title of the page, or stands with the words.
_FIELDS_APART = frozenset(("summary", "text", "topic", "assessment", "parallel_group"))
_FIELDS_ON_CARD = {
    "quotation": frozenset(("text", "speaker", "quoted_person", "source", "gloss", "capacity"))
}
_GROUPS_APART = frozenset(
    (
        *("titles", "names", "labels", "provisions", "texts", "citations", "notes", "claims"),
        "attachments",
    )
)
_GROUPS_FIRST = ("participations", "attendance", "members", "statuses", "date_claims", "acts")
_UNTOLD = frozenset(("uid", "rank", "role", "source"))
"""What a row does not say in words: its role is the name of the fact, its source a number."""
_PARTY = "role-party"
_PLAIN_NOTE = "note_kind-note"
"""A note of no special kind, which the heading of its part names already."""


@dataclass
class _Writer:
    """Writes one page; it gives each source its number when it is first named."""

    archive: Archive
    view: View
    style: Style
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def record(self) -> Aggregate:
        return self.view.aggregate

    def page(self) -> Page:
        kind = kind_of(self.record)
        cited = [text_of(row, "source") for row in rows_of(self.record, "citations")]
        own = text_of(self.record, "source")
        for uid in (own, *cited):
            self.number(uid)
        parts = (
            self.own_words(),
            Part(tr("Facts"), tuple(self.facts()), is_facts=True),
            self.paragraphs(tr("Summary"), "summary"),
            Part(
                tr("Other names") if kind.group("names") else tr("Other titles"),
                tuple(self.titles()),
            ),
            self.paragraphs(tr("Text"), "text") if kind.label != "text" else Part(tr("Text")),
            Part(tr("Provisions"), tuple(self.provisions())),
            Part(tr("Claims"), tuple(self.claims(self.record))),
            self.paragraphs(tr("Assessment"), "assessment"),
            Part(tr("Where sources disagree"), tuple(self.discrepancies())),
            *self.quotations(),
            Part(tr("Related"), tuple(self.related())),
            Part(tr("Texts"), tuple(self.texts())),
            Part(tr("Notes"), tuple(self.notes())),
        )
        # Written last, because the parts before it give the numbers.
        sources = Part(tr("Sources"), tuple(self.sources()), is_numbered=True)
        ordered = (*parts[:-1], sources, parts[-1])
        return Page(
            title=self.title(),
            kind=self.category(),
            parts=tuple(part for part in ordered if part.items or part.passages),
        )

    def title(self) -> str:
        """The title of the page; a quotation goes by who said it, and where."""
        if kind_of(self.record).name != "quotation":
            return level(self.view.summary.title)
        said = quoted(self.archive, self.record, self.style)
        who = (
            tr("{author}, quoted by {speaker}", author=said.author, speaker=said.speaker)
            if said.author
            else said.speaker
        )
        return joined(", ", who, said.occasion, in_words(said.date))

    def category(self) -> str:
        kind = kind_of(self.record)
        term = text_of(self.record, kind.category)
        return joined(DOT, wording.KINDS[kind.name], self.label(term))

    def label(self, uid: str) -> str:
        """What a record is called; a quotation of low confidence never without its mark."""
        if not uid:
            return ""
        if uid in self.view.labels:
            name = self.view.labels[uid]
        else:
            found = self.archive.record(uid)
            name = label_of(found) if found else uid
        mark = bracketed(wording.CAUTIONS[LOW]) if uid in self.view.low else ""
        return joined(" ", level(name), mark)

    def prose(self, text: str) -> str:
        """Running text on one line, ids in it replaced by names."""
        return level(with_names(text, lambda uid: self.label(uid) if self.is_known(uid) else ""))

    def is_known(self, uid: str) -> bool:
        return uid in self.view.labels or uid == uid_of(self.record)

    def number(self, source: object) -> str:
        """The mark that refers to a source in the list of sources."""
        uid = str(source or "")
        return f"[{self.numbers.setdefault(uid, len(self.numbers) + 1)}]" if uid else ""

    def value(self, field_: Field, value: object) -> str:
        text = str(value)
        match field_.type:
            case FieldType.LINK if field_.target == ("source",):
                return self.number(text)
            case FieldType.LINK | FieldType.TERM:
                return self.label(text)
            case FieldType.DATE:
                return in_words(text)
            case FieldType.LANGUAGE:
                return wording.language(text)
            case FieldType.COUNTRY:
                return self.view.countries.get(text, text)
            case _:
                return self.prose(text)

    def own_words(self) -> Part:
        if kind_of(self.record).name != "quotation":
            return Part(tr("Words"))
        said = quoted(self.archive, self.record, self.style)
        return Part(tr("Words"), passages=(self.passage(said, text_of(self.record, "source")),))

    def titles(self) -> Iterator[Item]:
        for group in ("titles", "names", "labels"):
            for row in rows_of(self.record, group):
                about = (
                    wording.language(text_of(row, "language")) if "language" in row else "",
                    midway(self.label(text_of(row, "name_kind"))),
                    self.number(row.get("source")),
                )
                note = self.prose(text_of(row, "note"))
                below = joined(" ", joined(DOT, *about[:2]), about[2])
                yield Item(level(str(row["text"])), below=tuple(filter(None, (below, note))))

    def facts(self) -> Iterator[Item]:
        kind = kind_of(self.record)
        for office in self.view.offices:
            held = [in_words(text_of(office, name)) for name in ("held_from", "held_to")]
            yield Item(joined(DOT, label_of(office), joined("–", *held)), wording.field("office"))
        apart = _FIELDS_APART | _FIELDS_ON_CARD.get(kind.name, {kind.label})
        for field_ in kind.fields:
            if field_.name in self.record and field_.name not in (*apart, kind.category):
                told = self.value(field_, self.record[field_.name])
                yield Item(told, wording.field(field_.name))
        for group in sorted(kind.groups, key=_place_of):
            if group.name not in _GROUPS_APART:
                yield from self.group(group)

    def group(self, group: Group) -> Iterator[Item]:
        """A group as one fact, or as one for each role its rows have."""
        by_role: dict[str, list[Row]] = {}
        for row in rows_of(self.record, group.name):
            by_role.setdefault(text_of(row, "role"), []).append(row)
        for role, rows in by_role.items():
            name = wording.field(group.name) if role in ("", _PARTY) else self.label(role)
            told = [self.row(group, row) for row in rows]
            if all(len(row.keys() - _UNTOLD) == 1 for row in rows):
                yield Item("; ".join(told), name)
            else:
                yield Item("", name, tuple(told))

    def row(self, group: Group, row: Row) -> str:
        untold = _UNTOLD | ({"status"} if "word" in row else set())
        told = [
            self.value(each, row[each.name])
            for each in group.fields
            if each.name in row and each.name not in untold
        ]
        return joined(" ", joined(DOT, *told), self.number(row.get("source")))

    def paragraphs(self, heading: str, name: str) -> Part:
        told = (self.prose(line) for line in text_of(self.record, name).splitlines())
        return Part(heading, tuple(Item(line) for line in told if line), is_prose=True)

    def provisions(self) -> Iterator[Item]:
        for row in rows_of(self.record, "provisions"):
            number = str(row["number"])
            name = (
                tr("Article {number}", number=number)
                if number.isdigit()
                else number[:1].upper() + number[1:]
            )
            told = (self.prose(text_of(row, each)) for each in ("summary", "text"))
            text = joined(" ", *told, self.number(row.get("source")))
            yield Item(text, joined(DOT, name, level(text_of(row, "heading"))))

    def claims(self, record: Aggregate) -> Iterator[Item]:
        for row in rows_of(record, "claims"):
            claim = self.prose(str(row["text"]))
            yield Item(joined(" ", claim, self.number(row.get("source"))))

    def discrepancies(self) -> Iterator[Item]:
        for each in self.view.discrepancies:
            yield Item(
                self.prose(text_of(each, "assessment")),
                unstopped(level(text_of(each, "topic"))),
                tuple(item.text for item in self.claims(each)),
            )

    def quotations(self) -> Iterator[Part]:
        """What was said: about an agreement where a quotation says so, else at its event."""
        about: list[Passage] = []
        there: list[Passage] = []
        is_agreement = kind_of(self.record).name == "agreement"
        for summary in self.view.quotations:
            record = self.archive.record(summary.uid)
            if record is not None:
                linked = [row["agreement"] for row in rows_of(record, "agreements")]
                is_there = is_agreement and uid_of(self.record) not in linked
                said = quoted(self.archive, record, self.style)
                passage = self.passage(said, text_of(record, "source"))
                (there if is_there else about).append(passage)
        yield Part(tr("Quotations"), passages=tuple(about))
        yield Part(tr("Said at its event"), passages=tuple(there))

    def passage(self, said: Quoted, source: str) -> Passage:
        return Passage(
            words_of(said, trc),
            joined(" ", attribution(said, trc), self.number(source)),
            said.language,
        )

    def related(self) -> Iterator[Item]:
        named: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
        for each in self.view.related:
            named[each.kind].setdefault(each.uid, level(each.label))
        for kind, labels in named.items():
            if labels:
                yield Item("", wording.KINDS_IN_PLURAL[kind], tuple(labels.values()))

    def texts(self) -> Iterator[Item]:
        for row in rows_of(self.record, "texts"):
            told = (wording.language(text_of(row, "language")) if "language" in row else "",)
            text = joined(DOT, *told, self.prose(text_of(row, "form")))
            seen = self.prose(text_of(row, "extent_seen"))
            below = (text_of(row, "address"), tr("Seen: {seen}", seen=seen) if seen else "")
            yield Item(
                joined(" ", text, self.number(row.get("source"))), below=tuple(filter(None, below))
            )

    def sources(self) -> Iterator[Item]:
        """Every source named on the page, by its number, with what the record owes to it."""
        cited: dict[str, list[Row]] = {}
        for row in rows_of(self.record, "citations"):
            cited.setdefault(str(row["source"]), []).append(row)
        for uid in self.numbers:
            source = self.archive.record(uid)
            text = cite(self.archive, source, self.style) if source else uid
            below = (self.evidence(row) for row in cited.get(uid, ()))
            yield Item(text, below=tuple(filter(None, below)))

    def evidence(self, row: Row) -> str:
        about = wording.field(text_of(row, "field")) if "field" in row else ""
        term = text_of(row, "confidence")
        sure = midway(wording.confidence(Reference(term, self.label(term)))) if term else ""
        return joined(
            " ", f"{about}:" if about else "", self.prose(text_of(row, "evidence")), bracketed(sure)
        )

    def notes(self) -> Iterator[Item]:
        for row in rows_of(self.record, "notes"):
            about = wording.field(text_of(row, "field")) if "field" in row else ""
            term = text_of(row, "note_kind")
            kind = "" if term == _PLAIN_NOTE else self.label(term)
            label = joined(DOT, kind, about)
            yield Item(self.prose(str(row["text"])), label)


def _place_of(group: Group) -> int:
    return _GROUPS_FIRST.index(group.name) if group.name in _GROUPS_FIRST else len(_GROUPS_FIRST)


def imprint(archive: Archive) -> str:
    """Where a page comes from: the archive, its edition, its licence."""
    info = archive.info
    edition = tr("edition {edition}", edition=info.edition) if info.edition else ""
    return sentences(joined(", ", info.title, edition), info.licence)
