"""Measures how long a save takes, from asking for it to being durable, idle and under search.

    .venv/bin/python tools/benchmark_save.py [ARCHIVE] [SAVES]

A working archive of the one given (by default the bundled one) is made in a temporary folder of
the disk the archive lies on. A save changes the title of an agreement; under search, two threads
ask for lists, facets and rows without a pause. Prints medians and 95th percentiles in milliseconds,
and how long a search took at most.
"""

import random
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

from summitdesk.archive.editing import Saved, read, save
from summitdesk.archive.working import WorkingArchive, make_working_archive
from summitdesk.domain.catalogue import SHOWN_KINDS
from summitdesk.domain.query import Query
from summitdesk.paths import bundled_archive

SEARCHERS = 2


def saves(archive: WorkingArchive, uids: list[str], amount: int) -> list[float]:
    """How long each of so many saves took, in milliseconds."""
    chance = random.Random(3)
    taken = []
    for number in range(amount):
        edited = read(archive, chance.choice(uids))
        assert edited.record is not None
        record = edited.record | {"title": f"{edited.record['title']} {number}"[-500:]}
        started = time.perf_counter()
        saved = save(archive, record, edited)
        taken.append((time.perf_counter() - started) * 1000)
        assert isinstance(saved, Saved)
        time.sleep(0.02)  # a person types between two saves; a loop of them would starve all else
    return taken


def search_nonstop(archive: WorkingArchive, words: list[str], ending: threading.Event) -> float:
    """How long the slowest search took, in milliseconds."""
    chance = random.Random(5)
    slowest = 0.0
    while not ending.is_set():
        query = Query.of(chance.choice(words), kinds=SHOWN_KINDS)
        started = time.perf_counter()
        results = archive.find(query)
        archive.rows(results.ids[:40])
        archive.facets(query)
        slowest = max(slowest, time.perf_counter() - started)
    return slowest * 1000


def told(name: str, taken: list[float]) -> str:
    """One line of figures."""
    median, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
    return f"{name:<12} median {median:6.1f} ms   p95 {p95:6.1f} ms   worst {max(taken):6.1f} ms"


def main() -> None:
    """Measure both and print them."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else bundled_archive()
    amount = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    with tempfile.TemporaryDirectory(dir=source.absolute().parent) as folder:
        archive = WorkingArchive.open(make_working_archive(source, Path(folder, "mine.summitdb")))
        ids = archive.find(Query.of("", kinds=("agreement",))).ids
        rows = archive.rows(random.Random(1).sample(list(ids), min(500, len(ids))))
        uids = [row.uid for row in rows if row]
        words = [word for row in rows if row for word in row.title.split()[:3]]
        print(f"{source}: {archive.info.records:,} records, {amount} saves each")
        print(told("idle", saves(archive, uids, amount)))
        ending = threading.Event()
        slowest: list[float] = []
        searchers = [
            threading.Thread(
                target=lambda: slowest.append(search_nonstop(archive, words, ending)), daemon=True
            )
            for _ in range(SEARCHERS)
        ]
        for searcher in searchers:
            searcher.start()
        print(told("under search", saves(archive, uids, amount)))
        ending.set()
        for searcher in searchers:
            searcher.join()
        print(f"slowest search beside it {max(slowest):.0f} ms")
        archive.close()


if __name__ == "__main__":
    main()
