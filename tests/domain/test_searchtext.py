"""The words by which a record is found, in the three parts of the index."""

import pytest

from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate
from summitdesk.domain.searchtext import BOUNDARY, SearchText, search_text

PERSON: Aggregate = {
    "uid": "prs",
    "kind": "person",
    "name": "Sadyr Japarov",
    "names": [{"uid": "nam", "text": "Садыр Жапаров", "note": "in Kyrgyz"}],
}
OFFICE: Aggregate = {
    "uid": "off",
    "kind": "office",
    "person": "prs",
    "title": "President",
    "actor": "land",
    "notes": [{"uid": "not", "note_kind": "note_kind-note", "text": "Since January"}],
}
LAND: Aggregate = {"uid": "land", "kind": "actor", "name": "Kyrgyz Republic"}
EVENT: Aggregate = {
    "uid": "evt",
    "kind": "event",
    "title": "Second Summit",
    "short_title": "Astana 2025",
    "summary": "Long words about it",
}
TERMS: list[Aggregate] = [
    {"uid": "type-treaty", "kind": "term", "vocabulary": "type", "label": "Treaty"},
    {"uid": "confidence-low", "kind": "term", "vocabulary": "confidence", "label": "Low"},
]
SOURCE: Aggregate = {"uid": "src", "kind": "source", "title": "Daily Paper", "tier": "tier-news"}
AGREEMENT: Aggregate = {
    "uid": "agr",
    "kind": "agreement",
    "title": "Treaty of Friendship",
    "type": "type-treaty",
    "event": "evt",
    "date": "2025-06-17",
    "confidence": "confidence-low",
    "summary": "Peace for ever",
    "titles": [{"uid": "ttl", "text": "友好条约", "language": "zh", "source": "src"}],
    "participations": [{"uid": "par", "role": "role-signatory", "signatory": "prs"}],
    "citations": [{"uid": "cit", "source": "src", "evidence": "Quoted at length"}],
}
LIBRARY = Library([PERSON, OFFICE, LAND, EVENT, SOURCE, AGREEMENT, *TERMS])


@pytest.fixture
def words() -> SearchText:
    return search_text(AGREEMENT, LIBRARY)


def texts(part: str) -> list[str]:
    return part.split(f" {BOUNDARY} ")


def test_what_a_record_is_called_stands_apart_from_its_other_words(words: SearchText) -> None:
    assert texts(words.title)[:2] == ["treaty of friendship", "友 好 条 约"]
    assert texts(words.body) == [
        "agr",
        "2025 06 17",
        "17 june 2025",
        "peace for ever",
        "quoted at length",
    ]


def test_titles_and_names_are_found_in_latin_letters_too(words: SearchText) -> None:
    assert "youhaotiaoyue" in words.title.split()
    assert {"zhaparov", "жапаров"} <= set(words.names.split())


def test_a_record_is_found_by_what_the_records_it_names_are_called(words: SearchText) -> None:
    assert {"treaty", "second summit", "astana 2025", "sadyr japarov"} <= set(texts(words.names))


def test_a_record_is_not_found_by_all_else_that_is_said_of_what_it_names(
    words: SearchText,
) -> None:
    everything = " ".join((words.title, words.names, words.body)).split()

    for word in ("long", "kyrgyz", "president", "low", "daily", "news"):
        assert word not in everything


def test_offices_are_read_as_a_part_of_their_person() -> None:
    words = search_text(PERSON, LIBRARY)

    assert texts(words.body) == ["prs", "in kyrgyz", "president", "since january"]
    assert texts(words.names) == ["kyrgyz republic"]


def test_a_record_that_says_nothing_else_has_its_uid_there() -> None:
    assert search_text(LAND, LIBRARY) == SearchText("kyrgyz republic", "", "land")


def test_a_text_that_is_folded_away_leaves_no_gap() -> None:
    actor: Aggregate = {**LAND, "names": [{"uid": "nam", "text": "***", "note": "— —"}]}

    assert search_text(actor, Library([actor])).title == "kyrgyz republic"


def test_a_name_that_is_given_twice_is_read_once() -> None:
    actor: Aggregate = {**LAND, "names": [{"uid": "nam", "text": "Kyrgyz Republic"}]}

    assert search_text(actor, Library([actor])).title == "kyrgyz republic"


def test_a_record_that_names_nobody_we_know_still_has_its_own_words() -> None:
    assert "peace for ever" in texts(search_text(AGREEMENT, Library([AGREEMENT])).body)
