"""The command line: the archive's other door. It knows no Qt."""

DONE = 0
NOTHING_FOUND = 1
"""Nothing was found, or a check failed."""
UNUSABLE = 2
"""Wrong usage, or an unusable file."""
INTERRUPTED = 130

VERBS = ("find", "show", "history", "build", "verify")


def main(arguments: list[str]) -> int:
    """Do what the arguments say, beginning with a verb or an option, and give the exit code."""
    from summitdesk.cli import verbs  # the window asks for nothing but the names above

    return verbs.main(arguments)
