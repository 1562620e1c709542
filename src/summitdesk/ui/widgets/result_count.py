"""How many records the list holds, right of the filter."""

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from summitdesk import wording
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.listing import Results
from summitdesk.i18n import figures, tr
from summitdesk.ui.runs import Look, Run, Runs
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.widgets.text_block import TextBlock


class ResultCount(TextBlock):
    """A figure and its word, on one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((), parent=parent)
        self.setObjectName("resultCount")
        self._layout.align_right()
        self._room = ("", "")
        """The longest figure and words of this list: the field beside does not move with them."""
        # May be squeezed away: a narrow window must not be held open by it.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_answer(self, results: Results, totals: Mapping[str, int], tab: str) -> None:
        """Show how many were found, and of how many where that is more."""
        total = sum(totals.get(kind, 0) for kind in TABS[tab])
        all_told = wording.counted(tab, max(total, results.total))
        longest = _of(figures(total), all_told)
        said = _of(figures(results.total), all_told) if total > results.total else all_told
        self._room = (figures(total), longest.replace(figures(total), "", 1))
        self.show_runs(_strong(said, figures(results.total)))
        self.setAccessibleName(tr("{records} found", records=said))

    def clear(self) -> None:
        """Show nothing."""
        self.show_runs(())

    def sizeHint(self) -> QSize:
        """As wide as the words may become, so that they never wrap."""
        faces = (Face.TAB, Face.INTERFACE)
        parts = zip(faces, self._room, strict=True)
        room = sum(QFontMetrics(face.font()).horizontalAdvance(part) for face, part in parts)
        rounding = 2  # of each part: on some fonts the whole is a pixel wider than its parts
        width = max(int(self.natural_width()), room + rounding) + 2
        return QSize(width, self.heightForWidth(width))


def _of(found: str, all_told: str) -> str:
    return tr("{count} of {records}", count=found, records=all_told)


def _strong(said: str, figure: str) -> Runs:
    """The words with the first figure of theirs made strong, wherever a language puts it."""
    before, _, after = said.partition(figure)
    runs = (Run(before, Look.SOFT), Run(figure, Look.STRONG), Run(after, Look.SOFT))
    return tuple(run for run in runs if run.text)
