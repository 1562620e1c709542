"""Values of records as runs: dates in words, links by name, ids inside prose as links."""

from summitdesk import wording
from summitdesk.domain.confidence import LOW, is_low
from summitdesk.domain.kind import Field, FieldType
from summitdesk.domain.listing import Reference
from summitdesk.domain.uid import UID_IN_PROSE
from summitdesk.i18n import in_words, midway
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.runs import Look, Run, Runs, address, link, tag, words


def prose(text: str, reading: Reading, look: Look = Look.PLAIN) -> Runs:
    """Running text, the ids in it shown as links that carry the names of their records."""
    runs: list[Run] = []
    at = 0
    for match in UID_IN_PROSE.finditer(text):
        if match[0] in reading.view.labels:
            runs.append(words(text[at : match.start()], look))
            runs.extend(named(match[0], reading))
            at = match.end()
    runs.append(words(text[at:], look))
    return tuple(run for run in runs if run.text)


def value(field: Field, content: object, reading: Reading) -> Runs:
    """One value as a reader reads it."""
    text = str(content)
    match field.type:
        case FieldType.LINK:
            return named(text, reading)
        case FieldType.TERM:
            return (words(reading.label(text)),)
        case FieldType.DATE:
            return (words(in_words(text)),)
        case FieldType.LANGUAGE:
            return (words(wording.language(text)),)
        case FieldType.COUNTRY:
            return (words(reading.country(text)),)
        case FieldType.TEXT:
            return prose(text, reading)
        case FieldType.ADDRESS:
            return (address(text),)
        case FieldType.NUMBER | FieldType.CODE | FieldType.FIELD:
            return (words(text),)


def named(uid: object, reading: Reading) -> Runs:
    """A record by its name; a link unless it is a place or a term, which have no page here.

    The words of a quotation of low confidence are never named without that mark.
    """
    kind = reading.view.kinds.get(str(uid), "")
    label = reading.label(uid)
    if kind in ("place", "term"):
        return (words(label),)
    if uid not in reading.view.low:
        return (link(str(uid), label),)
    low = link(str(uid), label, caution=wording.low())
    return (low, Run(" "), confidence_tag(Reference(LOW, "")))


def confidence_tag(term: Reference) -> Run:
    """How sure a quotation is, as a small framed word; a low one calls for care."""
    if is_low(term.uid):
        return tag(midway(wording.confidence(term)), Look.CAUTION_TAG)
    return tag(midway(term.label))


def publisher(source: object, reading: Reading) -> Run:
    """Who published a source, as a link to it."""
    return link(str(source), reading.publisher(source))
