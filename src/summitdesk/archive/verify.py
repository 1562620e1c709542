"""Verifying an archive: that it is, to the letter, what was published or saved."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from summitdesk.domain.damage import Damage
from summitdesk.domain.errors import UnusableArchiveError
from summitdesk.domain.library import Library
from summitdesk.domain.record import uid_of
from summitdesk.i18n import tr
from summitdesk.store import checks, history_checks, index_checks
from summitdesk.store.opening import inspect, open_for_reading
from summitdesk.store.records import load_all


def verify(path: Path) -> list[Damage]:
    """Everything that is amiss in an archive, each once; the file itself is only read.

    Raises:
        ArchiveError: when the file cannot be opened as an archive at all, or only a newer program
            knows how it must be.
    """
    if inspect(path).is_newer:
        raise UnusableArchiveError(
            tr("{path} was made by a newer Summit Desk; verify it with that one.", path=path)
        )
    readers, _notices = open_for_reading(path)
    with closing(readers), readers.reading() as conn, closing(checks.private_copy(conn)) as copy:
        return list(dict.fromkeys(_damage(copy)))


def _damage(conn: checks.Copy) -> Iterator[Damage]:
    for check in (
        checks.file_damage,
        checks.schema_damage,
        checks.dangling_references,
        checks.row_damage,
        checks.archive_damage,
        checks.revision_damage,
        history_checks.lineage_damage,
        history_checks.change_set_damage,
        _record_damage,
    ):
        yield from checks.as_far_as_possible(check(conn))


def _record_damage(conn: checks.Copy) -> Iterator[Damage]:
    library = Library(load_all(conn))
    yield from checks.record_damage(conn, library)
    ids = checks.row_ids(conn)
    listed = Library(record for record in library if uid_of(record) in ids)
    yield from index_checks.index_damage(conn, listed, ids)
