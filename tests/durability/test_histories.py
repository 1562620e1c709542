"""Whatever is edited, undone, redone, deleted, restored and reopened, the history tells it all."""

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

import pytest

from summitdesk.archive import past
from summitdesk.archive.editing import (
    Edited,
    Saved,
    delete,
    new_record,
    new_row,
    read,
    restore,
    save,
)
from summitdesk.archive.past import trash_of
from summitdesk.archive.undoing import redo, undo
from summitdesk.archive.verify import verify
from summitdesk.archive.working import WorkingArchive
from summitdesk.domain.catalogue import PERSON
from summitdesk.domain.changes import RecordInUseError
from summitdesk.domain.errors import ArchiveError, ProblemsError
from summitdesk.domain.record import Aggregate, uid_of
from summitdesk.store.past import made_here
from tests.counts import repetitions, tell
from tests.durability.scenes import LABELS, UIDS, make_scene

STEPS = 12


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_scene(tmp_path_factory.mktemp("histories"))


@pytest.fixture
def swift() -> Iterator[Path]:
    """A folder in memory where there is one: what is told here, no disk need keep."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


class Desk:
    """An archivist who does anything in any order."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.path = path
        self.chance = chance
        self.archive = WorkingArchive.open(path)
        self.uids = [*UIDS, "quo-x"]
        self.first = self.state()
        self.refusals: AbstractContextManager[None] = nullcontext()

    def state(self) -> dict[str, Aggregate | None]:
        return {uid: self.archive.record(uid) for uid in self.uids}

    def edit(self) -> None:
        uid = self.chance.choice(UIDS)
        edited = read(self.archive, uid)
        if edited.record is not None:
            field = self.chance.choice((LABELS[uid], "notes"))
            value = f"Text {self.chance.random()}"
            rows = [*edited.record.get("notes", []), new_row(text=value, note_kind="note_kind-any")]  # type: ignore[misc]
            self.chance.shuffle(rows)
            new = rows if field == "notes" else value
            assert isinstance(save(self.archive, edited.record | {field: new}, edited), Saved)

    def make(self) -> None:
        made = new_record(PERSON, name=f"Person {self.chance.random()}")
        self.uids.append(uid_of(made))
        self.first[uid_of(made)] = None
        assert isinstance(save(self.archive, made, Edited(None, "")), Saved)
        if self.chance.random() < 0.5:
            edited = read(self.archive, "quo-x")
            if edited.record is not None:
                save(self.archive, edited.record | {"speaker": uid_of(made)}, edited)

    def delete(self) -> None:
        uid = self.chance.choice(self.uids)
        edited = read(self.archive, uid)
        if edited.record is not None:
            with suppress(RecordInUseError):
                delete(self.archive, uid, expecting=edited.revision)

    def restore(self) -> None:
        for gone in trash_of(self.archive).trashed[:1]:
            with suppress(ProblemsError):  # what it names lies in the trash itself
                restore(self.archive, gone.deleted.uid)

    def undo(self) -> None:
        with self.refusals:
            undo(self.archive)

    def redo(self) -> None:
        with self.refusals:
            redo(self.archive)

    def undo_an_old_one(self) -> None:
        made = self.archive.read(lambda conn: [each.uid for each in made_here(conn)])
        if made:
            with suppress(ArchiveError):  # taken back before, or named by others
                undo(self.archive, self.chance.choice(made))

    def restart(self) -> None:
        self.archive.close()
        self.archive = WorkingArchive.open(self.path)

    def play(self, *, undoing_old: bool) -> None:
        if undoing_old:  # then what a change would bring back may name what is gone by now
            self.refusals = suppress(ArchiveError)
        deeds: list[Callable[[], None]] = [self.edit, self.edit, self.edit, self.make, self.delete]
        deeds += [self.restore, self.undo, self.undo, self.redo, self.redo, self.restart]
        deeds += [self.undo_an_old_one] * (3 * undoing_old)
        for _ in range(STEPS):
            self.chance.choice(deeds)()


def replayed(archive: WorkingArchive, uid: str) -> Aggregate | None:
    """What the last revision of a record says of it."""
    history = archive.history(uid)
    assert [each.number for each in history] == list(range(len(history), 0, -1))
    assert [each.parents for each in history[:-1]] == [(each.uid,) for each in history[1:]]
    return past.at_revision(archive, history[0].uid) if history else None


def test_history_replays_to_the_present_and_undoing_all_gives_the_first_state(
    scene: Path, swift: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sequences, undone = repetitions(20, 10_000), 0
    for seed in range(sequences):
        desk = Desk(shutil.copyfile(scene, swift / "mine.summitdb"), random.Random(seed))
        desk.play(undoing_old=False)
        assert {uid: replayed(desk.archive, uid) for uid in desk.uids} == desk.state(), seed

        while undo(desk.archive) is not None:
            undone += 1

        assert desk.state() == desk.first, seed
        leave(desk, seed)
    tell(capsys, f"{sequences} sequences of {STEPS} deeds, {undone} changes undone at their end")


def test_history_replays_to_the_present_whatever_old_changes_are_undone(
    scene: Path, swift: Path
) -> None:
    for seed in range(repetitions(20, 2_000)):
        desk = Desk(shutil.copyfile(scene, swift / "mine.summitdb"), random.Random(seed))
        desk.play(undoing_old=True)

        assert {uid: replayed(desk.archive, uid) for uid in desk.uids} == desk.state(), seed
        leave(desk, seed)


def leave(desk: Desk, seed: int) -> None:
    desk.archive.close()
    if seed % 10 == 0:
        assert verify(desk.path) == [], seed
    desk.path.unlink()
