"""After a crash: says so, and offers what was on show."""

from PySide6.QtCore import QObject, QTimer

from summitdesk import wording
from summitdesk.i18n import midway, tr
from summitdesk.ui import plain
from summitdesk.ui.marker import Marker
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.session import Session
from summitdesk.ui.sight import Sight
from summitdesk.ui.views.browse import BrowseView
from summitdesk.ui.views.list_area import tab_of
from summitdesk.ui.widgets.strip import Strip

_REST_MS = 2_000  # whoever runs through a list leaves one mark, not one a row


class Recovery(QObject):
    """Keeps the marker of this window, and tells of what others left."""

    def __init__(self, marker: Marker, session: Session, browse: BrowseView) -> None:
        super().__init__(browse)
        self._marker = marker
        self._session = session
        self._browse = browse
        self._wanted: Sight | None = None
        self._record = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.keep)
        self.strip: Strip | None = None
        """What tells of a crash, until it is answered."""
        self._connect()

    def begin(self) -> None:
        """Tell of the last crash, if there was one, and mark this window from now on."""
        if left := self._marker.take_leftovers():
            self._wanted = left[0]
            self.strip = self._told(left[0])
            self._browse.detail.put_first(self.strip)
        self.keep()

    def keep(self) -> None:
        """Write down what is on show."""
        self._rest.stop()
        if (archive := self._session.archive) is not None:
            reading = self._browse.detail.reading
            record = reading.uid if reading is not None else ""
            self._marker.keep(Sight(archive.path, self._session.query, record))

    def close(self) -> None:
        """The window is closed as it should be."""
        self._rest.stop()
        self._marker.remove()

    def restore(self) -> None:
        """Show again what was on show."""
        if (wanted := self._wanted) is None:
            return
        self.dismiss()
        archive = self._session.archive
        if archive is None or archive.path != wanted.archive:
            self._session.open(wanted.archive)
        self._session.ask(wanted.query)
        if wanted.record:
            self._record = wanted.record
            self._session.facets_counted.connect(self._on_settled)

    def dismiss(self) -> None:
        """Say no more of it."""
        self._wanted = None
        if self.strip is not None:
            self.strip.hide()
            self.strip.deleteLater()
            self.strip = None

    def _connect(self) -> None:
        self._session.results_found.connect(self._rest.start)
        self._session.record_opened.connect(self._rest.start)

    def _told(self, sight: Sight) -> Strip:
        strip = Strip("crashNotice", tr("Summit Desk was not closed as it should be last time"))
        words = plain.one_line(sight.query.text, 60)
        tab = midway(wording.TABS[tab_of(sight.query)])
        if words:
            said = tr(
                "Nothing in the archive was changed. "
                "On show was the search for “{words}” among the {records}.",
                words=words,
                records=tab,
            )
        else:
            said = tr(
                "Nothing in the archive was changed. On show was the list of {records}.",
                records=tab,
            )
        strip.say([(Run(said, Look.SOFT),)])
        again = strip.add_button(tr("Show it again"))
        again.clicked.connect(self.restore)
        strip.dismissed.connect(self.dismiss)
        return strip

    def _on_settled(self) -> None:
        """The list stands: the record comes on top of it, whatever row is chosen there."""
        self._session.facets_counted.disconnect(self._on_settled)
        self._browse.open_record(self._record)
