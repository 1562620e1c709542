"""How each kind of record is typed: its fields in order, what shares a line, and examples."""

from typing import NamedTuple

from summitdesk.domain.kind import Field, FieldType, Group, Kind
from summitdesk.domain.message import Message


class GroupForm(NamedTuple):
    """A repeated part of a form."""

    name: str
    columns: tuple[tuple[str, int], ...]
    """Its fields from left to right, each with its share of the width."""


class Form(NamedTuple):
    """How records of a kind are typed, from top to bottom."""

    lines: tuple[tuple[str, ...], ...]
    """The fields of the record itself, line by line."""
    groups: tuple[GroupForm, ...]


LONG_FIELDS = frozenset(
    {
        *("title", "summary", "extent", "assessment", "topic", "scope_note", "description"),
        *("text", "note", "evidence", "heading", "word", "basis", "gloss", "capacity"),
        *("occasion", "availability", "extent_seen", "value", "published_basis", "venue"),
    }
)
"""The fields whose words may need more than one line."""

_CITATIONS = GroupForm(
    "citations", (("source", 4), ("field", 2), ("evidence", 5), ("confidence", 2))
)
_NOTES = GroupForm("notes", (("note_kind", 2), ("field", 2), ("text", 7)))
_IDENTIFIERS = GroupForm("identifiers", (("scheme", 3), ("value", 8)))
_TEXTS = GroupForm(
    "texts", (("language", 2), ("address", 4), ("form", 2), ("extent_seen", 3), ("source", 3))
)
_SHARED = (_CITATIONS, _NOTES, _IDENTIFIERS)
_NAMED = (("text", 5), ("language", 2), ("source", 3), ("note", 3))
_KNOWN = (("text", 4), ("language", 2), ("name_kind", 2), ("source", 3), ("note", 2))

FORMS: dict[str, Form] = {
    "agreement": Form(
        (
            ("title",),
            ("type", "confidence"),
            ("date", "date_as_given"),
            ("place", "place_as_given"),
            ("event", "parent"),
            ("summary",),
            ("extent",),
        ),
        (
            GroupForm("titles", _NAMED),
            GroupForm("participations", (("actor", 4), ("role", 2), ("signatory", 3), ("date", 2))),
            _CITATIONS,
            GroupForm("statuses", (("word", 4), ("status", 3), ("source", 4))),
            GroupForm("date_claims", (("date", 2), ("basis", 5), ("source", 4))),
            GroupForm("sectors", (("sector", 1),)),
            GroupForm("relations", (("relation", 3), ("related", 5), ("note", 3))),
            GroupForm("acts", (("date", 2), ("act", 2), ("actor", 3), ("text", 4), ("source", 3))),
            GroupForm(
                "provisions",
                (("number", 1), ("heading", 3), ("summary", 4), ("text", 4), ("source", 3)),
            ),
            _TEXTS,
            _NOTES,
            _IDENTIFIERS,
        ),
    ),
    "event": Form(
        (
            ("title",),
            ("short_title", "event_kind"),
            ("series", "ordinal"),
            ("date", "date_as_given"),
            ("place", "place_as_given"),
            ("country", "venue"),
            ("format", "chair"),
            ("summary",),
            ("confidence",),
        ),
        (
            GroupForm("names", _NAMED),
            GroupForm("attendance", (("person", 4), ("capacity", 6))),
            *_SHARED,
        ),
    ),
    "actor": Form(
        (("name",), ("actor_kind", "country"), ("parent",)),
        (GroupForm("names", _KNOWN), GroupForm("members", (("member", 1),)), *_SHARED),
    ),
    "person": Form(
        (("name",), ("description",), ("country",)), (GroupForm("names", _KNOWN), *_SHARED)
    ),
    "office": Form((("person", "actor"), ("title",), ("held_from", "held_to")), _SHARED),
    "speech": Form(
        (
            ("title",),
            ("speaker", "capacity"),
            ("occasion", "event"),
            ("date", "date_as_given"),
            ("place", "place_as_given"),
            ("language", "availability"),
            ("text",),
        ),
        (
            GroupForm("titles", _NAMED),
            GroupForm("languages_seen", (("language", 1),)),
            _TEXTS,
            *_SHARED,
        ),
    ),
    "quotation": Form(
        (
            ("text",),
            ("speaker", "capacity"),
            ("language", "form"),
            ("source", "confidence"),
            ("speech", "quoted_person"),
            ("gloss",),
            ("parallel_group",),
            ("verified", "verified_on"),
        ),
        (GroupForm("agreements", (("agreement", 5), ("note", 5))), *_SHARED),
    ),
    "source": Form(
        (
            ("title",),
            ("title_status", "tier"),
            ("publisher", "language"),
            ("address",),
            ("published", "published_basis"),
            ("accessed",),
        ),
        _SHARED,
    ),
    "discrepancy": Form(
        (("topic",), ("discrepancy_kind",), ("assessment",)),
        (
            GroupForm("claims", (("text", 6), ("source", 4))),
            GroupForm("records", (("concerned", 8), ("rank", 1))),
            *_SHARED,
        ),
    ),
    "place": Form((("name", "country"),), (GroupForm("names", _NAMED), *_SHARED)),
    "term": Form(
        (("label", "vocabulary"), ("broader", "rank"), ("scope_note",)),
        (GroupForm("labels", (("text", 5), ("language", 3))), *_SHARED),
    ),
}
"""Attachments stand in no form: their bytes come from files."""

_EXAMPLES: dict[str, Message] = {
    "agreement.title": Message("e.g. Memorandum on cooperation in water saving"),
    "agreement.date_as_given": Message("e.g. in mid-June 2025"),
    "agreement.place_as_given": Message("e.g. Palace of Independence"),
    "agreement.summary": Message("e.g. Sets up a joint centre in Ürümqi to share water forecasts."),
    "agreement.extent": Message("e.g. 12 articles, 4 pages"),
    "titles.text": Message("e.g. 关于节水合作的谅解备忘录"),
    "titles.note": Message("e.g. as printed on the cover"),
    "statuses.word": Message("e.g. signed in the presence of"),
    "date_claims.basis": Message("e.g. the caption of a photograph"),
    "provisions.number": Message("e.g. 4"),
    "provisions.heading": Message("e.g. Entry into force"),
    "acts.text": Message("e.g. Ratified by the Senate"),
    "texts.form": Message("e.g. scan"),
    "texts.extent_seen": Message("e.g. articles 1 to 3"),
    "citations.evidence": Message("e.g. “the parties signed a memorandum”, paragraph 5"),
    "notes.text": Message("e.g. The page was gone in March 2026."),
    "identifiers.scheme": Message("e.g. UNTS"),
    "identifiers.value": Message("e.g. I-12345"),
    "names.text": Message("e.g. Жапаров"),
    "names.note": Message("e.g. used by the BBC"),
    "attendance.capacity": Message("e.g. President of the Kyrgyz Republic"),
    "event.title": Message("e.g. Third Central Asia–China Summit"),
    "event.short_title": Message("e.g. Third summit"),
    "event.series": Message("e.g. Central Asia–China Summit"),
    "event.ordinal": Message("e.g. 3"),
    "event.venue": Message("e.g. Palace of Independence"),
    "actor.name": Message("e.g. Asian Infrastructure Investment Bank"),
    "person.name": Message("e.g. Sadyr Japarov"),
    "person.description": Message("e.g. President of Kyrgyzstan since 2021"),
    "office.title": Message("e.g. Minister of Foreign Affairs"),
    "speech.title": Message("e.g. Address at the opening session"),
    "speech.occasion": Message("e.g. the plenary session"),
    "quotation.text": Message("e.g. Water knows no borders."),
    "quotation.gloss": Message("e.g. what the words mean, sentence by sentence"),
    "quotation.parallel_group": Message("e.g. xi25-pomegranate"),
    "source.title": Message("e.g. Joint statement of the leaders"),
    "source.publisher": Message("e.g. Kazinform"),
    "source.address": Message("e.g. https://example.org/statement"),
    "source.published_basis": Message("e.g. the date line of the page"),
    "discrepancy.topic": Message("e.g. When the treaty was signed"),
    "discrepancy.assessment": Message("e.g. The ministry’s own text is followed."),
    "claims.text": Message("e.g. signed on 16 June"),
    "place.name": Message("e.g. Khujand"),
    "term.label": Message("e.g. exchange of notes"),
}
_BY_TYPE: dict[FieldType, Message] = {
    FieldType.DATE: Message("e.g. 2025-06-17, 2025-05, 2026~"),
    FieldType.LANGUAGE: Message("e.g. Kazakh"),
    FieldType.COUNTRY: Message("e.g. Kazakhstan"),
    FieldType.LINK: Message("a few letters, in any script"),
    FieldType.TERM: Message("choose, or type to find"),
    FieldType.FIELD: Message("all of the record"),
    FieldType.ADDRESS: Message("e.g. https://example.org/text"),
    FieldType.NUMBER: Message("e.g. 3"),
}


def example(holder: Kind | Group, field: Field) -> Message | None:
    """What a field may hold, to be shown while it is empty; it never repeats the label."""
    return _EXAMPLES.get(f"{holder.name}.{field.name}") or _BY_TYPE.get(field.type)
