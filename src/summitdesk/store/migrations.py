"""The tables of an archive, step by step; a step is never edited once an archive carries it."""

import sqlite3
from importlib.resources import files

from sqlite_utils import Database, Migrations

from summitdesk.store.schema import APPLICATION_ID, SCHEMA_VERSION

_archive = Migrations("summitdesk.archive")


@_archive(name="m001_archive")
def _m001_archive(db: Database) -> None:
    _execute_file(db.conn, "m001_archive.sql")


@_archive(name="m002_working")
def _m002_working(db: Database) -> None:
    _execute_file(db.conn, "m002_working.sql")


def migrate(conn: sqlite3.Connection, *, applied_at: str) -> None:
    """Bring an archive to the newest schema, and mark a file that has no mark as an edition.

    Args:
        conn: a writable connection, outside a transaction.
        applied_at: the time recorded for each step taken, given so that a build can be repeated.
    """
    db = Database(conn, execute_plugins=False)
    taken = [step.name for step in _archive.pending(db)]
    _archive.apply(db)
    conn.executemany(
        "UPDATE _sqlite_migrations SET applied_at = ? WHERE name = ?",
        ((applied_at, name) for name in taken),
    )
    (marked,) = conn.execute("PRAGMA application_id").fetchone()
    if not marked:
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _execute_file(conn: sqlite3.Connection, name: str) -> None:
    """Run a file statement by statement: `executescript` would commit the step's transaction."""
    script = files("summitdesk.store").joinpath(name).read_text(encoding="utf-8")
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            conn.execute(statement)
            statement = ""
