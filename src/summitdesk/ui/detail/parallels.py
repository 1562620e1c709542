"""The same words as other sources give them: language by language, and in rival wordings."""

from dataclasses import dataclass

from summitdesk import wording
from summitdesk.domain.citing.marks import enclosed
from summitdesk.domain.view import ParallelGroup, Wording
from summitdesk.domain.wordings import Mark, Segment, differing
from summitdesk.i18n import tr
from summitdesk.ui import plain
from summitdesk.ui.detail.prose import confidence_tag
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.runs import DOT, GLUE, Look, Run, Runs, joined, link, words


@dataclass(frozen=True)
class Version:
    """One wording as it is read beside another."""

    uid: str
    """Of its quotation."""
    caption: Runs
    text: Runs
    about: tuple[Runs, ...] = ()
    """What it means in English; where it stands, in what form, and how sure it is."""
    is_low: bool = False
    language: str = ""


@dataclass(frozen=True)
class Tongue:
    """All wordings of one language, each beside the words on show."""

    name: str
    """The language; of rival wordings in one's own, that they are such."""
    pairs: tuple[tuple[Version, Version], ...]
    is_rival: bool = False
    """Whether they are in the language of the words on show."""


def tongues(reading: Reading) -> list[Tongue]:
    """Every language the words on show were found in, their own first; alone, they have none."""
    return [_tongue(group, reading) for group in reading.view.parallels]


def _tongue(group: ParallelGroup, reading: Reading) -> Tongue:
    is_rival = group.language == reading.text("language")
    pairs = tuple(_pair(each, group.language, reading, is_rival) for each in group.wordings)
    return Tongue(tr("Other wordings") if is_rival else _language(group.language), pairs, is_rival)


def _pair(
    other: Wording, language: str, reading: Reading, is_rival: bool
) -> tuple[Version, Version]:
    """The words on show and the other ones; of rivals, each tells the words it alone has."""
    text = reading.text("text")
    low = reading.view.summary.is_low
    own_language = reading.text("language")
    if is_rival:
        segments = differing(text.strip(), other.text.strip())
        own_runs = _marked(text, segments, Mark.DELETED, low=low, language=own_language)
        other_runs = _marked(
            other.text, segments, Mark.INSERTED, low=other.is_low, language=language
        )
    else:
        own_runs = _whole(text, low, own_language)
        other_runs = _whole(other.text, other.is_low, language)
    own_caption = tr("{language}, on show", language=_language(own_language))
    caption = (Run(own_caption, Look.FAINT),)
    own = Version(reading.uid, caption, own_runs, is_low=low, language=own_language)
    return own, _version(other, language, other_runs, reading)


def _version(other: Wording, language: str, runs: Runs, reading: Reading) -> Version:
    about: list[Runs] = []
    if other.gloss:
        about.append((Run(f"{tr('In English:')} ", Look.FAINT), words(other.gloss, Look.SOFT)))
    parts: list[Runs] = [(link(other.source.uid, reading.publisher(other.source.uid)),)]
    if other.form:
        parts.append((Run(plain.one_line(other.form), Look.SOFT),))
    line = joined(parts, DOT)
    about.append((*line, GLUE, confidence_tag(other.confidence)))
    caption = (link(other.uid, _language(language), Look.SMALL_LINK),)
    return Version(other.uid, caption, runs, tuple(about), other.is_low, language)


def _whole(text: str, low: bool, language: str) -> Runs:
    caution = wording.low() if low else ""
    return (words(enclosed(text, language), caution=caution, tongue=language),)


def _marked(text: str, segments: list[Segment], alone: Mark, *, low: bool, language: str) -> Runs:
    """The wording that these segments give, with the words marked that only it has."""
    caution = wording.low() if low else ""
    runs = [
        words(
            each.text,
            Look.DIFFERENT if each.mark is alone else Look.PLAIN,
            caution=caution,
            tongue=language,
        )
        for each in segments
        if each.mark in (Mark.EQUAL, alone)
    ]
    before, _, after = enclosed(text, language).partition(text.strip())
    whole = (Run(before, tongue=language), *runs, Run(after, tongue=language))
    return tuple(run for run in whole if run.text)


def _language(tag_: str) -> str:
    return wording.language(tag_) if tag_ else tr("Unknown language")
