"""Words in a person's language: messages, plurals, lists, numbers and dates.

The English words of a message are what its translation is found by, in the catalogue of a language
(`resources/locale/<language>/LC_MESSAGES/summitdesk.mo`). Only English ships, and needs none. How
numbers and dates are written belongs to a language, not to a country: what stands in the middle of
English words is written the English way on every computer.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Protocol

from summitdesk import paths
from summitdesk.domain import datewords
from summitdesk.domain.message import Message
from summitdesk.domain.message import mark as mark  # for all who say what they mark

DOMAIN = "summitdesk"
"""What every catalogue of ours is called."""
SOURCE_LANGUAGE = "en"
"""The language of the code."""

_SOURCE = (SOURCE_LANGUAGE, "C", "POSIX")
_PARTS = re.compile(r"[_-]")


class _Catalogue(Protocol):
    """Translations, as `gettext` gives them."""

    def gettext(self, message: str) -> str: ...
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str: ...
    def pgettext(self, context: str, message: str) -> str: ...


class _English:
    """The language of the code: no catalogue is looked into."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if n == 1 else msgid2

    def pgettext(self, context: str, message: str) -> str:
        return message


class Words(Mapping[str, str]):
    """A table of words by name; asked for one, it gives it in the person's language."""

    def __init__(self, words: Mapping[str, str], /) -> None:
        """Keep the English words; tools find them where the table is written."""
        self._words = words

    def __getitem__(self, name: str) -> str:
        return tr(self._words[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


_spoken: _Catalogue | None = None  # none until the first word, for tests and `speak` to come first
_language = SOURCE_LANGUAGE


def tr(text: str, /, **values: object) -> str:
    """The text in the person's language; each value stands in the place of its name in braces.

    A whole number is written as an amount: years, row numbers and the like come as text.
    """
    return _filled(_catalogue().gettext(text), values) if text else ""


def trc(context: str, text: str, /, **values: object) -> str:
    """As `tr`, for words that other languages tell apart by what they are about."""
    return _filled(_catalogue().pgettext(context, text), values)


def trn(one: str, many: str, amount: int, /, **values: object) -> str:
    """As `tr`, in the form the amount asks for, which stands at ``{n}``."""
    return _filled(_catalogue().ngettext(one, many, amount), {"n": amount, **values})


def said(message: Message) -> str:
    """A message of the domain in the person's language."""
    return tr(message.text, **message.values)


def figures(amount: int) -> str:
    """A whole number in figures, its thousands set apart."""
    return f"{amount:,}".replace(",", trc("between thousands", ","))


def in_words(edtf: str) -> str:
    """A date as it is said, such as "18–19 May 2023"; one that no calendar has stays as it is."""
    return datewords.in_words(edtf, trc)


def listed(names: Iterable[str]) -> str:
    """Names in a row, the last after an "and"."""
    *first, last = names
    if not first:
        return last
    return tr("{names} and {last}", names=trc("between names", ", ").join(first), last=last)


def midway(word: str) -> str:
    """A word that begins with a capital when it stands alone, as it stands within a sentence."""
    is_small = trc("words within a sentence: lower, or as they are", "lower") == "lower"
    return word.lower() if is_small else word


def language() -> str:
    """The language people are spoken to in, as the folder of its catalogue is called."""
    _catalogue()
    return _language


def speak(languages: Iterable[str]) -> None:
    """Speak the first of these languages there is a catalogue of, otherwise English.

    They are named as in ``LANGUAGE`` or BCP 47: ``pt_BR``, ``pt-BR``, ``ru_RU.UTF-8``.
    """
    global _spoken, _language
    _spoken, _language = _English(), SOURCE_LANGUAGE
    datewords.in_words.cache_clear()
    for name in _with_wider(languages):
        if name in _SOURCE:
            return
        if (file := catalogue_file(name)).is_file():
            import gettext  # only now: English does without

            with file.open("rb") as opened:
                _spoken, _language = gettext.GNUTranslations(opened), name
            return


def asked(environment: Mapping[str, str]) -> list[str]:
    """The languages the environment asks for, the dearest first; empty when it asks for none."""
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, names), "")
    if locale in _SOURCE:  # where there is no locale, LANGUAGE says nothing, as in all of GNU
        return [locale]
    return [*filter(None, environment.get("LANGUAGE", "").split(":")), *filter(None, [locale])]


def catalogue_file(name: str) -> Path:
    """Where the catalogue of a language lies, if there is one."""
    return paths.locale() / name / "LC_MESSAGES" / f"{DOMAIN}.mo"


def _catalogue() -> _Catalogue:
    if _spoken is None:
        speak(asked(os.environ))
    assert _spoken is not None
    return _spoken


def _with_wider(languages: Iterable[str]) -> Iterator[str]:
    """Each language without its code set, then the wider one it belongs to."""
    for name in languages:
        parts = _PARTS.split(name.partition(".")[0].partition("@")[0])
        for length in range(len(parts), 0, -1):
            yield "_".join(parts[:length])


def _filled(text: str, values: Mapping[str, object]) -> str:
    if not values:
        return text
    shown = {
        name: figures(value) if type(value) is int else value for name, value in values.items()
    }
    return text.format(**shown)
