"""Readers and the writer of one process taking turns: a save never waits behind a search."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_PATIENCE_S = 0.05
"""How long a save waits for what is being read before it interrupts that: most searches end in
this time, and an interrupted one begins anew."""

_LONGEST_S = 5.0
"""How long it waits for what cannot be interrupted; SQLite waits as long again by itself."""


class PreemptedError(Exception):
    """What was being read was interrupted by a save; it is to be read anew."""


class Turns:
    """Any number may read at once, or one makes its save durable."""

    def __init__(self) -> None:
        self._turn = threading.Condition()
        self._readers = 0
        self._saving = False
        self.hurry = threading.Event()
        """Set while a save waits for readers that have been at it for too long."""

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A time in which nothing is saved; a thread must not ask for it twice."""
        with self._turn:
            self._turn.wait_for(lambda: not self._saving)
            self._readers += 1
        try:
            yield
        finally:
            with self._turn:
                self._readers -= 1
                self._turn.notify_all()

    @contextmanager
    def saving(self) -> Iterator[None]:
        """A time in which nobody reads; only one thread may ask for it."""
        with self._turn:
            self._saving = True
            if not self._turn.wait_for(self._is_quiet, _PATIENCE_S):
                self.hurry.set()
                self._turn.wait_for(self._is_quiet, _LONGEST_S)
        try:
            yield
        finally:
            with self._turn:
                self._saving = False
                self.hurry.clear()
                self._turn.notify_all()

    def _is_quiet(self) -> bool:
        return not self._readers
