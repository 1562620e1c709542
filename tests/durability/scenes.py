"""The archive that is written again and again, killed, cut off and filled up."""

from pathlib import Path

from summitdesk.archive.working import make_working_archive
from tests.builders import build_archive, record


def make_scene(folder: Path) -> Path:
    """A small working archive whose records lean on each other."""
    records = [
        record("person", "per-x", name="Ayar"),
        record("speech", "spc-x", speaker="per-x", title="Address", date="2025-06-17"),
        record("quotation", "quo-x", speaker="per-x", speech="spc-x", text="Water first"),
        record("agreement", "agr-x", title="Treaty"),
    ]
    return make_working_archive(build_archive(folder, records), folder / "mine.summitdb")


UIDS = ("per-x", "spc-x", "agr-x")
"""The records that are saved in turn."""

LABELS = {"per-x": "name", "spc-x": "title", "agr-x": "title"}
"""What each of them is called by."""
