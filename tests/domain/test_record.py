"""A record is a value: what it holds can be told, named and hashed in one way only."""

import json
import random
import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.kind import columns
from summitdesk.domain.record import (
    Aggregate,
    canonical_json,
    content_hash,
    kind_of,
    label_of,
    references,
    rows_of,
    text_of,
    uid_of,
    values,
)
from tests.builders import full_record, record
from tests.domain.aggregates import TEXTS, aggregates


@given(aggregates())
def test_canonical_json_gives_the_record_back(aggregate: Aggregate) -> None:
    assert json.loads(canonical_json(aggregate)) == aggregate


@given(aggregates(), st.randoms())
def test_canonical_json_does_not_depend_on_the_order_of_fields(
    aggregate: Aggregate, rnd: random.Random
) -> None:
    def shuffled(holder: Mapping[str, object]) -> dict[str, object]:
        names = list(holder)
        rnd.shuffle(names)
        return {
            name: [shuffled(row) for row in value]
            if isinstance(value := holder[name], list)
            else value
            for name in names
        }

    assert canonical_json(shuffled(aggregate)) == canonical_json(aggregate)  # type: ignore[arg-type]


@given(aggregates())
def test_canonical_json_is_one_line_in_nfc_without_idle_spaces(aggregate: Aggregate) -> None:
    text = canonical_json(aggregate)

    assert unicodedata.is_normalized("NFC", text)
    assert "\n" not in text
    assert text == json.dumps(
        json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


@given(aggregates(), TEXTS)
def test_two_records_that_differ_have_different_hashes(aggregate: Aggregate, text: str) -> None:
    label = kind_of(aggregate).label
    other = aggregate | {label: f"{aggregate[label]}{text}"}

    assert content_hash(canonical_json(other)) != content_hash(canonical_json(aggregate))


def test_the_order_of_rows_counts() -> None:
    aggregate = full_record(KINDS["agreement"])
    other = aggregate | {"titles": rows_of(aggregate, "titles")[::-1]}

    assert canonical_json(other) != canonical_json(aggregate)


def test_the_canonical_form_of_one_record_never_changes() -> None:
    """Archives carry hashes of it for good: when this fails, every old revision is broken."""
    place = record(
        "place", "plc-x", name="Sofi\u0301a", names=[{"text": "“Ω” \u2028\x7f", "uid": "n"}]
    )

    text = canonical_json(place)

    assert text == (
        '{"kind":"place","name":"Sofía","names":[{"text":"“Ω” \u2028\x7f","uid":"n"}],'
        '"uid":"plc-x"}'
    )
    assert content_hash(text) == "0b644e4443d6323968992b9d934ece9fd3854661950ad661d145e503512933f3"


@given(aggregates())
def test_values_are_all_that_a_record_holds_in_the_order_of_the_catalogue(
    aggregate: Aggregate,
) -> None:
    kind = kind_of(aggregate)
    found = [(column.path, value) for column, value in values(aggregate)]

    held = [(name, value) for name, value in aggregate.items() if not isinstance(value, list)]
    for group in kind.groups:
        for row in rows_of(aggregate, group.name):
            held += [(f"{group.name}.{name}", each) for name, each in row.items() if name != "uid"]
    assert sorted(map(str, found)) == sorted(map(str, held[2:]))
    order = [column.path for column in columns(kind)]
    places = [order.index(path) for path, _ in found if "." not in path]
    assert places == sorted(places)


@given(aggregates())
def test_references_are_the_values_that_name_records(aggregate: Aggregate) -> None:
    named = [(column.path, uid) for column, uid in references(aggregate)]

    assert named == [
        (column.path, value)
        for column, value in values(aggregate)
        if column.field.type in {"term", "link"}
    ]


@given(aggregates())
def test_a_record_is_called_by_the_label_of_its_kind(aggregate: Aggregate) -> None:
    assert label_of(aggregate) == aggregate[KINDS[str(aggregate["kind"])].label]
    assert uid_of(aggregate) == aggregate["uid"]


def test_what_is_not_there_is_empty() -> None:
    place = record("place", "plc-x")

    assert text_of(place, "country") == ""
    assert rows_of(place, "names") == []
    with pytest.raises(TypeError):
        rows_of(place, "name")
