"""The rows of a list: what is shown of each record before it is opened."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.listing import Reference, Summary
from summitdesk.domain.record import Aggregate, kind_of, label_of, rows_of, text_of, uid_of
from summitdesk.store.connection import Connection
from summitdesk.store.links import country_names, labels, reference, references_by_uid
from summitdesk.store.parallels import GroupExtent, group_extents
from summitdesk.store.records import UIDS_AT_ONCE, load, load_rows

_GROUPS = ("statuses", "participations", "claims", "records")
_CATEGORY_FIELDS = tuple(kind.category for kind in KINDS.values() if kind.category)
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
    records = load_rows(conn, ids, groups=_GROUPS)
    sources = load(conn, KINDS["source"], _linked(records.values(), "source"), groups=())
    speeches = load(conn, KINDS["speech"], _linked(records.values(), "speech"))
    found = labels(conn, _named(*records.values(), *speeches.values()))
    found |= country_names(conn, (text_of(each, "country") for each in records.values()))
    counts = _discrepancy_counts(conn, map(uid_of, records.values()))
    concerned = _concerned(conn, records.values())
    extents = group_extents(conn, (text_of(each, "parallel_group") for each in records.values()))
    return {
        row_id: _with_extent(
            _summary(
                row_id,
                record,
                speeches.get(text_of(record, "speech")),
                sources.get(text_of(record, "source"), record),
                found,
                counts,
                concerned,
            ),
            extents.get(text_of(record, "parallel_group")),
        )
        for row_id, record in records.items()
    }


def _summary(
    row_id: int,
    record: Aggregate,
    speech: Aggregate | None,
    source: Aggregate,
    found: dict[str, str],
    counts: dict[str, int],
    concerned: dict[str, Reference],
) -> Summary:
    occasion = speech or record
    category = text_of(record, kind_of(record).category)
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
        publisher=text_of(source, "publisher"),
        language=text_of(record, "language"),
        country=found.get(text_of(record, "country"), ""),
        confidence=reference(found, record.get("confidence")),
        discrepancies=counts.get(uid_of(record), 0),
        claims=len(rows_of(record, "claims")),
        concerns=len(_concerns(record)),
        concerned=concerned.get(uid_of(record)),
    )


def _linked(records: Iterable[Aggregate], field: str) -> list[str]:
    """The uids that these records name in one field, each once."""
    return sorted({text_of(each, field) for each in records} - {""})


def _with_extent(summary: Summary, extent: GroupExtent | None) -> Summary:
    """The row of a quotation that is not the only one to give its words says so."""
    if extent is None:
        return summary
    return replace(
        summary,
        parallel=extent.group,
        wordings=extent.wordings,
        languages=extent.languages,
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


def _concerns(record: Aggregate) -> set[str]:
    """The uids of the records that a discrepancy concerns, each once."""
    return {str(row["concerned"]) for row in rows_of(record, "records")}


def _concerned(conn: Connection, records: Iterable[Aggregate]) -> dict[str, Reference]:
    """The one record that a discrepancy concerns, by its uid; words somebody said name nothing."""
    lone = {uid_of(each): next(iter(uids)) for each in records if len(uids := _concerns(each)) == 1}
    found = references_by_uid(conn, lone.values())
    return {
        uid: Reference(about, found[about].label)
        for uid, about in lone.items()
        if about in found and found[about].kind != "quotation"
    }


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
