"""What a widget that holds text can do for whoever reads: copy, mark, keep back and unfold."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from summitdesk.domain.fold import Phrase


@runtime_checkable
class Copying(Protocol):
    """A widget of which one can copy what is selected."""

    def copy(self) -> object:
        """Copy it."""


class Marking:
    """A widget in which every block of text marks these phrases."""

    phrases: Sequence[Phrase] = ()


@runtime_checkable
class Folding(Protocol):
    """A widget that keeps some of its text back."""

    def waiting(self) -> Sequence[str]:
        """The texts that wait, in the order in which they will be read; none once all is shown."""

    def unfold(self) -> None:
        """Show them, or more of them."""
