"""A wheel carries all the program reads, and finds it from any folder."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PARTS = ("pyproject.toml", "setup.py", "README.md", "LICENSE", "src", "resources")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a wheel from a copy of the sources and install it away from them."""
    copy, wheels, site = (tmp_path_factory.mktemp(name) for name in ("copy", "wheels", "site"))
    for part in PARTS:
        whole = ROOT / part
        shutil.copytree(whole, copy / part) if whole.is_dir() else shutil.copy2(whole, copy)
    (copy / "data").mkdir()
    shutil.copy2(ROOT / "data" / "summit.db", copy / "data")

    def pip(*words: str) -> None:
        subprocess.run([sys.executable, "-m", "pip", "--quiet", *words], check=True, timeout=300)

    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(copy))
    (wheel,) = wheels.iterdir()
    shutil.rmtree(copy)
    pip("install", "--no-deps", "--target", str(site), str(wheel))
    return site


def ask(site: Path, question: str) -> str:
    """Run a line of Python in the root folder, with the installed package before all others."""
    line = f"import sys; sys.path.insert(0, {str(site)!r}); {question}"
    finished = subprocess.run(
        [sys.executable, "-I", "-c", line], cwd="/", capture_output=True, text=True, timeout=120
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout.strip()


def test_an_installed_program_finds_its_archive_from_any_folder(site: Path) -> None:
    found = Path(ask(site, "from summitdesk import paths; print(paths.bundled_archive())"))

    assert found.is_relative_to(site)
    assert found.read_bytes() == (ROOT / "data" / "summit.db").read_bytes()


def test_an_installed_program_has_every_resource(site: Path) -> None:
    found = Path(ask(site, "from summitdesk import paths; print(paths.resources())"))

    assert files_under(found) == files_under(ROOT / "resources")


def test_an_installed_program_answers(site: Path) -> None:
    words = ["find", "", "--kind", "agreement", "--limit", "1"]

    answer = ask(site, f"from summitdesk import cli; cli.main({words!r})")

    assert len(answer.splitlines()) == 2


def test_every_file_of_the_package_is_in_the_wheel(site: Path) -> None:
    package = files_under(ROOT / "src" / "summitdesk")

    assert package <= files_under(site / "summitdesk")


def files_under(top: Path) -> set[str]:
    return {
        str(file.relative_to(top))
        for file in top.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
