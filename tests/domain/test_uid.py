"""A new uid is a UUID of version 7, and greater than every one before it."""

import threading
import time
import uuid

import pytest

from summitdesk.domain import uid
from summitdesk.domain.uid import new_uid
from tests.counts import repetitions


def test_a_uid_is_written_as_a_uuid_of_version_7() -> None:
    given = new_uid()

    read = uuid.UUID(given)

    assert str(read) == given
    assert (read.version, read.variant) == (7, uuid.RFC_4122)


def test_a_uid_says_when_it_was_given() -> None:
    before = time.time_ns() // 1_000_000
    given = uuid.UUID(new_uid()).int >> 80
    after = time.time_ns() // 1_000_000

    # A burst of uids within one millisecond may run ahead of the clock, and stays there.
    assert before <= given <= after + 1


def test_each_uid_is_greater_than_the_one_before() -> None:
    given = [new_uid() for _ in range(repetitions(20_000, 1_000_000))]

    assert given == sorted(set(given))


def test_uids_stay_in_order_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first = new_uid()
    monkeypatch.setattr(time, "time_ns", lambda: 0)

    later = [new_uid() for _ in range(1_000)]

    assert [first, *later] == sorted({first, *later})


def test_a_full_millisecond_runs_over_into_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uid, "_last", (1 << 48 + 74 - 1) - 1)

    given = uuid.UUID(new_uid())

    assert given.int >> 80 == 1 << 47
    assert given.version == 7


def test_threads_never_get_the_same_uid() -> None:
    given: list[str] = []
    threads = [
        threading.Thread(target=lambda: given.extend([new_uid() for _ in range(2_000)]))
        for _ in range(4)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(given)) == 8_000
