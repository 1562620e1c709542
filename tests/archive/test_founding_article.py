"""What the founding article tells is in the archive, name by name.

The article is the source `src-daryo-en-seed`: Daryo on the Second Central Asia–China Summit.
"""

from collections.abc import Iterator

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.domain.query import Query
from summitdesk.domain.record import Aggregate, rows_of, text_of

ARTICLE = "src-daryo-en-seed"
EVENT = "evt-astana-2025"

AGREEMENTS = {
    1: "Treaty on Eternal Good-Neighborliness, Friendship and Cooperation",
    2: "Astana Declaration of the Second Central Asia–China Summit",
    3: "Memorandum between Central Asian industrial departments and China's Ministry of Industry"
    " and Information Technology",
    4: "Action plan of the ministries of economy and trade",
    5: "Memorandum of understanding to enhance trade and facilitate the free flow of goods",
    6: "Memorandum of understanding on strengthening investment cooperation in “green minerals”",
    7: "Memorandum of Understanding on Deepening Cooperation on China–Central Asia–Europe Express"
    " Railways",
    8: "Action plan for the high-quality implementation of the Belt and Road Initiative",
    9: "Agreement to simplify international transport permits",
    10: "Joint initiatives on sustainable transport practices",
    11: "Joint program of events for 2025–2026",
    12: "Initiative to improve conditions for mutual travel by citizens of China and Central Asian"
    " countries",
    13: "Memorandum on customs risk management",
    14: "Memorandum on non-intrusive inspection technologies",
    15: "Memorandum on intelligent image recognition systems",
    16: "Twinning agreement between the city of Bishkek and Sichuan Province",
    17: "Other twinning agreements announced at the summit (unnamed in the seed)",
}

IMPETUS = (
    "We see today’s meeting as another opportunity to give new impetus to strengthening our ties"
    " in all areas of mutual interest"
)
NEIGHBOUR = (
    "Peace begins with how you live with your neighbor. And if there is respect in your heart,"
    " borders disappear. There is no other person’s grief, no other person’s misfortune. We live"
    " next to each other not by chance, but by historical and spiritual necessity."
)

LEADERS = {
    "Xi Jinping": "President of the People's Republic of China",
    "Kassym-Jomart Tokayev": "President of the Republic of Kazakhstan",
    "Sadyr Japarov": "President of the Kyrgyz Republic",
    "Emomali Rahmon": "President of the Republic of Tajikistan",
    "Serdar Berdimuhamedov": "President of Turkmenistan",
    "Shavkat Mirziyoyev": "President of the Republic of Uzbekistan",
}


def test_its_seventeen_agreements_are_there_by_name_and_row(archive: Archive) -> None:
    found = {
        int(text_of(row, "value")): text_of(agreement, "title")
        for agreement in _all(archive, "agreement")
        for row in rows_of(agreement, "identifiers")
        if row["scheme"] == "founding-article"
    }

    assert found == AGREEMENTS


@pytest.mark.parametrize("title", AGREEMENTS.values())
def test_each_agreement_is_found_by_its_title_and_cites_the_article(
    title: str, archive: Archive
) -> None:
    found = [
        agreement
        for agreement in _all(archive, "agreement", title)
        if text_of(agreement, "title") == title
    ]

    assert len(found) == 1
    assert ARTICLE in [row["source"] for row in rows_of(found[0], "citations")]


def test_its_two_quotations_are_there_word_for_word(archive: Archive) -> None:
    found = {
        text_of(quotation, "text"): (
            _name(archive, quotation, "speaker"),
            _name(archive, quotation, "quoted_person"),
        )
        for quotation in _all(archive, "quotation")
        if quotation["source"] == ARTICLE
    }

    assert found == {
        IMPETUS: ("Sadyr Japarov", None),
        NEIGHBOUR: ("Sadyr Japarov", "Chinghiz Aitmatov"),
    }


def test_its_six_leaders_attended_and_are_known_by_name_and_office(archive: Archive) -> None:
    event = archive.record(EVENT)
    assert event is not None
    views = [archive.view(str(row["person"])) for row in rows_of(event, "attendance")]

    found = {
        view.summary.title: [text_of(office, "title") for office in view.offices]
        for view in views
        if view
    }

    assert found == {name: [office] for name, office in LEADERS.items()}


def test_its_event_is_there_by_name_day_and_place(archive: Archive) -> None:
    event = archive.record(EVENT)
    assert event is not None

    assert text_of(event, "title") == "Second Central Asia–China Summit"
    assert text_of(event, "date") == "2025-06-17"
    assert _name(archive, event, "place") == "Astana"
    assert _name(archive, event, "chair") == "Kassym-Jomart Tokayev"
    assert text_of(event, "venue") == "Independence Palace (Palace of Independence)"


def _all(archive: Archive, kind: str, text: str = "") -> Iterator[Aggregate]:
    """Every record of a kind that a search finds."""
    results = archive.find(Query.of(text, kinds=(kind,)))
    for row in archive.rows(results.ids):
        assert row is not None
        record = archive.record(row.uid)
        assert record is not None
        yield record


def _name(archive: Archive, record: Aggregate, field: str) -> str | None:
    """What the record named in the field is called; none when none is named."""
    named = archive.record(text_of(record, field))
    return text_of(named, "name") if named else None
