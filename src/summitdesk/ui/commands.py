"""Every command of the window, as its menus hold them: for the palette and the page of keys."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

_NATIVE = QKeySequence.SequenceFormat.NativeText


@dataclass(frozen=True)
class Command:
    """One thing that can be done, as its menu says it now."""

    action: QAction
    menu: str
    """The menu it stands in; of a menu within a menu, that one."""
    text: str
    keys: tuple[str, ...]

    @property
    def is_enabled(self) -> bool:
        """Whether it can be done now."""
        return self.action.isEnabled()

    @property
    def reason(self) -> str:
        """Why it cannot be done now; empty when it can, or when nobody said."""
        return "" if self.is_enabled else self.action.statusTip()


def commands(bar: QMenuBar) -> list[Command]:
    """The commands of all menus, in their order, each once."""
    found: dict[QAction, Command] = {}
    for title in bar.actions():
        menu = title.menu()
        if isinstance(menu, QMenu):
            for command in _of(menu):
                found.setdefault(command.action, command)
    return list(found.values())


def _of(menu: QMenu) -> Iterator[Command]:
    title = _plain(menu.title())
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from _of(below)
        elif not action.isSeparator() and action.isVisible():
            keys = tuple(key.toString(_NATIVE) for key in action.shortcuts())
            yield Command(action, title, _plain(action.text()), tuple(filter(None, keys)))


def _plain(text: str) -> str:
    """The text without the sign before its access key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
