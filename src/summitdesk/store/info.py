"""What an archive says of itself."""

from summitdesk.domain.errors import UnusableArchiveError
from summitdesk.domain.info import ArchiveInfo, ArchiveNote
from summitdesk.domain.listing import Reference
from summitdesk.i18n import tr
from summitdesk.store.connection import Connection, texts
from summitdesk.store.schema import WORKING_APPLICATION_ID


def read_info(conn: Connection) -> ArchiveInfo:
    """The one row in which an archive says what it is, and how many records it holds.

    Raises:
        UnusableArchiveError: when there is no such row.
    """
    rows = conn.execute("SELECT uid, title, edition, publisher, created, licence FROM archive_info")
    row = next(texts(rows), None)
    if row is None:
        raise UnusableArchiveError(
            tr("This archive does not say what it is; build it again or use a fresh copy.")
        )
    (records,) = conn.execute("SELECT count(*) FROM record").fetchone()
    (mark,) = conn.execute("PRAGMA application_id").fetchone()
    uid, title, edition, publisher, created, licence = row
    is_working = mark == WORKING_APPLICATION_ID
    return ArchiveInfo(uid, title, edition, publisher, created, licence, records, is_working)


def read_notes(conn: Connection) -> list[ArchiveNote]:
    """The archive's notes on itself: gaps, rules, origin; in their order."""
    rows = conn.execute(
        """
        SELECT archive_note.uid, note_kind, coalesce(term.label, note_kind), coalesce(subject, ''),
               text
        FROM archive_note
        LEFT JOIN term ON term.uid = note_kind
        ORDER BY position, archive_note.uid
        """
    )
    return [
        ArchiveNote(uid, Reference(kind, label), subject, text)
        for uid, kind, label, subject, text in texts(rows)
    ]


def saved_sequence(conn: Connection) -> int:
    """By which save a working archive is as it is; 0 when nothing was ever saved."""
    row = conn.execute("SELECT sequence FROM working_copy").fetchone()
    return int(row[0]) if row else 0
