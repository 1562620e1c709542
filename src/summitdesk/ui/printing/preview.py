"""What would be printed, sheet by sheet, before any paper is used."""

from collections.abc import Callable, Generator

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import (
    QDialog,
    QGraphicsView,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.printing.press import printing, size_of
from summitdesk.ui.printing.sheets import Printable, laid_out
from summitdesk.ui.theme.tokens import tokens_of

SIZE = (860, 820)
_ZOOM_STEP = 1.2


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
        self._printer = printer  # Qt holds on to it, but does not keep it
        self._printable = printable
        self.setObjectName("printPreview")
        title = plain.one_line(printable.manuscript.title, 80)
        self.setWindowTitle(tr("Print preview – {title}", title=title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.sheets = QPrintPreviewWidget(printer)
        self.sheets.setObjectName("previewSheets")
        self.sheets.setAccessibleName(tr("Sheets as they would be printed"))
        self._place = QLabel()
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.sheets, 1)
        self.sheets.paintRequested.connect(self._paint)
        self.sheets.previewChanged.connect(self._tell_place)
        self._dress()
        self.resize(*SIZE)
        self.sheets.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the first sheet whole."""
        super().showEvent(event)
        self.sheets.fitInView()
        self._tell_place()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "sheets"):
            self._dress()

    def _dress(self) -> None:
        """Lay the sheets on a ground of the scheme: Qt has a grey one in all."""
        view = self.sheets.findChild(QGraphicsView)
        if view is not None:
            view.setBackgroundBrush(tokens_of(self.palette()).color("line"))
            view.scene().setBackgroundBrush(Qt.BrushStyle.NoBrush)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("previewBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        row.addWidget(self._button("‹", tr("Sheet before"), "Ctrl+PgUp", self._back))
        row.addWidget(self._place)
        row.addWidget(self._button("›", tr("Next sheet"), "Ctrl+PgDown", self._forward))
        row.addStretch(1)
        row.addWidget(self._button(tr("Smaller"), tr("Smaller"), "Ctrl+-", self._smaller))
        row.addWidget(self._button(tr("Larger"), tr("Larger"), "Ctrl++", self._larger))
        row.addWidget(
            self._button(tr("Width"), tr("As wide as the window"), "Ctrl+1", self._fit_width)
        )
        row.addWidget(self._button(tr("Sheet"), tr("A whole sheet"), "Ctrl+0", self._fit_sheet))
        row.addWidget(self._button(tr("Overview"), tr("All sheets"), "Ctrl+2", self._overview))
        row.addStretch(1)
        row.addWidget(
            self._button(tr("Save as PDF…"), tr("Save as PDF"), "Ctrl+Shift+S", self._save)
        )
        row.addWidget(self._button(tr("Print…"), tr("Print"), "Ctrl+P", self._print))
        return bar

    def _button(self, text: str, name: str, key: str, slot: Callable[[], None]) -> QToolButton:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(name)
        action.triggered.connect(slot)
        self.addAction(action)
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _back(self) -> None:
        self._go_to(self.sheets.currentPage() - 1)

    def _forward(self) -> None:
        self._go_to(self.sheets.currentPage() + 1)

    def _go_to(self, page: int) -> None:
        if 1 <= page <= self.sheets.pageCount():
            self.sheets.setCurrentPage(page)
            self._tell_place()

    def _larger(self) -> None:
        self.sheets.zoomIn(_ZOOM_STEP)

    def _smaller(self) -> None:
        self.sheets.zoomOut(_ZOOM_STEP)

    def _fit_width(self) -> None:
        self.sheets.setSinglePageViewMode()
        self.sheets.fitToWidth()

    def _fit_sheet(self) -> None:
        self.sheets.setSinglePageViewMode()
        self.sheets.fitInView()

    def _overview(self) -> None:
        self.sheets.setAllPagesViewMode()

    def _save(self) -> None:
        self.pdf_requested.emit()

    def _print(self) -> None:
        self.print_requested.emit()

    def _tell_place(self) -> None:
        count = max(self.sheets.pageCount(), len(self._printable.sheets))
        self._place.setText(
            tr("Sheet {number} of {count}", number=self.sheets.currentPage() or 1, count=count)
        )

    def _paint(self, printer: QPrinter) -> None:
        size = size_of(printer.pageLayout())
        if size != self._printable.size:
            self._printable = laid_out(self._printable.manuscript, size)
        for _ in printing_on(printer, self._printable):
            pass


def printing_on(printer: QPrinter, printable: Printable) -> Generator[None, None, bool]:
    """Print those sheets that the printer is set to, in steps of one."""
    printer.setDocName(printable.manuscript.title)
    last = len(printable.sheets)
    wanted = printer.toPage() or last
    first = printer.fromPage() or 1
    return (yield from printing(printer, printable, first - 1, min(wanted, last) - 1))
