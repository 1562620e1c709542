"""Qt is loaded in a way that costs those who are imported after it nothing."""

import subprocess
import sys

import pytest

ASKING = """
import builtins, linecache
from summitdesk.ui import loading
own = vars(builtins).copy()
{load}
import summitdesk.domain.catalogue
print(all(vars(builtins)[name] is value for name, value in own.items()))
print(any("summitdesk" in name for name in linecache.cache))
"""


@pytest.mark.parametrize(
    ("load", "is_own", "is_read"),
    [("loading.load_qt()", "True", "False"), ("import PySide6.QtCore", "False", "True")],
    ids=["as we load Qt", "as it loads itself"],
)
def test_sources_are_read_only_where_qt_loads_itself(load: str, is_own: str, is_read: str) -> None:
    finished = subprocess.run(
        [sys.executable, "-c", ASKING.format(load=load)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert finished.stdout.split() == [is_own, is_read]
