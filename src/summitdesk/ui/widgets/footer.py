"""The line at the foot of the window: which archive, how it was opened, and quiet notices."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStatusBar, QWidget

from summitdesk.domain.info import ArchiveInfo
from summitdesk.i18n import tr, trn
from summitdesk.ui import plain
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face

_PATIENCE_MS = 250
_HEIGHT = 30
_LEAST = 60
_GAP = 3


class Footer(QStatusBar):
    """The archive at the left, then what must be known, at the right how long the search took.

    A notice stands for as long as it is true; only the time of the search comes and goes. What is
    too long for its place is told whole in the tooltip.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 0, 14, 0)
        self.archive = _label("archiveName", tr("Which archive is open"))
        self.archive.setMinimumWidth(_LEAST)  # a narrow window cuts it; its tooltip tells it whole
        self.read_only = _label("readOnlyBanner", tr("How the archive is open"))
        self.notice = Begun()
        _dress(self.notice, "statusNotice", tr("Notice"), "caution")
        self.notice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.notice.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.search = _label("searchTime", tr("How long the search took"))
        self._notices: tuple[str, ...] = ()
        self._own: tuple[str, ...] = ()
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._say_searching)
        named = QWidget()
        row = QHBoxLayout(named)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.archive)
        row.addWidget(self.read_only)
        self.addWidget(named)
        self.addWidget(self.notice, 1)
        self.addWidget(self.search)
        self.rescale()

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.setFixedHeight(zoom.px(_HEIGHT))
        for label in (self.archive, self.read_only, self.notice, self.search):
            label.setFont(Face.SMALL.font())

    def add_notice(self, sentence: str) -> None:
        """Say what is true of this computer or person, whichever archive is open."""
        self._own = (*self._own, sentence)
        self._stand(self._notices)

    def show_archive(
        self, info: ArchiveInfo, notices: tuple[str, ...], *, can_write: bool = False
    ) -> None:
        """Name the archive, and say how it stands open."""
        title = plain.one_line(info.title, 80)
        _say(
            self.archive,
            tr(
                "{title} · edition {edition}", title=title, edition=plain.one_line(info.edition, 20)
            ),
        )
        how = tr("working archive") if can_write else tr("read-only")
        _say(self.read_only, f"· {how}")
        self._stand(notices)

    def show_no_archive(self) -> None:
        """Say that nothing is open."""
        _say(self.archive, tr("No archive is open"))
        _say(self.read_only, "")
        _say(self.search, "")
        self._stand(())

    def begin_search(self) -> None:
        """Let go of trouble with the last question; say that a search takes a while, if it does."""
        self._patience.start()
        self._stand(self._notices)

    def show_search(self, found: int, seconds: float) -> None:
        """Say how many records the words find, whatever their kind, and how long that took."""
        self._patience.stop()
        milliseconds = max(1, round(seconds * 1000))
        said = trn(
            "{n} record found · {ms} ms", "{n} records found · {ms} ms", found, ms=milliseconds
        )
        _say(self.search, said)

    def say(self, sentence: str) -> None:
        """Say what was done, in the place of the search time; a screen reader says it at once."""
        _say(self.search, sentence)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.search, sentence))

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong with this question, before what is always true."""
        self._patience.stop()
        _say(self.notice, " ".join((sentence, *self._notices, *self._own)))

    def _stand(self, notices: tuple[str, ...]) -> None:
        self._notices = notices
        _say(self.notice, " ".join((*notices, *self._own)))

    def _say_searching(self) -> None:
        _say(self.search, tr("Searching…"))


class Begun(QLabel):
    """A line of which, in too little room, the beginning stands."""

    @property
    def shown(self) -> str:
        """What there is room for."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what there is room for."""
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            self.shown,
            self.foregroundRole(),
        )


def _label(name: str, accessible: str) -> QLabel:
    label = QLabel()
    _dress(label, name, accessible, "soft")
    return label


def _dress(label: QLabel, name: str, accessible: str, look: str) -> None:
    label.setObjectName(name)
    label.setAccessibleDescription(accessible)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    label.setIndent(0)


def _say(label: QLabel, text: str) -> None:
    label.setText(plain.one_line(text, 160))
    label.setToolTip(plain.tooltip(text))
