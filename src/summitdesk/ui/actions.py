"""Everything the window can be told to do: names, words and keys in one place."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

_Key = QKeySequence.StandardKey
_ACTIONS: dict[str, tuple[str, list[QKeySequence.StandardKey | str]]] = {
    "open": ("&Open archive…", [_Key.Open]),
    "open_bundled": ("Open the &bundled archive", []),
    "quit": ("&Quit", [_Key.Quit]),
    "copy": ("&Copy", [_Key.Copy]),
    "copy_uid": ("Copy the record’s &identifier", []),
    "focus_filter": ("&Search", [_Key.Find, "Ctrl+L"]),
    "clear_search": ("C&lear the search", ["Ctrl+Shift+L"]),
    "focus_list": ("Go to the &list", ["Ctrl+1"]),
    "focus_detail": ("Go to the &record", ["Ctrl+2"]),
    "focus_facets": ("Go to the &facets", ["Ctrl+3"]),
    "next_tab": ("&Next list", ["Ctrl+PgDown"]),
    "previous_tab": ("&Previous list", ["Ctrl+PgUp"]),
    "toggle_theme": ("Light or &dark", ["Ctrl+Shift+D"]),
    "back": ("&Back", ["Alt+Left"]),
    "forward": ("For&ward", ["Alt+Right"]),
    "about": ("&About Summit Desk", []),
    "about_archive": ("About this arc&hive", ["Ctrl+I"]),
    "palette": ("&Find a command…", ["Ctrl+Shift+P"]),
    "help": ("&Help", [_Key.HelpContents]),
    "keys": ("&Keys", ["?"]),
    "welcome": ("&Welcome", ["Ctrl+F1"]),
    "editing": ("&Editing", ["Ctrl+Shift+E"]),
    "new_agreement": ("&New agreement", [_Key.New]),
    "edit": ("E&dit", ["F2"]),
    "save": ("Sa&ve", [_Key.Save]),
    "undo": ("&Undo", [_Key.Undo]),
}
_SIGNS = {"back": "‹", "forward": "›"}
MENUS: dict[str, tuple[str, ...]] = {
    "&File": ("open", "open_bundled", "", "quit"),
    "&Edit": ("copy", "copy_uid"),
    "&View": (
        "focus_filter",
        "clear_search",
        "",
        "focus_list",
        "focus_detail",
        "focus_facets",
        "next_tab",
        "previous_tab",
        "",
        "toggle_theme",
    ),
    "&Record": ("back", "forward", "", "editing", "new_agreement", "edit", "save", "undo"),
    "&Help": ("help", "keys", "palette", "welcome", "", "about_archive", "about"),
}
"""The menus, each with its actions in order; an empty name is a line between two groups."""


class Actions:
    """The actions by name; views connect to them, nobody else knows keys or words."""

    def __init__(self, parent: QObject) -> None:
        self._actions = {name: _made(name, parent) for name in _ACTIONS}

    def __getitem__(self, name: str) -> QAction:
        """The action of that name."""
        return self._actions[name]

    def all(self) -> list[QAction]:
        """Every action."""
        return list(self._actions.values())


def _made(name: str, parent: QObject) -> QAction:
    text, keys = _ACTIONS[name]
    action = QAction(text, parent)
    action.setObjectName(f"action_{name}")
    if name in _SIGNS:
        action.setIconText(_SIGNS[name])
    action.setShortcuts([QKeySequence(key) for key in keys])
    return action
