"""How sure a statement is, is told by its term and by nothing else."""

import pytest

from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.confidence import CODES, HIGH, LOW, MEDIUM, is_low, rank_of
from summitdesk.domain.listing import Reference, Summary
from summitdesk.domain.view import Wording


@pytest.mark.parametrize(
    ("term", "expected"), [(LOW, True), (HIGH, False), ("Low", False), ("", False)]
)
def test_only_the_term_says_that_something_is_low(term: str, expected: bool) -> None:
    said = Reference(term, "Low")

    assert is_low(term) is expected
    assert Summary(1, "quo-a", "quotation", "Words", confidence=said).is_low is expected
    assert Wording("quo-a", "Words", Reference("src-a", "A"), "", said).is_low is expected


def test_what_nothing_is_said_of_is_not_low() -> None:
    assert not Summary(1, "src-a", "source", "Page").is_low


def test_the_surest_come_first_and_the_unknown_last() -> None:
    assert sorted(["confidence-any", LOW, HIGH, MEDIUM], key=rank_of) == [
        HIGH,
        MEDIUM,
        LOW,
        "confidence-any",
    ]


def test_every_level_is_a_term_of_the_vocabulary() -> None:
    field = KINDS["quotation"].field("confidence")

    assert field is not None
    assert all(term == f"{field.target[0]}-{code}" for term, code in CODES.items())
