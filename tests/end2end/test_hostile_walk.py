"""Nothing a record says makes the window read a file, open a socket, start a program or freeze."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.counts import repetitions
from tests.end2end.walk import BEGUN
from tests.hostile import hostile_archive, nasties

ROOT = Path(__file__).parents[2]
FREEZE = 1.0
"""So many seconds of the processor between two beats of the window's heart are too many."""

_FIRST = ("markup", "share", "started", "overrides", "controls", "unbroken", "words")
_AT_ONCE = len(_FIRST)
_RECORDS = (2, 12)
_FLOOD = 60_000
_STRACE = ("strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=%file,%network,%process")
_OPENED = re.compile(r'\b(?:open|openat|openat2|creat)\((?:[^,"]*, )?"([^"]*)".* = \d+')
_STARTED = re.compile(r"\b(?:execve|execveat|fork|vfork|clone|clone3)\(")
_REACHED = re.compile(r"\b(?:connect|bind|listen|sendto|sendmsg|sendmmsg)\(")
# Qt asks the print service of the machine itself which printers there are, before it prints or
# shows sheets, and glibc looks for the name service cache; nothing a record says has a part in it.
_OF_THIS_MACHINE = re.compile(
    r'connect\(\d+, \{sa_family=AF_(?:INET6?, sin6?_port=htons\(631\), .*"(?:::1|127\.0\.0\.1)"'
    r'|UNIX, sun_path="/(?:var/)?run/(?:nscd/socket|cups/cups\.sock)")'
)


@dataclass(frozen=True)
class Walk:
    """What came of a walk, as the program itself and as the system tells it."""

    report: dict[str, Any]
    calls: list[str]
    """What the program asked of the system; empty where nobody could listen."""
    folder: Path

    @property
    def started(self) -> list[str]:
        """The programs that were started; threads are none."""
        found = [call for call in self.calls if _STARTED.search(call)]
        return [call for call in found if "CLONE_THREAD" not in call]

    @property
    def sockets(self) -> list[str]:
        """What was reached or sent over any socket, but for the machine's own print service."""
        reached = [call for call in self.calls if _REACHED.search(call)]
        return [call for call in reached if not _OF_THIS_MACHINE.search(call)]

    @property
    def foreign(self) -> list[str]:
        """The files read or looked at that are neither the program's own nor the system's."""
        opened = {match[1] for call in self.calls if (match := _OPENED.search(call))}
        opened |= {path for path in self.report["heard"] if path.startswith("/")}
        named = {call for call in self.calls if "canary" in call or "203.0.113.1" in call}
        return sorted(path for path in opened if not self._is_own(path)) + sorted(named)

    def _is_own(self, path: str) -> bool:
        if "canary" in path:
            return False
        own = (sys.prefix, sys.base_prefix, sys.exec_prefix, str(ROOT), str(self.folder))
        system = ("/usr/", "/lib", "/etc/", "/proc/", "/sys/", "/dev/", "/var/cache/fontconfig")
        home = (os.environ["HOME"], os.environ["XDG_STATE_HOME"], os.environ["XDG_CACHE_HOME"])
        sqlite = "/etilqs_" in path  # where SQLite sorts what is too large for its memory
        return sqlite or not path.startswith("/") or path.startswith((*own, *system, *home))


def parties() -> list[tuple[str, ...]]:
    """The nasty texts, so many as stand in one archive; the short run meets the first of them."""
    others = [each.name for each in nasties(Path("/none")) if each.name not in _FIRST]
    made = [tuple(others[at : at + _AT_ONCE]) for at in range(0, len(others), _AT_ONCE)]
    return [_FIRST, *made][: repetitions(1, len(made) + 1)]


def hostile(folder: Path, names: Collection[str]) -> Path:
    """An archive of these texts; what they name lies beside it."""
    canary = folder / "canary" / "canary.png"
    canary.parent.mkdir()
    canary.write_bytes(b"not to be read")
    chosen = [each for each in nasties(canary) if each.name in names]
    return hostile_archive(folder / "hostile.summitdb", chosen, _FLOOD)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A small one, for who does not walk through it."""
    return hostile(tmp_path, ("markup",))


def can_listen() -> bool:
    """Whether strace is there, and may listen here."""
    if shutil.which("strace") is None:
        return False
    return subprocess.run([*_STRACE, "true"], capture_output=True, check=False).returncode == 0


def walked(archive: Path, planted: str = "") -> Walk:
    """Walk through the archive in a program of its own, listened to by the system if it lets us."""
    folder = archive.parent
    trace = folder / "trace"
    listening = [*_STRACE, "-o", str(trace)] if can_listen() else []
    walking = ["-m", "tests.end2end.walk", str(archive), str(folder)]
    records = str(repetitions(*_RECORDS))
    surroundings = os.environ | {"XDG_DATA_HOME": str(folder / "data"), "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [*listening, sys.executable, *walking, records, *filter(None, (planted,))],
        cwd=ROOT,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4_000:]
    _, is_broken, error = done.stderr.partition("Traceback")
    assert not is_broken, error
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    calls = trace.read_text(encoding="utf-8", errors="replace") if listening else ""
    _, _, after = calls.partition(BEGUN)
    return Walk(report, after.splitlines()[1:], folder)


@pytest.mark.parametrize("names", parties(), ids=" and ".join)
def test_a_walk_through_the_hostile_archive_harms_and_freezes_nothing(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    walk = walked(hostile(tmp_path, names))

    heard = walk.report["heard"]
    assert [event for event in heard if not event.startswith("/")] == []
    assert walk.foreign == []
    assert walk.sockets == []
    assert walk.started == []
    frozen = {step: gap for step, gap in walk.report["longest"].items() if gap > FREEZE}
    assert frozen == {}
    assert walk.report["beats"] > 100
    assert sum(walk.report["steps"].values()) > 1_000


@pytest.mark.skipif(not can_listen(), reason="strace is not installed, or may not listen here")
@pytest.mark.parametrize(
    ("planted", "noticed"),
    [("browser", "foreign"), ("program", "started"), ("socket", "sockets"), ("open", "foreign")],
)
def test_an_offender_is_noticed_from_outside(archive: Path, planted: str, noticed: str) -> None:
    walk = walked(archive, planted)

    assert getattr(walk, noticed) != []


def test_an_offender_is_noticed_from_within(archive: Path) -> None:
    assert walked(archive, "program").report["heard"].get("subprocess.Popen") == 1
    assert walked(archive, "socket").report["heard"].get("socket.__new__") == 1
    assert any("canary" in path for path in walked(archive, "open").report["heard"])


def test_a_freeze_is_noticed(archive: Path) -> None:
    assert max(walked(archive, "freeze").report["longest"].values()) > FREEZE
