"""Where things are: beside the program, and in a person's own folders.

This module alone knows whether the program runs from a checkout, an installed wheel or a frozen
folder. Asking creates nothing, and works for a user who has no home.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "bundled"
# A wheel and a frozen program carry their files inside the package; a checkout has them on top.
_TOP = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent.parent

_NOWHERE = Path("/nonexistent")  # the home Debian gives to users who have none


def resources() -> Path:
    """Give the folder of icons, styles and other files the window reads."""
    return _TOP / "resources"


def bundled_archive() -> Path:
    """Give the archive that comes with the program; it may only be read."""
    return _TOP / "data" / "summit.db"


def user_data() -> Path:
    """Give the folder of what belongs to the person, such as the shelf."""
    return _own("data")


def user_config() -> Path:
    """Give the folder of what the person chose."""
    return _own("config")


def user_log() -> Path:
    """Give the folder of logs."""
    return _own("log")


def _own(what: str) -> Path:
    import platformdirs  # costs 11 ms: not before the first paint

    folders = platformdirs.PlatformDirs("summitdesk", appauthor=False)
    try:
        return Path(getattr(folders, f"user_{what}_dir"))
    except RuntimeError:  # a user whom the system does not know
        return _NOWHERE / "summitdesk" / what
