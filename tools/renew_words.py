"""Gathers every word of the code into the template of translations, and makes catalogues of them.

Run it after a message was added or changed; it writes resources/locale/summitdesk.pot. Where a
language has a folder there with a summitdesk.po, its catalogue (.mo) is made of it, and a
translation that lacks one of the names in braces, or has others, is refused.
"""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "summitdesk"
LOCALE = ROOT / "resources" / "locale"
TEMPLATE = LOCALE / "summitdesk.pot"

_HEADER = r"""# The words of Summit Desk, gathered by tools/renew_words.py; not edited by hand.
msgid ""
msgstr ""
"Project-Id-Version: summitdesk\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""
"""Without a date: the same words give the same file."""
_NAMES = re.compile(r"\{(\w+)\}")

_FORMS = {"tr": (0,), "mark": (0,), "Message": (0,), "MessageError": (0,), "trn": (0, 1)}
"""Which arguments of these are messages."""
_IN_CONTEXT = {"trc": (0, 1), "say": (0, 1)}
"""Of these the first is the context."""


class Said(NamedTuple):
    """A message where it stands in the code."""

    file: str
    line: int
    text: str
    plural: str = ""
    context: str = ""
    names: frozenset[str] | None = None
    """The names of the values given to it; none where they are given elsewhere."""


class UntranslatableError(Exception):
    """Words in the code that no tool can gather; the text says where."""


def messages(source: Path) -> Iterator[Said]:
    """Every message in the modules below a folder, file by file."""
    for path in sorted(source.rglob("*.py")):
        name = path.relative_to(source).as_posix()
        tree = ast.parse(path.read_text("utf-8"))
        yield from _in_module(tree, name)


def template(source: Path = SOURCE) -> bytes:
    """The template of all translations: what is said in the code, in the order of the words."""
    catalogue = Catalog()
    for said in messages(source):
        catalogue.add(
            (said.text, said.plural) if said.plural else said.text,
            locations=[(said.file, 0)],
            context=said.context or None,
        )
    written = BytesIO()
    write_po(
        written, catalogue, omit_header=True, sort_output=True, include_lineno=False, width=100
    )
    return _HEADER.encode() + written.getvalue()


def misfits(catalogue: Catalog) -> list[str]:
    """The messages whose translation lacks names in braces, or has others."""
    return [
        str(message.id)
        for message in catalogue
        if message.id
        for string in _forms(message.string or "")
        if string and not _names(string) <= _names_of(message.id)
    ]


def _forms(texts: str | tuple[str, ...] | list[str]) -> list[str]:
    return [texts] if isinstance(texts, str) else list(texts)


def _names_of(texts: str | tuple[str, ...] | list[str]) -> set[str]:
    return {name for text in _forms(texts) for name in _names(text)}


def _names(text: str) -> set[str]:
    return set(_NAMES.findall(text.replace("{{", "")))


def _in_module(tree: ast.Module, file: str) -> Iterator[Said]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _in_call(node, file)


def _in_call(call: ast.Call, file: str) -> Iterator[Said]:
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    if name == "Words" and isinstance(call.args[0], ast.Dict):
        for word in call.args[0].values:
            yield from (Said(file, each.lineno, each.value) for each in _texts(word, file))
    elif name == "mark_in":
        yield from _marked_in(call, file)
    elif name in _FORMS and len(call.args) > max(_FORMS[name]):
        texts = [_texts(call.args[place], file) for place in _FORMS[name]]
        for one, *many in zip(*texts, strict=True):
            plural = "".join(form.value for form in many)
            yield Said(file, call.lineno, one.value, plural, names=_given(call, name))
    elif name in _IN_CONTEXT and len(call.args) == 2:
        for context in _texts(call.args[0], file):
            for text in _texts(call.args[1], file):
                names = _given(call, name)
                yield Said(file, call.lineno, text.value, context=context.value, names=names)


def _marked_in(call: ast.Call, file: str) -> Iterator[Said]:
    contexts, *rest = call.args
    assert isinstance(contexts, ast.Tuple)
    words = [word for part in rest for word in _row(part)]
    for context in contexts.elts:
        for word in words:
            for text in _texts(word, file):
                yield Said(file, text.lineno, text.value, context=ast.literal_eval(context))


def _row(part: ast.expr) -> list[ast.expr]:
    if isinstance(part, ast.Starred) and isinstance(part.value, ast.Tuple):
        return part.value.elts
    return [part]


class _Text(NamedTuple):
    value: str
    lineno: int


def _texts(node: ast.expr, file: str) -> list[_Text]:
    """The words a call is given; none where it is given a name that was marked elsewhere."""
    if isinstance(node, ast.JoinedStr | ast.BinOp):
        raise UntranslatableError(f"{file}:{node.lineno}: words put together cannot be translated")
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body, file), *_texts(node.orelse, file)]
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return [_Text(node.value, node.lineno)]
    return []


def _given(call: ast.Call, name: str) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    if name == "mark" or None in names:
        return None
    more = {"n"} if name == "trn" else set()
    return frozenset(filter(None, names)) | more


def wrongly_filled(source: Path = SOURCE) -> list[str]:
    """The messages whose names in braces are not those of the values they are given."""
    return [
        f"{said.file}:{said.line}: {said.text}"
        for said in messages(source)
        if said.names is not None
        and _names(said.text) | _names(said.plural) | _n(said) != said.names
    ]


def _n(said: Said) -> set[str]:
    return {"n"} if said.plural else set()


def main() -> int:
    """Write the template and the catalogues anew; 1 when a translation is refused."""
    LOCALE.mkdir(exist_ok=True)
    TEMPLATE.write_bytes(template())
    refused = 0
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/summitdesk.po")):
        with path.open("rb") as opened:
            catalogue = read_po(opened, locale=path.parent.parent.name)
        for message in misfits(catalogue):
            print(f"{path}: the names in braces differ: {message}")
            refused = 1
        with path.with_suffix(".mo").open("wb") as made:
            write_mo(made, catalogue)
    return refused


if __name__ == "__main__":
    sys.exit(main())
