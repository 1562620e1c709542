"""A record told from top to bottom: what it is, what it is called, its facts, what was said."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from summitdesk import wording
from summitdesk.domain.fold import Phrase
from summitdesk.i18n import figures, mark, tr, trn
from summitdesk.ui import plain
from summitdesk.ui.detail import parts
from summitdesk.ui.detail.facts import facts
from summitdesk.ui.detail.parallels import tongues
from summitdesk.ui.detail.passages import Passage, passage_of, passages
from summitdesk.ui.detail.prose import prose
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.runs import Look, Run, words
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.widgets.cards import Box, Card
from summitdesk.ui.widgets.pairs import FactGrid
from summitdesk.ui.widgets.parallel_pane import ParallelSection
from summitdesk.ui.widgets.sections import Column, More, Section, quiet
from summitdesk.ui.widgets.star import StarButton
from summitdesk.ui.widgets.title_block import TitleBlock

PASSAGES_AT_FIRST = 5
BOXES_AT_FIRST = 2
ENTRIES_AT_FIRST = 8
PROVISIONS_AT_FIRST = 5


class RecordPage(QObject):
    """The sections of the detail in the order in which one reads them; empty ones are hidden.

    Signals:
        link_requested: Another record is asked for; carries its uid.
        quotation_requested: A quotation is to be copied with its citation; carries its uid.
    """

    link_requested = Signal(str)
    quotation_requested = Signal(str)

    def __init__(self, column: QVBoxLayout, parent: QWidget) -> None:
        """Lay the sections out in the column, above the room at its end."""
        super().__init__(parent)
        self.title = TitleBlock()
        self._facts = Column()
        self.parallels = ParallelSection()
        self._summary = Column()
        self.my_notes = Section("myNotes", tr("My notes"), 8)
        self.discrepancies = Section("discrepancyList", tr("Where sources disagree"), 8)
        self.quotations = Section("quotationList", tr("What was said"), 16)
        self.about = Section("aboutList", tr("Said about this agreement"), 16)
        self._text = Section("recordText", tr("Text"))
        self.provisions = Section("provisionList", tr("Provisions"), 9)
        self.related = Section("relatedList", tr("Related"), 5)
        self._texts = Section("textList", tr("Texts"), 9)
        self.sources = Section("sourceList", tr("Sources"), 9)
        self._notes = Section("noteList", tr("Notes"), 9)
        self.history = Section("revisionSection", tr("History"), 5)
        self.sections: tuple[Column, ...] = (
            self.title,
            self._facts,
            self.parallels,
            self._summary,
            self.my_notes,
            self.discrepancies,
            self.about,
            self.quotations,
            self._text,
            self.provisions,
            self.related,
            self._texts,
            self.sources,
            self._notes,
            self.history,
        )
        """From top to bottom."""
        for section in self.sections:
            section.link_requested.connect(self.link_requested)
            section.quotation_requested.connect(self.quotation_requested)
            column.insertWidget(column.count() - 1, section)
        self.star = StarButton(self.title)
        self.star.hide()

    def show_reading(self, reading: Reading, phrases: Sequence[Phrase]) -> None:
        """Show this record; other titles that have the phrases come first."""
        for section in (self.title, self._facts):
            section.show()
        self.title.show_head(parts.head(reading), phrases, is_words=reading.kind == "quotation")
        self._show_facts(reading)
        self._show_discrepancies(reading)
        self._show_words(reading)
        self._show_lists(reading)

    def show_nothing(self) -> None:
        """Show no record."""
        for section in self.sections:
            section.hide()

    @property
    def parts(self) -> list[Column]:
        """What is on show of them below a heading, from top to bottom."""
        return [each for each in self.sections if each.isVisible() and each.accessibleName()]

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
            self._summary.add_text(runs, Face.READING, limit=plain.LIMIT)

    def _show_discrepancies(self, reading: Reading) -> None:
        section = self.discrepancies
        entries = parts.discrepancies(reading)
        section.begin()
        for entry in entries[:BOXES_AT_FIRST]:
            section.add(Box(entry))
        if later := entries[BOXES_AT_FIRST:]:
            section.add(
                More(tr("Show all {count} discrepancies", count=len(entries)), later, Box, 8)
            )
        section.setVisible(bool(entries))
        if reading.kind == "discrepancy":
            section.show_entries(parts.own_claims(reading), heading=tr("Who says what"))

    def _show_words(self, reading: Reading) -> None:
        said = passages(reading)
        self._show_cards(self.about, passages(reading, is_about=True))
        heading = tr("Said at the event") if reading.kind in ("agreement", "event") else ""
        self._show_cards(self.quotations, said, heading)
        if beyond := reading.view.quotations_beyond:
            more = trn(
                "{n} more quotation is found in the list of quotations.",
                "{n} more quotations are found in the list of quotations.",
                beyond,
            )
            self.quotations.add_text(quiet(more))
        self._text.setVisible(reading.kind == "speech")
        if reading.kind == "speech":
            self._show_text(reading)

    def _show_cards(self, section: Section, said: Sequence[Passage], heading: str = "") -> None:
        section.show_entries(
            said,
            Card,
            at_first=PASSAGES_AT_FIRST,
            heading=heading,
            everything=mark("Show all {count} passages"),
        )

    def _show_text(self, reading: Reading) -> None:
        self._text.begin()
        if text := reading.text("text"):
            self._text.add_text((words(text),), Face.READING, limit=plain.LIMIT)
        else:
            self._text.add_text(quiet(tr("The text of this speech is not held in this archive.")))

    def _show_lists(self, reading: Reading) -> None:
        self.provisions.show_entries(
            parts.provisions(reading),
            at_first=PROVISIONS_AT_FIRST,
            everything=mark("Show all {count} provisions"),
        )
        self._show_related(reading)
        self._texts.show_entries(parts.texts(reading))
        self.sources.show_entries(
            parts.sources(reading),
            at_first=ENTRIES_AT_FIRST,
            everything=mark("Show all {count} sources"),
        )
        self._notes.show_entries(parts.notes(reading))
        self.history.show_entries(parts.history(reading))

    def _show_related(self, reading: Reading) -> None:
        section = self.related
        by_kind = parts.related(reading)
        section.begin(tr("Named as a source by") if reading.kind == "source" else tr("Related"))
        for number, (kind, entries) in enumerate(by_kind.items()):
            if number:
                section.add_space(6)
            plural = wording.KINDS_IN_PLURAL[kind]
            section.add_text((Run(f"{plural} {figures(len(entries))}", Look.FAINT),), Face.SECOND)
            section.add_entries(
                entries, at_first=ENTRIES_AT_FIRST, everything=wording.SHOW_ALL[kind]
            )
        section.setVisible(bool(by_kind))
