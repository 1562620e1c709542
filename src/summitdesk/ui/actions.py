"""Everything the window can be told to do: names, words and keys in one place."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from summitdesk.i18n import mark, tr

_Key = QKeySequence.StandardKey
_ACTIONS: dict[str, tuple[str, list[QKeySequence.StandardKey | str]]] = {
    "open": (mark("&Open archive…"), [_Key.Open]),
    "open_bundled": (mark("Open the &bundled archive"), ["Ctrl+Shift+O"]),
    "save_pdf": (mark("&Save as PDF…"), ["Ctrl+Shift+S"]),
    "print_preview": (mark("Print pre&view"), ["Ctrl+F2"]),
    "print": (mark("&Print…"), [_Key.Print]),
    "quit": (mark("&Quit"), [_Key.Quit]),
    "copy": (mark("&Copy"), [_Key.Copy]),
    "copy_citation": (mark("C&opy citation"), ["Ctrl+Shift+C"]),
    "copy_quotation": (mark("Copy &quotation with citation"), ["Ctrl+Shift+Q"]),
    "copy_text": (mark("Copy as &text"), ["Ctrl+Shift+T"]),
    "copy_markdown": (mark("Copy as &Markdown"), ["Ctrl+Shift+M"]),
    "cite_chicago": (mark("&Chicago, 17th edition"), ["Ctrl+J, C"]),
    "cite_apa": (mark("&APA, 7th edition"), ["Ctrl+J, A"]),
    "cite_gost": (mark("&GOST R 7.0.5-2008"), ["Ctrl+J, G"]),
    "cite_gbt": (mark("G&B/T 7714-2015"), ["Ctrl+J, B"]),
    "cite_plain": (mark("&Plain: title, place, date, parties"), ["Ctrl+J, P"]),
    "copy_uid": (mark("Copy the record’s &identifier"), ["Ctrl+Shift+I"]),
    "find": (mark("&Find, in the record when one reads it"), [_Key.Find]),
    "find_in_record": (mark("Find in the &record"), ["Ctrl+Shift+F"]),
    "find_next": (mark("Find &next"), ["F3"]),
    "find_previous": (mark("Find pre&vious"), ["Shift+F3"]),
    "focus_filter": (mark("&Search"), ["Ctrl+L", "Ctrl+K"]),
    "clear_search": (mark("C&lear the search"), ["Ctrl+Shift+L"]),
    "focus_list": (mark("Go to the &list"), ["Ctrl+1"]),
    "focus_detail": (mark("Go to the &record"), ["Ctrl+2"]),
    "focus_facets": (mark("Go to the &facets"), ["Ctrl+3"]),
    "next_part": (mark("Ne&xt part of the record"), ["Alt+Down"]),
    "previous_part": (mark("Pr&evious part of the record"), ["Alt+Up"]),
    "next_tab": (mark("&Next list"), ["Ctrl+PgDown"]),
    "previous_tab": (mark("&Previous list"), ["Ctrl+PgUp"]),
    "offer_orders": (mark("&Order of the list…"), ["Alt+O"]),
    "order_newest": (mark("&Newest first"), ["Alt+1"]),
    "order_oldest": (mark("Ol&dest first"), ["Alt+2"]),
    "order_title": (mark("&Title A–Z"), ["Alt+3"]),
    "order_title_reversed": (mark("Title &Z–A"), ["Alt+4"]),
    "order_type": (mark("B&y type"), ["Alt+5"]),
    "order_relevance": (mark("&Best match first"), ["Alt+6"]),
    "view_rows": (mark("In &rows"), ["Alt+7"]),
    "view_columns": (mark("In &columns"), ["Alt+8"]),
    "view_book": (mark("Quotations as a b&ook"), ["Alt+0"]),
    "book_by_speaker": (mark("By s&peaker"), ["Ctrl+B, S"]),
    "book_by_event": (mark("By &event"), ["Ctrl+B, E"]),
    "book_by_date": (mark("By d&ate"), ["Ctrl+B, D"]),
    "offer_columns": (mark("C&hoose columns…"), ["Alt+9"]),
    "column_left": (mark("Column to the &left"), ["Alt+Shift+Left"]),
    "column_right": (mark("Column to the r&ight"), ["Alt+Shift+Right"]),
    "column_narrower": (mark("Column narro&wer"), ["Alt+Shift+-", "Alt+Shift+_"]),
    "column_wider": (mark("Column wid&er"), ["Alt+Shift++", "Alt+Shift+="]),
    "select_all": (mark("Select &all"), [_Key.SelectAll]),
    "copy_rows": (mark("Copy the &selected rows"), ["Ctrl+Alt+C"]),
    "copy_table": (mark("Co&py them as a table"), ["Ctrl+Alt+T"]),
    "clear_facets": (mark("Clear the &facets"), ["Ctrl+Shift+X"]),
    "toggle_facets": (mark("Show the f&acets"), ["F7"]),
    "toggle_detail": (mark("Show the re&cord"), ["F8"]),
    "zoom_in": (mark("&Larger"), [_Key.ZoomIn, "Ctrl+="]),
    "zoom_out": (mark("&Smaller"), [_Key.ZoomOut]),
    "zoom_reset": (mark("As it &comes"), ["Ctrl+0"]),
    # Two strokes, like words: no single key is lost to what is chosen once.
    "theme_system": (mark("Follow the &system"), ["Ctrl+T, S"]),
    "theme_light": (mark("&Light"), ["Ctrl+T, L"]),
    "theme_dark": (mark("&Dark"), ["Ctrl+T, D"]),
    "theme_contrast": (mark("&High contrast"), ["Ctrl+T, H"]),
    "theme_contrast_dark": (mark("High contrast, dar&k"), ["Ctrl+T, K"]),
    "toggle_theme": (mark("Light &or dark"), ["Ctrl+Shift+D"]),
    "reduce_motion": (mark("Let nothing &move or blink"), ["Ctrl+T, M"]),
    "back": (mark("&Back"), ["Alt+Left"]),
    "forward": (mark("For&ward"), ["Alt+Right"]),
    "bookmark": (mark("&Bookmark this record"), ["Ctrl+D"]),
    "add_note": (mark("Write a &note on this record"), ["Ctrl+Shift+N"]),
    "save_search": (mark("Keep this &search"), ["Ctrl+Alt+S"]),
    "focus_shelf": (mark("&Go to your shelf"), ["Ctrl+4"]),
    "show_recent": (mark("&Recently read"), ["Ctrl+H"]),
    "forget_recent": (mark("&Forget what was read"), ["Ctrl+Shift+Del"]),
    "export_shelf": (mark("&Write your shelf to a file…"), ["Ctrl+Alt+E"]),
    "import_shelf": (mark("&Add a shelf from a file…"), ["Ctrl+Alt+I"]),
    "about": (mark("&About Summit Desk"), ["Shift+F1"]),
    "about_archive": (mark("About this arc&hive"), ["Ctrl+I"]),
    "palette": (mark("&Find a command…"), ["Ctrl+Shift+P"]),
    "help": (mark("&Help"), [_Key.HelpContents]),
    "keys": (mark("&Keys"), ["?"]),
    "welcome": (mark("&Welcome"), ["Ctrl+F1"]),
    "history": (mark("&History of the record"), ["Ctrl+Shift+H"]),
    "changes": (mark("&What was changed lately"), ["Ctrl+Alt+H"]),
    "delete": (mark("&Put into the trash"), ["Ctrl+Del"]),
    "trash": (mark("&Trash"), ["Ctrl+Alt+X"]),
    "editing": (mark("&Editing"), ["Ctrl+Shift+E"]),
    "new_agreement": (mark("&New agreement"), [_Key.New]),
    "edit": (mark("E&dit"), ["F2"]),
    "save": (mark("Sa&ve"), [_Key.Save]),
    "undo": (mark("&Undo"), [_Key.Undo]),
    "redo": (mark("&Redo"), ["Ctrl+Shift+Z", "Ctrl+Y"]),
}
_SIGNS = {"back": "‹", "forward": "›"}
MENUS: dict[str, tuple[str, ...]] = {
    mark("&File"): (
        "open",
        "open_bundled",
        "",
        "save_pdf",
        "print_preview",
        "print",
        "",
        "quit",
    ),
    mark("&Edit"): (
        "copy",
        "copy_citation",
        "Copy citation &as",
        "copy_quotation",
        "copy_text",
        "copy_markdown",
        "copy_uid",
        "",
        "find",
        "find_in_record",
        "find_next",
        "find_previous",
    ),
    mark("&View"): (
        "focus_filter",
        "clear_search",
        "clear_facets",
        "",
        "focus_list",
        "focus_detail",
        "focus_facets",
        "next_part",
        "previous_part",
        "next_tab",
        "previous_tab",
        "",
        "toggle_facets",
        "toggle_detail",
        "",
        "&Colours",
        "&Text size",
        "reduce_motion",
    ),
    mark("&List"): (
        "order_newest",
        "order_oldest",
        "order_title",
        "order_title_reversed",
        "order_type",
        "order_relevance",
        "offer_orders",
        "",
        "view_rows",
        "view_columns",
        "view_book",
        "Chapters of the boo&k",
        "offer_columns",
        "column_left",
        "column_right",
        "column_narrower",
        "column_wider",
        "",
        "select_all",
        "copy_rows",
        "copy_table",
    ),
    mark("&Record"): (
        "back",
        "forward",
        "",
        "history",
        "changes",
        "",
        "editing",
        "new_agreement",
        "edit",
        "save",
        "undo",
        "redo",
        "delete",
        "trash",
    ),
    mark("&Shelf"): (
        "bookmark",
        "add_note",
        "save_search",
        "",
        "focus_shelf",
        "show_recent",
        "forget_recent",
        "",
        "export_shelf",
        "import_shelf",
    ),
    mark("&Help"): ("help", "keys", "palette", "welcome", "", "about_archive", "about"),
}
"""The menus, each with its actions in order; an empty name is a line between two groups."""
SUBMENUS: dict[str, tuple[str, ...]] = {
    mark("&Colours"): (
        "theme_system",
        "theme_light",
        "theme_dark",
        "theme_contrast",
        "theme_contrast_dark",
        "",
        "toggle_theme",
    ),
    mark("Copy citation &as"): ("cite_chicago", "cite_apa", "cite_gost", "cite_gbt", "cite_plain"),
    mark("Chapters of the boo&k"): ("book_by_speaker", "book_by_event", "book_by_date"),
    mark("&Text size"): ("zoom_in", "zoom_out", "zoom_reset"),
}
"""The menus that stand within others, by the title that stands for them there."""


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
    action = QAction(tr(text), parent)
    action.setObjectName(f"action_{name}")
    if name in _SIGNS:
        action.setIconText(_SIGNS[name])
    action.setShortcuts([QKeySequence(key) for key in keys])
    return action
