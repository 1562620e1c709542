"""The panel of the shelf, in the place of the facets: its list, or what a shelf is."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from summitdesk.domain.shelf import Contents
from summitdesk.i18n import mark, tr
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.shelf.lines import Known, Line, Part, Shape, lines
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import GUTTER
from summitdesk.ui.widgets.sections import Column
from summitdesk.ui.widgets.shelf_list import ShelfList, is_undo
from summitdesk.ui.widgets.undo_line import UndoLine

_WHAT = (
    mark("What you mark, write and want to find again is kept on your shelf."),
    mark(
        "It is a file of your own, on this computer. Nothing of it is ever written into an "
        "archive, and nobody else sees it unless you give them a copy."
    ),
)
_WAYS = {
    "bookmark": mark("marks the record you read"),
    "add_note": mark("begins a note on it"),
    "save_search": mark("keeps a search under a name"),
    "import_shelf": mark("brings in a shelf from a file"),
}
_HINTS = {
    Part.SEARCHES: ("save_search", mark("keeps a search, with what it finds today.")),
    Part.BOOKMARKS: ("bookmark", mark("marks a record.")),
    Part.NOTES: ("add_note", mark("begins a note on a record.")),
    Part.RECENT: ("", mark("Records you stay with are listed here.")),
}


class ShelfPanel(QWidget):
    """Shows what stands on a shelf; tells wishes.

    Signals:
        opening_requested: Something is to be opened; carries its `Line`.
        removal_requested: Something is to be taken off; carries its `Line`.
        rename_requested: A search is to have another name; carries its uid and the name.
        move_requested: A search is to stand elsewhere; carries its uid and place, from 0.
        undo_requested: What was taken off last is to be given back.
        leaving_requested: The facets are to come back.
    """

    opening_requested = Signal(object)
    removal_requested = Signal(object)
    rename_requested = Signal(str, str)
    move_requested = Signal(str, int)
    undo_requested = Signal()
    leaving_requested = Signal()

    def __init__(self, keys: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Say these keys, by the names of their actions, where something is still missing."""
        super().__init__(parent)
        self.setObjectName("shelfPanel")
        self.setAccessibleName(tr("Your shelf"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._keys = keys
        self._contents = Contents()
        self._known = Known({}, {})
        self._whole: set[Part] = set()
        self._renaming = ""
        self._caption = QLabel(tr("Your shelf"))
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._cross = QToolButton()
        self._cross.setText("×")
        self._cross.setAccessibleName(tr("Back to the facets"))
        self._cross.setToolTip(tr("Back to the facets"))
        self.list = ShelfList()
        self.empty = _Empty(keys)
        self.message = UndoLine()
        self._pages = QStackedWidget()
        self._place()
        self._connect()
        self.rescale()

    def show_shelf(self, contents: Contents, known: Known) -> None:
        """Show what stands on the shelf, and what the archive tells of it."""
        self._contents, self._known = contents, known
        self._refresh()
        if self._renaming and self.list.lines.row_of(Part.SEARCHES, self._renaming) is not None:
            self.list.go_to(Part.SEARCHES, self._renaming)
            self._renaming = ""
            self.list.rename()

    def rename(self, uid: str) -> None:
        """Let the reader name a search, as soon as it stands here."""
        self._renaming = uid
        self.show_shelf(self._contents, self._known)

    def focus(self, part: Part | None = None) -> None:
        """Put the keys here, on the first of a part."""
        if self._pages.currentWidget() is self.empty:
            self.empty.setFocus()
            return
        if part is not None:
            self.list.go_to(part)
        self.list.setFocus()

    def rescale(self) -> None:
        """Take the size of the zoom in use."""
        self._caption.setFont(Face.HEADING.font())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves and Ctrl+Z undoes, wherever in the panel the keys are."""
        if event.key() == Qt.Key.Key_Escape:
            self.leaving_requested.emit()
        elif is_undo(event):
            self.undo_requested.emit()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        head = QHBoxLayout()
        head.setContentsMargins(GUTTER, 10, 6, 0)
        head.addWidget(self._caption, 1)
        head.addWidget(self._cross)
        foot = QHBoxLayout()
        foot.setContentsMargins(GUTTER, 6, 6, 8)
        foot.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._cross.clicked.connect(self.leaving_requested)
        self.list.leaving_requested.connect(self.leaving_requested)
        self.list.opening_requested.connect(self._on_opening_requested)
        self.list.removal_requested.connect(self.removal_requested)
        self.list.rename_requested.connect(self.rename_requested)
        self.list.move_requested.connect(self.move_requested)
        self.list.naming_ended.connect(self._refresh)
        self.message.undo_requested.connect(self.undo_requested)

    def _refresh(self) -> None:
        if self.list.is_naming:
            return  # the name that is being typed would be lost; `naming_ended` comes back here
        hints = {part: self._hint(*hint) for part, hint in _HINTS.items()}
        is_empty = self._contents == Contents()
        had_keys = self.list.hasFocus() or self.empty.hasFocus()
        self.list.show_lines(
            [] if is_empty else lines(self._contents, self._known, hints=hints, whole=self._whole)
        )
        page = self.empty if is_empty else self.list
        if page is not self._pages.currentWidget():
            self._pages.setCurrentWidget(page)
            if had_keys:
                page.setFocus()

    def _hint(self, action: str, words: str) -> str:
        return f"{self._keys[action]} {tr(words)}" if action else tr(words)

    def _on_opening_requested(self, line: Line) -> None:
        if line.shape is Shape.MORE:
            self._whole ^= {line.part}
            self._refresh()
        elif line.is_item:
            self.opening_requested.emit(line)


class _Empty(Column):
    """Says what a shelf is, while there is nothing on it."""

    def __init__(self, keys: Mapping[str, str]) -> None:
        super().__init__(8)
        self.setObjectName("shelfEmpty")
        self.setAccessibleName(tr("Nothing stands on your shelf yet"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows.setContentsMargins(GUTTER, 14, GUTTER, 14)
        self.add_text((Run(tr("Nothing stands here yet")),), Face.PAGE_TITLE)
        for sentence in _WHAT:
            self.add_text((Run(tr(sentence), Look.SOFT),))
        self.add_space(4)
        for action, words in _WAYS.items():
            self.add_text((Run(keys[action], Look.STRONG), Run(f"  {tr(words)}", Look.SOFT)))
        self._rows.addStretch(1)
