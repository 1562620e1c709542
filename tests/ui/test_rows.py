"""What a row of a list says of its record."""

from summitdesk.domain.listing import Reference, Summary
from summitdesk.ui.models import rows
from summitdesk.ui.runs import Look, text_of


def line(summary: Summary) -> str:
    return text_of(rows.second_line(summary))


def parties(*names: str) -> tuple[Reference, ...]:
    return tuple(Reference(f"pty-{name}", name) for name in names)


def test_an_agreement_tells_type_day_place_and_parties() -> None:
    treaty = Summary(
        1,
        "agr-a",
        "agreement",
        "Treaty",
        date="2025-06-17",
        category="Treaty",
        place="Astana",
        parties=parties("A", "B", "C", "D", "E", "F"),
        confidence=Reference("confidence-high", "Sure"),
        discrepancies=2,
    )

    assert line(treaty) == "Treaty · 17 June 2025 · Astana · six parties · 2 discrepancies"
    assert rows.second_line(treaty)[-1].look is Look.CAUTION


def test_two_parties_are_named() -> None:
    twin = Summary(1, "agr-b", "agreement", "Twins", parties=parties("Bishkek", "Sichuan"))

    assert line(twin) == "Bishkek, Sichuan"


def test_borrowed_words_name_their_author_first() -> None:
    quotation = Summary(
        1,
        "quo-a",
        "quotation",
        "Peace begins",
        date="2025-06-17",
        speaker=Reference("prs-japarov", "Sadyr Japarov"),
        author=Reference("prs-aitmatov", "Chinghiz Aitmatov"),
        publisher="Daryo",
        language="en",
        confidence=Reference("confidence-high", "Sure"),
    )

    assert rows.title(quotation) == "“Peace begins”"
    assert line(quotation) == (
        "Chinghiz Aitmatov, quoted by Sadyr Japarov · 17 June 2025 · Daryo · English"
        " · High confidence"
    )


def test_low_confidence_is_a_word_and_a_colour() -> None:
    quotation = Summary(
        1, "quo-b", "quotation", "Maybe", confidence=Reference("confidence-low", "Shaky")
    )

    (run,) = rows.second_line(quotation)

    assert (run.text, run.look) == ("Low confidence", Look.CAUTION)


def test_a_discrepancy_says_how_many_claims_there_are_and_on_what() -> None:
    one = Summary(
        1,
        "con-a",
        "discrepancy",
        "Date",
        category="Fact",
        claims=4,
        concerns=1,
        concerned=Reference("evt-a", "Summit"),
    )
    other = Summary(2, "con-b", "discrepancy", "Words", category="Wording", claims=2, concerns=3)

    assert text_of(rows.second_line(one)) == "Fact · 4 claims · Summit"
    assert text_of(rows.second_line(other)) == "Wording · 2 claims · 3 records"


def test_a_row_is_one_sentence_to_a_screen_reader() -> None:
    event = Summary(
        1, "evt-a", "event", "Summit", date="2025-06", place="Astana", country="Kazakhstan"
    )

    assert rows.sentence(event) == "Summit. Event. June 2025, Astana, Kazakhstan."


def test_a_tooltip_holds_the_whole_title_as_text() -> None:
    long = Summary(1, "agr-c", "agreement", "<b>" + "word " * 80)

    assert "&lt;b&gt;" in rows.tooltip(long)
    assert rows.tooltip(long).count("word") == 80
