"""A connection that keeps what it was told to do."""

import sqlite3
from typing import Any

from summitdesk.store.connection import Cursor


class Recording:
    """Passes every question on, and remembers it."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self.statements: list[tuple[str, Any]] = []

    def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
        self.statements.append((sql, parameters))
        return self._conn.execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any, /) -> Cursor:
        raise AssertionError(f"a search writes: {sql}")

    def plan(self) -> list[str]:
        """How SQLite goes about each of the statements, step by step."""
        return [
            row[3]
            for sql, parameters in self.statements
            for row in self._conn.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        ]
