"""The command line: the archive's other door. It knows no Qt."""

from summitdesk.cli.verbs import VERBS, main

__all__ = ["VERBS", "main"]
