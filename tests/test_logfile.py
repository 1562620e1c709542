"""The log is made with the first warning, stays small, and holds nothing of what records say."""

import logging
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

import summitdesk
from summitdesk import logfile
from summitdesk.paths import NOWHERE

FULL = Path("/dev/full")
SECRET = "永久睦邻友好合作条约 Treaty on Eternal Good-Neighbourliness"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[logging.Logger]:
    """A logger that writes into `tmp_path / "log"` and is heard nowhere else."""
    logger = logging.Logger("summitdesk.somewhere")
    handler = logfile.LogFile(lambda: tmp_path / "log")
    logger.addHandler(handler)
    yield logger
    handler.close()


def written(folder: Path) -> str:
    return (folder / "log" / logfile.FILE).read_text("utf-8")


def test_nothing_is_made_before_the_first_warning(log: logging.Logger, tmp_path: Path) -> None:
    log.info("All is well")
    assert list(tmp_path.iterdir()) == []

    log.warning("The serif cannot be used")

    assert "WARNING summitdesk.somewhere: The serif cannot be used\n" in written(tmp_path)


def test_numbers_are_kept_and_texts_are_not(log: logging.Logger, tmp_path: Path) -> None:
    log.warning("Row %d of %s is odd after %.1f s", 7, SECRET, 0.25)
    log.warning("%(amount)d rows of %(title)s", {"amount": 3, "title": SECRET})

    assert "Row 7 of ‹str› is odd after 0.2 s" in written(tmp_path)
    assert "3 rows of ‹str›" in written(tmp_path)


def test_an_error_is_told_by_its_kind_and_its_way_not_by_what_it_says(
    log: logging.Logger, tmp_path: Path
) -> None:
    try:
        try:
            {}[SECRET]
        except KeyError as error:
            raise ValueError(f"no such title: {SECRET}") from error
    except ValueError:
        log.exception("Something went wrong")

    told = written(tmp_path)
    assert "builtins.ValueError" in told
    assert "because of:\nbuiltins.KeyError" in told
    assert "test_logfile.py:" in told
    assert str(Path(__file__).parent) not in told
    assert not set(SECRET.split()) & set(told.split())


def test_a_sentence_that_does_not_fit_its_values_is_still_kept(
    log: logging.Logger, tmp_path: Path
) -> None:
    log.warning("One %d and another %d", SECRET)

    assert "One %d and another %d" in written(tmp_path)


def test_the_log_stays_small(
    log: logging.Logger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logfile, "LARGEST", 1_000)
    for number in range(200):
        log.warning("Warning number %d of many that all say the same", number)

    files = sorted(file.name for file in (tmp_path / "log").iterdir())

    assert files == [logfile.FILE, f"{logfile.FILE}.1", f"{logfile.FILE}.2"]
    assert all(file.stat().st_size <= 1_000 for file in (tmp_path / "log").iterdir())
    assert "number 199" in written(tmp_path)


def test_where_no_log_can_be_kept_nothing_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file in place of the folder")
    for folder in (tmp_path / "log", NOWHERE / "summitdesk" / "log"):
        logger = logging.Logger("summitdesk.somewhere")
        logger.addHandler(logfile.LogFile(partial(Path, folder)))
        logger.warning("Once")
        logger.warning("Twice")

    assert (tmp_path / "log").read_text() == "a file in place of the folder"
    assert not NOWHERE.exists()


@pytest.mark.skipif(not FULL.exists(), reason="there is no disk that is always full")
def test_a_full_disk_is_not_in_the_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / logfile.FILE).symlink_to(FULL)
    logger = logging.Logger("summitdesk.somewhere")
    handler = logfile.LogFile(partial(Path, tmp_path))
    logger.addHandler(handler)

    logger.warning("Once")
    logger.warning("Twice")
    handler.close()

    assert capsys.readouterr().err == ""


def test_no_sentence_of_the_log_is_put_together_before_it_is_told() -> None:
    """A text filled in by an f-string would pass the log unseen."""
    top = Path(summitdesk.__file__).parent
    early = [
        f"{module.name}: {found[0]}"
        for module in sorted(top.rglob("*.py"))
        for found in re.finditer(
            r"\b_?log(?:ger|ging)?\.(?:warning|error|exception|critical)\((?!\s*\")[^)]*",
            module.read_text("utf-8"),
        )
    ]

    assert early == []
