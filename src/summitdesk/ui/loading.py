"""Qt, loaded so that what is imported after it comes as quickly as before."""

import builtins


def load_qt() -> None:
    """Import Qt, and leave Python's own functions as they were.

    PySide6 puts a function of its own in the place of Python's import. That one reads the source
    of every module imported after it, and looks there for a word with which PySide6 would change
    the names of its methods; we never ask for that. Without it a start takes 7 ms of a processor
    less (PySide6 6.11.3).

    Raises:
        ImportError: Qt, or a library it needs, is not there.
    """
    own = dict(vars(builtins))
    import PySide6.QtWidgets  # noqa: F401 - with QtCore and QtGui: more is not needed to begin

    vars(builtins).update(own)
