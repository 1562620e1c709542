"""The words the window and the command line have in common for kinds, facets, fields, languages."""

from summitdesk.domain import confidence as confidence_terms
from summitdesk.domain.listing import Reference
from summitdesk.i18n import Words, figures, mark, tr, trn

TABS = Words(
    {
        "agreements": "Agreements",
        "quotations": "Quotations",
        "speeches": "Speeches",
        "events": "Events",
        "names": "Names",
        "sources": "Sources",
        "discrepancies": "Discrepancies",
    }
)
"""The lists a reader chooses between."""

ORDERS = Words(
    {
        "newest": "Newest first",
        "oldest": "Oldest first",
        "title": "Title A–Z",
        "title-reversed": "Title Z–A",
        "type": "By type",
        "relevance": "Best match first",
    }
)
"""The orders of a list, by the value of `domain.query.Order`."""
_USUAL_ORDERS = Words({"names": "By kind", "discrepancies": "By kind"})
"""What the usual order is called in lists of what has no date."""

KINDS = Words(
    {
        "agreement": "Agreement",
        "quotation": "Quotation",
        "speech": "Speech",
        "event": "Event",
        "person": "Person",
        "actor": "Actor",
        "source": "Source",
        "discrepancy": "Discrepancy",
        "office": "Office",
        "place": "Place",
        "term": "Term",
    }
)
"""What one record of a kind is called."""

KINDS_IN_PLURAL = Words(
    {
        "agreement": "Agreements",
        "quotation": "Quotations",
        "speech": "Speeches",
        "event": "Events",
        "person": "People",
        "actor": "Actors",
        "source": "Sources",
        "discrepancy": "Discrepancies",
        "office": "Offices",
        "place": "Places",
        "term": "Terms",
    }
)
"""What several records of a kind are called."""

SHOW_ALL = {
    "agreement": mark("Show all {count} agreements"),
    "quotation": mark("Show all {count} quotations"),
    "speech": mark("Show all {count} speeches"),
    "event": mark("Show all {count} events"),
    "person": mark("Show all {count} people"),
    "actor": mark("Show all {count} actors"),
    "source": mark("Show all {count} sources"),
    "discrepancy": mark("Show all {count} discrepancies"),
    "office": mark("Show all {count} offices"),
    "place": mark("Show all {count} places"),
    "term": mark("Show all {count} terms"),
}
"""What opens the rest of a list of one kind, in English."""

FACETS = Words(
    {
        "year": "Year",
        "event": "Event",
        "type": "Type",
        "sector": "Sector",
        "party": "Party",
        "status": "Status",
        "place": "Place",
        "confidence": "Confidence",
        "speaker": "Speaker",
        "author": "Words of",
        "language": "Language",
        "form": "Form",
        "category": "Category",
        "format": "Format",
        "country": "Country",
        "tier": "Tier",
        "publisher": "Publisher",
    }
)
"""What each facet is called above its values."""

FIELDS = Words(
    {
        "accessed": "Accessed",
        "act": "Act",
        "actor": "Actor",
        "actor_kind": "Kind of actor",
        "actors": "Actors",
        "address": "Address",
        "agreement": "Agreement",
        "agreements": "Agreements",
        "acts": "Since then",
        "assessment": "Assessment",
        "attachments": "Attachments",
        "attendance": "Attended by",
        "availability": "Availability",
        "basis": "Basis",
        "broader": "Broader term",
        "capacity": "Capacity",
        "chair": "Chaired by",
        "citations": "Sources",
        "claims": "Claims",
        "concerned": "Concerns",
        "confidence": "Confidence",
        "country": "Country",
        "date": "Date",
        "date_as_given": "Date as printed",
        "date_claims": "Dates claimed",
        "description": "Known as",
        "discrepancy_kind": "Kind of discrepancy",
        "event": "Event",
        "event_kind": "Kind of event",
        "evidence": "Evidence",
        "extent": "Extent",
        "form": "Form",
        "format": "Format",
        "gloss": "In English",
        "held_from": "Held from",
        "held_to": "Held until",
        "heading": "Heading",
        "identifiers": "Identifiers",
        "label": "Label",
        "labels": "Labels",
        "language": "Language",
        "languages_seen": "Seen in",
        "member": "Member",
        "members": "Members",
        "name": "Name",
        "name_kind": "Kind of name",
        "names": "Names",
        "note": "Note",
        "notes": "Notes",
        "number": "Number",
        "occasion": "Occasion",
        "ordinal": "Series no.",
        "parallel_group": "Parallel versions",
        "parent": "Part of",
        "participations": "Parties",
        "person": "Person",
        "place": "Place",
        "place_as_given": "Place as printed",
        "provisions": "Provisions",
        "published": "Published",
        "published_basis": "Date known from",
        "publisher": "Publisher",
        "quoted_person": "Words of",
        "rank": "Rank",
        "records": "Concerns",
        "related": "Related",
        "relation": "Relation",
        "relations": "Related agreements",
        "role": "Role",
        "scope_note": "Scope",
        "sector": "Sector",
        "sectors": "Sectors",
        "series": "Series",
        "short_title": "Short title",
        "signatory": "Signed by",
        "source": "Source",
        "speaker": "Speaker",
        "speech": "Speech",
        "status": "Status",
        "statuses": "Status",
        "summary": "Summary",
        "text": "Text",
        "texts": "Texts",
        "tier": "Tier",
        "title": "Title",
        "title_status": "Title",
        "titles": "Titles",
        "topic": "Topic",
        "type": "Type",
        "venue": "Venue",
        "verified": "Verified",
        "verified_on": "Verified on",
        "vocabulary": "Vocabulary",
    }
)
"""What fields and groups are called before their values."""

LANGUAGES = Words(
    {
        "ar": "Arabic",
        "bs": "Bosnian",
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fa": "Persian",
        "fr": "French",
        "it": "Italian",
        "ja": "Japanese",
        "kk": "Kazakh",
        "ko": "Korean",
        "ky": "Kyrgyz",
        "mn": "Mongolian",
        "pl": "Polish",
        "pt": "Portuguese",
        "ru": "Russian",
        "sr": "Serbian",
        "tg": "Tajik",
        "tk": "Turkmen",
        "tr": "Turkish",
        "ug": "Uyghur",
        "uk": "Ukrainian",
        "uz": "Uzbek",
        "zh": "Chinese",
    }
)
"""Languages by the first part of their BCP 47 tag."""

SCRIPTS = Words(
    {
        "Arab": "Arabic",
        "Cyrl": "Cyrillic",
        "Hans": "simplified",
        "Hant": "traditional",
        "Latn": "Latin",
    }
)
"""Scripts by their ISO 15924 code."""

COUNTRIES = Words(
    {
        "CHN": "China",
        "KAZ": "Kazakhstan",
        "KGZ": "Kyrgyzstan",
        "RUS": "Russia",
        "TJK": "Tajikistan",
        "TKM": "Turkmenistan",
        "UZB": "Uzbekistan",
    }
)
"""Countries by their ISO 3166-1 alpha-3 code, as far as the bundled archive names them."""

_NUMBERS = (
    *(mark("no"), mark("one"), mark("two"), mark("three"), mark("four"), mark("five")),
    *(mark("six"), mark("seven"), mark("eight"), mark("nine"), mark("ten")),
    *(mark("eleven"), mark("twelve")),
)

CAUTIONS = Words(
    {
        confidence_terms.LOW: "low confidence: one weak source",
        "quotation_form-paraphrase": "paraphrased translation",
    }
)
"""What must be told of quotations wherever their words go, by the term that says so."""

_LEVELS = Words(
    {
        confidence_terms.HIGH: "High confidence",
        confidence_terms.MEDIUM: "Medium confidence",
        confidence_terms.LOW: "Low confidence",
    }
)


def low() -> str:
    """What stands behind a quotation of low confidence where no look can tell it."""
    return tr("[low confidence]")


def order(value: str, tab: str) -> str:
    """How the list of a tab is ordered."""
    usual = _USUAL_ORDERS.get(tab) if value == "newest" else None
    return usual or ORDERS[value]


def language(tag: str) -> str:
    """What a language is called, by its BCP 47 tag; the tag itself when it is not known."""
    if tag == "zh":
        return tr("Chinese (simplified)")  # the archive's own rule: zh-Hant is said where meant
    first, _, script = tag.partition("-")
    name = LANGUAGES.get(first)
    if name is None:
        return tag
    return f"{name} ({SCRIPTS.get(script, script)})" if script else name


def country(code: str) -> str:
    """What a country is called, by its code; the code itself when it is not known."""
    return COUNTRIES.get(code, code)


def field(name: str) -> str:
    """What a field or group is called before its value."""
    return FIELDS.get(name, name.replace("_", " ").capitalize())


def number(amount: int) -> str:
    """The number as a word up to twelve, in figures beyond."""
    return tr(_NUMBERS[amount]) if amount < len(_NUMBERS) else figures(amount)


def counted(tab: str, amount: int) -> str:
    """How many records of a list, in words."""
    match tab:
        case "agreements":
            return trn("{n} agreement", "{n} agreements", amount)
        case "quotations":
            return trn("{n} quotation", "{n} quotations", amount)
        case "speeches":
            return trn("{n} speech", "{n} speeches", amount)
        case "events":
            return trn("{n} event", "{n} events", amount)
        case "names":
            return trn("{n} name", "{n} names", amount)
        case "sources":
            return trn("{n} source", "{n} sources", amount)
        case _:
            return discrepancies(amount)


def discrepancies(amount: int) -> str:
    """How many discrepancies, in words."""
    return trn("{n} discrepancy", "{n} discrepancies", amount)


def claims(amount: int, differing: int) -> str:
    """How many claims there are, and how many of them say something else than is accepted."""
    if not differing:
        return trn("{n} claim", "{n} claims", amount)
    if differing == amount:
        return trn("{n} claim differs", "{n} claims differ", amount)
    return trn("{n} of {all} claims differs", "{n} of {all} claims differ", differing, all=amount)


def confidence(term: Reference) -> str:
    """A confidence as two words, so that it is understood alone."""
    return _LEVELS.get(term.uid) or tr("Confidence: {level}", level=term.label)
