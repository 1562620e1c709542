"""One field of a form: its editor, what the program understood, and what is wrong with it."""

from typing import TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from summitdesk.domain.forms import LONG_FIELDS, example
from summitdesk.domain.kind import Field, FieldType, Group, Kind
from summitdesk.domain.validation import value_problem
from summitdesk.i18n import in_words, said, tr
from summitdesk.ui.forms.choices import Choice, Choices
from summitdesk.ui.forms.editors import LineEditor, PickEditor, TextEditor
from summitdesk.ui.theme.fonts import Face

Holder: TypeAlias = dict[str, object]
"""A record or a row as it is typed: values by the names of their fields, right or wrong."""
Editor: TypeAlias = LineEditor | TextEditor

_PICKED = frozenset(
    {FieldType.TERM, FieldType.LINK, FieldType.LANGUAGE, FieldType.COUNTRY, FieldType.FIELD}
)
_DIGITS = 9


class FieldCell(QWidget):
    """Writes what is typed into its holder at once; problems are told as one leaves it.

    Signals:
        changed: What stands in the holder is another.
        wanted: Choices are wanted; carries the editor and the words typed.
    """

    changed = Signal()
    wanted = Signal(object, str)

    def __init__(self, holder: Kind | Group, field: Field, choices: Choices, name: str) -> None:
        super().__init__()
        self.field = field
        self._choices = choices
        self._values: Holder = {}
        self._is_touched = False
        self._is_in_row = isinstance(holder, Group)
        self._problem: QLabel | None = None
        self._understood: QLabel | None = None
        self.editor = self._made(holder)
        self.editor.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.editor)
        self._column.addStretch(1)
        self.setFocusProxy(self.editor)
        self.editor.changed.connect(self._on_changed)
        self.editor.left.connect(self._on_left)

    def hold(self, values: Holder) -> None:
        """Show what stands in this holder, and write into it from now on."""
        self._values = values
        self._is_touched = False
        # Examples help where a row begins; among filled rows they would only be noise.
        is_begun = self._is_in_row and len(values) > 1
        self.editor.setPlaceholderText("" if is_begun else self._example)
        value = str(values.get(self.field.name, ""))
        if isinstance(self.editor, PickEditor):
            self.editor.choices = self._choices.of(self.field)
            self._put_picked(self.editor, value)
        else:
            self.editor.put(value)
        self.show_problem("")
        self._say_understood()

    @property
    def problem(self) -> str:
        """What is told to be wrong here; empty when nothing is."""
        hidden = self._problem is None or self._problem.isHidden()
        return "" if hidden or self._problem is None else self._problem.text()

    @property
    def understood(self) -> str:
        """What the program says it understood; empty when it says nothing."""
        return "" if self._understood is None else self._understood.text()

    @property
    def is_long(self) -> bool:
        """Whether its words may need more than one line."""
        return isinstance(self.editor, TextEditor)

    def check(self) -> bool:
        """Whether what stands here may stand here, looked at alone; what is wrong is told."""
        sentence = self.editor.problem()
        value = str(self._values.get(self.field.name, ""))
        if not sentence and value and (reason := value_problem(self.field, value)):
            sentence = as_sentence(said(reason))
        if not sentence and not value and self.field.required:
            sentence = tr("Fill this in.")
        self.show_problem(sentence)
        return not sentence

    def show_problem(self, sentence: str) -> None:
        """Say below the field what is wrong with it; with nothing, no more."""
        if self._problem is None:
            if not sentence:
                return
            self._problem = _line("problem", "caution")
            self._column.insertWidget(1, self._problem)
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        self.editor.setProperty("wrong", bool(sentence))
        self.editor.style().polish(self.editor)

    def _made(self, holder: Kind | Group) -> Editor:
        editor: Editor
        if self.field.type in _PICKED:
            editor = PickEditor(self.field)
            editor.wanted.connect(self._on_wanted)
            editor.picked.connect(self._on_picked)
        elif self.field.type is FieldType.TEXT and self.field.name in LONG_FIELDS:
            editor = TextEditor()
        else:
            editor = LineEditor()
        told = example(holder, self.field)
        self._example = said(told) if told is not None else ""
        return editor

    def _put_picked(self, editor: PickEditor, value: str) -> None:
        if not value:
            editor.put_choice(None)
            return
        label = self._choices.label(self.field, value)
        is_known = label != value or any(each.value == value for each in editor.choices)
        if is_known or editor.may_be_typed:
            editor.put_choice(Choice(value, label))
        else:
            editor.put_choice(None)
            editor.setText(value)  # typed before it was left: it is still to be chosen

    def _on_changed(self, text: str) -> None:
        self._is_touched = True
        name = self.field.name
        value = text if isinstance(self.editor, TextEditor) else text.strip()
        if not value.strip():
            self._values.pop(name, None)
        elif self.field.type is FieldType.NUMBER and _is_number(value):
            self._values[name] = int(value)
        else:
            self._values[name] = value
        if self.problem:
            self.check()
        self._say_understood()
        self.changed.emit()

    def _on_left(self) -> None:
        if self._is_touched:
            self.check()

    def _on_wanted(self, words: str) -> None:
        self.wanted.emit(self.editor, words)

    def _on_picked(self, choice: Choice) -> None:
        self._choices.labels[choice.value] = choice.label

    def _say_understood(self) -> None:
        if self.field.type is not FieldType.DATE:
            return
        value = str(self._values.get(self.field.name, ""))
        words = understood(self.field, value)
        if self._understood is None:
            if not words:
                return
            self._understood = _line("understood", "soft")
            self._column.insertWidget(1, self._understood)
        self._understood.setText(words)
        self._understood.setVisible(bool(words))


def understood(field: Field, value: str) -> str:
    """A date as the program understands it, and what it does not tell; empty when it is none."""
    if not value or value_problem(field, value) is not None:
        return ""
    words = in_words(value)
    parts = value.rstrip("~?%").split("-")
    if "/" in value or not all(part.isdigit() for part in parts):
        return words
    if len(parts) == 1:
        return tr("{date}, month and day unknown", date=words)
    is_month = len(parts) == 2 and int(parts[1]) <= 12  # 21 to 24 are seasons
    return tr("{date}, day unknown", date=words) if is_month else words


def as_sentence(reason: str) -> str:
    """The rest of a sentence, told alone."""
    return f"{reason[:1].upper()}{reason[1:]}{'' if reason.endswith('.') else '.'}"


def _is_number(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= _DIGITS


def _line(name: str, look: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    label.setFont(Face.SMALL.font())
    label.setWordWrap(True)
    label.setIndent(0)
    return label
