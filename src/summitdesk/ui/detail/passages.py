"""What was said: quotations as passages, the versions of one sentence gathered on one card."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summitdesk import wording
from summitdesk.domain.citing.marks import OPENING, enclosed
from summitdesk.domain.confidence import rank_of
from summitdesk.domain.listing import Summary
from summitdesk.domain.record import text_of
from summitdesk.i18n import in_words, tr, trc
from summitdesk.ui import plain
from summitdesk.ui.detail.prose import confidence_tag
from summitdesk.ui.detail.reading import Reading
from summitdesk.ui.runs import GLUE, Look, Run, Runs, dot, framed, link, words

_OWN_NAMES = {
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

_FIRST_LANGUAGE = "en"


@dataclass(frozen=True)
class Passage:
    """One quotation as its card shows it."""

    uid: str
    text: str
    attribution: Runs
    is_low: bool
    language: str = ""
    """As a tag of BCP 47: it decides the quotation marks, and the face of Chinese."""


def passages(reading: Reading, *, is_about: bool = False) -> list[Passage]:
    """The quotations that belong to the record, the surest and most often reported first.

    Args:
        reading: the record.
        is_about: whether those are wanted that are linked to an agreement, or all the others.
    """
    about = reading.view.about
    wanted = [
        group
        for group in gathered(reading.view.quotations)
        if any(row.uid in about for row in group) is is_about
    ]
    groups = _in_turn(sorted(wanted, key=_notable))
    return [passage(group, capacity=_capacity(group[0], reading)) for group in groups]


def passage_of(reading: Reading) -> Passage:
    """The quotation that is itself the record, as a card."""
    own = reading.view.summary
    return passage([own], capacity=_capacity(own, reading), is_on_show=True)


def gathered(rows: Iterable[Summary]) -> list[list[Summary]]:
    """Quotations of the same words as groups, the surest first, where their first one stood."""
    groups: dict[str, list[Summary]] = {}
    for row in rows:
        groups.setdefault(row.parallel or row.uid, []).append(row)
    return [sorted(group, key=_surest) for group in groups.values()]


def passage(
    group: Sequence[Summary],
    *,
    capacity: str = "",
    has_event: bool = False,
    is_on_show: bool = False,
) -> Passage:
    """Quotations of the same words as one passage, in the wording of the first.

    Args:
        group: the quotations, at least one.
        capacity: in what office it was said; empty when that is not told.
        has_event: whether the event is named too.
        is_on_show: whether the first is itself the record on show, to which nothing need lead.
    """
    first, *others = group
    attribution = (
        *_who(first, capacity),
        *_where(first, has_event=has_event, is_on_show=is_on_show),
        *_tags(first, others),
    )
    return Passage(first.uid, first.title, attribution, first.is_low, first.language)


def words_of(passage: Passage) -> Runs:
    """The words in quotation marks; those of low confidence say so where they are copied."""
    caution = wording.low() if passage.is_low else ""
    quoted = enclosed(passage.text, passage.language)
    return (words(quoted, caution=caution, tongue=passage.language),)


def opening_of(quoted: Runs) -> str:
    """The mark that words open with, which hangs left of them; nothing when there is none."""
    first = quoted[0].text.lstrip("\u2068") if quoted else ""
    return first[:1] if first[:1] in OPENING else ""


def _surest(row: Summary) -> tuple[int, bool]:
    confidence = row.confidence.uid if row.confidence else ""
    return rank_of(confidence), row.language != _FIRST_LANGUAGE


def _notable(group: list[Summary]) -> tuple[tuple[int, bool], int]:
    return _surest(group[0]), -len(group)


def _in_turn(groups: list[list[Summary]]) -> list[list[Summary]]:
    """Let every voice speak once before any speaks again; what is unsure comes last."""
    turns: dict[str, int] = {}
    order: list[tuple[bool, int, int]] = []
    for place, (first, *_others) in enumerate(groups):
        who = first.author or first.speaker
        voice = who.uid if who else ""
        turns[voice] = turns.get(voice, 0) + 1
        order.append((first.is_low, turns[voice], place))
    return [groups[place] for _, _, place in sorted(order)]


def _capacity(row: Summary, reading: Reading) -> str:
    """In what office the words were said; that of the speech where the quotation tells none."""
    quotation = reading.record if row.uid == reading.uid else reading.aside(row.uid)
    speech = reading.aside(text_of(quotation, "speech"))
    return text_of(quotation, "capacity") or text_of(speech, "capacity")


def _who(row: Summary, capacity: str) -> Iterator[Run]:
    """Borrowed words name their author first."""
    if row.author is not None:
        yield link(row.author.uid, row.author.label, Look.STRONG)
        yield Run(trc("between an author and a speaker", ", quoted by "), Look.SOFT)
    if row.speaker is not None:
        yield link(row.speaker.uid, row.speaker.label)
    if capacity:
        yield words(plain.one_line(f", {capacity}"), Look.SOFT)


def _where(row: Summary, *, has_event: bool, is_on_show: bool) -> Iterator[Run]:
    if row.event is not None and has_event:
        yield dot()
        yield link(row.event.uid, row.event.label, Look.SOFT_LINK)
    yield dot()
    yield link("" if is_on_show else row.uid, in_words(row.date) or tr("undated"), Look.SOFT_LINK)
    if row.source is not None:
        yield dot()
        yield link(row.source.uid, row.publisher or row.source.label, Look.SOFT_LINK)


def _tags(row: Summary, others: Sequence[Summary]) -> Iterator[Run]:
    yield GLUE
    if row.confidence is not None:
        yield confidence_tag(row.confidence)
    for name, other in _versions(row, others).items():
        yield Run(" ")
        yield Run(framed(name), Look.TAG, other.uid, own=name)


def _versions(row: Summary, others: Sequence[Summary]) -> dict[str, Summary]:
    """What leads to the other wordings: one of each language, by the language's own name."""
    named: dict[str, Summary] = {}
    for other in others:
        is_rival = other.language == row.language
        name = tr("other wording") if is_rival else _OWN_NAMES.get(other.language, other.language)
        named.setdefault(name, other)
    return named
