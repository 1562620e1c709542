"""Answers in plain structures, as the command line prints them and other programs read them."""

from dataclasses import asdict

from summitdesk.archive.archive import Archive
from summitdesk.domain.catalogue import columns
from summitdesk.domain.facets import Facets
from summitdesk.domain.fold import Phrase, hits, phrases
from summitdesk.domain.listing import Reference, Referrer, Summary, View
from summitdesk.domain.record import Aggregate, Row, kind_of, label_of, rows_of, uid_of, values

_SNIPPET_BEFORE = 60
_SNIPPET_LENGTH = 200


def item_answer(archive: Archive, row: Summary, text: str) -> dict[str, object]:
    """One record of a list; what its kind does not have, or it has no value for, is left out."""
    item: dict[str, object] = {
        "uid": row.uid,
        "kind": row.kind,
        "title": row.title,
        "date": row.date,
        "type": row.category,
        "status": list(row.statuses),
        "event": _reference(row.event),
        "parties": [asdict(party) for party in row.parties],
        "speaker": _reference(row.speaker),
        "quoted_person": _reference(row.author),
        "source": _reference(row.source),
        "publisher": row.publisher,
        "language": row.language,
        "snippet": _snippet(archive.record(row.uid), phrases(text)) if text else "",
        "confidence": row.confidence.casefold(),
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
        "label": view.label,
        "record": _named(view.aggregate, view.labels),
        "offices": [_named(office, view.labels) for office in view.offices],
        "quotations": [_quotation(row) for row in view.quotations],
        "discrepancies": [_labelled(each) for each in view.discrepancies],
        "related": [_referrer(each) for each in view.related],
    }
    return {name: value for name, value in answer.items() if value}


def _named(aggregate: Aggregate, labels: dict[str, str]) -> dict[str, object]:
    kind = kind_of(aggregate)
    references = {column.path for column in columns(kind) if column.field.is_reference}
    named: dict[str, object] = {}
    for name, value in aggregate.items():
        if isinstance(value, list):
            named[name] = [
                _named_row(row, labels, {path for path in references if path.startswith(name)})
                for row in rows_of(aggregate, name)
            ]
        else:
            named[name] = _name(str(value), labels) if name in references else value
    return named


def _named_row(row: Row, labels: dict[str, str], references: set[str]) -> dict[str, object]:
    fields = {path.rpartition(".")[2] for path in references}
    return {
        name: _name(str(value), labels) if name in fields else value for name, value in row.items()
    }


def _name(uid: str, labels: dict[str, str]) -> dict[str, str]:
    return {"uid": uid, "label": labels.get(uid, uid)}


def _quotation(row: Summary) -> dict[str, object]:
    quotation = {
        **_name(row.uid, {row.uid: row.title}),
        "speaker": _reference(row.speaker),
        "quoted_person": _reference(row.author),
        "date": row.date,
        "language": row.language,
        "source": _reference(row.source),
        "confidence": row.confidence.casefold(),
    }
    return {name: value for name, value in quotation.items() if value}


def _labelled(aggregate: Aggregate) -> dict[str, object]:
    return {
        "uid": uid_of(aggregate),
        "label": label_of(aggregate),
        "claims": [str(row["text"]) for row in rows_of(aggregate, "claims")],
        "assessment": aggregate.get("assessment", ""),
    }


def _referrer(each: Referrer) -> dict[str, str]:
    return {"uid": each.uid, "label": each.label, "kind": each.kind, "field": each.field}


def _reference(reference: Reference | None) -> dict[str, str] | None:
    return asdict(reference) if reference else None


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
