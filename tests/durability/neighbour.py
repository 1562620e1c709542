"""One of several programs that write the same archive, as where a lock does not reach.

    python -m tests.durability.neighbour ARCHIVE NAME COUNT checked|blind

Begins when it reads a line, and prints the uid of each row that it was told is saved. ``blind``
saves over whatever stands there.
"""

import sys
from pathlib import Path

from summitdesk.archive.editing import Saved, read, save
from summitdesk.archive.working import WorkingArchive
from summitdesk.store import instance, saving
from summitdesk.store.revisions import Head, head
from tests.durability.scenes import UIDS

PATH, NAME, COUNT, HOW = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]


def blind_head(conn: saving.Connection, change: saving.Change) -> Head:
    """The head as it is, whatever was expected."""
    return head(conn, change.record)


# Each program has a lock of its own, as two computers have on a share that knows none.
instance.lock_path = lambda archive: Path(f"{archive}.{NAME}.lock")
if HOW == "blind":
    saving._checked_head = blind_head  # noqa: SLF001

archive = WorkingArchive.open(PATH, author=NAME)
sys.stdout.write("ready\n")
sys.stdout.flush()
sys.stdin.readline()  # both begin together
for number in range(COUNT):
    uid = UIDS[number % len(UIDS)]
    edited = read(archive, uid)
    assert edited.record is not None
    row = {"uid": f"{NAME}-{number}", "note_kind": "note_kind-any", "text": f"By {NAME}"}
    notes = edited.record.get("notes", [])
    assert isinstance(notes, list)
    saved = save(archive, edited.record | {"notes": [*notes, row]}, edited)
    assert isinstance(saved, Saved)
    sys.stdout.write(f"{row['uid']}\n")
    sys.stdout.flush()
archive.close()
