"""The panel of facets left of the list: a histogram of years, and a section a facet."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from summitdesk import wording
from summitdesk.domain.facets import FACETS, Facets, FacetValue, facets_of
from summitdesk.domain.query import Query
from summitdesk.i18n import tr
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER

if TYPE_CHECKING:  # not before the first paint
    from summitdesk.ui.widgets.facet_section import Caption, FacetSection
    from summitdesk.ui.widgets.year_histogram import YearHistogram


class FacetPanel(QScrollArea):
    """Every facet of the records asked for; shows counts and reports wishes.

    What stands in it may be older than the question by now: it tells wishes, not new questions.

    Signals:
        inclusion_requested: A value is to be included or freed; carries facet and value.
        exclusion_requested: A value is to be excluded or freed; carries facet and value.
        span_requested: Just these years are to be included; carries facet and years.
        span_exclusion_requested: These years are to be excluded, or freed when they are;
            carries facet and years.
    """

    inclusion_requested = Signal(str, str)
    exclusion_requested = Signal(str, str)
    span_requested = Signal(str, object)
    span_exclusion_requested = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facetPanel")
        self.setAccessibleName(tr("Narrow the list"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget()
        self._body.setObjectName("facetBody")
        self._first: tuple[Caption, YearHistogram, Caption] | None = None
        self.sections: dict[str, FacetSection] = {}
        # Kept while other lists are shown: they are narrowed by what they do not count.
        self._labels: dict[tuple[str, str], str] = {}
        # The axis stays while one types: bars come and go on it, and never move.
        self._axes: dict[frozenset[str], dict[str, FacetValue]] = {}
        self._lay_out()

    @property
    def years(self) -> "YearHistogram":
        """The years; made when there is something to show: they would hold the first paint up."""
        return (self._first or self._make_first())[1]

    def show_facets(self, facets: Facets, query: Query) -> None:
        """Show the counts of this query, the facets of its kinds in their order."""
        self._make_sections()
        for facet, values in facets.items():
            self._labels.update(((facet, each.value), each.label) for each in values)
        years = facets.get("year", [])
        caption, bars, nothing = self._first or self._make_first()
        bars.show_years(self._on_axis(years, query), query)
        has_years = any(each.count for each in years)
        bars.setVisible(has_years)
        caption.setVisible(has_years)
        order = [facet for facet in facets_of(query.kinds) if facet != "year"]
        for place, facet in enumerate(order):
            self._rows.removeWidget(self.sections[facet])
            self._rows.insertWidget(place + 2, self.sections[facet])
        for facet, section in self.sections.items():
            section.show_values(facets.get(facet, []) if facet in order else [], query)
        nothing.setVisible(not has_years and not any(facets.get(each) for each in order))

    def label_of(self, facet: str, value: str) -> str:
        """What a value of a facet is called; the value itself where it is not known."""
        return self._labels.get((facet, value), value)

    def forget(self) -> None:
        """Forget what values are called: another archive is open."""
        self._labels.clear()
        self._axes.clear()

    def _on_axis(self, years: Sequence[FacetValue], query: Query) -> Sequence[FacetValue]:
        """The years, and with nothing in them those that other questions of these kinds had.

        A lone year says nothing as a bar: where no more are known it stands among those of others.
        """
        axis = self._axes.setdefault(frozenset(query.kinds), {})
        axis.update((each.value, replace(each, count=0)) for each in years)
        known = [axis] if len(axis) != 1 else self._axes.values()
        around = {value: each for one in known for value, each in one.items()}
        return tuple((around | {each.value: each for each in years}).values())

    def _lay_out(self) -> None:
        self._rows = QVBoxLayout(self._body)
        self._rows.setContentsMargins(0, GUTTER + 2, 0, GUTTER)
        self._rows.setSpacing(16)
        self._rows.addStretch(1)
        self.setWidget(self._body)

    def _make_first(self) -> "tuple[Caption, YearHistogram, Caption]":
        """Make the years, and what is said where there is nothing at all."""
        from summitdesk.ui.widgets.facet_section import Caption
        from summitdesk.ui.widgets.year_histogram import YearHistogram

        caption, years = Caption(wording.FACETS["year"]), YearHistogram()
        nothing = Caption(tr("Nothing here to narrow by"), Face.SECOND)
        nothing.hide()
        for place, widget in enumerate((caption, years, nothing)):
            self._rows.insertWidget(place, widget)
        years.inclusion_requested.connect(self.inclusion_requested)
        years.exclusion_requested.connect(self.exclusion_requested)
        years.span_requested.connect(self.span_requested)
        years.span_exclusion_requested.connect(self.span_exclusion_requested)
        # Made last, they would be reached last; Qt puts nothing behind what takes no keys.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QWidget.setTabOrder(self, years)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._first = (caption, years, nothing)
        return self._first

    def _make_sections(self) -> None:
        """Make the lists, as the years are made: when there is something to show."""
        if self.sections:
            return
        from summitdesk.ui.widgets.facet_section import FacetSection

        for facet in FACETS:
            if facet == "year":
                continue
            section = FacetSection(facet, self._body)
            section.hide()
            section.inclusion_requested.connect(self.inclusion_requested)
            section.exclusion_requested.connect(self.exclusion_requested)
            self._rows.insertWidget(self._rows.count() - 1, section)
            self.sections[facet] = section
        stops = [stop for section in self.sections.values() for stop in section.stops]
        for before, after in pairwise((self.years, *stops)):
            QWidget.setTabOrder(before, after)  # made last, they would be reached last
