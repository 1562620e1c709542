"""The tables of a shelf, step by step; a step is never edited once a shelf carries it."""

import sqlite3
from functools import cache
from importlib.resources import files

APPLICATION_ID = 0x53445331
"""``SDS1``: written into the header of every shelf, so that a foreign file is recognised."""


def _m001_shelf(conn: sqlite3.Connection) -> None:
    for statement in _script("m001_shelf.sql").split(";"):  # `executescript` would commit
        conn.execute(statement)


@cache
def _script(name: str) -> str:
    return files("summitdesk.store").joinpath(name).read_text(encoding="utf-8")


STEPS = (_m001_shelf,)

SCHEMA_VERSION = len(STEPS)
"""A shelf's ``user_version``."""


def migrate(conn: sqlite3.Connection) -> None:
    """Bring a shelf to the newest schema and mark the file as ours, in the open transaction."""
    # Costs 0.12 s, and is needed once in the life of a shelf: not before the first paint.
    from sqlite_utils import Database, Migrations

    migrations = Migrations("summitdesk.shelf")
    for step in STEPS:
        migrations(name=step.__name__.lstrip("_"))(lambda db, step=step: step(db.conn))
    migrations.apply(Database(conn, execute_plugins=False))
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def in_memory() -> sqlite3.Connection:
    """The tables of a shelf with nothing in them, of which nothing is kept."""
    conn = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    for step in STEPS:
        step(conn)
    conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    return conn
