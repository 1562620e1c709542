"""After a crash the next window says so once, and offers what was on show."""

from collections.abc import Callable
from pathlib import Path

import pytest

from summitdesk import paths
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Query
from summitdesk.ui.marker import Marker
from summitdesk.ui.sight import Sight
from summitdesk.ui.views.recovery import Recovery
from tests.builders import build_archive
from tests.crashing import crash
from tests.desk import Desk


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of markers, for this test alone."""
    folder = tmp_path / "state"
    monkeypatch.setattr(paths, "user_state", lambda: folder)
    return folder


def recovery(desk: Desk) -> Recovery:
    desk.rest()
    found = desk.window.later.recovery
    assert found is not None
    return found


def test_a_window_that_is_closed_is_no_crash(
    state: Path, open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    first = open_desk(archive_path)
    assert list(state.glob("*.json"))
    first.window.close()
    assert list(state.iterdir()) == []

    assert recovery(open_desk(archive_path)).strip is None


def test_after_a_crash_it_is_said_and_the_same_view_is_a_key_away(
    state: Path, open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    query = Query("borders disappear", TABS["quotations"])
    crash(state, Sight(archive_path, query, "prs-japarov"))
    desk = open_desk(archive_path)
    strip = recovery(desk).strip
    assert strip is not None
    assert strip.isVisibleTo(desk.window)
    assert "borders disappear" in " ".join(desk.texts("crashNotice"))

    recovery(desk).restore()
    desk.rest()

    assert desk.session.query == query
    assert desk.window.filter_bar.field.text() == "borders disappear"
    assert desk.title == "Sadyr Japarov"
    assert recovery(desk).strip is None


def test_another_archive_is_opened_again(
    state: Path, open_desk: Callable[[Path], Desk], archive_path: Path, tmp_path: Path
) -> None:
    other = build_archive(tmp_path)
    crash(state, Sight(other, Query("", TABS["agreements"])))
    desk = open_desk(archive_path)

    recovery(desk).restore()
    desk.rest()

    assert desk.session.archive is not None
    assert desk.session.archive.path == other


def test_it_is_put_away_and_not_told_again(
    state: Path, open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    crash(state, Sight(archive_path, Query("", TABS["agreements"])))
    desk = open_desk(archive_path)
    strip = recovery(desk).strip
    assert strip is not None

    strip.dismissed.emit()
    assert recovery(desk).strip is None
    desk.window.close()

    assert recovery(open_desk(archive_path)).strip is None


def test_what_is_on_show_is_kept(
    state: Path, open_desk: Callable[[Path], Desk], archive_path: Path
) -> None:
    desk = open_desk(archive_path)
    desk.session.ask(Query("railway", TABS["agreements"]))
    desk.rest()

    recovery(desk).keep()

    (file,) = state.glob("*.json")
    (state / "window-1.json").write_bytes(file.read_bytes())
    (sight,) = Marker(state).take_leftovers()
    assert sight.query.text == "railway"
    assert sight.record == desk.window.browse.detail.reading.uid  # type: ignore[union-attr]
