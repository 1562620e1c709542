"""Where a reader has been: the way back and forth between records."""


class Trail:
    """Records in the order in which they were visited, and where one stands among them."""

    def __init__(self) -> None:
        self._uids: list[str] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """Whether something was visited before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has gone back from somewhere."""
        return self._at < len(self._uids) - 1

    def visit(self, uid: str, *, in_passing: bool = False) -> None:
        """Stand on a record; what lay ahead is forgotten.

        Rows walked through in passing leave one step, not one each.
        """
        if self._at >= 0 and self._uids[self._at] == uid:
            return
        del self._uids[self._at + 1 :]
        if in_passing and self._uids and self._in_passing:
            self._uids[-1] = uid
        else:
            self._uids.append(uid)
        self._at = len(self._uids) - 1
        self._in_passing = in_passing

    def back(self) -> str | None:
        """The record before this one; None at the beginning."""
        return self._step(-1)

    def forward(self) -> str | None:
        """The record after this one; None at the end."""
        return self._step(1)

    def clear(self) -> None:
        """Forget everything: another archive is open."""
        self._uids.clear()
        self._at = -1
        self._in_passing = False

    _in_passing = False

    def _step(self, by: int) -> str | None:
        if not 0 <= self._at + by < len(self._uids):
            return None
        self._at += by
        self._in_passing = False
        return self._uids[self._at]
