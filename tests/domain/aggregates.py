"""Records of every shape that the catalogue allows, for hypothesis."""

import unicodedata

from hypothesis import strategies as st

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.kind import Field, FieldType, Kind
from summitdesk.domain.record import Aggregate, Row, Value
from summitdesk.domain.validation import value_problem

UIDS = st.from_regex(r"[a-z]{3}-[a-z0-9]{1,8}", fullmatch=True)

TEXTS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="￾￿"), min_size=1)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: value_problem(Field("text"), text) is None)
)

_SAMPLES = {
    FieldType.LANGUAGE: ["en", "zh-Hant", "uz-Latn", "sr-Cyrl-RS", "es-419", "de-1996"],
    FieldType.COUNTRY: ["KAZ", "CHN", "UZB"],
    FieldType.DATE: [
        "2025-06-17",
        "2025-06",
        "2025",
        "2023-05-18/2023-05-19",
        "2026~",
        "../2024",
        "199X",
    ],
    FieldType.ADDRESS: ["https://example.org/?a=1&b=2#c", "http://пример.испытание/путь"],
    FieldType.CODE: ["pg-1", "titles[0]", "application/pdf"],
    FieldType.FIELD: ["notes", "citations"],
}


def values(field: Field, kind: Kind) -> st.SearchStrategy[Value]:
    """What may stand in a field of the kind, or of one of its groups."""
    match field.type:
        case FieldType.TEXT:
            return TEXTS
        case FieldType.NUMBER:
            return st.integers(-999_999_999, 999_999_999)
        case FieldType.TERM | FieldType.LINK:
            return UIDS
        case _ if field.name == "field":
            return st.sampled_from([each.name for each in (*kind.fields, *kind.groups)])
        case _:
            return st.sampled_from(_SAMPLES[field.type])


@st.composite
def aggregates(draw: st.DrawFn, kind: Kind | None = None) -> Aggregate:
    """A record of a kind, or of any, with any of its fields and groups."""
    of = kind or draw(st.sampled_from(list(KINDS.values())))
    uid = draw(UIDS)
    aggregate: Aggregate = {"uid": uid, "kind": of.name, **draw(_fields(of.fields, of))}
    for group in of.groups:
        if draw(st.booleans()):
            rows = draw(st.lists(_fields(group.fields, of), min_size=1, max_size=3))
            aggregate[group.name] = [
                {"uid": f"{uid}-{group.table}-{position}", **row}
                for position, row in enumerate(rows)
            ]
    return aggregate


def _fields(fields: tuple[Field, ...], kind: Kind) -> st.SearchStrategy[Row]:
    return st.fixed_dictionaries(
        {field.name: values(field, kind) for field in fields if field.required},
        optional={field.name: values(field, kind) for field in fields if not field.required},
    )
