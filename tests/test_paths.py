"""Where the program looks, from a checkout and for people who have no home."""

import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from summitdesk import paths

ROOT = Path(__file__).parent.parent

FOLDERS = (paths.user_data, paths.user_config, paths.user_state, paths.user_log)
ASKING = "from summitdesk import paths; print(paths.user_data(), paths.bundled_archive())"


def test_a_checkout_reads_its_own_files() -> None:
    assert paths.resources() == ROOT / "resources"
    assert paths.bundled_archive() == ROOT / "data" / "summit.db"


def test_asking_for_a_folder_creates_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name)

    found = [folder() for folder in FOLDERS]

    assert all(folder.is_relative_to(tmp_path) for folder in found)
    assert list(tmp_path.iterdir()) == []


def test_without_a_home_every_folder_is_still_an_absolute_path(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", {}.__getitem__)  # a user the system does not know

    assert all(folder().is_absolute() and "~" not in str(folder()) for folder in FOLDERS)


def test_an_empty_environment_is_enough() -> None:
    finished = subprocess.run(
        [sys.executable, "-c", ASKING], env={}, cwd="/", capture_output=True, text=True, timeout=60
    )

    assert finished.returncode == 0, finished.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="said there without platformdirs")
@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": "/srv/someone"},
        {"HOME": "/srv/someone", "XDG_CONFIG_HOME": "/srv/config"},
        {"HOME": "/srv/someone", "XDG_CONFIG_HOME": "not/absolute"},
        {"HOME": "/srv/someone", "XDG_CONFIG_HOME": ""},
        {"HOME": "not/absolute"},
        {},
    ],
)
def test_the_folder_of_choices_is_the_one_platformdirs_gives(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    expected = platformdirs.PlatformDirs("summitdesk", appauthor=False).user_config_dir

    assert str(paths.user_config()) == expected


def test_the_serif_comes_with_its_licence() -> None:
    serif = paths.serif()

    assert serif is not None
    assert "SIL OPEN FONT LICENSE" in (serif.parent.parent / "LICENSE").read_text("utf-8")
