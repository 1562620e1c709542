"""How often a test repeats: one variable says it for all of them."""

import os
import sys

import pytest

VARIABLE = "SUMMITDESK_REPETITIONS"


def repetitions(short: int, full: int) -> int:
    """Give `short`, `full` when the variable says so, or `short` times the factor it names."""
    wish = os.environ.get(VARIABLE, "1")
    return full if wish == "full" else min(full, max(1, round(short * float(wish))))


def is_full() -> bool:
    """Tell whether the long run is on."""
    return os.environ.get(VARIABLE) == "full"


def tell(capsys: pytest.CaptureFixture[str], counts: str) -> None:
    """Say what was counted, to whoever watches the tests run."""
    with capsys.disabled():
        sys.stdout.write(f"\n{counts}\n")
