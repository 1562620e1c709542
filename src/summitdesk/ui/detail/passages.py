"""What was said: quotations as passages, the versions of one sentence gathered on one card."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from summitdesk import wording
from summitdesk.domain.confidence import CODES, is_low, rank_of
from summitdesk.domain.datewords import in_words
from summitdesk.domain.listing import Reference
from summitdesk.domain.record import Aggregate, text_of
from summitdesk.ui.detail.prose import confidence_tag
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.runs import Look, Run, Runs, dot, framed, link, words

OWN_NAMES = {
    "ar": "العربية",
    "bs": "bosanski",
    "de": "Deutsch",
    "en": "English",
    "es": "español",
    "fr": "français",
    "it": "italiano",
    "ja": "日本語",
    "kk": "қазақша",
    "ko": "한국어",
    "ky": "кыргызча",
    "pt": "português",
    "ru": "русский",
    "sr-Latn": "srpski",
    "tg": "тоҷикӣ",
    "tk": "türkmençe",
    "tr": "Türkçe",
    "uk": "українська",
    "uz-Cyrl": "ўзбекча",
    "uz-Latn": "o‘zbekcha",
    "zh": "中文",
    "zh-Hant": "中文 (繁體)",
}
"""Languages as they call themselves, for the tag that leads to another version."""

_MARKS = '“”„«»「」『』"'
_FIRST_LANGUAGE = "en"


@dataclass(frozen=True)
class Passage:
    """One quotation as its card shows it."""

    uid: str
    text: str
    attribution: Runs
    is_low: bool


def passages(reading: Reading) -> list[Passage]:
    """The quotations that belong to the record, the surest and most often reported first."""
    versions: dict[str, list[Aggregate]] = {}
    for summary in reading.view.quotations:
        quotation = reading.aside(summary.uid)
        group = text_of(quotation, "parallel_group") or summary.uid
        versions.setdefault(group, []).append(quotation)
    dates = {summary.uid: summary.date for summary in reading.view.quotations}
    names = _names(reading)
    groups = sorted((sorted(group, key=_surest) for group in versions.values()), key=_notable)
    return [_passage(group, names, dates, reading) for group in _in_turn(groups)]


def passage_of(reading: Reading) -> Passage:
    """The quotation that is itself the record, as a card."""
    names = {text_of(reading.record, name): reading.label(reading.text(name)) for name in _PEOPLE}
    speech = reading.aside(reading.text("speech"))
    return _passage([reading.record], names, {reading.uid: text_of(speech, "date")}, reading)


def quoted(text: str) -> str:
    """The words in quotation marks, unless they bring their own."""
    stripped = text.strip()
    return stripped if stripped[:1] in _MARKS else f"“{stripped}”"


def words_of(passage: Passage) -> Runs:
    """The words in quotation marks; those of low confidence say so where they are copied."""
    return (words(quoted(passage.text), caution=wording.LOW if passage.is_low else ""),)


_PEOPLE = ("speaker", "quoted_person")


def _surest(quotation: Aggregate) -> tuple[int, bool]:
    return rank_of(text_of(quotation, "confidence")), text_of(
        quotation, "language"
    ) != _FIRST_LANGUAGE


def _notable(group: list[Aggregate]) -> tuple[tuple[int, bool], int]:
    return _surest(group[0]), -len(group)


def _in_turn(groups: list[list[Aggregate]]) -> list[list[Aggregate]]:
    """Let every voice speak once before any speaks again; what is unsure comes last."""
    turns: dict[str, int] = {}
    order: list[tuple[bool, int, int]] = []
    for place, group in enumerate(groups):
        voice = text_of(group[0], "quoted_person") or text_of(group[0], "speaker")
        turns[voice] = turns.get(voice, 0) + 1
        unsure = is_low(text_of(group[0], "confidence"))
        order.append((unsure, turns[voice], place))
    return [groups[place] for _, _, place in sorted(order)]


def _names(reading: Reading) -> dict[str, str]:
    named: dict[str, str] = {}
    for summary in reading.view.quotations:
        for person in (summary.speaker, summary.author):
            if person is not None:
                named[person.uid] = person.label
    return named


def _passage(
    group: list[Aggregate], names: dict[str, str], dates: dict[str, str], reading: Reading
) -> Passage:
    quotation, others = group[0], group[1:]
    uid = text_of(quotation, "uid")
    runs = [
        *_who(quotation, names, reading),
        *_where(quotation, dates.get(uid, ""), reading),
        *_tags(quotation, others),
    ]
    low = is_low(text_of(quotation, "confidence"))
    return Passage(uid, text_of(quotation, "text"), tuple(runs), low)


def _who(quotation: Aggregate, names: dict[str, str], reading: Reading) -> Iterable[Run]:
    """Borrowed words name their author first."""
    speaker, author = (text_of(quotation, name) for name in _PEOPLE)
    if author:
        yield link(author, names.get(author, author), Look.STRONG)
        yield Run(", quoted by ", Look.SOFT)
    yield link(speaker, names.get(speaker, speaker))
    speech = reading.aside(text_of(quotation, "speech"))
    if capacity := text_of(quotation, "capacity") or text_of(speech, "capacity"):
        yield words(f", {capacity}", Look.SOFT)


def _where(quotation: Aggregate, date: str, reading: Reading) -> Iterable[Run]:
    uid = text_of(quotation, "uid")
    yield dot()
    when = link(uid, in_words(date) or "undated", Look.SOFT_LINK)
    yield replace(when, uid="") if uid == reading.uid else when
    if source := text_of(quotation, "source"):
        yield dot()
        yield link(source, reading.publisher(source), Look.SOFT_LINK)


def _tags(quotation: Aggregate, others: list[Aggregate]) -> Iterable[Run]:
    confidence = text_of(quotation, "confidence")
    yield Run(" ")
    yield confidence_tag(Reference(confidence, CODES.get(confidence, confidence)))
    told: set[str] = set()
    for other in others:
        language = text_of(other, "language")
        same = language == text_of(quotation, "language")
        name = "other wording" if same else OWN_NAMES.get(language, language)
        if name not in told:
            told.add(name)
            yield Run(" ")
            yield _framed(name, Look.TAG, text_of(other, "uid"))


def _framed(text: str, look: Look, uid: str = "") -> Run:
    return Run(framed(text), look, uid, own=text)
