"""What facets count is what choosing a value lists: recounted from the rows of the archive."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.domain.query import Query
from summitdesk.domain.record import Aggregate, Row
from tests.archive.search_oracle import FACETS_OF_KIND, SHOWN, TABS, Oracle, Part
from tests.archive.typist import Typist
from tests.builders import build_archive, record
from tests.counts import repetitions

LISTS = {**TABS, "everything": SHOWN}


@pytest.fixture(scope="module")
def oracle(archive_path: Path) -> Oracle:
    return Oracle(archive_path)


@dataclass
class State:
    """What a person has typed and chosen, and in which list they look."""

    parts: Sequence[Part]
    typed: str
    kinds: Sequence[str]
    included: dict[str, set[str]]
    excluded: dict[str, set[str]]

    @property
    def query(self) -> Query:
        return Query.of(
            self.typed, kinds=self.kinds, included=self.included, excluded=self.excluded
        )


class Visitor:
    """Types and chooses at random, mostly what some record has: most lists are not empty."""

    def __init__(self, oracle: Oracle, seed: str) -> None:
        self._random = Random(seed)
        self._oracle = oracle
        texts = [text for texts in oracle.texts.values() for text in texts]
        self._typist = Typist(texts, seed)

    def state(self, kinds: Sequence[str]) -> State:
        wanted = self._random.random()
        parts = [] if wanted < 0.4 else self._typist.query()[1]
        if wanted > 0.7:
            parts = [Part(parts[0].text[:2])]
        facets = facets_of(kinds)
        wish = self._random.choice(sorted(self._oracle.of_kinds(set(self._oracle.keys), kinds)))
        included: dict[str, set[str]] = {}
        for facet in self._some(facets, self._random.choice([0, 0, 1, 1, 2, 3])):
            had = [value for name, value in sorted(self._oracle.facets[wish]) if name == facet]
            some = [*had, *self._some_values(facet, 1)]
            included[facet] = {some[0], *self._some_values(facet, self._random.choice([0, 1, 2]))}
        excluded = {
            facet: set(self._some_values(facet, self._random.randint(1, 2)))
            for facet in self._some(facets, self._random.choice([0, 0, 1, 2]))
        }
        typed = " ".join(map(str, parts))
        return State(parts, typed, kinds, included, excluded)

    def _some_values(self, facet: str, count: int) -> list[str]:
        return self._some(self._oracle.values(facet), count)

    def _some(self, choice: list[str], count: int) -> list[str]:
        return self._random.sample(choice, min(count, len(choice)))


def facets_of(kinds: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(" ".join(FACETS_OF_KIND[kind] for kind in kinds).split()))


@pytest.mark.parametrize("kinds", LISTS.values(), ids=LISTS)
def test_facets_count_what_choosing_a_value_would_list(
    kinds: list[str], archive: Archive, oracle: Oracle
) -> None:
    visitor = Visitor(oracle, f"facets of {kinds}")
    totals = []

    for _ in range(repetitions(200, 2_000)):
        state = visitor.state(kinds)
        worded = oracle.worded(state.parts)

        results = archive.find(state.query)
        everything = oracle.narrowed(worded, state.included, state.excluded)
        assert {oracle.uids[row_id] for row_id in results.ids} == oracle.of_kinds(
            everything, kinds
        ), state
        assert results.total == len(set(results.ids)), state
        assert results.counts == {
            kind: len(oracle.of_kinds(everything, [kind])) for kind in SHOWN
        }, state
        assert counted(archive, state) == recounted(oracle, worded, state), state
        totals.append(results.total)

    assert sum(total > 0 for total in totals) > len(totals) / 3


def counted(archive: Archive, state: State) -> dict[str, dict[str, int]]:
    facets = archive.facets(state.query)
    for values in facets.values():
        assert len({each.value for each in values}) == len(values)
    return {facet: {each.value: each.count for each in values} for facet, values in facets.items()}


def recounted(oracle: Oracle, worded: set[str], state: State) -> dict[str, dict[str, int]]:
    """For each value: how many records the list would hold if it alone were chosen there."""
    expected: dict[str, dict[str, int]] = {}
    for facet in facets_of(state.kinds):
        included = {name: values for name, values in state.included.items() if name != facet}
        excluded = {name: values for name, values in state.excluded.items() if name != facet}
        others = oracle.of_kinds(oracle.narrowed(worded, included, excluded), state.kinds)
        named = state.included.get(facet, set()) | state.excluded.get(facet, set())
        counts = {
            value: sum((facet, value) in oracle.facets[uid] for uid in others)
            for value in {*oracle.values(facet), *named}
        }
        expected[facet] = {
            value: count for value, count in counts.items() if count or value in named
        }
    return expected


def test_choosing_a_value_lists_as_many_records_as_its_count_says(
    archive: Archive, oracle: Oracle
) -> None:
    visitor = Visitor(oracle, "choosing")
    random = Random("choosing")

    for _ in range(repetitions(50, 500)):
        query = visitor.state(random.choice(list(TABS.values()))).query
        for facet, values in archive.facets(query).items():
            for each in random.sample(values, min(3, len(values))):
                chosen = query.ignoring(facet).including(facet, each.value)
                assert archive.find(chosen).total == each.count, (query, facet, each)


def test_every_value_has_words_to_it_and_the_most_frequent_come_first(archive: Archive) -> None:
    facets = archive.facets(Query())

    for facet, values in facets.items():
        assert values, facet
        assert all(each.label for each in values)
        if facet == "year":
            assert [each.value for each in values] == sorted(each.value for each in values)
        else:
            assert [-each.count for each in values] == sorted(-each.count for each in values)
    assert {each.value: each.label for each in facets["country"]}["UZB"] == "Republic of Uzbekistan"
    assert "Astana 2025" in {each.label for each in facets["event"]}
    assert {each.label for each in facets["confidence"]} == {"High", "Medium", "Low"}


def test_an_agreement_counts_for_members_and_parents_of_its_parties_but_not_for_siblings(
    tmp_path: Path,
) -> None:
    def party(uid: str) -> Row:
        return {"actor": uid, "role": "role-any"}

    def agreement_of(uid: str) -> Aggregate:
        return record("agreement", f"of-{uid}", participations=[party(uid)])

    path = build_archive(
        tmp_path,
        [
            record("actor", "land"),
            record("actor", "city", parent="land"),
            record("actor", "sister", parent="union"),
            record("actor", "union", members=[{"member": "city"}, {"member": "sister"}]),
            *map(agreement_of, ("union", "sister", "city")),
        ],
    )
    archive = Archive.open(path)

    found = {
        uid: {
            row.uid
            for row in archive.rows(archive.find(Query.of(included={"party": [uid]})).ids)
            if row
        }
        for uid in ("land", "city", "sister", "union")
    }

    archive.close()
    assert found == {
        "land": {"of-union", "of-city"},
        "city": {"of-union", "of-city"},
        "sister": {"of-union", "of-sister"},
        "union": {"of-union", "of-sister"},
    }


def test_a_record_whose_date_spans_years_counts_in_each_of_them(tmp_path: Path) -> None:
    dates = {"agr-a": "2023", "agr-b": "2023-12/2025-01", "agr-c": "2024-05"}
    path = build_archive(
        tmp_path, (record("agreement", uid, date=date) for uid, date in dates.items())
    )
    archive = Archive.open(path)

    years = {each.value: each.count for each in archive.facets(Query())["year"]}

    archive.close()
    assert years == {"2023": 2, "2024": 2, "2025": 1}


def test_values_are_called_by_names_whoever_asks(archive: Archive) -> None:
    called = {
        facet: {each.value: each.label for each in values}
        for facet, values in archive.facets(Query()).items()
    }

    assert called["country"]["CHN"] == "People's Republic of China"
    assert called["language"]["zh"] == "Chinese (simplified)"
    assert called["language"]["uz-Cyrl"] == "Uzbek (Cyrillic)"
    assert called["year"]["2025"] == "2025"
    assert called["publisher"]["Daryo"] == "Daryo"
    assert called["event"]["evt-astana-2025"] == "Astana 2025"
