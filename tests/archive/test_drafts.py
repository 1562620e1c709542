"""What is typed into a form is safe on the shelf before it is saved, however the program ends."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitdesk.archive.shelf import Shelf
from summitdesk.domain.draft import Draft
from tests.builders import change
from tests.counts import repetitions

TYPED = {
    "uid": "per-x",
    "kind": "person",
    "name": "Ayar\ud800",
    "country": "not a country",
    "names": [{"uid": "n-1", "text": ""}],
}
DRAFT = Draft("", "person", "per-x", TYPED, revision="rev-1", archive="mine.summitdb")

KEEPING = """
import os, signal, sys
from pathlib import Path
from summitdesk.archive.shelf import Shelf
from summitdesk.domain.draft import Draft
shelf = Shelf.open(Path(sys.argv[1]))
shelf.drafts.keep(Draft("", "person", "", {"name": "Typed"}))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shelf.db"


@pytest.fixture
def shelf(path: Path) -> Iterator[Shelf]:
    with closing(Shelf.open(path)) as opened:
        yield opened


def test_a_draft_keeps_whatever_was_typed_right_or_wrong(shelf: Shelf, path: Path) -> None:
    kept = shelf.drafts.keep(DRAFT)

    with closing(Shelf.open(path)) as again:
        assert again.drafts.all() == (kept,)
        assert again.drafts.take(kept.uid) == kept
        assert again.drafts.of("per-x") == (kept,)
        assert again.drafts.of("per-y") == ()
    assert kept.typed == TYPED
    assert (kept.revision, kept.archive) == ("rev-1", "mine.summitdb")


def test_it_is_kept_over_what_was_kept_before_and_the_last_changed_comes_first(
    shelf: Shelf,
) -> None:
    first = shelf.drafts.keep(DRAFT)
    second = shelf.drafts.keep(DRAFT)
    again = shelf.drafts.keep(Draft(first.uid, "person", "per-x", {"name": "More"}))

    assert [draft.uid for draft in shelf.drafts.all()] == [first.uid, second.uid]
    taken = shelf.drafts.take(first.uid)
    assert taken is not None
    assert (taken.typed, taken.created) == ({"name": "More"}, first.created)
    assert again.changed > first.changed


def test_it_stays_until_it_is_discarded(shelf: Shelf) -> None:
    kept = shelf.drafts.keep(DRAFT)
    assert shelf.drafts.take(kept.uid)
    assert shelf.drafts.take(kept.uid)

    shelf.drafts.discard(kept.uid)
    shelf.drafts.discard(kept.uid)

    assert shelf.drafts.take(kept.uid) is None
    assert shelf.drafts.all() == ()


def test_it_outlives_a_program_that_is_killed(path: Path) -> None:
    subprocess.run([sys.executable, "-c", KEEPING, str(path)], check=False)

    with closing(Shelf.open(path)) as shelf:
        (draft,) = shelf.drafts.all()
    assert draft.typed == {"name": "Typed"}


@pytest.mark.parametrize("content", ["{", "[]", '{"typed": 7}', "null"])
def test_a_damaged_draft_keeps_no_other_from_being_offered(
    content: str, shelf: Shelf, path: Path
) -> None:
    whole = shelf.drafts.keep(DRAFT)
    broken = shelf.drafts.keep(DRAFT)
    change(path, "UPDATE draft SET content = ? WHERE uid = ?", content, broken.uid)

    assert shelf.drafts.all() == (whole,)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=repetitions(20, 1_000))
@given(typed=st.dictionaries(st.text(), JSON, max_size=5))
def test_nothing_that_can_be_typed_is_changed(
    typed: dict[str, object], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with closing(Shelf.open(tmp_path_factory.mktemp("drafts") / "shelf.db")) as shelf:
        shelf.drafts.keep(Draft("", "person", "", typed))

        assert shelf.drafts.all()[0].typed == typed
