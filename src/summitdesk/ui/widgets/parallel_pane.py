"""The same words side by side: what is on show at the left, another wording at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from summitdesk.i18n import figures, mark, tr
from summitdesk.ui import plain
from summitdesk.ui.detail.parallels import Tongue, Version
from summitdesk.ui.detail.passages import opening_of
from summitdesk.ui.runs import text_of
from summitdesk.ui.theme import zoom
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.widgets.sections import Column, Linking, Section
from summitdesk.ui.widgets.switch import Switch

_SIDE_BY_SIDE = 430
"""The least width at which two wordings stand beside each other."""
_GAP = 22
PAIRS_AT_FIRST = 4


class ParallelSection(Section):
    """A language at a time, chosen by a quiet switch; nothing at all for words without parallel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("parallelList", tr("Side by side"), 12, parent)
        self._tongues: dict[str, Tongue] = {}
        self._pairs: Section | None = None

    def show_tongues(self, tongues: Sequence[Tongue]) -> None:
        """Show the first of these, and offer the others."""
        self._tongues = {tongue.name: tongue for tongue in tongues}
        self._pairs = None  # goes with all else that is cleared
        self.setVisible(bool(tongues))
        if not tongues:
            self.clear()
            return
        self.begin(_heading(tongues))
        if len(tongues) > 1:
            switch = Switch(tr("Which wording stands beside"))
            switch.setObjectName("parallelTongues")
            switch.show_words([(each.name, _word(each)) for each in tongues])
            switch.chosen.connect(self._show)
            self.add(switch)
        self._show(tongues[0].name)

    def _show(self, name: str) -> None:
        if self._pairs is not None:
            self._pairs.hide()
            self._pairs.deleteLater()
        self._pairs = pairs = Section("parallelPairs", name, 14)
        pairs.setContentsMargins(0, 0, 0, 0)
        pairs.add_entries(
            self._tongues[name].pairs,
            Pair,
            at_first=PAIRS_AT_FIRST,
            everything=mark("Show all {count} wordings"),
        )
        self.add(pairs)
        pairs.show()


class Pair(Linking):
    """Two wordings: beside each other where there is room, else one below the other."""

    def __init__(self, pair: tuple[Version, Version], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.own, self.other = (_column(version) for version in pair)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(zoom.px(_GAP))
        for column in (self.own, self.other):
            column.link_requested.connect(self.link_requested)
            self._layout.addWidget(column, 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when there is no room for two."""
        wide = event.size().width() >= zoom.px(_SIDE_BY_SIDE)
        direction = QBoxLayout.Direction
        wanted = direction.LeftToRight if wide else direction.TopToBottom
        if self._layout.direction() != wanted:
            self._layout.setDirection(wanted)
            self._layout.setSpacing(zoom.px(_GAP if wide else _GAP // 2))
        super().resizeEvent(event)


def _column(version: Version) -> Column:
    column = Column(2)
    column.add_text(version.caption, Face.SECOND)
    column.add_text(version.text, Face.READING, hanging=opening_of(version.text))
    for line in version.about:
        column.add_text(line, Face.SECOND)
    said = (version.caption, version.text, *version.about)
    column.setAccessibleName(plain.one_line(". ".join(map(text_of, said)), 1_000))
    return column


def _heading(tongues: Sequence[Tongue]) -> str:
    if len(tongues) > 1:
        return tr("The same words side by side")
    (only,) = tongues
    return only.name if only.is_rival else tr("The same words in {language}", language=only.name)


def _word(tongue: Tongue) -> str:
    amount = len(tongue.pairs)
    return f"{tongue.name} ({figures(amount)})" if amount > 1 else tongue.name
