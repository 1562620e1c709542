"""Catalogues of languages that do not ship, made for a test."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from summitdesk import i18n, paths
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
