"""A program that saves without end, and says after each save which revision it was told of.

python saver.py ARCHIVE
"""

import sys
from itertools import count
from pathlib import Path

from summitdesk.archive.editing import Saved, read, save
from summitdesk.archive.working import WorkingArchive

ARCHIVE = Path(sys.argv[1])
RECORDS = ("per-x", "spc-x", "agr-x")
LABELS = {"per-x": "name", "spc-x": "title", "agr-x": "title"}

archive = WorkingArchive.open(ARCHIVE)
for number in count():
    uid = RECORDS[number % len(RECORDS)]
    edited = read(archive, uid)
    saved = save(archive, {**(edited.record or {}), LABELS[uid]: f"Saved {number}"}, edited)
    assert isinstance(saved, Saved)
    sys.stdout.write(f"{saved.revision}\n")
    sys.stdout.flush()
