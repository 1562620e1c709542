"""Everything the window can be told to do: names, words and keys in one place."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

_Key = QKeySequence.StandardKey
_ACTIONS: dict[str, tuple[str, list[QKeySequence.StandardKey | str]]] = {
    "open": ("&Open archive…", [_Key.Open]),
    "open_bundled": ("Open the &bundled archive", ["Ctrl+Shift+O"]),
    "save_pdf": ("&Save as PDF…", ["Ctrl+Shift+S"]),
    "print_preview": ("Print pre&view", ["Ctrl+F2"]),
    "print": ("&Print…", [_Key.Print]),
    "quit": ("&Quit", [_Key.Quit]),
    "copy": ("&Copy", [_Key.Copy]),
    "copy_citation": ("C&opy citation", ["Ctrl+Shift+C"]),
    "copy_quotation": ("Copy &quotation with citation", ["Ctrl+Shift+Q"]),
    "copy_text": ("Copy as &text", ["Ctrl+Shift+T"]),
    "copy_markdown": ("Copy as &Markdown", ["Ctrl+Shift+M"]),
    "cite_chicago": ("&Chicago, 17th edition", ["Ctrl+J, C"]),
    "cite_apa": ("&APA, 7th edition", ["Ctrl+J, A"]),
    "cite_gost": ("&GOST R 7.0.5-2008", ["Ctrl+J, G"]),
    "cite_gbt": ("G&B/T 7714-2015", ["Ctrl+J, B"]),
    "cite_plain": ("&Plain: title, place, date, parties", ["Ctrl+J, P"]),
    "copy_uid": ("Copy the record’s &identifier", ["Ctrl+Shift+I"]),
    "find": ("&Find, in the record when one reads it", [_Key.Find]),
    "find_in_record": ("Find in the &record", ["Ctrl+Shift+F"]),
    "find_next": ("Find &next", ["F3"]),
    "find_previous": ("Find pre&vious", ["Shift+F3"]),
    "focus_filter": ("&Search", ["Ctrl+L", "Ctrl+K"]),
    "clear_search": ("C&lear the search", ["Ctrl+Shift+L"]),
    "focus_list": ("Go to the &list", ["Ctrl+1"]),
    "focus_detail": ("Go to the &record", ["Ctrl+2"]),
    "focus_facets": ("Go to the &facets", ["Ctrl+3"]),
    "next_part": ("Ne&xt part of the record", ["Alt+Down"]),
    "previous_part": ("Pr&evious part of the record", ["Alt+Up"]),
    "next_tab": ("&Next list", ["Ctrl+PgDown"]),
    "previous_tab": ("&Previous list", ["Ctrl+PgUp"]),
    "offer_orders": ("&Order of the list…", ["Alt+O"]),
    "order_newest": ("&Newest first", ["Alt+1"]),
    "order_oldest": ("Ol&dest first", ["Alt+2"]),
    "order_title": ("&Title A–Z", ["Alt+3"]),
    "order_title_reversed": ("Title &Z–A", ["Alt+4"]),
    "order_type": ("B&y type", ["Alt+5"]),
    "order_relevance": ("&Best match first", ["Alt+6"]),
    "view_rows": ("In &rows", ["Alt+7"]),
    "view_columns": ("In &columns", ["Alt+8"]),
    "view_book": ("Quotations as a b&ook", ["Alt+0"]),
    "book_by_speaker": ("By s&peaker", ["Ctrl+B, S"]),
    "book_by_event": ("By &event", ["Ctrl+B, E"]),
    "book_by_date": ("By d&ate", ["Ctrl+B, D"]),
    "offer_columns": ("C&hoose columns…", ["Alt+9"]),
    "column_left": ("Column to the &left", ["Alt+Shift+Left"]),
    "column_right": ("Column to the r&ight", ["Alt+Shift+Right"]),
    "column_narrower": ("Column narro&wer", ["Alt+Shift+-", "Alt+Shift+_"]),
    "column_wider": ("Column wid&er", ["Alt+Shift++", "Alt+Shift+="]),
    "select_all": ("Select &all", [_Key.SelectAll]),
    "copy_rows": ("Copy the &selected rows", ["Ctrl+Alt+C"]),
    "copy_table": ("Co&py them as a table", ["Ctrl+Alt+T"]),
    "clear_facets": ("Clear the &facets", ["Ctrl+Shift+X"]),
    "toggle_facets": ("Show the f&acets", ["F7"]),
    "toggle_detail": ("Show the re&cord", ["F8"]),
    "zoom_in": ("&Larger", [_Key.ZoomIn, "Ctrl+="]),
    "zoom_out": ("&Smaller", [_Key.ZoomOut]),
    "zoom_reset": ("As it &comes", ["Ctrl+0"]),
    # Two strokes, like words: no single key is lost to what is chosen once.
    "theme_system": ("Follow the &system", ["Ctrl+T, S"]),
    "theme_light": ("&Light", ["Ctrl+T, L"]),
    "theme_dark": ("&Dark", ["Ctrl+T, D"]),
    "theme_contrast": ("&High contrast", ["Ctrl+T, H"]),
    "theme_contrast_dark": ("High contrast, dar&k", ["Ctrl+T, K"]),
    "toggle_theme": ("Light &or dark", ["Ctrl+Shift+D"]),
    "reduce_motion": ("Let nothing &move or blink", ["Ctrl+T, M"]),
    "back": ("&Back", ["Alt+Left"]),
    "forward": ("For&ward", ["Alt+Right"]),
    "bookmark": ("&Bookmark this record", ["Ctrl+D"]),
    "add_note": ("Write a &note on this record", ["Ctrl+Shift+N"]),
    "save_search": ("Keep this &search", ["Ctrl+Alt+S"]),
    "focus_shelf": ("&Go to your shelf", ["Ctrl+4"]),
    "show_recent": ("&Recently read", ["Ctrl+H"]),
    "forget_recent": ("&Forget what was read", ["Ctrl+Shift+Del"]),
    "export_shelf": ("&Write your shelf to a file…", ["Ctrl+Alt+E"]),
    "import_shelf": ("&Add a shelf from a file…", ["Ctrl+Alt+I"]),
    "about": ("&About Summit Desk", ["Shift+F1"]),
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
    "&File": (
        "open",
        "open_bundled",
        "",
        "save_pdf",
        "print_preview",
        "print",
        "",
        "quit",
    ),
    "&Edit": (
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
    "&View": (
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
    "&List": (
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
    "&Record": ("back", "forward", "", "editing", "new_agreement", "edit", "save", "undo"),
    "&Shelf": (
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
    "&Help": ("help", "keys", "palette", "welcome", "", "about_archive", "about"),
}
"""The menus, each with its actions in order; an empty name is a line between two groups."""
SUBMENUS: dict[str, tuple[str, ...]] = {
    "&Colours": (
        "theme_system",
        "theme_light",
        "theme_dark",
        "theme_contrast",
        "theme_contrast_dark",
        "",
        "toggle_theme",
    ),
    "Copy citation &as": ("cite_chicago", "cite_apa", "cite_gost", "cite_gbt", "cite_plain"),
    "Chapters of the boo&k": ("book_by_speaker", "book_by_event", "book_by_date"),
    "&Text size": ("zoom_in", "zoom_out", "zoom_reset"),
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
    action = QAction(text, parent)
    action.setObjectName(f"action_{name}")
    if name in _SIGNS:
        action.setIconText(_SIGNS[name])
    action.setShortcuts([QKeySequence(key) for key in keys])
    return action
