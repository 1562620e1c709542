"""The detail: one record told from top to bottom in one column that scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from summitdesk import wording
from summitdesk.domain.fold import Phrase
from summitdesk.ui import plain
from summitdesk.ui.detail import parts
from summitdesk.ui.detail.facts import facts
from summitdesk.ui.detail.parallels import tongues
from summitdesk.ui.detail.passages import passage_of, passages
from summitdesk.ui.detail.prose import prose
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.runs import Look, Run, words
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import DETAIL_GUTTER, MEASURE
from summitdesk.ui.widgets.cards import Box, Card
from summitdesk.ui.widgets.parallel_pane import ParallelSection
from summitdesk.ui.widgets.sections import Column, FactGrid, More, Section, quiet
from summitdesk.ui.widgets.star import StarButton
from summitdesk.ui.widgets.text_block import Marking, TextBlock
from summitdesk.ui.widgets.title_block import TitleBlock

PASSAGES_AT_FIRST = 5
BOXES_AT_FIRST = 2
ENTRIES_AT_FIRST = 8
PROVISIONS_AT_FIRST = 5


class DetailPane(QScrollArea, Marking):
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
        self.setAccessibleName("The chosen record")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reading: Reading | None = None
        self.phrases = ()
        self.title = TitleBlock()
        self._facts = Column()
        self.parallels = ParallelSection()
        self._summary = Column()
        self.my_notes = Section("myNotes", "My notes", 8)
        self.discrepancies = Section("discrepancyList", "Where sources disagree", 8)
        self.quotations = Section("quotationList", "What was said", 16)
        self._text = Section("recordText", "Text")
        self._provisions = Section("provisionList", "Provisions", 9)
        self.related = Section("relatedList", "Related", 5)
        self._texts = Section("textList", "Texts", 9)
        self.sources = Section("sourceList", "Sources", 9)
        self._notes = Section("noteList", "Notes", 9)
        self.history = Section("historyView", "History", 5)
        self._lay_out()

    def show_reading(self, reading: Reading) -> None:
        """Show this record from its top."""
        self.setUpdatesEnabled(False)
        self.reading = reading
        for section in (self._body, self.title, self._facts):
            section.show()
        self.title.show_head(
            parts.head(reading), self.phrases, is_words=reading.kind == "quotation"
        )
        self._show_facts(reading)
        self._show_discrepancies(reading)
        self._show_words(reading)
        self._show_lists(reading)
        self.setAccessibleName(
            f"{wording.KINDS[reading.kind]}: {plain.one_line(reading.view.label)}"
        )
        self.verticalScrollBar().setValue(0)
        self.setUpdatesEnabled(True)

    def mark(self, phrases: Sequence[Phrase]) -> None:
        """Mark these phrases in whatever is shown."""
        self.phrases = phrases
        for block in self._body.findChildren(TextBlock):
            block.refresh_marks()

    def show_nothing(self) -> None:
        """Show no record."""
        self.reading = None
        for section in self._sections:
            section.hide()
        self.setAccessibleName("No record chosen")

    def rescale(self) -> None:
        """Keep the measure: about as many letters a line at every zoom."""
        for section in self._sections:
            section.setMaximumWidth(zoom.px(MEASURE))

    def put_first(self, widget: QWidget) -> None:
        """Let this stand over whatever record is on show, until it is hidden."""
        widget.setMaximumWidth(zoom.px(MEASURE))
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

    def _lay_out(self) -> None:
        self._body = QWidget()
        self._body.setObjectName("detailBody")
        self._column = column = QVBoxLayout(self._body)
        column.setContentsMargins(DETAIL_GUTTER, 22, DETAIL_GUTTER, 32)
        column.setSpacing(20)
        self._sections: list[Column] = [
            self.title,
            self._facts,
            self.parallels,
            self._summary,
            self.my_notes,
            self.discrepancies,
            self.quotations,
            self._text,
            self._provisions,
            self.related,
            self._texts,
            self.sources,
            self._notes,
            self.history,
        ]
        for section in self._sections:
            section.link_requested.connect(self.link_requested)
            section.quotation_requested.connect(self.quotation_requested)
            column.addWidget(section)
        column.addStretch(1)
        self.rescale()
        self.star = StarButton(self.title)
        self.star.hide()
        self._body.hide()
        self.setWidget(self._body)

    def _show_facts(self, reading: Reading) -> None:
        self._facts.clear()
        self._summary.clear()
        if reading.kind == "quotation":
            self._facts.add(Card(passage_of(reading)))
            self._facts.add_space(16)
        self._facts.add(FactGrid(facts(reading)))
        self.parallels.show_tongues(tongues(reading))
        summary = reading.text("summary") or reading.text("assessment")
        self._summary.setVisible(bool(summary))
        if summary:
            runs = prose(summary, reading)
            self._summary.add_text(runs, Face.READING)

    def _show_discrepancies(self, reading: Reading) -> None:
        section = self.discrepancies
        entries = parts.discrepancies(reading)
        section.begin()
        for entry in entries[:BOXES_AT_FIRST]:
            section.add(Box(entry))
        if later := entries[BOXES_AT_FIRST:]:
            section.add(More(f"Show all {len(entries)} discrepancies", later, Box, 8))
        section.setVisible(bool(entries))
        if reading.kind == "discrepancy":
            section.show_entries(parts.own_claims(reading), heading="Who says what")

    def _show_words(self, reading: Reading) -> None:
        said = passages(reading)
        heading = "Said at the event" if reading.kind in ("agreement", "event") else ""
        self.quotations.show_entries(
            said, Card, at_first=PASSAGES_AT_FIRST, heading=heading, what="passages"
        )
        if beyond := reading.view.quotations_beyond:
            count = wording.count(beyond, "more quotation is", "more quotations are")
            self.quotations.add_text(quiet(f"{count} found in the list of quotations."))
        self._text.setVisible(reading.kind == "speech")
        if reading.kind == "speech":
            self._show_text(reading)

    def _show_text(self, reading: Reading) -> None:
        self._text.begin()
        if text := reading.text("text"):
            self._text.add_text((words(text),), Face.READING)
        else:
            self._text.add_text(quiet("The text of this speech is not held in this archive."))

    def _show_lists(self, reading: Reading) -> None:
        self._provisions.show_entries(
            parts.provisions(reading), at_first=PROVISIONS_AT_FIRST, what="provisions"
        )
        self._show_related(reading)
        self._texts.show_entries(parts.texts(reading))
        self.sources.show_entries(parts.sources(reading), at_first=ENTRIES_AT_FIRST, what="sources")
        self._notes.show_entries(parts.notes(reading))
        self.history.show_entries(parts.history(reading))

    def _show_related(self, reading: Reading) -> None:
        section = self.related
        by_kind = parts.related(reading)
        section.begin("Named as a source by" if reading.kind == "source" else "Related")
        for number, (kind, entries) in enumerate(by_kind.items()):
            if number:
                section.add_space(6)
            plural = wording.KINDS_IN_PLURAL[kind]
            section.add_text((Run(f"{plural} {len(entries):,}", Look.FAINT),), Face.SECOND)
            section.add_entries(entries, at_first=ENTRIES_AT_FIRST, what=plural.lower())
        section.setVisible(bool(by_kind))
