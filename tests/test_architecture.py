"""The one-way rule of the house, and proof that it catches whoever breaks it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from pytest_archon import archrule
from pytest_archon.failure import pop_failures

import summitdesk

SOURCE = Path(summitdesk.__file__).parent

LEAVES = ("paths", "wording", "i18n", "settings", "logfile", "wholefile")
NETWORK = {"asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver"}
NETWORK |= {"asynchat", "asyncore", "multiprocessing", "nntplib", "smtpd", "ssl", "telnetlib"}
NETWORK |= {"urllib", "webbrowser", "wsgiref", "xmlrpc"}
PRIVATE = {name for name in sys.stdlib_module_names if name.startswith("_")} - {"__future__"}
GUARDED = NETWORK | PRIVATE | {"sqlite3", "dbm", "shelve", "ctypes", "runpy", "tkinter", "turtle"}
HARMLESS = {re.escape(name) for name in sys.stdlib_module_names - GUARDED} | {r"urllib\.parse"}


class Room(NamedTuple):
    """What a layer, or a module on top, may import."""

    rooms: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()


ROOMS = {
    "domain": Room(libraries=("anyascii", "edtf")),
    "store": Room(("domain", *LEAVES), ("sqlite3", "sqlite_utils", "pyroaring")),
    "exchange": Room(("domain", *LEAVES), ("yaml",)),
    "archive": Room(("domain", "store", "exchange", *LEAVES)),
    "ui": Room(("domain", "archive", *LEAVES), ("PySide6",)),
    "cli": Room(("domain", "archive", *LEAVES)),
    "app": Room(("domain", "archive", "ui", "startup", *LEAVES), ("PySide6",)),
    "startup": Room(("i18n",), ("ctypes",)),
    "__main__": Room(("cli", "app", "startup", "ui")),
    **dict.fromkeys(LEAVES, Room(("domain", *LEAVES), ("platformdirs",))),
}

WORDS = {
    # Imports of these hide from a reader of import statements: `from PySide6 import QtSql`.
    "no second SQLite and no network through Qt": (
        r"\bQt(Sql|Network\w*|Web\w+|HttpServer|Bluetooth|Nfc|RemoteObjects|SerialPort)\b",
        "",
    ),
    "no import that hides from all who read imports": (
        r"\b(import_module|__import__)\b|(?<![.\w])(exec|eval)\(",
        "",
    ),
    "SQL only in store": (
        r"\b(SELECT|DELETE|INSERT|UPDATE|REPLACE|PRAGMA|VACUUM|REINDEX|ATTACH|SAVEPOINT)\b"
        r"|(?i:\bselect\b[^.\n]{1,80}\bfrom\b|\b(insert|replace) into\b|\bdelete from\b)"
        r"|(?i:\bupdate \w+ set\b|\b(create|alter|drop) (virtual )?(table|index|view|trigger)\b)"
        r"|(?i:\bpragma \w)|\.execute(many|script)?\(",
        "store",
    ),
}


def check_room(room: str, package: str) -> None:
    """Let archon look at the direct imports of every module in a room."""
    rooms = "|".join((room, *ROOMS[room].rooms))
    libraries = "|".join((*ROOMS[room].libraries, *HARMLESS))
    (
        archrule(f"{room} keeps to its room", use_regex=True)
        .match(rf"^{package}\.{room}(\.|$)")
        .should_not_import(".")
        .may_import(rf"^{package}$", rf"^{package}\.({rooms})(\.|$)", rf"^({libraries})(\.|$)")
        .check(package, only_direct_imports=True)
    )


def check_inside_ui(package: str) -> None:
    """Let archon look at the small order inside the window: parts, then views, then the window."""
    (
        archrule("parts know nothing of the views they stand in", use_regex=True)
        .match(rf"^{package}\.ui\.(?!views|window)\w+")
        .should_not_import(rf"^{package}\.ui\.(views|window)(\.|$)")
        .check(package, only_direct_imports=True)
    )
    (
        archrule("no widget asks for data, nor leans on what does", use_regex=True)
        .match(rf"^{package}\.ui\.(widgets|theme|detail)(\.|$)")
        .should_not_import(
            rf"^{package}\.(archive|store|exchange)(\.|$)", rf"^{package}\.ui\.session$"
        )
        .check(package)
    )


def forbidden_words(top: Path) -> list[str]:
    """List every place where a word stands in a room it has no business in."""
    return [
        f"{module.relative_to(top)}: {found[0]}"
        for word, room in WORDS.values()
        for module in sorted(top.rglob("*.py"))
        if module.relative_to(top).parts[0] != room
        for found in re.finditer(word, module.read_text(encoding="utf-8"))
    ]


def rooms_of(top: Path) -> list[str]:
    return sorted({path.stem for path in top.iterdir() if path.suffix == ".py" or path.is_dir()})


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_what_is_to_its_left(room: str) -> None:
    if room in rooms_of(SOURCE):
        check_room(room, "summitdesk")


def test_the_document_tells_the_rule_that_is_held() -> None:
    document = (Path(__file__).parents[1] / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rule, _, _ = document.partition("## The map")

    rows = re.findall(r"^\| `(\w+)` \|.*\| ?(.*?) ?\|$", rule, re.MULTILINE)
    libraries = {room: set(re.findall(r"\w+", words)) for room, words in rows}
    (leaves,) = re.findall(r"((?:`\w+`[,\s]+(?:and\s+)?)+)are leaves\b", rule)

    layers = ("domain", "store", "exchange", "archive", "cli", "ui", "app")
    assert libraries == {room: set(ROOMS[room].libraries) for room in layers}
    assert set(re.findall(r"\w+", leaves)) - {"and"} == set(LEAVES)


def test_the_parts_of_the_window_keep_their_order() -> None:
    check_inside_ui("summitdesk")


def test_every_room_is_in_the_table() -> None:
    strangers = set(rooms_of(SOURCE)) - ROOMS.keys() - {"__init__", "__pycache__", "bundled"}

    assert not strangers


def test_no_word_stands_where_it_has_no_business() -> None:
    assert forbidden_words(SOURCE) == []


@pytest.mark.parametrize("door", ["archive", "cli"])
def test_the_library_and_the_command_line_load_no_qt(door: str) -> None:
    modules = sorted(f"summitdesk.{door}.{path.stem}" for path in (SOURCE / door).glob("[!_]*.py"))
    asking = f"import {', '.join(modules)}, sys; print('PySide6' in sys.modules)"

    finished = subprocess.run(
        [sys.executable, "-c", asking], capture_output=True, text=True, timeout=120, check=True
    )

    assert finished.stdout == "False\n"


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("domain/planted.py", "from planted import store"),
        ("domain/planted.py", "import planted.paths"),
        ("domain/planted.py", "from ..archive import Archive"),
        ("domain/planted.py", "import sqlite3"),
        ("domain/planted.py", "from PySide6.QtCore import QDate"),
        ("domain/planted.py", "import numpy"),
        ("domain/planted.py", "import _sqlite3"),
        ("domain/planted.py", "import dbm.sqlite3"),
        ("store/planted.py", "from planted.exchange import textfiles"),
        ("store/kinds/planted.py", "from planted import archive"),
        ("store/planted.py", "from PySide6 import QtCore"),
        ("exchange/planted.py", "from planted.store import schema"),
        ("exchange/planted.py", "from sqlite3 import connect"),
        ("exchange/planted.py", "import urllib.request"),
        ("archive/planted.py", "from planted import ui"),
        ("archive/planted.py", "from planted.cli import main"),
        ("archive/planted.py", "import sqlite_utils"),
        ("archive/planted.py", "def late():\n    import PySide6.QtGui"),
        ("ui/planted.py", "from planted.store.connection import Connection"),
        ("ui/planted.py", "from planted import app"),
        ("ui/planted.py", "import sqlite3"),
        ("ui/planted.py", "import socket"),
        ("ui/planted.py", "import _socket"),
        ("ui/planted.py", "import wsgiref.simple_server"),
        ("ui/planted.py", "from multiprocessing.connection import Client"),
        ("ui/widgets/planted.py", "from planted.archive.archive import Archive"),
        ("ui/widgets/planted.py", "from planted.ui import window"),
        ("ui/widgets/planted.py", "from planted.ui import session"),
        ("ui/widgets/planted.py", "from planted.ui import leaning"),
        ("ui/theme/planted.py", "from planted.ui.views import browse"),
        ("cli.py", "from planted.ui import window"),
        ("cli.py", "from planted import store"),
        ("cli.py", "from PySide6.QtWidgets import QWidget"),
        ("app.py", "from http.client import HTTPConnection"),
        ("paths.py", "from planted.archive import archive"),
        ("startup.py", "from PySide6 import QtGui"),
    ],
)
def test_a_planted_offender_is_caught(
    module: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = module.partition("/")[0].removesuffix(".py")
    planted_house(tmp_path / "sound" / "planted")
    monkeypatch.syspath_prepend(tmp_path / "sound")
    check_room(room, "planted")
    check_inside_ui("planted")
    assert pop_failures() == [], "the house keeps the rule before the offender moves in"

    offender = planted_house(tmp_path / "broken" / "planted") / module
    offender.parent.mkdir(exist_ok=True)
    offender.write_text(line + "\n")
    monkeypatch.syspath_prepend(tmp_path / "broken")
    check_room(room, "planted")
    check_inside_ui("planted")

    assert any("FORBIDDEN" in failure.reason for failure in pop_failures())


@pytest.mark.parametrize(
    "line",
    [
        "from PySide6 import QtSql",
        "from PySide6 import QtNetwork",
        "from PySide6 import (\n    QtCore,\n    QtWebSockets,\n)",
        'STORE = importlib.import_module("planted.store")',
        'STORE = __import__("sqlite3")',
        'exec("import sqlite3")',
        'ASK = "SELECT uid FROM term"',
        'ASK = "SELECT * FROM term"',
        'ASK = f"SELECT {columns} FROM term"',
        'ASK = "select uid from term"',
        'ASK = "DROP TABLE term"',
        'ASK = "alter table term add word"',
        'ASK = "REPLACE INTO term VALUES (1)"',
        'ASK = "VACUUM"',
        "connection.execute(ask)",
    ],
)
def test_a_planted_word_is_caught(line: str, tmp_path: Path) -> None:
    house = planted_house(tmp_path / "planted")
    assert forbidden_words(house) == []

    (house / "ui" / "planted.py").write_text(line + "\n")

    assert len(forbidden_words(house)) == 1


def planted_house(top: Path) -> Path:
    """Build a small package with the same rooms, in which all keep the rule."""
    for room in ("domain", "store", "exchange", "archive", "ui", "ui/widgets", "ui/theme"):
        (top / room).mkdir(parents=True)
        (top / room / "__init__.py").touch()
    for module in ("__init__", "__main__", "cli", "app", "startup", "paths", "ui/window"):
        (top / f"{module}.py").touch()
    (top / "ui" / "session.py").write_text(f"from {top.name}.archive import archive\n")
    (top / "ui" / "leaning.py").write_text(f"from {top.name}.archive import archive\n")
    sound = f"import json\nfrom urllib.parse import quote\nfrom {top.name} import domain, paths\n"
    (top / "archive" / "archive.py").write_text(sound)
    return top
