"""Parallel quotations: the same words, as several sources or several languages give them."""

from collections.abc import Iterable
from typing import NamedTuple

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.listing import Reference
from summitdesk.domain.record import Aggregate, text_of, uid_of
from summitdesk.domain.view import ParallelGroup, Wording
from summitdesk.store.connection import Connection
from summitdesk.store.links import labels
from summitdesk.store.records import load

_NAMED = ("source", "form", "confidence")


class GroupExtent(NamedTuple):
    """How much a group of parallel quotations holds."""

    group: str
    wordings: int
    languages: int


def parallels(conn: Connection, quotation: Aggregate) -> tuple[ParallelGroup, ...]:
    """All other quotations of the same words, those in its own language first.

    Within a language, and among the other languages, the order is that of lists.
    """
    rows = conn.execute(
        """
        SELECT record.uid
        FROM quotation
        CROSS JOIN record ON record.uid = quotation.uid
        WHERE quotation.parallel_group = ?
          AND quotation.uid != ?
        ORDER BY quotation.language != ?, record.id
        """,
        (
            text_of(quotation, "parallel_group"),
            uid_of(quotation),
            text_of(quotation, "language"),
        ),
    )
    others = load(conn, KINDS["quotation"], [uid for (uid,) in rows], groups=())
    named = labels(conn, (text_of(each, name) for each in others.values() for name in _NAMED))
    by_language: dict[str, list[Wording]] = {}
    for each in others.values():
        by_language.setdefault(text_of(each, "language"), []).append(_wording(each, named))
    return tuple(
        ParallelGroup(language, tuple(wordings)) for language, wordings in by_language.items()
    )


def group_extents(conn: Connection, groups: Iterable[str]) -> dict[str, GroupExtent]:
    """How much each of the groups holds, by its name; a group of one is none and left out."""
    wanted = sorted(set(groups) - {""})
    if not wanted:
        return {}  # of an empty list SQLite would walk the whole index to count nothing
    marks = ", ".join("?" * len(wanted))
    rows = conn.execute(
        "SELECT parallel_group, count(*), count(DISTINCT language) FROM quotation "
        f"WHERE parallel_group IN ({marks}) GROUP BY parallel_group HAVING count(*) > 1",
        wanted,
    )
    return {group: GroupExtent(group, wordings, languages) for group, wordings, languages in rows}


def _wording(quotation: Aggregate, named: dict[str, str]) -> Wording:
    source, form, confidence = (text_of(quotation, name) for name in _NAMED)
    return Wording(
        uid=uid_of(quotation),
        text=text_of(quotation, "text"),
        source=Reference(source, named.get(source, source)),
        form=named.get(form, form),
        confidence=Reference(confidence, named.get(confidence, confidence)),
        gloss=text_of(quotation, "gloss"),
    )
