"""The line at the foot of the window: which archive, how it was opened, and quiet notices."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from summitdesk import wording
from summitdesk.domain.listing import ArchiveInfo
from summitdesk.ui import plain
from summitdesk.ui.session import Answer
from summitdesk.ui.theme.fonts import Face

_PATIENCE_MS = 250


class Footer(QStatusBar):
    """The archive at the left, notices at the right; long ones tell all in their tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(30)
        self.setContentsMargins(12, 0, 14, 0)
        self.archive = _label("archiveName", "Which archive is open")
        self.read_only = _label("readOnlyBanner", "How the archive is open")
        self.notice = _label("statusNotice", "Notice")
        self.notice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.notice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._say_searching)
        self.addWidget(self.archive)
        self.addWidget(self.read_only)
        self.addWidget(self.notice, 1)

    def show_archive(self, info: ArchiveInfo, notices: tuple[str, ...]) -> None:
        """Name the archive, and say how it stands open."""
        title = plain.one_line(info.title, 80)
        _say(self.archive, f"{title} · edition {plain.one_line(info.edition, 20)}")
        _say(self.read_only, "·  read-only")
        self.notice.setText("")
        if notices:
            _say(self.notice, " ".join(notices))

    def show_no_archive(self) -> None:
        """Say that nothing is open."""
        _say(self.archive, "No archive is open")
        _say(self.read_only, "")
        _say(self.notice, "")

    def begin_search(self) -> None:
        """Say that a search is under way, should it take a while."""
        self._patience.start()

    def _say_searching(self) -> None:
        _say(self.notice, "Searching…")

    def show_search(self, answer: Answer) -> None:
        """Say how long the search took."""
        self._patience.stop()
        milliseconds = max(1, round(answer.seconds * 1000))
        found = wording.count(sum(answer.results.counts.values()), "record", "records")
        _say(self.notice, f"{found} found · {milliseconds:,} ms")

    def show_trouble(self, sentence: str) -> None:
        """Say what the archive met."""
        self._patience.stop()
        _say(self.notice, sentence)


def _label(name: str, accessible: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setAccessibleDescription(accessible)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(Face.SMALL.font())
    label.setProperty("look", "soft")
    label.setIndent(0)
    return label


def _say(label: QLabel, text: str) -> None:
    label.setText(plain.one_line(text, 160))
    label.setToolTip(plain.tooltip(text))
