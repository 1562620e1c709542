"""Words in a person's language: which language, its messages, plurals, numbers and dates."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.dates import get_month_names

from summitdesk import i18n
from summitdesk.domain.message import Message
from summitdesk.i18n import figures, in_words, listed, midway, said, tr, trc, trn
from tests.languages import Words, spoken, write_catalogue

NO_BREAK = "\u00a0"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    i18n.speak(["en"])
    yield
    i18n.speak(["en"])


def months(language: str) -> Words:
    """The names of months as CLDR gives them."""
    english = get_month_names("wide", locale="en")
    alone = get_month_names("wide", context="stand-alone", locale=language)
    of_a_day = get_month_names("wide", context="format", locale=language)
    return {("month alone", english[n]): alone[n] for n in english} | {
        ("month of a day", english[n]): of_a_day[n] for n in english
    }


RUSSIAN: Words = {
    **months("ru"),
    "{n} claim": ("{n} утверждение", "{n} утверждения", "{n} утверждений"),
    "Open {name}": "Открыть {name}",
    ("between thousands", ","): NO_BREAK,
    ("day", "{day} {month} {year}"): "{day} {month} {year} г.",
    ("date", "{date}, day unknown"): "{date}, день неизвестен",
    ("date", "about {date}"): "около: {date}",
    "{names} and {last}": "{names} и {last}",
}
CHINESE: Words = {
    **{
        (context, name): f"{number}月"
        for number, name in get_month_names("wide", locale="en").items()
        for context in ("month alone", "month of a day")
    },
    ("day", "{day} {month} {year}"): "{year}年{month}{day}日",
    ("month", "{month} {year}"): "{year}年{month}",
    ("days", "{first}–{last} {month} {year}"): "{year}年{month}{first}日至{last}日",
    ("date", "{date}, day unknown"): "{date}（日期不详）",
    ("between names", ", "): "、",
    "{names} and {last}": "{names}和{last}",
}
GERMAN: Words = {
    **months("de"),
    ("day", "{day} {month} {year}"): "{day}. {month} {year}",
    ("days", "{first}–{last} {month} {year}"): "{first}.–{last}. {month} {year}",
    ("date", "{date}, day unknown"): "{date}, Tag unbekannt",
    ("between thousands", ","): ".",
    ("words within a sentence: lower, or as they are", "lower"): "as they are",
}


def test_english_needs_no_catalogue() -> None:
    assert tr("Open {name}", name="{it}") == "Open {it}"
    assert tr("Braces {stay} where nothing is given") == "Braces {stay} where nothing is given"
    assert tr("") == ""
    assert trc("a verb", "Open") == "Open"
    assert (
        said(Message("names {uid}", uid="x")) == str(Message("names {uid}", uid="x")) == "names x"
    )


def test_a_whole_number_is_written_as_an_amount() -> None:
    assert tr("{found} found in {year}", found=1204, year="2025") == "1,204 found in 2025"
    assert trn("{n} claim", "{n} claims", 1) == "1 claim"
    assert (
        trn("{n} claim of {all}", "{n} claims of {all}", 1204, all=5000) == "1,204 claims of 5,000"
    )
    assert figures(1_234_567) == "1,234,567"


def test_three_forms_of_russian_follow_their_amounts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_catalogue(tmp_path, "ru", RUSSIAN)

    with spoken(tmp_path, ["ru"], monkeypatch):
        told = [trn("{n} claim", "{n} claims", n) for n in (1, 2, 4, 5, 11, 21, 22, 112, 1204)]

    one, few, many = "утверждение", "утверждения", "утверждений"
    assert [words.split(" ")[-1] for words in told] == [
        *(one, few, few, many, many, one, few, many, few)
    ]
    assert told[-1] == f"1{NO_BREAK}204 утверждения"


@pytest.mark.parametrize(
    ("edtf", "russian", "chinese", "german"),
    [
        ("2025-06-17", "17 июня 2025 г.", "2025年6月17日", "17. Juni 2025"),
        ("2025-05", "май 2025", "2025年5月", "Mai 2025"),
        (
            "2025-05-XX",
            "май 2025, день неизвестен",
            "2025年5月（日期不详）",
            "Mai 2025, Tag unbekannt",
        ),
        ("2023-05-18/2023-05-19", "18–19 мая 2023", "2023年5月18日至19日", "18.–19. Mai 2023"),
        ("2026~", "около: 2026", "about 2026", "about 2026"),
    ],
)
def test_dates_follow_the_language(
    edtf: str,
    russian: str,
    chinese: str,
    german: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    languages = {"ru": RUSSIAN, "zh": CHINESE, "de": GERMAN}
    for language, words in languages.items():
        write_catalogue(tmp_path, language, words)

    told = []
    for language in languages:
        with spoken(tmp_path, [language], monkeypatch):
            told.append(in_words(edtf))

    assert told == [russian, chinese, german]


def test_lists_numbers_and_capitals_follow_the_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for language, words in {"ru": RUSSIAN, "zh": CHINESE, "de": GERMAN}.items():
        write_catalogue(tmp_path, language, words)
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert midway("Sector") == "sector"

    with spoken(tmp_path, ["zh"], monkeypatch):
        assert listed(["a", "b", "c"]) == "a、b和c"
    with spoken(tmp_path, ["ru"], monkeypatch):
        assert listed(["a", "b"]) == "a и b"
    with spoken(tmp_path, ["de"], monkeypatch):
        assert figures(1_234_567) == "1.234.567"
        assert midway("Sektor") == "Sektor"


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({}, []),
        ({"LANG": "ru_RU.UTF-8"}, ["ru_RU.UTF-8"]),
        ({"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "de_DE"}, ["de_DE"]),
        ({"LANG": "ru_RU", "LC_MESSAGES": "de_DE", "LC_ALL": "zh_CN"}, ["zh_CN"]),
        ({"LANG": "ru_RU", "LC_ALL": ""}, ["ru_RU"]),
        ({"LANG": "de_DE", "LANGUAGE": "kk:ru"}, ["kk", "ru", "de_DE"]),
        ({"LANG": "C", "LANGUAGE": "ru"}, ["C"]),
        ({"LANG": "C.UTF-8", "LANGUAGE": "ru"}, ["ru", "C.UTF-8"]),
        ({"LANGUAGE": "ru"}, ["ru"]),
    ],
)
def test_the_environment_asks_for_languages(environment: dict[str, str], asked: list[str]) -> None:
    assert i18n.asked(environment) == asked


@pytest.mark.parametrize(
    ("languages", "language"),
    [
        (["ru_RU.UTF-8"], "ru"),
        (["ru-Cyrl-RU"], "ru"),
        (["sr_RS@latin", "ru"], "ru"),
        (["pt_PT"], "en"),
        (["pt-BR"], "pt_BR"),
        (["en_GB", "ru"], "en"),
        (["C", "ru"], "en"),
        (["C.UTF-8", "ru"], "en"),
        ([], "en"),
        (["", "../ru", "ru"], "ru"),
    ],
)
def test_the_first_language_with_a_catalogue_is_spoken(
    languages: list[str], language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_catalogue(tmp_path, "ru", RUSSIAN)
    write_catalogue(tmp_path, "pt_BR", {"Open {name}": "Abrir {name}"})

    with spoken(tmp_path, languages, monkeypatch):
        assert i18n.language() == language
        assert tr("Open {name}", name="x") == {
            **{"ru": "Открыть x", "pt_BR": "Abrir x", "en": "Open x"}
        }.get(language)


def test_english_loads_no_library_for_other_languages() -> None:
    asking = (
        "import sys; sys.modules.pop('gettext', None); from summitdesk.i18n import trn; "
        "trn('{n} claim', '{n} claims', 2); print(sorted({'gettext', 'babel'} & set(sys.modules)))"
    )

    finished = subprocess.run(
        [sys.executable, "-c", asking], capture_output=True, text=True, timeout=120, check=True
    )

    assert finished.stdout == "[]\n"
