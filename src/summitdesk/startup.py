"""Why the window cannot open here, found out before Qt aborts the process, and what to do.

Qt ends the whole program (exit 134) when a library of its display plugin is missing or the display
does not answer. So the plugin is loaded here first, as Qt will load it a moment later, and the
display is asked; both cost next to nothing, since the libraries then stay in memory.
"""

import ctypes
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from summitdesk.i18n import tr

CANNOT_START = 3
"""The exit status when the window cannot start here."""

_SONAME = re.compile(r"(lib[\w.+-]+?)\.so\.(\d+)")

# Debian Policy 8.1 derives a package's name from its library's; these few go other ways.
_ODD_PACKAGES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libz.so.1": "zlib1g",
    "libgcc_s.so.1": "libgcc-s1",
    "libsystemd.so.0": "libsystemd0",
}


_WITHOUT_WINDOWS = frozenset({"eglfs", "linuxfb", "minimalegl", "vkkhrdisplay"})
"""What paints one picture on a bare screen, and aborts or stays dark where that is not given."""


def obstacle(environment: Mapping[str, str]) -> str | None:
    """Give the sentence that tells why Qt could not start, or None when nothing is in its way."""
    if sys.platform != "linux":
        return None
    plugins = _plugin_folder()
    if plugins is None:
        return None  # a Qt of the system's own; only importing it can tell
    complaints = []
    for platform in _platforms(environment):
        complaint = _complaint(platform, plugins, environment)
        if complaint is None:
            return None
        complaints.append(complaint)
    if complaints:
        return complaints[0]
    return tr(
        "There is no display to open the window on; start it from a desktop session, "
        "or use the commands that summitdesk --help lists."
    )


def explanation(error: BaseException) -> str | None:
    """Give the sentence for an import or load that failed, or None when it is not of that kind."""
    if isinstance(error, ModuleNotFoundError):
        if (error.name or "").partition(".")[0] not in {"PySide6", "shiboken6"}:
            return None
        return tr("The window needs PySide6-Essentials; install it with pip, or run tools/prepare.")
    soname = _SONAME.search(str(error))
    if soname is None or not isinstance(error, (ImportError, OSError)):
        return None
    return tr(
        "The window needs the library {library}, which cannot be loaded; "
        "on Debian or Ubuntu install it with: sudo apt install {package}",
        library=soname[0],
        package=package_of(soname[0]),
    )


def package_of(soname: str) -> str:
    """Give the Debian package of a library such as ``libxcb-cursor.so.0``."""
    if soname in _ODD_PACKAGES:
        return _ODD_PACKAGES[soname]
    name, _, version = soname.partition(".so.")
    between = "-" if name[-1].isdigit() else ""
    return f"{name}{between}{version}".lower().replace("_", "-")


def _plugin_folder() -> Path | None:
    """Find the wheel's platform plugins without importing Qt."""
    found = find_spec("PySide6")
    for location in (found and found.submodule_search_locations) or []:
        folder = Path(location, "Qt", "plugins", "platforms")
        if folder.is_dir():
            return folder
    return None


def _platforms(environment: Mapping[str, str]) -> Iterator[str]:
    """Yield the display systems Qt will try, in its order."""
    chosen = environment.get("QT_QPA_PLATFORM")
    if chosen:
        yield from (name.partition(":")[0] for name in chosen.split(";"))
        return
    if environment.get("WAYLAND_DISPLAY"):
        yield "wayland"
    if environment.get("DISPLAY"):
        yield "xcb"


def _complaint(platform: str, plugins: Path, environment: Mapping[str, str]) -> str | None:
    plugin = plugins / f"libq{platform}.so"
    if not plugin.exists():
        return tr(
            "QT_QPA_PLATFORM asks for '{platform}', which this program does not have.",
            platform=platform,
        )
    if platform in _WITHOUT_WINDOWS:
        return tr(
            "QT_QPA_PLATFORM asks for '{platform}', which has no room for the windows of a "
            "desktop; unset it, or set it to xcb or wayland.",
            platform=platform,
        )
    ask = _QUESTIONS.get(platform)
    try:
        ctypes.CDLL(str(plugin))
        if ask is None or ask(environment):
            return None
    except OSError as error:
        return explanation(error) or tr("The window cannot open: {error}.", error=error)
    variable = f"{'WAYLAND_' if platform == 'wayland' else ''}DISPLAY"
    return tr(
        "The display that {variable}={name} names does not answer.",
        variable=variable,
        name=environment.get(variable, ""),
    )


def _x_answers(environment: Mapping[str, str]) -> bool:
    library = ctypes.CDLL("libxcb.so.1")
    library.xcb_connect.restype = ctypes.c_void_p
    name = os.fsencode(environment.get("DISPLAY", ""))
    connection = ctypes.c_void_p(library.xcb_connect(name, None))
    refused = library.xcb_connection_has_error(connection)
    library.xcb_disconnect(connection)
    return not refused


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    library = ctypes.CDLL("libwayland-client.so.0")
    library.wl_display_connect.restype = ctypes.c_void_p
    name = os.fsencode(environment.get("WAYLAND_DISPLAY", "wayland-0"))
    connection = ctypes.c_void_p(library.wl_display_connect(name))
    if not connection:
        return False
    library.wl_display_disconnect(connection)
    return True


_QUESTIONS: dict[str, Callable[[Mapping[str, str]], bool]] = {
    "xcb": _x_answers,
    "wayland": _wayland_answers,
}
