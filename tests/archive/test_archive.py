"""An open archive answers the same to everybody, in any thread, until it is closed."""

import random
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from summitdesk.archive.archive import Archive
from summitdesk.domain.catalogue import KINDS, SHOWN_KINDS
from summitdesk.domain.query import Query
from summitdesk.domain.record import canonical_json, content_hash
from tests.builders import INFO, build_archive, common_records, full_record
from tests.counts import repetitions

THREADS = 8


def questions(archive: Archive) -> list[Callable[[], object]]:
    """Things to ask, each with one answer for ever."""
    words = ["", "china", "japarov", "合作", "«пресс", "no such words", "a", "treaty 2025"]
    queries = [Query.of(each, kinds=kinds) for each in words for kinds in (SHOWN_KINDS, ["event"])]
    rnd = random.Random(1)
    ids = [rnd.sample(range(1, archive.info.records + 1), 40) for _ in range(10)]
    uids = [row.uid for row in archive.rows(ids[0]) if row]
    return [
        *((lambda query=query: archive.find(query)) for query in queries),
        *((lambda query=query: archive.facets(query)) for query in queries),
        *((lambda some=some: archive.rows(some)) for some in ids),
        *((lambda uid=uid: archive.view(uid)) for uid in uids),
        *((lambda uid=uid: archive.record(uid)) for uid in uids),
        *((lambda uid=uid: archive.history(uid)) for uid in uids),
    ]


def test_eight_threads_asking_at_once_get_the_same_answers(archive_path: Path) -> None:
    with closing(Archive.open(archive_path)) as alone:
        expected = [repr(ask()) for ask in questions(alone)]
    with closing(Archive.open(archive_path)) as shared:
        asked = questions(shared)
        begin = threading.Barrier(THREADS)

        def work(seed: int) -> list[int]:
            order = list(range(len(asked))) * repetitions(1, 20)
            random.Random(seed).shuffle(order)
            begin.wait(timeout=60)
            return [at for at in order if repr(asked[at]()) != expected[at]]

        with ThreadPoolExecutor(THREADS) as pool:
            wrong = list(pool.map(work, range(THREADS)))

    assert wrong == [[]] * THREADS


def test_an_archive_that_is_closed_gives_no_more_answers(archive_path: Path) -> None:
    archive = Archive.open(archive_path)
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(lambda _: archive.find(Query.of("china")), range(50)))

    archive.close()

    with pytest.raises(sqlite3.ProgrammingError):
        archive.find(Query.of("china"))
    archive.close()


def test_an_archive_says_what_it_is(tmp_path: Path) -> None:
    with closing(Archive.open(build_archive(tmp_path))) as opened:
        assert opened.info.title == INFO["title"]
        assert opened.info.edition == INFO["edition"]
        assert opened.info.licence == INFO["licence"]
        assert opened.info.records == len(common_records())
        assert opened.notices == ()
        assert opened.path == tmp_path / "a.summitdb"


def test_rows_come_in_the_order_asked_for_with_gaps_for_what_is_gone(archive: Archive) -> None:
    rows = archive.rows([5, 999_999, 1, 5])

    assert [row.id if row else None for row in rows] == [5, None, 1, 5]
    assert archive.rows([]) == []


def test_rows_are_found_by_uid_in_whatever_archive_they_are(archive: Archive) -> None:
    found = archive.rows_by_uid(["prs-japarov", "gone", "agr-treaty-eternal", "prs-japarov"])

    assert {uid: summary.kind for uid, summary in found.items()} == {
        "prs-japarov": "person",
        "agr-treaty-eternal": "agreement",
    }
    assert archive.rows_by_uid([]) == {}


def test_results_know_how_many_there_are_of_every_kind(archive: Archive) -> None:
    everything = archive.find(Query.of("china"))
    events = archive.find(Query.of("china", kinds=["event"]))

    assert events.counts == everything.counts
    assert list(everything.counts) == list(SHOWN_KINDS)
    assert sum(everything.counts.values()) == everything.total
    assert events.total == events.counts["event"]


def test_the_history_of_a_record_ends_in_what_it_is_now(tmp_path: Path) -> None:
    records = [full_record(kind) for kind in KINDS.values()]
    with closing(Archive.open(build_archive(tmp_path, records))) as opened:
        for each in records:
            newest = opened.history(str(each["uid"]))[0]

            assert newest.hash == content_hash(canonical_json(each))
            assert newest.record == each["uid"]


def test_two_archives_are_open_side_by_side(tmp_path: Path, archive: Archive) -> None:
    with closing(Archive.open(build_archive(tmp_path))) as small:
        assert small.find(Query.of("")).total < archive.find(Query.of("")).total
        assert small.record("place-any") is not None
        assert archive.record("place-any") is None


def test_an_archive_tells_what_is_missing_in_it_and_by_which_rules_it_was_made(
    archive: Archive,
) -> None:
    notes = archive.notes()

    assert {"Gap", "Rule", "Origin"} <= {note.kind.label for note in notes}
    assert any("Kyrgyzstan" in note.text for note in notes if note.kind.uid == "note_kind-gap")
