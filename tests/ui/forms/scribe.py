"""An archivist at the keys: opens forms, types into fields, saves."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from summitdesk.ui.forms.cells import FieldCell
from summitdesk.ui.forms.record_form import RecordForm
from summitdesk.ui.views.editing_desk import EditingDesk
from tests.desk import Desk

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


class Scribe:
    """Drives forms in the real window by keyboard."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    @property
    def editing(self) -> EditingDesk:
        """The archivist's desk."""
        editing = self.desk.window.later.editing
        assert editing is not None
        return editing

    @property
    def form(self) -> RecordForm:
        """The form that is open."""
        form = self.editing.page.form
        assert form is not None, "no form is open"
        return form

    @property
    def is_writing(self) -> bool:
        """Whether a form is open."""
        return self.editing.page.form is not None

    @property
    def focus(self) -> str:
        """The name of the widget that has the keys."""
        widget = QApplication.focusWidget()
        return widget.objectName() if isinstance(widget, QWidget) else ""

    def edit(self, uid: str) -> None:
        """Open a record, and its form by key."""
        self.desk.window.browse.open_record(uid)
        self.desk.rest()
        self.desk.press(Key.Key_F2)

    def begin(self, kind: str) -> None:
        """Begin a record of a kind."""
        self.desk.window.commands[f"new_{kind}"].trigger()
        self.desk.rest()

    def cell(self, path: str) -> FieldCell:
        """The cell of a field."""
        cell = self.form.cell(path)
        assert cell is not None, f"there is no field {path}"
        return cell

    def go(self, path: str) -> None:
        """Put the keys into a field."""
        self.cell(path).editor.setFocus()

    def type(self, path: str, text: str) -> None:
        """Type into a field in place of what stands there."""
        self.go(path)
        QTest.keyClick(self.desk.focus, Key.Key_A, CTRL)
        QTest.keyClick(self.desk.focus, Key.Key_Delete)
        QTest.keyClicks(self.desk.focus, text)
        self.desk.rest()

    def pick(self, path: str, text: str) -> None:
        """Type into a field, and take the first of what is offered."""
        self.type(path, text)
        assert self.form.offer.isVisible(), f"nothing is offered for {text}"
        self.desk.press(Key.Key_Return)

    def save(self) -> None:
        """Save by key."""
        self.desk.press(Key.Key_S, modifier=CTRL)

    def record(self, uid: str) -> dict[str, Any]:
        """A record as it stands in the archive."""
        assert self.desk.session.archive is not None
        record = self.desk.session.archive.record(uid)
        assert record is not None
        return dict(record)
