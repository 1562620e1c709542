"""The way back leads through what was read and asked, not through every row and letter between."""

from dataclasses import replace

from summitdesk.domain.query import Query
from summitdesk.ui.trail import Place, Step, Trail

AGREEMENTS = Query(kinds=("agreement",))


def record(uid: str) -> Place:
    return Place(AGREEMENTS, uid)


def words(text: str) -> Place:
    return Place(replace(AGREEMENTS, text=text), f"first for {text}")


def way_back(trail: Trail) -> list[str]:
    """What one comes by on the way back, as words or as records."""
    places = []
    while (place := trail.back()) is not None:
        places.append(place.query.text or place.record)
    return places


def test_the_way_back_and_forth() -> None:
    trail = Trail()
    for uid in ("a", "b", "c"):
        trail.visit(record(uid))

    assert way_back(trail) == ["b", "a"]
    forward = trail.forward()
    assert forward == record("b")
    assert (trail.can_go_back, trail.can_go_forward) == (True, True)


def test_rows_walked_through_leave_one_step() -> None:
    trail = Trail()
    trail.visit(record("a"))
    for uid in ("row 1", "row 2", "row 3"):
        trail.visit(record(uid), Step.WALKING)
    trail.visit(record("b"))

    assert way_back(trail) == ["row 3", "a"]


def test_letters_leave_one_step_a_word() -> None:
    trail = Trail()
    trail.visit(record("a"))
    for text in ("c", "ch", "chi", "chn", "ch", "chi", "china"):
        trail.visit(words(text), Step.TYPING)
    trail.visit(record("b"))

    assert way_back(trail) == ["china", "a"]


def test_words_taken_away_letter_by_letter_are_still_behind() -> None:
    trail = Trail()
    for text in ("as", "asta", "as", "a", "", "x", "xian"):
        trail.visit(words(text), Step.TYPING)

    assert way_back(trail) == ["asta"]


def test_another_word_typed_over_the_last_is_another_step() -> None:
    trail = Trail()
    for text in ("astana", "x", "xian"):
        trail.visit(words(text), Step.TYPING)

    assert way_back(trail) == ["astana"]


def test_going_elsewhere_forgets_what_lay_ahead() -> None:
    trail = Trail()
    trail.visit(record("a"))
    trail.visit(record("b"))
    trail.back()
    trail.visit(record("c"))

    assert not trail.can_go_forward
    assert trail.back() == record("a")


def test_the_same_record_twice_is_one_step() -> None:
    trail = Trail()
    trail.visit(record("a"))
    trail.visit(record("a"))

    assert not trail.can_go_back


def test_a_place_is_left_as_it_stands() -> None:
    trail = Trail()
    trail.visit(record("a"))
    scrolled = record("a")._replace(list_top=1_200, detail_top=40)
    trail.keep(scrolled)
    trail.visit(record("b"))

    assert trail.back() == scrolled


def test_nothing_is_left_when_another_archive_opens() -> None:
    trail = Trail()
    trail.visit(record("a"))
    trail.visit(record("b"))
    trail.clear()

    assert trail.here is None
    assert (trail.can_go_back, trail.can_go_forward) == (False, False)
