"""Files that are written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """The name of a file to write; it takes the place of `path` once it is on the disk.

    Whoever looks meanwhile sees the old file; when anything goes wrong, it stays. A link stays a
    link: what it leads to is replaced.

    Raises:
        OSError: when the new file cannot be made durable or put in place.
    """
    itself = Path(os.path.realpath(path))
    beside = itself.with_name(f".{itself.name}.{os.getpid()}.new")
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(itself)
    finally:
        with suppress(OSError):
            beside.unlink()
