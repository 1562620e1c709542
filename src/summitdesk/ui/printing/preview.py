"""What would be printed, sheet by sheet, before any paper is used."""

from collections.abc import Callable, Generator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.printing.paper import Fit, Paper
from summitdesk.ui.printing.press import printing, size_of
from summitdesk.ui.printing.sheets import Printable, laid_out

SIZE = (860, 820)
_ZOOM_STEP = 1.2
_PERCENT_WIDTH = 48


class Preview(QDialog):
    """Shows a dossier on the paper of a printer; on other paper it is laid out anew.

    Signals:
        print_requested: What is shown is to be printed.
        pdf_requested: What is shown is to be saved.
    """

    print_requested = Signal()
    pdf_requested = Signal()

    def __init__(self, printer: QPrinter, printable: Printable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("printPreview")
        title = plain.one_line(printable.manuscript.title, 80)
        self.setWindowTitle(tr("Print preview – {title}", title=title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        size = size_of(printer.pageLayout())
        if size != printable.size:
            printable = laid_out(printable.manuscript, size)
        self.sheets = Paper(printable)
        self.sheets.setObjectName("previewSheets")
        self.sheets.setAccessibleName(tr("Sheets as they would be printed"))
        self.place = QLabel()
        self._percent = QLabel()
        for label in (self.place, self._percent):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._percent.setMinimumWidth(_PERCENT_WIDTH)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fits: dict[Fit, QAction] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.sheets, 1)
        self.sheets.moved.connect(self._tell)
        self.resize(*SIZE)
        self.sheets.setFocus()
        self._tell()

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("previewBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(4)
        row.addWidget(self._button("‹", tr("Sheet before"), "Ctrl+PgUp", self._back))
        row.addWidget(self.place)
        row.addWidget(self._button("›", tr("Next sheet"), "Ctrl+PgDown", self._forward))
        row.addStretch(1)
        row.addWidget(self._fit(Fit.SHEET, tr("Sheet"), tr("A whole sheet"), "Ctrl+0"))
        row.addWidget(self._fit(Fit.WIDTH, tr("Width"), tr("As wide as the window"), "Ctrl+1"))
        row.addWidget(self._fit(Fit.OVERVIEW, tr("Overview"), tr("All sheets"), "Ctrl+2"))
        row.addSpacing(12)
        row.addWidget(self._button("−", tr("Smaller"), "Ctrl+-", self._smaller))
        row.addWidget(self._percent)
        row.addWidget(self._button("+", tr("Larger"), "Ctrl++", self._larger))
        row.addStretch(1)
        row.addWidget(
            self._push(
                tr("Save as PDF…"), tr("Save as PDF"), "Ctrl+Shift+S", self.pdf_requested.emit
            )
        )
        row.addSpacing(4)
        last = self._push(tr("Print…"), tr("Print"), "Ctrl+P", self.print_requested.emit)
        last.setProperty("look", "primary")
        row.addWidget(last)
        return bar

    def _action(self, text: str, name: str, key: str, slot: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(name)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _button(self, text: str, name: str, key: str, slot: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._action(text, name, key, slot))
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _fit(self, fit: Fit, text: str, name: str, key: str) -> QToolButton:
        button = self._button(text, name, key, lambda: self.sheets.fit_to(fit))
        self._fits[fit] = button.defaultAction()
        self._fits[fit].setCheckable(True)
        return button

    def _push(self, text: str, name: str, key: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setAutoDefault(False)
        button.clicked.connect(self._action(text, name, key, slot).trigger)
        return button

    def _back(self) -> None:
        self.sheets.go_to(self.sheets.current - 1)

    def _forward(self) -> None:
        self.sheets.go_to(self.sheets.current + 1)

    def _larger(self) -> None:
        self.sheets.zoom_by(_ZOOM_STEP)

    def _smaller(self) -> None:
        self.sheets.zoom_by(1 / _ZOOM_STEP)

    def _tell(self) -> None:
        """Say where one is, how large it is, and what decides that."""
        current, count = self.sheets.current, self.sheets.count
        self.place.setText(tr("Sheet {number} of {count}", number=current, count=count))
        self._percent.setText(tr("{percent} %", percent=self.sheets.percent))
        for fit, action in self._fits.items():
            action.setChecked(fit is self.sheets.fit)


def printing_on(printer: QPrinter, printable: Printable) -> Generator[None, None, bool]:
    """Print those sheets that the printer is set to, in steps of one."""
    printer.setDocName(printable.manuscript.title)
    last = len(printable.sheets)
    wanted = printer.toPage() or last
    first = printer.fromPage() or 1
    return (yield from printing(printer, printable, first - 1, min(wanted, last) - 1))
