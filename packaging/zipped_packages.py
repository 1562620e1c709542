"""Runs first in the frozen program: makes the packages that lie beside it as zips importable."""

import sys
from pathlib import Path

FOLDER = Path(sys._MEIPASS)  # noqa: SLF001 - PyInstaller's own name for where the program lies

sys.path.extend(str(pack) for pack in FOLDER.glob("*.zip") if pack.stem != "base_library")
