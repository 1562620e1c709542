"""The starting data, turned once into the text sources of the archive and a list of its values.

Used once, then removed: afterwards `data/source` is the truth.
"""

import hashlib
import json
import secrets
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from summitdesk.domain.catalogue import KINDS

WIDTH = 100
Entry = dict[str, Any]

PLACES = {
    "Astana": ("plc-astana", "KAZ"),
    "Nur-Sultan": ("plc-nur-sultan", "KAZ"),
    "Almaty": ("plc-almaty", "KAZ"),
    "Bishkek": ("plc-bishkek", "KGZ"),
    "Beijing": ("plc-beijing", "CHN"),
    "Chengdu": ("plc-chengdu", "CHN"),
    "Qingdao": ("plc-qingdao", "CHN"),
    "Urumqi": ("plc-urumqi", "CHN"),
    "Xi'an": ("plc-xian", "CHN"),
}

# A term is (slug, label, the starting data's own word where it is not the label, scope note).
Term = tuple[str, str, str | None, str | None]


def _plain(*labels: str) -> list[Term]:
    return [(_slug(label), label, None, None) for label in labels]


def _slug(label: str) -> str:
    letters = label.lower().replace("é", "e").replace("'", "")
    return "-".join("".join(c if c.isalnum() else " " for c in letters).split())


VOCABULARIES: dict[str, list[Term]] = {
    "type": _plain(
        "Treaty",
        "Declaration",
        "Joint declaration",
        "Joint statement",
        "Communiqué",
        "Intergovernmental agreement",
        "Framework agreement",
        "Agreement",
        "Regulations",
        "Action plan",
        "Joint programme",
        "Roadmap",
        "Memorandum of understanding",
        "Memorandum of cooperation",
        "Memorandum",
        "Exchange of letters",
        "Minutes",
        "Twinning agreement",
        "Final document",
        "Institution (cooperation centre)",
        "Institution (platform)",
        "Initiative",
        "Business agreements",
        "Business memoranda",
        "Grant pledge",
        "Financing pledge",
        "Training pledge",
        "Document package",
        "Meeting outcomes",
        "Outcome list",
    ),
    "sector": _plain(
        "Political foundations & security",
        "Trade & industry",
        "Customs & border",
        "Transport & connectivity",
        "Energy",
        "Agriculture",
        "Investment & green development",
        "Science & education",
        "Culture & people",
        "Regional ties",
    ),
    "confidence": [
        ("high", "High", None, "Two independent sources or a primary or published text."),
        (
            "medium",
            "Medium",
            None,
            "One good source, or several outlets relaying one official list, or two sources that "
            "differ on the point.",
        ),
        (
            "low",
            "Low",
            None,
            "One weak source: a rewriting site or a machine translation. Never shown without its "
            "mark.",
        ),
    ],
    "status": _plain(
        "Announced", "Approved", "Adopted", "Concluded", "Signed", "Issued", "Established"
    ),
    "event_kind": [
        ("summit", "Summit", None, None),
        ("foreign-ministers", "Foreign ministers' meeting", "foreign-ministers", None),
        ("ministerial", "Ministerial meeting", "ministerial", None),
        ("bilateral", "Bilateral meeting", "bilateral", None),
        ("forum", "Forum", None, None),
        ("business", "Business meeting", "business", None),
        ("institution", "Opening of an institution", "institution", None),
        ("planned", "Planned meeting", "planned", None),
    ],
    "format": [("in-person", "In person", "in-person", None), ("virtual", "Virtual", None, None)],
    "actor_kind": [
        ("state", "State", "country", None),
        *_plain("Collective", "Region", "Province", "City", "Institution", "Company"),
    ],
    "tier": [
        ("primary", "Primary", None, None),
        ("official-republished", "Official, republished", "official-republished", None),
        ("agency", "News agency", "agency", None),
        ("news", "News", None, None),
        ("analysis", "Analysis", None, None),
        ("aggregator", "Aggregator", None, None),
        ("mirror", "Mirror", None, None),
        ("machine-translated", "Machine-translated", None, None),
    ],
    "title_status": [
        ("as-shown", "As shown in the excerpt", None, None),
        (
            "reconstructed",
            "Reconstructed from the URL slug; headline not in the excerpt",
            None,
            None,
        ),
        ("descriptive", "Descriptive label; headline not in the excerpt", None, None),
    ],
    "quotation_form": [
        ("full-text", "Direct speech in a full-text publication", None, None),
        ("quotation-marks", "In quotation marks in the source", None, None),
        ("partial-quotation", "Partial quotation in quotation marks", None, None),
        ("paraphrase", "Full text published as a paraphrased translation", None, None),
    ],
    "verification": [
        ("exact", "Exact", None, "Letter for letter as in the source."),
        (
            "normalised",
            "Normalised",
            None,
            "The same after levelling spaces, quotation marks and dashes.",
        ),
        ("differs", "Differs", None, "The wording was corrected; see the note."),
        ("not-re-found", "Not re-found", None, "The source was not met again."),
    ],
    "discrepancy_kind": _plain(
        "Fact",
        "Figure",
        "Status",
        "Status word",
        "Wording",
        "Translation",
        "Attribution",
        "Omission",
        "Disambiguation",
        "Naming",
        "Spelling",
        "Numbering",
        "Convention",
        "Machine error",
    ),
    "note_kind": _plain("Note", "Reason", "Identification", "Gap", "Rule", "Origin"),
    "role": _plain(
        "Party", "Signatory", "Host", "Witness", "Mediator", "Guarantor", "Depositary", "Observer"
    ),
    "act": _plain(
        "Signature",
        "Initialling",
        "Ratification",
        "Acceptance",
        "Approval",
        "Accession",
        "Entry into force",
        "Provisional application",
        "Reservation",
        "Denunciation",
        "Withdrawal",
    ),
    "relation": _plain(
        "Amends",
        "Supersedes",
        "Terminates",
        "Implements",
        "Supplements",
        "Is protocol to",
        "Is annex to",
        "Is based on",
        "Renews",
        "Cites",
        "Possibly the same as",
    ),
    "name_kind": _plain("Authorised", "Variant", "Transliteration", "Misspelling"),
}

STATUS_WORDS = {
    "announce": "announced",
    "announced": "announced",
    "approved": "approved",
    "adopted": "adopted",
    "кабыл алынды (adopted)": "adopted",
    "kabul edildi (adopted)": "adopted",
    "заключили (concluded)": "concluded",
    "signed": "signed",
    "подписали (signed)": "signed",
    "подписанный (signed)": "signed",
    "signed (подписали)": "signed",
    "issued": "issued",
    "established": "established",
}

META_SUBJECTS = {
    "title": ("origin", "Title of the starting data"),
    "compiled": ("origin", "Day the starting data was compiled"),
    "verified_rule": ("rule", "How quotations are verified"),
    "confidence_rule": ("rule", "How confidence is rated"),
    "date_rule": ("rule", "How dates are written"),
    "language_codes": ("rule", "How languages are coded"),
    "title_rule": ("rule", "How far source titles were seen"),
}

WRITERS = ("prs-aitmatov", "prs-libai")


class Uids:
    """UUIDv7s, written once: what an earlier run gave is kept, found by where it stands."""

    def __init__(self, known: dict[tuple[str, ...], str]) -> None:
        self._known = known
        self._last = 0

    def __call__(self, *where: str) -> str:
        """The uid of what stands there."""
        return self._known.setdefault(where, self._new())

    def _new(self) -> str:
        # Of one millisecond, the second part counts upwards, as RFC 9562 6.2 allows.
        self._last = max(self._last + 1, time.time_ns() // 1_000_000 << 12)
        high = (self._last >> 12) << 16 | 0x7000 | (self._last & 0xFFF)
        low = 0x8000000000000000 | secrets.randbits(62)
        digits = f"{high:016x}{low:016x}"
        return "-".join(digits[a:b] for a, b in ((0, 8), (8, 12), (12, 16), (16, 20), (20, 32)))


def convert(dossier: Entry, uids: Uids) -> dict[str, Entry | list[Entry]]:
    """Every text source by its path below the folder of sources."""
    terms = _terms(uids)
    words = {
        (term["vocabulary"], _word(term)): term["uid"] for part in terms.values() for term in part
    }
    maker = Maker(dossier, words)
    files: dict[str, Entry | list[Entry]] = {
        "archive.yaml": _archive(dossier, uids),
        **{f"term/{vocabulary}.yaml": part for vocabulary, part in terms.items()},
    }
    for record in maker.records():
        uid = record.get("uid") or uids("office", record["person"])
        ordered = _ordered({**record, "uid": uid}, uids)
        files[f"{record['kind']}/{uid}.yaml"] = ordered
    return files


def _word(term: Entry) -> str:
    given = term.get("identifiers")
    label: str = term["label"]
    return str(given[0]["value"]) if given else label[0].lower() + label[1:]


def _terms(uids: Uids) -> dict[str, list[Entry]]:
    result: dict[str, list[Entry]] = {}
    for vocabulary, terms in VOCABULARIES.items():
        result[vocabulary] = []
        for rank, (slug, label, word, scope) in enumerate(terms, 1):
            term: Entry = {
                "uid": f"{vocabulary}-{slug}",
                "kind": "term",
                "vocabulary": vocabulary,
                "label": label,
                "scope_note": scope,
                "rank": rank,
            }
            if word:
                term["identifiers"] = [{"scheme": "starting-data", "value": word}]
            result[vocabulary].append(_ordered(term, uids))
    return result


def _archive(dossier: Entry, uids: Uids) -> Entry:
    notes = [
        {"note_kind": f"note_kind-{kind}", "subject": subject, "text": dossier["meta"][key]}
        for key, (kind, subject) in META_SUBJECTS.items()
    ]
    notes += [{"note_kind": "note_kind-gap", "text": text} for text in dossier["gaps"]]
    info = {
        "uid": uids("archive"),
        "title": "Summit Desk archive: Central Asia–China summits",
        "edition": "2026.1",
        "publisher": "Summit Desk",
        "created": "2026-11-24T00:00:00Z",
        "licence": "CC BY 4.0 for the archive's own words and arrangement; quotations and titles "
        "belong to those who said or wrote them",
    }
    rows = [
        {"uid": uids("archive", "notes", str(place)), **note} for place, note in enumerate(notes)
    ]
    return {"info": info, "notes": rows}


def _ordered(record: Entry, uids: Uids) -> Entry:
    """The record in the order of the catalogue, without what has no value."""
    kind = KINDS[record["kind"]]
    result: Entry = {"uid": record["uid"], "kind": kind.name}
    result |= {f.name: record[f.name] for f in kind.fields if record.get(f.name) is not None}
    for group in kind.groups:
        rows = record.get(group.name) or []
        for row in rows:
            assert row.keys() <= {field.name for field in group.fields}, (record["uid"], row)
        if rows:
            result[group.name] = [
                {"uid": uids(record["uid"], group.name, str(place))}
                | {f.name: row[f.name] for f in group.fields if row.get(f.name) is not None}
                for place, row in enumerate(rows)
            ]
    parts = {field.name for field in kind.fields} | {group.name for group in kind.groups}
    assert record.keys() <= {"uid", "kind"} | parts, record
    return result


class Maker:
    """Records made from the starting data."""

    def __init__(self, dossier: Entry, words: dict[tuple[str, str], str]) -> None:
        self._dossier = dossier
        self._words = words
        self._texts = {each["document"]: each for each in dossier["primary_documents"]}
        self._states = {p["iso3"]: p["id"] for p in dossier["parties"] if p["kind"] == "country"}

    def records(self) -> Iterable[Entry]:
        """Every record but the terms."""
        makers: dict[str, Callable[[Entry], Entry]] = {
            "events": self._event,
            "parties": self._actor,
            "people": self._person,
            "agreements": self._agreement,
            "speeches": self._speech,
            "quotes": self._quotation,
            "contradictions": self._discrepancy,
            "sources": self._source,
        }
        for part, make in makers.items():
            for entry in self._dossier[part]:
                yield {"uid": entry["id"]} | make(entry)
        for entry in self._dossier["people"]:
            if entry["id"] not in WRITERS:
                yield {"kind": "office", "person": entry["id"], "title": entry["role"]}
        for name, (uid, country) in PLACES.items():
            yield {"uid": uid, "kind": "place", "name": name, "country": country}

    def _term(self, vocabulary: str, word: str | None) -> str | None:
        return None if word is None else self._words[vocabulary, word]

    def _event(self, e: Entry) -> Entry:
        start, end = e["date_start"], e["date_end"]
        assert end or start is None or len(start) < len("2025-06-17")
        return {
            "kind": "event",
            "title": e["official_name"],
            "short_title": e["short_name"],
            "ordinal": e["ordinal"],
            "event_kind": self._term("event_kind", e["kind"]),
            "date": start if end in (None, start) else f"{start}/{end}",
            **_place(e["city"]),
            "country": e["country"],
            "venue": e["venue"],
            "format": self._term("format", e["format"]),
            "chair": e["chair"],
            "summary": e["summary"],
            "confidence": self._term("confidence", e["confidence"]),
            "names": _names(e["names"]),
            "attendance": [{"person": person} for person in e["attendees"]],
            "citations": _citations(e["sources"]),
            "notes": _notes(("date", "note", e.get("date_note"))),
        }

    def _actor(self, p: Entry) -> Entry:
        is_state = p["kind"] == "country"
        codes = (("ISO 3166-1 alpha-2", p["iso2"]), ("ISO 3166-1 alpha-3", p["iso3"]))
        five = [self._states[code] for code in ("KAZ", "KGZ", "TJK", "TKM", "UZB")]
        return {
            "kind": "actor",
            "name": p["name"],
            "actor_kind": self._term("actor_kind", p["kind"]),
            "country": p["country"],
            "parent": None if is_state or not p["country"] else self._states[p["country"]],
            "names": _variants(p["variants"]),
            "members": [{"member": m} for m in five] if p["id"] == "pty-ca-five" else [],
            "citations": _citations(p["sources"]),
            "identifiers": [{"scheme": s, "value": v} for s, v in codes if v],
            "notes": _notes((None, "note", p.get("note"))),
        }

    def _person(self, p: Entry) -> Entry:
        return {
            "kind": "person",
            "name": p["name"],
            "description": p["role"] if p["id"] in WRITERS else None,
            "country": p["country"],
            "names": _variants(p["variants"]),
            "citations": _citations(p["sources"]),
            "notes": _notes((None, "note", p.get("note"))),
        }

    def _agreement(self, a: Entry) -> Entry:
        evidence = {each["source"]: each["paraphrase"] for each in a["evidence"]}
        assert list(evidence) == [s for s in a["sources"] if s in evidence]
        texts = self._texts.get(a["id"], {})
        # Two that name each other are one relation; the first to come keeps it.
        same = [other for other in a["possible_same_as"] if self._comes_first(a["id"], other)]
        row = a["seed_row"]
        return {
            "kind": "agreement",
            "title": a["title"],
            "type": self._term("type", a["instrument_type"]),
            "date": a["date"],
            **_place(a["place"]),
            "event": a["event"],
            "summary": a["summary"],
            "extent": a["number"],
            "confidence": self._term("confidence", a["confidence"]),
            "titles": _names(a["title_variants"]),
            "statuses": [
                {
                    "word": s["word"],
                    "status": self._term("status", STATUS_WORDS.get(s["word"])),
                    "source": s["source"],
                }
                for s in a["status"]
            ],
            "date_claims": a["date_claims"],
            "acts": a["follow_up"],
            "sectors": [{"sector": self._term("sector", a["sector"])}],
            "participations": [
                *({"actor": party, "role": "role-party"} for party in a["parties"]),
                *({"role": "role-signatory", "signatory": p} for p in a["signatories"]),
            ],
            "relations": [
                {"relation": "relation-possibly-the-same-as", "related": other} for other in same
            ],
            "provisions": [
                {key: value for key, value in p.items() if key != "agreement"}
                for p in self._dossier["provisions"]
                if p["agreement"] == a["id"]
            ],
            "texts": _texts(texts),
            "citations": _citations(a["sources"], evidence),
            "identifiers": [{"scheme": "founding-article", "value": row}] if row else [],
            "notes": _notes(
                ("title", "note", a["title_note"]),
                ("date", "note", a["date_note"]),
                ("participations", "note", a["party_note"]),
                (None, "identification", a["identification_note"]),
                ("confidence", "reason", a["confidence_reason"]),
                ("texts", "note", texts.get("note")),
            ),
        }

    def _comes_first(self, one: str, other: str) -> bool:
        order = [a["id"] for a in self._dossier["agreements"]]
        return order.index(one) < order.index(other)

    def _speech(self, s: Entry) -> Entry:
        texts = self._texts.get(s["id"], {})
        return {
            "kind": "speech",
            "title": s["title"],
            "speaker": s["speaker"],
            "capacity": s["role"],
            "occasion": s["occasion"],
            "event": s["event"],
            "date": s["date"],
            **_place(s["place"]),
            "language": s["language_of_delivery"],
            "availability": s["availability"],
            "titles": _names(s["title_variants"]),
            "languages_seen": [{"language": code} for code in s["languages_seen"]],
            "texts": _texts(texts),
            "citations": _citations(s["sources"]),
            "notes": _notes((None, "note", s["note"]), ("texts", "note", texts.get("note"))),
        }

    def _quotation(self, q: Entry) -> Entry:
        assert q["quotes_someone_else"] == (q["quoted_author"] is not None)
        return {
            "kind": "quotation",
            "text": q["text"],
            "speaker": q["speaker"],
            "speech": q["speech"],
            "language": q["language"],
            "source": q["source"],
            "form": self._term("quotation_form", q["form"]),
            "confidence": self._term("confidence", q["confidence"]),
            "parallel_group": q["parallel_group"],
            "quoted_person": q["quoted_author"],
            "gloss": q["english_gloss"],
            "verified": self._term("verification", q["verified"]),
            "verified_on": q["verified_on"],
            "notes": _notes(
                (None, "note", q["note"]), ("quoted_person", "note", q["quoted_author_note"])
            ),
        }

    def _discrepancy(self, c: Entry) -> Entry:
        own = {a["id"]: a["contradictions"] for a in self._dossier["agreements"]}
        return {
            "kind": "discrepancy",
            "topic": c["topic"],
            "discrepancy_kind": self._term("discrepancy_kind", c["kind"]),
            "assessment": c["assessment"],
            "claims": [{"text": each["claim"], "source": each["source"]} for each in c["claims"]],
            "records": [
                {
                    "concerned": uid,
                    "rank": own[uid].index(c["id"]) + 1 if uid in own else None,
                }
                for uid in c["affects"]
            ],
        }

    def _source(self, s: Entry) -> Entry:
        return {
            "kind": "source",
            "title": s["title"],
            "title_status": self._term("title_status", s["title_status"]),
            "publisher": s["publisher"],
            "address": s["url"],
            "published": s["published"],
            "published_basis": s["published_basis"],
            "accessed": s["accessed"],
            "language": s["language"],
            "tier": self._term("tier", s["tier"]),
            "notes": _notes((None, "note", s["note"])),
        }


def _place(given: str | None) -> Entry:
    name = given.partition(" (")[0] if given else None
    uid = PLACES[name][0] if name in PLACES else None
    return {"place": uid, "place_as_given": None if uid and given == name else given}


def _names(variants: list[Entry]) -> list[Entry]:
    return [
        {"text": v["text"], "language": v["lang"], "source": v["source"], "note": v.get("note")}
        for v in variants
    ]


def _variants(variants: list[Entry]) -> list[Entry]:
    return [name | {"name_kind": "name_kind-variant"} for name in _names(variants)]


def _citations(sources: list[str], evidence: dict[str, str] | None = None) -> list[Entry]:
    return [{"source": s, "evidence": (evidence or {}).get(s)} for s in sources]


def _notes(*notes: tuple[str | None, str, str | None]) -> list[Entry]:
    return [
        {"field": field, "note_kind": f"note_kind-{kind}", "text": text}
        for field, kind, text in notes
        if text is not None
    ]


def _texts(document: Entry) -> list[Entry]:
    return [
        {
            "language": each["language"],
            "address": each["url"],
            "form": each["form"],
            "extent_seen": each["visible"],
            "source": each["source"],
        }
        for each in document.get("availability", [])
    ]


def as_yaml(value: Entry | list[Entry], indent: int = 0) -> str:
    """The text source of a value; long texts are folded at their spaces."""
    margin = " " * indent
    if isinstance(value, list):
        items = (as_yaml(item, indent + 2) for item in value)
        return "".join(f"{margin}- {item[indent + 2 :]}" for item in items)
    lines = []
    for key, part in value.items():
        if isinstance(part, dict | list):
            lines.append(f"{margin}{key}:\n{as_yaml(part, indent + 2)}")
        else:
            lines.append(_scalar(f"{margin}{key}: ", str(part), indent + 2))
    return "".join(lines)


def _scalar(start: str, text: str, indent: int) -> str:
    plain = f"{start}{_inline(text)}\n"
    if len(plain) <= WIDTH + 1 or " " not in text:
        return plain
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and indent + len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return f"{start}>-\n" + "".join(f"{' ' * indent}{line}\n" for line in lines)


def _inline(text: str) -> str:
    try:
        if yaml.load(f"- k: {text}", yaml.BaseLoader) == [{"k": text}]:
            return text
    except yaml.YAMLError:
        pass
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def known_uids(folder: Path) -> dict[tuple[str, ...], str]:
    """The uids an earlier run wrote, by where they stand."""
    known: dict[tuple[str, ...], str] = {}
    for path in folder.rglob("*.yaml"):
        loaded = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        for record in loaded if isinstance(loaded, list) else [loaded]:
            if record.get("kind") == "office":
                known["office", record["person"]] = record["uid"]
            if "info" in record:
                known["archive",] = record["info"]["uid"]
            owner = record.get("uid", "archive")
            for group, rows in record.items():
                if isinstance(rows, list):
                    for place, row in enumerate(rows):
                        known[owner, group, str(place)] = row["uid"]
    return known


def paths(dossier: Entry) -> dict[str, str]:
    """The SHA-256 of every value of the starting data, by its path.

    Records are found by their id, so that lists of records have no order, but lists within
    records keep theirs.
    """
    named: Entry = {
        part: {each["id"]: each for each in entries}
        for part, entries in dossier.items()
        if isinstance(entries, list) and isinstance(entries[0], dict) and "id" in entries[0]
    }
    named["provisions"] = {}
    for each in dossier["provisions"]:
        named["provisions"].setdefault(each["agreement"], []).append(each)
    named["primary_documents"] = {each["document"]: each for each in dossier["primary_documents"]}
    plain = {
        "gaps": dossier["gaps"],
        "meta": {key: value for key, value in dossier["meta"].items() if key != "method"},
    }
    leaves = [
        *(leaf for part, each in plain.items() for leaf in _leaves(part, each)),
        *(
            leaf
            for part, entries in named.items()
            for uid, each in entries.items()
            for leaf in _leaves(f"{part}[{uid}]", each)
        ),
    ]
    return {path: _hash(value) for path, value in leaves}


def _leaves(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _leaves(f"{path}.{key}", part)
    elif isinstance(value, list) and value:
        for place, part in enumerate(value):
            yield from _leaves(f"{path}[{place}]", part)
    else:
        yield path, value


def _hash(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()


def main() -> int:
    """Write the text sources and the list: DOSSIER FOLDER LIST."""
    dossier = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    folder = Path(sys.argv[2])
    files = convert(dossier, Uids(known_uids(folder)))
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = as_yaml(content)
        assert yaml.load(text, yaml.BaseLoader) == _as_text(content), name
        path.write_text(text, "utf-8", newline="\n")
    listed = paths(dossier)
    Path(sys.argv[3]).write_text(json.dumps(listed, indent=0) + "\n", "utf-8", newline="\n")
    print(f"{len(files)} files, {len(listed)} paths")
    return 0


def _as_text(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_text(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_text(part) for part in value]
    return str(value)


if __name__ == "__main__":
    raise SystemExit(main())
