"""The way back leads through what was read, not through every row in between."""

from summitdesk.ui.trail import Trail


def test_the_way_back_and_forth() -> None:
    trail = Trail()
    for uid in ("a", "b", "c"):
        trail.visit(uid)

    assert [trail.back(), trail.back(), trail.back()] == ["b", "a", None]
    assert [trail.forward(), trail.can_go_back, trail.can_go_forward] == ["b", True, True]


def test_rows_walked_through_leave_one_step() -> None:
    trail = Trail()
    trail.visit("a")
    for uid in ("row 1", "row 2", "row 3"):
        trail.visit(uid, in_passing=True)
    trail.visit("b")

    assert [trail.back(), trail.back(), trail.back()] == ["row 3", "a", None]


def test_going_elsewhere_forgets_what_lay_ahead() -> None:
    trail = Trail()
    trail.visit("a")
    trail.visit("b")
    trail.back()
    trail.visit("c")

    assert not trail.can_go_forward
    assert trail.back() == "a"


def test_the_same_record_twice_is_one_step() -> None:
    trail = Trail()
    trail.visit("a")
    trail.visit("a")

    assert not trail.can_go_back
