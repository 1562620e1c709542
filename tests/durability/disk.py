"""A disk in memory beneath SQLite: it remembers every write, can fail, and can lose its power.

Only apsw lets Python stand beneath SQLite. It brings an SQLite of its own: whoever uses this runs
in a process apart, and no file on a real disk is ever opened by it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import apsw

SECTOR = 512
_POWERSAFE_OVERWRITE = 0x1000


@dataclass(frozen=True)
class Write:
    """Some bytes written at an offset."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Truncate:
    """A file cut to a size."""

    file: str
    size: int


@dataclass(frozen=True)
class Sync:
    """All that was done to a file is on the disk when this has ended."""

    file: str


@dataclass(frozen=True)
class Remove:
    """A name taken away."""

    file: str


@dataclass(frozen=True)
class Acknowledged:
    """Somebody was told that a save is safe."""

    revision: str


Operation = Write | Truncate | Sync | Remove | Acknowledged


@dataclass
class Disk:
    """The files, and all that was done to them."""

    files: dict[str, bytearray] = field(default_factory=dict)
    log: list[Operation] = field(default_factory=list)
    operations: int = 0
    """How many there were, reading too."""
    fails_at: int = 0
    """At which of them it begins to fail; never for 0."""
    fails_for_good: bool = False
    failure: type[Exception] = apsw.IOError
    failed: int = 0

    def act(self) -> None:
        """Count one operation, and fail when its time has come."""
        self.operations += 1
        is_due = self.fails_at and (
            self.operations >= self.fails_at
            if self.fails_for_good
            else self.operations == self.fails_at
        )
        if is_due:
            self.failed += 1
            raise self.failure

    def after_power_loss(
        self, before: dict[str, bytes], cut: int, chance: random.Random
    ) -> "State":
        """What may be on the disk when the power fails after so many operations of the log.

        What was synced is there. Of the rest of each file any write may be there, or not, or some
        of its sectors; a removed name may be there again, unless something was synced since.
        """
        durable = {name: bytearray(data) for name, data in before.items()}
        waiting: dict[str, list[Operation]] = {}
        removed: set[str] = set()
        acknowledged = []
        for operation in self.log[:cut]:
            match operation:
                case Acknowledged(revision):
                    acknowledged.append(revision)
                case Sync(file):
                    for each in waiting.pop(file, []):
                        _apply(durable, each)
                    for name in removed:
                        durable.pop(name, None)
                    removed.clear()
                case Remove(file):
                    removed.add(file)
                    waiting.pop(file, None)
                case _:
                    waiting.setdefault(operation.file, []).append(operation)
        for name in removed:
            if chance.random() < 0.5:
                durable.pop(name, None)
        for operations in waiting.values():
            keeps = chance.choice((0.0, 0.2, 0.5, 0.8, 1.0))
            for each in operations:
                if chance.random() < keeps:
                    for torn in _torn(each, chance):
                        _apply(durable, torn)
        return State({name: bytes(data) for name, data in durable.items()}, tuple(acknowledged))


@dataclass(frozen=True)
class State:
    """What is left on a disk, and of which saves somebody was told."""

    files: dict[str, bytes]
    acknowledged: tuple[str, ...]


class DiskVFS(apsw.VFS):
    """Lets SQLite see the disk as its file system."""

    def __init__(self, disk: Disk, name: str = "disk") -> None:
        self.disk = disk
        super().__init__(name, "")

    def xOpen(self, name: object, flags: list[int]) -> "DiskFile":  # noqa: N802
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        self.disk.act()
        self.disk.files.setdefault(path, bytearray())
        flags[1] = flags[0]
        return DiskFile(self.disk, path)

    def xDelete(self, name: str, sync_folder: bool) -> None:  # noqa: N802
        self.disk.act()
        if self.disk.files.pop(name, None) is not None:
            self.disk.log.append(Remove(name))
        if sync_folder:
            self.disk.log.append(Sync(name))

    def xAccess(self, name: str, flags: int) -> bool:  # noqa: N802
        return name in self.disk.files

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name


class DiskFile:
    """One open file of the disk."""

    def __init__(self, disk: Disk, name: str) -> None:
        self._disk = disk
        self._name = name

    @property
    def _data(self) -> bytearray:
        return self._disk.files.setdefault(self._name, bytearray())

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802
        self._disk.act()
        return bytes(self._data[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.act()
        operation = Write(self._name, offset, bytes(data))
        _apply(self._disk.files, operation)
        self._disk.log.append(operation)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._disk.act()
        operation = Truncate(self._name, size)
        _apply(self._disk.files, operation)
        self._disk.log.append(operation)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.act()
        self._disk.log.append(Sync(self._name))

    def xFileSize(self) -> int:  # noqa: N802
        return len(self._data)

    def xLock(self, level: int) -> None:  # noqa: N802
        pass

    def xUnlock(self, level: int) -> None:  # noqa: N802
        pass

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return 4096

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return _POWERSAFE_OVERWRITE

    def xClose(self) -> None:  # noqa: N802
        pass


def _apply(files: dict[str, bytearray], operation: Operation) -> None:
    match operation:
        case Write(name, offset, data):
            file = files.setdefault(name, bytearray())
            if len(file) < offset:
                file.extend(bytes(offset - len(file)))
            file[offset : offset + len(data)] = data
        case Truncate(name, size):
            del files.setdefault(name, bytearray())[size:]


def _torn(operation: Operation, chance: random.Random) -> Iterator[Operation]:
    """The operation, or one time in four only some of its sectors."""
    if not isinstance(operation, Write) or chance.random() < 0.75:
        yield operation
        return
    for start in range(0, len(operation.data), SECTOR):
        if chance.random() < 0.5:
            data = operation.data[start : start + SECTOR]
            yield Write(operation.file, operation.offset + start, data)
