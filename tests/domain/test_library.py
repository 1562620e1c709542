"""Records that know each other: what names what, and which actor stands for which."""

from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, uid_of


def actor(uid: str, *, parent: str = "", members: tuple[str, ...] = ()) -> Aggregate:
    made: Aggregate = {"uid": uid, "kind": "actor", "name": uid.title()}
    if parent:
        made["parent"] = parent
    if members:
        made["members"] = [{"uid": f"{uid}-{each}", "member": each} for each in members]
    return made


def test_a_record_is_found_by_its_uid_and_called_by_its_label() -> None:
    library = Library([actor("land")])

    assert library.get("land") == actor("land")
    assert library.label("land") == "Land"
    assert len(library) == len(list(library)) == 1


def test_a_uid_that_is_not_there_is_its_own_label_and_nothing_else() -> None:
    library = Library([])

    assert library.get("nobody") is None
    assert library.get(None) is None
    assert library.label("nobody") == "nobody"
    assert library.referring("nobody", "office.person") == []
    assert library.standing_for("nobody") == library.with_ancestors("nobody") == set()


def test_a_record_knows_by_which_fields_others_name_it() -> None:
    speech: Aggregate = {"uid": "spc", "kind": "speech", "title": "A speech", "speaker": "prs"}
    event: Aggregate = {
        "uid": "evt",
        "kind": "event",
        "title": "An event",
        "chair": "prs",
        "attendance": [{"uid": "att", "person": "prs"}],
    }
    library = Library([speech, event])

    assert library.referring("prs", "speech.speaker") == [speech]
    assert library.referring("prs", "event.chair") == [event]
    assert library.referring("prs", "event.attendance.person") == [event]
    assert library.referring("prs", "speech.event") == []


def test_a_field_leads_to_the_record_it_names() -> None:
    event: Aggregate = {"uid": "evt", "kind": "event", "title": "An event"}
    speech: Aggregate = {"uid": "spc", "kind": "speech", "title": "A speech", "event": "evt"}
    quotation: Aggregate = {"uid": "qtn", "kind": "quotation", "text": "Words", "speech": "spc"}
    library = Library([event, speech, quotation])

    assert library.linked(quotation, "speech") == speech
    assert library.linked(speech, "event") == event
    assert library.linked(event, "speech") is None


def test_an_actor_belongs_to_its_parents_and_theirs() -> None:
    library = Library([actor("office", parent="ministry"), actor("ministry", parent="land")])

    # A parent that is not there is no ancestor: the uid would lead nowhere.
    assert library.with_ancestors("office") == {"office", "ministry"}


def test_a_collective_stands_for_its_members_and_for_what_they_belong_to() -> None:
    library = Library(
        [
            actor("five", members=("city", "inner")),
            actor("inner", members=("land",)),
            actor("city", parent="union"),
            actor("union"),
            actor("land"),
        ]
    )

    assert library.standing_for("five") == {"five", "city", "inner", "union", "land"}


def test_a_member_stands_for_its_parent_but_not_for_the_other_members() -> None:
    library = Library(
        [
            actor("union", members=("one", "two")),
            actor("one", parent="union"),
            actor("two", parent="union"),
        ]
    )

    assert library.standing_for("one") == {"one", "union"}
    assert library.standing_for("union") == {"union", "one", "two"}


def test_actors_that_belong_to_each_other_in_a_circle_end_somewhere() -> None:
    library = Library(
        [
            actor("a", parent="b", members=("b",)),
            actor("b", parent="a", members=("a",)),
            actor("own", parent="own", members=("own",)),
        ]
    )

    assert library.with_ancestors("a") == library.standing_for("a") == {"a", "b"}
    assert library.standing_for("own") == {"own"}


def test_a_chain_of_any_length_is_followed_without_recursion() -> None:
    chain = [actor(f"a{n}", members=(f"a{n + 1}",)) for n in range(5_000)]
    library = Library([*chain, actor("a5000")])

    assert library.standing_for("a0") == {uid_of(each) for each in library}
