"""Quotations that give the same words stand together, wherever one of them is met."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.archive.answers import record_answer
from summitdesk.archive.archive import Archive
from summitdesk.domain.listing import Summary
from summitdesk.domain.query import Query
from summitdesk.domain.record import Aggregate
from summitdesk.domain.view import View
from summitdesk.store.connection import open_reader
from summitdesk.store.parallels import group_extents, parallels
from tests.builders import build_archive, record
from tests.recording import Recording

QUOTATIONS = """
    SELECT quotation.uid, quotation.parallel_group, quotation.language, quotation.text,
           quotation.gloss, source.title, form.label, confidence.label
    FROM quotation
    JOIN record ON record.uid = quotation.uid
    JOIN source ON source.uid = quotation.source
    JOIN term AS form ON form.uid = quotation.form
    JOIN term AS confidence ON confidence.uid = quotation.confidence
    ORDER BY record.id
"""


@pytest.fixture(scope="module")
def rows(archive_path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(archive_path)) as conn:
        return conn.execute(QUOTATIONS).fetchall()


def view(archive: Archive, uid: str) -> View:
    found = archive.view(uid)
    assert found is not None
    return found


def quotation(uid: str, language: str = "en", group: str = "", **given: str) -> Aggregate:
    """A quotation; of a group when one is named."""
    if group:
        given["parallel_group"] = group
    return record("quotation", uid, text=f"Words of {uid}", language=language, **given)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Archive]:
    """A speech given in two languages and reported in more, and words that stand alone."""
    said = [
        quotation("quo-a", "ru", "pg-1", speech="spk-1"),
        quotation("quo-b", "en", "pg-1", speech="spk-1", gloss="In other words"),
        quotation("quo-c", "zh", "pg-1", confidence="confidence-low"),
        quotation("quo-d", "en", "pg-1"),
        quotation("quo-e", "en", "pg-alone", speech="spk-1"),
        quotation("quo-f", "en", speech="spk-1"),
    ]
    low = record("term", "confidence-low", vocabulary="confidence", label="Shaky")
    path = build_archive(tmp_path, [*said, low, record("speech", "spk-1")])
    with closing(Archive.open(path)) as opened:
        yield opened


def test_every_quotation_of_the_archive_shows_exactly_the_others_of_its_group(
    archive: Archive, rows: list[tuple[str, ...]]
) -> None:
    with_others = 0
    for uid, group, language, *_ in rows:
        others = [row for row in rows if group and row[1] == group and row[0] != uid]
        others.sort(key=lambda row: row[2] != language)
        expected = {
            tag: [(row[0], *row[3:]) for row in others if row[2] == tag]
            for tag in dict.fromkeys(row[2] for row in others)
        }

        shown = view(archive, uid).parallels

        assert [each.language for each in shown] == list(expected)
        assert {
            each.language: [
                (
                    one.uid,
                    one.text,
                    one.gloss or None,
                    one.source.label,
                    one.form,
                    one.confidence.label,
                )
                for one in each.wordings
            ]
            for each in shown
        } == expected
        with_others += bool(shown)

    assert with_others > 40


def test_the_own_language_comes_first(small: Archive) -> None:
    shown = view(small, "quo-b").parallels

    assert [each.language for each in shown] == ["en", "ru", "zh"]
    assert [one.uid for each in shown for one in each.wordings] == ["quo-d", "quo-a", "quo-c"]
    assert [one.is_low for one in shown[2].wordings] == [True]


@pytest.mark.parametrize("uid", ["quo-e", "quo-f"])
def test_words_that_stand_alone_have_no_parallels(uid: str, small: Archive) -> None:
    alone = view(small, uid)

    assert alone.parallels == ()
    assert "parallels" not in record_answer(alone)


@pytest.mark.parametrize("uid", ["agr-treaty-eternal", "prs-japarov", "spk-japarov-cn-2025"])
def test_only_quotations_have_parallels(uid: str, archive: Archive) -> None:
    shown = view(archive, uid)

    assert shown.quotations
    assert shown.parallels == ()


def test_rows_say_which_of_them_give_the_same_words_and_how_many_there_are(small: Archive) -> None:
    in_view = {row.uid: extent(row) for row in view(small, "spk-1").quotations}
    ids = small.find(Query(kinds=("quotation",))).ids
    listed = {row.uid: extent(row) for row in small.rows(ids) if row}

    assert in_view == {
        "quo-a": ("pg-1", 4, 3),
        "quo-b": ("pg-1", 4, 3),
        "quo-e": ("", 0, 0),
        "quo-f": ("", 0, 0),
    }
    assert in_view.items() <= listed.items()


def extent(row: Summary) -> tuple[str, int, int]:
    return row.parallel, row.wordings, row.languages


def test_the_command_line_names_them_with_their_low_confidence(small: Archive) -> None:
    answer = record_answer(view(small, "quo-a"))

    assert answer["parallels"] == [
        {
            "language": "en",
            "wordings": [
                {
                    "uid": "quo-b",
                    "label": "Words of quo-b",
                    "gloss": "In other words",
                    "form": "Label of quotation_form-any",
                    "source": {"uid": "source-any", "label": "Title of source-any"},
                    "confidence": "label of confidence-any",
                },
                {
                    "uid": "quo-d",
                    "label": "Words of quo-d",
                    "form": "Label of quotation_form-any",
                    "source": {"uid": "source-any", "label": "Title of source-any"},
                    "confidence": "label of confidence-any",
                },
            ],
        },
        {
            "language": "zh",
            "wordings": [
                {
                    "uid": "quo-c",
                    "label": "Words of quo-c",
                    "form": "Label of quotation_form-any",
                    "source": {"uid": "source-any", "label": "Title of source-any"},
                    "confidence": "low",
                }
            ],
        },
    ]


def test_a_group_is_found_without_walking_all_quotations(archive_path: Path) -> None:
    conn = open_reader(archive_path, immutable=True)
    recording = Recording(conn)
    uid, group = conn.execute(
        "SELECT uid, parallel_group FROM quotation WHERE parallel_group IS NOT NULL"
    ).fetchone()

    group_extents(recording, [group, "pg-none", ""])
    parallels(recording, {"uid": uid, "parallel_group": group, "language": "en"})

    assert not [step for step in recording.plan() if step.startswith("SCAN")]
    conn.close()
