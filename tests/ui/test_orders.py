"""Every list keeps the order it was given, and stands in it however it was come to."""

from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Order, Query
from tests.desk import Desk


def whole(desk: Desk) -> list[str]:
    """Every title, also those that are fetched only when they are looked at."""
    while "Loading…" in desk.titles:
        desk.rest()
    return desk.titles


def test_the_list_stands_in_the_order_asked_for(desk: Desk) -> None:
    newest = whole(desk)
    desk.session.order_by(Order.TITLE)
    desk.rest()
    by_title = whole(desk)

    desk.session.order_by(Order.TITLE_REVERSED)
    desk.rest()

    assert sorted(by_title) == sorted(newest)
    assert by_title != newest
    assert whole(desk) == by_title[::-1]


def test_a_tab_keeps_its_order(desk: Desk) -> None:
    desk.session.order_by(Order.OLDEST)
    desk.session.show_tab("events")
    assert desk.session.query.order is Order.NEWEST

    desk.session.order_by(Order.TITLE)
    desk.session.show_tab("agreements")
    assert desk.session.query.order is Order.OLDEST
    desk.session.show_tab("events")
    assert desk.session.query.order is Order.TITLE


def test_clearing_the_search_leaves_the_order_and_knows_the_whole(desk: Desk) -> None:
    everything = desk.count
    desk.session.order_by(Order.TITLE)
    desk.type("declaration")
    assert " of " in desk.count

    desk.session.clear()
    desk.rest()

    assert desk.session.query == Query(kinds=TABS["agreements"], order=Order.TITLE)
    assert desk.count == everything


def test_the_record_on_show_stays_in_another_order(desk: Desk) -> None:
    title = desk.title
    desk.session.order_by(Order.TITLE_REVERSED)
    desk.rest()

    row = desk.window.browse.list_area.table.currentIndex().row()
    assert desk.title == title
    assert whole(desk)[row] == title


def test_the_best_match_stands_first(desk: Desk) -> None:
    desk.session.order_by(Order.RELEVANCE)
    desk.type("eternal")

    assert "Eternal" in desk.titles[0]
