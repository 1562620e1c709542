"""Proves that data/summit.db is what data/source builds, with this Python or a frozen program.

    python tools/check_rebuild.py [PROGRAM]

The two files are compared by their logical dump: every table, row and index, in order.
"""

import itertools
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMITTED = ROOT / "data" / "summit.db"


def dump(archive: Path) -> Iterator[str]:
    """Yield the archive as SQL statements, leaving the file untouched."""
    address = f"{archive.as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as conn:
        for name in ("application_id", "user_version"):
            yield f"PRAGMA {name} = {conn.execute(f'PRAGMA {name}').fetchone()[0]};"
        yield from conn.iterdump()


def first_difference(ours: Path, theirs: Path) -> str | None:
    """Give the first pair of statements that differ, or None when there is none."""
    pairs = itertools.zip_longest(dump(ours), dump(theirs), fillvalue="(nothing)")
    for ours_said, theirs_said in pairs:
        if ours_said != theirs_said:
            return f"committed: {ours_said[:300]}\nrebuilt:   {theirs_said[:300]}"
    return None


def main() -> int:
    """Build into a temporary folder, compare, and say what was found."""
    program = sys.argv[1:] or [sys.executable, "-m", "summitdesk"]
    with tempfile.TemporaryDirectory() as folder:
        rebuilt = Path(folder, "summit.db")
        subprocess.run(
            [*program, "build", str(ROOT / "data" / "source"), "-o", rebuilt], check=True
        )
        difference = first_difference(COMMITTED, rebuilt)
    if difference is not None:
        print(f"data/summit.db is not what data/source builds.\n{difference}", file=sys.stderr)
        return 1
    print("data/summit.db is what data/source builds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
