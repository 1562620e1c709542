"""What was typed into a form and not yet saved."""

import json
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Draft:
    """A form as it was left: whatever was typed, be it right or wrong."""

    uid: str
    kind: str
    """The kind of the record."""
    record: str
    """The uid of the record; of one that is new, the uid it will have."""
    typed: Mapping[str, object]
    """What stands in the form: a record in the making, in values that JSON can hold."""
    revision: str = ""
    """The revision over which it is to be saved; empty when the record is new."""
    archive: str = ""
    """The file of the archive it belongs to, as it was opened."""
    created: str = ""
    """As all times of a shelf: UTC to the microsecond. The shelf fills it in, and the other."""
    changed: str = ""


def draft_text(draft: Draft) -> str:
    """What a shelf keeps of a draft beside its names and times."""
    told = {"typed": draft.typed, "revision": draft.revision, "archive": draft.archive}
    return json.dumps(told, ensure_ascii=True)


def draft_of(
    uid: str, kind: str, record: str | None, content: str, created: str, changed: str
) -> Draft:
    """A draft as a shelf kept it.

    Raises:
        ValueError: when it is damaged.
    """
    told = json.loads(content)
    if not isinstance(told, dict) or not isinstance(told.get("typed"), dict):
        raise ValueError("a draft is damaged")
    revision, archive = str(told.get("revision", "")), str(told.get("archive", ""))
    return Draft(uid, kind, record or "", told["typed"], revision, archive, created, changed)
