"""One facet in the panel: its name, its most frequent values, and a way to find any other."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from summitdesk import wording
from summitdesk.domain.facets import FacetValue
from summitdesk.domain.fold import hits, phrases
from summitdesk.domain.query import Query
from summitdesk.i18n import midway, tr
from summitdesk.ui.composing import Composing
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER
from summitdesk.ui.widgets.facet_list import FacetList
from summitdesk.ui.widgets.including import states

SHOWN = 6
"""How many values of a facet stand open before "Show all"."""
_SIEVE_PADDING = 7
"""Of the field with its frame: its words begin where the values below begin."""
_SIEVE_ROOM = 6
"""Above and below the field; the stylesheet shares it out."""
UNSIFTED = 12
"""More values than these come with a field to sift them."""


class FacetSection(QWidget):
    """One facet: its name, its most frequent values, and a way to all of them.

    Signals:
        inclusion_requested: A value is to be included or freed; carries facet and value.
        exclusion_requested: A value is to be excluded or freed; carries facet and value.
    """

    inclusion_requested = Signal(str, str)
    exclusion_requested = Signal(str, str)

    def __init__(self, facet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self._values: Sequence[FacetValue] = ()
        self._states: dict[str, str] = {}
        self._is_whole = False
        name = wording.FACETS[facet]
        self.setObjectName(f"facet_{facet}")
        self.setAccessibleName(tr("Narrow by {facet}", facet=midway(name)))
        self.caption = Caption(name)
        self.sieve = _sieve(name.lower())
        self.values = FacetList()
        self.values.setAccessibleName(tr("Values of {facet}", facet=midway(name)))
        self._nothing = Caption(tr("Nothing of that name"), Face.SECOND)
        self._more = QPushButton()
        self._more.setProperty("look", "link")
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay_out()
        self._connect()

    def show_values(self, values: Sequence[FacetValue], query: Query) -> None:
        """Show the values with their counts, what is included or excluded first in mind."""
        self._states = states(query, self.facet)
        self._values = values
        self._refresh()

    @property
    def stops(self) -> tuple[QWidget, QWidget, QWidget]:
        """Where the keys stop in it, in order."""
        return self.sieve, self.values, self._more

    def toggle_more(self) -> None:
        """Show every value, or only the first again."""
        self._is_whole = not self._is_whole
        self.sieve.clear()
        self._refresh()
        if not self.sieve.isHidden():
            self.sieve.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """In the field Down goes to the values, Escape takes the words away, then the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Down:
                self.values.setFocus()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._step_back()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        beside = QVBoxLayout()
        beside.setContentsMargins(GUTTER - _SIEVE_PADDING, 0, GUTTER - _SIEVE_PADDING, 0)
        beside.addWidget(self.sieve)
        layout.addWidget(self.caption)
        layout.addLayout(beside)
        for widget in (self.values, self._nothing, self._more):
            layout.addWidget(widget)
        self.sieve.hide()
        self._nothing.hide()

    def _connect(self) -> None:
        self.sieve.installEventFilter(self)
        Composing(self.sieve)
        self.sieve.textChanged.connect(self._refresh)
        self.values.inclusion_requested.connect(self._on_inclusion_requested)
        self.values.exclusion_requested.connect(self._on_exclusion_requested)
        self._more.clicked.connect(self.toggle_more)

    def _refresh(self) -> None:
        few = len(self._values) <= SHOWN + 1
        whole = self._is_whole or few
        self.sieve.setVisible(self._is_whole and len(self._values) > UNSIFTED)
        values = self._sifted() if whole else self._first()
        self.values.show_values(values, self._states)
        self._nothing.setVisible(bool(self._values) and not values)
        self._more.setVisible(not few)
        name = midway(wording.FACETS[self.facet])
        self._more.setText(
            tr("Show fewer") if whole else tr("Show all {count}…", count=len(self._values))
        )
        self._more.setAccessibleName(
            tr("Show fewer values of {facet}", facet=name)
            if whole
            else tr("Show all values of {facet}", facet=name)
        )
        self.setVisible(bool(self._values))

    def _first(self) -> Sequence[FacetValue]:
        """The most frequent values, and all that are included or excluded."""
        named = [value for value in self._values[SHOWN:] if value.value in self._states]
        return [*self._values[:SHOWN], *named]

    def _sifted(self) -> Sequence[FacetValue]:
        """The values whose names hold every word in the field, in whatever spelling."""
        wanted = phrases(self.sieve.text()) if not self.sieve.isHidden() else ()
        return [
            value
            for value in self._values
            if all(hits(value.label, (phrase,)) for phrase in wanted)
        ]

    def _step_back(self) -> None:
        if self.sieve.text():
            self.sieve.clear()
            return
        self.toggle_more()
        self._more.setFocus()

    def _on_inclusion_requested(self, value: str) -> None:
        self.inclusion_requested.emit(self.facet, value)

    def _on_exclusion_requested(self, value: str) -> None:
        self.exclusion_requested.emit(self.facet, value)


class Caption(QLabel):
    """Quiet words in the panel: the name of a facet above its values."""

    def __init__(self, text: str, face: Face = Face.CAPTION) -> None:
        super().__init__(text)
        self._face = face
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "caption")
        self.setIndent(0)
        self.rescale()

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.setFont(self._face.font())


class _Sieve(QLineEdit):
    """The field that sifts the values of a facet."""

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.setFont(Face.SECOND.font())
        self.setFixedHeight(zoom.px(26) + _SIEVE_ROOM)


def _sieve(name: str) -> _Sieve:
    field = _Sieve()
    field.setProperty("look", "sieve")
    field.setPlaceholderText(tr("Find among these"))
    field.setAccessibleName(tr("Find among the values of {facet}", facet=name))
    field.setMaxLength(200)
    field.rescale()
    return field
