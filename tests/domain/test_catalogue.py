"""The catalogue contradicts itself nowhere."""

import re

import pytest

from summitdesk.domain.catalogue import KINDS, SHOWN_KINDS, TABS
from summitdesk.domain.facets import FACETS, KIND_FACETS
from summitdesk.domain.kind import FieldType, Kind, columns

EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@EVERY_KIND
def test_a_kind_stands_under_its_own_name(kind: Kind) -> None:
    assert KINDS[kind.name] is kind


@EVERY_KIND
def test_no_two_fields_of_a_kind_share_a_name(kind: Kind) -> None:
    names = ["uid", "kind", *(each.name for each in (*kind.fields, *kind.groups))]
    assert len(set(names)) == len(names)
    for group in kind.groups:
        names = ["uid", group.owner, "position", *(field.name for field in group.fields)]
        assert len(set(names)) == len(names)


@EVERY_KIND
def test_a_kind_is_called_by_a_text_that_it_must_have(kind: Kind) -> None:
    label = kind.field(kind.label)

    assert label is not None
    assert label.required
    assert label.type is FieldType.TEXT


@EVERY_KIND
def test_a_kind_is_dated_and_sorted_by_fields_of_its_own(kind: Kind) -> None:
    if kind.date:
        dated = kind.field(kind.date)
        assert dated is not None
        assert dated.type is FieldType.DATE
    if kind.category:
        sorting = kind.field(kind.category)
        assert sorting is not None
        assert sorting.type is FieldType.TERM


@EVERY_KIND
def test_links_lead_to_kinds_there_are_and_terms_to_one_vocabulary(kind: Kind) -> None:
    for column in columns(kind):
        match column.field.type:
            case FieldType.TERM:
                assert len(column.field.target) == 1
            case FieldType.LINK:
                assert set(column.field.target) <= KINDS.keys()
            case _:
                assert column.field.target == ()


def test_names_are_plain_enough_for_sql_and_for_people() -> None:
    for kind in KINDS.values():
        for column in columns(kind):
            for name in (column.table, column.owner, column.field.name):
                assert re.fullmatch("[a-z][a-z_0-9]*", name), name


def test_a_table_shared_by_kinds_has_the_same_columns_in_each() -> None:
    groups = {}
    for kind in KINDS.values():
        for group in kind.groups:
            assert groups.setdefault(group.table, group) == group
    assert not groups.keys() & KINDS.keys()


def test_every_shown_kind_has_one_tab_and_its_facets() -> None:
    assert sorted(SHOWN_KINDS) == sorted({kind for kinds in TABS.values() for kind in kinds})
    assert set(SHOWN_KINDS) == KIND_FACETS.keys()
    assert set(SHOWN_KINDS) == KINDS.keys() - {"office", "place", "term"}
    assert len(set(FACETS)) == len(FACETS)


@EVERY_KIND
def test_fields_and_groups_are_found_by_name(kind: Kind) -> None:
    assert [kind.field(each.name) for each in kind.fields] == list(kind.fields)
    assert [kind.group(each.name) for each in kind.groups] == list(kind.groups)
    assert kind.field("nothing") is None
    assert kind.group("nothing") is None
    for group in kind.groups:
        assert [group.field(each.name) for each in group.fields] == list(group.fields)
        assert group.field("nothing") is None
