"""What archivists do to a working archive, as works to be handed to the window's session."""

from collections.abc import Callable

from summitdesk.archive.editing import Edited, Saved, delete, new_record, read, save
from summitdesk.archive.working import WorkingArchive
from summitdesk.domain.catalogue import AGREEMENT
from summitdesk.domain.changes import Written
from tests.desk import Desk

Work = Callable[[WorkingArchive], Written]


def changed(uid: str, note: str = "", **fields: object) -> Work:
    """Saves the record with other values in these fields."""

    def work(archive: WorkingArchive) -> Written:
        edited = read(archive, uid)
        saved = save(archive, {**(edited.record or {}), **fields}, edited, note=note)
        assert isinstance(saved, Saved)
        assert saved.written is not None
        return saved.written

    return work


def added(title: str) -> Work:
    """Saves a new agreement of that title, later than all others."""

    def work(archive: WorkingArchive) -> Written:
        made = new_record(AGREEMENT, title=title, type="type-treaty", date="2099")
        saved = save(archive, made, Edited(None, ""))
        assert isinstance(saved, Saved)
        assert saved.written is not None
        return saved.written

    return work


def removed(uid: str) -> Work:
    """Puts a record into the trash."""
    return lambda archive: delete(archive, uid, expecting=read(archive, uid).revision)


def write(desk: Desk, work: Work) -> Written:
    """Do it in the window, and wait until it is shown everywhere."""
    done: list[Written] = []

    def then(written: Written) -> None:
        done.append(written)
        desk.session.follow(written)

    desk.session.write(work, then)
    desk.rest()
    return done[0]
