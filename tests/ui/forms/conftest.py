"""A working archive in the window, and its form."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summitdesk.archive.working import make_working_archive
from tests.desk import Desk
from tests.ui.forms.scribe import Scribe


@pytest.fixture
def working(archive_path: Path, tmp_path: Path) -> Path:
    """A working archive of the bundled one."""
    return make_working_archive(archive_path, tmp_path / "mine.summitdb")


@pytest.fixture
def scribe(open_desk: Callable[[Path], Desk], working: Path) -> Iterator[Scribe]:
    """An archivist before that archive, whose form is put away without a question."""
    scribe = Scribe(open_desk(working))
    yield scribe
    scribe.editing.form.let_go()
