"""What the commands of taking away do: which records are meant, and where they go."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from summitdesk.domain.citing.styles import STYLES, Style
from summitdesk.i18n import mark, tr, trn
from summitdesk.ui.actions import Actions
from summitdesk.ui.printing.press import size_of, usual_page
from summitdesk.ui.printing.preview import Preview, printing_on
from summitdesk.ui.printing.sheets import Printable
from summitdesk.ui.printing.steps import Steps
from summitdesk.ui.session import Session
from summitdesk.ui.taking import Chosen, Taking
from summitdesk.ui.views.browse import BrowseView
from summitdesk.ui.widgets.cards import Card

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST_NAME: Final = 80
_NO_QUOTATION: Final = mark("Choose a quotation first: this record is none.")
_NOTHING: Final = mark("No record is chosen.")


class TakingAway(QObject):
    """Does what is asked for by the name of its action, with what the keys are on.

    In the list that is what is selected there, anywhere else the record on show; of quotations
    the card that has the focus.
    """

    def __init__(
        self, window: QWidget, browse: BrowseView, commands: Actions, session: Session
    ) -> None:
        super().__init__(window)
        self._window = window
        self._browse = browse
        self._commands = commands
        self.taking = Taking(session, self)
        self._does: dict[str, Callable[[], None]] = {
            "copy_citation": self.copy_citation,
            "copy_quotation": self.copy_quotation,
            "copy_text": self.copy_text,
            "copy_markdown": self.copy_markdown,
            "print": self.print,
            "print_preview": self.preview,
            "save_pdf": self.save_pdf,
            **{f"cite_{name}": self.copy_citation for name in STYLES},
        }

    def do(self, action: str) -> None:
        """Do what the action of this name asks for."""
        self._does[action]()

    @property
    def style(self) -> Style:
        """The style that is ticked in the menu."""
        for name, style in STYLES.items():
            if self._commands[f"cite_{name}"].isChecked():
                return style
        raise AssertionError("one style is always ticked")

    def copy_citation(self) -> None:
        """Copy the citation of what is chosen."""
        self._with_chosen(self.taking.copy_citations)

    def copy_quotation(self, uid: str = "") -> None:
        """Copy a quotation with its citation: this one, or what is chosen."""
        chosen = Chosen((uid,)) if uid else self._chosen_quotations()
        if len(chosen):
            self.taking.copy_quotations(chosen, self.style)
        else:
            self.taking.told.emit(tr(_NO_QUOTATION))

    def copy_text(self) -> None:
        """Copy what is chosen as text."""
        self._with_chosen(self.taking.copy_text)

    def copy_markdown(self) -> None:
        """Copy what is chosen as Markdown."""
        self._with_chosen(self.taking.copy_markdown)

    def save_pdf(self) -> None:
        """Ask where to, and save what is chosen as a PDF file."""
        chosen = self._chosen()
        if not len(chosen):
            self.taking.told.emit(tr(_NOTHING))
            return
        self._save_pdf(chosen)

    def _save_pdf(self, chosen: Chosen) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Save as PDF"),
            str(Path(folder, f"{self._name_for(chosen)}.pdf")),
            tr("PDF files (*.pdf)"),
        )
        if name:
            self.taking.save_pdf(chosen, self.style, with_suffix(Path(name)))

    def print(self) -> None:
        """Ask how, and print what is chosen."""
        chosen = self._chosen()
        if not len(chosen):
            self.taking.told.emit(tr(_NOTHING))
            return
        self._print(chosen)

    def _print(self, chosen: Chosen) -> None:
        printer = _printer()
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(tr("Print"))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintSelection, on=False)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            size = size_of(printer.pageLayout())
            self.taking.lay_out(chosen, self.style, size, partial(self._on_laid_out, printer))

    def preview(self) -> None:
        """Show what is chosen as it would be printed."""
        chosen = self._chosen()
        if len(chosen):
            size = size_of(usual_page())
            show = partial(self._show_preview, chosen)
            self.taking.lay_out(chosen, self.style, size, show)
        else:
            self.taking.told.emit(tr(_NOTHING))

    def _with_chosen(self, take: Callable[[Chosen, Style], None]) -> None:
        chosen = self._chosen()
        if len(chosen):
            take(chosen, self.style)
        else:
            self.taking.told.emit(tr(_NOTHING))

    def _chosen(self) -> Chosen:
        """What is selected in the list, if the keys are there or several are; else what is read."""
        reading = self._browse.detail.reading
        focus = QApplication.focusWidget()
        in_detail = focus is not None and self._browse.detail.isAncestorOf(focus)
        if not in_detail and len(ids := self._browse.list_area.selected_ids()) > 1:
            return Chosen(ids=ids)
        return Chosen((reading.uid,)) if reading is not None else Chosen()

    def _chosen_quotations(self) -> Chosen:
        if (card := _card_around(QApplication.focusWidget())) is not None:
            return Chosen((card.uid,))
        reading = self._browse.detail.reading
        chosen = self._chosen()
        if chosen.ids and self._browse.list_area.tabs.tab == "quotations":
            return chosen
        return chosen if reading is not None and reading.kind == "quotation" else Chosen()

    def _name_for(self, chosen: Chosen) -> str:
        reading = self._browse.detail.reading
        if len(chosen) > 1 or reading is None:
            return trn("{n} record", "{n} records", len(chosen))
        return file_name(reading.view.summary.title)

    def _on_laid_out(self, printer: QPrinter, printable: Printable) -> None:
        Steps(printing_on(printer, printable), self._on_printed, self)

    def _on_printed(self, is_done: bool) -> None:
        if is_done:
            self.taking.told.emit(tr("Sent to the printer."))
        else:
            self.taking.told.emit(tr("The printer does not answer; nothing was printed."))

    def _show_preview(self, chosen: Chosen, printable: Printable) -> None:
        shown = Preview(_printer(), printable, self._window)
        shown.print_requested.connect(partial(self._print, chosen))
        shown.pdf_requested.connect(partial(self._save_pdf, chosen))
        shown.open()


def with_suffix(path: Path) -> Path:
    """The path as that of a PDF file."""
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def file_name(title: str) -> str:
    """A title as the name of a file that every system takes."""
    name = " ".join(_UNFIT.sub(" ", title).split())[:_LONGEST_NAME].strip(" .")
    return name or tr("record")


def _printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setCreator("Summit Desk")
    printer.setPageSize(usual_page().pageSize())
    return printer


def _card_around(widget: QWidget | None) -> Card | None:
    while widget is not None and not isinstance(widget, Card):
        widget = widget.parentWidget()
    return widget
