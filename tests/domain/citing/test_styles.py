"""Each style cites by its own rules, whatever is known and whatever is missing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.domain.citing.citable import Citable, Name, Party, Quoted, name_of
from summitdesk.domain.citing.styles import STYLES, UNPUBLISHED, cite_quotation
from tests.punctuation import broken_laws

SIX = ("China", "Kazakhstan", "Kyrgyzstan", "Tajikistan", "Turkmenistan", "Uzbekistan")
TREATY = Citable(
    "agreement",
    "Treaty on Friendship",
    date="2025-06-17",
    place="Astana",
    parties=tuple(Party(f"Republic of {each}", each) for each in SIX),
    language="en",
)
PAGE = Citable(
    "source",
    "Six states sign",
    publisher="Daryo",
    date="2025-06-18",
    accessed="2026-11-24",
    address="https://example.org/six",
    language="en",
)
SPEECH = Citable(
    "speech",
    "On neighbours",
    author=name_of("Kassym-Jomart Tokayev", "KAZ"),
    date="2025-06-17",
    place="Astana",
    event="Second Summit",
    language="en",
)
QUOTED = Quoted("Peace begins at home", "en", "Sadyr Japarov", PAGE, date="2025-06-17")


def cited(style: str, item: Citable) -> str:
    return STYLES[style].cite(item)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "chicago",
            "Treaty on Friendship, China-Kazakhstan-Kyrgyzstan-Tajikistan-Turkmenistan-Uzbekistan"
            ", Astana, June 17, 2025.",
        ),
        ("apa", "Treaty on Friendship, June 17, 2025."),
        ("gost", "Treaty on Friendship. Astana, 17.06.2025."),
        ("gbt", "Treaty on Friendship[Z]. Astana, 2025-06-17."),
        (
            "plain",
            "Treaty on Friendship, Astana, 17 June 2025 (Republic of China, Republic of Kazakhstan"
            ", Republic of Kyrgyzstan, Republic of Tajikistan, Republic of Turkmenistan, "
            "Republic of Uzbekistan).",
        ),
    ],
)
def test_a_treaty_is_cited_by_title_parties_place_and_date(style: str, expected: str) -> None:
    assert cited(style, TREATY) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chicago", "“Six states sign,” Daryo, June 18, 2025, https://example.org/six."),
        ("apa", "Six states sign. (2025, June 18). Daryo. https://example.org/six"),
        (
            "gost",
            "Six states sign [Electronic resource] // Daryo. 2025. 18 June. "
            "URL: https://example.org/six (accessed: 24.11.2026).",
        ),
        (
            "gbt",
            "Six states sign[EB/OL]. Daryo, 2025(2025-06-18)[2026-11-24]. https://example.org/six.",
        ),
        ("plain", "“Six states sign”, Daryo, 18 June 2025, https://example.org/six."),
    ],
)
def test_a_web_page_is_cited_with_its_address(style: str, expected: str) -> None:
    assert cited(style, PAGE) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "chicago",
            "Kassym-Jomart Tokayev, “On neighbours” "
            "(speech, Second Summit, Astana, June 17, 2025).",
        ),
        (
            "apa",
            "Tokayev, K.-J. (2025, June 17). On neighbours [Speech]. Second Summit, Astana.",
        ),
        ("gost", "Tokayev K.-J. On neighbours: speech // Second Summit. Astana, 17.06.2025."),
        ("gbt", "TOKAYEV K-J. On neighbours[Z]. Astana, 2025-06-17."),
        (
            "plain",
            "Kassym-Jomart Tokayev, “On neighbours”, Second Summit, Astana, 17 June 2025.",
        ),
    ],
)
def test_a_speech_is_cited_by_its_speaker(style: str, expected: str) -> None:
    assert cited(style, SPEECH) == expected


@pytest.mark.parametrize(
    ("style", "undated"),
    [
        ("chicago", "Daryo, accessed November 24, 2026, https"),
        ("apa", "(n.d.). Daryo. Retrieved November 24, 2026, from https"),
        ("gost", "Daryo. [S. a.]. URL"),
        ("gbt", "Daryo, [n.d.][2026-11-24]. https"),
        ("plain", "Daryo, undated, accessed 24 November 2026, https"),
    ],
)
def test_a_page_without_a_date_is_said_to_have_none(style: str, undated: str) -> None:
    assert undated in cited(style, replace(PAGE, date=""))


@pytest.mark.parametrize(
    ("language", "title", "gost", "gbt"),
    [
        ("ru", "Шестеро", "[Электронный ресурс] // Daryo. [Б. г.]. URL", "[б. г.][2026-11-24]"),
        ("kk", "Алтау", "(дата обращения: 24.11.2026)", "[n.d.]"),
        ("uz-Cyrl", "Олти", "(дата обращения: 24.11.2026)", "[n.d.]"),
        ("uz-Latn", "Olti", "(accessed: 24.11.2026)", "[n.d.]"),
        ("zh", "六国", "(дата обращения: 24.11.2026)", "[日期不详][2026-11-24]"),
        ("zh-Hant", "六國", "(дата обращения: 24.11.2026)", "[日期不详]"),
    ],
)
def test_words_of_the_style_follow_the_language_of_the_source(
    language: str, title: str, gost: str, gbt: str
) -> None:
    page = replace(PAGE, title=title, language=language, date="")

    assert gost in cited("gost", page)
    assert gbt in cited("gbt", page)


@pytest.mark.parametrize(
    ("date", "chicago", "apa", "gost", "gbt"),
    [
        ("2025", "2025", "2025", "2025", "2025"),
        ("2025-06", "June 2025", "June 2025", "06.2025", "2025-06"),
        (
            "2023-05-18/2023-05-19",
            "May 18–19, 2023",
            "May 18–19, 2023",
            "18.05.2023–19.05.2023",
            "2023-05-18/2023-05-19",
        ),
        (
            "2023-04-28/2023-05-02",
            "April 28–May 2, 2023",
            "April 28–May 2, 2023",
            "28.04.2023–02.05.2023",
            "2023-04-28/2023-05-02",
        ),
        (
            "2024-12-30/2025-01-02",
            "December 30, 2024–January 2, 2025",
            "December 30, 2024–January 2, 2025",
            "30.12.2024–02.01.2025",
            "2024-12-30/2025-01-02",
        ),
        ("2026~", "[ca. 2026]", "ca. 2026", "[ca. 2026]", "[2026]"),
        ("2026?", "[2026?]", "ca. 2026", "[2026?]", "[2026]"),
        ("201X", "2010s", "2010s", "2010s", "2010s"),
        ("", "n.d.", "n.d.", "[S. a.]", "[n.d.]"),
    ],
)
def test_a_date_is_written_as_the_style_writes_dates(
    date: str, chicago: str, apa: str, gost: str, gbt: str
) -> None:
    treaty = replace(TREATY, date=date, place="", parties=())

    assert cited("chicago", treaty) == f"Treaty on Friendship, {chicago}".rstrip(".") + "."
    assert cited("apa", treaty) == f"Treaty on Friendship, {apa}".rstrip(".") + "."
    assert cited("gost", treaty) == f"Treaty on Friendship. {gost}."
    assert cited("gbt", treaty) == f"Treaty on Friendship[Z]. {gbt}."


def test_parties_are_named_in_chicago_only_where_the_title_does_not_name_them() -> None:
    parties = (Party("Kyrgyz Republic", "Kyrgyzstan"), Party("People's Republic of China", "China"))
    told = Citable("agreement", "Statement of China and the Kyrgyz Republic", parties=parties)

    assert cited("chicago", told) == "Statement of China and the Kyrgyz Republic, n.d."
    assert "Kyrgyzstan-China" in cited("chicago", replace(told, title="Joint Statement"))


def test_parties_that_are_no_states_are_listed_by_name() -> None:
    bodies = (Party("Kabar"), Party("Xinhua"), Party("Kyrgyz Republic", "Kyrgyzstan"))

    listed = cited("chicago", Citable("agreement", "Memorandum", parties=bodies))

    assert listed == "Memorandum, Kabar, Xinhua, and Kyrgyz Republic, n.d."


def test_a_title_the_archivist_supplied_is_never_quoted_as_if_it_were_printed() -> None:
    page = replace(PAGE, title="Commentary on the treaty", is_supplied=True)

    assert cited("chicago", page).startswith("Commentary on the treaty, Daryo")
    assert cited("plain", page).startswith("Commentary on the treaty, Daryo")
    assert cited("apa", page).startswith("[Commentary on the treaty]. (2025, June 18)")
    assert cited("gost", page).startswith("[Commentary on the treaty] [Electronic resource]")
    assert cited("gbt", page).startswith("[Commentary on the treaty][EB/OL]")


def test_a_body_that_is_its_own_publisher_is_named_once() -> None:
    page = replace(PAGE, author=Name("Ministry"), publisher="Ministry")

    for style in ("apa", "gost", "gbt"):
        assert cited(style, page).startswith("Ministry")
        assert cited(style, page).count("Ministry") == 1


@pytest.mark.parametrize("title", ["Who signed?", "They signed.", "And then…", "Signed!"])
@pytest.mark.parametrize("style", STYLES)
def test_a_title_that_ends_a_sentence_needs_no_second_stop(style: str, title: str) -> None:
    assert broken_laws(cited(style, replace(PAGE, title=title))) == []


@pytest.mark.parametrize(
    ("written", "country", "apa", "gost", "gbt"),
    [
        ("Sadyr Japarov", "KGZ", "Japarov, S.", "Japarov S.", "JAPAROV S"),
        ("Xi Jinping", "CHN", "Xi, J.", "Xi Jinping", "XI Jinping"),
        ("Си Цзиньпин", "CHN", "Си, Ц.", "Си Цзиньпин", "СИ Цзиньпин"),
        ("习近平", "CHN", "习近平.", "习近平", "习近平"),
        ("Plato", "", "Plato.", "Plato", "Plato"),
        ("Lev Nikolaevich Tolstoy", "RUS", "Tolstoy, L. N.", "Tolstoy L. N.", "TOLSTOY L N"),
    ],
)
def test_names_are_turned_round_by_the_custom_of_their_country(
    written: str, country: str, apa: str, gost: str, gbt: str
) -> None:
    speech = replace(SPEECH, author=name_of(written, country))

    assert cited("apa", speech).startswith(f"{apa} (2025")
    assert cited("gost", speech).startswith(f"{gost}. On".replace("..", "."))
    assert cited("gbt", speech).startswith(f"{gbt}. On")


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", sorted(UNPUBLISHED))
def test_an_entry_of_the_archive_is_named_plainly(kind: str, style: str) -> None:
    entry = Citable(kind, "Sadyr Japarov", publisher="An archive, edition 1", remark="Kyrgyzstan")

    assert cited(style, entry) == "Sadyr Japarov. Kyrgyzstan. An archive, edition 1."


@pytest.mark.parametrize("style", STYLES)
def test_a_quotation_goes_with_its_speaker_and_its_source(style: str) -> None:
    said = replace(QUOTED, capacity="President", occasion="Second Summit")

    taken = cite_quotation(said, STYLES[style])

    assert taken.startswith(
        "“Peace begins at home” — Sadyr Japarov, President, Second Summit, 17 June 2025. "
    )
    assert taken.endswith(cited(style, PAGE))


def test_borrowed_words_name_their_author_before_who_repeated_them() -> None:
    taken = cite_quotation(replace(QUOTED, author="Chinghiz Aitmatov"), STYLES["plain"])

    assert "home” — Chinghiz Aitmatov, quoted by Sadyr Japarov, 17 June 2025." in taken


@pytest.mark.parametrize("style", STYLES)
def test_a_low_confidence_is_said_in_every_style(style: str) -> None:
    said = replace(QUOTED, cautions=("low confidence: one weak source",))

    assert "17 June 2025 [low confidence: one weak source]. " in cite_quotation(said, STYLES[style])


def test_what_foreign_words_mean_follows_them() -> None:
    said = replace(QUOTED, words="un evento storico", language="it", gloss="A historic event.")

    taken = cite_quotation(said, STYLES["plain"])

    assert taken.startswith("«un evento storico» (in English: A historic event) — Sadyr Japarov")


WORDS = st.lists(st.text("abcxyzАбв六国", min_size=1, max_size=6), min_size=1, max_size=4).map(
    " ".join
)
DATES = st.sampled_from(
    [
        "",
        "2025",
        "2025-06",
        "2025-06-17",
        "2023-05-18/2023-05-19",
        "2026~",
        "2026?",
        "201X",
        "../2025",
    ]
)
PARTIES = st.lists(st.builds(Party, WORDS, st.just("") | WORDS), max_size=4).map(tuple)
CITABLES = st.builds(
    Citable,
    kind=st.sampled_from(["agreement", "speech", "source", "event", *sorted(UNPUBLISHED)]),
    title=WORDS | WORDS.map(lambda words: f"{words}?") | WORDS.map(lambda words: f"“{words}”"),
    is_supplied=st.booleans(),
    author=st.none() | st.builds(name_of, WORDS, st.sampled_from(["", "CHN", "KAZ"])),
    capacity=st.just("") | WORDS,
    publisher=st.just("") | WORDS,
    date=DATES,
    accessed=DATES,
    address=st.sampled_from(["", "https://example.org/a?b=c"]),
    place=st.just("") | WORDS,
    event=st.just("") | WORDS,
    parties=PARTIES,
    language=st.sampled_from(["", "en", "ru", "zh", "uz-Latn", "fr"]),
    remark=st.just("") | WORDS,
)


@pytest.mark.parametrize("style", STYLES)
@given(item=CITABLES)
def test_whatever_is_missing_no_mark_stands_astray(style: str, item: Citable) -> None:
    text = cited(style, item)

    assert text
    assert broken_laws(text) == []


@pytest.mark.parametrize("style", STYLES)
@given(
    said=st.builds(
        Quoted,
        words=WORDS,
        language=st.sampled_from(["en", "ru", "zh-Hant", "de", "it"]),
        speaker=WORDS,
        source=CITABLES,
        capacity=st.just("") | WORDS,
        author=st.just("") | WORDS,
        occasion=st.just("") | WORDS,
        date=DATES,
        gloss=st.just("") | WORDS,
        cautions=st.just(()) | st.just(("low confidence",)),
    )
)
def test_nor_in_a_quotation(style: str, said: Quoted) -> None:
    text = cite_quotation(said, STYLES[style])

    assert broken_laws(text) == []
    assert all(f"[{caution}]" in text for caution in said.cautions)


@pytest.mark.parametrize("style", STYLES)
@given(edtf=st.text(max_size=12))
def test_no_date_is_too_odd_to_cite(style: str, edtf: str) -> None:
    dated: Callable[[str], str] = STYLES[style].date

    assert isinstance(dated(edtf), str)
