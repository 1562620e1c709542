"""Answers in plain structures, as the command line prints them and other programs read them."""

from dataclasses import asdict

from summitdesk.archive.archive import Archive
from summitdesk.domain.confidence import CODES, LOW
from summitdesk.domain.facets import Facets
from summitdesk.domain.fold import Phrase, hits, phrases
from summitdesk.domain.kind import Field
from summitdesk.domain.listing import Reference, Summary
from summitdesk.domain.record import Aggregate, kind_of, label_of, rows_of, text_of, uid_of, values
from summitdesk.domain.view import ParallelGroup, View, Wording

_CATEGORY_KEYS = {"agreement": "type", "source": "tier"}
"""What the category of these kinds is called; that of any other is its category, as its facet."""

_SNIPPET_BEFORE = 60
_SNIPPET_LENGTH = 200


def item_answer(archive: Archive, row: Summary, text: str) -> dict[str, object]:
    """One record of a list; what its kind does not have, or it has no value for, is left out."""
    item: dict[str, object] = {
        "uid": row.uid,
        "kind": row.kind,
        "title": row.title,
        "date": row.date,
        _CATEGORY_KEYS.get(row.kind, "category"): row.category,
        "status": list(row.statuses),
        "event": _reference(row.event),
        "parties": [party._asdict() for party in row.parties],
        "speaker": _reference(row.speaker),
        "quoted_person": _reference(row.author),
        "source": _reference(row.source),
        "publisher": row.publisher,
        "language": row.language,
        "snippet": _snippet(archive.record(row.uid), phrases(text)) if text else "",
        "confidence": _confidence(row.confidence),
    }
    return {name: value for name, value in item.items() if value}


def facets_answer(facets: Facets) -> dict[str, object]:
    """The values of each facet with their counts."""
    return {facet: [asdict(value) for value in values] for facet, values in facets.items()}


def record_answer(view: View) -> dict[str, object]:
    """One record whole: its fields and groups with every uid named, and what belongs to it."""
    answer: dict[str, object] = {
        "uid": uid_of(view.aggregate),
        "kind": kind_of(view.aggregate).name,
        "label": view.summary.title,
        "confidence": _confidence(view.summary.confidence),
        "record": _named(view.aggregate, view),
        "offices": [_named(office, view) for office in view.offices],
        "quotations": [_quotation(row) for row in view.quotations],
        "parallels": [_parallels(group) for group in view.parallels],
        "discrepancies": [_discrepancy(each) for each in view.discrepancies],
        "related": [each._asdict() for each in view.related],
    }
    return {name: value for name, value in answer.items() if value}


def _named(aggregate: Aggregate, view: View) -> dict[str, object]:
    kind = kind_of(aggregate)
    named: dict[str, object] = {}
    for name, value in aggregate.items():
        if group := kind.group(name):
            named[name] = [
                {key: _name_if_link(group.field(key), each, view) for key, each in row.items()}
                for row in rows_of(aggregate, name)
            ]
        else:
            named[name] = _name_if_link(kind.field(name), value, view)
    return named


def _name_if_link(field: Field | None, value: object, view: View) -> object:
    """The value; a uid of another record with what it is called, and its mark if it has one."""
    if field is None or not field.is_reference:
        return value
    uid = str(value)
    named = {"uid": uid, "label": view.labels.get(uid, uid)}
    return named | {"confidence": CODES[LOW]} if uid in view.low else named


def _quotation(row: Summary) -> dict[str, object]:
    quotation = {
        "uid": row.uid,
        "label": row.title,
        "speaker": _reference(row.speaker),
        "quoted_person": _reference(row.author),
        "date": row.date,
        "language": row.language,
        "source": _reference(row.source),
        "confidence": _confidence(row.confidence),
        "parallel_group": row.parallel,
        "wordings": row.wordings,
        "languages": row.languages,
    }
    return {name: value for name, value in quotation.items() if value}


def _parallels(group: ParallelGroup) -> dict[str, object]:
    return {"language": group.language, "wordings": [_wording(each) for each in group.wordings]}


def _wording(wording: Wording) -> dict[str, object]:
    answer = {
        "uid": wording.uid,
        "label": wording.text,
        "gloss": wording.gloss,
        "form": wording.form,
        "source": _reference(wording.source),
        "confidence": _confidence(wording.confidence),
    }
    return {name: value for name, value in answer.items() if value}


def _discrepancy(aggregate: Aggregate) -> dict[str, object]:
    discrepancy: dict[str, object] = {
        "uid": uid_of(aggregate),
        "label": label_of(aggregate),
        "claims": [str(row["text"]) for row in rows_of(aggregate, "claims")],
        "assessment": text_of(aggregate, "assessment"),
    }
    return {name: value for name, value in discrepancy.items() if value}


def _reference(reference: Reference | None) -> dict[str, str] | None:
    return reference._asdict() if reference else None


def _confidence(term: Reference | None) -> str:
    """The code of a confidence the program knows, else what the archive calls it."""
    return CODES.get(term.uid, term.label.casefold()) if term else ""


def _snippet(record: Aggregate | None, wanted: list[Phrase]) -> str:
    """The words around the first hit in the record's own text; none when a name was the hit."""
    if record is None:
        return ""
    for column, value in values(record):
        if column.field.is_searched and (spans := hits(str(value), wanted)):
            return _around(str(value), spans[0][0])
    return ""


def _around(text: str, hit: int) -> str:
    start = max(0, hit - _SNIPPET_BEFORE)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = start + _SNIPPET_LENGTH
    shown = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{shown}{'…' if end < len(text) else ''}"
