"""How many records the list holds, right of the filter."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from summitdesk import wording
from summitdesk.domain.listing import Results
from summitdesk.ui.runs import Look, Run
from summitdesk.ui.widgets.text_block import TextBlock


class ResultCount(TextBlock):
    """A figure and its word, on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent=parent)
        self.setObjectName("resultCount")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_answer(self, results: Results, tab: str) -> None:
        """Show how many were found."""
        name = wording.TABS[tab].lower()
        if results.total == 1:
            name = {"discrepancies": "discrepancy", "speeches": "speech"}.get(tab, name[:-1])
        self.show_runs((Run(f"{results.total:,}", Look.STRONG), Run(f" {name}", Look.SOFT)))
        self.setAccessibleName(f"{results.total:,} {name} found")

    def clear(self) -> None:
        """Show nothing."""
        self.show_runs(())

    def sizeHint(self) -> QSize:
        """As wide as the words, so that they never wrap."""
        width = int(self.natural_width()) + 2
        return QSize(max(width, 110), self.heightForWidth(max(width, 110)))
