"""What would be printed, sheet by sheet, before any paper is used."""

from collections.abc import Generator

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from summitdesk.ui.printing.press import printing, size_of
from summitdesk.ui.printing.sheets import Printable, laid_out


class Preview(QPrintPreviewDialog):
    """Shows a dossier on the paper of a printer; on other paper it is laid out anew."""

    def __init__(self, printer: QPrinter, printable: Printable, parent: QWidget) -> None:
        super().__init__(printer, parent)
        self._printer = printer  # Qt holds on to it, but does not keep it
        self._printable = printable
        self.setObjectName("printPreview")
        self.setWindowTitle(f"Print preview – {printable.manuscript.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.paintRequested.connect(self._paint)

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
