"""Makes an archive of many agreements, as registers of treaties have them: only for measuring.

    .venv/bin/python tools/make_large.py ARCHIVE [AGREEMENTS]

Lengths of titles, numbers and frequencies of parties, subjects, places and dates follow what was
measured of 8,131 treaty cards of UK Treaties Online and 4,532 agreements of GGO; words follow the
laws of Zipf and Heaps, so that the index is no smaller than a real one. Types are assumed. The same
number gives the same archive.
"""

import math
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from summitdesk.domain.library import Library
from summitdesk.domain.record import Aggregate, Row
from summitdesk.store.edition import write_edition

INFO: Row = {
    "uid": "arc-large",
    "title": "An archive for measuring",
    "edition": "2026.1",
    "publisher": "Nobody",
    "created": "2026-11-24T00:00:00Z",
    "licence": "CC0",
}
ACTORS, PLACES, SUBJECTS, TYPES, SOURCES = 633, 700, 121, 12, 400
PARTY_COUNTS = {1: 523, 2: 6226, 3: 862, 4: 280, 5: 119, 6: 96, 7: 111, 8: 77, 9: 56, 10: 73}
PARTY_COUNTS |= {15: 434, 35: 541, 75: 374, 150: 227}
DECADES = {1830: 46, 1860: 152, 1880: 338, 1900: 340, 1920: 868, 1930: 1165, 1940: 1897}
DECADES |= {1950: 1924, 1960: 1906, 1970: 264}
PARTIAL = 0.01
REPEATED = 0.035
IN_FORCE = 0.5
SYLLABLES = (
    "ba be do du fi ga go ha ka ki la lo ma me mi na ni no pa po ra re ri ro sa se ta ti to va"
)


class Words:
    """Words as languages use them: a few all the time, new ones again and again."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._known: list[str] = []
        self._used = 0

    def title(self) -> str:
        """Some words, as many characters long as titles are."""
        length = min(513, max(14, round(math.exp(self._chance.gauss(4.888, 0.533)))))
        words: list[str] = []
        while sum(map(len, words)) + len(words) < length:
            words.append(self._word())
        return " ".join(words).capitalize()

    def _word(self) -> str:
        self._used += 1
        if len(self._known) < 37.5 * self._used**0.444:
            syllables = self._chance.choices(SYLLABLES.split(), k=self._chance.randint(1, 4))
            self._known.append("".join(syllables))
            return self._known[-1]
        rank = int(self._chance.paretovariate(0.37)) - 1
        return self._known[rank] if rank < len(self._known) else self._chance.choice(self._known)


class Popular:
    """Names of which a few are met everywhere and most hardly ever."""

    def __init__(self, prefix: str, amount: int, exponent: float, chance: random.Random) -> None:
        self.uids = [f"{prefix}-{number}" for number in range(amount)]
        self._weights = list(accumulate((rank + 1) ** -exponent for rank in range(amount)))
        self._chance = chance

    def one(self) -> str:
        """One of them."""
        return self._chance.choices(self.uids, cum_weights=self._weights)[0]

    def some(self, amount: int) -> list[str]:
        """As many different ones."""
        found: dict[str, None] = {}
        while len(found) < amount:
            found[self.one()] = None
        return list(found)


def records(amount: int) -> Iterator[Aggregate]:
    """The agreements, and all that they name."""
    chance = random.Random(amount)
    words = Words(chance)
    actors, places = Popular("act", ACTORS, 0.638, chance), Popular("plc", PLACES, 1.0, chance)
    subjects, types = (
        Popular("sector", SUBJECTS, 1.056, chance),
        Popular("type", TYPES, 1.0, chance),
    )
    sources = Popular("src", SOURCES, 1.0, chance)
    yield from _vocabularies(subjects, types)
    for uid in actors.uids:
        name = words.title()[:30]
        yield {"uid": uid, "kind": "actor", "name": name, "actor_kind": "actor_kind-state"}
    for uid in places.uids:
        yield {"uid": uid, "kind": "place", "name": words.title()[:20]}
    for uid in sources.uids:
        yield {"uid": uid, "kind": "source", "title": words.title(), "tier": "tier-primary"}
    titles: list[str] = []
    for number in range(amount):
        again = titles and chance.random() < REPEATED
        titles.append(chance.choice(titles) if again else words.title())
        uid = f"agr-{number}"
        signed = _day(chance)
        made: Aggregate = {
            "uid": uid,
            "kind": "agreement",
            "title": titles[-1],
            "type": types.one(),
            "date": signed if chance.random() > PARTIAL else signed[: chance.choice((4, 7))],
            "place": places.one(),
            "statuses": [{"uid": f"{uid}-s", "word": "signed", "status": "status-signed"}],
            "sectors": [{"uid": f"{uid}-t", "sector": subjects.one()}],
            "identifiers": [{"uid": f"{uid}-i", "scheme": "number", "value": str(number)}],
            "citations": [{"uid": f"{uid}-c", "source": sources.one()}],
        }
        made["participations"] = [
            {"uid": f"{uid}-p{at}", "actor": actor, "role": "role-party"}
            for at, actor in enumerate(actors.some(_share(PARTY_COUNTS, chance)))
        ]
        if chance.random() < IN_FORCE:
            made["acts"] = [{"uid": f"{uid}-a", "text": "Entry into force", "date": signed}]
        yield made


def _vocabularies(*popular: Popular) -> Iterator[Aggregate]:
    terms = [uid for each in popular for uid in each.uids]
    terms += ["status-signed", "role-party", "actor_kind-state", "tier-primary"]
    for uid in terms:
        vocabulary = uid.partition("-")[0]
        label = uid.replace("-", " ").capitalize()
        yield {"uid": uid, "kind": "term", "vocabulary": vocabulary, "label": label}


def _share(shares: dict[int, int], chance: random.Random) -> int:
    return chance.choices(list(shares), weights=list(shares.values()))[0]


def _day(chance: random.Random) -> str:
    first = date(_share(DECADES, chance), 1, 1)
    return (first + timedelta(days=chance.randrange(3650))).isoformat()


def main() -> None:
    """Make the archive and say what it is."""
    path, amount = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    path.unlink(missing_ok=True)
    path.touch()
    library = Library(records(amount))
    write_edition(path, INFO, [], library)
    print(f"{path}: {len(library):,} records, {path.stat().st_size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
