"""The panel of facets left of the list: a histogram of years, and a section a facet."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from summitdesk import wording
from summitdesk.domain.facets import FACETS, Facets, FacetValue, facets_of
from summitdesk.domain.query import Query
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER
from summitdesk.ui.widgets.choosing import states
from summitdesk.ui.widgets.facet_list import FacetList
from summitdesk.ui.widgets.year_histogram import YearHistogram

SHOWN = 6
"""How many values of a facet stand open before "Show all"."""


class FacetSection(QWidget):
    """One facet: its name, its most frequent values, and a way to all of them.

    Signals:
        choice_requested: A value is to be chosen or freed; carries facet and value.
        exclusion_requested: A value is to be excluded or freed; carries facet and value.
    """

    choice_requested = Signal(str, str)
    exclusion_requested = Signal(str, str)

    def __init__(self, facet: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facet = facet
        self._values: Sequence[FacetValue] = ()
        self._states: dict[str, str] = {}
        self._is_whole = False
        name = wording.FACETS[facet]
        self.setObjectName(f"facet_{facet}")
        self.setAccessibleName(f"Narrow by {name.lower()}")
        self.caption = _Caption(name)
        self.values = FacetList()
        self.values.setAccessibleName(f"Values of {name.lower()}")
        self._more = QPushButton()
        self._more.setProperty("look", "link")
        self._more.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.caption, self.values, self._more):
            layout.addWidget(widget)
        self.values.choice_requested.connect(self._on_choice_requested)
        self.values.exclusion_requested.connect(self._on_exclusion_requested)
        self._more.clicked.connect(self.toggle_more)

    def show_values(self, values: Sequence[FacetValue], query: Query) -> None:
        """Show the values with their counts, what is chosen or excluded first in mind."""
        self._states = states(query, self.facet)
        self._values = values
        self._refresh()

    @property
    def stops(self) -> tuple[QWidget, QWidget]:
        """Where the keys stop in it, in order."""
        return self.values, self._more

    def _refresh(self) -> None:
        values = self._values
        whole = self._is_whole or len(values) <= SHOWN + 1
        if not whole:
            named = [value for value in values[SHOWN:] if value.value in self._states]
            values = [*values[:SHOWN], *named]
        self.values.show_values(values, self._states)
        self._more.setVisible(len(self._values) > SHOWN + 1)
        name = wording.FACETS[self.facet].lower()
        self._more.setText("Show fewer" if whole else f"Show all {len(self._values)}…")
        self._more.setAccessibleName(
            f"Show fewer values of {name}" if whole else f"Show all values of {name}"
        )
        self.setVisible(bool(self._values))

    def _on_choice_requested(self, value: str) -> None:
        self.choice_requested.emit(self.facet, value)

    def _on_exclusion_requested(self, value: str) -> None:
        self.exclusion_requested.emit(self.facet, value)

    def toggle_more(self) -> None:
        """Show every value, or only the first again."""
        self._is_whole = not self._is_whole
        self._refresh()


class FacetPanel(QScrollArea):
    """Every facet of the records asked for; shows counts and reports wishes.

    What stands in it may be older than the question by now: it tells wishes, not new questions.

    Signals:
        choice_requested: A value is to be chosen or freed; carries facet and value.
        exclusion_requested: A value is to be excluded or freed; carries facet and value.
    """

    choice_requested = Signal(str, str)
    exclusion_requested = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facetPanel")
        self.setAccessibleName("Narrow the list")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget()
        self._body.setObjectName("facetBody")
        self.years = YearHistogram()
        self._year_caption = _Caption(wording.FACETS["year"])
        self.sections: dict[str, FacetSection] = {}
        # Kept while other lists are shown: they are narrowed by what they do not count.
        self._labels: dict[tuple[str, str], str] = {}
        self._lay_out()
        self.years.choice_requested.connect(self.choice_requested)
        self.years.exclusion_requested.connect(self.exclusion_requested)

    def show_facets(self, facets: Facets, query: Query) -> None:
        """Show the counts of this query, the facets of its kinds in their order."""
        self._make_sections()
        for facet, values in facets.items():
            self._labels.update(((facet, each.value), each.label) for each in values)
        years = facets.get("year", [])
        self.years.show_years(years, query)
        self.years.setVisible(bool(years))
        self._year_caption.setVisible(bool(years))
        order = [facet for facet in facets_of(query.kinds) if facet != "year"]
        for place, facet in enumerate(order):
            self._rows.removeWidget(self.sections[facet])
            self._rows.insertWidget(place + 2, self.sections[facet])
        for facet, section in self.sections.items():
            section.show_values(facets.get(facet, []) if facet in order else [], query)

    def label_of(self, facet: str, value: str) -> str:
        """What a value of a facet is called; the value itself where it is not known."""
        return self._labels.get((facet, value), value)

    def forget(self) -> None:
        """Forget what values are called: another archive is open."""
        self._labels.clear()

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, GUTTER + 2, 0, GUTTER)
        self._rows.setSpacing(16)
        self._rows.addWidget(self._year_caption)
        self._rows.addWidget(self.years)
        self._rows.addStretch(1)
        self.setWidget(self._body)

    def _make_sections(self) -> None:
        """Make the lists when there is something to show: they would hold the first paint up."""
        if self.sections:
            return
        for facet in FACETS:
            if facet == "year":
                continue
            section = FacetSection(facet, self._body)
            section.hide()
            section.choice_requested.connect(self.choice_requested)
            section.exclusion_requested.connect(self.exclusion_requested)
            self._rows.insertWidget(self._rows.count() - 1, section)
            self.sections[facet] = section
        stops = [stop for section in self.sections.values() for stop in section.stops]
        for before, after in pairwise((self.years, *stops)):
            QWidget.setTabOrder(before, after)  # made last, they would be reached last


class _Caption(QLabel):
    """The name of a facet, above its values."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "caption")
        self.setIndent(0)
        self.rescale()

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self.setFont(Face.CAPTION.font())
