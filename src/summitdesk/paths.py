"""Where things are: beside the program, and in a person's own folders.

This module alone knows whether the program runs from a checkout, an installed wheel or a frozen
folder. Asking creates nothing, and works for a user who has no home.
"""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "bundled"
# A wheel and a frozen program carry their files inside the package; a checkout has them on top.
_TOP = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent.parent

NOWHERE = Path("/nonexistent")
"""Where folders of users lie who have no home, as Debian says it; nobody makes it."""


def resources() -> Path:
    """Give the folder of icons, styles and other files the window reads."""
    return _TOP / "resources"


def locale() -> Path:
    """Give the folder of the catalogues of translations, a folder a language."""
    return resources() / "locale"


def bundled_archive() -> Path:
    """Give the archive that comes with the program; it may only be read."""
    return _TOP / "data" / "summit.db"


def absolute(path: Path) -> Path:
    """Give the path from the root; as it is, where the folder one stands in has been removed."""
    try:
        return path.absolute()
    except OSError:
        return path


def serif() -> Path | None:
    """Give the file of the serif that comes with the program, as a package of its own."""
    package = find_spec("fontpkg_noto_serif")
    for folder in (package and package.submodule_search_locations) or ():
        if (file := Path(folder, "files", "NotoSerif[wdth,wght].ttf")).is_file():
            return file
    return None


def user_data() -> Path:
    """Give the folder of what belongs to the person, such as the shelf."""
    return _own("data")


def user_config() -> Path:
    """Give the folder of what the person chose; it is asked for before the first paint."""
    if sys.platform == "linux":  # as platformdirs says it, without the time its import takes
        if os.path.isabs(folder := os.environ.get("XDG_CONFIG_HOME", "")):
            return Path(folder, "summitdesk")
        if os.path.isabs(home := os.environ.get("HOME", "")):
            return Path(home, ".config", "summitdesk")
    return _own("config")


def user_state() -> Path:
    """Give the folder of what the program must remember of its last run."""
    return _own("state")


def user_log() -> Path:
    """Give the folder of logs."""
    return _own("log")


def _own(what: str) -> Path:
    import platformdirs  # costs 11 ms: not before the first paint

    folders = platformdirs.PlatformDirs("summitdesk", appauthor=False)
    try:
        return Path(getattr(folders, f"user_{what}_dir"))
    except RuntimeError:  # a user whom the system does not know
        return NOWHERE / "summitdesk" / what
