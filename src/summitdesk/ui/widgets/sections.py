"""The building blocks of the detail: columns, headed sections and entries."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from summitdesk.i18n import mark, tr
from summitdesk.ui import plain
from summitdesk.ui.detail.parts import Entry
from summitdesk.ui.detail.texts import texts
from summitdesk.ui.runs import Look, Run, Runs, pieces, text_of
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.widgets.text_block import TextBlock

MORE = "+"
"""Where a link leads that only opens lines which were waiting."""
_DASH = "– "
_AT_ONCE = 10
"""How many pieces of a long text come after one click."""
_ABOVE_CLAIMS, _BETWEEN_CLAIMS = 6, 4
_ABOVE_HEADING, _BELOW_HEADING = 10, 10


class Linking(QWidget):
    """Whatever holds links.

    Signals:
        link_requested: A link in it was followed; carries the uid.
        quotation_requested: A quotation in it is to be copied with its citation; carries the uid.
    """

    link_requested = Signal(str)
    quotation_requested = Signal(str)


SHOW_ALL = mark("Show all {count}")
"""What stands for the later entries of a list, where it is not said of what."""


class Column(Linking):
    """Widgets one below the other, thrown away together."""

    def __init__(self, spacing: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def spacing(self) -> int:
        """The room between two of its widgets."""
        return self._rows.spacing()

    def add_text(
        self,
        runs: Sequence[Run],
        face: Face = Face.INTERFACE,
        *,
        hanging: str = "",
        column: int = 0,
        limit: int = plain.FIELD_LIMIT,
    ) -> TextBlock:
        """Add text of any length at the end; of a very long one its beginning."""
        first, *rest = pieces(runs, first=limit)
        block = self._add_block(first, face, hanging, column)
        if rest:
            self.add(_Rest(rest, face, column, sum(len(run.text) for run in runs)))
        return block

    def _add_block(self, runs: Runs, face: Face, hanging: str, column: int) -> TextBlock:
        block = TextBlock(runs, face, hanging=hanging, column=column)
        block.link_requested.connect(self.link_requested)
        self._place(block)
        return block

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end; its links are reported as one's own."""
        if isinstance(widget, Linking):
            widget.link_requested.connect(self.link_requested)
            widget.quotation_requested.connect(self.quotation_requested)
        self._place(widget)

    def _place(self, widget: QWidget) -> None:
        """Show it at once: Qt would a moment later, and lay the whole record out anew for it."""
        self._rows.addWidget(widget)
        if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            widget.show()

    def add_space(self, pixels: int) -> None:
        """Add some room at the end."""
        self._rows.addSpacing(pixels)

    @property
    def is_empty(self) -> bool:
        """Whether it holds nothing."""
        return self._rows.count() == 0

    def clear(self) -> None:
        """Throw everything away."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


class _Rest(Column):
    """The rest of a long text behind a button; it comes a piece at a time and freezes nothing."""

    def __init__(self, rest: list[Runs], face: Face, column: int, length: int) -> None:
        super().__init__()
        self._rest = rest
        self._face = face
        self._at = column
        few = len(rest) <= _AT_ONCE
        words = tr("Show all {count} characters", count=length) if few else ""
        self._button = link_button(words or tr("Show more of {count} characters", count=length))
        self._button.clicked.connect(self.unfold)
        self._rows.addWidget(self._button)
        self._wanted = 0
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._show_next)

    def waiting(self) -> Sequence[str]:
        """The pieces that are still to come."""
        return [text_of(piece) for piece in self._rest]

    def unfold(self) -> None:
        """Show the next piece, and the others after it."""
        self._button.hide()
        self._wanted = _AT_ONCE
        self._show_next()

    def _show_next(self) -> None:
        """Show a piece; when as many as were asked for stand, let more be asked for below them."""
        if not self._rest:
            return
        if not self._wanted:
            self._rows.addWidget(self._button)
            self._button.show()
            return
        self._wanted -= 1
        self._add_block(self._rest.pop(0), self._face, "", self._at)
        self._timer.start()


class EntryRow(Linking):
    """One entry: a line, lines below it, and lines that open after a click."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._more = entry.more
        self._column = Column(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._column)
        if entry.above:
            self._column.add_text(entry.above, Face.SECOND)
        line = list(entry.line)
        if entry.more:
            line += [
                Run("  "),
                Run(entry.more_run.text.replace(" ", "\u00a0"), entry.more_run.look, MORE),
            ]
        self._column.add_text(line)
        for below in entry.below:
            self._column.add_text(below, Face.INTERFACE if entry.is_prose else Face.SECOND)
        self._column.link_requested.connect(self._on_link_requested)

    def waiting(self) -> Sequence[str]:
        """The lines that wait for a click."""
        return list(texts(self._more))

    def unfold(self) -> None:
        """Show the lines that were waiting."""
        if not self._more:
            return
        lines = Column(_BETWEEN_CLAIMS)
        for line in self._more:
            lines.add_text((Run(_DASH, Look.FAINT), *line), Face.SECOND, hanging=_DASH)
        self._column.add_space(_ABOVE_CLAIMS)
        self._column.add(lines)
        self._more = ()

    def _on_link_requested(self, uid: str) -> None:
        if uid == MORE:
            self.unfold()
        else:
            self.link_requested.emit(uid)


class Section(Column):
    """A headed part of the detail; hidden while it has nothing to say."""

    def __init__(
        self, name: str, heading: str, spacing: int = 10, parent: QWidget | None = None
    ) -> None:
        super().__init__(spacing, parent)
        self.setObjectName(name)
        self.setAccessibleName(heading)
        self._heading = heading
        self._rows.setContentsMargins(0, _ABOVE_HEADING, 0, 0)
        self.hide()

    def begin(self, heading: str = "") -> None:
        """Start anew, below the heading."""
        self.clear()
        self.add_text((Run(heading or self._heading),), Face.HEADING)
        self.add_space(max(_BELOW_HEADING - self.spacing, 0))

    def open_first(self) -> None:
        """Open the waiting lines of the first entry."""
        if (row := self.findChild(EntryRow)) is not None:
            row.unfold()

    def show_entries(
        self,
        entries: Sequence[Any],
        make: Callable[[Any], QWidget] = EntryRow,
        *,
        at_first: int = 1_000,
        heading: str = "",
        everything: str = SHOW_ALL,
    ) -> None:
        """Show entries below the heading, the later ones after a click; hide without any."""
        self.begin(heading)
        self.add_entries(entries, make, at_first=at_first, everything=everything)
        self.setVisible(bool(entries))

    def add_entries(
        self,
        entries: Sequence[Any],
        make: Callable[[Any], QWidget] = EntryRow,
        *,
        at_first: int,
        everything: str = SHOW_ALL,
    ) -> None:
        """Add entries at the end, the later ones after a click."""
        few = entries[: at_first + 1] if len(entries) <= at_first + 1 else entries[:at_first]
        for entry in few:
            self.add(make(entry))
        if remaining := entries[len(few) :]:
            text = tr(everything, count=len(entries))
            self.add(More(text, remaining, make, self.spacing))


class More(Column):
    """A button in place of the later entries of a list."""

    def __init__(
        self,
        text: str,
        entries: Sequence[Any],
        make: Callable[[Any], QWidget],
        spacing: int,
    ) -> None:
        super().__init__(spacing)
        self._entries = entries
        self._make = make
        self._button = link_button(text)
        self._button.clicked.connect(self.unfold)
        self._rows.addWidget(self._button)

    def waiting(self) -> Sequence[str]:
        """What the later entries say, with all that waits in them in turn."""
        return list(texts(self._entries))

    def unfold(self) -> None:
        """Show the later entries."""
        self._button.hide()
        for entry in self._entries:
            self.add(self._make(entry))
        self._entries = ()


def link_button(text: str) -> QPushButton:
    """A button that looks like a link."""
    button = QPushButton(text)
    button.setProperty("look", "link")
    button.setAccessibleName(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def quiet(text: str) -> Runs:
    """A sentence that tells what is not there."""
    return (Run(text, Look.SOFT),)
