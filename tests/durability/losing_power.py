"""Saves on a disk in memory, then looks at what it may hold when the power fails or it fails.

    python -m tests.durability.losing_power power|faults ARCHIVE FOLDER COUNT [JOURNAL SYNC]

Prints one line of JSON with what became of the saves.
"""

import hashlib
import json
import random
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw

from summitdesk.archive.verify import verify
from summitdesk.domain.changes import Change, ChangeSet
from summitdesk.store.connection import file_uri
from summitdesk.store.records import load_one
from summitdesk.store.revisions import head
from summitdesk.store.saving import write
from summitdesk.store.transactions import DURABLE, saving_transaction
from tests.durability.disk import Acknowledged, Disk, DiskVFS
from tests.durability.scenes import LABELS, UIDS

NAME = "mine.summitdb"
SAVES = 8


def connect(disk: Disk, pragmas: tuple[str, ...]) -> apsw.Connection:
    conn = apsw.Connection(
        f"file:{NAME}", vfs="disk", flags=apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
    )
    for pragma in (*pragmas, "foreign_keys = ON", "cache_size = -64000"):
        conn.execute(f"PRAGMA {pragma}").fetchall()
    return conn


def save(conn: apsw.Connection, number: int) -> str:
    """One save through the real door; the revision it was told of."""
    uid = UIDS[number % len(UIDS)]
    with saving_transaction(conn):
        record = load_one(conn, uid)
        assert record is not None
        changed = record | {LABELS[uid]: f"Saved {number}", "notes": notes(number)}
        change = Change(uid, head(conn, uid).revision, changed)
        made = ChangeSet("", "Aida", "2027-03-17T10:00:00Z")
        saving = write(conn, made, [change])
    return saving.written.revisions[uid]


def notes(number: int) -> list[dict[str, Any]]:
    """A row that says the same as the title: half a save would show."""
    row = {"uid": f"note-{number}", "note_kind": "note_kind-any", "text": f"Saved {number} " * 99}
    return [row]


class Verdicts:
    """Opens what is left of an archive as the program would, and looks at all of it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._known: dict[str, tuple[str, frozenset[str]]] = {}

    def of(self, files: dict[str, bytes]) -> tuple[str, frozenset[str]]:
        """What is wrong, or nothing, and the revisions that are there."""
        for stale in self._path.parent.iterdir():
            stale.unlink()
        for name, data in files.items():
            if data:
                (self._path.parent / name).write_bytes(data)
        try:
            with closing(
                sqlite3.connect(file_uri(self._path, mode="rw"), uri=True, isolation_level=None)
            ) as conn:
                conn.execute("BEGIN IMMEDIATE")  # rolls back what was half-written
                revisions = frozenset(uid for (uid,) in conn.execute("SELECT uid FROM revision"))
                conn.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
            return f"cannot be opened: {error}", frozenset()
        content = hashlib.sha256(self._path.read_bytes()).hexdigest()
        if content not in self._known:
            try:
                damage = "; ".join(map(str, verify(self._path)[:3]))
            except Exception as error:  # whatever it is, it is what we are looking for
                damage = repr(error)
            self._known[content] = damage, revisions
        return self._known[content]


def lose_power(archive: Path, folder: Path, count: int, pragmas: tuple[str, ...]) -> Counter[str]:
    before = {NAME: archive.read_bytes()}
    verdicts, told, chance = Verdicts(folder), Counter[str](), random.Random(17)
    while told["states"] < count:
        disk = Disk({name: bytearray(data) for name, data in before.items()})
        vfs = DiskVFS(disk)
        with closing(connect(disk, pragmas)) as conn:
            for number in range(SAVES):
                disk.log.append(Acknowledged(save(conn, number + told["saves"])))
            log = list(disk.log)
        vfs.unregister()
        told["saves"] += SAVES
        disk.log = log
        for _ in range(min(count - told["states"], 500)):
            cut = chance.randint(0, len(log))
            state = disk.after_power_loss(before, cut, chance)
            damage, revisions = verdicts.of(state.files)
            told["states"] += 1
            told["damaged"] += bool(damage)
            told["lost"] += not damage and not set(state.acknowledged) <= revisions
    return told


def failures() -> Iterator[tuple[type[Exception], bool]]:
    for failure in (apsw.IOError, apsw.FullError):
        for for_good in (False, True):
            yield failure, for_good


def fail(archive: Path, folder: Path, step: int) -> Counter[str]:
    """Let every operation of a save fail, or each so many-th: once, or from then on."""
    before = archive.read_bytes()
    verdicts, told = Verdicts(folder), Counter[str]()
    for failure, for_good in failures():
        at = 1
        while True:
            disk = Disk({NAME: bytearray(before)}, failure=failure)
            vfs = DiskVFS(disk)
            conn = connect(disk, DURABLE)
            acknowledged = {save(conn, 0)}
            disk.fails_at, disk.fails_for_good = disk.operations + at, for_good
            try:
                acknowledged.add(save(conn, 1))
            except apsw.Error:
                told["told"] += 1
            told["points"] += bool(disk.failed)
            told["unnoticed"] += bool(disk.failed) and for_good and len(acknowledged) == 2
            is_over = not disk.failed
            left = {name: bytes(data) for name, data in disk.files.items()}
            damage, revisions = verdicts.of(left)
            told["damaged"] += bool(damage)
            told["lost"] += not acknowledged <= revisions
            disk.fails_at = 0
            acknowledged.add(save(conn, 1))  # what was typed is kept: it is saved again
            conn.close()
            vfs.unregister()
            damage, revisions = verdicts.of({n: bytes(data) for n, data in disk.files.items()})
            told["damaged"] += bool(damage)
            told["lost"] += not acknowledged <= revisions
            if is_over:
                break
            at += step
    return told


def main(what: str, archive: str, folder: str, count: str, *pragmas: str) -> None:
    if what == "faults":
        told = fail(Path(archive), Path(folder), int(count))
    else:
        told = lose_power(Path(archive), Path(folder), int(count), pragmas or DURABLE)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
