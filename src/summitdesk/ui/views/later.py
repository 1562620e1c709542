"""What the window gets after its first paint, or when it is first asked for.

Whoever opens the window wants the list. So help, palette, workbench and the marker of a crash are
imported and made only afterwards: that is why imports stand within functions here.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from summitdesk import paths
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.query import Query
from summitdesk.settings import SettingsFile
from summitdesk.ui.actions import Actions
from summitdesk.ui.session import Session
from summitdesk.ui.views.browse import BrowseView

if TYPE_CHECKING:
    from summitdesk.archive.editing import Conflicted
    from summitdesk.ui.views.editing_desk import EditingDesk
    from summitdesk.ui.views.help_desk import HelpDesk
    from summitdesk.ui.views.history_desk import HistoryDesk
    from summitdesk.ui.views.merge_desk import MergeDesk
    from summitdesk.ui.views.recovery import Recovery
    from summitdesk.ui.views.shelf_desk import ShelfDesk
    from summitdesk.ui.views.trash_desk import TrashDesk
    from summitdesk.ui.views.welcome import Welcome
    from summitdesk.ui.views.workbench import Workbench
    from summitdesk.ui.widgets.command_palette import CommandPalette


class Later(QObject):
    """Joins the later parts to the window; each is None until it is there."""

    def __init__(
        self,
        window: QMainWindow,
        *,
        commands: Actions,
        session: Session,
        browse: BrowseView,
        pages: QStackedWidget,
        field: QWidget,
        settings: SettingsFile | None,
    ) -> None:
        """Join them; without settings nobody is welcomed, and no archive remembered."""
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._session = session
        self._browse = browse
        self._pages = pages
        self._field = field
        self._settings = settings
        self.help: HelpDesk | None = None
        self.palette: CommandPalette | None = None
        self.welcome: Welcome | None = None
        self.editing: EditingDesk | None = None
        self.recovery: Recovery | None = None
        self.shelf: ShelfDesk | None = None
        self.history: HistoryDesk | None = None
        self.trash: TrashDesk | None = None
        self.merging: MergeDesk | None = None
        self._connect()

    @property
    def workbench(self) -> "Workbench | None":
        """The page before editing."""
        return self.editing.workbench if self.editing is not None else None

    def let_go(self) -> bool:
        """Save what is being written; False where closing now would lose it."""
        if self.editing is not None and not self.editing.may_leave():
            return False
        return self.shelf is None or self.shelf.let_go()

    def keep(self) -> None:
        """Save what is being written; should the program end now, that is no crash."""
        if self.editing is not None:
            self.editing.keep()
        if self.shelf is not None:
            self.shelf.save()
        self.close()

    def close(self) -> None:
        """The window is closed as it should be."""
        if self.recovery is not None:
            self.recovery.close()

    def show_welcome(self) -> None:
        """Show the first words over the detail."""
        from summitdesk.ui.views.welcome import Welcome

        if self.welcome is not None:
            self.welcome.hide()
            self.welcome.deleteLater()
        self.welcome = Welcome(self._session)
        self.welcome.search_requested.connect(self._search)
        self.welcome.dismissed.connect(self._on_welcome_dismissed)
        self._browse.detail.put_first(self.welcome)

    def _connect(self) -> None:
        for name, slot in {
            "help": self._open_help,
            "keys": self._open_keys,
            "about": self._open_about,
            "about_archive": self._open_about_archive,
            "palette": self._open_palette,
            "welcome": self._welcome_again,
        }.items():
            self._commands[name].triggered.connect(slot)
        self._session.facets_counted.connect(self._on_settled)
        self._session.archive_refused.connect(self._on_settled)

    def _on_settled(self) -> None:
        """The list stands, or will not: the window is painted, and there is time."""
        self._session.facets_counted.disconnect(self._on_settled)
        self._session.archive_refused.disconnect(self._on_settled)
        QTimer.singleShot(0, self._furnish)

    def _furnish(self) -> None:
        from summitdesk.ui.composing import Composing
        from summitdesk.ui.dropping import Dropping
        from summitdesk.ui.marker import Marker
        from summitdesk.ui.views.recovery import Recovery

        Composing(self._field)
        dropping = Dropping(self._window, self._field)
        dropping.archive_dropped.connect(self._open_archive)
        recovery = Recovery(Marker(paths.user_state()), self._session, self._browse)
        recovery.begin()
        self.recovery = recovery
        self._open_shelf()
        self._open_history()
        self._open_editing()
        if self._settings is not None:
            self._remember(self._settings)
            if not self._settings.now.is_welcomed and recovery.strip is None:
                self.show_welcome()

    def _remember(self, settings: SettingsFile) -> None:
        from summitdesk.ui.views.recents import Recents

        file_menu = self._window.menuBar().actions()[0].menu()
        if isinstance(file_menu, QMenu):
            recents = Recents(self._session, settings, file_menu)
            file_menu.insertMenu(self._commands["open_bundled"], recents)

    def _welcome_again(self) -> None:
        self.show_welcome()
        self._return()
        self._browse.detail.verticalScrollBar().setValue(0)

    def _on_welcome_dismissed(self) -> None:
        if self._settings is not None:
            self._settings.choose(is_welcomed=True)
            self._settings.save()

    def _open_shelf(self) -> None:
        from summitdesk.ui.views.shelf_desk import ShelfDesk
        from summitdesk.ui.widgets.footer import Footer

        self.shelf = ShelfDesk(
            self._window, commands=self._commands, session=self._session, browse=self._browse
        )
        footer = self._window.statusBar()
        if isinstance(footer, Footer):
            self.shelf.noticed.connect(footer.add_notice)
            self.shelf.trouble_met.connect(footer.show_trouble)
            self.shelf.told.connect(footer.say)

    def _open_history(self) -> None:
        from summitdesk.ui.views.history_desk import HistoryDesk
        from summitdesk.ui.views.merge_desk import MergeDesk
        from summitdesk.ui.views.trash_desk import TrashDesk
        from summitdesk.ui.widgets.footer import Footer

        self.history = HistoryDesk(self._commands, self._session, self._browse, self._pages)
        self.merging = MergeDesk(self._session, self.history)
        self.trash = TrashDesk(self._commands, self._session, self._browse, self.history)
        footer = self._window.statusBar()
        if isinstance(footer, Footer):
            self.history.told.connect(footer.say)
            self.trash.told.connect(footer.say)

    def _open_archive(self, path: Path) -> None:
        self._session.open(path)

    def _open_editing(self) -> None:
        from summitdesk.ui.views.editing_desk import EditingDesk
        from summitdesk.ui.widgets.footer import Footer

        if self.shelf is None:
            return
        self.editing = EditingDesk(
            self._window,
            commands=self._commands,
            session=self._session,
            browse=self._browse,
            pages=self._pages,
            keeper=self.shelf.keeper,
        )
        footer = self._window.statusBar()
        if isinstance(footer, Footer):
            self.editing.trouble_met.connect(footer.show_trouble)
            self.editing.told.connect(footer.say)
        self.editing.form.contradicted.connect(self._decide)

    def _decide(self, met: "Conflicted") -> None:
        """Let a person choose where a save met what others saved in the same fields."""
        if self.merging is not None and self.editing is not None:
            self.merging.ask_of_save(met, self.editing.form.save_so, self.editing.edit)

    def _return(self) -> None:
        if self._session.archive is not None:
            self._pages.setCurrentWidget(self._browse)
            self._browse.list_area.focus_list()

    def _open_help(self) -> None:
        from summitdesk.ui.help.pages import TOPICS

        self._open_page(TOPICS[0])

    def _open_keys(self) -> None:
        from summitdesk.ui.help.keys import NAME

        self._open_page(NAME)

    def _open_about(self) -> None:
        from summitdesk.ui.help.about import PROGRAM

        self._open_page(PROGRAM)

    def _open_about_archive(self) -> None:
        from summitdesk.ui.help.about import ARCHIVE

        self._open_page(ARCHIVE)

    def _open_page(self, name: str) -> None:
        from summitdesk.ui.views.help_desk import HelpDesk

        if self.help is None:
            self.help = HelpDesk(self._window, self._session)
            self.help.search_requested.connect(self._search)
        self.help.open(name)

    def _open_palette(self) -> None:
        from summitdesk.ui.commands import commands
        from summitdesk.ui.widgets.command_palette import CommandPalette

        if self.palette is None:
            self.palette = CommandPalette(self._window)
            self.palette.command_chosen.connect(self._do)
        self.palette.open(commands(self._window.menuBar()))

    def _do(self, action: QAction) -> None:
        action.trigger()

    def _search(self, words: str, tab: str) -> None:
        self._return()
        self._session.ask(Query(words, TABS[tab]))
