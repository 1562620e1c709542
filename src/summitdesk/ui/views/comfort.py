"""Reading comfort: colours, size, motion, place and panes, as a person chose them."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAction, QActionGroup, QWheelEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from summitdesk import paths
from summitdesk.domain.query import Query
from summitdesk.i18n import mark, tr
from summitdesk.settings import THEMES, USUAL_ZOOM
from summitdesk.ui import geometry
from summitdesk.ui.actions import Actions
from summitdesk.ui.memory import Memory
from summitdesk.ui.session import Session
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import has_chinese, load_serif
from summitdesk.ui.theme.motion import Motion, is_reduced
from summitdesk.ui.theme.theme import Theme
from summitdesk.ui.theme.tokens import SCHEMES
from summitdesk.ui.trail import Place
from summitdesk.ui.views.browse import BrowseView
from summitdesk.ui.views.list_area import tab_of
from summitdesk.ui.views.panes import Pane
from summitdesk.ui.widgets.footer import Footer

_NOTCH = 120
_LONGEST_QUERY = 2_000
"""Of the words that are remembered."""
NO_CHINESE = mark(
    "No Chinese font is installed here: Chinese words show as boxes. On Debian and Ubuntu, "
    "install fonts-noto-cjk."
)


class Comfort(QObject):
    """Lets actions change how the window reads, and the settings remember it."""

    def __init__(
        self,
        window: QMainWindow,
        *,
        theme: Theme,
        memory: Memory,
        commands: Actions,
        session: Session,
        browse: BrowseView,
        footer: Footer,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._memory = memory
        self._commands = commands
        self._session = session
        self._browse = browse
        self._footer = footer
        self._motion: Motion | None = None
        self._notch = 0
        self._said: set[str] = set()
        self._stood: dict[str, object] = {}
        self._themes = self._theme_group()
        for name in ("reduce_motion", "toggle_facets", "toggle_detail"):
            commands[name].setCheckable(True)
        self._connect()

    def place_window(self, width: int, height: int) -> None:
        """Put the window where it was left, or in the middle of the first screen."""
        now = self._memory.now
        screens = geometry.screens()
        if len(now.window) == 4:
            place = geometry.placed(QRect(*now.window), screens)
        else:
            place = geometry.first_place(QRect(0, 0, width, height).size(), screens)
        self._window.setGeometry(place)
        if now.is_maximised:
            self._window.setWindowState(Qt.WindowState.WindowMaximized)
        self._browse.panes.restore(now.panes, facets=now.shows_facets, detail=now.shows_detail)

    def finish(self) -> None:
        """Do what the first paint did not need: the serif, motion, notices."""
        self._browse.list_area.table.list_painted.disconnect(self.finish)
        load_serif(paths.serif())
        self._browse.list_area.table.viewport().update()
        self._motion = Motion(_app())
        self._apply_motion()
        self._stood = self._kept()
        for view in (self._browse.list_area.table, self._browse.detail, self._browse.facets):
            view.viewport().installEventFilter(self)
        self._say()
        if not has_chinese():
            self._footer.add_notice(tr(NO_CHINESE))

    def keep(self) -> None:
        """Remember where everything stood, if anything was moved."""
        kept = self._kept()
        if self._stood:
            moved = {name: value for name, value in kept.items() if value != self._stood[name]}
            self._memory.choose(**moved)
        self._memory.write()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ctrl and the wheel change the size of everything."""
        control = Qt.KeyboardModifier.ControlModifier
        if isinstance(event, QWheelEvent) and event.modifiers() == control:
            self._notch += event.angleDelta().y()
            steps = int(self._notch / _NOTCH)
            self._notch -= steps * _NOTCH
            if steps:
                self._theme.zoom_to(zoom.step(steps))
            return True
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        """Say once what became of the settings."""
        if (notice := self._memory.notice) and notice not in self._said:
            self._said.add(notice)
            self._footer.add_notice(notice)

    def _theme_group(self) -> QActionGroup:
        group = QActionGroup(self)
        group.setExclusionPolicy(QActionGroup.ExclusionPolicy.Exclusive)
        for name in THEMES:
            action = self._commands[f"theme_{name}"]
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
        self._commands[f"theme_{self._theme.name}"].setChecked(True)
        return group

    def _connect(self) -> None:
        commands = self._commands
        self._themes.triggered.connect(self._on_theme_chosen)
        commands["toggle_theme"].triggered.connect(self._on_theme_toggled)
        commands["zoom_in"].triggered.connect(self._on_zoom_in)
        commands["zoom_out"].triggered.connect(self._on_zoom_out)
        commands["zoom_reset"].triggered.connect(self._on_zoom_reset)
        commands["reduce_motion"].triggered.connect(self._on_motion_chosen)
        commands["toggle_facets"].triggered.connect(self._on_facets_toggled)
        commands["toggle_detail"].triggered.connect(self._on_detail_toggled)
        self._memory.written.connect(self._say)
        self._theme.zoomed.connect(self._on_zoomed)
        self._browse.panes.panes_changed.connect(self._on_panes_changed)
        # After the view's own answer to the same signal: the record is asked for first.
        self._browse.list_area.table.list_painted.connect(
            self.finish, Qt.ConnectionType.QueuedConnection
        )

    def _on_theme_chosen(self, action: QAction) -> None:
        name = str(action.data())
        self._theme.choose(SCHEMES.get(name))
        self._memory.choose(theme=name)

    def _on_theme_toggled(self) -> None:
        self._theme.toggle()
        self._memory.choose(theme=self._theme.name)
        self._commands[f"theme_{self._theme.name}"].setChecked(True)

    def _on_zoom_in(self) -> None:
        self._theme.zoom_to(zoom.step(1))

    def _on_zoom_out(self) -> None:
        self._theme.zoom_to(zoom.step(-1))

    def _on_zoom_reset(self) -> None:
        self._theme.zoom_to(USUAL_ZOOM)

    def _on_zoomed(self) -> None:
        self._memory.choose(zoom=zoom.percent())

    def _on_motion_chosen(self, checked: bool) -> None:
        self._memory.choose(motion="reduced" if checked else "full")
        self._apply_motion()

    def _apply_motion(self) -> None:
        reduced = is_reduced(self._memory.now.motion)
        self._commands["reduce_motion"].setChecked(reduced)
        if self._motion is not None:
            self._motion.set_reduced(reduced)

    def _on_facets_toggled(self) -> None:
        self._browse.panes.toggle(Pane.FACETS)

    def _on_detail_toggled(self) -> None:
        self._browse.panes.toggle(Pane.DETAIL)

    def _on_panes_changed(self, facets: bool, detail: bool) -> None:
        self._commands["toggle_facets"].setChecked(facets)
        self._commands["toggle_detail"].setChecked(detail)

    def _kept(self) -> dict[str, object]:
        """How everything stands now, by the names of the settings."""
        window = self._window
        rect = window.normalGeometry() if window.isMaximized() else window.geometry()
        panes = self._browse.panes
        return {
            "window": (rect.x(), rect.y(), rect.width(), rect.height()),
            "is_maximised": window.isMaximized(),
            "panes": panes.widths,
            "shows_facets": panes.shows_where_wide(Pane.FACETS),
            "shows_detail": panes.shows_where_wide(Pane.DETAIL),
            "tab": tab_of(self._session.query),
            "sight": self._sight(),
        }

    def _sight(self) -> dict[str, object]:
        """What is on show; empty where that is the beginning of a list as it comes."""
        place, archive = self._browse.place, self._session.archive
        if place is None or archive is None or len(place.query.text) > _LONGEST_QUERY:
            return {}
        if not self._is_away(place):
            return {}
        from summitdesk.ui.sight import as_plain, sight_of  # no window needs it to begin

        return as_plain(sight_of(place, archive.path))

    def _is_away(self, place: Place) -> bool:
        query = place.query
        if query != Query(kinds=query.kinds, order=query.order):
            return True
        first = self._browse.list_area.table.currentIndex().row() <= 0
        return (
            not first or place.record != place.row_uid or bool(place.list_top or place.detail_top)
        )


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
