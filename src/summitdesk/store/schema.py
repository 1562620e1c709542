"""How a file says that it is an archive of ours, and of which step."""

APPLICATION_ID = 0x53444B31
"""``SDK1``: written into the header of every edition, so that a foreign file is recognised."""

WORKING_APPLICATION_ID = 0x53445731
"""``SDW1``: that of a working archive, which somebody may be writing while it is read.

Files say it in their header, so that it is known before SQLite opens them.
"""

SCHEMA_VERSION = 2
"""The number of migrations; an archive's ``user_version``."""
