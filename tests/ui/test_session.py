"""The session keeps one question, and every wish changes that one, whatever was on the screen."""

from summitdesk.domain.query import Query
from tests.desk import Desk

EVENT = "evt-astana-2025"
TYPE = "type-memorandum"


def test_two_quick_choices_are_both_kept(desk: Desk) -> None:
    facets = desk.window.browse.facets

    facets.inclusion_requested.emit("event", EVENT)
    facets.exclusion_requested.emit("type", TYPE)  # before anything could be counted

    kinds = desk.session.query.kinds
    assert desk.session.query == Query.of(
        kinds=kinds, included={"event": [EVENT]}, excluded={"type": [TYPE]}
    )


def test_words_typed_a_moment_ago_survive_a_choice(desk: Desk) -> None:
    desk.session.search_for("declaration")
    desk.window.browse.facets.inclusion_requested.emit("event", EVENT)

    assert desk.session.query.text == "declaration"
    assert desk.session.query.included_in("event") == {EVENT}


def test_the_same_wish_again_frees_a_value(desk: Desk) -> None:
    session, before = desk.session, desk.session.query

    session.include("event", EVENT)
    session.include("event", EVENT)
    assert session.query == before

    session.exclude("event", EVENT)
    session.include("event", EVENT)
    assert session.query == before

    session.include("event", EVENT)
    session.exclude("event", EVENT)
    assert session.query == before.excluding("event", EVENT)
