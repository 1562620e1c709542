"""What a person has before them, as a value and as plain values that files keep."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from summitdesk import paths
from summitdesk.domain.query import Query
from summitdesk.domain.shelf import plain_query, query_of, storable
from summitdesk.ui.trail import Place


@dataclass(frozen=True)
class Sight:
    """An archive, a question, and where one stands in the answer."""

    archive: Path
    query: Query
    record: str = ""
    """The uid of the record on show; empty when there is none."""
    row: str = ""
    """The uid of the record the list stands on; a link leads to others."""
    list_top: int = 0
    """How far the list is scrolled, in pixels."""
    detail_top: int = 0
    """How far the detail is scrolled, in pixels."""


def place_of(sight: Sight) -> Place:
    """Where one stands; the row is still to be found."""
    return Place(
        sight.query,
        sight.record,
        row_uid=sight.row,
        list_top=sight.list_top,
        detail_top=sight.detail_top,
    )


def sight_of(place: Place, archive: Path) -> Sight:
    """What one sees from there."""
    return Sight(
        paths.absolute(archive),
        place.query,
        place.record,
        place.row_uid,
        place.list_top,
        place.detail_top,
    )


def as_plain(sight: Sight) -> dict[str, object]:
    """The sight as files keep it."""
    return {
        "archive": storable(str(sight.archive)),
        "query": {**plain_query(sight.query), "text": storable(sight.query.text)},
        "record": sight.record,
        "row": sight.row,
        "list_top": sight.list_top,
        "detail_top": sight.detail_top,
    }


def from_plain(kept: object) -> Sight | None:
    """The sight that a file kept; None when it makes no sense."""
    if not isinstance(kept, Mapping):
        return None
    archive, record, row = kept.get("archive"), kept.get("record"), kept.get("row", "")
    tops = kept.get("list_top", 0), kept.get("detail_top", 0)
    query = _query(kept.get("query"))
    if query is None or not all(isinstance(text, str) for text in (archive, record, row)):
        return None
    if not all(type(top) is int and top >= 0 for top in tops):
        return None
    return Sight(Path(archive), query, record, row, *tops)  # type: ignore[arg-type]  # as looked at


def _query(kept: object) -> Query | None:
    try:
        query, _ = query_of(kept)  # type: ignore[arg-type]  # what is wrong with it is raised
    except (ValueError, TypeError, AttributeError):
        return None
    return query if query.kinds else None
