"""Records as what a citation is made of, and the citation of any record in any style."""

from collections.abc import Callable, Mapping

from summitdesk import wording
from summitdesk.archive.archive import Archive
from summitdesk.domain.citing.citable import Citable, Name, Party, Quoted, name_of
from summitdesk.domain.citing.marks import joined, unstopped
from summitdesk.domain.citing.styles import STYLES, Style, cite_quotation
from summitdesk.domain.record import Aggregate, Row, kind_of, label_of, rows_of, text_of, uid_of
from summitdesk.domain.uid import UID_IN_PROSE
from summitdesk.i18n import trc

_SUPPLIED = frozenset(("title_status-descriptive", "title_status-reconstructed"))
_OFFICIAL = "tier-primary"
_PARTY = "role-party"
_STATE = "actor_kind-state"
_NO_TEXT = ("commentary", "report")
"""Words by which the form of a text says that it is about the text and not the text itself."""
_OWN_LANGUAGE = "en"
"""The language in which the archive's own titles and names are written."""


def cite(archive: Archive, record: Aggregate, style: Style = STYLES["chicago"]) -> str:
    """The citation of a record, on one line; of a quotation with its words and its source."""
    if kind_of(record).name == "quotation":
        return cite_quotation(quoted(archive, record, style), style, trc)
    return style.cite(citable(archive, record, style))


def citable(archive: Archive, record: Aggregate, style: Style = STYLES["chicago"]) -> Citable:
    """What a citation of the record is made of, in the language the style prefers if it has it."""
    kind = kind_of(record).name
    make = _MAKERS.get(kind, _entry)
    return make(_Shelf(archive, style), record)


def quoted(archive: Archive, record: Aggregate, style: Style = STYLES["chicago"]) -> Quoted:
    """A quotation with all that goes with it."""
    shelf = _Shelf(archive, style)
    speech = shelf.record(record, "speech")
    event = shelf.record(speech, "event")
    source = shelf.record(record, "source")
    cautions = (text_of(record, name) for name in ("confidence", "form"))
    return Quoted(
        words=text_of(record, "text"),
        language=text_of(record, "language"),
        speaker=shelf.label(text_of(record, "speaker")),
        source=_source(shelf, source) if source else Citable("source", ""),
        capacity=text_of(record, "capacity") or text_of(speech, "capacity"),
        author=shelf.label(text_of(record, "quoted_person")),
        occasion=text_of(speech, "occasion") or text_of(event, "title"),
        date=text_of(speech, "date"),
        gloss=text_of(record, "gloss"),
        cautions=tuple(wording.CAUTIONS[each] for each in cautions if each in wording.CAUTIONS),
    )


def with_names(text: str, label: Callable[[str], str]) -> str:
    """Prose with the ids of records in it replaced by what the records are called."""
    return UID_IN_PROSE.sub(lambda found: label(found[0]) or found[0], text)


class _Shelf:
    """The records a citation leans on, and the names a style prefers for them."""

    def __init__(self, archive: Archive, style: Style) -> None:
        self.archive = archive
        self.style = style
        self.language = ""
        """The style's language once the title was found in it; names then follow the title."""

    def record(self, holder: Mapping[str, object], field: str) -> Aggregate:
        """The record that a field names; an empty one for none."""
        uid = text_of(holder, field)
        return (self.archive.record(uid) if uid else None) or {}

    def label(self, uid: str) -> str:
        """What a record is called; empty when there is none."""
        record = self.archive.record(uid) if uid else None
        return label_of(record) if record else ""

    def title(self, record: Aggregate, group: str) -> tuple[str, str]:
        """The title in the language the style prefers, or the archive's own; and its language."""
        if found := _in_language(rows_of(record, group), self.style.language):
            self.language = self.style.language
            return found
        own = label_of(record)
        same = (row for row in rows_of(record, group) if row.get("text") == own)
        return own, text_of(next(same, {}), "language") or _OWN_LANGUAGE

    def name(self, record: Aggregate, group: str = "names") -> str:
        """The name in the language of the title that was found, or the archive's own."""
        if not record:
            return ""
        found = _in_language(rows_of(record, group), self.language)
        return found[0] if found else label_of(record)

    def place(self, record: Aggregate) -> str:
        """Where it was: the place by its name, or as it is printed where it is no place of ours."""
        return self.name(self.record(record, "place")) or text_of(record, "place_as_given")

    def text(self, record: Aggregate) -> tuple[str, str]:
        """Where the text is best read, in the language of the title, and when it was seen there.

        A work that goes by the archive's own title is read in whatever language there is.
        """
        rows = [row for row in rows_of(record, "texts") if "address" in row and _is_text(row)]
        rows.sort(key=self._tier)
        wanted = self.language or _OWN_LANGUAGE
        fitting = [row for row in rows if text_of(row, "language").partition("-")[0] == wanted]
        found = next(iter(fitting or ([] if self.language else rows)), None)
        if found is None:
            return "", ""
        return str(found["address"]), text_of(self.record(found, "source"), "accessed")

    def _tier(self, row: Row) -> int:
        """The rank of the tier that a text's source has: primary ones come first."""
        rank = self.record(self.record(row, "source"), "tier").get("rank")
        return rank if isinstance(rank, int) else 1_000_000


def _is_text(row: Row) -> bool:
    return not any(word in text_of(row, "form") for word in _NO_TEXT)


def _in_language(rows: list[Row], language: str) -> tuple[str, str] | None:
    """The first in the language that can stand alone.

    One with a note is inflected, short, or odd; one that begins small is taken from a sentence.
    """
    if not language:
        return None
    for row in rows:
        text = str(row["text"])
        if row.get("language") == language and "note" not in row and not text[:1].islower():
            return text, language
    return None


def _agreement(shelf: _Shelf, record: Aggregate) -> Citable:
    title, language = shelf.title(record, "titles")
    address, accessed = shelf.text(record)
    return Citable(
        kind="agreement",
        title=title,
        date=text_of(record, "date"),
        accessed=accessed,
        address=address,
        place=shelf.place(record),
        parties=tuple(_parties(shelf, record)),
        language=language,
    )


def _parties(shelf: _Shelf, record: Aggregate) -> list[Party]:
    parties: dict[str, Party] = {}
    for row in rows_of(record, "participations"):
        if row["role"] == _PARTY and (actor := shelf.record(row, "actor")):
            is_state = text_of(actor, "actor_kind") == _STATE
            country = wording.country(text_of(actor, "country")) if is_state else ""
            parties[uid_of(actor)] = Party(label_of(actor), country)
    return list(parties.values())


def _speech(shelf: _Shelf, record: Aggregate) -> Citable:
    title, language = shelf.title(record, "titles")
    address, accessed = shelf.text(record)
    speaker = shelf.record(record, "speaker")
    event = shelf.record(record, "event")
    return Citable(
        kind="speech",
        title=title,
        # An archivist who finds no title writes what the occasion was.
        is_supplied=title == text_of(record, "occasion"),
        author=name_of(shelf.name(speaker), text_of(speaker, "country")) if speaker else None,
        capacity=text_of(record, "capacity"),
        date=text_of(record, "date"),
        accessed=accessed,
        address=address,
        place=shelf.place(record),
        event=shelf.name(event) or text_of(record, "occasion"),
        language=language,
    )


def _event(shelf: _Shelf, record: Aggregate) -> Citable:
    title, language = shelf.title(record, "names")
    return Citable(
        kind="event",
        title=title,
        date=text_of(record, "date"),
        place=shelf.place(record),
        language=language,
    )


def _source(_shelf: _Shelf, record: Aggregate) -> Citable:
    publisher = text_of(record, "publisher")
    is_official = text_of(record, "tier") == _OFFICIAL and publisher
    return Citable(
        kind="source",
        title=text_of(record, "title"),
        is_supplied=text_of(record, "title_status") in _SUPPLIED,
        author=Name(publisher) if is_official else None,
        publisher=publisher,
        date=text_of(record, "published"),
        accessed=text_of(record, "accessed"),
        address=text_of(record, "address"),
        language=text_of(record, "language"),
    )


def _entry(shelf: _Shelf, record: Aggregate) -> Citable:
    """What is an entry of the archive and no work: named with what the archive says of it."""
    kind, info = kind_of(record).name, shelf.archive.info
    if kind == "discrepancy":
        remark = _disagreement(shelf, record)
    elif kind == "office":
        remark = shelf.label(text_of(record, "person"))
    elif text_of(record, "actor_kind") == _STATE:
        remark = ""
    else:
        remark = text_of(record, "description") or wording.country(text_of(record, "country"))
    edition = f"edition {info.edition}" if info.edition else ""
    return Citable(
        kind=kind,
        title=label_of(record),
        publisher=joined(", ", info.title, edition, f"record {uid_of(record)}"),
        remark=remark,
        language=_OWN_LANGUAGE,
    )


def _disagreement(shelf: _Shelf, record: Aggregate) -> str:
    """The claims, each with who makes it, and what the archivist concluded."""
    claims = [_claim(shelf, row, at) for at, row in enumerate(rows_of(record, "claims"), 1)]
    told = with_names(text_of(record, "assessment"), shelf.label)
    claimed = f"Claims: {'; '.join(claims)}." if claims else ""
    return joined(" ", claimed, f"Assessment: {told}" if told else "")


def _claim(shelf: _Shelf, row: Row, number: int) -> str:
    source = shelf.record(row, "source")
    by = text_of(source, "publisher") or text_of(source, "title")
    dated = joined(", ", by, shelf.style.date(text_of(source, "published")))
    claim = unstopped(with_names(text_of(row, "text"), shelf.label))
    return joined(" ", f"({number})", claim, f"({dated})" if dated else "")


_MAKERS: dict[str, Callable[[_Shelf, Aggregate], Citable]] = {
    "agreement": _agreement,
    "speech": _speech,
    "event": _event,
    "source": _source,
}
