"""What the shelf says, line by line, whatever stands on it."""

import pytest

from summitdesk.domain.catalogue import TABS
from summitdesk.domain.listing import Summary
from summitdesk.domain.query import Query
from summitdesk.domain.shelf import Added, Bookmark, Contents, Note, SavedSearch, Visit
from summitdesk.ui.shelf.lines import Known, Line, Part, Shape, lines
from summitdesk.ui.shelf.naming import added, search_name

DAY = "2026-11-24T08:00:00.000000Z"
HINTS = {part: f"hint for {part.name.lower()}" for part in Part}
NOTHING = Known({}, {})


def note(uid: str, text: str, changed: str = DAY) -> Note:
    return Note(uid, "agr-1", text, DAY, changed)


def shown(contents: Contents, known: Known = NOTHING, **wished: set[Part]) -> list[Line]:
    return lines(contents, known, hints=HINTS, whole=wished.get("whole", set()))


def test_a_part_with_nothing_in_it_says_how_something_comes_there() -> None:
    made = shown(Contents(bookmarks=(Bookmark("agr-1", "", DAY),)))

    hints = [line.title for line in made if line.shape is Shape.HINT]
    assert hints == [HINTS[part] for part in (Part.SEARCHES, Part.NOTES, Part.RECENT)]
    headings = [(line.title, line.figure) for line in made if line.shape is Shape.HEADING]
    assert headings == [
        ("Saved searches", ""),
        ("Bookmarks", "1"),
        ("Notes", ""),
        ("Recently read", ""),
    ]


def test_a_record_that_is_not_yet_known_is_not_called_absent() -> None:
    contents = Contents(bookmarks=(Bookmark("agr-1", "", DAY),))

    (unknown,) = [line for line in shown(contents) if line.is_item]
    (absent,) = [line for line in shown(contents, Known({"agr-1": None}, {})) if line.is_item]

    assert (unknown.below, unknown.is_absent) == ("", False)
    assert (absent.below, absent.is_absent) == ("Not in the open archive", True)


def test_the_note_that_was_changed_last_stands_first() -> None:
    later = "2026-11-25T08:00:00.000000Z"
    contents = Contents(notes=(note("a", "old"), note("b", "new", later)))

    assert [line.title for line in shown(contents) if line.is_item] == ["new", "old"]


def test_a_note_is_told_by_its_first_words_on_one_line() -> None:
    summary = Summary(1, "agr-1", "agreement", "Treaty\nof two lines")
    contents = Contents(notes=(note("a", "\n\nfirst\nsecond\u202e"), note("b", "  ")))

    one, blank = [line for line in shown(contents, Known({"agr-1": summary}, {})) if line.is_item]

    assert (one.title, one.below) == ("first second⟨RLO⟩", "On Treaty of two lines")
    assert blank.title == "A note without words"


def test_searches_stand_all_and_the_rest_is_folded() -> None:
    searches = tuple(SavedSearch(str(at), f"search {at}", Query(), DAY) for at in range(30))
    visits = tuple(Visit(f"agr-{at}", DAY) for at in range(30))
    contents = Contents(searches=searches, recent=visits)

    folded, whole = shown(contents), shown(contents, whole={Part.RECENT})

    def count(made: list[Line], part: Part) -> int:
        return sum(line.is_item for line in made if line.part is part)

    assert count(folded, Part.SEARCHES) == 30
    assert count(folded, Part.RECENT) == 8
    assert count(whole, Part.RECENT) == 30
    more = [line.title for line in (*folded, *whole) if line.shape is Shape.MORE]
    assert more == ["Show all 30…", "Show fewer"]


def test_of_very_many_only_some_are_ever_shown() -> None:
    bookmarks = tuple(Bookmark(f"agr-{at}", "", DAY) for at in range(100_000))
    made = shown(Contents(bookmarks=bookmarks), whole={Part.BOOKMARKS})

    assert sum(line.is_item for line in made) == 500
    (more,) = [line for line in shown(Contents(bookmarks=bookmarks)) if line.shape is Shape.MORE]
    assert more.title == "Show 500 of 100,000…"


def test_a_count_stands_only_once_it_is_known() -> None:
    contents = Contents(searches=(SavedSearch("a", "", Query(), DAY),))

    (unknown,) = [line for line in shown(contents) if line.is_item]
    (known,) = [line for line in shown(contents, Known({}, {"a": 1204})) if line.is_item]

    assert unknown.figure == ""
    assert known.figure == "1,204"
    assert known.sentence == "A search without a name, 1,204 found"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        (Query(kinds=TABS["agreements"]), "All agreements"),
        (Query(), "All records"),
        (Query("  заёмные  слова ", TABS["quotations"]), "“заёмные слова” – quotations"),
        (
            Query.of(kinds=TABS["events"], included={"year": ["2025"]}, excluded={"type": ["t"]}),
            "2025, not t – events",
        ),
    ],
)
def test_a_search_is_named_by_what_it_asks(query: Query, name: str) -> None:
    assert search_name(query, lambda _facet, value: value) == name


def test_an_import_says_what_it_brought() -> None:
    assert added(Added(0, 0, 0, 0)) == "Your shelf held all of that file already."
    assert added(Added(1, 0, 0, 0)) == "Added 1 bookmark."
    said = added(Added(3, 2, 5, 1, remarks=("One was left out.",)))
    assert said == (
        "Added 3 bookmarks, 2 notes, 1 saved search and 5 records read. One was left out."
    )
