"""The window and the command line answer the same questions alike."""

import json
import random
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from summitdesk.cli import main
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.facets import FACETS, Facets
from summitdesk.domain.query import Choices, Query
from summitdesk.ui.models.results import SUMMARY_ROLE
from tests.counts import repetitions
from tests.desk import Desk

TEXTS = (
    "",
    "zhaparov",
    "Жапаров",
    "扎帕罗夫",
    "合作",
    "eternal good",
    "“Peace begins”",
    "memorandum trade",
    "саммит",
    "U.S.",
    "no such word anywhere",
    '"unclosed AND (NEAR *',
    "o‘zbekiston",
    "2025",
)


def test_a_hundred_queries_get_the_same_answer_through_window_and_command_line(
    qtbot: QtBot, desk: Desk, archive_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counted: list[Facets] = []
    desk.session.facets_counted.connect(counted.append)
    chance = random.Random(17)
    answers = 0
    for _ in range(repetitions(100, 1_000)):
        query = _question(chance, counted[-1] if counted else {})
        if query == desk.session.query:
            continue
        desk.session.ask(query)
        desk.rest()

        told = [_told(query, kind, archive_path, capsys) for kind in query.kinds]

        assert _uids(desk, qtbot) == [uid for answer in told for uid in _item_uids(answer)]
        assert desk.window.browse.list_area.model.rowCount() == sum(
            answer["total"] for answer in told
        )
        if len(told) == 1:
            assert _as_told(counted[-1]) == told[0]["facets"]
        answers += sum(answer["total"] > 0 for answer in told)
    assert answers > 30  # most questions have an answer, or the test would say little


def _question(chance: random.Random, known: Facets) -> Query:
    """A tab, words, and up to three values of facets that the last answer showed."""
    values = [(facet, each.value) for facet, shown in known.items() for each in shown]
    chosen = chance.sample(values, min(len(values), chance.choice((0, 0, 1, 2, 3))))
    excluded = [pair for pair in chosen if chance.random() < 0.3]
    return Query(
        text=chance.choice(TEXTS),
        kinds=chance.choice(tuple(TABS.values())),
        included=_choices([pair for pair in chosen if pair not in excluded]),
        excluded=_choices(excluded),
    )


def _choices(pairs: list[tuple[str, str]]) -> Choices:
    return tuple(sorted(pairs))


def _told(
    query: Query, kind: str, archive: Path, capsys: pytest.CaptureFixture[str]
) -> dict[str, object]:
    capsys.readouterr()
    options = [f"--include={facet}={value}" for facet, value in query.included]
    options += [f"--exclude={facet}={value}" for facet, value in query.excluded]
    fixed = ["--json", "--facets", "--kind", kind, "--archive", str(archive)]
    status = main(["find", *fixed, *options, "--", query.text])
    told = json.loads(capsys.readouterr().out)
    assert isinstance(told, dict)
    assert status == (0 if told["total"] else 1)
    return told


def _item_uids(answer: dict[str, object]) -> list[str]:
    items = answer["items"]
    assert isinstance(items, list)
    return [item["uid"] for item in items]


def _uids(desk: Desk, qtbot: QtBot) -> list[str]:
    model = desk.window.browse.list_area.model

    def all_are_known() -> bool:
        for row in range(model.rowCount()):
            model.summary(row)  # asks for what is not at hand
        return all(model.is_known(row) for row in range(model.rowCount()))

    qtbot.waitUntil(all_are_known)
    return [model.index(row, 0).data(SUMMARY_ROLE).uid for row in range(model.rowCount())]


def _as_told(facets: Facets) -> dict[str, object]:
    assert set(facets) <= set(FACETS)
    return {
        facet: [{"value": each.value, "label": each.label, "count": each.count} for each in values]
        for facet, values in facets.items()
    }
