"""Reference files: what real records must look like when they are taken away, to the letter."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "reference"
VARIABLE = "SUMMITDESK_WRITE_REFERENCE"
"""Set to 1 it writes the files anew; look at what changed before you keep it."""


def check_reference(name: str, text: str) -> None:
    """Hold a text against the file of that name."""
    path = FOLDER / name
    if os.environ.get(VARIABLE):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text
