"""The detail: one record told from top to bottom in one column that scrolls."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from summitdesk import wording
from summitdesk.domain.fold import Phrase
from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme.tokens import DETAIL_GUTTER
from summitdesk.ui.widgets.measured import MeasuredArea
from summitdesk.ui.widgets.reading_aids import Marking
from summitdesk.ui.widgets.text_block import TextBlock

if TYPE_CHECKING:
    from summitdesk.ui.widgets.record_page import RecordPage

_ABOVE = 8
"""How much stands above a part that was gone to."""


class DetailPane(MeasuredArea, Marking):
    """Shows a `Reading`; its links are wishes to open other records.

    Signals:
        link_requested: Another record is asked for; carries its uid.
        quotation_requested: A quotation is to be copied with its citation; carries its uid.
    """

    link_requested = Signal(str)
    quotation_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailPane")
        self.setAccessibleName(tr("The chosen record"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reading: Reading | None = None
        self.phrases = ()
        self._page: RecordPage | None = None
        self._nothing: TextBlock | None = None
        self._stepped = (-1, 0)
        self._lay_out()

    @property
    def page(self) -> "RecordPage":
        """The record on show, section by section; made when it is first asked for."""
        if self._page is None:
            # With all it leans on the largest part of the window: the list is painted before.
            from summitdesk.ui.widgets.record_page import RecordPage

            self._page = RecordPage(self._column, self)
            self._page.link_requested.connect(self.link_requested)
            self._page.quotation_requested.connect(self.quotation_requested)
        return self._page

    def show_reading(self, reading: Reading) -> None:
        """Show this record from its top; the one on show, read again, from where one reads."""
        self.setUpdatesEnabled(False)
        is_renewed = self.reading is not None and self.reading.uid == reading.uid
        self.reading = reading
        self._body.show()
        if self._nothing is not None:
            self._nothing.hide()
        self.page.show_reading(reading, self.phrases)
        self.setAccessibleName(
            tr(
                "{kind}: {title}",
                kind=wording.KINDS[reading.kind],
                title=plain.one_line(reading.view.summary.title),
            )
        )
        if not is_renewed:
            self.verticalScrollBar().setValue(0)
            self._stepped = (-1, 0)
        self.setUpdatesEnabled(True)

    def mark(self, phrases: Sequence[Phrase]) -> None:
        """Mark these phrases in whatever is shown."""
        self.phrases = phrases
        for block in self._body.findChildren(TextBlock):
            block.refresh_marks()

    def show_nothing(self) -> None:
        """Show no record, and say so where one stood."""
        self.reading = None
        self.setAccessibleName(tr("No record chosen"))
        if self._page is None:
            return
        self._page.show_nothing()
        if self._nothing is None:
            self._nothing = TextBlock((Run(tr("No record chosen"), Look.FAINT),))
            self._nothing.setObjectName("nothingChosen")
            self._nothing.is_marked = False
            self._column.insertWidget(0, self._nothing)
        self._nothing.show()

    def put_first(self, widget: QWidget) -> None:
        """Let this stand over whatever record is on show, until it is hidden."""
        self._column.insertWidget(0, widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Home, End read on, back to the top, and to the end."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def step_part(self, by: int) -> None:
        """Read on at the next headed part, or at the one before; Tab goes on from there."""
        parts = self._page.parts if self._page is not None and self.reading is not None else ()
        tops = [self._y(part) for part in parts]
        at = self._at
        if by > 0:
            place = next((place for place, top in enumerate(tops) if top > at + _ABOVE), None)
        else:
            above = [place for place, top in enumerate(tops) if top < at - _ABOVE]
            place = above[-1] if above else None
        if place is None:
            self._read_from(0 if by < 0 else at)
            return
        self._read_from(tops[place])
        name = parts[place].accessibleName()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, name))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        """From the record itself Tab goes to the first link in view, not back to its top."""
        if forward and self.hasFocus() and self._at > 0:
            stop = self.nextInFocusChain()
            while stop is not None and stop is not self:
                if self._is_stop(stop) and self._y(stop) + stop.height() > self._at:
                    stop.setFocus(Qt.FocusReason.TabFocusReason)
                    self.ensureWidgetVisible(stop)
                    return True
                stop = stop.nextInFocusChain()
        return super().focusNextPrevChild(forward)

    @property
    def _at(self) -> int:
        """How far down one reads: where a part was gone to, else the top of what is in view."""
        value = self.verticalScrollBar().value()
        scrolled, at = self._stepped
        return at if scrolled == value else value

    def _read_from(self, y: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(y - _ABOVE)
        self._stepped = (bar.value(), y)

    def _y(self, widget: QWidget) -> int:
        return widget.mapTo(self._body, QPoint(0, 0)).y()

    def _is_stop(self, widget: QWidget) -> bool:
        return (
            bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
            and widget.isVisible()
            and widget.isEnabled()
            and self._body.isAncestorOf(widget)
        )

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._body.setObjectName("detailBody")
        self._column = column = QVBoxLayout(self._body)
        column.setContentsMargins(DETAIL_GUTTER, 22, DETAIL_GUTTER, 32)
        column.setSpacing(20)
        column.addStretch(1)
        self._body.hide()
        self.setWidget(self._body)
