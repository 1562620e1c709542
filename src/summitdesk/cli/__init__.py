"""The command line: the archive's other door. It knows no Qt."""

VERBS = ("find", "show", "history", "build", "verify")


def main(arguments: list[str]) -> int:
    """Do what the arguments say, beginning with a verb or an option, and give the exit code."""
    from summitdesk.cli import verbs  # the window asks for nothing but the names above

    return verbs.main(arguments)
