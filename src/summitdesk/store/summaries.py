"""The rows of a list: what is shown of each record before it is opened."""

from collections.abc import Iterable, Iterator, Sequence

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.listing import Reference, Summary
from summitdesk.domain.record import Aggregate, kind_of, label_of, rows_of, text_of, uid_of
from summitdesk.store.connection import Connection
from summitdesk.store.links import labels, reference
from summitdesk.store.records import UIDS_AT_ONCE, load

_GROUPS = ("statuses", "participations")
_CATEGORY_FIELDS = ("type", "event_kind", "actor_kind", "tier", "discrepancy_kind")
_REFERENCE_FIELDS = (*_CATEGORY_FIELDS, "event", "place", "speaker", "quoted_person", "source")


def ids_of(conn: Connection, uids: Sequence[str]) -> list[int]:
    """The row ids of some records, in the order of lists; one that is not there is left out."""
    found: list[int] = []
    for start in range(0, len(uids), UIDS_AT_ONCE):
        part = uids[start : start + UIDS_AT_ONCE]
        marks = ", ".join("?" * len(part))
        rows = conn.execute(f"SELECT id FROM record WHERE uid IN ({marks})", part)
        found += (row[0] for row in rows)
    return sorted(found)


def summaries(conn: Connection, ids: Sequence[int]) -> dict[int, Summary]:
    """The rows with these row ids, by id; one that is not there is left out."""
    found: dict[int, Summary] = {}
    for start in range(0, len(ids), UIDS_AT_ONCE):
        found |= _summaries(conn, ids[start : start + UIDS_AT_ONCE])
    return found


def _summaries(conn: Connection, ids: Sequence[int]) -> dict[int, Summary]:
    marks = ", ".join("?" * len(ids))
    rows = conn.execute(f"SELECT id, uid, kind FROM record WHERE id IN ({marks})", ids).fetchall()
    id_by_uid = {uid: row_id for row_id, uid, _ in rows}
    records: dict[str, Aggregate] = {}
    for kind in KINDS.values():
        uids = [uid for _, uid, name in rows if name == kind.name]
        records |= load(conn, kind, uids, groups=_GROUPS) if uids else {}
    speeches = load(
        conn, KINDS["speech"], sorted({text_of(each, "speech") for each in records.values()} - {""})
    )
    found = labels(conn, _named(*records.values(), *speeches.values()))
    counts = _discrepancy_counts(conn, list(records))
    return {
        id_by_uid[uid]: _summary(
            id_by_uid[uid], record, speeches.get(text_of(record, "speech")), found, counts
        )
        for uid, record in records.items()
    }


def _summary(
    row_id: int,
    record: Aggregate,
    speech: Aggregate | None,
    found: dict[str, str],
    counts: dict[str, int],
) -> Summary:
    occasion = speech or record
    category = next((text_of(record, name) for name in _CATEGORY_FIELDS if name in record), "")
    return Summary(
        id=row_id,
        uid=uid_of(record),
        kind=kind_of(record).name,
        title=label_of(record),
        date=text_of(occasion, kind_of(occasion).date or ""),
        category=found.get(category, ""),
        statuses=tuple(dict.fromkeys(str(row["word"]) for row in rows_of(record, "statuses"))),
        event=reference(found, occasion.get("event")),
        place=_place(occasion, found),
        parties=tuple(_parties(record, found)),
        speaker=reference(found, record.get("speaker")),
        author=reference(found, record.get("quoted_person")),
        source=reference(found, record.get("source")),
        publisher=text_of(record, "publisher"),
        language=text_of(record, "language"),
        country=text_of(record, "country"),
        confidence=found.get(text_of(record, "confidence"), ""),
        discrepancies=counts.get(uid_of(record), 0),
    )


def _place(record: Aggregate, found: dict[str, str]) -> str:
    return text_of(record, "place_as_given") or found.get(text_of(record, "place"), "")


def _parties(record: Aggregate, found: dict[str, str]) -> Iterator[Reference]:
    for row in rows_of(record, "participations"):
        if party := reference(found, row.get("actor")):
            yield party


def _named(*records: Aggregate) -> Iterator[str]:
    for record in records:
        yield from (
            text_of(record, name) for name in (*_REFERENCE_FIELDS, "confidence") if name in record
        )
        yield from (str(row.get("actor", "")) for row in rows_of(record, "participations"))


def _discrepancy_counts(conn: Connection, uids: Iterable[str]) -> dict[str, int]:
    wanted = list(uids)
    marks = ", ".join("?" * len(wanted))
    return dict(
        conn.execute(
            "SELECT concerned, count(DISTINCT discrepancy) FROM discrepancy_record "
            f"WHERE concerned IN ({marks}) GROUP BY concerned",
            wanted,
        ).fetchall()
    )
