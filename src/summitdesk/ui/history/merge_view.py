"""Contradictions side by side: two changes of the same part, and one choice for each."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from summitdesk.domain.difference import Part
from summitdesk.domain.listing import Summary
from summitdesk.domain.merging import Conflict, Side
from summitdesk.domain.record import Aggregate, uid_of
from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.history.telling import Told, told_sides
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import DETAIL_GUTTER, MEASURE
from summitdesk.ui.widgets.sections import Column
from summitdesk.ui.widgets.text_block import TextBlock

_SIDES = (Side.MINE, Side.THEIRS)


class Question(NamedTuple):
    """What a person is to decide."""

    title: str
    sentence: str
    """Why there is something to decide."""
    mine: str
    """What the first side is called."""
    theirs: str
    save: str
    """What the button says that does it."""


class Contradiction(NamedTuple):
    """The conflicts of one record."""

    record: Aggregate
    """A state of it that has the parts, to tell their numbers by."""
    conflicts: Sequence[Conflict]


class MergeView(QWidget):
    """Asks for a choice in every conflict; until all are made nothing can be saved.

    Signals:
        decided: All is chosen; carries which `Side` to take, by record and part.
        leaving_requested: It is not to be decided now.
    """

    decided = Signal(object)
    leaving_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mergeView")
        self.setAccessibleName(tr("To be decided"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("look", "page")
        self.title = TextBlock((), Face.PAGE_TITLE)
        self.sentence = TextBlock()
        self.save = QPushButton()
        self.save.setAccessibleName(tr("Save what was chosen"))
        self.save.setProperty("look", "primary")
        self.save.clicked.connect(self._on_save_clicked)
        self.back = QPushButton(tr("Not now"))
        self.back.setAccessibleName(self.back.text())
        self.back.clicked.connect(self.leaving_requested)
        self.choices: list[Choice] = []
        self._place()

    def ask(
        self,
        question: Question,
        contradictions: Sequence[Contradiction],
        named: Mapping[str, Summary],
    ) -> None:
        """Ask this; none of the choices is made beforehand."""
        self.title.show_runs((Run(plain.one_line(question.title, 400)),))
        self.sentence.show_runs((Run(question.sentence, Look.SOFT),))
        self.save.setText(question.save)
        self.save.setAccessibleName(question.save)
        self._column.clear()
        self.choices = []
        for record, conflicts in contradictions:
            for conflict in conflicts:
                choice = Choice(uid_of(record), conflict.part, question)
                choice.show_sides(*told_sides(conflict, record, named))
                choice.chosen.connect(self._on_chosen)
                self.choices.append(choice)
                self._column.add(choice)
        self._on_chosen()

    def begin(self) -> None:
        """Put the keys on the first choice."""
        if self.choices:
            self.choices[0].buttons[0].setFocus()

    def rescale(self) -> None:
        """Keep two measures side by side at another zoom."""
        self._column.setMaximumWidth(zoom.px(2 * MEASURE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.leaving_requested.emit()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        self._column = Column(18)
        self.rescale()
        scroll = QScrollArea()
        scroll.setProperty("look", "page")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        ground = QWidget()
        ground.setProperty("look", "page")
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(0, 4, 12, 12)
        rows.addWidget(self._column)
        rows.addStretch(1)
        scroll.setWidget(ground)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(DETAIL_GUTTER, 20, DETAIL_GUTTER, 18)
        outer.setSpacing(10)
        outer.addWidget(self.title)
        outer.addWidget(self.sentence)
        outer.addWidget(scroll, 1)
        outer.addLayout(buttons)

    def _on_chosen(self) -> None:
        self.save.setEnabled(all(choice.side for choice in self.choices))

    def _on_save_clicked(self) -> None:
        made: dict[str, dict[Part, Side]] = {}
        for choice in self.choices:
            if choice.side is not None:
                made.setdefault(choice.record, {})[choice.part] = choice.side
        self.decided.emit(made)


class Choice(QWidget):
    """One part that both changed: what each side says, and which is taken.

    Signals:
        chosen: A side was chosen.
    """

    chosen = Signal()

    def __init__(
        self, record: str, part: Part, question: Question, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.record = record
        self.part = part
        self.buttons = [QRadioButton(question.mine), QRadioButton(question.theirs)]
        self._group = QButtonGroup(self)
        self._label = TextBlock((), Face.HEADING)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(4)
        self._grid.addWidget(self._label, 0, 0, 1, 2)
        for column, button in enumerate(self.buttons):
            self._group.addButton(button, column)
            self._grid.addWidget(button, 1, column)
            self._grid.setColumnStretch(column, 1)
        self._group.idToggled.connect(self.chosen)

    @property
    def side(self) -> Side | None:
        """Which side is taken; none as long as nobody chose."""
        number = self._group.checkedId()
        return _SIDES[number] if number >= 0 else None

    def show_sides(self, mine: Told, theirs: Told) -> None:
        """Show what each side says."""
        self._label.show_runs((Run(plain.one_line(mine.label, 200)),))
        for column, (button, told) in enumerate(zip(self.buttons, (mine, theirs), strict=True)):
            button.setAccessibleName(f"{button.text()}. {told.spoken}")
            words = Column(1)
            words.setContentsMargins(22, 0, 0, 0)
            words.add_text(told.runs)
            self._grid.addWidget(words, 2, column, Qt.AlignmentFlag.AlignTop)
