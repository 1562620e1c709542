"""Whatever the catalogue names and the archive holds has a word a reader understands."""

import pytest

from summitdesk import wording
from summitdesk.archive.archive import Archive
from summitdesk.domain.catalogue import KINDS, TABS
from summitdesk.domain.facets import FACETS
from summitdesk.domain.listing import Reference
from summitdesk.domain.query import Query


def test_tabs_kinds_and_facets_have_words() -> None:
    assert list(wording.TABS) == list(TABS)
    assert set(wording.KINDS) == set(wording.KINDS_IN_PLURAL) == set(KINDS)
    assert set(wording.FACETS) == set(FACETS)


def test_fields_and_groups_that_are_shown_have_words() -> None:
    unnamed = {
        name
        for kind in KINDS.values()
        for name in (
            *(field.name for field in kind.fields),
            *(group.name for group in kind.groups),
        )
        if name not in wording.FIELDS
    }

    assert unnamed == set()


def test_every_language_and_country_of_the_archive_is_known(archive: Archive) -> None:
    tags = {value.value for value in archive.facets(Query())["language"]}
    codes = {value.value for value in archive.facets(Query())["country"]}

    assert {tag for tag in tags if wording.language(tag) == tag} == set()
    assert {code for code in codes if wording.country(code) == code} == set()


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("zh", "Chinese (simplified)"),
        ("zh-Hant", "Chinese (traditional)"),
        ("uz-Cyrl", "Uzbek (Cyrillic)"),
        ("uz-Latn", "Uzbek (Latin)"),
        ("ky", "Kyrgyz"),
        ("tlh", "tlh"),
    ],
)
def test_a_language_is_named_with_its_script(tag: str, name: str) -> None:
    assert wording.language(tag) == name


def test_amounts_agree_with_their_words() -> None:
    assert wording.discrepancies(1) == "1 discrepancy"
    assert wording.discrepancies(1204) == "1,204 discrepancies"
    assert wording.number(6) == "six"
    assert wording.number(4_000) == "4,000"


def test_a_confidence_is_told_by_its_term_whatever_an_archive_calls_it() -> None:
    assert wording.confidence(Reference("confidence-low", "Shaky")) == "Low confidence"
    assert wording.confidence(Reference("confidence-any", "Low")) == "Confidence: Low"


def test_claims_say_how_many_of_them_differ() -> None:
    assert wording.claims(1, 0) == "1 claim"
    assert wording.claims(1, 1) == "1 claim differs"
    assert wording.claims(3, 0) == "3 claims"
    assert wording.claims(3, 1) == "1 of 3 claims differs"
    assert wording.claims(3, 2) == "2 of 3 claims differ"
    assert wording.claims(3, 3) == "3 claims differ"
