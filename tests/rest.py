"""When the window has come to rest: nothing is asked, and everything is told."""

from summitdesk.ui.session import Session
from summitdesk.ui.window import MainWindow


def is_at_rest(window: MainWindow, session: Session) -> bool:
    """Whether whoever waits for the window to show what it was asked may look now."""
    return (
        not session.is_asking
        and window.later.shelf is not None
        and window.later.shelf.is_at_rest
        and not window.filter_bar.is_waiting
        and not window.browse.is_opening
    )
