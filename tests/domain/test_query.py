"""A question is a value: how it was put together does not matter, only what it asks."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.catalogue import SHOWN_KINDS
from summitdesk.domain.query import Query

NAMES = st.sampled_from(["year", "type", "party"])
VALUES = st.sampled_from(["a", "b", "c"])
STEPS = st.lists(
    st.tuples(st.sampled_from([Query.including, Query.excluding, Query.without]), NAMES, VALUES)
)

Step = tuple[Callable[[Query, str, str], Query], str, str]


def asked(steps: list[Step]) -> Query:
    query = Query("words")
    for take, facet, value in steps:
        query = take(query, facet, value)
    return query


def test_a_new_question_asks_for_every_record_of_every_shown_kind() -> None:
    query = Query()

    assert (query.text, query.kinds) == ("", SHOWN_KINDS)
    assert (query.included, query.excluded) == ((), ())


def test_equal_questions_are_equal_in_whatever_order_they_were_put() -> None:
    one = Query().including("year", "2025").including("type", "treaty").including("year", "2024")
    other = Query.of(included={"type": ["treaty"], "year": ["2024", "2025", "2024"]})

    assert one == other
    assert hash(one) == hash(other)


def test_a_question_is_never_altered() -> None:
    query = Query().including("year", "2025")

    query.excluding("year", "2025").including("type", "treaty").ignoring("year")

    assert query == Query.of(included={"year": ["2025"]})
    with pytest.raises(AttributeError):
        query.text = "else"  # type: ignore[misc]


@given(steps=STEPS)
def test_no_value_is_asked_for_and_excluded_at_once(steps: list[Step]) -> None:
    query = asked(steps)

    assert not set(query.included) & set(query.excluded)


@given(steps=STEPS, facet=NAMES, value=VALUES)
def test_the_last_word_about_a_value_holds(steps: list[Step], facet: str, value: str) -> None:
    query = asked(steps)

    included = query.including(facet, value)
    excluded = query.excluding(facet, value)
    silent = query.without(facet, value)

    assert value in included.included_in(facet)
    assert value not in included.excluded_in(facet)
    assert value in excluded.excluded_in(facet)
    assert value not in excluded.included_in(facet)
    assert value not in silent.included_in(facet) | silent.excluded_in(facet)
    assert included.including(facet, value) == included
    assert included.without(facet, value) == silent == excluded.without(facet, value)


@given(steps=STEPS, facet=NAMES)
def test_ignoring_a_facet_leaves_all_others_as_they_were(steps: list[Step], facet: str) -> None:
    query = asked(steps)

    ignoring = query.ignoring(facet)

    assert not ignoring.included_in(facet) | ignoring.excluded_in(facet)
    for other in {"year", "type", "party"} - {facet}:
        assert ignoring.included_in(other) == query.included_in(other)
        assert ignoring.excluded_in(other) == query.excluded_in(other)
    assert (ignoring.text, ignoring.kinds) == (query.text, query.kinds)


@given(steps=STEPS)
def test_a_question_made_at_once_equals_the_one_made_step_by_step(steps: list[Step]) -> None:
    query = asked(steps)
    facets = ("year", "type", "party")

    at_once = Query.of(
        "words",
        included={facet: query.included_in(facet) for facet in facets},
        excluded={facet: query.excluded_in(facet) for facet in facets},
    )

    assert at_once == query


@given(steps=STEPS, facet=NAMES, values=st.lists(VALUES))
def test_only_these_values_are_asked_for_and_nothing_else_changes(
    steps: list[Step], facet: str, values: list[str]
) -> None:
    before = asked(steps)

    only = before.including_only(facet, values)

    assert only.included_in(facet) == set(values)
    assert only.excluded_in(facet) == before.excluded_in(facet) - set(values)
    assert only.ignoring(facet) == before.ignoring(facet)
