"""The window: puts the parts in their places and joins the actions to them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from summitdesk import paths
from summitdesk.archive.archive import Archive
from summitdesk.domain.query import Query
from summitdesk.i18n import tr
from summitdesk.settings import SettingsFile
from summitdesk.ui.actions import MENUS, SUBMENUS, Actions
from summitdesk.ui.asking import Answer
from summitdesk.ui.memory import Memory
from summitdesk.ui.session import Session
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.theme import Theme
from summitdesk.ui.theme.tokens import BAR_HEIGHT, COUNTED
from summitdesk.ui.views.book_desk import BookDesk
from summitdesk.ui.views.browse import BrowseView
from summitdesk.ui.views.comfort import Comfort
from summitdesk.ui.views.errands import Errands
from summitdesk.ui.views.later import Later
from summitdesk.ui.views.list_area import tab_of
from summitdesk.ui.views.list_desk import ListDesk
from summitdesk.ui.views.panes import Pane
from summitdesk.ui.widgets.filter_bar import FilterBar
from summitdesk.ui.widgets.footer import Footer
from summitdesk.ui.widgets.pages import RefusalPage
from summitdesk.ui.widgets.pane_button import PaneButton
from summitdesk.ui.widgets.reading_aids import Copying
from summitdesk.ui.widgets.result_count import ResultCount

if TYPE_CHECKING:
    from summitdesk.ui.views.context_menus import ContextMenus

SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """Menu, filter, the three columns, and the line at the foot."""

    def __init__(
        self, session: Session, theme: Theme, settings: SettingsFile | None = None
    ) -> None:
        """Make the window; without settings, what is chosen in it is forgotten with it."""
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Summit Desk")
        self._session = session
        self._theme = theme
        self.commands = Actions(self)
        self.memory = Memory(settings or SettingsFile(), self)
        self.filter_bar = FilterBar()
        self.count = ResultCount()
        self.browse = BrowseView(session)
        self.refusal = RefusalPage()
        self.footer = Footer()
        self._menus: ContextMenus | None = None
        self._pages = QStackedWidget()
        self._place()
        self._make_menus()
        self._connect()
        self.later = Later(
            self,
            commands=self.commands,
            session=session,
            browse=self.browse,
            pages=self._pages,
            field=self.filter_bar.field,
            settings=settings,
        )
        self.comfort = Comfort(
            self,
            theme=theme,
            memory=self.memory,
            commands=self.commands,
            session=session,
            browse=self.browse,
            footer=self.footer,
        )
        self.lists = ListDesk(
            self,
            area=self.browse.list_area,
            commands=self.commands,
            session=session,
            footer=self.footer,
            memory=self.memory,
        )
        self.book = BookDesk(
            self.browse,
            commands=self.commands,
            session=session,
            memory=self.memory,
        )
        self.errands = Errands(
            self,
            browse=self.browse,
            commands=self.commands,
            session=session,
            footer=self.footer,
            memory=self.memory,
        )
        self.resize(*SIZE)
        self.filter_bar.field.setText(session.query.text)  # chips come with the facets' words
        self.filter_bar.field.setFocus()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the thing one asks about."""
        if self._menus is None:
            from summitdesk.ui.views.context_menus import ContextMenus  # asked for later, or never

            self._menus = ContextMenus(self.browse, self._session, self.commands)
        event.setAccepted(self._menus.offer(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the archive."""
        if not self.later.let_go():
            event.ignore()
            return
        super().closeEvent(event)
        self.comfort.keep()
        self.later.close()
        self._session.close()

    def keep(self) -> None:
        """Write everything down: the session may end at any moment, or go on."""
        self.comfort.keep()
        self.later.keep()

    def _place(self) -> None:
        self._pages.addWidget(self.browse)
        self._pages.addWidget(self.refusal)
        bar = QWidget()
        bar.setObjectName("topBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bar = bar
        self.rescale()
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 0, 16, 4)
        row.setSpacing(2)
        row.addWidget(PaneButton(self.commands["toggle_facets"], tr("Facets")))
        row.addWidget(self._step_button("back", tr("Back")))
        row.addWidget(self._step_button("forward", tr("Forward")))
        row.addSpacing(8)
        row.addWidget(self.filter_bar, 1)
        row.addSpacing(16)
        row.addWidget(self.count)
        row.addSpacing(6)
        row.addWidget(PaneButton(self.commands["toggle_detail"], tr("Record"), is_right=True))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(body)
        self.setStatusBar(self.footer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the count to the tab where there is no room for both."""
        super().resizeEvent(event)
        self.count.setVisible(self.width() >= zoom.px(COUNTED))

    def rescale(self) -> None:
        """Give the bar the height of the zoom in use."""
        self._bar.setFixedHeight(zoom.px(BAR_HEIGHT))
        self.count.setVisible(self.width() >= zoom.px(COUNTED))

    def _step_button(self, action: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self.commands[action])
        button.setAccessibleName(name)
        return button

    def _make_menus(self) -> None:
        for title, names in MENUS.items():
            self._fill(self.menuBar().addMenu(tr(title)), names)

    def _fill(self, menu: QMenu, names: Iterable[str]) -> None:
        for name in names:
            if not name:
                menu.addSeparator()
            elif name in SUBMENUS:
                self._fill(menu.addMenu(tr(name)), SUBMENUS[name])
            else:
                menu.addAction(self.commands[name])

    def _connect(self) -> None:
        self._connect_actions()
        session = self._session
        session.archive_opened.connect(self._on_archive_opened)
        session.archive_refused.connect(self._on_archive_refused)
        session.query_changed.connect(self._on_query_changed)
        session.query_changed.connect(self.footer.begin_search)
        session.results_found.connect(self._on_results_found)
        session.facets_counted.connect(self._on_facets_counted)
        session.trouble_met.connect(self.footer.show_trouble)
        session.record_missed.connect(self._on_record_missed)
        self.filter_bar.text_changed.connect(session.search_for)
        self.filter_bar.removal_requested.connect(session.free)
        self.filter_bar.clearing_requested.connect(session.clear)
        self.filter_bar.list_requested.connect(self.browse.list_area.focus_list)
        self.browse.filter_requested.connect(self._focus_filter)
        self.browse.trail_changed.connect(self._on_trail_changed)
        self.refusal.other_requested.connect(self._choose_archive)
        self.refusal.bundled_requested.connect(self._open_bundled)
        self.refusal.return_requested.connect(self._return_to_archive)
        self._pages.currentChanged.connect(self._on_page_changed)

    def _connect_actions(self) -> None:
        for name, slot in {
            "open": self._choose_archive,
            "open_bundled": self._open_bundled,
            "quit": self.close,
            "copy": self._copy,
            "copy_uid": self._copy_uid,
            "focus_filter": self._focus_filter,
            "clear_search": self.filter_bar.clear,
            "clear_facets": self._session.widen,
            "focus_list": self.browse.list_area.focus_list,
            "find": self._find,
            "find_in_record": self._find_in_record,
            "find_next": self.browse.detail_area.find_next,
            "find_previous": self.browse.detail_area.find_previous,
            "focus_detail": self._focus_detail,
            "focus_facets": self._focus_facets,
            "next_part": self._next_part,
            "previous_part": self._previous_part,
            "next_tab": self._next_tab,
            "previous_tab": self._previous_tab,
            "back": self.browse.go_back,
            "forward": self.browse.go_forward,
        }.items():
            self.commands[name].triggered.connect(slot)
        self._on_trail_changed(False, False)

    def _on_archive_opened(self, archive: Archive) -> None:
        self._pages.setCurrentWidget(self.browse)
        self.footer.show_archive(archive.info, archive.notices, can_write=archive.can_write)

    def _on_archive_refused(self, path: str, sentence: str) -> None:
        bundled = paths.bundled_archive()
        is_open = self._session.archive is not None
        has_bundled = bundled.is_file() and Path(path) != bundled
        self.refusal.show_refusal(sentence, has_bundled=has_bundled, is_open=is_open)
        self._pages.setCurrentWidget(self.refusal)
        if not is_open:
            self.count.clear()
            self.footer.show_no_archive()

    def _return_to_archive(self) -> None:
        self._pages.setCurrentWidget(self.browse)
        self.browse.list_area.focus_list()

    def _on_page_changed(self) -> None:
        editing = self.later.editing
        types = editing is not None and self._pages.currentWidget() is editing.page
        self.filter_bar.setEnabled(self._pages.currentWidget() is not self.refusal and not types)

    def _on_query_changed(self, query: Query) -> None:
        self.filter_bar.show_query(query, self.browse.facets.label_of)

    def _on_results_found(self, answer: Answer) -> None:
        self.count.show_answer(answer.results, answer.totals, tab_of(answer.query))
        self.footer.show_search(sum(answer.results.counts.values()), answer.seconds)

    def _on_facets_counted(self) -> None:
        self.filter_bar.show_query(self._session.query, self.browse.facets.label_of)

    def _on_record_missed(self, uid: str) -> None:
        self.footer.show_trouble(tr("This archive holds no record {uid}.", uid=uid))

    def _on_trail_changed(self, can_go_back: bool, can_go_forward: bool) -> None:
        self.commands["back"].setEnabled(can_go_back)
        self.commands["forward"].setEnabled(can_go_forward)

    def _choose_archive(self) -> None:
        from PySide6.QtWidgets import QFileDialog  # with all its enums, which few windows need

        name, _ = QFileDialog.getOpenFileName(
            self, tr("Open an archive"), "", tr("Archives (*.summitdb *.db);;All files (*)")
        )
        if name:
            self._session.open(Path(name))

    def _open_bundled(self) -> None:
        self._session.open(paths.bundled_archive())

    def _copy(self) -> None:
        """Copy what is selected where the keys are."""
        widget = QApplication.focusWidget()
        if isinstance(widget, Copying):
            widget.copy()
        elif widget is self.browse.list_area.table:
            self.lists.copy_rows()
        elif (reading := self.browse.detail.reading) is not None:
            QGuiApplication.clipboard().setText(reading.name)

    def _copy_uid(self) -> None:
        if (reading := self.browse.detail.reading) is not None:
            QGuiApplication.clipboard().setText(reading.uid)

    def _focus_filter(self) -> None:
        self.filter_bar.field.setFocus()
        self.filter_bar.field.selectAll()

    def _find(self) -> None:
        """Find where one reads: in the record, else among all."""
        if self.browse.detail_area.has_keys:
            self._find_in_record()
        else:
            self._focus_filter()

    def _find_in_record(self) -> None:
        self.browse.panes.unfold(Pane.DETAIL)
        self.browse.detail_area.open_bar()

    def _focus_detail(self) -> None:
        self.browse.panes.unfold(Pane.DETAIL)
        self.browse.detail.setFocus()

    def _focus_facets(self) -> None:
        self.browse.panes.unfold(Pane.FACETS)
        self.browse.facets.years.setFocus()

    def _next_part(self) -> None:
        self._focus_detail()
        self.browse.detail.step_part(1)

    def _previous_part(self) -> None:
        self._focus_detail()
        self.browse.detail.step_part(-1)

    def _next_tab(self) -> None:
        self.browse.list_area.tabs.step(1)

    def _previous_tab(self) -> None:
        self.browse.list_area.tabs.step(-1)
