"""The first words to somebody who has never seen the window: three searches, and what is open."""

import threading
from functools import partial

from PySide6.QtCore import Signal

from summitdesk.archive.archive import Archive
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Query
from summitdesk.i18n import mark, tr, trn
from summitdesk.ui import plain
from summitdesk.ui.runs import Look, Run, Runs
from summitdesk.ui.session import Session
from summitdesk.ui.widgets.strip import Strip

EXAMPLES = (
    ("eternal friendship", "agreements", mark("a treaty, by its titles")),
    ("扎帕罗夫", "names", mark("a name, in any script")),
    ("borders disappear", "quotations", mark("who said it, and whose words")),
)
"""Words, the list they are found in, and what they show."""

_SHELF = mark(
    "Nothing you do here changes the archive. Bookmarks and notes stand on your shelf, a file of "
    "your own. F1 opens the help."
)
_TO = "\n"


class Welcome(Strip):
    """Names the open archive and offers the searches that find something in it.

    Signals:
        search_requested: An example was followed; carries its words and its list.
    """

    search_requested = Signal(str, str)

    def __init__(self, session: Session) -> None:
        super().__init__("welcome", tr("Welcome to Summit Desk"))
        self.link_requested.connect(self._on_link_requested)
        self.dismissed.connect(self.hide)
        archive = session.archive
        if archive is not None:
            self.hide()  # until it is known which examples find something
            session.jobs.read(partial(_fitting, archive), self._show, lane="welcome")
            self._archive = archive

    def _show(self, found: tuple[int, list[int]]) -> None:
        total, fitting = found
        info = self._archive.info
        title = plain.one_line(info.title, 80)
        opened = trn(
            "“{title}” is open for reading only, {n} record.",
            "“{title}” is open for reading only, {n} records.",
            total,
            title=title,
        )
        offer = f" {tr('Type into the box above, or try:')}" if fitting else ""
        lines: list[Runs] = [(Run(opened + offer, Look.SOFT),)]
        for number in fitting:
            words, tab, what = EXAMPLES[number]
            link = Run(words.replace(" ", "\u00a0"), uid=f"{tab}{_TO}{words}")
            lines.append((link, Run(f"  {tr(what)}", Look.SOFT)))
        lines.append((Run(tr(_SHELF), Look.SOFT),))
        self.say(lines)
        self.show()

    def _on_link_requested(self, uid: str) -> None:
        tab, _, words = uid.partition(_TO)
        self.search_requested.emit(words, tab)


def _fitting(archive: Archive, cancel: threading.Event) -> tuple[int, list[int]]:
    """How many records the lists of this archive hold, and the examples that find some."""
    fitting = [
        number
        for number, (words, tab, _) in enumerate(EXAMPLES)
        if archive.find(Query(words, TABS[tab]), cancel).total
    ]
    return archive.find(Query(), cancel).total, fitting
