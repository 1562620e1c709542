"""Joins the commands of taking away to whoever does them, once somebody asks.

Citations, sheets and printers are imported only then: most windows are opened to read.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QWidget

from summitdesk.ui.actions import SUBMENUS, Actions
from summitdesk.ui.memory import Memory
from summitdesk.ui.session import Session
from summitdesk.ui.views.browse import BrowseView
from summitdesk.ui.widgets.footer import Footer

if TYPE_CHECKING:
    from summitdesk.ui.views.taking_away import TakingAway

STYLE_ACTIONS = SUBMENUS["Copy citation &as"]
_PREFIX = "cite_"
_ERRANDS = (
    "copy_citation",
    "copy_quotation",
    "copy_text",
    "copy_markdown",
    "print",
    "print_preview",
    "save_pdf",
    *STYLE_ACTIONS,
)


class Errands(QObject):
    """Runs what is asked for; remembers in which style one cites."""

    def __init__(
        self,
        window: QWidget,
        *,
        browse: BrowseView,
        commands: Actions,
        session: Session,
        footer: Footer,
        memory: Memory,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._browse = browse
        self._commands = commands
        self._session = session
        self._footer = footer
        self._memory = memory
        self._away: TakingAway | None = None
        self._tick()
        self._connect()

    @property
    def away(self) -> "TakingAway":
        """Whoever takes records away."""
        if self._away is None:
            from summitdesk.ui.views.taking_away import TakingAway

            self._away = TakingAway(self._window, self._browse, self._commands, self._session)
            self._away.taking.told.connect(self._footer.say)
        return self._away

    def _tick(self) -> None:
        """Let exactly one style be ticked: the one chosen last."""
        group = QActionGroup(self)
        chosen = _PREFIX + self._memory.now.citation_style
        for name in STYLE_ACTIONS:
            action = self._commands[name]
            action.setCheckable(True)
            group.addAction(action)
            action.setChecked(name == chosen)
        if group.checkedAction() is None:
            self._commands[STYLE_ACTIONS[0]].setChecked(True)

    def _connect(self) -> None:
        for name in _ERRANDS:
            self._commands[name].triggered.connect(partial(self._run, name))
        self._browse.detail.quotation_requested.connect(self._copy_quotation)
        self._browse.told.connect(self._footer.say)

    def _run(self, name: str) -> None:
        if name in STYLE_ACTIONS:
            self._memory.choose(citation_style=name.removeprefix(_PREFIX))
        self.away.do(name)

    def _copy_quotation(self, uid: str) -> None:
        self.away.copy_quotation(uid)
