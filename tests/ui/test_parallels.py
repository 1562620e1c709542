"""The same words stand side by side: language by language, and rival wordings marked."""

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.domain.query import Query
from summitdesk.ui.detail.parallels import Tongue, tongues
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.runs import Look, Runs, copied, text_of, units
from summitdesk.ui.widgets.parallel_pane import Pair
from summitdesk.ui.widgets.switch import Switch
from tests.desk import Desk

CHINESE = "quo-xi25-pomegranate-zh"
RIVAL = "quo-jap25-aitmatov-24kg"
LOW = "quo-xi25-generations"


def of(archive: Archive, uid: str) -> list[Tongue]:
    view = archive.view(uid)
    assert view is not None
    return tongues(Reading(view))


def different(runs: Runs) -> list[str]:
    return [run.text for run in runs if run.look is Look.DIFFERENT]


def everything(runs: Runs) -> str:
    return copied(runs, 0, units(text_of(runs)))


def alone(archive: Archive) -> str:
    """A quotation that nobody else gives."""
    rows = archive.rows(archive.find(Query(kinds=("quotation",))).ids)
    return next(row.uid for row in rows if row is not None and not row.parallel)


def test_every_language_of_the_same_words_is_offered(archive: Archive) -> None:
    assert [(each.name, len(each.pairs)) for each in of(archive, CHINESE)] == [
        ("Russian", 1),
        ("English", 2),
        ("Serbian (Latin)", 1),
    ]


def test_words_that_nobody_else_gives_stand_alone(archive: Archive, desk: Desk) -> None:
    uid = alone(archive)

    desk.window.browse.open_record(uid)
    desk.rest()

    assert of(archive, uid) == []
    assert not desk.window.browse.detail.page.parallels.isVisibleTo(desk.window)


def test_rival_wordings_mark_the_words_that_only_one_has(archive: Archive) -> None:
    (rivals,) = of(archive, RIVAL)
    ((own, other),) = rivals.pairs

    assert rivals.name == "Other wordings"
    assert rivals.is_rival
    assert different(own.text) == ["side by side", "out of"]
    assert different(other.text) == ["next to each other", "by"]


def test_other_languages_are_not_compared_word_by_word(archive: Archive) -> None:
    for tongue in of(archive, CHINESE):
        assert all(not different(version.text) for pair in tongue.pairs for version in pair)


def test_every_wording_reads_exactly_as_it_was_entered(archive: Archive) -> None:
    for row in archive.rows(archive.find(Query(kinds=("quotation",))).ids):
        assert row is not None
        view = archive.view(row.uid)
        assert view is not None
        for tongue in tongues(Reading(view)):
            for version in (version for pair in tongue.pairs for version in pair):
                record = archive.record(version.uid)
                assert record is not None
                assert str(record["text"]).strip() in everything(version.text)


def test_low_confidence_goes_with_every_wording(archive: Archive) -> None:
    versions = [
        version
        for row in archive.rows(archive.find(Query(kinds=("quotation",))).ids)
        if row is not None
        for tongue in of(archive, row.uid)
        for pair in tongue.pairs
        for version in pair
    ]
    low = [version for version in versions if version.is_low]

    assert low
    for version in low:
        assert everything(version.text).endswith("[low confidence]")
        record = archive.record(version.uid)
        assert record is not None
        assert record["confidence"] == "confidence-low"
    told = [version for version in low if version.about]
    assert all("low" in text_of(version.about[-1]) for version in told)


def test_the_switch_changes_what_stands_beside(desk: Desk) -> None:
    desk.window.browse.open_record(CHINESE)
    desk.rest()
    switch = desk.window.browse.detail.page.parallels.findChild(Switch)
    assert isinstance(switch, Switch)
    assert switch.tabText(0) == "Russian"

    switch.setCurrentIndex(1)
    desk.rest()

    pairs = [
        pair
        for pair in desk.window.browse.detail.page.parallels.findChildren(Pair)
        if pair.isVisibleTo(desk.window)
    ]
    assert len(pairs) == 2
    assert all("pomegranate" in pair.other.accessibleName() for pair in pairs)


def test_a_wording_leads_to_its_quotation(desk: Desk) -> None:
    desk.window.browse.open_record(RIVAL)
    desk.rest()
    pair = desk.window.browse.detail.page.parallels.findChild(Pair)
    assert isinstance(pair, Pair)

    pair.other.link_requested.emit("quo-jap25-aitmatov-daryo")
    desk.rest()

    reading = desk.window.browse.detail.reading
    assert reading is not None
    assert reading.uid == "quo-jap25-aitmatov-daryo"


@pytest.mark.parametrize(("width", "beside"), [(600, True), (300, False)])
def test_wordings_stand_beside_each_other_where_there_is_room(
    desk: Desk, width: int, beside: bool
) -> None:
    desk.window.browse.open_record(RIVAL)
    desk.rest()
    found = desk.window.browse.detail.page.parallels.findChild(Pair)
    assert isinstance(found, Pair)

    found.setParent(None)
    found.resize(width, 800)
    found.show()
    desk.rest()

    assert (found.own.y() == found.other.y()) is beside
    found.close()


def test_words_are_set_side_by_side_again_after_words_that_stand_alone(
    desk: Desk, archive: Archive
) -> None:
    for uid in (CHINESE, alone(archive), CHINESE):
        desk.window.browse.open_record(uid)
        desk.rest()

    assert desk.window.browse.detail.findChildren(Pair)
