"""A window that crashed, as the next one finds it."""

from pathlib import Path

from summitdesk.ui.marker import Marker
from summitdesk.ui.sight import Sight


def crash(folder: Path, sight: Sight) -> None:
    """Leave what a window leaves that was not closed."""
    marker = Marker(folder)
    marker.keep(sight)
    (file,) = folder.glob("window-*.json")
    data = file.read_bytes()
    marker.remove()
    (folder / "window-1.json").write_bytes(data)
