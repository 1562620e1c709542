"""What can be done with the thing under the pointer, or the one the keys stand on."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from summitdesk.domain.facets import FacetValue
from summitdesk.domain.listing import Summary
from summitdesk.i18n import mark, tr
from summitdesk.ui import plain
from summitdesk.ui.actions import Actions
from summitdesk.ui.models.row_table import own_title
from summitdesk.ui.runs import address_in
from summitdesk.ui.session import Session
from summitdesk.ui.views.browse import BrowseView
from summitdesk.ui.widgets.facet_list import FacetList
from summitdesk.ui.widgets.facet_section import FacetSection
from summitdesk.ui.widgets.result_table import ResultTable
from summitdesk.ui.widgets.sections import MORE
from summitdesk.ui.widgets.text_block import TextBlock
from summitdesk.ui.widgets.year_bars import span
from summitdesk.ui.widgets.year_histogram import FACET as YEAR
from summitdesk.ui.widgets.year_histogram import YearHistogram

_WIDEST = 48
_RECORDS = frozenset(("event", "speaker", "author", "party"))
"""Facets whose values are records that can be opened."""
_OF_ROWS = ("copy_rows", "copy_table", "copy_citation", "copy_text", "copy_markdown")
_OF_RECORD = ("copy_citation", "copy_text", "copy_markdown", "copy_uid", "bookmark")


class ContextMenus(QObject):
    """Makes the menu for whatever one asks about; offers nothing where there is nothing to do."""

    def __init__(self, browse: BrowseView, session: Session, commands: Actions) -> None:
        super().__init__(browse)
        self._browse = browse
        self._session = session
        self._commands = commands

    def offer(self, event: QContextMenuEvent) -> bool:
        """Open the menu for what the event is about; tell whether there is one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = event.globalPos()
        target = QApplication.focusWidget() if by_key else QApplication.widgetAt(at)
        menu = self.menu_for(target, None if by_key else at)
        if menu is None or menu.isEmpty():
            return False
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        return True

    def menu_for(self, target: QWidget | None, at: QPoint | None) -> QMenu | None:
        """The menu for a widget, at a point of the screen or where its keys stand."""
        around = target
        while around is not None:
            match around:
                case TextBlock() if self._browse.isAncestorOf(around):
                    return self._of_text(around, at)
                case FacetList():
                    return self._of_value(around, at)
                case YearHistogram():
                    return self._of_year(around, at)
                case ResultTable():
                    return self._of_rows(around)
            around = around.parentWidget()
        return None

    # Rows

    def _of_rows(self, table: ResultTable) -> QMenu | None:
        summary = table.current
        if summary is None:
            return None
        menu = QMenu(table)
        several = sum(last - first + 1 for first, last in table.selected_ranges()) > 1
        if several:
            self._add_commands(menu, _OF_ROWS)
            return menu
        _add(menu, tr("Open this record"), partial(self._browse.open_record, summary.uid))
        menu.addSeparator()
        _add(menu, tr("Copy the title"), partial(_copy, own_title(summary)))
        _add(menu, tr("Copy the identifier"), partial(_copy, summary.uid))
        self._add_commands(menu, _OF_ROWS)
        menu.addSeparator()
        self._add_commands(menu, ("bookmark",))
        self._add_narrowing(menu, summary)
        return menu

    def _add_narrowing(self, menu: QMenu, summary: Summary) -> None:
        """Offer to narrow the list by what the row names."""
        named = (("event", summary.event), ("speaker", summary.speaker))
        for facet, reference in named:
            if reference is not None:
                menu.addSeparator()
                self._add_choices(menu, facet, FacetValue(reference.uid, reference.label, 0))

    # Facets

    def _of_value(self, values: FacetList, at: QPoint | None) -> QMenu | None:
        section = values.parentWidget()
        value = values.current if at is None else values.value_at(_local(values.viewport(), at))
        if value is None or not isinstance(section, FacetSection):
            return None
        menu = QMenu(values)
        self._add_choices(menu, section.facet, value)
        menu.addSeparator()
        if section.facet in _RECORDS:
            _add(menu, tr("Open its record"), partial(self._browse.open_record, value.value))
        _add(menu, tr("Copy the name"), partial(_copy, value.label))
        return menu

    def _add_choices(self, menu: QMenu, facet: str, value: FacetValue) -> None:
        """Offer what can be said of a value, as far as it is not said already."""
        session, query, uid = self._session, self._session.query, value.value
        label = plain.one_line(value.label, _WIDEST)
        is_included, is_excluded = uid in query.included_in(facet), uid in query.excluded_in(facet)
        if query.included_in(facet) != {uid}:
            _add(
                menu,
                tr("Show only: {value}", value=label),
                partial(session.include_only, facet, (uid,)),
            )
        if query.included_in(facet) and not is_included:
            _add(
                menu, tr("Show as well: {value}", value=label), partial(session.include, facet, uid)
            )
        if not is_excluded:
            _add(menu, tr("Leave out: {value}", value=label), partial(session.exclude, facet, uid))
        if is_included or is_excluded:
            _add(menu, tr("Take back: {value}", value=label), partial(session.free, facet, (uid,)))

    def _of_year(self, years: YearHistogram, at: QPoint | None) -> QMenu | None:
        bar = years.current if at is None else years.bar_at(_local(years, at))
        if bar is None:
            return None
        menu, only = QMenu(years), self._session.include_only
        if len(bar.years) == 1:
            self._add_choices(menu, YEAR, FacetValue(bar.label, bar.label, bar.count))
        else:
            _add(menu, tr("Show only: {value}", value=bar.label), partial(only, YEAR, bar.years))
            is_out = self._session.query.excluded_in(YEAR).issuperset(bar.years)
            wish = mark("Take back: {value}") if is_out else mark("Leave out: {value}")
            _add(
                menu, tr(wish, value=bar.label), partial(self._session.exclude_all, YEAR, bar.years)
            )
        _add(
            menu,
            tr("From {year} on", year=bar.years[0]),
            partial(only, YEAR, span(bar, years.bars[-1])),
        )
        _add(
            menu,
            tr("Up to {year}", year=bar.years[-1]),
            partial(only, YEAR, span(years.bars[0], bar)),
        )
        if said := self._session.query.included_in(YEAR) | self._session.query.excluded_in(YEAR):
            menu.addSeparator()
            _add(menu, tr("All years"), partial(self._session.free, YEAR, sorted(said)))
        return menu

    # Text

    def _of_text(self, block: TextBlock, at: QPoint | None) -> QMenu | None:
        menu = QMenu(block)
        link = block.current_link if at is None else block.link_at(_local(block, at))
        if block.selected_text:
            _add(menu, tr("Copy"), block.copy)
        if link is not None and link[0] != MORE:
            uid, label = link
            if address_in(uid):
                _add(menu, tr("Copy the address"), partial(block.link_requested.emit, uid))
                return menu
            name = plain.one_line(label, _WIDEST)
            _add(menu, tr("Open: {name}", name=name), partial(block.link_requested.emit, uid))
            menu.addSeparator()
            _add(menu, tr("Copy the name"), partial(_copy, label))
            _add(menu, tr("Copy the identifier"), partial(_copy, uid))
        elif block.text():
            _add(menu, tr("Select this text"), block.select_all)
            if self._browse.detail.reading and self._browse.detail.isAncestorOf(block):
                menu.addSeparator()
                self._add_commands(menu, _OF_RECORD)
        return menu

    def _add_commands(self, menu: QMenu, names: tuple[str, ...]) -> None:
        menu.addActions([self._commands[name] for name in names])


def _add(menu: QMenu, text: str, slot: Callable[[], object]) -> None:
    menu.addAction(text.replace("&", "&&")).triggered.connect(slot)


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def _local(widget: QWidget, at: QPoint) -> QPoint:
    return widget.mapFromGlobal(at)
