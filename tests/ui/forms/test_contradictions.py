"""A form that meets what others saved meanwhile: nobody's words are overwritten unasked."""

import pytest

from summitdesk.ui.history.merge_view import MergeView
from tests.ui.forms.scribe import Key, Scribe
from tests.working import changed, write

RECORD = "agr-treaty-eternal"


def merging(scribe: Scribe) -> MergeView:
    view = scribe.desk.named("mergeView")
    assert isinstance(view, MergeView)
    assert view.isVisible()
    return view


def test_other_fields_are_saved_beside_each_other_without_a_question(scribe: Scribe) -> None:
    scribe.edit(RECORD)
    scribe.type("title", "My title")
    write(scribe.desk, changed(RECORD, summary="Their summary"))

    scribe.save()

    assert scribe.record(RECORD)["title"] == "My title"
    assert scribe.record(RECORD)["summary"] == "Their summary"


@pytest.mark.parametrize(("keys", "title"), [((), "My title"), ((Key.Key_Right,), "Their title")])
def test_the_same_field_is_decided_side_by_side(
    scribe: Scribe, keys: tuple[Key, ...], title: str
) -> None:
    scribe.edit(RECORD)
    scribe.type("title", "My title")
    write(scribe.desk, changed(RECORD, title="Their title"))
    scribe.save()
    view = merging(scribe)
    assert scribe.record(RECORD)["title"] == "Their title", "nothing is overwritten yet"

    scribe.desk.press(Key.Key_Space, *keys)
    view.save.setFocus()
    scribe.desk.press(Key.Key_Space)

    assert scribe.record(RECORD)["title"] == title
    assert not view.isVisible()


def test_whoever_does_not_decide_is_led_back_to_the_form(scribe: Scribe) -> None:
    scribe.edit(RECORD)
    scribe.type("title", "My title")
    write(scribe.desk, changed(RECORD, title="Their title"))
    scribe.save()

    scribe.desk.press(Key.Key_Escape)

    assert scribe.is_writing
    assert scribe.form.typed()["title"] == "My title"
    assert scribe.record(RECORD)["title"] == "Their title"
