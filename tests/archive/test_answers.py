"""Answers are plain structures in which nothing is empty and every uid has its label."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from summitdesk.archive.answers import facets_answer, item_answer, record_answer
from summitdesk.archive.archive import Archive
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.facets import FacetValue
from summitdesk.domain.listing import Reference, Summary
from summitdesk.domain.query import Query
from tests.builders import build_archive, full_record, record

LONG = "Word " * 100 + "needle in the middle of everything " + "word " * 100
RECORDS = [
    *(full_record(kind) for kind in KINDS.values()),
    record("term", "confidence-low", vocabulary="confidence", label="Low"),
    record("agreement", "agr-x", title="Short", summary=LONG),
    record("quotation", "quo-x", text="Whispered", confidence="confidence-low"),
    record("discrepancy", "con-x", records=[{"concerned": "quo-x"}, {"concerned": "agr-x"}]),
]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    path = build_archive(tmp_path_factory.mktemp("answers"), RECORDS)
    with closing(Archive.open(path)) as opened:
        yield opened


def snippet(archive: Archive, words: str) -> object:
    (row,) = archive.rows(archive.find(Query.of(words, kinds=["agreement"])).ids)
    assert row is not None
    return item_answer(archive, row, words).get("snippet")


def test_an_item_leaves_out_what_is_empty(small: Archive) -> None:
    bare = Summary(id=1, uid="plc-x", kind="place", title="X")

    assert item_answer(small, bare, "") == {"uid": "plc-x", "kind": "place", "title": "X"}


def test_an_item_tells_its_references_with_labels(small: Archive) -> None:
    row = Summary(
        id=1,
        uid="x",
        kind="agreement",
        title="X",
        date="2025-06",
        statuses=("signed",),
        event=Reference("evt-x", "Summit"),
        parties=(Reference("pty-x", "Kazakhstan"),),
        confidence=Reference("confidence-low", "Shaky"),
    )

    assert item_answer(small, row, "") == {
        "uid": "x",
        "kind": "agreement",
        "title": "X",
        "date": "2025-06",
        "status": ["signed"],
        "event": {"uid": "evt-x", "label": "Summit"},
        "parties": [{"uid": "pty-x", "label": "Kazakhstan"}],
        "confidence": "low",
    }


def test_a_snippet_is_cut_at_words_around_the_hit(small: Archive) -> None:
    found = snippet(small, "needle")

    assert isinstance(found, str)
    assert found.startswith("…")
    assert found.endswith("…")
    assert "needle in the middle" in found
    assert len(found) <= 202


def test_a_hit_in_a_name_elsewhere_has_no_snippet(small: Archive) -> None:
    (row,) = small.rows(small.find(Query.of("whispered", kinds=["discrepancy"])).ids)
    assert row is not None
    assert "snippet" not in item_answer(small, row, "whispered")


def test_a_record_that_is_gone_meanwhile_has_no_snippet(small: Archive) -> None:
    row = Summary(id=1, uid="gone", kind="place", title="X")

    assert "snippet" not in item_answer(small, replace(row, title="word"), "word")


def test_facets_are_told_value_by_value() -> None:
    found = facets_answer({"year": [FacetValue("2025", "2025", 3)], "place": []})

    assert found == {"year": [{"value": "2025", "label": "2025", "count": 3}], "place": []}


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_is_told_with_every_field_and_row(kind: str, small: Archive) -> None:
    view = small.view(f"{kind}-full")
    assert view is not None

    answer = record_answer(view)

    told = answer["record"]
    assert isinstance(told, dict)
    assert told.keys() == view.aggregate.keys()
    for field in KINDS[kind].fields:
        value = view.aggregate[field.name]
        expected = {"uid": value, "label": view.labels[str(value)]} if field.is_reference else value
        assert told[field.name] == expected
    for group in KINDS[kind].groups:
        rows = view.aggregate[group.name]
        assert isinstance(rows, list)
        for row, shown in zip(rows, told[group.name], strict=True):
            assert shown.keys() == row.keys()
            assert {name: each["uid"] if isinstance(each, dict) else each for name, each in
                    shown.items()} == row  # fmt: skip
    json.dumps(answer)


def test_a_low_quotation_is_marked_where_it_is_told_and_where_it_is_named(small: Archive) -> None:
    quotation, discrepancy = small.view("quo-x"), small.view("con-x")
    assert quotation is not None
    assert discrepancy is not None

    assert record_answer(quotation)["confidence"] == "low"
    told = record_answer(discrepancy)["record"]
    assert isinstance(told, dict)
    assert [row["concerned"] for row in told["records"]] == [
        {"uid": "quo-x", "label": "Whispered", "confidence": "low"},
        {"uid": "agr-x", "label": "Short"},
    ]
