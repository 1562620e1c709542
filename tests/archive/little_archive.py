"""Archives of a few records, each saying only what matters to its test."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from summitdesk.archive.build import build
from summitdesk.domain.catalogue import KINDS

_INFO = {
    "uid": "01a20ddb-0000-7000-8000-000000000000",
    "title": "A little archive",
    "edition": "2026.1",
    "publisher": "The tests",
    "created": "2026-01-01T00:00:00Z",
    "licence": "CC0",
}
_NEEDED = {
    "agreement": {"type": "type-treaty"},
    "event": {"event_kind": "event_kind-summit"},
    "actor": {"actor_kind": "actor_kind-state"},
    "source": {"tier": "tier-news"},
    "discrepancy": {"discrepancy_kind": "discrepancy_kind-date"},
    "quotation": {
        "language": "en",
        "speaker": "prs-anyone",
        "source": "src-anything",
        "form": "quotation_form-direct",
        "confidence": "confidence-high",
    },
    "speech": {"speaker": "prs-anyone"},
}
"""What a record of each kind cannot do without, beside its title."""

Record = Mapping[str, object]


def record(kind: str, uid: str, label: str, **fields: object) -> Record:
    """A record of a kind: valid, with what is given added."""
    return {
        "uid": uid,
        "kind": kind,
        KINDS[kind].label: label,
        **_NEEDED.get(kind, {}),
        **fields,
    }


def term(uid: str, label: str = "") -> Record:
    """A term whose uid says its vocabulary, as in ``type-treaty``."""
    vocabulary, _, word = uid.partition("-")
    return {"uid": uid, "kind": "term", "vocabulary": vocabulary, "label": label or word}


def build_little(folder: Path, records: Iterable[Record]) -> Path:
    """An archive of these records, of the terms that `record` gives and of whom it names."""
    found = {str(each["uid"]): each for each in (*_common(), *records)}
    source = folder / "source"
    source.mkdir()
    (source / "archive.yaml").write_text(json.dumps({"info": _INFO}), "utf-8")
    # JSON is YAML too, and needs no rules of its own for quoting.
    text = json.dumps(list(found.values()), ensure_ascii=False)
    (source / "records.yaml").write_text(text, "utf-8")
    archive = folder / "little.summitdb"
    build(source, archive)
    return archive


def _common() -> Iterable[Record]:
    yield record("person", "prs-anyone", "Anyone")
    yield record("source", "src-anything", "Anything")
    for fields in _NEEDED.values():
        yield from (term(uid) for uid in fields.values() if _is_term(uid))


def _is_term(uid: str) -> bool:
    return "-" in uid and not uid.startswith(("prs-", "src-"))
