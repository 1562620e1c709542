"""How a file says that it is an archive of ours, and of which step."""

APPLICATION_ID = 0x53444B31
"""``SDK1``: written into the header of every archive, so that a foreign file is recognised."""

SCHEMA_VERSION = 1
"""The number of migrations; an archive's ``user_version``."""
