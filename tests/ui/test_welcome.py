"""The first words say what is true of the archive that is open, and lead to something."""

from collections.abc import Callable
from pathlib import Path

from summitdesk.archive.archive import Archive
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Query
from summitdesk.ui.views.welcome import EXAMPLES, Welcome
from tests.builders import build_archive
from tests.desk import Desk


def welcomed(desk: Desk) -> Welcome:
    desk.window.commands["welcome"].trigger()
    desk.rest()
    welcome = desk.window.later.welcome
    assert welcome is not None
    assert welcome.isVisibleTo(desk.window)
    return welcome


def test_three_examples_find_something_in_the_bundled_archive(archive: Archive) -> None:
    assert len(EXAMPLES) == 3
    assert all(archive.find(Query(words, TABS[tab])).total for words, tab, _ in EXAMPLES)


def test_the_open_archive_is_named_and_examples_lead_into_it(desk: Desk) -> None:
    welcome = welcomed(desk)
    told = " ".join(desk.texts("welcome"))
    assert "644 records" in told
    assert "扎帕罗夫" in told

    welcome.link_requested.emit("names\n扎帕罗夫")
    desk.rest()

    assert desk.titles == ["Sadyr Japarov"]
    assert desk.title == "Sadyr Japarov"


def test_examples_that_find_nothing_are_not_offered(
    tmp_path: Path, open_desk: Callable[[Path], Desk]
) -> None:
    desk = open_desk(build_archive(tmp_path))
    welcomed(desk)

    told = " ".join(desk.texts("welcome"))
    assert "A small archive" in told
    assert "or try" not in told


def test_it_is_put_away_and_called_back(desk: Desk) -> None:
    welcome = welcomed(desk)
    welcome.dismissed.emit()
    assert not welcome.isVisibleTo(desk.window)

    welcomed(desk)
