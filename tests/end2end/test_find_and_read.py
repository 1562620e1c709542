"""A reader comes with a name in some script, and leaves with the agreement and the words."""

import pytest
from PySide6.QtCore import Qt

from tests.desk import Desk

TREATY = "Treaty on Eternal Good-Neighborliness, Friendship and Cooperation"


def test_the_treaty_is_found_and_read_by_keys_alone(desk: Desk) -> None:
    desk.type("eternal good neighb")
    assert TREATY in desk.titles

    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Home)
    assert desk.focus.objectName() == "resultTable"

    assert desk.title == TREATY
    assert any("永久睦邻友好合作条约" in text for text in desk.texts("detailPane"))
    assert any("Second Central Asia–China Summit" in text for text in desk.texts("detailPane"))


def test_the_treaty_is_found_by_its_chinese_title(desk: Desk) -> None:
    desk.type("永久睦邻")

    assert desk.titles[0] == TREATY
    assert desk.title == TREATY


def test_borrowed_words_are_read_as_their_authors(desk: Desk) -> None:
    desk.open_tab("quotations")
    desk.type("borders disappear")

    assert len(desk.titles) == 2
    ((words, attribution),) = desk.cards()
    assert words.startswith("“Peace begins with how you live with your neighbor.")
    assert attribution.startswith("Chinghiz Aitmatov, quoted by Sadyr Japarov")
    assert "17 June 2025" in attribution
    assert "high" in attribution


def test_the_treaty_shows_borrowed_words_under_what_was_said(desk: Desk) -> None:
    said_by = [attribution for _, attribution in desk.cards()]

    assert any(each.startswith("Chinghiz Aitmatov, quoted by") for each in said_by)


def test_the_treaty_shows_where_sources_disagree(desk: Desk) -> None:
    texts = desk.texts("discrepancyList")

    assert texts[0] == "Where sources disagree"
    assert any(
        "How the 2025 treaty is called in translation" in text and "16\u00a0claims" in text
        for text in texts
    )


@pytest.mark.parametrize("name", ["zhaparov", "Japarov", "Жапаров", "扎帕罗夫"])
def test_any_script_finds_the_same_man(desk: Desk, name: str) -> None:
    desk.open_tab("names")
    desk.type(name)

    row = desk.titles.index("Sadyr Japarov")
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Home, *[Qt.Key.Key_Down] * row)
    assert desk.title == "Sadyr Japarov"
    more = "12 other names in 8 languages".replace(" ", "\u00a0")
    assert any(more in text for text in desk.texts("detailPane"))


def test_every_tab_carries_its_count_for_the_words(desk: Desk) -> None:
    desk.type("aitmatov")

    tabs = desk.window.browse.list_area.tabs
    said = {tabs.accessibleTabName(place) for place in range(tabs.count())}
    assert "Quotations, 2 found" in said
    assert "Names, 1 found" in said


def test_facets_narrow_and_exclude_by_key(desk: Desk) -> None:
    everything = len(desk.titles)
    events = desk.window.browse.facets.sections["event"].values
    events.setFocus()
    desk.press(Qt.Key.Key_Space)

    assert desk.facet("event")[0][2] == "included"
    narrowed = len(desk.titles)
    assert desk.count == f"{narrowed} of {everything} agreements"
    assert narrowed == desk.facet("event")[0][1]

    types = desk.window.browse.facets.sections["type"].values
    types.setFocus()
    desk.press(Qt.Key.Key_Delete)
    excluded = [value for value in desk.facet("type") if value[2] == "excluded"]
    assert len(desk.titles) == narrowed - excluded[0][1]

    desk.press(Qt.Key.Key_F, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Escape)
    assert len(desk.titles) == everything


def test_a_chip_takes_its_facet_away(desk: Desk) -> None:
    everything = desk.count
    desk.session.ask(desk.session.query.including("event", "evt-xian-2023"))
    desk.rest()
    assert desk.count != everything

    chip = desk.named("chip_event")
    chip.setFocus()
    desk.press(Qt.Key.Key_Space)

    assert desk.count == everything


def test_nothing_found_says_what_was_looked_for_and_offers_more(desk: Desk) -> None:
    desk.open_tab("speeches")
    desk.type("samarkand")

    texts = desk.texts("emptyPage")
    assert texts[0] == "No speeches found"
    assert texts[1] == "“samarkand” is in none of the speeches."
    assert texts[2].startswith("Found elsewhere: agreements\u00a01")
    assert desk.title == ""

    desk.window.browse.list_area.empty.tab_requested.emit("agreements")
    desk.rest()
    assert len(desk.titles) == 1


def test_the_chosen_record_stays_chosen_while_words_change(desk: Desk) -> None:
    desk.type("declaration")
    desk.press(Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_Down)
    chosen = desk.title

    desk.type("declar")

    assert desk.title == chosen


def test_up_from_the_first_row_leads_back_to_the_filter(desk: Desk) -> None:
    desk.press(Qt.Key.Key_1, modifier=Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Up)

    assert desk.focus.objectName() == "filterBox"


@pytest.mark.parametrize(
    "odd", ['"', "'", "(", "AND", "NOT x", "*", "a:b", "--", "\\", "🙂", "NEAR(" * 50]
)
def test_no_words_are_a_mistake(desk: Desk, odd: str) -> None:
    desk.type(odd)

    assert desk.window.footer.search.text().endswith("ms")
