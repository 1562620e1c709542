"""GOST R 7.0.5-2008: the reference beyond the text (затекстовая ссылка).

Rules of the standard, and of the CSL style of the same name: the family's name comes first, then
initials; what a work stands in follows two slashes; ``[Электронный ресурс]`` says that it is read
on a screen, ``URL:`` and the day it was looked at, in round brackets, say where and when; a title
formed by whoever refers to the work stands in square brackets (11.8), and so does a date that is
missing or guessed (GOST 7.1-2003, 5.5). Words that do not come from the source, such as “accessed”,
follow its language: Latin and English for what is in Latin letters, Russian for everything else.
"""

from dataclasses import dataclass
from typing import Final

from summitdesk.domain.citing.citable import Citable, Name
from summitdesk.domain.citing.marks import bracketed, joined, level, sentences, unstopped
from summitdesk.domain.citing.span import MONTHS, Day, Span, span
from summitdesk.domain.datewords import in_words


@dataclass(frozen=True)
class FieldWords:
    """The words a reference adds of its own."""

    resource: str
    accessed: str
    undated: str
    about: str
    speech: str
    months: tuple[str, ...]
    """As they stand behind a day."""
    bare_months: tuple[str, ...]
    """As they stand alone."""


RUSSIAN: Final = FieldWords(
    resource="Электронный ресурс",
    accessed="дата обращения",
    undated="Б. г.",
    about="ок.",
    speech="выступление",
    months=(
        *("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа"),
        *("сентября", "октября", "ноября", "декабря"),
    ),
    bare_months=(
        *("Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август"),
        *("Сентябрь", "Октябрь", "Ноябрь", "Декабрь"),
    ),
)
LATIN: Final = FieldWords(
    resource="Electronic resource",
    accessed="accessed",
    undated="S. a.",
    about="ca.",
    speech="speech",
    months=MONTHS,
    bare_months=MONTHS,
)

_OTHER_SCRIPTS: Final = frozenset(
    (
        *("ar", "be", "bg", "el", "fa", "he", "hy", "ja", "ka", "kk", "ko", "ky", "mk", "mn"),
        *("ps", "ru", "sr", "tg", "ug", "uk", "ur", "zh"),
    )
)
"""Languages that are not written in Latin letters unless their tag says so."""


def words_for(language: str) -> FieldWords:
    """The field words for a source in that language."""
    first, _, script = language.partition("-")
    is_latin = script == "Latn" or (first not in _OTHER_SCRIPTS and script in ("", "Latn"))
    return LATIN if is_latin else RUSSIAN


def cite(item: Citable) -> str:
    """The reference to a work."""
    said = words_for(item.language)
    resource = bracketed(said.resource) if item.address else ""
    title = unstopped(level(item.title))
    title = bracketed(title) if item.is_supplied else title
    author = inverted(item.author) if item.author else ""
    match item.kind:
        case "agreement" | "event":
            reference = sentences(joined(" ", title, resource), _placed(item, said))
        case "speech":
            is_told = item.is_supplied or said.speech in title.casefold()
            form = "" if is_told else said.speech
            titled = joined(" ", joined(": ", title, form), resource)
            told = item.is_supplied and item.event.casefold() in title.casefold()
            within = joined(" // ", titled, "" if told else item.event)
            reference = sentences(author, within, _placed(item, said))
        case _:
            site = "" if author and author == item.publisher else item.publisher
            within = joined(" // ", joined(" ", title, resource), site)
            reference = sentences(author, within, _published(item.date, said))
    return joined(" ", reference, _address(item, said))


def date(edtf: str) -> str:
    """A date in figures, ``24.11.2026``; empty for none."""
    time = span(edtf)
    if time is None:
        return in_words(edtf)
    figures = _figures(time.first)
    return figures if time.is_one else f"{figures}–{_figures(time.last)}"


def inverted(name: Name) -> str:
    """A name with the family's first, then initials; one that begins with it anyway is written out.

    That is how Russian catalogues enter Chinese and Korean names: ``Си Цзиньпин``.
    """
    return (
        name.written
        if name.is_family_first
        else joined(" ", name.family, name.initials) or (name.written)
    )


def _placed(item: Citable, said: FieldWords) -> str:
    time = span(item.date)
    when = date(item.date) if time else in_words(item.date)
    if time and (time.is_about or time.is_uncertain):
        when = _guessed(when, time, said)
    return joined(", ", item.place, when or bracketed(said.undated))


def _published(edtf: str, said: FieldWords) -> str:
    """The year, and behind it the day, as references to newspapers give them."""
    time = span(edtf)
    if time is None:
        return in_words(edtf) or bracketed(said.undated)
    first = time.first
    if time.is_about or time.is_uncertain:
        return _guessed(str(first.year), time, said)
    if not time.is_one:
        return date(edtf)
    if first.day:
        return f"{first.year}. {first.day} {said.months[first.month - 1]}"
    return joined(". ", str(first.year), said.bare_months[first.month - 1] if first.month else "")


def _guessed(figures: str, time: Span, said: FieldWords) -> str:
    return f"[{said.about} {figures}]" if time.is_about else f"[{figures}?]"


def _figures(day: Day) -> str:
    return ".".join(reversed(day.iso.split("-")))


def _address(item: Citable, said: FieldWords) -> str:
    if not item.address:
        return ""
    looked = date(item.accessed)
    note = f" ({said.accessed}: {looked})." if looked else ""
    return f"URL: {item.address}{note}"
