"""What a form offers to choose from: the terms of every vocabulary."""

from summitdesk.domain.listing import Reference
from summitdesk.store.connection import Connection


def terms(conn: Connection) -> dict[str, tuple[Reference, ...]]:
    """The terms of each vocabulary in their order."""
    found: dict[str, list[Reference]] = {}
    for vocabulary, uid, label in conn.execute(
        "SELECT vocabulary, uid, label FROM term ORDER BY vocabulary, rank IS NULL, rank, uid"
    ):
        found.setdefault(str(vocabulary), []).append(Reference(str(uid), str(label)))
    return {vocabulary: tuple(of_it) for vocabulary, of_it in found.items()}
