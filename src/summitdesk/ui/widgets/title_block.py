"""The head of the detail: what the record is, its title, and its titles in other languages."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from summitdesk.domain.fold import Phrase, hits
from summitdesk.i18n import trn
from summitdesk.ui import plain
from summitdesk.ui.detail.parts import Head, OtherTitle
from summitdesk.ui.detail.texts import texts
from summitdesk.ui.runs import Look, Run, words
from summitdesk.ui.theme.fonts import Face
from summitdesk.ui.widgets.pairs import NameGrid
from summitdesk.ui.widgets.sections import MORE, Column, EntryRow

_SHOWN = 2
_LONGEST = 90
_TITLE_LIMIT = 400
# Scripts that the title's own readers do not share are shown first: Chinese, then Russian.
_FIRST = ("zh", "ru", "kk", "ky", "uz", "tg", "tk")


class TitleBlock(Column):
    """Two other titles stand open, in scripts that differ; the rest after a click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, parent)
        self._head = Head("", "")
        self._list = Column(5)

    def show_head(self, head: Head, phrases: Sequence[Phrase], *, is_words: bool) -> None:
        """Show this head; the words of a quotation stand on its card instead of a title.

        Other titles that have the phrases come first.
        """
        self.clear()
        self._head = head
        self.add_text((Run(head.caption, Look.ACCENT),), Face.CAPTION)
        if not is_words:
            face = Face.TITLE if len(head.title) <= _TITLE_LIMIT else Face.OTHER_TITLE
            self.add_text((words(head.title),), face)
        if head.others:
            self._show_others(head, phrases)

    def _show_others(self, head: Head, phrases: Sequence[Phrase]) -> None:
        runs: list[Run] = []
        told = [title for title in head.others if title.text != head.title]
        for title in _samples(told, phrases):
            if runs:
                runs.append(Run(" · ", Look.FAINT))
            runs.append(Run(plain.one_line(title.text), Look.SOFT, tongue=title.tongue))
        if runs:
            runs.append(Run("  "))
        others = _others(len(head.others), is_name=head.is_name)
        if head.languages > 1:
            others = trn(
                "{others} in {n} language",
                "{others} in {n} languages",
                head.languages,
                others=others,
            )
        face = Face.OTHER_TITLE if len(runs) else Face.SECOND
        runs.append(Run(others.replace(" ", "\u00a0"), Look.SMALL_LINK, MORE, own=others))
        block = self.add_text(runs, face)
        block.link_requested.disconnect(self.link_requested)
        block.link_requested.connect(self.open_others)
        self._list = Column(7)
        self._list.setContentsMargins(0, 6, 0, 0)
        self._list.hide()
        self.add(self._list)

    def waiting(self) -> Sequence[str]:
        """The other titles, while they are folded away."""
        # Without other titles the list is that of a record before, and thrown away.
        if not self._head.others or not self._list.isHidden():
            return ()
        return list(texts([title.entry for title in self._head.others]))

    def unfold(self) -> None:
        """Show every other title."""
        if self._list.isHidden():
            self.open_others()

    def open_others(self) -> None:
        """Show every other title, or only the first two again."""
        if self._list.isHidden() and self._list.is_empty:
            entries = [title.entry for title in self._head.others]
            if self._head.is_name:
                self._list.add(NameGrid(entries))
            else:
                for entry in entries:
                    self._list.add(EntryRow(entry))
        self._list.setVisible(self._list.isHidden())


def _samples(titles: Sequence[OtherTitle], phrases: Sequence[Phrase]) -> list[OtherTitle]:
    """What was looked for, then the shortest title of each of the first languages not English."""
    found = [title for title in titles if phrases and hits(title.text, phrases)]
    found = [title for title in found if len(title.text) <= _LONGEST][:_SHOWN]
    best: dict[str, OtherTitle] = {}
    for title in titles:
        language = title.tongue.partition("-")[0]
        known = best.get(language)
        is_shorter = known is None or len(title.text) < len(known.text)
        if language in _FIRST and len(title.text) <= _LONGEST and is_shorter:
            best[language] = title
    usual = [best[language] for language in _FIRST if language in best]
    return [*found, *(title for title in usual if title not in found)][:_SHOWN]


def _others(amount: int, *, is_name: bool) -> str:
    if is_name:
        return trn("{n} other name", "{n} other names", amount)
    return trn("{n} other title", "{n} other titles", amount)
