"""Drafts on a person's shelf, in their table."""

import sqlite3

from summitdesk.domain.draft import Draft, draft_of, draft_text


def put_draft(conn: sqlite3.Connection, draft: Draft) -> None:
    """Keep a draft in place of what was kept of it before; when it was begun stays."""
    conn.execute(
        "INSERT INTO draft (uid, kind, record, content, created, changed) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO UPDATE SET kind = excluded.kind, "
        "record = excluded.record, content = excluded.content, changed = excluded.changed",
        (
            *(draft.uid, draft.kind, draft.record or None, draft_text(draft)),
            *(draft.created, draft.changed),
        ),
    )


def drafts(conn: sqlite3.Connection, uid: str | None = None) -> list[Draft]:
    """All drafts, or the one of that uid, the last changed first.

    One that is damaged is left out: it must not keep the others from being shown.
    """
    where, values = ("", ()) if uid is None else ("WHERE uid = ? ", (uid,))
    found = []
    for row in conn.execute(
        "SELECT uid, kind, record, content, created, changed FROM draft "
        f"{where}ORDER BY changed DESC, uid",
        values,
    ):
        try:
            found.append(draft_of(*row))
        except (ValueError, TypeError, RecursionError):
            continue
    return found


def remove_draft(conn: sqlite3.Connection, uid: str) -> None:
    """Keep a draft no more."""
    conn.execute("DELETE FROM draft WHERE uid = ?", (uid,))
