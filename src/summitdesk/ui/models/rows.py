"""What a row of a list says of its record: title, second line, and one sentence for all of it."""

from summitdesk import wording
from summitdesk.domain.citing.marks import enclosed
from summitdesk.domain.listing import Summary
from summitdesk.i18n import in_words, tr, trn
from summitdesk.ui import plain
from summitdesk.ui.runs import Look, Run, Runs, joined, text_of

_NAMED_PARTIES = 2


def title(summary: Summary) -> str:
    """The first line; the words of a quotation stand in quotation marks."""
    text = plain.one_line(summary.title)
    return enclosed(text, summary.language) if summary.kind == "quotation" else text


def own_title(summary: Summary) -> str:
    """The record's own title, letter for letter, or its words in quotation marks."""
    if summary.kind == "quotation":
        return enclosed(summary.title, summary.language)
    return summary.title


def second_line(summary: Summary) -> Runs:
    """The second line: what it is, when, where and who, and what to be careful of."""
    parts = _PARTS.get(summary.kind, _of_any)(summary)
    said = [(Run(plain.one_line(part, 120)),) for part in parts if part]
    return joined([*said, *_cautions(summary)], " · ")


def tooltip(summary: Summary) -> str:
    """The whole title, and the second line, as text that Qt cannot take for markup."""
    return plain.tooltip(f"{summary.title}\n{text_of(second_line(summary))}")


def sentence(summary: Summary) -> str:
    """The row as one sentence, for a screen reader."""
    said = text_of(second_line(summary)).replace(" · ", ", ")
    kind = wording.KINDS[summary.kind]
    if not said:
        return tr("{title}. {kind}.", title=title(summary), kind=kind)
    return tr("{title}. {kind}. {about}.", title=title(summary), kind=kind, about=said)


def copied(summary: Summary) -> str:
    """The row as one sentence of the record's own words, to be taken elsewhere.

    What is rated low says so at once, where no shortening loses it.
    """
    own = own_title(summary)
    mark = f" {wording.low()}" if summary.is_low else ""
    said = [part for part in _PARTS.get(summary.kind, _of_any)(summary) if part]
    if summary.discrepancies:
        said.append(wording.discrepancies(summary.discrepancies))
    told = (f"{own}{mark}", wording.KINDS[summary.kind], ", ".join(said))
    return " ".join(" ".join(f"{part}." for part in told if part).split())


def speaker(summary: Summary) -> str:
    """Who says the words of a quotation; borrowed words begin with their author."""
    said_by = summary.speaker.label if summary.speaker else ""
    if summary.author is None:
        return said_by
    return tr("{author}, quoted by {speaker}", author=summary.author.label, speaker=said_by)


def _cautions(summary: Summary) -> list[Runs]:
    said: list[Runs] = []
    if summary.confidence and (summary.is_low or summary.kind == "quotation"):
        look = Look.CAUTION if summary.is_low else Look.PLAIN
        said.append((Run(wording.confidence(summary.confidence), look),))
    if summary.discrepancies:
        said.append((Run(wording.discrepancies(summary.discrepancies), Look.CAUTION),))
    return said


def _parties(summary: Summary) -> str:
    names = [party.label for party in summary.parties]
    if len(names) <= _NAMED_PARTIES:
        return ", ".join(names)
    return tr("{number} parties", number=wording.number(len(names)))


def _of_agreement(summary: Summary) -> list[str]:
    return [summary.category, in_words(summary.date), summary.place, _parties(summary)]


def _of_quotation(summary: Summary) -> list[str]:
    source = summary.publisher or (summary.source.label if summary.source else "")
    language = wording.language(summary.language) if summary.language else ""
    return [speaker(summary), in_words(summary.date), source, language]


def _of_speech(summary: Summary) -> list[str]:
    said_by = summary.speaker.label if summary.speaker else ""
    event = summary.event.label if summary.event else ""
    return [said_by, in_words(summary.date), event, summary.place]


def _of_source(summary: Summary) -> list[str]:
    language = wording.language(summary.language) if summary.language else ""
    return [summary.publisher, in_words(summary.date), language, summary.category]


def _of_discrepancy(summary: Summary) -> list[str]:
    claims = wording.claims(summary.claims, 0) if summary.claims else ""
    if summary.concerned:
        return [summary.category, claims, summary.concerned.label]
    concerns = trn("{n} record", "{n} records", summary.concerns) if summary.concerns else ""
    return [summary.category, claims, concerns]


def _of_any(summary: Summary) -> list[str]:
    return [summary.category, in_words(summary.date), summary.place, summary.country]


_PARTS = {
    "agreement": _of_agreement,
    "quotation": _of_quotation,
    "speech": _of_speech,
    "source": _of_source,
    "discrepancy": _of_discrepancy,
}
