"""The program's door: verbs without Qt, and one plain line where the window cannot open."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from summitdesk import __main__, cli, startup

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems bring what Qt needs")


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in an environment where a display must be asked for."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    }
    return subprocess.run(
        [sys.executable, "-m", "summitdesk", *arguments],
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def one_line(finished: subprocess.CompletedProcess[str]) -> str:
    assert finished.returncode == startup.CANNOT_START
    assert finished.stdout == ""
    assert finished.stderr.startswith("summitdesk: ")
    assert finished.stderr.count("\n") == 1
    return finished.stderr


def without(folder: Path, soname: str) -> str:
    """Give a library path on which the system's loader finds only a broken `soname`."""
    (folder / soname).touch()
    return str(folder)


def test_without_a_display_it_says_so_in_one_line() -> None:
    assert "There is no display" in one_line(start())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("stderr", [">&-", ">/dev/full"])
def test_where_that_cannot_be_said_the_exit_status_tells(stderr: str) -> None:
    script = f'"$0" -m summitdesk 2{stderr}; echo $?'

    finished = subprocess.run(
        ["sh", "-c", script, sys.executable],
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert finished.stdout == f"{startup.CANNOT_START}\n"


def test_a_display_that_does_not_answer_is_named() -> None:
    assert "DISPLAY=:987" in one_line(start(DISPLAY=":987"))


def test_a_wayland_display_that_does_not_answer_is_named() -> None:
    said = one_line(start(WAYLAND_DISPLAY="wayland-987"))
    assert "WAYLAND_DISPLAY=wayland-987" in said or "libwayland" in said


def test_a_platform_that_qt_does_not_have_is_named() -> None:
    assert "'teapot'" in one_line(start(QT_QPA_PLATFORM="teapot"))


@pytest.mark.parametrize("platform", ["eglfs", "linuxfb:fb=/dev/fb0", "minimalegl", "vkkhrdisplay"])
def test_a_platform_without_windows_is_refused_before_qt_aborts(platform: str) -> None:
    said = one_line(start(QT_QPA_PLATFORM=platform))

    assert f"'{platform.partition(':')[0]}'" in said
    assert "xcb or wayland" in said


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libEGL.so.1", "libegl1"),
        ("libGL.so.1", "libgl1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-icccm.so.4", "libxcb-icccm4"),
        ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libxcb-shape.so.0", "libxcb-shape0"),
    ],
)
def test_a_missing_library_is_told_by_its_package(
    soname: str, package: str, tmp_path: Path
) -> None:
    said = one_line(start(DISPLAY=":987", LD_LIBRARY_PATH=without(tmp_path, soname)))

    assert said.endswith(f"sudo apt install {package}\n")


def test_a_missing_library_is_told_offscreen_too(tmp_path: Path) -> None:
    said = one_line(
        start(QT_QPA_PLATFORM="offscreen", LD_LIBRARY_PATH=without(tmp_path, "libdbus-1.so.3"))
    )

    assert said.endswith("sudo apt install libdbus-1-3\n")


def test_a_library_that_an_import_misses_is_told() -> None:
    said = startup.explanation(
        ImportError("libgssapi_krb5.so.2: cannot open shared object file: No such file")
    )

    assert said is not None
    assert said.endswith("sudo apt install libgssapi-krb5-2")


def test_a_fallback_that_works_is_enough() -> None:
    assert startup.obstacle({"QT_QPA_PLATFORM": "xcb;offscreen", "DISPLAY": ":987"}) is None


def test_an_offscreen_window_needs_no_display() -> None:
    assert startup.obstacle({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_packages_are_named_as_the_preparing_script_names_them() -> None:
    script = (ROOT / "tools" / "prepare").read_text()
    table = re.findall(r"^(lib\S+\.so\.\d+)\s+(\S+)$", script, re.MULTILINE)

    assert len(table) == 12
    assert {soname: startup.package_of(soname) for soname, _ in table} == dict(table)


def test_an_error_of_our_own_is_not_explained_away() -> None:
    assert startup.explanation(ModuleNotFoundError("no", name="summitdesk.ui.nowhere")) is None
    assert startup.explanation(ImportError("cannot import name 'x'")) is None
    assert startup.explanation(ValueError("libEGL.so.1")) is None


def test_a_missing_qt_binding_is_told() -> None:
    said = startup.explanation(ModuleNotFoundError("no", name="PySide6.QtWidgets"))

    assert said is not None
    assert "PySide6-Essentials" in said


@pytest.mark.parametrize("arguments", [[], ["a.summitdb"], ["--", "find"], ["--"], ["fnid"]])
def test_an_archive_or_nothing_opens_the_window(arguments: list[str]) -> None:
    assert "There is no display" in one_line(start(*arguments))


def test_verbs_and_options_never_meet_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    met = []
    monkeypatch.setattr(cli, "main", lambda arguments: met.append(arguments) or 0)

    for arguments in (["find", "x"], ["--help"], ["--version"], ["a", "b"], ["verify"]):
        monkeypatch.setattr(sys, "argv", ["summitdesk", *arguments])
        assert __main__.main() == 0

    assert met == [["find", "x"], ["--help"], ["--version"], ["a", "b"], ["verify"]]
