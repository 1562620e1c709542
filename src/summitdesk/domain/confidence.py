"""How sure a statement is: the terms of that vocabulary that mean something to the program."""

HIGH = "confidence-high"
MEDIUM = "confidence-medium"
LOW = "confidence-low"

CODES = {HIGH: "high", MEDIUM: "medium", LOW: "low"}
"""What other programs know each of them by, the surest first, whatever an archive calls it."""

_RANKS = {term: rank for rank, term in enumerate(CODES)}


def is_low(term: str) -> bool:
    """Whether the uid of a term is that of the low confidence, which is always marked."""
    return term == LOW


def rank_of(term: str) -> int:
    """The place of a term among the surest first; an unknown one comes last."""
    return _RANKS.get(term, len(_RANKS))
