"""What verifying an archive finds amiss."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Damage:
    """One thing in an archive that is not as it was written."""

    place: str
    """The uid of the record, or the name of the table or part when no record can be named."""
    what: str
    """What is amiss, as the rest of a sentence that begins with the place."""

    def __str__(self) -> str:
        """The damage on one line."""
        return f"{self.place}: {self.what}"
