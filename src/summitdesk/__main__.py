"""The door of the program: a verb goes to the command line, all else opens the window."""

import gc
import os
import sys

from summitdesk import cli


def main() -> int:
    """Run what the command line asks for and give the exit status."""
    arguments = sys.argv[1:]
    if _opens_the_window(arguments):
        return _open_window(arguments)
    return cli.main(arguments)


def _opens_the_window(arguments: list[str]) -> bool:
    """Tell ``[ARCHIVE]`` and ``-- ARCHIVE`` from verbs, options and mistakes."""
    match arguments:
        case [] | ["--"] | ["--", _]:
            return True
        case [archive]:
            return archive not in cli.VERBS and not archive.startswith("-")
        case _:
            return False


def _open_window(arguments: list[str]) -> int:
    from summitdesk import startup

    gc.disable()  # nothing made while starting is garbage; `ui.rubbish` collects from then on
    complaint = startup.obstacle(os.environ)
    if complaint is not None:
        return _cannot_start(complaint)
    try:
        from summitdesk.ui import loading

        loading.load_qt()
        from summitdesk import app
    except ImportError as error:
        complaint = startup.explanation(error)
        if complaint is None:
            raise
        return _cannot_start(complaint)
    return app.main(arguments)


def _cannot_start(complaint: str) -> int:
    from summitdesk.cli import output
    from summitdesk.startup import CANNOT_START

    output.prepare()
    output.complain(complaint)
    return CANNOT_START


if __name__ == "__main__":
    sys.exit(main())
