"""What tests stand on: no display, nobody's own folders, no unexpected words in the log."""

import logging
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from pytestqt.qtbot import QtBot

from summitdesk.archive.archive import Archive
from summitdesk.archive.build import build
from tests.counts import is_full, repetitions

SOURCE = Path(__file__).parents[1] / "data" / "source"
"""The text sources of the bundled archive."""

PATIENCE = 120_000
"""Milliseconds after which a wait is given up: what takes so long will never come."""

# Qt reads it when the first application is made; whoever wants to watch sets another one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile(
    "summitdesk",
    deadline=None,  # the machine is shared: a slow example is not a wrong one
    derandomize=not is_full(),
    max_examples=repetitions(100, 2_000),
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    print_blob=True,
)
hypothesis.settings.load_profile("summitdesk")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "expects_log(pattern): the test causes this warning or error in the log"
    )


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Begin Qt as the program does."""
    from summitdesk import app  # only where there is a window: most tests need no Qt

    return list(app.ARGUMENTS)


class _Overhearing(logging.Handler):
    """Keeps what was said at WARNING or louder, in whatever thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(f"{record.name}: {record.levelname}: {record.getMessage()}")


class _PatientBot(QtBot):
    """Waits until a thing has happened; on a busy machine that may take more than five seconds."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:  # noqa: N802
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:  # noqa: N802
        return super().waitSignal(signal, timeout=timeout, **more)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE, **more: Any) -> Any:  # noqa: N802
        return super().waitSignals(signals, timeout=timeout, **more)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's own, but for its patience: a test fails by what happens, never by the clock."""
    return _PatientBot(request)


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that logs a warning it did not announce, or announced one that never came."""
    overhearing = _Overhearing()
    logging.getLogger().addHandler(overhearing)
    yield
    logging.getLogger().removeHandler(overhearing)
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    surprising = [
        said for said in overhearing.said if not any(re.search(word, said) for word in expected)
    ]
    missing = [
        word for word in expected if not any(re.search(word, said) for said in overhearing.said)
    ]
    assert not surprising, f"unexpected in the log: {surprising}"
    assert not missing, f"expected in the log, but never said: {missing}"


@pytest.fixture(autouse=True, scope="session")
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep tests, and the programs they start, away from the folders of whoever runs them."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home / name.lower()))
        yield home


@pytest.fixture(scope="session")
def archive_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled archive as its text sources make it today; for reading only."""
    path = tmp_path_factory.mktemp("archive") / "summit.db"
    build(SOURCE, path)
    return path


@pytest.fixture(scope="session")
def archive(archive_path: Path) -> Iterator[Archive]:
    """The archive of `archive_path`, open."""
    opened = Archive.open(archive_path)
    yield opened
    opened.close()
