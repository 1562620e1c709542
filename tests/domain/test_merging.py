"""Two states of a record that come from a third are merged by field and row, or told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.difference import Part, differences
from summitdesk.domain.merging import Merge, Side, merge
from summitdesk.domain.record import Aggregate
from tests.domain.aggregates import aggregates

BASE: Aggregate = {
    "uid": "per-x",
    "kind": "person",
    "name": "Ayar",
    "description": "A poet",
    "names": [{"uid": "n-1", "text": "Аяр"}, {"uid": "n-2", "text": "Aiar", "note": "old"}],
}


def changed(**fields: object) -> Aggregate:
    """The base with other fields; without those given as None."""
    return {name: value for name, value in (BASE | fields).items() if value is not None}  # type: ignore[operator]


def names(*rows: tuple[str, str]) -> list[dict[str, str]]:
    return [{"uid": uid, "text": text} for uid, text in rows]


def test_what_each_changed_in_another_field_is_kept_silently() -> None:
    merged = merge(BASE, changed(name="Ayar B."), changed(description=None, country="KAZ"))

    assert merged.merged == changed(name="Ayar B.", description=None, country="KAZ")
    assert merged.conflicts == ()
    assert {each.part.field for each in merged.taken} == {"description", "country"}


def test_what_both_changed_otherwise_is_told_side_by_side() -> None:
    mine, theirs = changed(name="Mine", country="KAZ"), changed(name="Theirs", description="B")

    undecided = merge(BASE, mine, theirs)
    (conflict,) = undecided.conflicts

    assert conflict.part == Part(field="name")
    assert (conflict.base, conflict.mine, conflict.theirs) == ("Ayar", "Mine", "Theirs")
    for side, name in ((Side.MINE, "Mine"), (Side.THEIRS, "Theirs")):
        decided = merge(BASE, mine, theirs, {conflict.part: side})
        assert decided.conflicts == ()
        assert decided.merged == changed(name=name, country="KAZ", description="B")


def test_what_both_changed_alike_is_no_conflict() -> None:
    assert merge(BASE, changed(name="Same"), changed(name="Same")) == Merge(changed(name="Same"))


def test_rows_are_merged_by_their_uids_field_by_field() -> None:
    mine = changed(names=[{"uid": "n-1", "text": "Аяр"}, {"uid": "n-2", "text": "New"}])
    theirs = changed(names=[{"uid": "n-1", "text": "Ояр"}, {"uid": "n-2", "text": "Aiar"}])

    merged = merge(BASE, mine, theirs)

    assert merged.conflicts == ()
    assert merged.merged == changed(names=names(("n-1", "Ояр"), ("n-2", "New")))


def test_a_row_edited_by_one_and_removed_by_the_other_is_kept_and_told() -> None:
    edited = changed(names=names(("n-1", "Ояр"), ("n-2", "Aiar")))
    removed = changed(names=[{"uid": "n-2", "text": "Aiar", "note": "old"}])

    for mine, theirs in ((edited, removed), (removed, edited)):
        merged = merge(BASE, mine, theirs)
        (conflict,) = merged.conflicts
        assert conflict.part == Part("names", "n-1")
        assert merged.merged is not None
        assert {"uid": "n-1", "text": "Ояр"} in merged.merged["names"]


def test_rows_added_by_both_stand_where_each_put_them() -> None:
    start = changed(names=names(("a", "A"), ("b", "B")))
    mine = changed(names=names(("a", "A"), ("m", "M"), ("b", "B")))
    theirs = changed(names=names(("t", "T"), ("b", "B"), ("a", "A")))

    merged = merge(start, mine, theirs)

    assert merged.merged == changed(names=names(("t", "T"), ("b", "B"), ("a", "A"), ("m", "M")))


@pytest.mark.parametrize("deleted_by", [Side.MINE, Side.THEIRS])
def test_an_edit_wins_over_a_deletion_and_both_are_told(deleted_by: Side) -> None:
    edited = changed(name="Edited")
    sides = (None, edited) if deleted_by is Side.MINE else (edited, None)

    merged = merge(BASE, *sides)

    assert merged.merged == edited
    assert [each.part for each in merged.conflicts] == [Part()]
    assert merge(BASE, *sides, {Part(): deleted_by}) == Merge(None)


def test_one_uid_made_twice_is_merged_or_told() -> None:
    other: Aggregate = {"uid": "per-x", "kind": "place", "name": "P"}

    assert [each.part for each in merge(None, BASE, other).conflicts] == [Part()]
    assert [each.part.field for each in merge(None, BASE, changed(name="B")).conflicts] == ["name"]


@st.composite
def three(draw: st.DrawFn) -> tuple[Aggregate, Aggregate, Aggregate]:
    """A record, and two others with some of its fields and rows."""
    kind = draw(st.sampled_from([KINDS["person"], KINDS["agreement"], KINDS["discrepancy"]]))
    base, *others = (draw(aggregates(kind)) for _ in range(3))
    sides = []
    for other in others:
        taken = draw(st.sets(st.sampled_from(sorted({*base, *other} - {"uid", "kind"}))))
        side = {name: (other if name in taken else base).get(name) for name in {*base, *other}}
        sides.append({name: value for name, value in side.items() if value is not None})
        sides[-1] |= {"uid": base["uid"]}
    return base, sides[0], sides[1]


@given(three())
def test_whoever_alone_changed_a_record_is_followed(
    states: tuple[Aggregate, Aggregate, Aggregate],
) -> None:
    base, mine, _ = states

    assert merge(base, mine, base).merged == mine
    assert merge(base, base, mine).merged == mine
    assert merge(base, mine, mine).merged == mine


@given(three())
def test_without_a_conflict_it_does_not_matter_who_merges(
    states: tuple[Aggregate, Aggregate, Aggregate],
) -> None:
    base, mine, theirs = states

    one, other = merge(base, mine, theirs), merge(base, theirs, mine)

    assert {each.part for each in one.conflicts} == {each.part for each in other.conflicts}
    if not one.conflicts:
        parts = [each.part for each in differences(one.merged, other.merged)]
        assert all(part.is_order for part in parts)


@given(three())
def test_nothing_but_what_somebody_changed_is_changed(
    states: tuple[Aggregate, Aggregate, Aggregate],
) -> None:
    base, mine, theirs = states
    merged = merge(base, mine, theirs).merged

    moved = {each.part for each in differences(base, merged) if not each.part.is_order}

    by_mine = {each.part for each in differences(base, mine)}
    by_theirs = {each.part for each in differences(base, theirs)}
    assert moved <= by_mine | by_theirs


def test_a_difference_tells_fields_rows_orders_and_their_words() -> None:
    after = changed(
        description="A great poet",
        names=[{"uid": "n-3", "text": "New"}, *reversed(BASE["names"])],  # type: ignore[arg-type]
    )

    found = {each.part: each for each in differences(BASE, after)}

    assert list(found) == [Part(field="description"), Part("names", "n-3"), Part("names")]
    assert [(each.text, str(each.mark)) for each in found[Part(field="description")].words] == [
        ("A ", "equal"),
        ("great ", "inserted"),
        ("poet", "equal"),
    ]
    assert found[Part("names", "n-3")].before is None
    assert found[Part("names")].after == ["n-3", "n-2", "n-1"]
    assert differences(BASE, BASE) == []
    (whole,) = differences(None, BASE)
    assert (whole.part, whole.before, whole.after) == (Part(), None, BASE)
