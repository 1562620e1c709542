"""What the world does to an archive, told in one plain sentence with what to do."""

from dataclasses import dataclass


class ArchiveError(Exception):
    """Something outside the program is not as it must be; its text is the sentence to show."""


class UnusableArchiveError(ArchiveError):
    """A file cannot be opened as an archive: missing, unreadable, damaged, foreign."""


class Cancelled(Exception):  # noqa: N818 - not an error: the person typed on
    """The work was told to stop; nobody waits for its result."""


@dataclass(frozen=True, order=True)
class Problem:
    """What a person wrote is wrong: where it stands, and why."""

    file: str
    """The file as it was named, relative to the source folder; empty for what a form holds."""
    line: int
    """Counted from 1; 0 when the whole file is meant."""
    field: str
    """The field's path, such as ``titles[2].language``; empty when the whole record is meant."""
    reason: str
    """One sentence that says what is wrong and what would be right."""

    def __str__(self) -> str:
        """The problem on one line, as compilers write theirs."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.field, self.reason) if part)


class ProblemsError(ArchiveError):
    """What a person wrote cannot be built; carries every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems in the order of files and lines."""
        super().__init__("\n".join(str(problem) for problem in sorted(problems)))
        self.problems = sorted(problems)
