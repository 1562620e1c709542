"""No words reach a person past `tr`: whatever takes words to show is given none as they stand."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import summitdesk

SOURCE = Path(summitdesk.__file__).parent

_SETTERS = re.compile(
    r"set(Text|PlainText|ToolTip|StatusTip|WhatsThis|AccessibleName|AccessibleDescription|"
    r"AccessibleTabName|WindowTitle|Title|PlaceholderText|InformativeText|IconText|TabText|"
    r"TabToolTip|ItemText|Suffix|Prefix|LabelText|HeaderData)"
)
_ADDERS = {"addAction", "addButton", "addItem", "addMenu", "addRow", "addTab", "add_button"}
_TELLERS = {"emit", "say", "complain", "add_notice", "refuse", "problem"}
_MAKERS = re.compile(
    r"QLabel|QPushButton|QToolButton|QAction|QMenu|QCheckBox|QGroupBox|Run|words|quiet|tag|"
    r"\w*Error|Damage|Problem|Taken"
)
# What others say later, or nobody but ourselves ever reads.
_OURS = {"MessageError", "ValueError", "RuntimeError", "TypeError", "OSError", "AssertionError"}
_WORDS = re.compile(r"[A-Za-z]{2,}[,.:;…!?]? |^[A-Z][a-z]+[.…!?]?$")
_NAMES = {"Summit Desk"}


def untold(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each string with words that is given to something that shows it, with its line."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not _shows(_name(call.func)):
            continue
        for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
            for text in _strings(argument):
                if _WORDS.search(text) and text not in _NAMES:
                    yield call.lineno, text


def _shows(name: str) -> bool:
    if name in _OURS:
        return False
    return bool(_SETTERS.fullmatch(name) or _MAKERS.fullmatch(name) or name in (_ADDERS | _TELLERS))


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))


def _strings(node: ast.expr) -> Iterator[str]:
    """The strings a value is made of, where it is made on the spot."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield from (text for part in parts for text in _strings(part))
        case ast.BinOp(left=left, right=right):
            yield from (*_strings(left), *_strings(right))
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_strings(body), *_strings(orelse))
        case ast.BoolOp(values=parts):
            yield from (text for part in parts for text in _strings(part))


def test_nothing_that_is_shown_is_said_past_tr() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line}: {text}"
        for path in sorted(SOURCE.rglob("*.py"))
        if path.relative_to(SOURCE).parts[0] != "domain"  # gives messages, and says none itself
        for line, text in untold(ast.parse(path.read_text("utf-8")))
    ]

    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "line",
    [
        "label.setText('Not found')",
        "label.setToolTip(f'Open {name}')",
        "menu.addAction('Open')",
        "self.told.emit('No row is ' + 'selected.')",
        "box.addButton('Stay' if it else 'Close it', role)",
        "QLabel(text or 'Nothing here')",
        "raise ArchiveError(f'{path} is damaged.')",
        "yield Damage(uid, 'has no revision')",
        "place.refuse(0, '', 'is not a file; remove it')",
        "Run('Nothing was changed.', Look.SOFT)",
    ],
)
def test_planted_words_are_caught(line: str) -> None:
    assert len(list(untold(ast.parse(f"def it():\n    {line}")))) >= 1


@pytest.mark.parametrize(
    "line",
    [
        "label.setText(tr('Not found'))",
        "label.setText('×')",
        "label.setObjectName('Not found')",
        "self.setText(f'{name}: {count}')",
        "raise ValueError('too long')",
        "yield Damage('archive_note', tr('has its notes out of order'))",
        "window.setWindowTitle('Summit Desk')",
    ],
)
def test_what_is_translated_or_has_no_words_is_left_alone(line: str) -> None:
    assert list(untold(ast.parse(f"def it():\n    {line}"))) == []
