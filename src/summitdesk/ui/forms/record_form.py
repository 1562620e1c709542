"""The form of one record: every field of its kind, in the order and widths its form declares."""

import copy
import re
from collections.abc import Iterator, Sequence
from time import perf_counter

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from summitdesk import wording
from summitdesk.domain.catalogue import KINDS
from summitdesk.domain.errors import Problem
from summitdesk.domain.forms import FORMS
from summitdesk.domain.record import Aggregate
from summitdesk.i18n import tr
from summitdesk.ui.forms.cells import FieldCell, Holder, as_sentence
from summitdesk.ui.forms.choices import Choice, Choices
from summitdesk.ui.forms.editors import PickEditor
from summitdesk.ui.forms.groups import GroupEditor
from summitdesk.ui.forms.offer import Offer
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import FORM_LABEL, FORM_WIDTH

_SLICE_SECONDS = 0.008
"""How long rows are built before the window may paint and take keys."""
_PATH = re.compile(r"(?P<group>\w+)\[(?P<row>[0-9]+)\](?:\.(?P<field>\w+))?")


class RecordForm(QWidget):
    """Shows a record at once and its many rows soon after; what is typed is in `typed`.

    Signals:
        changed: Something was typed, added, taken away or moved.
        search_wanted: Records are wanted for a field; carries the editor and the words.
    """

    changed = Signal()
    search_wanted = Signal(object, str)

    def __init__(self, record: Aggregate, choices: Choices, ground: QWidget) -> None:
        """Make the form of a record; `ground` is where choices may stand over it."""
        super().__init__()
        self.setObjectName("recordForm")
        self.kind = KINDS[str(record["kind"])]
        self.setAccessibleName(tr("The form of a record"))
        self.setMaximumWidth(zoom.px(FORM_WIDTH))
        self._typed: Holder = copy.deepcopy(dict(record))
        self._choices = choices
        self.offer = Offer(ground)
        self._cells: dict[str, FieldCell] = {}
        self._groups: dict[str, GroupEditor] = {}
        self._building = QTimer(self, singleShot=True, interval=0)
        self._building.timeout.connect(self._build_on)
        self._place()
        self._building.start()

    def typed(self) -> Holder:
        """What stands in the form, rows without anything in them left out."""
        typed = copy.deepcopy(self._typed)
        for name in self._groups:
            rows = typed.get(name)
            kept = [row for row in rows if len(row) > 1] if isinstance(rows, list) else []
            if kept:
                typed[name] = kept
            else:
                typed.pop(name, None)
        return typed

    @property
    def is_built(self) -> bool:
        """Whether every row is shown."""
        return all(group.is_built for group in self._groups.values())

    def finish(self) -> None:
        """Show every row now, and drop those in which nothing was typed."""
        for group in self._groups.values():
            group.finish()
            for row in reversed(range(len(group.rows))):
                if len(group.rows[row]) == 1:
                    group.remove_row(row)

    def check(self) -> bool:
        """Whether every field may hold what it holds, looked at alone; else the first is shown."""
        wrong = [cell for cell in self._all_cells() if not cell.check()]
        if wrong:
            wrong[0].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def show_problems(self, problems: Sequence[Problem]) -> list[Problem]:
        """Tell problems beside their fields, and go to the first; those without a field come back.

        A problem of a whole row is told at its first field.
        """
        first: FieldCell | None = None
        homeless = []
        for problem in problems:
            cell = self.cell(problem.field)
            if cell is None:
                homeless.append(problem)
                continue
            cell.show_problem(as_sentence(problem.reason))
            first = first or cell
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return homeless

    def cell(self, path: str) -> FieldCell | None:
        """The cell of a field, such as ``titles[2].text``; none when the form has none."""
        if match := _PATH.fullmatch(path):
            group = self._groups.get(match["group"])
            return group.cell(int(match["row"]), match["field"] or "") if group else None
        return self._cells.get(path)

    def group(self, name: str) -> GroupEditor:
        """The repeated part of that name."""
        return self._groups[name]

    def show_found(self, editor: PickEditor, found: Sequence[Choice]) -> None:
        """Offer what a search found, if the keys are still there."""
        if editor.hasFocus():
            self.offer.show_choices(editor, found)

    def focus_first(self) -> None:
        """Begin at the top."""
        next(iter(self._cells.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(zoom.px(22))
        column.addLayout(self._fields())
        for form in FORMS[self.kind.name].groups:
            group = self.kind.group(form.name)
            if group is None:
                continue
            rows = self._typed.setdefault(group.name, [])
            if isinstance(rows, list):
                editor = GroupEditor(group, form, self._choices, rows)
                editor.changed.connect(self.changed)
                editor.wanted.connect(self._on_wanted)
                self._groups[group.name] = editor
                column.addWidget(editor)
        column.addStretch(1)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(zoom.px(12))
        grid.setVerticalSpacing(zoom.px(8))
        grid.setColumnMinimumWidth(0, zoom.px(FORM_LABEL))
        grid.setColumnMinimumWidth(2, zoom.px(FORM_LABEL))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for row, names in enumerate(FORMS[self.kind.name].lines):
            for place, name in enumerate(names):
                cell = self._field(name)
                label = _label(name, cell)
                grid.addWidget(label, row, 2 * place, Qt.AlignmentFlag.AlignTop)
                is_wide = len(names) == 1 and cell.is_long
                grid.addWidget(cell, row, 2 * place + 1, 1, 3 if is_wide else 1)
        return grid

    def _field(self, name: str) -> FieldCell:
        field = self.kind.field(name)
        assert field is not None, f"{self.kind.name} has no field {name}"
        cell = FieldCell(self.kind, field, self._choices, wording.field(name))
        cell.editor.setObjectName(f"field_{name}")
        cell.changed.connect(self.changed)
        cell.wanted.connect(self._on_wanted)
        cell.hold(self._typed)
        self._cells[name] = cell
        return cell

    def _build_on(self) -> None:
        end = perf_counter() + _SLICE_SECONDS
        for group in self._groups.values():
            while not group.is_built:
                group.build()
                if perf_counter() > end:
                    self._building.start()
                    return

    def _on_wanted(self, editor: PickEditor, words: str) -> None:
        choices = self._choices.of(editor.field)
        if choices:
            self.offer.show_choices(editor, _narrowed(choices, words))
        else:
            self.search_wanted.emit(editor, words)

    def _all_cells(self) -> Iterator[FieldCell]:
        yield from self._cells.values()
        for group in self._groups.values():
            yield from group.cells()


def _narrowed(choices: Sequence[Choice], words: str) -> list[Choice]:
    """The choices that hold the words, those that begin with them first."""
    wanted = words.strip().casefold()
    found = [
        each
        for each in choices
        if wanted in each.label.casefold() or wanted == each.detail.casefold()
    ]
    return sorted(found, key=lambda each: not each.label.casefold().startswith(wanted))


def _label(name: str, cell: FieldCell) -> QLabel:
    words = wording.field(name)
    label = QLabel(tr("{field} ∗", field=words) if cell.field.required else words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", "soft")
    label.setFont(Face.INTERFACE.font())
    label.setContentsMargins(0, zoom.px(6), 0, 0)
    label.setBuddy(cell.editor)
    return label
