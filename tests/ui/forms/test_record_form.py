"""A record in its form: all its fields, typed by key, saved, and wrong words told in place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from summitdesk.domain.catalogue import KINDS
from tests.ui.forms.scribe import CTRL_SHIFT, Key, Scribe

LARGEST = "agr-treaty-eternal"
A_RECORD_OF = {
    "agreement": LARGEST,
    "quotation": "quo-xi23-libai-mt1",
    "speech": "spk-xi-2025",
    "event": "evt-astana-2025",
    "person": "prs-japarov",
    "actor": "pty-chn",
    "source": "src-yuz-transport2023",
    "discrepancy": "con-treaty-title",
    "place": "plc-xian",
    "term": "tier-agency",
}


@pytest.mark.parametrize("kind", A_RECORD_OF)
def test_the_form_of_a_kind_has_every_field_and_changes_nothing_by_being_shown(
    scribe: Scribe, kind: str
) -> None:
    scribe.edit(A_RECORD_OF[kind])

    scribe.form.finish()

    for field in KINDS[kind].fields:
        assert scribe.cell(field.name).editor.objectName() == f"field_{field.name}"
        assert scribe.cell(field.name).editor.accessibleName()
    record = scribe.record(A_RECORD_OF[kind])
    assert scribe.form.typed() == record
    assert not scribe.editing.form.is_changed


def test_the_largest_record_fits_the_smallest_window(scribe: Scribe) -> None:
    scribe.desk.window.resize(1280, 720)
    scribe.edit(LARGEST)
    scribe.form.finish()
    scribe.desk.rest()

    page = scribe.editing.page
    assert page.area.viewport().width() >= page.area.widget().minimumSizeHint().width()


def test_a_changed_title_is_saved_by_key_and_stands_in_list_and_detail(scribe: Scribe) -> None:
    scribe.edit(LARGEST)

    scribe.type("title", "Treaty of Friendship")
    scribe.save()

    assert not scribe.is_writing
    assert scribe.record(LARGEST)["title"] == "Treaty of Friendship"
    assert scribe.desk.title == "Treaty of Friendship"
    assert "Treaty of Friendship" in scribe.desk.titles
    assert scribe.desk.window.footer.search.text() == "Saved."


def test_a_wrong_date_is_told_as_one_leaves_the_field(scribe: Scribe) -> None:
    scribe.edit(LARGEST)

    scribe.type("date", "2025-02-30")
    assert not scribe.cell("date").problem
    scribe.desk.press(Key.Key_Tab)

    assert "2025-02-30" in scribe.cell("date").problem
    scribe.type("date", "2025-02-28")
    assert not scribe.cell("date").problem


def test_saving_goes_to_the_first_wrong_field_and_saves_nothing(scribe: Scribe) -> None:
    before = scribe.record(LARGEST)
    scribe.edit(LARGEST)
    scribe.type("title", "")
    scribe.type("date", "soon")

    scribe.save()

    assert scribe.focus == "field_title"
    assert scribe.cell("title").problem == "Fill this in."
    assert scribe.cell("date").problem
    assert scribe.record(LARGEST) == before


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-06-17", "17 June 2025"),
        ("2025-05", "May 2025, day unknown"),
        ("2025", "2025, month and day unknown"),
        ("2026~", "about 2026, month and day unknown"),
        ("2023-05-18/2023-05-19", "18–19 May 2023"),
        ("never", ""),
    ],
)
def test_a_date_says_what_was_understood(scribe: Scribe, edtf: str, words: str) -> None:
    scribe.edit(LARGEST)

    scribe.type("date", edtf)

    assert not words or words in scribe.desk.texts("recordForm")
    assert scribe.cell("date").understood == words


def test_rows_are_added_moved_and_taken_away_by_key(scribe: Scribe) -> None:
    scribe.edit("evt-astana-2025")
    titles = [row["text"] for row in scribe.record("evt-astana-2025")["names"]]

    scribe.go("names[0].text")
    QTest.keyClick(scribe.desk.focus, Key.Key_Down, CTRL_SHIFT)
    assert scribe.focus == "field_names[1].text"
    assert [row["text"] for row in scribe.form.group("names").rows[:2]] == titles[1::-1]
    QTest.keyClick(scribe.desk.focus, Key.Key_Return, CTRL_SHIFT)
    assert scribe.focus == "field_names[2].text"
    QTest.keyClicks(scribe.desk.focus, "A new name")
    scribe.go("names[0].text")
    QTest.keyClick(scribe.desk.focus, Key.Key_Backspace, CTRL_SHIFT)
    scribe.save()

    saved = [row["text"] for row in scribe.record("evt-astana-2025")["names"]]
    assert saved == [titles[0], "A new name", *titles[2:]]


def test_a_row_left_empty_is_not_saved(scribe: Scribe) -> None:
    scribe.edit("prs-japarov")
    before = scribe.record("prs-japarov")

    scribe.form.group("names").add_button.click()
    scribe.type("description", "President")
    scribe.save()

    assert scribe.record("prs-japarov")["names"] == before["names"]


def test_a_term_is_chosen_by_its_word_and_a_record_by_a_name_in_any_script(scribe: Scribe) -> None:
    scribe.edit("spk-xi-2025")

    scribe.pick("language", "kazakh (lat")
    scribe.pick("speaker", "zhapar")
    scribe.save()

    assert scribe.record("spk-xi-2025")["language"] == "kk-Latn"
    assert scribe.record("spk-xi-2025")["speaker"] == "prs-japarov"


def test_words_that_name_no_record_are_told_and_not_saved(scribe: Scribe) -> None:
    scribe.edit("spk-xi-2025")

    scribe.type("speaker", "nobody at all")
    scribe.save()

    assert scribe.focus == "field_speaker"
    assert scribe.cell("speaker").problem.startswith("Choose one of the records found")


def test_escape_puts_the_offer_away_before_it_leaves_the_form(scribe: Scribe) -> None:
    scribe.edit("spk-xi-2025")
    scribe.type("speaker", "")
    scribe.desk.press(Key.Key_Down)
    assert scribe.form.offer.isVisible()

    scribe.desk.press(Key.Key_Escape)

    assert scribe.is_writing
    assert not scribe.form.offer.isVisible()


def test_a_new_record_is_made_saved_and_shown(scribe: Scribe) -> None:
    scribe.begin("person")

    scribe.type("name", "Ada Lovelace")
    scribe.save()

    assert not scribe.is_writing
    assert scribe.desk.title == "Ada Lovelace"


def test_a_duplicate_is_another_record_with_the_same_words(scribe: Scribe) -> None:
    scribe.desk.window.browse.open_record("prs-japarov")
    scribe.desk.rest()

    scribe.desk.window.commands["duplicate"].trigger()
    scribe.desk.rest()
    scribe.type("description", "A double")
    scribe.save()
    assert not scribe.is_writing

    reading = scribe.desk.window.browse.detail.reading
    assert reading is not None
    assert reading.uid != "prs-japarov"
    assert scribe.record(reading.uid)["name"] == scribe.record("prs-japarov")["name"]


def test_tab_goes_from_field_to_field(scribe: Scribe) -> None:
    scribe.edit(LARGEST)

    scribe.desk.press(Key.Key_Tab, Key.Key_Tab)

    assert scribe.focus == "field_confidence"
    assert Qt.FocusPolicy.StrongFocus in scribe.cell("confidence").editor.focusPolicy()


def test_one_comes_back_to_a_form_that_was_left_standing(scribe: Scribe) -> None:
    scribe.edit(LARGEST)
    scribe.type("title", "Half a ti")
    scribe.desk.window.commands["history"].trigger()
    scribe.desk.rest()
    assert not scribe.editing.page.isVisible()

    scribe.desk.press(Key.Key_F2)

    assert scribe.editing.page.isVisible()
    assert scribe.form.typed()["title"] == "Half a ti"
