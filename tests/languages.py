"""Catalogues of languages that do not ship, and words whose origin shows by their letters."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from summitdesk import i18n, paths
from summitdesk.domain.catalogue import ARCHIVE_INFO, ARCHIVE_NOTES
from summitdesk.domain.kind import Field, FieldType
from summitdesk.domain.record import kind_of, rows_of, uid_of
from summitdesk.domain.uid import UID_IN_PROSE
from summitdesk.exchange.textfiles import read_sources
from tests.builders import write_yaml
from tools.renew_words import TEMPLATE

Forms = str | tuple[str, ...]
Words = Mapping[str | tuple[str, str], Forms]
"""Translations by the English words, or by context and English words."""


def template() -> Iterator[Message]:
    """Every message of the committed template."""
    catalogue = read_po(BytesIO(TEMPLATE.read_bytes()))
    return (message for message in catalogue if message.id)


def write_catalogue(folder: Path, language: str, words: Words, *, rules: str | None = None) -> None:
    """Write the catalogue of a language below a folder, with Babel's plural rules or others."""
    catalogue = Catalog(locale=rules or language)
    for key, forms in words.items():
        context, text = key if isinstance(key, tuple) else (None, key)
        ids = (text, text) if isinstance(forms, tuple) else text
        catalogue.add(ids, forms, context=context)
    _write(folder, language, catalogue)


def _write(folder: Path, language: str, catalogue: Catalog) -> None:
    file = folder / language / "LC_MESSAGES" / "summitdesk.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalogue)


@contextmanager
def spoken(
    folder: Path, languages: Iterable[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Let the program speak a language whose catalogue lies below the folder."""
    with monkeypatch.context() as patched:
        patched.setattr(paths, "locale", lambda: folder)
        i18n.speak(languages)
        try:
            yield
        finally:
            i18n.speak(["en"])


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_ACCENTED = "áḃćḋéḟǵĥíĵḱĺḿńóṕɋŕśťúṽẃẋýź"
_FOREIGN = "абцдефгхижклмнопқрстувшхыз"
_KEPT = re.compile(r"\{\w+\}|%\(\w+\)[sr]|%[sr]|\(\*[^)]*\)")

PSEUDO = "eo"
"""The language whose folder the marked words lie in; no plural form but those of English."""


def accented(text: str) -> str:
    """A message of the code as our pseudo-language has it: no plain letter, longer by 40 %."""
    if not re.search("[A-Za-z]", text):
        return text
    return _but_for(_KEPT, text, _ACCENTED) + "·" * round(len(text) * 0.4)


def write_foreign_sources(source: Path, folder: Path) -> Path:
    """Write an archive's text sources with every text of it in letters of another script."""
    read = read_sources(source)
    uids = {uid_of(each.aggregate) for each in read.records}
    for each in read.records:
        kind = kind_of(each.aggregate)
        made = _foreign_row(kind.fields, each.aggregate, uids)
        for group in kind.groups:
            if rows := rows_of(each.aggregate, group.name):
                made[group.name] = [_foreign_row(group.fields, row, uids) for row in rows]
        write_yaml(folder / kind.name / f"{made['uid']}.yaml", made)
    notes = [_foreign_row(ARCHIVE_NOTES.fields, row, uids) for row in read.notes]
    info = _foreign_row(ARCHIVE_INFO, read.info, uids)
    write_yaml(folder / "archive.yaml", {"info": info, "notes": notes})
    return folder


def _foreign_row(fields: Iterable[Field], row: Mapping[str, Any], uids: set[str]) -> dict[str, Any]:
    texts = {field.name for field in fields if field.type is FieldType.TEXT}
    return {
        name: _foreign(str(value), uids) if name in texts else value for name, value in row.items()
    }


def _foreign(text: str, uids: set[str]) -> str:
    """The text in other letters; the ids of records in it stay."""
    named = [uid for uid in UID_IN_PROSE.findall(text) if uid in uids]
    kept = re.compile("|".join(map(re.escape, sorted(named, key=len, reverse=True))) or "(?!)")
    return _but_for(kept, text, _FOREIGN)


def write_pseudo_language(folder: Path) -> None:
    """Write a catalogue in which every message of the template is accented."""
    catalogue = Catalog(locale=PSEUDO)
    for message in template():
        ids, context = message.id, message.context
        forms = tuple(map(accented, ids)) if isinstance(ids, tuple | list) else accented(ids)
        catalogue.add(ids, forms, context=context)
    _write(folder, PSEUDO, catalogue)


def write_pseudo_help(folder: Path) -> None:
    """Write accented pages of help beside the English ones; lists and keys keep their names."""
    (folder / PSEUDO).mkdir()
    for page in (folder / "en").iterdir():
        lines = page.read_text("utf-8").splitlines()
        (folder / PSEUDO / page.name).write_text("\n".join(map(_helped, lines)) + "\n", "utf-8")


def _helped(line: str) -> str:
    words, between, rest = line.partition(" | ")
    is_search = line.startswith("> ")
    return accented(words) + between + (rest if is_search else accented(rest))


def _but_for(kept: re.Pattern[str], text: str, letters: str) -> str:
    """The text in these letters, but for what is kept."""
    other = str.maketrans(_LATIN + _LATIN.upper(), letters + letters.upper())
    parts, at = [], 0
    for match in kept.finditer(text):
        parts += [text[at : match.start()].translate(other), match[0]]
        at = match.end()
    return "".join((*parts, text[at:].translate(other)))
