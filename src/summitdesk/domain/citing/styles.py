"""The styles a citation can be copied in, and quotations with all that goes with them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from summitdesk.domain.citing import apa, chicago, gbt, gost
from summitdesk.domain.citing.citable import Citable, Quoted
from summitdesk.domain.citing.marks import (
    bracketed,
    joined,
    level,
    quoted,
    sentences,
    stopped,
    unstopped,
)
from summitdesk.domain.datewords import in_words
from summitdesk.domain.message import Say, in_english, mark

UNPUBLISHED: Final = frozenset(("actor", "discrepancy", "office", "person", "place", "term"))
"""Kinds of record that are entries of the archive, and no works: every style names them plainly."""


@dataclass(frozen=True)
class Style:
    """A way to cite."""

    name: str
    label: str
    """What it is called in a menu, in English."""
    form: Callable[[Citable], str]
    date: Callable[[str], str]
    language: str = ""
    """In which language a title is preferred, where the work has one in it."""

    def cite(self, item: Citable) -> str:
        """The citation, on one line."""
        return entry(item) if item.kind in UNPUBLISHED else self.form(item)


def plain(item: Citable) -> str:
    """The citation in plain words: of a treaty its title, place, date and parties."""
    said = in_words(item.date) or "undated"
    title = unstopped(level(item.title))
    if item.kind == "source":
        looked = in_words(item.accessed) if not item.date else ""
        said = joined(", ", said, f"accessed {looked}" if looked else "")
        title = title if item.is_supplied else quoted(title, item.language)
        return stopped(joined(", ", title, item.publisher, said, item.address))
    speaker = item.author.written if item.author else ""
    speaker = joined(", ", speaker, item.capacity)
    told = item.event.casefold() in title.casefold()
    if item.kind == "speech" and not item.is_supplied:
        title = quoted(title, item.language)
    event = "" if told or item.kind == "agreement" else item.event
    parties = ", ".join(party.name for party in item.parties)
    cited = joined(", ", speaker, title, event, item.place, said)
    return stopped(f"{cited} ({parties})" if parties else cited)


def entry(item: Citable) -> str:
    """An entry of an archive by its name, what it says, and in which archive and edition."""
    return sentences(level(item.title), level(item.remark), item.publisher)


def cite_quotation(said: Quoted, style: Style, say: Say = in_english) -> str:
    """Words with all that goes with them: who said them, whose they are, when, and where it stands.

    What a reader must be told of them, such as low confidence, is always part of it. The citation
    is in the language of its style, all before it in that of `say`.
    """
    passage = stopped(joined(" — ", words_of(said, say), attribution(said, say)))
    return joined(" ", passage, style.cite(said.source))


def words_of(said: Quoted, say: Say = in_english) -> str:
    """The words in the quotation marks of their language, with what they mean in English."""
    gloss = unstopped(level(said.gloss))
    meant = say("after words", "(in English: {gloss})", gloss=gloss) if gloss else ""
    return joined(" ", quoted(said.words, said.language), meant)


def attribution(said: Quoted, say: Say = in_english) -> str:
    """Who said the words, in what office, where and when; borrowed words name their author."""
    speaker = said.speaker
    if said.author:
        speaker = say("after an author", "quoted by {speaker}", speaker=speaker)
    when = in_words(said.date, say)
    who = joined(", ", said.author, speaker, said.capacity, said.occasion, when)
    return joined(" ", who, *(bracketed(caution) for caution in said.cautions))


STYLES: Final = {
    style.name: style
    for style in (
        Style("chicago", mark("Chicago, 17th edition"), chicago.cite, chicago.date),
        Style("apa", mark("APA, 7th edition"), apa.cite, apa.date),
        Style("gost", mark("GOST R 7.0.5-2008"), gost.cite, gost.date, "ru"),
        Style("gbt", mark("GB/T 7714-2015"), gbt.cite, gbt.date, "zh"),
        Style("plain", mark("Plain"), plain, in_words),
    )
}
"""Every style by its name, in the order of a menu."""
