"""What a search must find, worked out slowly: rows read one by one, strings looked through.

It knows nothing of the index, the catalogue or the program's rules of what belongs to a record:
the tables below say it once more, by hand. Only the folding of a single text and
the words of a date are the program's own, for those have tests of their own.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from summitdesk.domain.datewords import in_words
from summitdesk.domain.fold import folded, transliterated

TABS = {
    "agreements": ["agreement"],
    "quotations": ["quotation"],
    "speeches": ["speech"],
    "events": ["event"],
    "names": ["person", "actor"],
    "sources": ["source"],
    "discrepancies": ["discrepancy"],
}
SHOWN = [kind for kinds in TABS.values() for kind in kinds]

# Each line: a table, its column with the record's uid, and columns of that table.
NAMES = """
    agreement.uid title              agreement_title.agreement text
    event.uid title short_title      event_name.event text
    actor.uid name                   actor_name.actor text
    person.uid name                  person_name.person text
    place.uid name                   place_name.place text
    speech.uid title                 speech_title.speech text
    term.uid label                   term_label.term text
    office.uid title
    quotation.uid text gloss
    source.uid title
    discrepancy.uid topic
"""
OTHER_TEXTS = """
    agreement.uid date_as_given place_as_given summary extent
    agreement_title.agreement note
    agreement_status.agreement word
    date_claim.agreement basis
    agreement_act.agreement text
    agreement_relation.agreement note
    provision.agreement number heading summary text
    event.uid series date_as_given place_as_given venue summary
    event_name.event note
    event_attendance.event capacity
    actor_name.actor note
    person.uid description
    person_name.person note
    speech.uid capacity occasion date_as_given place_as_given availability text
    speech_title.speech note
    quotation.uid capacity
    quotation_agreement.quotation note
    source.uid publisher address published_basis
    discrepancy.uid assessment
    claim.discrepancy text
    citation.record evidence
    identifier.record value
    note.record text
    text_version.record address form extent_seen
    attachment.record name extracted_text
"""
DATES = """
    agreement.uid date               date_claim.agreement date
    agreement_act.agreement date     participation.agreement date
    event.uid date                   speech.uid date
    quotation.uid verified_on        source.uid published accessed
    office.uid held_from held_to
"""
NAMED = """
    agreement.uid type place event parent
    agreement_status.agreement status
    agreement_act.agreement act actor
    agreement_sector.agreement sector
    participation.agreement actor signatory
    agreement_relation.agreement related
    event.uid event_kind place chair
    event_attendance.event person
    actor.uid actor_kind parent
    actor_member.actor member
    speech.uid speaker event place
    quotation.uid speaker speech quoted_person
    quotation_agreement.quotation agreement
    discrepancy.uid discrepancy_kind
    discrepancy_record.discrepancy concerned
    office.uid actor
"""
NEVER_NAMED = {"source", "discrepancy"}

FACETS = {
    "event": """
        SELECT uid, event FROM agreement
        UNION SELECT uid, event FROM speech
        UNION SELECT quotation.uid, speech.event
            FROM quotation JOIN speech ON speech.uid = quotation.speech
        UNION SELECT person, event FROM event_attendance
        UNION SELECT discrepancy, concerned FROM discrepancy_record
            JOIN event ON event.uid = concerned
        UNION SELECT discrepancy, agreement.event FROM discrepancy_record
            JOIN agreement ON agreement.uid = concerned
        UNION SELECT discrepancy, speech.event FROM discrepancy_record
            JOIN speech ON speech.uid = concerned
        UNION SELECT discrepancy, speech.event FROM discrepancy_record
            JOIN quotation ON quotation.uid = concerned
            JOIN speech ON speech.uid = quotation.speech
    """,
    "party": """
        WITH RECURSIVE
        down (party, actor) AS (
            SELECT uid, uid FROM actor
            UNION SELECT party, member
            FROM down JOIN actor_member ON actor_member.actor = down.actor
        ),
        counted (party, actor) AS (
            SELECT party, actor FROM down
            UNION SELECT party, parent FROM counted JOIN actor ON actor.uid = counted.actor
            WHERE parent IS NOT NULL
        )
        SELECT agreement, counted.actor
        FROM participation JOIN counted ON counted.party = participation.actor
    """,
    "category": """
        SELECT uid, event_kind FROM event UNION SELECT uid, actor_kind FROM actor
        UNION SELECT uid, discrepancy_kind FROM discrepancy
    """,
    "country": """
        SELECT uid, country FROM event UNION SELECT uid, country FROM person
        UNION SELECT uid, country FROM actor
    """,
    "place": """
        SELECT uid, place FROM agreement UNION SELECT uid, place FROM event
        UNION SELECT uid, place FROM speech
    """,
    "confidence": """
        SELECT uid, confidence FROM agreement UNION SELECT uid, confidence FROM event
        UNION SELECT uid, confidence FROM quotation
    """,
    "language": """
        SELECT uid, language FROM quotation UNION SELECT uid, language FROM source
        UNION SELECT uid, language FROM speech UNION SELECT speech, language FROM speech_language
    """,
    "speaker": "SELECT uid, speaker FROM quotation UNION SELECT uid, speaker FROM speech",
    "type": "SELECT uid, type FROM agreement",
    "sector": "SELECT agreement, sector FROM agreement_sector",
    "status": "SELECT agreement, status FROM agreement_status",
    "author": "SELECT uid, quoted_person FROM quotation",
    "form": "SELECT uid, form FROM quotation",
    "format": "SELECT uid, format FROM event",
    "tier": "SELECT uid, tier FROM source",
    "publisher": "SELECT uid, publisher FROM source",
}
DAYS = """
    SELECT uid, date_first, date_last FROM agreement
    UNION SELECT uid, date_first, date_last FROM event
    UNION SELECT uid, date_first, date_last FROM speech
    UNION SELECT uid, published_first, published_last FROM source
    UNION SELECT quotation.uid, date_first, date_last
        FROM quotation JOIN speech ON speech.uid = quotation.speech
"""

FACETS_OF_KIND = {
    "agreement": "year event type sector party status place confidence",
    "quotation": "year event speaker author language form confidence",
    "speech": "year event speaker language place",
    "event": "year category format place country confidence",
    "person": "country event",
    "actor": "category country",
    "source": "year tier language publisher",
    "discrepancy": "category event",
}

Choices = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Part:
    """A word that was typed, or words in double quotes."""

    text: str
    quoted: bool = False

    def __str__(self) -> str:
        return f'"{self.text}"' if self.quoted else self.text


class Oracle:
    """All records of an archive, with their texts and facets, in dictionaries."""

    def __init__(self, path: Path) -> None:
        conn = sqlite3.connect(path)
        self.kinds: dict[str, str] = dict(conn.execute("SELECT uid, kind FROM record"))
        self.uids: dict[int, str] = dict(conn.execute("SELECT id, uid FROM record"))
        self.texts: dict[str, list[str]] = {}
        """The texts of each shown record as they were entered, or made of its names."""
        self.keys: dict[str, list[str]] = {}
        """Their folded words, each with a space before and after."""
        self.facets: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._collect_texts(conn)
        self._collect_facets(conn)
        conn.close()

    def worded(self, parts: Sequence[Part]) -> set[str]:
        """The records of all shown kinds that have every part."""
        wanted = [_key(part) for part in parts]
        return {
            uid
            for uid, keys in self.keys.items()
            if all(any(part in key for key in keys) for part in wanted)
        }

    def narrowed(self, uids: set[str], included: Choices, excluded: Choices) -> set[str]:
        """Those of the records that meet the facets."""
        return {uid for uid in uids if self._meets(self.facets[uid], included, excluded)}

    def of_kinds(self, uids: set[str], kinds: Iterable[str]) -> set[str]:
        """Those of the records that are of the kinds."""
        return {uid for uid in uids if self.kinds[uid] in kinds}

    def values(self, facet: str) -> list[str]:
        """Every value of a facet that any record has."""
        return sorted(
            {value for pairs in self.facets.values() for name, value in pairs if name == facet}
        )

    @staticmethod
    def _meets(pairs: set[tuple[str, str]], included: Choices, excluded: Choices) -> bool:
        return all(
            any((facet, value) in pairs for value in values) for facet, values in included.items()
        ) and not any(
            (facet, value) in pairs for facet, values in excluded.items() for value in values
        )

    def _collect_texts(self, conn: sqlite3.Connection) -> None:
        names, texts = by_owner(conn, NAMES), by_owner(conn, OTHER_TEXTS)
        named, dates = by_owner(conn, NAMED), by_owner(conn, DATES)
        offices = by_owner(conn, "office.person uid")
        for uid, kind in self.kinds.items():
            if kind not in SHOWN:
                continue
            called = list(names[uid])
            own = [uid, *texts[uid], *said(dates[uid])]
            links = list(named[uid])
            for office in offices[uid]:
                own += names[office] + texts[office] + said(dates[office])
                links += named[office]
            for link in links:
                if self.kinds[link] not in NEVER_NAMED:
                    called += names[link]
            called += [latin for text in called if (latin := transliterated(text))]
            self.texts[uid] = called + own
            self.keys[uid] = sorted({f" {folded(text)} " for text in called + own})

    def _collect_facets(self, conn: sqlite3.Connection) -> None:
        for facet, sql in FACETS.items():
            for uid, value in conn.execute(sql):
                self._add_facet(uid, facet, value)
        for uid, first, last in conn.execute(DAYS):
            if first:
                for year in range(int(first[:4]), int(last[:4]) + 1):
                    self._add_facet(uid, "year", str(year))

    def _add_facet(self, uid: str, facet: str, value: str | None) -> None:
        if value and facet in FACETS_OF_KIND.get(self.kinds[uid], "").split():
            self.facets[uid].add((facet, value))


def _key(part: Part) -> str:
    """A typed word begins a word, so only what stands before it matters; quoted words end."""
    return f" {folded(part.text)} " if part.quoted else f" {folded(part.text)}"


def said(dates: list[str]) -> list[str]:
    """Dates as they are written, and as they are said."""
    return dates + [in_words(date) for date in dates]


def by_owner(conn: sqlite3.Connection, table: str) -> dict[str, list[str]]:
    """All texts or links in the columns of a table above, by the record they belong to."""
    found: dict[str, list[str]] = defaultdict(list)
    for place, columns in _lines(table):
        source, _, owner = place.partition(".")
        for column in columns:
            for uid, text in conn.execute(
                f"SELECT {owner}, {column} FROM {source} WHERE {column} IS NOT NULL"
            ):
                found[uid].append(text)
    return found


def _lines(table: str) -> Iterator[tuple[str, list[str]]]:
    place, columns = "", list[str]()
    for word in table.split():
        if "." in word:
            if place:
                yield place, columns
            place, columns = word, []
        else:
            columns.append(word)
    yield place, columns
