"""Looking for damage in the history of an archive: what was saved, by whom, and after what."""

import json
from collections.abc import Iterator

from summitdesk.domain.changes import ChangeSet
from summitdesk.domain.damage import Damage
from summitdesk.i18n import tr
from summitdesk.store.checks import Copy
from summitdesk.store.revisions import change_set_uid


def lineage_damage(conn: Copy) -> Iterator[Damage]:
    """Gaps in what was saved: each record's revisions follow each other, and each device's do."""
    for record, parents, before in conn.execute(
        """
        SELECT record, parents, lag(uid) OVER (PARTITION BY record ORDER BY number)
        FROM revision
        ORDER BY record, number
        """
    ):
        if json.loads(parents) != ([before] if before else []):
            yield Damage(str(record), tr("has a revision that does not follow the one before it"))
    for device, sequence, previous, before, at in conn.execute(
        """
        SELECT device, sequence, previous, lag(uid) OVER by_device,
               row_number() OVER by_device
        FROM revision
        WHERE device IS NOT NULL
        WINDOW by_device AS (PARTITION BY device ORDER BY sequence)
        """
    ):
        if sequence != at or previous != before:
            yield Damage(
                str(device), tr("has a gap before its revision {number}", number=str(sequence))
            )
    for device, sequence in conn.execute("SELECT device, sequence FROM working_copy"):
        (last,) = conn.execute(
            "SELECT coalesce(max(sequence), 0) FROM revision WHERE device = ?", (device,)
        ).fetchone()
        if last != sequence:
            yield Damage(str(device), tr("did not make as many revisions as is said"))
    for (uid,) in conn.execute(
        """
        SELECT revision.record
        FROM revision
        LEFT JOIN record ON record.uid = revision.record
        GROUP BY revision.record
        HAVING max(number) AND (content = 'null') != (record.revision IS NULL)
            OR max(number) AND record.revision != revision.uid
        """
    ):
        yield Damage(str(uid), tr("is not what its last revision says"))


def change_set_damage(conn: Copy) -> Iterator[Damage]:
    """Change sets that do not tell what they were saved with."""
    for device, sequence, *told in conn.execute(
        """
        SELECT min(device), min(sequence), change_set.uid, author, time, origin,
               coalesce(note, ''), coalesce(undoes, '')
        FROM change_set
        LEFT JOIN revision ON revision.change_set = change_set.uid
        GROUP BY change_set.uid
        """
    ):
        made = ChangeSet(*told)
        if device is None:
            is_sealed = conn.execute("SELECT 1 FROM archive_info WHERE uid = ?", (made.uid,))
            if is_sealed.fetchone() is None:
                yield Damage(made.uid, tr("is a change set without a change"))
        elif change_set_uid(made, device, sequence) != made.uid:
            yield Damage(made.uid, tr("is a change set that does not match its name"))
