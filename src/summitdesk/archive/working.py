"""A working archive: an archivist's own copy, open for writing.

What one can do with it is in modules of its own: `editing` saves and deletes, `undoing` takes back
and brings again, `past` tells what was. Each of their verbs takes the archive first.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from summitdesk import paths
from summitdesk.archive.archive import Archive
from summitdesk.domain.changes import TYPED, Change, ChangeSet, Written
from summitdesk.domain.info import ArchiveInfo
from summitdesk.domain.uid import new_uid
from summitdesk.store.connection import Readers
from summitdesk.store.info import read_info
from summitdesk.store.instance import ArchiveInUseError, user_name
from summitdesk.store.opening import open_for_reading
from summitdesk.store.saving import write
from summitdesk.store.surroundings import place_notices
from summitdesk.store.working_file import ReadOnlyArchiveError, WorkingFile, make_working_file


def working_path() -> Path:
    """Where the working archive of whoever runs the program stands, if they choose no other."""
    return paths.user_data() / "working.summitdb"


def make_working_archive(edition: Path, path: Path | None = None) -> Path:
    """Make a working archive of an edition, which stays as it is.

    Returns:
        Where it stands: at the path, or in the person's own folder.

    Raises:
        ArchiveError: when it cannot be made; nothing is left of it then.
    """
    made = path or working_path()
    make_working_file(edition, made, device=new_uid(), time=time_now())
    return made


def open_to_work(path: Path) -> Archive:
    """A working archive open for writing; where that cannot be, for reading, with the reason.

    Raises:
        UnusableArchiveError: when it is no working archive, or damaged.
    """
    try:
        return WorkingArchive.open(path)
    except (ArchiveInUseError, ReadOnlyArchiveError) as error:
        archive = Archive.open(path)
        archive.notices = (*archive.notices, str(error))
        return archive


def time_now() -> str:
    """The time as change sets tell it, in UTC: what the clock says, be it right or wrong."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class WorkingArchive(Archive):
    """A working archive, open for writing by this process alone; close it to let others write.

    All verbs of `Archive` work as ever, and show what was saved as soon as it is saved. Reading may
    be done in any thread, and saving too: one save waits for another. A save takes some 30 ms.
    """

    can_write = True

    def __init__(
        self,
        path: Path,
        readers: Readers,
        info: ArchiveInfo,
        notices: tuple[str, ...],
        *,
        file: WorkingFile,
        author: str,
    ) -> None:
        """Use `WorkingArchive.open`."""
        super().__init__(path, readers, info, notices)
        self.author = author
        """Who is told to have made the changes that are saved from now on."""
        self._file = file

    @classmethod
    def open(cls, path: Path, *, author: str = "", take_over: bool = False) -> "WorkingArchive":
        """Open a working archive for writing.

        What a person must know is in `notices`: that it lies on a network share or in a folder that
        is synchronised, or was not closed last time and had to be checked.

        Args:
            path: its file.
            author: whose changes will be saved; whoever is logged in, when none is named.
            take_over: whether to take it from another computer that never gave it back; ask first.

        Raises:
            ArchiveInUseError: when somebody else writes it; it says who, and can be opened with
                `Archive.open` meanwhile.
            ReadOnlyArchiveError: when it may only be read there; `Archive.open` does.
            UnusableArchiveError: when it is no working archive, or damaged.
        """
        file = WorkingFile(path, take_over=take_over)
        try:
            readers, notices = open_for_reading(path, file.turns)
            try:
                info = readers.read(read_info)
            except BaseException:
                readers.close()
                raise
        except BaseException:
            file.close()
            raise
        told = (*notices, *file.notices, *place_notices(path))
        return cls(path, readers, info, told, file=file, author=author or user_name())

    def close(self) -> None:
        """Let go of the file, and of the right to write it; no verb may be running."""
        super().close()
        self._file.close()

    def write(
        self, changes: Sequence[Change], *, origin: str = TYPED, note: str = "", undoes: str = ""
    ) -> Written:
        """Save some changes as one change set; when this returns they are on the disk.

        Other modules build on it; whoever edits one record uses `editing.save`.

        Raises:
            StaleRecordError: when a record is not as it was when it was read.
            ProblemsError: when what was typed cannot stand in an archive.
            RecordInUseError: when a record to be deleted is named by others.
            ArchiveError: when the file cannot be written; nothing was.
        """
        made = ChangeSet("", self.author, time_now(), origin, note, undoes)
        with self._file.writing() as conn:
            saving = write(conn, made, changes)
        since = saving.sequence - len(changes)
        self._follow(saving.facets, since=since, saved=saving.sequence)
        return saving.written
