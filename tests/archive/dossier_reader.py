"""The shape of the starting data, read back from a built archive with nothing but SQL.

It shares nothing with the program, so that the two can bear witness to each other.
"""

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

Entry = dict[str, Any]
Rows = dict[str, list[sqlite3.Row]]

META = {
    ("note_kind-origin", "Title of the starting data"): "title",
    ("note_kind-origin", "Day the starting data was compiled"): "compiled",
    ("note_kind-rule", "How quotations are verified"): "verified_rule",
    ("note_kind-rule", "How confidence is rated"): "confidence_rule",
    ("note_kind-rule", "How dates are written"): "date_rule",
    ("note_kind-rule", "How languages are coded"): "language_codes",
    ("note_kind-rule", "How far source titles were seen"): "title_rule",
}


def events(archive: sqlite3.Connection) -> dict[str, Entry]:
    kinds, formats = words(archive, "event_kind"), words(archive, "format")
    confidence, places = words(archive, "confidence"), _places(archive)
    names = children(archive, "event_name", "event")
    attendance = children(archive, "event_attendance", "event")
    citations, notes = children(archive, "citation", "record"), _notes(archive)
    result = {}
    for row in archive.execute("SELECT * FROM event"):
        uid, (start, end) = row["uid"], _span(row["date"])
        result[uid] = {
            "id": uid,
            "kind": kinds.get(row["event_kind"]),
            "official_name": row["title"],
            "short_name": row["short_title"],
            "ordinal": row["ordinal"],
            "date_start": start,
            "date_end": end,
            "date_note": notes.get((uid, "date", "note_kind-note")),
            "city": row["place_as_given"] or places.get(row["place"]),
            "country": row["country"],
            "venue": row["venue"],
            "format": formats.get(row["format"]),
            "chair": row["chair"],
            "names": _names(names[uid]),
            "attendees": [each["person"] for each in attendance[uid]],
            "summary": row["summary"],
            "confidence": confidence.get(row["confidence"]),
            "sources": [each["source"] for each in citations[uid]],
        }
    return result


def parties(archive: sqlite3.Connection) -> dict[str, Entry]:
    kinds, names = words(archive, "actor_kind"), children(archive, "actor_name", "actor")
    citations, notes = children(archive, "citation", "record"), _notes(archive)
    codes = _identifiers(archive)
    return {
        uid: {
            "id": uid,
            "kind": kinds.get(row["actor_kind"]),
            "name": row["name"],
            "iso2": codes.get((uid, "ISO 3166-1 alpha-2")),
            "iso3": codes.get((uid, "ISO 3166-1 alpha-3")),
            "country": row["country"],
            "variants": _names(names[uid]),
            "sources": [each["source"] for each in citations[uid]],
            "note": notes.get((uid, None, "note_kind-note")),
        }
        for row in archive.execute("SELECT * FROM actor")
        if (uid := row["uid"])
    }


def people(archive: sqlite3.Connection) -> dict[str, Entry]:
    offices = dict(archive.execute("SELECT person, title FROM office").fetchall())
    names = children(archive, "person_name", "person")
    citations, notes = children(archive, "citation", "record"), _notes(archive)
    return {
        uid: {
            "id": uid,
            "name": row["name"],
            "role": row["description"] or offices.get(uid),
            "country": row["country"],
            "variants": _names(names[uid]),
            "sources": [each["source"] for each in citations[uid]],
            "note": notes.get((uid, None, "note_kind-note")),
        }
        for row in archive.execute("SELECT * FROM person")
        if (uid := row["uid"])
    }


def agreements(archive: sqlite3.Connection) -> dict[str, Entry]:
    titles = children(archive, "agreement_title", "agreement")
    statuses = children(archive, "agreement_status", "agreement")
    claims = children(archive, "date_claim", "agreement")
    acts = children(archive, "agreement_act", "agreement")
    parts = children(archive, "participation", "agreement")
    citations, notes = children(archive, "citation", "record"), _notes(archive)
    types, confidence = words(archive, "type"), words(archive, "confidence")
    sectors, twins, places = _sectors(archive), _twins(archive), _places(archive)
    ranks, codes = _ranks(archive), _identifiers(archive)
    result = {}
    for row in archive.execute("SELECT * FROM agreement"):
        uid = row["uid"]
        result[uid] = {
            "id": uid,
            "title": row["title"],
            "title_note": notes.get((uid, "title", "note_kind-note")),
            "title_variants": _names(titles[uid]),
            "instrument_type": types.get(row["type"]),
            "sector": sectors.get(uid),
            "status": [_pick(each, word="word", source="source") for each in statuses[uid]],
            "date": row["date"],
            "date_note": notes.get((uid, "date", "note_kind-note")),
            "place": row["place_as_given"] or places.get(row["place"]),
            "event": row["event"],
            "parties": [each["actor"] for each in parts[uid] if each["role"] == "role-party"],
            "party_note": notes.get((uid, "participations", "note_kind-note")),
            "signatories": [
                each["signatory"] for each in parts[uid] if each["role"] == "role-signatory"
            ],
            "number": row["extent"],
            "summary": row["summary"],
            "evidence": [
                _pick(each, source="source", paraphrase="evidence")
                for each in citations[uid]
                if each["evidence"] is not None
            ],
            "confidence": confidence.get(row["confidence"]),
            "confidence_reason": notes.get((uid, "confidence", "note_kind-reason")),
            "seed_row": _number(codes.get((uid, "founding-article"))),
            "possible_same_as": twins[uid],
            "contradictions": ranks[uid],
            "follow_up": [
                _pick(each, date="date", text="text", source="source") for each in acts[uid]
            ],
            "sources": [each["source"] for each in citations[uid]],
            "identification_note": notes.get((uid, None, "note_kind-identification")),
            "date_claims": [
                _pick(each, date="date", basis="basis", source="source") for each in claims[uid]
            ],
        }
    return result


def speeches(archive: sqlite3.Connection) -> dict[str, Entry]:
    languages = children(archive, "speech_language", "speech")
    titles, places = children(archive, "speech_title", "speech"), _places(archive)
    citations, notes = children(archive, "citation", "record"), _notes(archive)
    return {
        uid: {
            "id": uid,
            "speaker": row["speaker"],
            "role": row["capacity"],
            "occasion": row["occasion"],
            "event": row["event"],
            "date": row["date"],
            "place": row["place_as_given"] or places.get(row["place"]),
            "language_of_delivery": row["language"],
            "languages_seen": [each["language"] for each in languages[uid]],
            "title": row["title"],
            "title_variants": _names(titles[uid]),
            "sources": [each["source"] for each in citations[uid]],
            "availability": row["availability"],
            "note": notes.get((uid, None, "note_kind-note")),
        }
        for row in archive.execute("SELECT * FROM speech")
        if (uid := row["uid"])
    }


def quotes(archive: sqlite3.Connection) -> dict[str, Entry]:
    forms, confidence = words(archive, "quotation_form"), words(archive, "confidence")
    verified, notes = words(archive, "verification"), _notes(archive)
    return {
        uid: {
            "id": uid,
            "speaker": row["speaker"],
            "speech": row["speech"],
            "language": row["language"],
            "text": row["text"],
            "source": row["source"],
            "form": forms.get(row["form"]),
            "confidence": confidence.get(row["confidence"]),
            "quotes_someone_else": row["quoted_person"] is not None,
            "quoted_author": row["quoted_person"],
            "quoted_author_note": notes.get((uid, "quoted_person", "note_kind-note")),
            "parallel_group": row["parallel_group"],
            "english_gloss": row["gloss"],
            "note": notes.get((uid, None, "note_kind-note")),
            "verified": verified.get(row["verified"]),
            "verified_on": row["verified_on"],
        }
        for row in archive.execute("SELECT * FROM quotation")
        if (uid := row["uid"])
    }


def provisions(archive: sqlite3.Connection) -> dict[str, list[Entry]]:
    names = ("agreement", "number", "heading", "summary", "source")
    by_agreement = children(archive, "provision", "agreement")
    return {
        uid: [_pick(row, **{name: name for name in names}) for row in rows]
        for uid, rows in by_agreement.items()
    }


def contradictions(archive: sqlite3.Connection) -> dict[str, Entry]:
    kinds, claims = words(archive, "discrepancy_kind"), children(archive, "claim", "discrepancy")
    concerned = children(archive, "discrepancy_record", "discrepancy")
    return {
        uid: {
            "id": uid,
            "topic": row["topic"],
            "kind": kinds.get(row["discrepancy_kind"]),
            "claims": [_pick(each, claim="text", source="source") for each in claims[uid]],
            "assessment": row["assessment"],
            "affects": [each["concerned"] for each in concerned[uid]],
        }
        for row in archive.execute("SELECT * FROM discrepancy")
        if (uid := row["uid"])
    }


def primary_documents(archive: sqlite3.Connection) -> dict[str, Entry]:
    texts, notes = children(archive, "text_version", "record"), _notes(archive)
    remarks = {
        record: text
        for (record, field, kind), text in notes.items()
        if (field, kind) == ("texts", "note_kind-note")
    }
    columns = {
        "url": "address",
        "source": "source",
        "language": "language",
        "form": "form",
        "visible": "extent_seen",
    }
    return {
        uid: {
            "document": uid,
            "availability": [_pick(each, **columns) for each in texts[uid]],
            "note": remarks.get(uid),
        }
        for uid in texts.keys() | remarks.keys()
    }


def sources(archive: sqlite3.Connection) -> dict[str, Entry]:
    tiers, statuses = words(archive, "tier"), words(archive, "title_status")
    notes = _notes(archive)
    return {
        uid: {
            "id": uid,
            "title": row["title"],
            "publisher": row["publisher"],
            "url": row["address"],
            "published": row["published"],
            "published_basis": row["published_basis"],
            "language": row["language"],
            "accessed": row["accessed"],
            "tier": tiers.get(row["tier"]),
            "title_status": statuses.get(row["title_status"]),
            "note": notes.get((uid, None, "note_kind-note")),
        }
        for row in archive.execute("SELECT * FROM source")
        if (uid := row["uid"])
    }


def gaps(archive: sqlite3.Connection) -> list[str]:
    query = "SELECT text FROM archive_note WHERE note_kind = 'note_kind-gap' ORDER BY position"
    return [row["text"] for row in archive.execute(query)]


def meta(archive: sqlite3.Connection) -> Entry:
    query = "SELECT note_kind, subject, text FROM archive_note WHERE note_kind <> 'note_kind-gap'"
    remarks = {
        META.get((kind, subject), subject): text for kind, subject, text in archive.execute(query)
    }
    return {
        **remarks,
        "sector_vocabulary": sorted(words(archive, "sector").values()),
        "instrument_vocabulary": sorted(words(archive, "type").values()),
    }


PARTS: dict[str, Callable[[sqlite3.Connection], Any]] = {
    part.__name__: part
    for part in (
        events,
        parties,
        people,
        agreements,
        speeches,
        quotes,
        provisions,
        contradictions,
        primary_documents,
        sources,
        gaps,
        meta,
    )
}
"""How each part of the starting data is read; records stand by their id."""


def hashes(part: str, archive: sqlite3.Connection) -> dict[str, str]:
    """The SHA-256 of every value that a part of the archive has, by its path."""
    content = PARTS[part](archive)
    roots = (
        [(part, content)]
        if part in ("gaps", "meta")
        else [(f"{part}[{uid}]", each) for uid, each in content.items()]
    )
    return {path: hashed(value) for root, each in roots for path, value in _values(root, each)}


@lru_cache(maxsize=100_000, typed=True)
def hashed(value: str | int | bool | tuple[()] | None) -> str:
    """The SHA-256 of a value written as JSON; an empty list is given as an empty tuple."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()


def words(archive: sqlite3.Connection, vocabulary: str) -> dict[str, str]:
    """The words of the starting data that terms stand for: the label, unless another is given."""
    query = (
        "SELECT term.uid, coalesce(identifier.value,"
        " lower(substr(label, 1, 1)) || substr(label, 2)) AS word "
        "FROM term LEFT JOIN identifier"
        " ON identifier.record = term.uid AND identifier.scheme = 'starting-data' "
        "WHERE vocabulary = ?"
    )
    return {row["uid"]: row["word"] for row in archive.execute(query, (vocabulary,))}


def children(archive: sqlite3.Connection, table: str, owner: str) -> Rows:
    """The rows of a table by the record they belong to, in their order."""
    result: Rows = defaultdict(list)
    for row in archive.execute(f"SELECT * FROM {table} ORDER BY {owner}, position"):
        result[row[owner]].append(row)
    return result


def _values(path: str, content: Any) -> Iterator[tuple[str, str | int]]:
    if isinstance(content, dict):
        for key, part in content.items():
            yield from _values(f"{path}.{key}", part)
    elif isinstance(content, list):
        for place, part in enumerate(content):
            yield from _values(f"{path}[{place}]", part)
    elif content is not None:
        yield path, content


def _pick(row: sqlite3.Row, **columns: str) -> Entry:
    return {name: row[column] for name, column in columns.items()}


def _names(rows: list[sqlite3.Row]) -> list[Entry]:
    return [_pick(row, text="text", lang="language", source="source", note="note") for row in rows]


def _span(date: str | None) -> tuple[str | None, str | None]:
    if date is None:
        return None, None
    if "/" in date:
        start, _, end = date.partition("/")
        return start, end
    is_day = len(date) == len("2025-06-17")
    return date, date if is_day else None


def _number(text: str | None) -> str | int | None:
    return int(text) if text is not None and text.isdecimal() else text


def _notes(archive: sqlite3.Connection) -> dict[tuple[str, str | None, str], str]:
    query = "SELECT record, field, note_kind, text FROM note"
    return {(row[0], row[1], row[2]): row[3] for row in archive.execute(query)}


def _identifiers(archive: sqlite3.Connection) -> dict[tuple[str, str], str]:
    query = "SELECT record, scheme, value FROM identifier"
    return {(row[0], row[1]): row[2] for row in archive.execute(query)}


def _places(archive: sqlite3.Connection) -> dict[str, str]:
    return dict(archive.execute("SELECT uid, name FROM place").fetchall())


def _sectors(archive: sqlite3.Connection) -> dict[str, str | None]:
    known = words(archive, "sector")
    query = "SELECT agreement, sector FROM agreement_sector"
    return {row[0]: known.get(row[1]) for row in archive.execute(query)}


def _twins(archive: sqlite3.Connection) -> dict[str, list[str]]:
    query = (
        "SELECT agreement, related FROM agreement_relation "
        "WHERE relation = 'relation-possibly-the-same-as'"
    )
    result: dict[str, list[str]] = defaultdict(list)
    for one, other in archive.execute(query):
        result[one].append(other)
        result[other].append(one)
    return result


def _ranks(archive: sqlite3.Connection) -> dict[str, list[str | None]]:
    """The discrepancies of each record by rank; a place that no rank names stays empty."""
    query = (
        "SELECT concerned, rank, discrepancy FROM discrepancy_record "
        "WHERE rank IS NOT NULL ORDER BY rank"
    )
    result: dict[str, list[str | None]] = defaultdict(list)
    for concerned, rank, discrepancy in archive.execute(query):
        places = result[concerned]
        places.extend([None] * (rank - len(places)))
        places[rank - 1] = discrepancy
    return result
