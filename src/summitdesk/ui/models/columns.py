"""The columns a list can stand in: their headings, what they say of a record, their widths."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from summitdesk import wording
from summitdesk.domain.listing import Reference, Summary
from summitdesk.domain.query import Order
from summitdesk.i18n import figures, in_words, mark, tr
from summitdesk.ui.models import rows
from summitdesk.ui.models.list_look import Arrangement

LEAST_WIDTH, MOST_WIDTH = 48, 1_200


def _never(_summary: Summary) -> bool:
    return False


@dataclass(frozen=True)
class Column:
    """One column of a list."""

    name: str
    english: str
    """Its heading as the code says it."""
    text: Callable[[Summary], str]
    """The record's own words, as they are copied; the screen shows them made fit for it."""
    width: int
    """In pixels, as it comes."""
    orders: tuple[Order, ...] = ()
    """What its heading asks for, one after the other."""
    is_caution: Callable[[Summary], bool] = _never
    """Whether what it says calls for care."""

    @property
    def heading(self) -> str:
        """What stands above it, in the person's language."""
        return tr(self.english)


def usual(tab: str) -> Arrangement:
    """The columns of a tab as they come."""
    return tuple((column.name, column.width) for column in COLUMNS[tab][:_SHOWN])


def arranged(tab: str, wanted: Iterable[tuple[str, int]]) -> Arrangement:
    """An arrangement with only columns the tab has, each once, the title never missing."""
    known = {column.name: column for column in COLUMNS[tab]}
    made = {
        name: max(LEAST_WIDTH, min(MOST_WIDTH, width)) for name, width in wanted if name in known
    }
    first = COLUMNS[tab][0]
    if not made:
        return usual(tab)
    if first.name not in made:
        made = {first.name: first.width, **made}
    return tuple(made.items())


def columns_of(tab: str, arrangement: Arrangement) -> tuple[Column, ...]:
    """The columns themselves, in the order of the arrangement."""
    known = {column.name: column for column in COLUMNS[tab]}
    return tuple(known[name] for name, _ in arrangement)


def _title(summary: Summary) -> str:
    return rows.own_title(summary)


def _labels(*references: Reference | None) -> str:
    return ", ".join(reference.label for reference in references if reference)


def _language(summary: Summary) -> str:
    return wording.language(summary.language) if summary.language else ""


def _parties(summary: Summary) -> str:
    return _labels(*summary.parties)


def _discrepancies(summary: Summary) -> str:
    return figures(summary.discrepancies) if summary.discrepancies else ""


def _wordings(summary: Summary) -> str:
    return figures(summary.wordings) if summary.wordings else ""


def _is_low(summary: Summary) -> bool:
    return summary.is_low


def _always(_summary: Summary) -> bool:
    return True


_TITLE_ORDERS = (Order.TITLE, Order.TITLE_REVERSED)
_TITLE = Column("title", mark("Title"), _title, 300, _TITLE_ORDERS)
_DATE = Column(
    "date", mark("Date"), lambda each: in_words(each.date), 130, (Order.NEWEST, Order.OLDEST)
)
_TYPE = Column("type", mark("Type"), lambda each: each.category, 150, (Order.TYPE,))
_PLACE = Column("place", mark("Place"), lambda each: each.place, 110)
_EVENT = Column("event", mark("Event"), lambda each: _labels(each.event), 200)
_PARTIES = Column("parties", mark("Parties"), _parties, 220)
_STATUS = Column("status", mark("Status"), lambda each: ", ".join(each.statuses), 150)
_CONFIDENCE = Column(
    "confidence", mark("Confidence"), lambda each: _labels(each.confidence), 90, (), _is_low
)
_DISCREPANCIES = Column("discrepancies", mark("Discrepancies"), _discrepancies, 100, (), _always)
_SPEAKER = Column("speaker", mark("Speaker"), rows.speaker, 180)
_LANGUAGE = Column("language", mark("Language"), _language, 110)
_PUBLISHER = Column("publisher", mark("Publisher"), lambda each: each.publisher, 160)
_COUNTRY = Column("country", mark("Country"), lambda each: each.country, 170)

COLUMNS: dict[str, tuple[Column, ...]] = {
    "agreements": (
        _TITLE,
        _TYPE,
        _DATE,
        _PLACE,
        _PARTIES,
        _EVENT,
        _STATUS,
        _CONFIDENCE,
        _DISCREPANCIES,
    ),
    "quotations": (
        Column("title", mark("Words"), _title, 300, _TITLE_ORDERS),
        _SPEAKER,
        _DATE,
        _CONFIDENCE,
        _LANGUAGE,
        Column("source", mark("Source"), lambda each: each.publisher or _labels(each.source), 150),
        _EVENT,
        _PLACE,
        Column("wordings", mark("Wordings"), _wordings, 80),
        _DISCREPANCIES,
    ),
    "speeches": (_TITLE, _SPEAKER, _DATE, _EVENT, _PLACE, _DISCREPANCIES),
    "events": (
        Column("title", mark("Name"), _title, 300, _TITLE_ORDERS),
        Column("type", mark("Kind"), lambda each: each.category, 150, (Order.TYPE,)),
        _DATE,
        _PLACE,
        _COUNTRY,
        _CONFIDENCE,
        _DISCREPANCIES,
    ),
    "names": (
        Column("title", mark("Name"), _title, 280, _TITLE_ORDERS),
        _COUNTRY,
        Column("type", mark("Kind"), lambda each: each.category, 150, (Order.TYPE,)),
        Column("kind", mark("Record"), lambda each: wording.KINDS[each.kind], 90),
        _DISCREPANCIES,
    ),
    "sources": (
        _TITLE,
        _PUBLISHER,
        _DATE,
        _LANGUAGE,
        Column("type", mark("Tier"), lambda each: each.category, 170, (Order.TYPE,)),
    ),
    "discrepancies": (
        Column("title", mark("Topic"), _title, 360, _TITLE_ORDERS),
        Column("type", mark("Kind"), lambda each: each.category, 170, (Order.TYPE,)),
    ),
}
"""The columns of each tab, the usual ones first; the first of all is always shown."""

_SHOWN = 3
"""How many of them are shown as they come."""
