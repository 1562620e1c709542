"""One record is told whole: facts with their claims, words with their speakers."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from summitdesk import wording
from summitdesk.archive.archive import Archive
from summitdesk.domain.query import Query
from summitdesk.ui.detail import parts
from summitdesk.ui.detail.facts import Fact, facts
from summitdesk.ui.detail.passages import passages
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.plain import FIELD_LIMIT
from summitdesk.ui.runs import Run, text_of
from summitdesk.ui.theme.tokens import PAIRED
from summitdesk.ui.widgets.cards import Card
from summitdesk.ui.widgets.pairs import FactGrid, NameGrid
from summitdesk.ui.widgets.reading_aids import Folding
from summitdesk.ui.widgets.text_block import TextBlock
from tests.desk import Desk

TREATY = "agr-treaty-eternal"


def reading(archive: Archive, uid: str) -> Reading:
    view = archive.view(uid)
    assert view is not None
    return Reading(view, archive.history(uid))


def told(archive: Archive, uid: str) -> dict[str, str]:
    """The facts of a record as a reader sees them: label, lines."""
    return {fact.label: " / ".join(map(plain, fact.lines)) for fact in facts(reading(archive, uid))}


def plain(runs: parts.Runs) -> str:
    return text_of(runs).replace("\u00a0", " ")


def fact(archive: Archive, uid: str, label: str) -> Fact:
    return next(fact for fact in facts(reading(archive, uid)) if fact.label == label)


def test_the_treaty_tells_its_facts_in_order(archive: Archive) -> None:
    facts_of_it = told(archive, TREATY)

    assert list(facts_of_it)[:5] == ["Signed", "At", "Parties", "Signed by", "Since then"]
    assert facts_of_it["At"] == "Second Central Asia–China Summit, Astana"
    assert facts_of_it["Parties"].count(",") == 5
    assert "24 September 2025" in facts_of_it["Since then"]


def test_the_claims_of_a_date_stand_behind_it(archive: Archive) -> None:
    signed = fact(archive, TREATY, "Signed")

    assert text_of([signed.more_run]).split() == ["1", "of", "3", "claims", "differs"]
    assert "18 June 2025" in plain(signed.more[-1])


def test_what_is_linked_to_an_agreement_is_not_told_as_said_at_its_event(
    archive: Archive, desk: Desk
) -> None:
    whole = reading(archive, TREATY)
    linked = passages(whole)[0]
    view = replace(whole.view, about=frozenset((linked.uid,)))
    page = desk.window.browse.detail.page

    page.show_reading(Reading(view), ())
    desk.rest()

    (card,) = page.about.findChildren(Card)
    assert linked.text in card.words.text()
    there = [card for card in page.quotations.findChildren(Card) if card.isVisible()]
    assert there
    assert not any(linked.text in card.words.text() for card in there)
    assert page.about.isVisible()
    page.show_reading(whole, ())
    assert not page.about.isVisible()


def test_a_status_is_told_as_printed_with_its_sources(archive: Archive) -> None:
    assert told(archive, TREATY)["Status"].startswith("“signed and adopted” Daryo / “signed” KUNA")


def test_titles_in_other_languages_are_counted(archive: Archive) -> None:
    head = parts.head(reading(archive, TREATY))

    assert head.caption == "Treaty"
    assert (len(head.others), head.languages) == (20, 12)


def test_versions_of_one_sentence_share_a_card(archive: Archive) -> None:
    said = passages(reading(archive, TREATY))
    pomegranates = [passage for passage in said if "pomegranate" in passage.text]

    assert len(pomegranates) == 1
    assert "中文" in plain(pomegranates[0].attribution)


def test_every_voice_speaks_once_before_any_speaks_again(archive: Archive) -> None:
    said = passages(reading(archive, TREATY))

    voices = [passage.attribution[0].uid for passage in said[:5]]

    assert len(set(voices)) == 5
    assert not any(passage.is_low for passage in said[:5])


def test_borrowed_words_are_attributed_to_their_author(archive: Archive) -> None:
    (passage,) = [
        each
        for each in passages(reading(archive, "prs-japarov"))
        if each.text.startswith("Peace begins")
    ]

    assert plain(passage.attribution).startswith(
        "Chinghiz Aitmatov, quoted by Sadyr Japarov, President of the Kyrgyz Republic"
        " · 17 June 2025 · Daryo"
    )


def test_low_confidence_is_told_in_words(archive: Archive) -> None:
    low = [each for each in passages(reading(archive, TREATY)) if each.is_low]

    assert low
    assert all("low confidence" in plain(each.attribution) for each in low)


def test_the_words_of_a_low_quotation_are_never_named_without_their_mark(
    archive: Archive,
) -> None:
    low = {
        row.uid
        for row in archive.rows(archive.find(Query(kinds=("quotation",))).ids)
        if row and row.is_low
    }
    named = 0
    for row in archive.rows(archive.find(Query(kinds=("discrepancy",))).ids):
        assert row is not None
        for line in fact(archive, row.uid, "Concerns").lines:
            for run, *after in (line[at : at + 3] for at in range(len(line))):
                if run.uid in low:
                    named += 1
                    assert "low\u00a0confidence" in text_of(after)
                    assert run.caution == wording.low()

    assert named


def test_a_low_quotation_is_copied_by_its_name_with_its_mark(archive: Archive) -> None:
    (low,) = [passage.uid for passage in passages(reading(archive, TREATY)) if passage.is_low][:1]

    assert reading(archive, low).name.endswith(" [low confidence]")
    assert reading(archive, TREATY).name == reading(archive, TREATY).view.summary.title


def test_quotations_beyond_the_limit_are_counted(desk: Desk, archive: Archive) -> None:
    whole = reading(archive, TREATY)
    beyond = whole._replace(view=replace(whole.view, quotations_beyond=1_200))

    desk.window.browse.detail.show_reading(beyond)
    desk.rest()

    said = desk.texts("quotationList")
    assert "1,200 more quotations are found in the list of quotations." in said


def test_ids_inside_prose_are_links_by_name(archive: Archive) -> None:
    notes = parts.notes(reading(archive, "evt-astana-2025"))

    (link,) = [run for entry in notes for run in entry.line if run.uid]

    assert link.uid == "con-dates-astana"
    assert link.text == "Date(s) of the Astana summit"


def test_a_person_tells_the_office(archive: Archive) -> None:
    assert told(archive, "prs-japarov")["Office"] == "President of the Kyrgyz Republic"


def test_a_discrepancy_tells_who_says_what(archive: Archive) -> None:
    claims = parts.own_claims(reading(archive, "con-treaty-title"))

    assert len(claims) == 16
    assert plain(claims[0].line).endswith("· Daryo")


def test_every_record_can_be_read(archive: Archive) -> None:
    for summary in archive.rows(archive.find(Query()).ids):
        assert summary is not None
        whole = reading(archive, summary.uid)
        assert parts.head(whole).caption
        assert all(fact.lines for fact in facts(whole))
        for entries in (parts.sources, parts.notes, parts.texts, parts.provisions):
            assert all(text_of(entry.line) for entry in entries(whole))


@pytest.mark.parametrize(
    "uid",
    [
        TREATY,
        "evt-astana-2025",
        "prs-japarov",
        "pty-chn",
        "spk-japarov-2025",
        "quo-jap25-aitmatov-daryo",
        "src-daryo-en-seed",
        "con-treaty-title",
    ],
)
def test_every_kind_is_shown(desk: Desk, uid: str) -> None:
    desk.window.browse.open_record(uid)
    desk.rest()
    pane = desk.window.browse.detail

    assert pane.reading is not None
    assert pane.reading.uid == uid
    assert desk.texts("revisionSection") == [
        "History",
        "Edition 2026.1\u00a0· 24 November 2026\u00a0· Summit Desk",
    ]
    assert not pane.horizontalScrollBar().isVisible()


def test_a_speech_without_its_text_says_so(desk: Desk) -> None:
    desk.window.browse.open_record("spk-japarov-2025")
    desk.rest()

    assert "The text of this speech is not held in this archive." in desk.texts("recordText")


def test_a_detail_without_a_record_says_so_until_one_is_chosen(desk: Desk) -> None:
    desk.session.search_for("nothing is called so")
    desk.rest()
    quiet = desk.named("nothingChosen")
    assert isinstance(quiet, QLabel)
    assert (quiet.text(), quiet.isVisible()) == ("No record chosen", True)

    desk.session.clear()
    desk.rest()

    assert not quiet.isVisible()


def test_the_rest_of_a_list_is_a_click_away(desk: Desk) -> None:
    quotations = desk.window.browse.detail.page.quotations
    before = len(desk.cards())
    (more,) = [
        button for button in quotations.findChildren(QPushButton) if "Show all" in button.text()
    ]

    more.click()
    desk.rest()

    assert more.text() == f"Show all {len(desk.cards())} passages"
    assert len(desk.cards()) > before


@pytest.mark.parametrize("uid", ["quo-jap25-aitmatov-daryo", TREATY, "spk-japarov-2025"])
def test_no_line_is_cut_off_however_wide_the_window(desk: Desk, qtbot: QtBot, uid: str) -> None:
    for width in (1280, 1920, 2560):
        desk.window.resize(width, 1000)
        desk.window.browse.open_record(uid)
        desk.rest()

        qtbot.waitUntil(lambda: cut_off(desk) == [])


def cut_off(desk: Desk) -> list[str]:
    """The texts in the detail that are higher than the room they have."""
    blocks = desk.window.browse.detail.findChildren(TextBlock)
    return [
        block.text()
        for block in blocks
        if block.isVisible() and block.height() < block.heightForWidth(block.width())
    ]


def test_other_names_and_what_is_told_of_them_stand_in_two_columns(desk: Desk) -> None:
    desk.window.browse.open_record("prs-japarov")
    desk.rest()
    desk.window.browse.detail.page.title.open_others()
    desk.rest()
    (names,) = desk.window.browse.detail.findChildren(NameGrid)

    lefts = {pair[0].x() for pair in names.pairs}
    rights = {pair[1].x() for pair in names.pairs}
    assert len(names.pairs) > 10
    assert (len(lefts), len(rights)) == (1, 1)
    assert min(rights) > max(lefts)


def test_an_endless_name_begins_at_the_left_and_is_read_whole_at_the_right(qtbot: QtBot) -> None:
    grid = NameGrid([parts.Entry((Run("n" * 10_000),))])
    qtbot.addWidget(grid)
    ((name, about),) = grid.pairs

    assert len(name.text()) == FIELD_LIMIT
    (rest,) = [each for each in about.findChildren(QWidget) if isinstance(each, Folding)]
    rest.unfold()
    qtbot.waitUntil(
        lambda: "".join(block.text() for block in about.findChildren(TextBlock)) == "n" * 10_000
    )


def test_in_a_narrow_detail_labels_stand_above_what_they_name(
    archive: Archive, qtbot: QtBot
) -> None:
    grid = FactGrid(facts(reading(archive, TREATY)))
    qtbot.addWidget(grid)
    grid.resize(PAIRED, 900)
    grid.show()
    assert all(told.x() > label.geometry().right() for label, told in grid.pairs)

    grid.resize(PAIRED - 1, 900)
    qtbot.waitUntil(lambda: all(told.x() == 0 for _, told in grid.pairs))

    assert all(told.y() > label.geometry().bottom() for label, told in grid.pairs)


def test_a_mere_variant_is_not_called_so_at_every_name(archive: Archive) -> None:
    others = parts.head(reading(archive, "prs-japarov")).others

    assert not any("variant" in plain(line) for each in others for line in each.entry.below)


def test_a_link_opens_its_record(desk: Desk) -> None:
    card = desk.window.browse.detail.findChildren(Card)[0]

    card.attribution.link_requested.emit(card.attribution.links[0])
    desk.rest()

    assert desk.title == "Xi Jinping"


def test_a_record_stands_whole_before_anything_else_happens(desk: Desk, archive: Archive) -> None:
    detail = desk.window.browse.detail

    def shown() -> list[str]:
        return [block.text() for block in detail.findChildren(TextBlock) if block.isVisible()]

    detail.show_reading(reading(archive, "agr-trade-final-2025"))
    at_once = shown()
    desk.rest()

    assert len(at_once) > 20
    assert at_once == shown()  # what is shown part by part is laid out anew for every part
