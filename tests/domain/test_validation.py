"""Each rule for a value, with the sentence that mends it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.kind import Field, FieldType, Kind
from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate
from summitdesk.domain.validation import (
    ancestry_problems,
    missing_fields,
    record_problems,
    reference_problem,
    uid_problem,
    value_problem,
)
from tests.builders import full_record, record
from tests.domain.aggregates import aggregates


@pytest.mark.parametrize(
    "uid",
    ["agr-treaty", "01a20ddb-89b3-7000-bfaf-3f9098ec3738", "note_kind-gap", "a", "x" * 100],
)
def test_a_uid_is_small_letters_digits_and_single_hyphens(uid: str) -> None:
    assert uid_problem(uid) is None


@pytest.mark.parametrize(
    "uid",
    ["", "-", "a-", "-a", "a--b", "A", "a b", "a\n", "é", "a.b", "a/b", "../a", "x" * 101, "١"],
)
def test_nothing_else_is_a_uid(uid: str) -> None:
    assert "is not a uid; write lower-case letters" in str(uid_problem(uid))


GOOD = {
    FieldType.TEXT: ["x", "two\nlines\tand a tab", "扎帕罗夫", "👩‍👩‍👧‍👦", "\u202eoverride"],
    FieldType.LANGUAGE: ["en", "kaa", "zh-Hant", "uz-Latn", "sr-Cyrl-RS", "es-419", "de-1996"],
    FieldType.COUNTRY: ["KAZ", "CHN"],
    FieldType.DATE: ["2025", "2025-06-17", "2023-05-18/2023-05-19", "2026~", "../2020"],
    FieldType.NUMBER: ["0", "7", "-7", "999999999"],
    FieldType.ADDRESS: ["https://example.org", "http://пример.рф/#?%"],
    FieldType.CODE: ["anything"],
    FieldType.FIELD: ["titles"],
    FieldType.TERM: ["type-treaty"],
    FieldType.LINK: ["agr-treaty"],
}
BAD = {
    FieldType.TEXT: [
        "",
        " \n",
        "\u200b",
        "\u202e \ufeff",
        "a\x00b",
        "a\x1bb",
        "a\x7fb",
        "a\x85b",
        "a\rb",
        "a\ud800",
        "￾",
    ],
    FieldType.LANGUAGE: ["", "e", "EN", "English", "en_GB", "zh-hant", "en-", "en-gb", "uz-Latn-"],
    FieldType.COUNTRY: ["", "KZ", "kaz", "KAZA", "К3Z", "KAZ\n"],
    FieldType.DATE: ["", "17.06.2025", "2025-13", "2025-02-30", "June", "2025-06-17/2025-06-16"],
    FieldType.NUMBER: ["", "1.5", "1e3", "one", "١", "1_000", "+1", "1234567890", "0x1", "1\n"],
    FieldType.ADDRESS: ["", "\x07"],
    FieldType.CODE: ["", "a\x00"],
    FieldType.FIELD: ["", "a\x00"],
    FieldType.TERM: ["", "Type Treaty"],
    FieldType.LINK: ["", "agr treaty"],
}


@pytest.mark.parametrize(
    ("of", "text"), [(of, text) for of, texts in GOOD.items() for text in texts]
)
def test_a_value_of_its_type_may_stand(of: FieldType, text: str) -> None:
    assert value_problem(Field("field", of), text) is None


@pytest.mark.parametrize(
    ("of", "text"), [(of, text) for of, texts in BAD.items() for text in texts]
)
def test_a_value_of_no_type_is_refused_in_a_sentence(of: FieldType, text: str) -> None:
    reason = value_problem(Field("field", of), text)

    assert reason
    assert not str(reason).endswith(".")


@given(st.sampled_from(FieldType), st.text())
def test_any_text_may_stand_or_is_refused(of: FieldType, text: str) -> None:
    assert str(value_problem(Field("field", of), text)) != ""


@given(aggregates())
def test_what_the_catalogue_allows_is_no_problem(aggregate: Aggregate) -> None:
    assert [
        problem
        for problem in record_problems(aggregate)
        if "neither an actor nor a signatory" not in str(problem[1])
    ] == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_field_that_must_be_there_is_missed(kind: Kind) -> None:
    bare: Aggregate = {"uid": "x", "kind": kind.name}
    bare |= {group.name: [{"uid": "y"}, {"uid": "z"}] for group in kind.groups}

    missed = {
        path for path, reason in record_problems(bare) if str(reason).startswith("is missing;")
    }

    expected = {field.name for field in kind.fields if field.required}
    for group in kind.groups:
        for field in group.fields:
            expected |= {f"{group.name}[{at}].{field.name}" for at in range(2) if field.required}
    assert missed == expected
    assert not list(record_problems(full_record(kind)))


def test_a_party_is_an_actor_or_a_signatory() -> None:
    agreement = record(
        "agreement",
        "agr-x",
        participations=[
            {"role": "role-any", "actor": "pty-x"},
            {"role": "role-any"},
            {"role": "role-any", "signatory": "prs-x"},
        ],
    )

    ((path, reason),) = record_problems(agreement)

    assert path == "participations[1]"
    assert str(reason) == "names neither an actor nor a signatory; name one"


def test_missing_fields_are_told_in_the_order_of_the_catalogue() -> None:
    assert list(missing_fields(KINDS["quotation"].fields, {"text", "form"})) == [
        "speaker",
        "language",
        "source",
        "confidence",
    ]


@pytest.mark.parametrize(
    ("field", "uid", "reason"),
    [
        (Field("type", FieldType.TERM, target=("type",)), "type-a", None),
        (
            Field("type", FieldType.TERM, target=("type",)),
            "type-none",
            "names type-none, but there is no such record",
        ),
        (
            Field("type", FieldType.TERM, target=("type",)),
            "sector-a",
            "names sector-a, which is not a term of the vocabulary type",
        ),
        (
            Field("type", FieldType.TERM, target=("type",)),
            "plc-a",
            "names plc-a, which is not a term of the vocabulary type",
        ),
        (Field("place", FieldType.LINK, target=("place",)), "plc-a", None),
        (
            Field("place", FieldType.LINK, target=("place",)),
            "type-a",
            "names type-a, which is of the kind term, not place",
        ),
        (Field("concerned", FieldType.LINK), "type-a", None),
        (Field("concerned", FieldType.LINK), "x", "names x, but there is no such record"),
    ],
)
def test_a_reference_leads_to_a_record_of_the_right_kind(
    field: Field, uid: str, reason: str | None
) -> None:
    library = Library(
        [
            record("term", "type-a", vocabulary="type"),
            record("term", "sector-a", vocabulary="sector"),
            record("place", "plc-a"),
        ]
    )

    problem = reference_problem(field, uid, library)
    assert (problem and str(problem)) == reason


def test_a_note_is_about_a_field_its_record_has() -> None:
    about_nothing = record("person", "p", notes=[{"field": "titles", **_ANY_NOTE}])
    about_names = record("person", "p", notes=[{"field": "names", **_ANY_NOTE}])

    assert [(path, str(reason)) for path, reason in record_problems(about_nothing)] == [
        ("notes[0].field", "names titles, which is no field of the kind person")
    ]
    assert list(record_problems(about_names)) == []


_ANY_NOTE = {"note_kind": "note_kind-any", "text": "Words."}


def test_a_record_does_not_belong_to_itself_at_any_distance() -> None:
    one = record("actor", "one", parent="two")
    two = record("actor", "two", parent="three")
    three = record("actor", "three", parent="two")
    library = Library([one, two, three])

    assert list(ancestry_problems(one, library)) == []
    assert [path for path, _ in ancestry_problems(two, library)] == ["parent"]
    assert [path for path, _ in ancestry_problems(three, library)] == ["parent"]
