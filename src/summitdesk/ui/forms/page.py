"""The page a form stands on: what is edited, the ways out above it, and what must be said."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.forms.record_form import RecordForm
from summitdesk.ui.forms.word import Word
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.theme.tokens import DETAIL_GUTTER

_ABOVE = 60
"""How much stays in view above and below the field that has the keys."""


class FormPage(QWidget):
    """Holds one form at a time.

    Signals:
        save_requested: The record is to be saved.
        closing_requested: The person wants to leave the form.
    """

    save_requested = Signal()
    closing_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.form: RecordForm | None = None
        self.caption = _label("formCaption", "soft")
        self.heading = _label("formHeading", "")
        self.save = QPushButton(tr("Save"))
        self.save.setObjectName("saveButton")
        self.save.setAccessibleName(tr("Save"))
        self.save.setToolTip(tr("Ctrl+S"))
        self.save.setProperty("look", "primary")
        self.save.clicked.connect(self.save_requested)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setObjectName("closeFormButton")
        self.close_button.setAccessibleName(tr("Close the form"))
        self.close_button.setToolTip(tr("Escape"))
        self.close_button.clicked.connect(self.closing_requested)
        self.draft = Word("formDraft")
        self.trouble = Word("formTrouble", is_caution=True)
        self.area = QScrollArea()
        self.area.setObjectName("formArea")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place()

    def show_form(self, form: RecordForm, caption: str, heading: str) -> None:
        """Put this form in the place of the one before."""
        self.put_away()
        self.form = form
        self.caption.setText(caption)
        self.heading.setText(plain.one_line(heading, 160))
        self.heading.setVisible(bool(heading))
        ground = QWidget()
        ground.setObjectName("formGround")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(ground)
        side = zoom.px(DETAIL_GUTTER)
        column.setContentsMargins(side, zoom.px(18), side, zoom.px(40))
        column.addWidget(form)
        self.area.setWidget(ground)
        form.focus_first()

    def put_away(self) -> None:
        """Hold no form any more."""
        self.draft.say_nothing()
        self.trouble.say_nothing()
        if self.form is not None:
            self.form.offer.deleteLater()
            self.form = None
            self.area.takeWidget().deleteLater()

    def keep_in_view(self, widget: QWidget) -> None:
        """Scroll so far that this is seen whole."""
        self.area.ensureWidgetVisible(widget, 0, zoom.px(_ABOVE))

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802 - Qt's name
        """Go to the next field, and bring it into view."""
        moved = super().focusNextPrevChild(forwards)
        widget = self.focusWidget()
        if widget is not None and self.form is not None and self.form.isAncestorOf(widget):
            self.keep_in_view(widget)
        return moved

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the form."""
        if event.key() == Qt.Key.Key_Escape:
            self.closing_requested.emit()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        top = QWidget()
        top.setObjectName("formTop")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(top)
        side = zoom.px(DETAIL_GUTTER)
        row.setContentsMargins(side, zoom.px(10), side, zoom.px(10))
        row.setSpacing(zoom.px(8))
        words = QVBoxLayout()
        words.setSpacing(0)
        self.caption.setFont(Face.SMALL.font())
        self.heading.setFont(Face.OTHER_TITLE.font())
        self.heading.setMinimumWidth(zoom.px(120))
        words.addWidget(self.caption)
        words.addWidget(self.heading)
        row.addLayout(words, 1)
        row.addWidget(self.close_button)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.draft)
        column.addWidget(self.trouble)
        column.addWidget(self.area, 1)


def _label(name: str, look: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    label.setIndent(0)
    return label
