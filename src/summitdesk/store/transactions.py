"""Transactions for writing, on whatever speaks the small connection protocol."""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol

from summitdesk.store.connection import Connection

DURABLE = ("journal_mode = TRUNCATE", "synchronous = EXTRA", "fullfsync = ON")
"""The pragmas under which nothing acknowledged is lost when the power fails.

They were measured, and the tests show what is lost under others.
"""


class WritingConnection(Connection, Protocol):
    """A connection that can say whether a transaction is open on it."""

    @property
    def in_transaction(self) -> bool: ...  # noqa: D102


@contextmanager
def saving_transaction(
    conn: WritingConnection, committing: AbstractContextManager[None] | None = None
) -> Iterator[None]:
    """A transaction that is durable when this has ended, or leaves nothing at all.

    Args:
        conn: a writable connection with no transaction open.
        committing: is entered for the time in which all is made durable.
    """
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        with committing or nullcontext():
            conn.execute("COMMIT")
    except BaseException:
        _roll_back(conn)
        raise


def _roll_back(conn: WritingConnection) -> None:
    # SQLite may have ended the transaction itself, as when the disk is full.
    if conn.in_transaction:
        try:
            conn.execute("ROLLBACK")
        except sqlite3.Error:  # what failed already is told; the journal undoes it at the next use
            return
