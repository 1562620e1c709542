"""Where things are: beside the program, and in a person's own folders.

This module alone knows whether the program runs from a checkout, an installed wheel or a frozen
folder. Asking creates nothing, and works for a user who has no home.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "bundled"
# A wheel and a frozen program carry their files inside the package; a checkout has them on top.
_TOP = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent.parent

_PROGRAM = "summitdesk"
_NOWHERE = Path("/nonexistent")  # the home Debian gives to users who have none


def resources() -> Path:
    """Give the folder of icons, styles and other files the window reads."""
    return _TOP / "resources"


def bundled_archive() -> Path:
    """Give the archive that comes with the program; it may only be read."""
    return _TOP / "data" / "summit.db"


def user_data() -> Path:
    """Give the folder of what belongs to the person, such as the shelf."""
    import platformdirs  # costs 11 ms: not before the first paint

    return _absolute(platformdirs.user_data_path(_PROGRAM, appauthor=False))


def user_config() -> Path:
    """Give the folder of what the person chose."""
    import platformdirs

    return _absolute(platformdirs.user_config_path(_PROGRAM, appauthor=False))


def user_log() -> Path:
    """Give the folder of logs."""
    import platformdirs

    return _absolute(platformdirs.user_log_path(_PROGRAM, appauthor=False))


def _absolute(path: Path) -> Path:
    """Keep a ``~`` that found no home from becoming a folder where the program was started."""
    return path if path.is_absolute() else _NOWHERE / path.name
