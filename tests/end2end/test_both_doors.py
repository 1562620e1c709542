"""The window and the command line answer the same questions alike."""

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from summitdesk.cli import main
from summitdesk.domain.catalogue import TABS
from summitdesk.domain.facets import FACETS
from summitdesk.domain.query import Choices, Query
from summitdesk.ui import plain
from summitdesk.ui.models.results import SUMMARY_ROLE
from summitdesk.ui.widgets.including import EXCLUDED, FREE, INCLUDED
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
    chance = random.Random(17)
    known: list[tuple[str, str]] = []
    answers = 0
    for section in desk.window.browse.facets.sections.values():
        section.toggle_more()
    for _ in range(repetitions(100, 1_000)):
        query = _question(chance, known)
        if query == desk.session.query:
            continue
        desk.session.ask(query)
        desk.rest()

        told = [_told(query, kind, archive_path, capsys) for kind in query.kinds]

        total = sum(answer["total"] for answer in told)
        assert _listed(desk, qtbot) == [
            (item["uid"], _words(item["title"])) for answer in told for item in answer["items"]
        ]
        assert desk.count.split()[0] == f"{total:,}"
        if len(told) == 1:
            assert _panel(desk, query) == _expected(told[0]["facets"], query)
        known = [
            (facet, each["value"])
            for answer in told
            for facet, values in answer["facets"].items()
            for each in values
        ]
        answers += total > 0
    assert answers > 30  # most questions have an answer, or the test would say little


def _question(chance: random.Random, known: list[tuple[str, str]]) -> Query:
    """A tab, words, and up to three values of facets that the last answer named."""
    named = sorted(set(known))
    said = chance.sample(named, min(len(named), chance.choice((0, 0, 1, 2, 3))))
    excluded = [pair for pair in said if chance.random() < 0.3]
    return Query(
        text=chance.choice(TEXTS),
        kinds=chance.choice(tuple(TABS.values())),
        included=_choices([pair for pair in said if pair not in excluded]),
        excluded=_choices(excluded),
    )


def _choices(pairs: list[tuple[str, str]]) -> Choices:
    return tuple(sorted(pairs))


def _told(
    query: Query, kind: str, archive: Path, capsys: pytest.CaptureFixture[str]
) -> dict[str, Any]:
    capsys.readouterr()
    options = [f"--include={facet}={value}" for facet, value in query.included]
    options += [f"--exclude={facet}={value}" for facet, value in query.excluded]
    fixed = ["--json", "--facets", "--kind", kind, "--archive", str(archive)]
    status = main(["find", *fixed, *options, "--", query.text])
    told = json.loads(capsys.readouterr().out)
    assert isinstance(told, dict)
    assert status == (0 if told["total"] else 1)
    return told


def _words(title: str) -> list[str]:
    """How a title begins, without its marks: what is quoted stands in those of its language."""
    return re.findall(r"\w+", title)[:20]


def _listed(desk: Desk, qtbot: QtBot) -> list[tuple[str, list[str]]]:
    """Record and title of each row of the list, once all of them are at hand."""
    table = desk.window.browse.list_area.model

    def all_are_known() -> bool:
        for row in range(table.rowCount()):
            table.summary(row)  # asks for what is not at hand
        return all(table.is_known(row) for row in range(table.rowCount()))

    qtbot.waitUntil(all_are_known)
    rows = (table.index(row, 0) for row in range(table.rowCount()))
    return [(row.data(SUMMARY_ROLE).uid, _words(row.data())) for row in rows]


def _panel(desk: Desk, query: Query) -> dict[str, list[tuple[str, int, str]]]:
    """What the panel shows: of each facet its values, each with its count and what it is."""
    facets = desk.window.browse.facets
    shown = {
        facet: section.values.shown()
        for facet, section in facets.sections.items()
        if section.isVisibleTo(desk.window)
    }
    states = dict.fromkeys(query.included_in("year"), INCLUDED)
    states |= dict.fromkeys(query.excluded_in("year"), EXCLUDED)
    if facets.years.isVisibleTo(desk.window):
        shown["year"] = [
            (bar.label, bar.count, states.get(bar.label, FREE))
            for bar in facets.years.bars
            if bar.count  # the axis keeps the years that other questions had
        ]
    return {facet: values for facet, values in shown.items() if values}


def _expected(
    facets: dict[str, list[dict[str, Any]]], query: Query
) -> dict[str, list[tuple[str, int, str]]]:
    """The facets of the command line as the panel shows them."""
    assert set(facets) <= set(FACETS)
    return {
        facet: [
            (plain.one_line(each["label"], 120), each["count"], _state(query, facet, each["value"]))
            for each in values
            if each["count"] or facet != "year"
        ]
        for facet, values in facets.items()
        if any(each["count"] or facet != "year" for each in values)
    }


def _state(query: Query, facet: str, value: str) -> str:
    if value in query.included_in(facet):
        return INCLUDED
    return EXCLUDED if value in query.excluded_in(facet) else FREE
