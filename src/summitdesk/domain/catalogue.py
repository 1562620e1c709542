"""Every kind of record and every field it has, declared once.

A record is an aggregate: the row of its kind and the rows of its groups. Reading, writing,
searching, checking and showing a record are all driven by what is declared here; the tables are
those of `store.migrations`, and a test holds the two against each other.
"""

from summitdesk.domain.kind import Field, FieldType, Group, Kind


def _text(name: str, *, required: bool = False) -> Field:
    return Field(name, FieldType.TEXT, required)


def _language(name: str = "language", *, required: bool = False) -> Field:
    return Field(name, FieldType.LANGUAGE, required)


def _date(name: str = "date", *, required: bool = False) -> Field:
    return Field(name, FieldType.DATE, required)


def _code(name: str, *, required: bool = False) -> Field:
    return Field(name, FieldType.CODE, required)


def _term(name: str, vocabulary: str, *, required: bool = False) -> Field:
    return Field(name, FieldType.TERM, required, (vocabulary,))


def _link(name: str, *kinds: str, required: bool = False) -> Field:
    return Field(name, FieldType.LINK, required, kinds)


_COUNTRY = Field("country", FieldType.COUNTRY)
_ABOUT = Field("field", FieldType.FIELD)
_SOURCE = _link("source", "source")
_NAMED = (_text("text", required=True), _language(), _SOURCE, _text("note"))
_DATED = (_date(), _text("date_as_given"))
_PLACED = (_link("place", "place"), _text("place_as_given"))

CITATIONS = Group(
    "citations",
    "citation",
    (
        _link("source", "source", required=True),
        _ABOUT,
        _text("evidence"),
        _term("confidence", "confidence"),
    ),
)
IDENTIFIERS = Group(
    "identifiers", "identifier", (_code("scheme", required=True), _text("value", required=True))
)
NOTES = Group(
    "notes",
    "note",
    (_ABOUT, _term("note_kind", "note_kind", required=True), _text("text", required=True)),
)
TEXTS = Group(
    "texts",
    "text_version",
    (
        _language(),
        Field("address", FieldType.ADDRESS),
        _text("form"),
        _text("extent_seen"),
        _SOURCE,
    ),
)
ATTACHMENTS = Group(
    "attachments",
    "attachment",
    (
        _code("sha256", required=True),
        _text("name", required=True),
        _code("media_type", required=True),
        Field("bytes", FieldType.NUMBER, required=True),
        _text("extracted_text"),
    ),
)
_SHARED = (CITATIONS, IDENTIFIERS, NOTES, ATTACHMENTS)

AGREEMENT = Kind(
    "agreement",
    label="title",
    date="date",
    category="type",
    fields=(
        _text("title", required=True),
        _term("type", "type", required=True),
        *_DATED,
        *_PLACED,
        _link("event", "event"),
        _link("parent", "agreement"),
        _text("summary"),
        _text("extent"),
        _term("confidence", "confidence"),
    ),
    groups=(
        Group("titles", "agreement_title", _NAMED, "agreement"),
        Group(
            "statuses",
            "agreement_status",
            (_text("word", required=True), _term("status", "status"), _SOURCE),
            "agreement",
        ),
        Group(
            "date_claims",
            "date_claim",
            (_date(required=True), _text("basis"), _SOURCE),
            "agreement",
        ),
        Group(
            "acts",
            "agreement_act",
            (
                _date(),
                _term("act", "act"),
                _link("actor", "actor"),
                _text("text", required=True),
                _SOURCE,
            ),
            "agreement",
        ),
        Group(
            "sectors",
            "agreement_sector",
            (_term("sector", "sector", required=True),),
            "agreement",
        ),
        Group(
            "participations",
            "participation",
            (
                _link("actor", "actor"),
                _term("role", "role", required=True),
                _link("signatory", "person"),
                _date(),
            ),
            "agreement",
        ),
        Group(
            "relations",
            "agreement_relation",
            (
                _term("relation", "relation", required=True),
                _link("related", "agreement", required=True),
                _text("note"),
            ),
            "agreement",
        ),
        Group(
            "provisions",
            "provision",
            (
                _text("number", required=True),
                _text("heading"),
                _text("summary"),
                _text("text"),
                _SOURCE,
            ),
            "agreement",
        ),
        TEXTS,
        *_SHARED,
    ),
)

EVENT = Kind(
    "event",
    label="title",
    date="date",
    category="event_kind",
    fields=(
        _text("title", required=True),
        _text("short_title"),
        _text("series"),
        Field("ordinal", FieldType.NUMBER),
        _term("event_kind", "event_kind", required=True),
        *_DATED,
        *_PLACED,
        _COUNTRY,
        _text("venue"),
        _term("format", "format"),
        _link("chair", "person"),
        _text("summary"),
        _term("confidence", "confidence"),
    ),
    groups=(
        Group("names", "event_name", _NAMED, "event"),
        Group(
            "attendance",
            "event_attendance",
            (_link("person", "person", required=True), _text("capacity")),
            "event",
        ),
        *_SHARED,
    ),
)

ACTOR = Kind(
    "actor",
    label="name",
    category="actor_kind",
    fields=(
        _text("name", required=True),
        _term("actor_kind", "actor_kind", required=True),
        _COUNTRY,
        _link("parent", "actor"),
    ),
    groups=(
        Group("names", "actor_name", (*_NAMED, _term("name_kind", "name_kind")), "actor"),
        Group("members", "actor_member", (_link("member", "actor", required=True),), "actor"),
        *_SHARED,
    ),
)

PERSON = Kind(
    "person",
    label="name",
    fields=(_text("name", required=True), _text("description"), _COUNTRY),
    groups=(
        Group("names", "person_name", (*_NAMED, _term("name_kind", "name_kind")), "person"),
        *_SHARED,
    ),
)

OFFICE = Kind(
    "office",
    label="title",
    date="held_from",
    fields=(
        _link("person", "person", required=True),
        _text("title", required=True),
        _link("actor", "actor"),
        _date("held_from"),
        _date("held_to"),
    ),
    groups=_SHARED,
)

SPEECH = Kind(
    "speech",
    label="title",
    date="date",
    fields=(
        _text("title", required=True),
        _link("speaker", "person", required=True),
        _text("capacity"),
        _text("occasion"),
        _link("event", "event"),
        *_DATED,
        *_PLACED,
        _language(),
        _text("availability"),
        _text("text"),
    ),
    groups=(
        Group("titles", "speech_title", _NAMED, "speech"),
        Group("languages_seen", "speech_language", (_language(required=True),), "speech"),
        TEXTS,
        *_SHARED,
    ),
)

QUOTATION = Kind(
    "quotation",
    label="text",
    fields=(
        _text("text", required=True),
        _link("speaker", "person", required=True),
        _text("capacity"),
        _link("speech", "speech"),
        _language(required=True),
        _link("source", "source", required=True),
        _term("form", "quotation_form", required=True),
        _term("confidence", "confidence", required=True),
        _code("parallel_group"),
        _link("quoted_person", "person"),
        _text("gloss"),
        _term("verified", "verification"),
        _date("verified_on"),
    ),
    groups=(
        Group(
            "agreements",
            "quotation_agreement",
            (_link("agreement", "agreement", required=True), _text("note")),
            "quotation",
        ),
        *_SHARED,
    ),
)

SOURCE = Kind(
    "source",
    label="title",
    date="published",
    category="tier",
    fields=(
        _text("title", required=True),
        _term("title_status", "title_status"),
        _text("publisher"),
        Field("address", FieldType.ADDRESS),
        _date("published"),
        _text("published_basis"),
        _date("accessed"),
        _language(),
        _term("tier", "tier", required=True),
    ),
    groups=_SHARED,
)

DISCREPANCY = Kind(
    "discrepancy",
    label="topic",
    category="discrepancy_kind",
    fields=(
        _text("topic", required=True),
        _term("discrepancy_kind", "discrepancy_kind", required=True),
        _text("assessment"),
    ),
    groups=(
        Group("claims", "claim", (_text("text", required=True), _SOURCE), "discrepancy"),
        Group(
            "records",
            "discrepancy_record",
            (
                _link("concerned", required=True),
                Field("rank", FieldType.NUMBER),
            ),
            "discrepancy",
        ),
        *_SHARED,
    ),
)

PLACE = Kind(
    "place",
    label="name",
    fields=(_text("name", required=True), _COUNTRY),
    groups=(Group("names", "place_name", _NAMED, "place"), *_SHARED),
)

TERM = Kind(
    "term",
    label="label",
    fields=(
        _code("vocabulary", required=True),
        _text("label", required=True),
        _text("scope_note"),
        _link("broader", "term"),
        Field("rank", FieldType.NUMBER),
    ),
    groups=(
        Group(
            "labels",
            "term_label",
            (_text("text", required=True), _language(required=True)),
            "term",
        ),
        *_SHARED,
    ),
)

ARCHIVE_INFO: tuple[Field, ...] = (
    _text("title", required=True),
    _code("edition", required=True),
    _code("base_edition"),
    _text("publisher", required=True),
    _code("created", required=True),
    _text("licence", required=True),
)
"""What an archive says of itself, beside its uid; the columns of ``archive_info``."""

ARCHIVE_NOTES = Group(
    "notes",
    "archive_note",
    (
        _term("note_kind", "note_kind", required=True),
        _text("subject"),
        _text("text", required=True),
    ),
)
"""Its gaps and rules."""

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        AGREEMENT,
        QUOTATION,
        SPEECH,
        EVENT,
        PERSON,
        ACTOR,
        SOURCE,
        DISCREPANCY,
        OFFICE,
        PLACE,
        TERM,
    )
}
"""Every kind by its name, in the order in which a list of all kinds shows them."""

TABS: dict[str, tuple[str, ...]] = {
    "agreements": ("agreement",),
    "quotations": ("quotation",),
    "speeches": ("speech",),
    "events": ("event",),
    "names": ("person", "actor"),
    "sources": ("source",),
    "discrepancies": ("discrepancy",),
}
"""The lists a reader chooses between, each with the kinds it shows."""

SHOWN_KINDS: tuple[str, ...] = tuple(kind for kinds in TABS.values() for kind in kinds)
"""The kinds that a search finds; offices, places and terms are found through these."""
